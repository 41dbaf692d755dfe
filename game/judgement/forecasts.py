"""Forecasts held against what came: the advisers' and the player's own, by the same measure.

A forecast names an indicator, a direction, a time and how sure its maker is. Whether an indicator
moved is asked with a tolerance: a twentieth of the range that it covered in this game. What moved
by no more is steady, so that of `up`, `down` and `steady` exactly one comes true.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import cast

import numpy as np

from game.content.scenario import Scenario
from game.judgement.course import Replayed
from game.model.arrays import Floats
from game.model.kernel import Kernel
from game.session.commands import Direction
from game.session.game import Game

#: Who makes the forecasts that are no adviser's.
PLAYER = "player"
#: The share of an indicator's range that counts as no move.
TOLERANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A claim about what will come.

    Attributes:
        by: whose: an adviser's id, or `player`.
        indicator: its name.
        direction: where it will go.
        quarter: the quarter in which it was said, before that quarter passed.
        within: by when, in quarters.
        sure: how sure, from 0.5 to 1.
        decision: of which decision it was a voice, if of any.
        followed: whether the option that the voice favoured was then chosen; None where it
            favoured none.
    """

    by: str
    indicator: str
    direction: Direction
    quarter: int
    within: int
    sure: float
    decision: str | None = None
    followed: bool | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast.

    Attributes:
        forecast: the claim.
        moved: by how much the indicator moved; None where the time was not reached.
        held: whether it came true; None where the time was not reached.
    """

    forecast: Forecast
    moved: float | None
    held: bool | None

    @property
    def error(self) -> float | None:
        """The square of how far the confidence was from what came: 0 is best, 1 worst."""
        return None if self.held is None else (self.forecast.sure - float(self.held)) ** 2


@dataclass(frozen=True, slots=True)
class Score:
    """How well somebody foresaw.

    Attributes:
        by: who.
        held: how many of their forecasts came true.
        of: how many could be held against what came.
        brier: the mean of their errors; 0.25 is what a coin gets. None where there were none.
        outcomes: of each forecast, in the order in which they were said.
    """

    by: str
    held: int
    of: int
    brier: float | None
    outcomes: tuple[Outcome, ...]


def voices_heard(scenario: Scenario, kernel: Kernel, replayed: Replayed) -> tuple[Forecast, ...]:
    """Return what the advisers said of every decision that opened, when it opened."""
    heard = []
    for answer in sorted(replayed.answers, key=lambda a: (a.opened, a.decision)):
        decision = kernel.program.decisions[answer.decision]
        chosen = None if answer.option is None else decision.options[answer.option].id
        heard += [
            Forecast(
                by=voice.by,
                indicator=voice.indicator,
                direction=cast("Direction", voice.direction),
                quarter=answer.opened,
                within=voice.within,
                sure=voice.sure,
                decision=decision.id,
                followed=None if voice.favours is None else voice.favours == chosen,
            )
            for voice in scenario.decisions[decision.id].voices
        ]
    return tuple(heard)


def own_forecasts(game: Game) -> tuple[Forecast, ...]:
    """Return what the player foretold."""
    return tuple(
        Forecast(
            by=PLAYER,
            indicator=foreseen.command.indicator,
            direction=foreseen.command.direction,
            quarter=foreseen.quarter,
            within=foreseen.command.within,
            sure=foreseen.command.sure,
        )
        for foreseen in game.foreseen
    )


def held_against(
    forecasts: Iterable[Forecast], kernel: Kernel, replayed: Replayed
) -> tuple[Score, ...]:
    """Hold forecasts against a game.

    Args:
        forecasts: in any order.
        kernel: the compiled program that was played.
        replayed: the game, as far as it was played.

    Returns:
        A score for each who foresaw, the best first; who cannot be judged yet comes last.
    """
    levels = _levels(kernel, replayed)
    ordered = sorted(forecasts, key=lambda f: (f.by, f.quarter))
    scores = [
        _score(by, tuple(_outcome(forecast, levels, replayed.first) for forecast in own))
        for by, own in groupby(ordered, key=lambda f: f.by)
    ]
    return tuple(sorted(scores, key=lambda s: (s.brier is None, s.brier or 0.0, s.by)))


def _levels(kernel: Kernel, replayed: Replayed) -> Mapping[str, Floats]:
    """Return (quarters + 1,) each indicator's levels, the beginning first."""
    begun = replayed.worlds[0].values[kernel.record_rows]
    levels = np.concatenate((begun[None], replayed.values))[:, :, 0]
    names = [indicator.name for indicator in kernel.program.indicators]
    return {name: levels[:, column] for column, name in enumerate(names)}


def _outcome(forecast: Forecast, levels: Mapping[str, Floats], first: int) -> Outcome:
    series = levels[forecast.indicator]
    said = forecast.quarter - first
    if said + forecast.within >= len(series):
        return Outcome(forecast, None, None)
    moved = float(series[said + forecast.within] - series[said])
    tolerance = TOLERANCE * float(series.max() - series.min())
    went: Direction = "steady" if abs(moved) <= tolerance else "up" if moved > 0.0 else "down"
    return Outcome(forecast, moved, went == forecast.direction)


def _score(by: str, outcomes: tuple[Outcome, ...]) -> Score:
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    return Score(
        by=by,
        held=sum(1 for outcome in outcomes if outcome.held),
        of=len(errors),
        brier=sum(errors) / len(errors) if errors else None,
        outcomes=outcomes,
    )
