"""No free lunch: how far each trade-off reaches on both sides, and whether one line has it all."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.dominance import non_dominated
from game.judgement.frontier import Frontier
from game.model.arrays import Floats

#: The part of both scales that a frontier should span.
THIRD = 100.0 / 3.0


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the frontier of a trade-off reaches.

    Attributes:
        tradeoff: its id.
        goals: its two goals.
        spans: points from one end of the frontier to the other, on each goal.
        lines: lines of play on it.
    """

    tradeoff: str
    goals: tuple[str, str]
    spans: tuple[float, float]
    lines: int

    @property
    def wide(self) -> bool:
        """Whether it spans a third of both scales."""
        return min(self.spans) >= THIRD


def reaches(
    scenario: Scenario, reached: Mapping[str, Floats], frontier: Frontier | None
) -> tuple[Reach, ...]:
    """Return how far each trade-off reaches.

    Args:
        scenario: whose trade-offs.
        reached: goal -> (lines,) the median of each random line.
        frontier: the lines that were bred, if the pack has them.
    """
    found = []
    for name, tradeoff in scenario.judgement.tradeoffs.items():
        points = np.stack([reached[goal] for goal in tradeoff.goals], axis=1)
        if frontier is not None and name in frontier.tradeoffs:
            points = np.concatenate((points, frontier.points(name, tradeoff.goals)))
        best = points[non_dominated(points)]
        spans = np.ptp(best, axis=0).tolist()
        found.append(Reach(name, tradeoff.goals, (spans[0], spans[1]), len(best)))
    return tuple(found)


def best_of_all(reached: Mapping[str, Floats]) -> int | None:
    """Return the position of a line that no other beats on any goal, if there is one."""
    scores = np.stack(list(reached.values()))
    best = (scores >= scores.max(axis=1, keepdims=True)).all(axis=0)
    return int(np.argmax(best)) if best.any() else None
