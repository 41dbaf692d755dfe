"""Levers: what each answer and each standing order moves, measured by many games.

Everything is compared under one line of play and the same lucks: a decision is answered one way
and then the other, an instrument is held at one end and then at the other, and all else goes on as
before. An answer is measured over the games in which the question was asked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.content.scenario import Scenario
from game.judgement.arena import Arena
from game.judgement.course import Line
from game.judgement.goals import score_goals
from game.judgement.lenses import judge
from game.model.arrays import Floats, Integers, Masks
from game.model.ensembles import Results
from game.model.orders import Orders
from game.model.policies import FollowedLine, RandomPlay
from game.model.program import Instrument
from game.model.running import Batch
from game.session.wording import setting, setting_words

#: The line that does anything at all.
RANDOM = "random"
#: Games in which a question must have been asked for its answers to be compared.
FEWEST = 20
#: Points of a goal that are no difference: medians of games that share their luck.
EVEN = 0.05


@dataclass(frozen=True, slots=True)
class Way:
    """One answer, or one setting: its name, and the median of each goal and of each lens."""

    name: str
    goals: dict[str, float]
    lenses: dict[str, float]


@dataclass(frozen=True, slots=True)
class Lever:
    """A decision or an instrument, with what each way of using it came to.

    Attributes:
        kind: `decision` or `instrument`.
        id: its id.
        under: the line of play that all else followed.
        games: over how many games.
        ways: every option, or an instrument's ends or stances; none where it was asked too rarely.
    """

    kind: Literal["decision", "instrument"]
    id: str
    under: str
    games: int
    ways: tuple[Way, ...]

    @property
    def best(self) -> str | None:
        """The way that is best on every goal, if there is one."""
        return self._extreme(1.0)

    @property
    def worst(self) -> str | None:
        """The way that is worst on every goal, if there is one."""
        return self._extreme(-1.0)

    @property
    def moves(self) -> tuple[str, float]:
        """The goal that differs most between two ways, and by how many points."""
        return _widest([way.goals for way in self.ways])

    @property
    def persuades(self) -> tuple[str, float]:
        """The lens that differs most between two ways, and by how many points."""
        return _widest([way.lenses for way in self.ways])

    def reach(self, name: str) -> float:
        """Return by how many points one way differs from another at most, on any goal."""
        own = next(way.goals for way in self.ways if way.name == name)
        return max((abs(own[g] - way.goals[g]) for way in self.ways for g in own), default=0.0)

    def _extreme(self, sign: float) -> str | None:
        for way in self.ways:
            others = [other for other in self.ways if other is not way]
            ahead = [
                sign * (way.goals[goal] - other.goals[goal])
                for other in others
                for goal in way.goals
            ]
            if (
                ahead
                and min(ahead) >= -EVEN
                and all(
                    max(sign * (way.goals[goal] - other.goals[goal]) for goal in way.goals) > EVEN
                    for other in others
                )
            ):
                return way.name
        return None


class Measuring:
    """Measures levers of a scenario.

    Args:
        scenario: whose levers.
        under: the id of the line that all else follows, or `random`.
        seed: of the lucks.
        runs: games.
    """

    def __init__(self, scenario: Scenario, under: str, *, seed: int = 1, runs: int = 500) -> None:
        self._scenario = scenario
        self._program = scenario.program
        self._under = under
        self._arena = Arena(scenario, seed, runs)
        self._base: Line = (
            RandomPlay(self._program)
            if under == RANDOM
            else FollowedLine(self._program, scenario.lines[under])
        )

    def decision(self, name: str) -> Lever:
        """Return what each option of a decision came to, where it was asked."""
        position = [decision.id for decision in self._program.decisions].index(name)
        options = self._program.decisions[position].options
        results = [
            self._arena.results(Answered(self._base, position, k)) for k in range(len(options))
        ]
        asked = results[0].asked[position] > 0
        ways = tuple(
            self._way(option.id, result, asked)
            for option, result in zip(options, results, strict=True)
        )
        games = int(asked.sum())
        return Lever("decision", name, self._under, games, ways if games >= FEWEST else ())

    def instrument(self, name: str) -> Lever:
        """Return what an instrument came to, held at each end or stance throughout."""
        position = [instrument.id for instrument in self._program.instruments].index(name)
        instrument, ways = self._program.instruments[position], []
        for value in _stops(instrument):
            result = self._arena.results(Held(self._base, position, value))
            every = np.ones(result.values.shape[-1], dtype=np.bool_)
            said = setting_words(self._scenario.instruments[name], setting(instrument, value))
            ways.append(self._way(said, result, every))
        return Lever("instrument", name, self._under, result.values.shape[-1], tuple(ways))

    def _way(self, name: str, results: Results, asked: Masks) -> Way:
        goals = score_goals(self._scenario, results)
        lenses = judge(self._scenario, results)
        return Way(
            name,
            {goal: _median(score.scores, asked) for goal, score in goals.items()},
            {lens: _median(score.scores, asked) for lens, score in lenses.items()},
        )


def measure_all(
    scenario: Scenario,
    under: str,
    *,
    runs: int = 500,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Lever]:
    """Yield every lever of a scenario: decisions first, then instruments.

    A question that is asked too rarely under the line is measured once more under random play.

    Args:
        scenario: whose levers.
        under: the id of the line that all else follows.
        runs: games.
        progress: is told how many levers are done.
    """
    measuring = Measuring(scenario, under, runs=runs)
    at_random = Measuring(scenario, RANDOM, runs=runs)
    done = 0
    for decision in scenario.program.decisions:
        lever = measuring.decision(decision.id)
        yield lever if lever.ways else at_random.decision(decision.id)
        done += 1
        if progress is not None:
            progress(done)
    for instrument in scenario.program.instruments:
        yield measuring.instrument(instrument.id)
        done += 1
        if progress is not None:
            progress(done)


@dataclass(frozen=True, eq=False)
class Answered:
    """A line of play with one decision answered one way, where that can be chosen."""

    base: Line
    decision: int
    option: int

    def orders(self, view: Batch) -> Orders:
        """Return the line's orders with the answer put first."""
        given = self.base.orders(view)
        answers = dict(given.answers)
        fixed: Integers = np.full(view.games.shape, self.option, dtype=np.int64)
        if self.decision in view.open():
            answers[self.decision] = (fixed, *answers.get(self.decision, ()))
        return Orders(given.requests, answers)


@dataclass(frozen=True, eq=False)
class Held:
    """A line of play with one instrument asked for one setting throughout."""

    base: Line
    instrument: int
    value: float

    def orders(self, view: Batch) -> Orders:
        """Return the line's orders with the setting in place of what it asks of the instrument."""
        given = self.base.orders(view)
        held = np.full(view.games.shape, self.value)
        return Orders({**given.requests, self.instrument: held}, given.answers)


def _stops(instrument: Instrument) -> tuple[float, ...]:
    if instrument.kind == "account":
        return instrument.lowest, instrument.highest
    return tuple(np.arange(instrument.lowest, instrument.highest + 1.0).tolist())


def _median(scores: Floats, asked: Masks) -> float:
    return float(np.median(scores[asked])) if asked.any() else float("nan")


def _widest(scores: list[dict[str, float]]) -> tuple[str, float]:
    if not scores or not scores[0]:
        return "", 0.0
    spans = {name: np.ptp([way[name] for way in scores]) for name in scores[0]}
    name = max(spans, key=lambda key: spans[key])
    return name, float(spans[name])
