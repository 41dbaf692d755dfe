"""What is reported: an indicator as the adviser who watches it tells it, with bias and delay.

What nobody watches is known as it is. A report about a quarter stays what it was when it came, and
its scatter has a luck of its own, which moves nothing in the world.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.content.format.judging import Person, Watch
from game.model import chance
from game.model.arrays import Floats
from game.model.program import Indicator
from game.model.quarters import parse_quarter
from game.session.game import GAME, Game

PLAIN = Watch()


@dataclass(frozen=True, slots=True)
class Told:
    """A value that is told of the end of a quarter."""

    quarter: int
    value: float


def in_office(person: Person, quarter: int) -> bool:
    """Say whether somebody holds office in a quarter."""
    since = person.first is None or parse_quarter(person.first) <= quarter
    return since and (person.last is None or quarter <= parse_quarter(person.last))


def watchers(game: Game, indicator: str) -> tuple[str, ...]:
    """Return who can be asked about an indicator now, in the pack's order."""
    return tuple(
        name
        for name, person in game.board.scenario.people.items()
        if indicator in person.watches and in_office(person, game.quarter)
    )


def reporter(game: Game, indicator: str) -> str | None:
    """Return who reports an indicator: the first in office who watches it, in the pack's order."""
    able = watchers(game, indicator)
    return able[0] if able else None


def report_of(game: Game, indicator: str, adviser: str | None) -> tuple[Told, ...]:
    """Return what is known of an indicator by now, quarter by quarter, from the beginning.

    Args:
        game: the game.
        indicator: its name.
        adviser: who reports; None tells the truth.
    """
    program = game.board.program
    column = next(k for k, x in enumerate(program.indicators) if x.name == indicator)
    return reports(game, game.truth()[:, column], program.indicators[column], adviser)


def reports(
    game: Game, truth: Floats, indicator: Indicator, adviser: str | None
) -> tuple[Told, ...]:
    """Return what an adviser has told of a series by now: (quarters passed + 1,), or the truth."""
    first = game.board.program.begins - 1
    if adviser is None:
        return tuple(Told(first + k, value) for k, value in enumerate(truth.tolist()))
    watch = game.board.scenario.people[adviser].watches[indicator.name]
    known = truth[: max(len(truth) - watch.late, 1)]
    factors = 1.0 + watch.bias + watch.noise * _scatter(game, adviser, indicator.name, len(known))
    told = _within(game, indicator, known * factors)
    return tuple(Told(first + k, value) for k, value in enumerate(told.tolist()))


def _scatter(game: Game, adviser: str, indicator: str, quarters: int) -> Floats:
    """Return (quarters,) how far reports are off by chance, in standard deviations."""
    purpose = f"report:{adviser}:{indicator}"
    origin = game.board.program.begins - game.board.program.luck_origin
    return _drawn(game.board.opening.seed, purpose, range(origin, origin + quarters))


@lru_cache(maxsize=2000)
def _drawn(seed: int, purpose: str, quarters: range) -> Floats:
    drawn = chance.quarterly(seed, np.array([GAME], dtype=np.int64), purpose, quarters)
    scatter = chance.normal(drawn[:, 0])
    scatter.flags.writeable = False
    return scatter


def _within(game: Game, indicator: Indicator, told: Floats) -> Floats:
    """Keep reports where the thing itself can be: nobody reports a share above one."""
    stock = game.board.scenario.model.stocks.get(indicator.symbol)
    if stock is None:
        return told
    low = -np.inf if stock.lowest is None else stock.lowest
    high = np.inf if stock.highest is None else stock.highest
    return np.clip(told, low, high)
