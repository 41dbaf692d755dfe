"""The world: all games of a batch at the end of a quarter."""

import hashlib
from dataclasses import dataclass

import numpy as np

from game.model.arrays import Floats, Integers

#: Decimals to which a state is rounded before its digest is taken: processors may differ in the
#: last bit of exp and log.
_DIGEST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class World:
    """All games between two quarters: what has been, and what is open now.

    Attributes:
        quarter: the quarter that comes next.
        seed: the seed that all games share.
        games: (games,) their numbers; luck is addressed by seed and number.
        uncertain: whether parameters and effects were drawn, or are central.
        values: (rows, games) the state; see `game.model.layout`.
    """

    quarter: int
    seed: int
    games: Integers
    uncertain: bool
    values: Floats

    def __post_init__(self) -> None:
        """Refuse shapes that do not fit, and freeze the arrays."""
        if self.values.shape[1:] != self.games.shape:
            message = f"values are {self.values.shape}, but there are {len(self.games)} games"
            raise ValueError(message)
        self.values.flags.writeable = False
        self.games.flags.writeable = False


def pick(world: World, position: int) -> World:
    """Return one game of a batch as a world of its own."""
    return World(
        world.quarter,
        world.seed,
        world.games[position : position + 1].copy(),
        world.uncertain,
        np.ascontiguousarray(world.values[:, position : position + 1]),
    )


def spread_out(world: World, games: Integers, seed: int | None = None) -> World:
    """Return a world with many copies of one game, each with a luck of its own from here on.

    Args:
        world: one game.
        games: (games,) numbers of the copies.
        seed: the seed of their luck; the world's own where left out.
    """
    values = np.repeat(world.values, len(games), axis=1)
    own = world.seed if seed is None else seed
    return World(world.quarter, own, games.copy(), world.uncertain, values)


def digest(world: World) -> str:
    """Return a short fingerprint of a state, the same on every processor."""
    mantissa, exponent = np.frexp(world.values)
    rounded = np.ldexp(np.round(mantissa, _DIGEST_DIGITS), exponent) + 0.0
    content = hashlib.sha256(np.ascontiguousarray(rounded, dtype="<f8").tobytes())
    content.update(f"{world.quarter}".encode())
    return content.hexdigest()[:16]
