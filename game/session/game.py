"""A game as frozen data: what it is played on, what has passed, and the draft of this quarter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.content.scenario import Scenario
from game.model import fortune, playing
from game.model.arrays import Floats
from game.model.fortune import Fortune
from game.model.kernel import Draw, Kernel, watched_by
from game.model.program import Program
from game.model.quarters import format_quarter
from game.model.world import World
from game.session.commands import Command, Foresee, Open
from game.session.events import Event
from game.session.listening import Due, Listener
from game.session.orders import Order
from game.session.scratch import Scratch

#: Finds a pack by its id or path; raises `game.content.findings.PackError`.
Library = Callable[[str], Scenario]

#: The one game of a session has this number among the games of its seed.
GAME = 0


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """What stays the same throughout a game.

    Attributes:
        scenario: the pack, with its words.
        kernel: its program under the chosen theory, compiled.
        opening: how the game was opened.
        draw: what it has drawn once.
        fortune: its luck, quarter by quarter; nobody but a passing quarter may look at it.
    """

    scenario: Scenario
    kernel: Kernel
    opening: Open
    draw: Draw
    fortune: Fortune

    @property
    def program(self) -> Program:
        """The program that is played."""
        return self.kernel.program


@dataclass(frozen=True, slots=True, eq=False)
class Passed:
    """A quarter that was signed.

    Attributes:
        quarter: which.
        orders: what was ordered, in the order in which it was given.
        before: the state at its beginning.
        after: the state at its end.
        events: what happened, in order.
        trace: the causes of every change of a stock; heard from this quarter alone.
        due: pushes that began in this quarter or before and come due later.
    """

    quarter: int
    orders: tuple[Order, ...]
    before: World
    after: World
    events: tuple[Event, ...]
    trace: Listener
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Remark:
    """A thought that was noted."""

    quarter: int
    text: str
    about: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Foreseen:
    """A forecast of the player's own: what was said in a quarter, before it passed."""

    quarter: int
    command: Foresee


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """One game between two commands.

    Attributes:
        board: what stays the same.
        log: every command that was applied, the opening first.
        past: the quarters that were signed.
        world: the state at the beginning of this quarter.
        orders: this quarter's orders, in the order in which they were given.
        scratch: the states that this quarter's orders can lead to.
        asked: (adviser, indicator) that were asked this quarter.
        notes: the player's thoughts.
        foreseen: the player's forecasts; a later one of the same quarter and indicator counts.
        over: why it has ended, if it has.
    """

    board: Board
    log: tuple[Command, ...]
    past: tuple[Passed, ...]
    world: World
    orders: tuple[Order, ...]
    scratch: Scratch
    asked: tuple[tuple[str, str], ...] = ()
    notes: tuple[Remark, ...] = ()
    foreseen: tuple[Foreseen, ...] = ()
    over: Literal["period", "resigned"] | None = None

    @property
    def quarter(self) -> int:
        """The quarter that is being drafted; after the end, the one that never was."""
        return self.world.quarter

    @property
    def draft(self) -> World:
        """The state with this quarter's orders carried out, for what is left to spend."""
        return self.scratch.after(self.orders)

    @property
    def elapsed(self) -> int:
        """Quarters that have passed."""
        return self.world.quarter - self.board.program.first

    def truth(self) -> Floats:
        """Return (quarters passed + 1, indicators) what truly was, the beginning first."""
        worlds = [*(passed.before for passed in self.past), self.world]
        rows = self.board.kernel.record_rows
        return np.array([world.values[rows, 0] for world in worlds])


def kernel_of(scenario: Scenario, theory: str | None) -> Kernel:
    """Return the compiled program of a scenario.

    What the pack's own lines of play and its map read is always kept, so that every game of a
    pack has the same rows of state and the same fingerprints, whoever plays it.

    Raises:
        KeyError: there is no such theory.
    """
    layers = scenario.map.layers.values() if scenario.map else ()
    shown = frozenset(layer.shows for layer in layers)
    return Kernel(scenario.under(theory), watched_by(tuple(scenario.lines.values())) | shown)


def begin(scenario: Scenario, opening: Open) -> Game:
    """Return a game before its first quarter.

    Raises:
        KeyError: there is no such theory.
    """
    kernel = kernel_of(scenario, opening.theory)
    games = np.array([GAME], dtype=np.int64)
    uncertain = opening.options.uncertain
    draw = kernel.draw(opening.seed, games, uncertain=uncertain)
    luck = fortune.prepare(kernel.program, opening.seed, games, range(kernel.program.quarters))
    world = playing.begin(kernel, opening.seed, games, uncertain=uncertain)
    board = Board(scenario, kernel, opening, draw, luck)
    return Game(board, (opening,), (), world, (), Scratch(board, world))


def said(quarter: int) -> str:
    """Return a quarter as people read it."""
    return format_quarter(quarter)
