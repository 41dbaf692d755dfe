"""Why did it change? Every term that moved an indicator, what is behind it, what it rests on."""

from collections.abc import Iterator, Mapping
from functools import partial

from game.judgement.causes import Term
from game.screens.bar import NARROW, top_bar
from game.screens.cause_graph import BESIDE, CauseGraph, Knot, hue_of
from game.screens.charts.falls import WaterfallChart
from game.screens.charts.figure import reading
from game.screens.charts.key import key_of
from game.screens.frame.screen import Act, Screen
from game.screens.frame.stage import Stage
from game.screens.frame.work import Ticket
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.reasons import Reason, Reasons, Span, spans_of, teller_of
from game.screens.why_words import (
    because_of,
    behind,
    heading,
    kind_of,
    resting,
    title_of,
    waterfall_of,
    when,
)
from game.screens.widgets.buttons import Button
from game.screens.widgets.choices import Choice
from game.screens.widgets.marks import Tag
from game.screens.widgets.text import Text
from game.session.view import IndicatorView


class WhyScreen(Screen):
    """Why an indicator moved, in the last quarter that is known or over a longer span.

    Args:
        playing: the game.
        about: the indicator's name; empty for the one that most causes moved.
    """

    name = "why"

    def __init__(self, playing: Playing, about: str) -> None:
        self._playing = playing
        names = [indicator.name for indicator in playing.view.indicators]
        self._about = about if about in names else _most_moved(playing)
        self._over = "quarter"
        self._chosen = 0
        self._found: tuple[Span, Reasons] | None = None

    def title(self, ui: Stage) -> str:
        """Return what happened, as far as it is known."""
        found = self._known()
        if found is None:
            return ui.say("why.chart", title=self._indicator.title)
        return heading(ui.say, self._indicator, found)

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whatever there is
        """Begin at the largest cause, or at what leads back."""
        found = self._known()
        return "row1" if found is not None and found.reasons else "close"

    def build(self, ui: Stage) -> Widget:
        """Return the heading, the causes, and what is behind the chosen one."""
        self._ask(ui)
        found = self._known()
        body: Widget = Text(self._waiting(ui), "lead", "muted", wide=0, id="waiting")
        if found is not None and found.reasons:
            body = self._body(ui, found)
        sheet = Panel(
            [self._head(ui, found), body], on="paper", raised=True, pad=(28, 20), gap=14, grow=1,
            id="sheet", title=self.title(ui),
        )  # fmt: skip
        wide = ui.look.metrics.columns >= NARROW
        bar = top_bar(ui, self._playing) if wide else None
        return Column([bar, Column([sheet], pad=16 if wide else 8, grow=1, id="desk")], gap=0)

    def actions(self, ui: Stage) -> Mapping[str, Act]:  # noqa: ARG002 - always the same
        """Return how the glossary is come to."""
        return {"glossary": lambda: self._playing.open("glossary")}

    def follow(self, ui: Stage, target: str) -> None:  # noqa: ARG002 - pages know theirs
        """Open the document that a cause rests on."""
        term = self._term()
        if term is not None and target.startswith("source:"):
            citation = term.evidence.source[int(target.removeprefix("source:"))]
            if self._playing.opens("sources"):
                self._playing.open("sources", citation)

    # What is known.

    @property
    def _indicator(self) -> IndicatorView:
        return next(i for i in self._playing.view.indicators if i.name == self._about)

    def _span(self) -> Span | None:
        spans = spans_of(self._indicator)
        return spans.get(self._over, spans.get("quarter"))

    def _known(self) -> Reasons | None:
        """Return the reasons, if those that are wanted have been found."""
        if self._found is None or self._found[0] != self._span():
            return None
        return self._found[1]

    def _term(self) -> Term | None:
        found = self._known()
        if found is None or not found.reasons:
            return None
        return found.reasons[min(self._chosen, len(found.reasons) - 1)].term

    def _ask(self, ui: Stage) -> None:
        span = self._span()
        if span is None or self._known() is not None:
            return
        game, indicator = self._playing.game, self._indicator
        teller = teller_of(self._playing)

        def job(_: Ticket) -> Reasons:
            return teller.reasons(game, indicator, span)

        ui.work.ask("why", job, partial(self._learn, ui))

    def _learn(self, ui: Stage, found: Reasons) -> None:
        self._found = (found.span, found)
        ui.announce(self.title(ui))
        ui.refresh()
        ui.focus_id("row1")

    def left(self, ui: Stage) -> None:
        """Want no answer any more."""
        ui.work.drop("why")

    # What it shows.

    def _waiting(self, ui: Stage) -> str:
        if self._span() is None:
            played = bool(self._playing.view.elapsed)
            return ui.say("why.late" if played else "why.none_yet")
        found = self._known()
        return ui.say("why.looking" if found is None else "why.nothing_moved")

    def _head(self, ui: Stage, found: Reasons | None) -> Widget:
        say = ui.say
        lead = say("why.lead", when=when(say, self._indicator, found)) if found else ""
        words = Column(
            [
                Text(say("why.eyebrow").upper(), "eyebrow", "yours", spoken=say("why.eyebrow")),
                Text(self.title(ui), "title", wide=0),
                Text(lead, "body", "muted", wide=0) if lead else None,
            ],
            gap=3,
            grow=1,
            least=260,
        )
        return Row([words, Flow(list(self._buttons(ui)), gap=8, right=True)], gap=16, down="start")

    def _buttons(self, ui: Stage) -> Iterator[Widget]:
        say = ui.say
        spans = spans_of(self._indicator)
        if len(spans) > 1:
            options = [(name, say(f"why.{name}")) for name in spans]
            yield Choice(
                say("why.span"), options, self._over, partial(self._turn, ui), kind="tab", id="span"
            )
        if self._playing.opens("history"):
            yield Button(
                say("why.history"),
                lambda: self._playing.open("history", self._about),
                action="history",
                id="history",
            )
        yield Button(say("common.close"), ui.pop, action="back", id="close")

    def _turn(self, ui: Stage, span: str) -> None:
        self._over, self._chosen = span, 0
        ui.refresh()

    def _body(self, ui: Stage, found: Reasons) -> Widget:
        data = waterfall_of(ui.say, self._indicator, found)
        causes = WaterfallChart(
            data.title,
            id="causes",
            chart=data,
            sentence=lambda: data.sentence,
            table=lambda: reading(data),
            on_choose=partial(self._choose, ui),
            chosen=min(self._chosen, len(found.reasons) - 1),
            grow=1,
        )
        key = Flow(list(key_of(ui.say, data)), gap=14, id="key")
        left = Scroll(
            Column([key, causes], gap=10, id="told"),
            title=ui.say("why.causes"),
            id="left",
            high=300,
        )
        right = Scroll(self._beside(ui, found), title=ui.say("why.graph"), id="right", high=260)
        left.grow, left.least, right.grow, right.least = 1.0, 380, 1.0, 360
        return Row([left, right], gap=32, down="fill", grow=1, id="panes")

    def _choose(self, ui: Stage, place: int) -> None:
        self._chosen = place
        ui.refresh()

    def _beside(self, ui: Stage, found: Reasons) -> Widget:
        chosen = found.reasons[min(self._chosen, len(found.reasons) - 1)]
        rows = self._rows(ui, found, chosen)
        graph = CauseGraph(rows, label=ui.say("why.graph"), id="graph", grow=1)
        return Column([graph, self._detail(ui, chosen)], gap=18, id="beside")

    def _rows(self, ui: Stage, found: Reasons, chosen: Reason) -> list[list[Knot]]:
        """Return the graph: what moved, its causes, and two steps behind the chosen one."""
        named = [reason for reason in found.reasons if reason.term is not None]
        shown = named[:BESIDE]
        if chosen.term is not None and chosen not in shown:
            shown = [*shown[: BESIDE - 1], chosen]
        rows = [[Knot(self._indicator.title, self._indicator.title, "edge", None)]]
        rows.append([self._knot(ui, r.term, 0, chosen=r is chosen) for r in shown if r.term])
        if chosen.term is None or chosen.term.behind is None or not rows[1]:
            return [row for row in rows if row]
        terms = chosen.term.behind.terms[:BESIDE]
        rows.append([self._knot(ui, term, shown.index(chosen)) for term in terms])
        deeper = next((k for k, t in enumerate(terms) if t.behind and t.behind.terms), None)
        if deeper is not None and (behind_it := terms[deeper].behind) is not None:
            rows.append([self._knot(ui, term, deeper) for term in behind_it.terms[:BESIDE]])
        return [row for row in rows if row]

    def _knot(self, ui: Stage, term: Term, to: int, *, chosen: bool = False) -> Knot:
        rises = term.amount > 0
        title = term.evidence.title
        spoken = ui.say("why.node", title=title, way=ui.say("why.plus" if rises else "why.minus"))
        return Knot(title, spoken, hue_of(term), rises, chosen=chosen, to=to)

    def _detail(self, ui: Stage, reason: Reason) -> Widget:
        say = ui.say
        because = because_of(say, reason)
        term = reason.term
        rests = "" if term is None else resting(say, self._playing.scenario, term)
        tag = "" if term is None else kind_of(say, term)
        deep = () if term is None else tuple(behind(say, term))
        parts: list[Widget | None] = [
            Row(
                [
                    Text(title_of(say, reason), "strong", grow=1),
                    Tag(tag) if tag else None,
                ],
                gap=10,
            ),
            Text(because, "body", wide=0) if because else None,
            Text(say("why.luck"), "body", "covert", wide=0) if reason.luck and term else None,
            *(Text(line, "small", wide=0) for line in deep),
            Text(rests, "small", "muted", rich=True, wide=0, id="rests") if rests else None,
        ]
        return Panel(
            parts, on="card", edge="line", top="covert" if reason.luck else "yours", pad=(16, 12),
            gap=6, radius=0, id="detail", title=say("why.detail"),
        )  # fmt: skip


def _most_moved(playing: Playing) -> str:
    """Return the indicator that most causes moved in the last quarter; else the first."""
    view = playing.view
    changes = view.last.changes if view.last is not None else ()
    moved = max(changes, key=lambda change: len(change.causes), default=None)
    return view.indicators[0].name if moved is None else moved.indicator
