"""Sources: the documents that the game rests on, and where in them something is said."""

from collections.abc import Iterator
from functools import partial

from game.content.format.pack import Source
from game.content.scenario import Scenario
from game.judgement.evidence import citations
from game.screens.bar import NARROW, top_bar
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.index import PREFIX, Group, Item, beside, index
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.text import Text


class SourcesScreen(Screen):
    """The documents of a pack.

    Args:
        playing: the game.
        about: a decision, an instrument or an event; or citations, with `;` between them; or
            empty for all documents.
    """

    name = "sources"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._rows = Kept()
        self._subject, self._cited = cited_by(playing.scenario, about)
        names = [name_of(cited) for cited in self._cited]
        known = [name for name in names if name in playing.scenario.sources]
        self._chosen = (known or list(playing.scenario.sources) or [""])[0]

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        if self._subject:
            return ui.say("sources.title_of", subject=self._subject)
        return ui.say("sources.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whatever is chosen
        """Begin at the chosen document."""
        return f"{PREFIX}{self._chosen}"

    def build(self, ui: Stage) -> Widget:
        """Return the documents beside what is to know of the chosen one."""
        chosen = (self._chosen, partial(self._choose, ui))
        listed = index(ui, ui.say("sources.list"), self._groups(ui), chosen, self._rows)
        wide = ui.look.metrics.columns >= NARROW
        bar = top_bar(ui, self._playing) if wide else None
        return Column([bar, beside(ui, listed, self._sheet(ui), (1.0, 1.6))], gap=0)

    def follow(self, ui: Stage, target: str) -> None:
        """Go to another document."""
        if target in self._playing.scenario.sources:
            self._choose(ui, target)

    def _choose(self, ui: Stage, name: str) -> None:
        self._chosen = name
        ui.refresh()

    def _groups(self, ui: Stage) -> tuple[Group, ...]:
        """Return what is cited first, then the rest."""
        sources = self._playing.scenario.sources
        cited = [name for name in dict.fromkeys(map(name_of, self._cited)) if name in sources]
        rest = [name for name in sources if name not in cited]

        def items(names: list[str]) -> tuple[Item, ...]:
            return tuple(Item(n, sources[n].title, _year(sources[n])) for n in names)

        if not cited:
            return (Group("", items(rest)),)
        return (
            Group(ui.say("sources.cited"), items(cited)),
            Group(ui.say("sources.rest"), items(rest)),
        )

    def _sheet(self, ui: Stage) -> Widget:
        say, source = ui.say, self._playing.scenario.sources.get(self._chosen)
        head = Row(
            [
                Column(
                    [
                        Text(say("sources.eyebrow"), "eyebrow", "yours"),
                        Text(self.title(ui), "heading", wide=0),
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
        told = [] if source is None else list(self._told(ui, source))
        pane = Scroll(Column(told, gap=10), title=say("sources.document"), id="document", high=220)
        return Panel([head, pane], on="paper", raised=True, pad=(24, 18), gap=12, id="sheet")

    def _told(self, ui: Stage, source: Source) -> Iterator[Widget]:
        say = ui.say
        yield Text(source.title, "title", wide=0)
        facts = [part for part in (source.kind, source.author, _year(source)) if part]
        yield Text(", ".join(facts), "body", "muted", wide=0, id="facts")
        places = [place_of(c) for c in self._cited if name_of(c) == self._chosen]
        if any(places):
            said = "; ".join(place for place in places if place)
            yield Text(say("sources.here", places=said), "strong", "yours", wide=0, id="here")
        if source.note:
            yield Text(say("sources.note"), "eyebrow", "muted", id="trust")
            yield Text(str(source.note), "body", id="note")
        rests = list(self._rests(ui, source))
        if rests:
            yield Text(", ".join(rests), "small", "muted", rich=True, id="rests")
        decisions = resting_on(self._playing.scenario, self._chosen)
        if decisions:
            listed = "\n".join(f"- {title}" for title in decisions)
            inside = Text(listed, "small", rich=True, wide=0)
            label = say("sources.decisions", count=len(decisions))
            yield Disclosure(label, inside, id="decisions")

    def _rests(self, ui: Stage, source: Source) -> Iterator[str]:
        """Yield the documents that this one rests on, as links where they are in the pack."""
        sources = self._playing.scenario.sources
        for place, cited in enumerate(citations(source.cites)):
            name = name_of(cited)
            known = sources.get(name)
            words = cited if known is None else f"[{known.title}]({name}){cited[len(name) :]}"
            yield ui.say("sources.rests", source=words) if place == 0 else words


def cited_by(scenario: Scenario, about: str) -> tuple[str, tuple[str, ...]]:
    """Return what a page is about, as people read it, and the citations that it is to show."""
    if about in scenario.decisions:
        decision = scenario.decisions[about]
        return decision.title, citations(decision.source)
    if about in scenario.instruments:
        instrument = scenario.instruments[about]
        return instrument.title, citations(instrument.source)
    if about in scenario.events:
        event = scenario.events[about]
        return event.title, citations(event.source)
    return "", tuple(part.strip() for part in about.split(";") if part.strip())


def name_of(citation: str) -> str:
    """Return the id of the document that is cited."""
    return citation.partition(",")[0].strip()


def place_of(citation: str) -> str:
    """Return where in the document; empty for the whole of it."""
    return citation.partition(",")[2].strip()


def resting_on(scenario: Scenario, name: str) -> tuple[str, ...]:
    """Return the titles of the decisions that rest on a document."""
    return tuple(
        decision.title
        for decision in scenario.decisions.values()
        if name in map(name_of, citations(decision.source))
    )


def _year(source: Source) -> str:
    return "" if source.year is None else str(source.year)
