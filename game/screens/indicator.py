"""An indicator's whole history, beside the list of all indicators."""

from collections.abc import Iterator, Mapping
from functools import partial

from game.judgement.evidence import citations
from game.model.quarters import format_quarter
from game.reports.charts import CourseChart
from game.screens.bar import NARROW, top_bar
from game.screens.charts.figure import chart
from game.screens.charts.key import key_of
from game.screens.dates import quarter_words
from game.screens.frame.screen import Act, Screen
from game.screens.frame.stage import Stage
from game.screens.frame.work import Ticket
from game.screens.index import PREFIX, Group, Item, Search, beside, found_in, index
from game.screens.indicator_chart import chart_of, historical
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import number, with_unit
from game.screens.playing import Playing
from game.screens.why_words import unit_of
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text
from game.session.view import IndicatorView
from game.session.wording import inside


class IndicatorScreen(Screen):
    """All indicators, and the whole history of one.

    Args:
        playing: the game.
        about: the indicator's name; empty for the first.
    """

    name = "history"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._rows = Kept()
        known = [indicator.name for indicator in playing.view.indicators]
        self._chosen = about if about in known else known[0]
        self._typed = ""
        self._lines: dict[str, tuple[float, ...]] = {}
        self._kept: tuple[object, CourseChart] | None = None

    def title(self, ui: Stage) -> str:
        """Return what is shown."""
        return ui.say("indicator.title", title=self._indicator.title)

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whatever is chosen
        """Begin at the indicator."""
        return f"{PREFIX}{self._chosen}"

    def build(self, ui: Stage) -> Widget:
        """Return the list of indicators beside the history of the chosen one."""
        self._ask(ui)
        search = Search(ui.say("indicator.search"), self._typed, partial(self._type, ui))
        listed = index(
            ui,
            ui.say("indicator.list"),
            found_in(self._groups(ui), self._typed),
            (self._chosen, partial(self._choose, ui)),
            self._rows,
            search,
        )
        bar = top_bar(ui, self._playing) if ui.look.metrics.columns >= NARROW else None
        return Column([bar, beside(ui, listed, self._sheet(ui), (1.0, 2.3))], gap=0)

    def actions(self, ui: Stage) -> Mapping[str, Act]:  # noqa: ARG002 - always the same
        """Return how the glossary is come to."""
        return {"glossary": lambda: self._playing.open("glossary")}

    def follow(self, ui: Stage, target: str) -> None:  # noqa: ARG002 - one link
        """Open what it rests on."""
        self._playing.open("sources", target)

    def left(self, ui: Stage) -> None:
        """Want history's line no more."""
        ui.work.drop("history line")

    @property
    def _indicator(self) -> IndicatorView:
        return next(i for i in self._playing.view.indicators if i.name == self._chosen)

    def _choose(self, ui: Stage, name: str) -> None:
        self._chosen = name
        ui.refresh()

    def _type(self, ui: Stage, text: str) -> None:
        self._typed = text
        ui.refresh()

    def _ask(self, ui: Stage) -> None:
        """Ask for history's line, once the game is over and it may be seen."""
        name = self._chosen
        if not self._playing.over or name in self._lines:
            return

        def job(_: Ticket) -> tuple[float, ...]:
            return historical(self._playing, name)

        ui.work.ask("history line", job, partial(self._learn, ui, name))

    def _learn(self, ui: Stage, name: str, values: tuple[float, ...]) -> None:
        self._lines[name] = values
        ui.refresh()

    def _groups(self, ui: Stage) -> tuple[Group, ...]:
        """Return the indicators that the pack shows first, then all others under their headings."""
        say, view = ui.say, self._playing.view
        first = [i for i in view.indicators if i.first]
        headed: dict[str, list[IndicatorView]] = {say("indicator.first"): first} if first else {}
        for indicator in view.indicators:
            if not indicator.first:
                headed.setdefault(indicator.group or say("indicator.others"), []).append(indicator)
        return tuple(
            Group(
                heading,
                tuple(Item(i.name, i.title, number(say, i.value, i.decimals)) for i in indicators),
            )
            for heading, indicators in headed.items()
        )

    # The sheet.

    def _data(self) -> CourseChart:
        """Return the chart; the same one until what it shows has changed."""
        indicator = self._indicator
        line = self._lines.get(indicator.name)
        if self._kept is None or self._kept[0] != (indicator, line):
            self._kept = ((indicator, line), chart_of(self._playing, indicator, line))
        return self._kept[1]

    def _sheet(self, ui: Stage) -> Widget:
        data = self._data()
        key = Flow(list(key_of(ui.say, data)), gap=14, id="key")
        drawn = Column([key, chart(ui.say, data, grow=1)], gap=6, grow=2, id="drawn")
        told = Column(list(self._told(ui, data)), gap=5, id="told")
        pane = Scroll(told, title=ui.say("indicator.happened"), id="happened", high=110)
        return Panel(
            [self._head(ui), drawn, pane if told.children else None],
            on="panel",
            edge="line",
            pad=(20, 16),
            gap=12,
            id="sheet",
        )

    def _head(self, ui: Stage) -> Widget:
        say, indicator = ui.say, self._indicator
        value = with_unit(say, indicator.value, unit_of(indicator), indicator.decimals)
        at = quarter_words(say, indicator.quarter)
        told = say("indicator.at", value=value, quarter=at)
        if indicator.by is not None and indicator.by_title is not None:
            told = say("indicator.at_by", value=value, quarter=at, by=inside(indicator.by_title))
        words = Column(
            [Text(indicator.title, "title", wide=0), Text(told, "lead", wide=0)],
            gap=2,
            grow=1,
            least=200,
        )
        return Row([words, Flow(list(self._buttons(ui)), gap=8, right=True)], gap=12, down="start")

    def _buttons(self, ui: Stage) -> Iterator[Widget]:
        say, playing = ui.say, self._playing
        if playing.opens("why"):
            moved = self._indicator.previous is not None
            yield Button(
                say("indicator.why"),
                lambda: playing.open("why", self._chosen),
                action="why",
                id="why",
                refusal=None if moved else say("indicator.not_yet"),
            )
        yield Button(say("common.close"), ui.pop, action="back", id="close")

    def _told(self, ui: Stage, data: CourseChart) -> Iterator[Widget]:
        """Yield what the numbers in the chart stand for, reports that were asked for, sources."""
        say, indicator = ui.say, self._indicator
        for place, mark in enumerate(data.marks):
            words = say(
                "indicator.mark_luck" if mark.role == "luck" else "indicator.mark",
                number=mark.label,
                quarter=quarter_words(say, format_quarter(mark.quarter)),
                text=mark.text,
            )
            yield Text(words, "small", wide=0, id=f"mark{place}")
        for report in indicator.reports:
            words = say(
                "indicator.asked",
                by=self._playing.scenario.people[report.adviser].title,
                value=with_unit(say, report.value, unit_of(indicator), indicator.decimals),
                quarter=quarter_words(say, report.quarter),
            )
            yield Text(words, "small", wide=0, id=f"report-{report.adviser}")
        quantity = self._playing.scenario.quantity(indicator.name.partition("[")[0])
        cited = citations(quantity.source)
        if cited and self._playing.opens("sources"):
            yield Button(
                say("indicator.sources"),
                lambda: self._playing.open("sources", ";".join(cited)),
                kind="quiet",
                icon="book-open",
                style="small",
                id="sources",
            )
