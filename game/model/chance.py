"""Luck has an address, not a history: a draw depends on seed, game, quarter and purpose alone.

The bits come from Philox (Salmon et al. 2011), a counter-based generator whose stream numpy
promises to keep; the mapping from bits to numbers is ours, so that no library's upgrade can
change a saved game. The key is (seed, hash of the purpose), the counter is built from game and
quarter. The order of calls, the size of a batch and the number of workers therefore mean nothing,
and a new purpose shifts nobody's dice.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.random import Philox  # noqa: TID251 - the only place; addressed, never seeded by time
from numpy.typing import NDArray

from game.model.arrays import Floats, Integers

Words = NDArray[np.uint32]

#: Quarters in a page of the address space: a game uses 8 counters of 8 draws a page.
PAGE = 64
_COUNTERS_A_PAGE = 8
_SEED_MASK = 2**64 - 1
_PER_QUARTER, _PER_GAME = 0, 1
_AT_ONCE = 4000  #: numbers


@lru_cache(maxsize=10_000)
def purpose_key(purpose: str) -> int:
    """Return the 64-bit key of a purpose such as `event:flood`."""
    return int.from_bytes(hashlib.blake2b(purpose.encode(), digest_size=8).digest(), "little")


def quarterly(seed: int, games: Integers, purpose: str, quarters: range) -> Floats:
    """Draw a uniform number for each quarter and game.

    Args:
        seed: any integer; taken modulo 2**64.
        games: (games,) numbers of the games, from 0 to below 2**48.
        purpose: what the draw decides.
        quarters: quarters counted from the luck's origin, from 0.

    Returns:
        (quarters, games), strictly between 0 and 1.
    """
    return np.asarray(quarterly_each(seed, games, [purpose], quarters)[:, 0])


def quarterly_each(seed: int, games: Integers, purposes: Sequence[str], quarters: range) -> Floats:
    """Draw a uniform number for each quarter, purpose and game.

    Returns:
        (quarters, purposes, games), strictly between 0 and 1.
    """
    drawn = np.empty((len(quarters), len(purposes), len(games)))
    stream = _Stream(seed)
    for page in range(quarters.start // PAGE, (quarters.stop - 1) // PAGE + 1):
        within = range(max(quarters.start, page * PAGE), min(quarters.stop, (page + 1) * PAGE))
        rows = slice(within.start - quarters.start, within.stop - quarters.start)
        columns = slice(within.start - page * PAGE, within.stop - page * PAGE)
        for start, stop in _runs(games):
            address = (int(games[start]) * _COUNTERS_A_PAGE, page, _PER_QUARTER)
            for position, purpose in enumerate(purposes):
                words = stream.words(purpose, address, (stop - start) * _COUNTERS_A_PAGE)
                drawn[rows, position, start:stop] = words.reshape(-1, PAGE)[:, columns].T
    return _between_0_and_1(drawn)


def once(seed: int, games: Integers, purpose: str) -> Floats:
    """Draw one uniform number for each game: an uncertain constant, say.

    Returns:
        (games,), strictly between 0 and 1.
    """
    return np.asarray(once_each(seed, games, [purpose])[0])


def once_each(seed: int, games: Integers, purposes: Sequence[str]) -> Floats:
    """Draw one uniform number for each game and purpose.

    Returns:
        (purposes, games), strictly between 0 and 1.
    """
    drawn = np.empty((len(purposes), len(games)))
    stream = _Stream(seed)
    for start, stop in _runs(games):
        block, offset = divmod(int(games[start]), 8)
        blocks = (offset + stop - start + 7) // 8
        for row, purpose in enumerate(purposes):
            words = stream.words(purpose, (block, 0, _PER_GAME), blocks)
            drawn[row, start:stop] = words[offset : offset + stop - start]
    return _between_0_and_1(drawn)


def normal(uniform: Floats) -> Floats:
    """Map uniform draws to standard normal ones (Wichura 1988, algorithm AS 241, PPND16)."""
    q = uniform - 0.5
    r = _CENTRAL * _CENTRAL - q * q
    drawn = q * _polynomial(_A, r) / _polynomial(_B, r)
    outer = np.abs(q) > _CENTRAL
    drawn[outer] = np.copysign(_far_from_the_middle(uniform[outer]), q[outer])
    return drawn


def _far_from_the_middle(uniform: Floats) -> Floats:
    tail = np.sqrt(-np.log(np.minimum(uniform, 1.0 - uniform)))
    drawn = _polynomial(_C, tail - 1.6) / _polynomial(_D, tail - 1.6)
    further = tail > 5.0  # noqa: PLR2004 - AS 241's split
    drawn[further] = _polynomial(_E, tail[further] - 5.0) / _polynomial(_F, tail[further] - 5.0)
    return drawn


def triangular(uniform: Floats, low: float, mode: float, high: float) -> Floats:
    """Map uniform draws to a triangular distribution; a width of 0 gives `mode`."""
    if high <= low:
        return np.full_like(uniform, mode)
    return _triangular(uniform, low, mode, high)


def triangles(
    seed: int, games: Integers, purposes: Sequence[str], corners: tuple[Floats, Floats, Floats]
) -> Floats:
    """Draw a number for each game and purpose, each from a triangle of its own.

    Args:
        seed: any integer; taken modulo 2**64.
        games: (games,) their numbers.
        purposes: what the draws decide.
        corners: (purposes,) the lowest, likeliest and highest of each; where the highest is no
            higher than the lowest nothing is drawn, and it is the likeliest in every game.

    Returns:
        (purposes, games).
    """
    low, mode, high = corners
    drawn = np.repeat(mode[:, None], len(games), axis=1)
    wide = np.flatnonzero(high > low)
    uniform = once_each(seed, games, [purposes[row] for row in wide.tolist()])
    # A few rows at a time, which stay in the cache.
    step = max(1, _AT_ONCE // max(1, len(games)))
    for start in range(0, len(wide), step):
        rows = wide[start : start + step, None]
        part = uniform[start : start + step]
        drawn[rows[:, 0]] = _triangular(part, low[rows], mode[rows], high[rows])
    return drawn


def _triangular(
    uniform: Floats, low: Floats | float, mode: Floats | float, high: Floats | float
) -> Floats:
    rising = uniform < (mode - low) / (high - low)
    share = np.where(rising, uniform, 1.0 - uniform) * (high - low)
    root = np.sqrt(share * np.where(rising, mode - low, high - mode))
    return np.where(rising, low + root, high - root)


class _Stream:
    """One generator that goes from address to address; making one each time costs twice a draw."""

    def __init__(self, seed: int) -> None:
        self._generator = Philox(key=seed & _SEED_MASK)
        self._state = self._generator.state

    def words(self, purpose: str, address: tuple[int, int, int], blocks: int) -> Words:
        """Return 8 words of 32 bits for each of `blocks` counters from `address` on."""
        place = self._state["state"]
        place["key"][1] = purpose_key(purpose)
        place["counter"][:3] = address
        self._generator.state = self._state
        raw = self._generator.random_raw(blocks * 4)
        return raw.astype("<u8", copy=False).view("<u4")


def _between_0_and_1(words: Floats) -> Floats:
    """Map words to numbers strictly between 0 and 1, in place: there are many."""
    words += 0.5
    words *= 2.0**-32
    return words


def _runs(games: Integers) -> list[tuple[int, int]]:
    """Split into stretches of consecutive numbers: (start, stop) positions."""
    if len(games) == 0:
        return []
    breaks = np.flatnonzero(np.diff(games) != 1) + 1
    edges = [0, *breaks.tolist(), len(games)]
    return list(pairwise(edges))


def _polynomial(coefficients: tuple[float, ...], x: Floats) -> Floats:
    total = np.full_like(x, coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        total = total * x + coefficient
    return total


_CENTRAL = 0.425
# Coefficients of AS 241, lowest power first.
_A = (
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
)  # fmt: skip
_B = (
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
)  # fmt: skip
_C = (
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
)  # fmt: skip
_D = (
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
)  # fmt: skip
_E = (
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
)  # fmt: skip
_F = (
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
)  # fmt: skip
