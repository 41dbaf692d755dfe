"""The glossary: what a word means, at the thing that is in focus, and back."""

from collections.abc import Iterator, Mapping
from functools import partial

from game.content.scenario import Scenario
from game.judgement.evidence import citations
from game.screens.bar import NARROW, top_bar
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.index import PREFIX, Group, Item, Search, beside, found_in, index
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.why_words import unit_of
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text
from game.session.view import IndicatorView

#: The game's own words, each with a title and a text in `words`.
TERMS = (
    "quarter", "turn", "draft", "sign", "attention", "question", "option", "adviser", "claim",
    "instrument", "delay", "indicator", "report", "future", "strand", "band", "median", "why",
    "term", "luck", "grade", "source", "map", "layer", "timeline", "history", "passive",
    "frontier", "reader", "goal", "turning", "record", "theory", "seed",
)  # fmt: skip
#: What parts of screens are called, and the term that explains them.
PARTS: Mapping[str, str] = {
    "go": "sign",
    "sign": "sign",
    "gauges": "indicator",
    "below": "indicator",
    "options": "option",
    "voices": "claim",
    "adviser": "adviser",
    "people": "adviser",
    "rows": "instrument",
    "map": "map",
    "layers": "layer",
    "timeline": "timeline",
    "causes": "term",
    "graph": "term",
    "why": "why",
    "rests": "grade",
    "sources": "source",
    "bar": "turn",
}
_GAME = "game:"


def term_at(path: str | None, scenario: Scenario) -> str:
    """Return the term that explains what is in focus, from the innermost part of its path."""
    for named in reversed((path or "").split("/")):
        part = named.removeprefix(PREFIX)
        for section in (scenario.instruments, scenario.people, scenario.decisions):
            if part in section:
                return part
        symbol = part.partition("[")[0]
        if symbol in scenario.model.stocks or symbol in scenario.model.auxiliaries:
            return part
        if part in PARTS:
            return _GAME + PARTS[part]
    return _GAME + TERMS[0]


class GlossaryScreen(Screen):
    """What words mean: the game's own, and those of its pack.

    Args:
        playing: the game.
        about: an id of the pack, such as an indicator's; empty for what is in focus.
    """

    name = "glossary"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._rows = Kept()
        ui = playing.ui
        focused = ui.focused if ui.stack else None
        wanted = about if about not in TERMS else _GAME + about
        self._chosen = wanted or term_at(focused, playing.scenario)
        self._typed = ""

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("glossary.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whatever is chosen
        """Begin at the term."""
        return f"{PREFIX}{self._chosen}"

    def build(self, ui: Stage) -> Widget:
        """Return the terms beside what the chosen one means."""
        groups = self._groups(ui)
        every = [item.id for group in groups for item in group.items]
        if self._chosen not in every:
            self._chosen = every[0]
        search = Search(ui.say("glossary.search"), self._typed, partial(self._type, ui))
        listed = index(
            ui,
            ui.say("glossary.list"),
            found_in(groups, self._typed),
            (self._chosen, partial(self._choose, ui)),
            self._rows,
            search,
        )
        bar = top_bar(ui, self._playing) if ui.look.metrics.columns >= NARROW else None
        return Column([bar, beside(ui, listed, self._sheet(ui, groups), (1.0, 2.0))], gap=0)

    def follow(self, ui: Stage, target: str) -> None:
        """Go to another term, or to a document."""
        if target.startswith(_GAME):
            self._choose(ui, target)
        elif self._playing.opens("sources"):
            self._playing.open("sources", self._cited())

    def _choose(self, ui: Stage, name: str) -> None:
        self._chosen = name
        ui.refresh()

    def _type(self, ui: Stage, text: str) -> None:
        self._typed = text
        ui.refresh()

    def _groups(self, ui: Stage) -> tuple[Group, ...]:
        say, view = ui.say, self._playing.view
        own = [Item(_GAME + term, say(f"glossary.{term}.title")) for term in TERMS]
        own.sort(key=lambda item: item.title)
        return (
            Group(say("glossary.own"), tuple(own)),
            Group(
                say("glossary.indicators"), tuple(Item(i.name, i.title) for i in view.indicators)
            ),
            Group(
                say("glossary.instruments"), tuple(Item(i.id, i.title) for i in view.instruments)
            ),
            Group(say("glossary.people"), tuple(Item(p.id, p.title) for p in view.people)),
            Group(say("glossary.decisions"), tuple(Item(d.id, d.title) for d in view.decisions)),
        )

    # What it says.

    def _sheet(self, ui: Stage, groups: tuple[Group, ...]) -> Widget:
        say = ui.say
        titles = {item.id: item.title for group in groups for item in group.items}
        told = Column(list(self._told(ui)), gap=10, id="told")
        head = Row(
            [
                Column(
                    [
                        Text(say("glossary.eyebrow"), "eyebrow", "yours"),
                        Text(titles[self._chosen], "title", wide=0),
                    ],
                    gap=2,
                    grow=1,
                    least=220,
                ),
                Button(say("common.close"), ui.pop, action="back", id="close"),
            ],
            gap=12,
            down="start",
        )
        pane = Scroll(told, title=titles[self._chosen], id="meaning", high=200)
        pages = Flow(list(self._pages(ui)), gap=8, id="pages")
        items = [head, pane, pages if pages.children else None]
        return Panel(items, on="paper", raised=True, pad=(24, 18), gap=12, id="sheet")

    def _told(self, ui: Stage) -> Iterator[Widget]:
        say, name = ui.say, self._chosen
        if name.startswith(_GAME):
            words = say(f"glossary.{name.removeprefix(_GAME)}.text")
            yield Text(words, "lead", rich=True, id="text")
            return
        for line in self._facts(ui):
            yield Text(line, "lead")
        if self._cited() and self._playing.opens("sources"):
            yield Text(f"[{say('glossary.sources')}](sources)", "body", rich=True, id="cited")

    def _facts(self, ui: Stage) -> Iterator[str]:
        """Yield what is to know of something of the pack, sentence by sentence."""
        view, scenario, name = self._playing.view, self._playing.scenario, self._chosen
        indicator = next((i for i in view.indicators if i.name == name), None)
        if indicator is not None:
            yield from _of_indicator(ui, scenario, indicator)
        elif name in scenario.instruments:
            yield str(scenario.instruments[name].meaning)
            yield ui.say(f"glossary.kind_{scenario.instruments[name].kind}")
        elif name in scenario.people:
            person = scenario.people[name]
            yield ui.say("glossary.person", agency=person.agency, speaks=person.speaks)
            for want in person.wants:
                yield ui.say("glossary.wants", want=want)
        elif name in scenario.decisions:
            yield str(scenario.decisions[name].briefing)

    def _cited(self) -> str:
        scenario, name = self._playing.scenario, self._chosen
        symbol = name.partition("[")[0]
        source = None
        if name in scenario.instruments:
            source = scenario.instruments[name].source
        elif name in scenario.people:
            source = scenario.people[name].source
        elif name in scenario.decisions:
            source = scenario.decisions[name].source
        elif symbol in scenario.model.stocks or symbol in scenario.model.auxiliaries:
            source = scenario.quantity(symbol).source
        return ";".join(citations(source))

    def _pages(self, ui: Stage) -> Iterator[Widget]:
        """Yield where else the chosen term leads."""
        names = [indicator.name for indicator in self._playing.view.indicators]
        for page in ("history", "why") if self._chosen in names else ():
            if self._playing.opens(page):
                yield Button(
                    ui.say(f"glossary.{page}_page"),
                    partial(self._playing.open, page, self._chosen),
                    action=page,
                    id=page,
                )


def _of_indicator(ui: Stage, scenario: Scenario, indicator: IndicatorView) -> Iterator[str]:
    say = ui.say
    quantity = scenario.quantity(indicator.name.partition("[")[0])
    unit = unit_of(indicator)
    yield say("glossary.unit", unit=unit) if unit else say("glossary.no_unit")
    yield say(f"glossary.better_{indicator.better}")
    if indicator.by_title is not None:
        yield say("glossary.reported", by=indicator.by_title)
    if quantity.note:
        yield str(quantity.note)
