"""Luck and choice: a result among futures of the same decisions, the decisions among others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.again import Again
from game.judgement.course import Cancelled, Course, go_on, never, replay, results_of
from game.judgement.futures import RUNS, future_games
from game.judgement.goals import score_goals
from game.judgement.lenses import judge
from game.model import playing
from game.model.arrays import Floats
from game.model.ensembles import Results
from game.model.kernel import Kernel


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a number lies among others of its kind.

    Attributes:
        value: the number.
        median: of the others.
        low: below which one in ten of the others lies.
        high: above which one in ten lies.
        percentile: what share of the others lies below it, in percent; equals count half.
    """

    value: float
    median: float
    low: float
    high: float
    percentile: float


@dataclass(frozen=True, slots=True)
class Luck:
    """A result among futures of the same decisions.

    Attributes:
        goals: by the goal's id.
        lenses: by the lens's id.
        runs: how many futures there are.
    """

    goals: dict[str, Standing]
    lenses: dict[str, Standing]
    runs: int


def standing(value: float, others: Floats) -> Standing:
    """Return where a number lies among others.

    Args:
        value: the number.
        others: (others,), at least one.

    >>> import numpy as np
    >>> standing(2.0, np.array([1.0, 2.0, 3.0, 4.0])).percentile
    37.5
    """
    low, median, high = np.quantile(others, (0.1, 0.5, 0.9))
    share = np.mean(others < value) + np.mean(others == value) / 2
    return Standing(value, float(median), float(low), float(high), float(share * 100.0))


def luck_of(
    scenario: Scenario,
    kernel: Kernel,
    course: Course,
    *,
    runs: int = RUNS,
    cancelled: Cancelled = never,
) -> Luck:
    """Return where a game's result lies among futures of the same decisions from the beginning.

    Args:
        scenario: whose goals and lenses.
        kernel: the compiled program that was played.
        course: what was asked; quarters that were not reached are played with nothing asked.
        runs: futures.
        cancelled: asked before every quarter.

    Raises:
        CancelledError: it was no longer wanted.
    """
    replayed = replay(kernel, course.to_the_end(kernel.program))
    begun = playing.begin(kernel, course.seed, future_games(runs), uncertain=course.uncertain)
    batch = playing.resume(kernel, begun)
    values = go_on(batch, Again(replayed), cancelled)
    others = results_of(kernel, replayed.first, values, batch.values)
    own = replayed.results(kernel)
    goals, lenses = (
        {name: standing(float(mine[name][0]), scores) for name, scores in theirs.items()}
        for mine, theirs in (
            (_goals(scenario, own), _goals(scenario, others)),
            (_lenses(scenario, own), _lenses(scenario, others)),
        )
    )
    return Luck(goals, lenses, runs)


def choice_of(luck: Luck, lines: Mapping[str, Floats]) -> dict[str, Standing]:
    """Return where the decisions lie among lines of play: the median result of each, by goal.

    Args:
        luck: of the game; the medians over its futures are what the decisions were worth.
        lines: goal -> (lines,) the median result of each line of play, or evenly spaced quantiles
            of them, as `game.judgement.frontier` keeps them.
    """
    return {
        name: standing(luck.goals[name].median, np.asarray(others))
        for name, others in lines.items()
        if name in luck.goals
    }


def _goals(scenario: Scenario, results: Results) -> dict[str, Floats]:
    return {name: goal.scores for name, goal in score_goals(scenario, results).items()}


def _lenses(scenario: Scenario, results: Results) -> dict[str, Floats]:
    return {name: lens.scores for name, lens in judge(scenario, results).items()}
