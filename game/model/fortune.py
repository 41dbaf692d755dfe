"""The luck of a batch: every draw that its events and variables of chance will use, prepared.

Prepared once and reused by whatever plays the same games, so that two policies share their luck.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from game.model import chance
from game.model.arrays import Floats, Integers
from game.model.program import Luck, Program


@dataclass(frozen=True, slots=True)
class Fortune:
    """Draws by quarter.

    Attributes:
        first: quarter of the first row, counted from the program's first.
        events: (quarters, events, games), uniform between 0 and 1; an event happens where its
            chance is above.
        shocks: (quarters, luck rows, games), already at their spread.
    """

    first: int
    events: Floats
    shocks: Floats


def prepare(program: Program, seed: int, games: Integers, quarters: range) -> Fortune:
    """Draw the luck of a batch.

    Args:
        program: whose events and luck there are.
        seed: the seed that all games share.
        games: (games,) numbers of the games.
        quarters: quarters counted from the program's first.
    """
    shift = program.first - program.luck_origin
    addresses = range(quarters.start + shift, quarters.stop + shift)
    purposes = [f"event:{event.id}" for event in program.events]
    events = chance.quarterly_each(seed, games, purposes, addresses)
    rows = [(luck, member) for luck in program.luck for member in range(luck.members)]
    purposes = [f"luck:{luck.id}[{member}]" for luck, member in rows]
    shocks = chance.quarterly_each(seed, games, purposes, addresses)
    for position, (luck, _) in enumerate(rows):
        shocks[:, position] = _shock(luck, shocks[:, position])
    return Fortune(quarters.start, events, shocks)


def _shock(luck: Luck, uniform: Floats) -> Floats:
    if luck.shape == "uniform":
        return (uniform * 2.0 - 1.0) * luck.spread
    return chance.normal(uniform) * luck.spread


@dataclass(frozen=True, slots=True)
class Drift:
    """How variables of chance carry over: (luck rows, 1) each."""

    persistence: Floats
    fresh: Floats  #: share of a new shock, so that the spread over time stays the same

    def next(self, before: Floats, shocks: Floats) -> Floats:
        """Return the variables of chance in a quarter, from those of the quarter before."""
        return np.asarray(before * self.persistence + shocks * self.fresh)


def drift_of(program: Program) -> Drift:
    """Return how a program's variables of chance carry over."""
    kept = [luck.persistence for luck in program.luck for _ in range(luck.members)]
    persistence = np.array(kept, dtype=np.float64).reshape(-1, 1)
    fresh = np.array([sqrt(1.0 - share * share) for share in kept]).reshape(-1, 1)
    return Drift(persistence, fresh)
