"""Judging: all that a review tells of a game, asked for in the thread, the quick part first."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from game.judgement.course import CancelledError, course_of
from game.judgement.turning import RUNS, Turns, turning_points
from game.reports.gathering import Findings, gather
from game.reports.kept_turns import keep_turns, recall_turns
from game.screens.frame.stage import Stage
from game.screens.frame.work import Cancelled, Ticket
from game.session.game import Game

_QUICK, _SLOW = "review", "turning points"
Made = TypeVar("Made")


class Judging:
    """What is known of a game by now.

    Attributes:
        found: all but the turning points; None before it is there.
        complete: whether the turning points are there too.
        stopped: whether the player has stopped them.
        reporting: whether a report is being written.
        reported: what came of it, in a sentence.
        quarter: which of those that passed is looked back into.

    Args:
        name: what the game is called.
        game: that is over.
    """

    def __init__(self, name: str, game: Game) -> None:
        self.found: Findings | None = None
        self.complete = False
        self.stopped = False
        self.reporting = False
        self.reported = ""
        self.quarter = 0
        self._name = name
        self._game = game
        self._asked: set[str] = set()
        self._done, self._of = 0, 1
        self._made: dict[str, object] = {}

    @property
    def percent(self) -> int:
        """How much of the turning points is done, of a hundred."""
        return 100 * self._done // max(self._of, 1)

    def go_on(self, ui: Stage) -> None:
        """Ask for what is not there yet and was not stopped."""
        if self.found is None:
            self._ask(ui, _QUICK, self._gather, lambda found: self._gathered(ui, found))
        elif not self.complete and not self.stopped:
            self._ask(ui, _SLOW, self._turn, lambda turns: self._turned(ui, turns))

    def stop(self, ui: Stage) -> None:
        """Let the turning points be, until they are asked for again."""
        self.stopped = True
        self.pause(ui)

    def start(self) -> None:
        """Want the turning points again."""
        self.stopped = False

    def pause(self, ui: Stage) -> None:
        """Make room for other work; `go_on` begins again."""
        for name in self._asked:
            ui.work.drop(name)
        self._asked.clear()
        self._done = 0

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return something that is made once of these findings: a chart is drawn only once."""
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]  # type: ignore[return-value] # made by the same `make` under this name

    def _ask(
        self,
        ui: Stage,
        name: str,
        job: Callable[[Ticket], Made],
        done: Callable[[Made], None],
    ) -> None:
        if name not in self._asked:
            self._asked.add(name)
            ui.work.ask(name, job, done)

    def _gather(self, _: Ticket) -> tuple[Findings, bool]:
        """Gather all that is quick; in the thread."""
        kept = recall_turns(self._game)
        found = gather(self._name, self._game, turns=kept or Turns((), RUNS))
        return found, kept is not None

    def _gathered(self, ui: Stage, gathered: tuple[Findings, bool]) -> None:
        self.found, self.complete = gathered
        self._asked.discard(_QUICK)
        ui.refresh()

    def _turn(self, ticket: Ticket) -> Turns:
        """Play every decision with its other options; in the thread."""
        board = self._game.board
        try:
            turns = turning_points(
                board.scenario,
                board.kernel,
                course_of(self._game),
                progress=self._progressed,
                cancelled=lambda: not ticket.wanted,
            )
        except CancelledError:
            raise Cancelled from None
        keep_turns(self._game, turns)
        return turns

    def _progressed(self, done: int, of: int) -> None:
        self._done, self._of = done, of

    def _turned(self, ui: Stage, turns: Turns) -> None:
        self._asked.discard(_SLOW)
        if self.found is not None:
            reached = tuple(turn for turn in turns.turns if turn.quarter < self._game.quarter)
            self.found = replace(self.found, turns=replace(turns, turns=reached))
            self.complete = True
            ui.cue("done")
            ui.announce(ui.say("review.turning_done"))
        ui.refresh()
