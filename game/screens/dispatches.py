"""Dispatches: every open question in a line, with what happens if nobody attends to it."""

from game.screens.bar import top_bar
from game.screens.dates import quarter_words
from game.screens.desk.toolbar import by_urgency
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.text import Text
from game.session.view import DecisionView


class DispatchesScreen(Screen):
    """All open questions, the most urgent first.

    Args:
        playing: the game.
    """

    name = "dispatches"

    def __init__(self, playing: Playing) -> None:
        self._playing = playing

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("dispatches.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - of no matter here
        """Begin at the first question."""
        listed = by_urgency(self._playing.view)
        return listed[0].id if listed else "close"

    def build(self, ui: Stage) -> Widget:
        """Return two lists: what is asked of the player, and what others can see to."""
        say = ui.say
        listed = by_urgency(self._playing.view)
        core = [d for d in listed if d.tier == "core"]
        side = [d for d in listed if d.tier != "core"]
        body = Column(
            [
                *self._list(ui, "core", core),
                *self._list(ui, "side", side),
                Text(say("dispatches.none"), "body", "muted") if not listed else None,
            ],
            gap=8,
            id="lists",
        )
        page = Panel(
            [
                self._top(ui),
                Text(say("dispatches.lead"), "body", "muted", wide=0, id="lead"),
                Scroll(body, title=self.title(ui), id="list", high=240),
            ],
            on="paper",
            raised=True,
            pad=(28, 20),
            gap=12,
            grow=1,
            id="page",
        )
        return Column(
            [top_bar(ui, self._playing), Panel([page], pad=16, grow=1, id="around")], gap=0
        )

    def _top(self, ui: Stage) -> Widget:
        words = [
            Text(ui.say("dispatches.eyebrow"), "eyebrow", "yours"),
            Text(self.title(ui), "title"),
        ]
        close = Button(ui.say("common.close"), ui.pop, action="back", id="close")
        heading = Column(words, gap=4, grow=1, id="heading")
        return Row([heading, close], gap=16, down="start", id="top")

    def _list(self, ui: Stage, kind: str, listed: list[DecisionView]) -> list[Widget]:
        if not listed:
            return []
        heading = Text(ui.say(f"dispatches.{kind}"), "heading", id=f"{kind}-heading")
        cards = Column([self._card(ui, d) for d in listed], gap=6, id=kind)
        return [heading, cards]

    def _card(self, ui: Stage, decision: DecisionView) -> Widget:
        told = self._told(ui, decision)
        urgent = decision.last_chance and decision.chosen is None
        when = ui.say("dispatches.last") if decision.last_chance else ui.say(
            "dispatches.until", when=quarter_words(ui.say, decision.answer_by)
        )  # fmt: skip
        return Card(
            decision.title,
            lambda: self._open(ui, decision.id),
            id=decision.id,
            says=f"{told} {when}",
            pad=(14, 8),
            inside=Row(
                [
                    Column(
                        [
                            Text(decision.title, "strong", wide=0, id="title"),
                            Text(told, "small", "muted", wide=0, id="told"),
                        ],
                        gap=1,
                        grow=1,
                        least=200,
                        id="about",
                    ),
                    Text(when, "small-strong", "harm" if urgent else "muted", id="when"),
                ],
                gap=16,
                id="row",
            ),
        )

    def _told(self, ui: Stage, decision: DecisionView) -> str:
        """Return the answer in the draft, or what happens without one."""
        chosen = next((o.label for o in decision.options if o.id == decision.chosen), None)
        if chosen is not None:
            return ui.say("dispatches.chosen", label=chosen)
        if decision.default_label is None:
            return ui.say("dispatches.lapses")
        person = self._playing.scenario.people.get(decision.otherwise)
        who = decision.otherwise if person is None else person.title
        return ui.say("dispatches.default", who=who, label=decision.default_label)

    def _open(self, ui: Stage, decision: str) -> None:
        self._playing.question = decision
        ui.pop()
