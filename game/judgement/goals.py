"""Goals: what a game reached of what could be aimed at, from 0 to 100, for any number of games.

A part scores from 0 at its `zero_at` to 100 at its `full_at`, in a straight line; a goal is the
weighted mean of its parts. Readers, who weigh otherwise and have the last word, are in
`game.judgement.lenses`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.content.format.judging import GoalPart
from game.content.scenario import Scenario
from game.judgement.measures import take
from game.model.arrays import Floats
from game.model.ensembles import Results
from game.model.program import Program

Band = Literal["praise", "mixed", "criticism", "condemnation"]

#: The least score of each band, best first.
BANDS: tuple[tuple[float, Band], ...] = ((75.0, "praise"), (50.0, "mixed"), (25.0, "criticism"))
FULL = 100.0


def band_of(score: float) -> Band:
    """Return the band that a score from 0 to 100 lies in.

    >>> band_of(75), band_of(74.9), band_of(0)
    ('praise', 'mixed', 'condemnation')
    """
    return next((band for least, band in BANDS if score >= least), "condemnation")


@dataclass(frozen=True, slots=True, eq=False)
class PartScore:
    """What a part of a goal or a lens came to.

    Attributes:
        id: the part's name.
        weight: its weight in the whole.
        values: (games,) what was measured, in the measure's own unit.
        scores: (games,) from 0 to 100; what is no number scores nothing.
    """

    id: str
    weight: float
    values: Floats
    scores: Floats


@dataclass(frozen=True, slots=True, eq=False)
class GoalScore:
    """What a goal came to: (games,) `scores` from 0 to 100, and the parts they are made of."""

    id: str
    scores: Floats
    parts: tuple[PartScore, ...]


def score_goals(scenario: Scenario, results: Results) -> dict[str, GoalScore]:
    """Return every goal's score in each game, by the goal's id.

    Args:
        scenario: whose goals.
        results: of games that were played to the end.
    """
    scored = {}
    for name, goal in scenario.judgement.goals.items():
        parts = score_parts(goal.parts, scenario.program, results)
        scored[name] = GoalScore(name, weighted(parts), parts)
    return scored


def score_parts(
    parts: Mapping[str, GoalPart], program: Program, results: Results
) -> tuple[PartScore, ...]:
    """Return what each part of a goal or a lens came to."""
    scored = []
    for name, part in parts.items():
        values = take(part.measure, program, results)
        scored.append(PartScore(name, part.weight, values, _share(values, part) * FULL))
    return tuple(scored)


def weighted(parts: tuple[PartScore, ...]) -> Floats:
    """Return (games,) the weighted mean of parts, from 0 to 100."""
    total = sum(part.weight for part in parts)
    # Parts are added one after another: numpy's own sums depend on how many games there are.
    summed = parts[0].scores * parts[0].weight
    for part in parts[1:]:
        summed = summed + part.scores * part.weight
    return np.clip(summed / total, 0.0, FULL)


def _share(values: Floats, part: GoalPart) -> Floats:
    """Return (games,) how far a value has come from `zero_at` to `full_at`, from 0 to 1."""
    way = part.full_at - part.zero_at
    if way == 0.0:
        return np.asarray(np.where(values >= part.full_at, 1.0, 0.0))
    with np.errstate(invalid="ignore"):
        share = np.clip((values - part.zero_at) / way, 0.0, 1.0)
    return np.nan_to_num(share, nan=0.0)
