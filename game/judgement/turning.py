"""Turning points: each decision of a played game taken otherwise, and what would have come of it.

Every decision is replayed from the very state in which it was settled, with each of its other
options, under the game's own luck and over many lucks. All else is played as it was: the same
orders, and the same answers to what comes later (see `game.judgement.again`).

One decision is changed at a time. What the decisions would have done together is in none of these
numbers: they do not add up to the game's result, and must not be added.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.again import Again
from game.judgement.answers import Answer
from game.judgement.course import (
    Cancelled,
    CancelledError,
    Course,
    Dealt,
    Replayed,
    deal,
    go_on,
    never,
    replay,
    results_of,
)
from game.judgement.futures import future_games
from game.judgement.goals import score_goals
from game.model.arrays import Floats
from game.model.kernel import Kernel

#: Lucks over which each option is replayed.
RUNS = 200
#: What must stand beside these numbers wherever they are shown.
CAVEAT = (
    "Each decision is changed alone, and all else is played as it was. "
    "The effects do not add up, and must not be added."
)

Scores = dict[str, Floats]
#: Told how many branches are done, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Effect:
    """What another option would have done to a goal, in points: positive is better than it was.

    Attributes:
        same: under the game's own luck.
        mean: over many lucks.
        low: below which one luck in ten lies.
        high: above which one luck in ten lies.
        better: the share of lucks in which it would have been better.
    """

    same: float
    mean: float
    low: float
    high: float
    better: float


@dataclass(frozen=True, slots=True)
class Branch:
    """Another option of a decision, and its effect on each goal by the goal's id."""

    option: str
    effects: dict[str, Effect]


@dataclass(frozen=True, slots=True)
class Turn:
    """A decision that was settled, and what its other options would have done.

    Attributes:
        decision: its id.
        quarter: when it was settled.
        option: what was chosen.
        by_player: whether the player chose it; otherwise the agency did.
        branches: the other options that could have been chosen then.
        closed: the options that could not.
    """

    decision: str
    quarter: int
    option: str
    by_player: bool
    branches: tuple[Branch, ...]
    closed: tuple[str, ...]

    def stake(self, goal: str) -> float:
        """Return how much of a goal was at stake: the largest mean effect of another option."""
        return max((abs(branch.effects[goal].mean) for branch in self.branches), default=0.0)


@dataclass(frozen=True, slots=True)
class Turns:
    """All decisions of a game, each changed alone: the effects do not add up.

    Attributes:
        turns: in the order in which they were settled.
        runs: over how many lucks each was replayed.
    """

    turns: tuple[Turn, ...]
    runs: int

    def by_goal(self, goal: str, most: int = 3) -> tuple[Turn, ...]:
        """Return the decisions that mattered most to a goal, most first; none that did nothing."""
        mattered = [turn for turn in self.turns if turn.stake(goal) > 0.0]
        return tuple(sorted(mattered, key=lambda turn: -turn.stake(goal))[:most])


def turning_points(
    scenario: Scenario,
    kernel: Kernel,
    course: Course,
    *,
    runs: int = RUNS,
    progress: Progress | None = None,
    cancelled: Cancelled = never,
) -> Turns:
    """Replay every decision of a game with its other options.

    Args:
        scenario: whose goals.
        kernel: the compiled program that was played.
        course: what was asked; quarters that were not reached are played with nothing asked.
        runs: lucks over which each option is replayed, beside the game's own.
        progress: is told how many branches are done, and of how many.
        cancelled: asked before every quarter.

    Raises:
        CancelledError: it was no longer wanted.
    """
    replayed = replay(kernel, course.to_the_end(kernel.program))
    games = np.concatenate((np.array([course.game], dtype=np.int64), future_games(runs)))
    field = _Field(scenario, kernel, replayed, deal(kernel, replayed.worlds[0], games), cancelled)
    settled = [answer for answer in replayed.answers if answer.option is not None]
    total = sum(len(kernel.program.decisions[a.decision].options) - 1 for a in settled)
    turns, done = [], 0
    for answer in settled:
        branches: list[Branch] = []
        closed: list[str] = []
        for option, branch in field.branches(answer):
            if branch is None:
                closed.append(option)
            else:
                branches.append(branch)
            done += 1
            if progress is not None:
                progress(done, total)
        turns.append(_turn(kernel, answer, branches, closed))
    return Turns(tuple(turns), runs)


def _turn(kernel: Kernel, answer: Answer, branches: list[Branch], closed: list[str]) -> Turn:
    decision = kernel.program.decisions[answer.decision]
    return Turn(
        decision=decision.id,
        quarter=answer.quarter,
        option=decision.options[answer.option or 0].id,
        by_player=answer.by_player,
        branches=tuple(branches),
        closed=tuple(closed),
    )


class _Field:
    """Where branches are played: the game itself and many lucks, side by side."""

    def __init__(
        self,
        scenario: Scenario,
        kernel: Kernel,
        replayed: Replayed,
        dealt: Dealt,
        cancelled: Cancelled,
    ) -> None:
        self._scenario = scenario
        self._kernel = kernel
        self._replayed = replayed
        self._dealt = dealt
        self._cancelled = cancelled
        self._as_played: dict[int, Scores] = {}

    def branches(self, answer: Answer) -> Iterator[tuple[str, Branch | None]]:
        """Yield each other option with its branch, or with None where it could not be chosen."""
        for position, option in enumerate(self._kernel.program.decisions[answer.decision].options):
            if position == answer.option:
                continue
            other = {(answer.decision, answer.opening): position}
            scores = self._play(answer, Again(self._replayed, other), position)
            if scores is None:
                yield option.id, None
                continue
            before = self._base(answer)
            effects = {goal: _effect(scores[goal] - before[goal]) for goal in scores}
            yield option.id, Branch(option.id, effects)

    def _base(self, answer: Answer) -> Scores:
        """Return the goals with the decision as it was taken."""
        if answer.quarter not in self._as_played:
            scores = self._play(answer, Again(self._replayed), None)
            self._as_played[answer.quarter] = scores or {}
        return self._as_played[answer.quarter]

    def _play(self, answer: Answer, line: Again, option: int | None) -> Scores | None:
        """Return (1 + runs,) each goal; None where the game itself could not take the option."""
        if self._cancelled():
            raise CancelledError
        kernel, replayed = self._kernel, self._replayed
        row = answer.quarter - replayed.first
        batch = self._dealt.batch(replayed.worlds[row])
        batch.pass_quarter(line.orders(batch))
        taken = batch.values[kernel.layout.answers.start + answer.decision, 0]
        if option is not None and taken != option + 1.0:
            return None
        first = batch.values[kernel.record_rows][None]
        rest = go_on(batch, line, self._cancelled)
        past = np.repeat(replayed.values[:row], len(batch.games), axis=-1)
        values = np.concatenate((past, first, rest))
        results = results_of(kernel, replayed.first, values, batch.values)
        return {name: goal.scores for name, goal in score_goals(self._scenario, results).items()}


def _effect(moved: Floats) -> Effect:
    lucks = moved[1:]
    if len(lucks) == 0:
        lucks = moved
    low, high = np.quantile(lucks, (0.1, 0.9))
    return Effect(
        same=float(moved[0]),
        mean=float(lucks.mean()),
        low=float(low),
        high=float(high),
        better=float(np.mean(lucks > 0.0)),
    )
