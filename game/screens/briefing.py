"""The briefing: the first page of a game. Who the player is, what is asked, what may be hard."""

from collections.abc import Callable

from game.model.quarters import format_quarter
from game.screens.art import MapArt
from game.screens.dates import span_words
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.backdrop import Backdrop
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Picture, Rule
from game.screens.widgets.text import Text

_WIDE = 720
#: Below this width there is no room for the map beside the paper, in units that grow with text.
_NARROW = 900


class BriefingScreen(Screen):
    """What a player reads first.

    Args:
        playing: the game.
        go: puts the desk in its place.
    """

    name = "briefing"

    def __init__(self, playing: Playing, go: Callable[[], None]) -> None:
        self._playing = playing
        self._go, self._gone = go, False
        plan = playing.scenario.map
        self._art = MapArt(plan) if plan is not None and plan.regions else None

    def title(self, ui: Stage) -> str:  # noqa: ARG002 - the pack's own
        """Return the pack's title."""
        return self._playing.scenario.pack.title

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the button."""
        return "go"

    def build(self, ui: Stage) -> Widget:
        """Return a sheet of paper, on the map where there is one."""
        sheet = Panel(
            [
                Text(self._when(ui), "eyebrow", "yours", id="when", spoken=self._when(ui)),
                Text(self.title(ui), "title", wide=0, id="title"),
                Scroll(self._read(ui), title=self.title(ui), id="read", high=110),
                Rule(),
                Row(
                    [
                        Text(ui.say("briefing.kept"), "small", "muted", grow=1, least=200),
                        Button(
                            ui.say("briefing.go"), self._leave, kind="primary", action="go", id="go"
                        ),
                    ],
                    gap=16,
                    id="foot",
                ),
            ],
            on="paper",
            raised=True,
            pad=(36, 24),
            gap=12,
            grow=1,
            id="sheet",
        )
        sheet.grow, sheet.least = 1.3, 420
        if self._art is None or ui.look.metrics.columns < _NARROW:
            return Column([sheet], pad=16, most=_WIDE + 72, id="around")
        art = Backdrop(Space(), self._art, id="art", grow=1, least=200)
        return Row([art, sheet], pad=(16, 16), gap=24, down="fill", id="around")

    def left(self, ui: Stage) -> None:  # noqa: ARG002 - of no matter here
        """Let go of the game's file, unless the game goes on."""
        if not self._gone:
            self._playing.close()

    def _leave(self) -> None:
        self._gone = True
        self._go()

    def _when(self, ui: Stage) -> str:
        program = self._playing.game.board.program
        first, last = format_quarter(program.first), format_quarter(program.last)
        return span_words(ui.say, first, last).upper()

    def _read(self, ui: Stage) -> Widget:
        pack, say = self._playing.scenario.pack, ui.say
        note = pack.content_note
        steps = ("read", "look", "sign")
        return Column(
            [
                Text(
                    pack.opening or pack.summary or "", "lead", rich=True, wide=_WIDE, id="opening"
                ),
                Space(high=4),
                Text(say("briefing.how"), "heading", id="how"),
                *(
                    Row(
                        [
                            Picture(icon, 18, "yours"),
                            Text(say(f"briefing.{step}"), "body", rich=True, wide=_WIDE, grow=1),
                        ],
                        gap=12,
                        down="start",
                        stacks=False,
                        id=step,
                    )
                    for step, icon in zip(steps, ("book-open", "eye", "pen-line"), strict=True)
                ),
                Text(note, "small", "muted", wide=_WIDE, id="note") if note else None,
            ],
            gap=10,
            id="read",
        )
