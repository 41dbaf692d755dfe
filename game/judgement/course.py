"""The course of a played game: what was asked, quarter by quarter, and the same played again.

A course is all that is known of a game that was played: its seed and its orders. Everything else
is found by playing it again, alone or over other lucks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from game.judgement.answers import Answer, settled, still_open
from game.model import fortune, playing
from game.model.arrays import Floats, Integers
from game.model.ensembles import Results
from game.model.fortune import Fortune
from game.model.kernel import Draw, Kernel
from game.model.orders import NOTHING, Orders
from game.model.program import Program
from game.model.running import Batch
from game.model.tracing import Trace
from game.model.world import World
from game.session.game import Game
from game.session.orders import as_one

#: Asked before every quarter; where it says so, the work stops.
Cancelled = Callable[[], bool]


class CancelledError(Exception):
    """The work was no longer wanted, and stopped between two quarters."""


def never() -> bool:
    """Say that the work is still wanted."""
    return False


class Line(Protocol):
    """Whatever gives orders and may look at the whole batch; a `game.model` policy is one."""

    def orders(self, view: Batch) -> Orders:
        """Return what is asked of the coming quarter."""


class Nothing:
    """Asks for nothing: standing orders stay, the agencies decide."""

    def orders(self, view: Batch) -> Orders:  # noqa: ARG002 - a line that looks at nothing
        """Return no orders."""
        return NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A game that was played.

    Attributes:
        seed: of its luck.
        orders: what was asked of each quarter, from the first that is played; (1,) arrays.
        game: its number among the games of its seed.
        uncertain: whether its parameters and effects were drawn.
    """

    seed: int
    orders: tuple[Orders, ...]
    game: int = 0
    uncertain: bool = False

    def to_the_end(self, program: Program) -> "Course":
        """Return the course with nothing asked of the quarters that were not reached."""
        played = program.quarters - (0 if program.warm_up is None else program.warm_up.quarters)
        return replace(self, orders=self.orders + (NOTHING,) * (played - len(self.orders)))


def course_of(game: Game) -> Course:
    """Return what was asked in a game, so that it can be played again and judged."""
    opening = game.board.opening
    orders = tuple(as_one(passed.orders) for passed in game.past)
    return Course(opening.seed, orders, uncertain=opening.options.uncertain)


@dataclass(frozen=True, slots=True, eq=False)
class Replayed:
    """A course that was played again.

    Attributes:
        course: what was asked.
        worlds: the state before each quarter, and the one at the end.
        values: (quarters, indicators, 1) each indicator at each quarter's end.
        answers: how each decision was settled, in the order in which that happened.
    """

    course: Course
    worlds: tuple[World, ...]
    values: Floats
    answers: tuple[Answer, ...]

    @property
    def first(self) -> int:
        """The first quarter that was played."""
        return self.worlds[0].quarter

    def results(self, kernel: Kernel) -> Results:
        """Return the game as an ensemble of one."""
        return results_of(kernel, self.first, self.values, self.worlds[-1].values)


def replay(kernel: Kernel, course: Course, trace: Trace | None = None) -> Replayed:
    """Play a course again, quarter by quarter.

    Args:
        kernel: the compiled program that it was played on.
        course: what was asked.
        trace: what listens, if anything does.
    """
    games = np.array([course.game], dtype=np.int64)
    world = playing.begin(kernel, course.seed, games, uncertain=course.uncertain)
    batch = playing.resume(kernel, world, quarters=len(course.orders))
    batch.trace = trace
    worlds, rows = [world], []
    answers: list[Answer] = []
    for orders in course.orders:
        batch.pass_quarter(orders)
        worlds.append(batch.world())
        rows.append(batch.values[kernel.record_rows])
        answers += settled(kernel, worlds[-2], worlds[-1], orders)
    shape = (len(rows), len(kernel.record_rows), 1)
    answers += still_open(kernel, worlds[-1])
    return Replayed(course, tuple(worlds), np.array(rows).reshape(shape), tuple(answers))


@dataclass(frozen=True, slots=True, eq=False)
class Dealt:
    """Luck that was dealt to some games once, for whatever is played with it.

    Attributes:
        kernel: the compiled program.
        draw: what the games have drawn once.
        fortune: what comes to them quarter by quarter.
    """

    kernel: Kernel
    draw: Draw
    fortune: Fortune

    def batch(self, world: World) -> Batch:
        """Return a batch in which every game goes on from the one game of `world`."""
        values = np.repeat(world.values, len(self.draw.games), axis=1)
        elapsed = world.quarter - self.kernel.program.first
        return Batch(self.kernel, self.draw, self.fortune, values, elapsed)


def deal(kernel: Kernel, world: World, games: Integers) -> Dealt:
    """Deal luck to games that go on from a world, to the end of the period."""
    quarters = range(world.quarter - kernel.program.first, kernel.program.quarters)
    return Dealt(
        kernel,
        kernel.draw(world.seed, games, uncertain=world.uncertain),
        fortune.prepare(kernel.program, world.seed, games, quarters),
    )


def go_on(batch: Batch, line: Line, cancelled: Cancelled = never) -> Floats:
    """Play a batch to the end of the period.

    Returns:
        (quarters, indicators, games) each indicator at each quarter's end.

    Raises:
        CancelledError: it was no longer wanted.
    """
    kernel = batch.kernel
    left = kernel.program.quarters - batch.elapsed
    values = np.empty((left, len(kernel.record_rows), len(batch.games)))
    for row in range(left):
        if cancelled():
            raise CancelledError
        batch.pass_quarter(line.orders(batch))
        np.take(batch.values, kernel.record_rows, axis=0, out=values[row], mode="clip")
    return values


def results_of(kernel: Kernel, first: int, values: Floats, end: Floats) -> Results:
    """Return games as an ensemble's results.

    Args:
        kernel: the compiled program.
        first: the quarter of the first row.
        values: (quarters, indicators, games).
        end: (rows, games) the state at the end.
    """
    layout, program = kernel.layout, kernel.program
    times = end[layout.times.rows]
    return Results(
        first=first,
        indicators=program.indicators,
        values=values,
        happened=np.where(times > 0, end[layout.happened.rows] + program.first, np.nan),
        times=times,
        answers=end[layout.answers.rows],
        asked=end[layout.ever.rows],
    )
