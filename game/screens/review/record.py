"""The record of suffering, on a page of its own. It carries no points and is no part of a score."""

from dataclasses import replace

from game.content.scenario import Scenario
from game.judgement.course import course_of
from game.judgement.course import replay as played_again
from game.judgement.record import RecordLine, record_of
from game.model.arrays import Floats
from game.model.quarters import format_quarter
from game.reports.charting import axis_of
from game.reports.charts import CourseChart, Line
from game.reports.wording import sentence
from game.screens.charts.figure import Manner, chart
from game.screens.citing import sources_button
from game.screens.dates import quarter_words
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.frame.work import Ticket
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Grid
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import with_unit
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text

_JOB = "record"
#: The height of a line of the record: where there are many, and where there are few.
_FEW, _HIGH, _HIGHER = 2, 130, 240


class RecordScreen(Screen):
    """What happened to people, through time, with its sources.

    Args:
        playing: a game that is over.
    """

    name = "record"

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self._lines: tuple[RecordLine, ...] | None = None
        self._charts: tuple[CourseChart, ...] = ()

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("record.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the lines."""
        return "lines"

    def build(self, ui: Stage) -> Widget:
        """Return the lines of the record, each with its note and sources."""
        say = ui.say
        self._ask(ui)
        pairs = zip(self._lines or (), self._charts, strict=True)
        cards = [self._line(ui, line, data) for line, data in pairs]
        words = say("record.none") if self._lines == () else say("record.reading")
        shown: Widget = Grid(cards, cell=420, gap=24, most=2) if cards else Text(words, "body")
        page = Panel(
            [
                Text(say("record.title"), "title"),
                Text(say("record.lead"), "body", "muted", wide=0),
                Scroll(shown, title=say("record.title"), id="lines", high=240),
                Row([Button(say("common.back"), ui.pop, action="back", id="back")]),
            ],
            on="paper",
            pad=(32, 24),
            gap=12,
            raised=True,
            grow=1,
            id="page",
        )
        return Column([page], pad=16)

    def left(self, ui: Stage) -> None:
        """Want nothing any more."""
        ui.work.drop(_JOB)

    def _ask(self, ui: Stage) -> None:
        if self._lines is None and not ui.work.busy:
            ui.work.ask(_JOB, self._read, lambda lines: self._known(ui, lines))

    def _read(self, _: Ticket) -> tuple[RecordLine, ...]:
        """Play the game again and read its record; in the thread."""
        game = self._playing.game
        kernel = game.board.kernel
        return record_of(game.board.scenario, played_again(kernel, course_of(game)).results(kernel))

    def _known(self, ui: Stage, lines: tuple[RecordLine, ...]) -> None:
        self._lines = lines
        self._charts = tuple(_chart(ui, self._playing.scenario, line) for line in lines)
        ui.refresh()

    def _line(self, ui: Stage, line: RecordLine, data: CourseChart) -> Widget:
        high = _HIGH if len(self._charts) > _FEW else _HIGHER
        items: list[Widget | None] = [
            Text(data.title, "heading"),
            Text(data.sentence, "body"),
            chart(
                ui.say,
                data,
                Manner(accent="covert", high=high),
                grow=1,
            ),
            Text(sentence(line.note), "small", "muted") if line.note else None,
            *self._sources(ui, line),
        ]
        return Column(items, gap=5, id=line.indicator)

    def _sources(self, ui: Stage, line: RecordLine) -> list[Widget | None]:
        """Return whose documents speak of it, with a way to them."""
        known = self._playing.scenario.sources
        ids = (cited.partition(",")[0].strip() for cited in line.source)
        titles = [known[name].title for name in dict.fromkeys(ids) if name in known]
        if not titles:
            return []
        words = ui.say("record.sources", sources="; ".join(titles))
        button = sources_button(self._playing, line.source, ui.say("record.open"))
        return [Text(words, "small", "muted"), button]


def _chart(ui: Stage, scenario: Scenario, line: RecordLine) -> CourseChart:
    """Return a line of the record through time, from zero up."""
    values: Floats = line.values[:, 0]
    indicator = next(each for each in scenario.program.indicators if each.name == line.indicator)
    axis = replace(axis_of(scenario, indicator), title=line.title, low=0.0)
    quarter = quarter_words(ui.say, format_quarter(line.first + len(values) - 1))
    amount = with_unit(ui.say, float(values[-1]), axis.unit, axis.decimals)
    return CourseChart(
        anchor=f"record-{line.indicator}",
        title=line.title,
        sentence=ui.say("record.at_the_end", amount=amount, quarter=quarter),
        axis=axis,
        lines=(Line(label=line.title, role="mine", first=line.first, values=(*values.tolist(),)),),
    )
