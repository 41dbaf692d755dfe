"""Playing: a game that is open, for all the screens on which it is played. It holds no rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from game.content.scenario import Scenario
from game.screens.foresight import RUNS, Foresight, Seen, Sight
from game.screens.frame import rubbish
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.pages import PAGES
from game.session.commands import Command, Drafting
from game.session.drafting import propose
from game.session.events import Event, Refused
from game.session.game import Game
from game.session.keeping import now
from game.session.orders import Order, name_of
from game.session.saved import SavedGame
from game.session.view import IndicatorView, View


class Foreseeing(Screen):
    """A screen that shows new futures where they are, without being built again."""

    def foreseen(self, ui: Stage) -> None:
        """Show what is new."""
        raise NotImplementedError


class Playing:
    """A saved game that is played on a stage.

    Args:
        ui: the stage.
        saved: the game.
        clock: gives the time, in seconds since 1970.
        runs: futures that medians are taken from.
    """

    def __init__(
        self,
        ui: Stage,
        saved: SavedGame,
        *,
        clock: Callable[[], float] = now,
        runs: int = RUNS,
    ) -> None:
        self.ui = ui
        self.saved = saved
        #: Why the last command was refused; empty where it was not.
        self.refusal = ""
        #: The open question that is wanted on paper; empty for the most urgent one.
        self.question = ""
        #: Whether what advisers say is folded on the desk; None while nobody has said.
        self.folded: bool | None = None
        self._below = len(ui.stack)
        self._clock = clock
        self._runs = runs
        self._foresight: Foresight | None = None
        self._told: tuple[View, View] | None = None
        rubbish.keep_all()

    @property
    def game(self) -> Game:
        """The game as it stands; screens show its view and look into it for nothing else."""
        return self.saved.game

    @property
    def scenario(self) -> Scenario:
        """The pack, with its words."""
        return self.game.board.scenario

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.game.over is not None

    @property
    def view(self) -> View:
        """What the player may see now: the same object until a command changes it."""
        view = self.saved.view()
        if not self.over:
            return view
        if self._told is None or self._told[0] is not view:
            indicators = tuple(_true(indicator) for indicator in view.indicators)
            self._told = (view, replace(view, indicators=indicators))
        return self._told[1]

    def apply(self, command: Command) -> tuple[Event, ...]:
        """Carry out a command; a refusal is told, sounded and kept until the next command."""
        events = self.saved.apply(command, self._clock())
        refused = [event.because for event in events if isinstance(event, Refused)]
        self.refusal = " ".join(refused)
        if refused:
            self.ui.cue("refused")
            self.ui.announce(self.refusal)
        self.ui.refresh()
        return events

    # Other screens.

    def opens(self, page: str) -> bool:
        """Return whether there is a page of a name."""
        return page in PAGES

    def open(self, page: str, about: str = "") -> None:
        """Open a page on top of what is shown: `why`, `history`, `policy`, `advisers` and so on.

        Raises:
            KeyError: there is no such page.
        """
        self.ui.push(PAGES[page](self, about))

    def leave(self) -> None:
        """Take every screen of the game off; the game itself is in its file."""
        while len(self.ui.stack) > self._below:
            self.ui.pop()

    # Futures.

    @property
    def foresees(self) -> bool:
        """Whether futures can be looked at now."""
        return not self.over and self.view.options.forecasts

    def orders_if(self, *commands: Drafting) -> tuple[Order, ...] | Refused:
        """Return what the draft would order after some commands, without carrying them out."""
        game = self.game
        for command in commands:
            found = propose(game, command)
            if isinstance(found, Refused):
                return found
            game = replace(game, orders=found)
        return game.orders

    def orders_without(self, what: str) -> tuple[Order, ...]:
        """Return what the draft would order without what it orders of an instrument or decision."""
        program = self.game.board.program
        return tuple(order for order in self.game.orders if name_of(program, order) != what)

    def look(self, sights: Sequence[Sight]) -> None:
        """Want the futures of some sights and no others, the most urgent first.

        They are computed in the thread, kept in the file, and only then seen; the screen on top is
        built again whenever there is more to see.
        """
        if self.foresees:
            self._ahead().look(sights)

    def seen(self, sight: Sight) -> Seen | None:
        """Return what is known of a sight; None where nothing is yet."""
        return self._ahead().seen(sight) if self.foresees else None

    def give_way(self) -> None:
        """Let the next picture be drawn before more is computed; for a screen's `tick`."""
        if self._foresight is not None:
            self._foresight.give_way()

    def close(self) -> None:
        """Let go of the file and of what is being computed."""
        if self._foresight is not None:
            self._foresight.close()
        self.saved.close()
        rubbish.keep_none()

    def _ahead(self) -> Foresight:
        """Return the futures of this quarter; those of an earlier one are forgotten."""
        if self._foresight is None or self._foresight.world is not self.game.world:
            if self._foresight is not None:
                self._foresight.close()
            self._foresight = Foresight(
                self.game, self.ui.work, self._keep, self._foreseen, runs=self._runs
            )
        return self._foresight

    def _foreseen(self) -> None:
        """Let the screen on top show what is new: as it wants to, or built again."""
        screen = self.ui.top.screen if self.ui.stack else None
        if isinstance(screen, Foreseeing):
            screen.foreseen(self.ui)
        else:
            self.ui.refresh()

    def _keep(self, forecasts: Mapping[str, str]) -> Refused | None:
        return self.saved.keep_forecasts(forecasts, self._clock())


def _true(indicator: IndicatorView) -> IndicatorView:
    """Return an indicator with what truly was, which is told once a game is over."""
    known = indicator.truth
    if not known:
        return indicator
    return replace(
        indicator,
        value=known[-1].value,
        quarter=known[-1].quarter,
        previous=known[-2].value if len(known) > 1 else None,
        by=None,
        history=known,
    )
