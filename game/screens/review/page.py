"""A page of the review: what it may show and do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.reports.gathering import Findings
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.review.judging import Judging
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Meter
from game.screens.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Page:
    """What every page gets.

    Attributes:
        ui: the stage.
        playing: the game.
        judging: what is known of it.
        found: what it was worth.
        turn: to another page, by name.
        branch: plays on from a quarter.
    """

    ui: Stage
    playing: Playing
    judging: Judging
    found: Findings
    turn: Callable[[str], None]
    branch: Callable[[str], None]

    def waiting(self) -> Widget | None:
        """Return how far the turning points are, with a way to stop them; None at the end."""
        if self.judging.complete:
            return None
        say, judging = self.ui.say, self.judging
        if judging.stopped:
            again = Button(say("review.turning.start"), self._start, id="start")
            words = Text(say("review.turning.stopped"), "small", "muted", grow=1)
            return Row([words, again], gap=12, id="waiting")
        told = say("review.turning.progress", percent=judging.percent)
        meter = Meter(say("review.turning.title"), judging.percent / 100, says=told)
        stop = Button(say("review.turning.stop"), self._stop, id="stop")
        done = Column([Text(told, "small", "muted"), meter], gap=6, grow=1, least=200)
        return Row([done, stop], gap=16, id="waiting")

    def _start(self) -> None:
        self.judging.start()
        self.ui.refresh()

    def _stop(self) -> None:
        self.judging.stop(self.ui)
        self.ui.refresh()


def block(
    items: Sequence[Widget | None], name: str = "", *, grow: float = 0.0, least: float = 0.0
) -> Panel:
    """Return a panel on ink."""
    return Panel(
        items, on="panel", edge="line", pad=(16, 12), gap=8, id=name, grow=grow, least=least
    )
