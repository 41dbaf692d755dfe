"""The frontier: how far anybody has come on both goals of a trade-off, and where a result stands.

Built from many lines of play, each judged by its median over the same lucks: random ones, the
pack's own policies, and lines bred towards the frontier. It is shipped with the pack as
`data/frontier.json` and says which pack it was built for; it is what was found, not what is
possible, and a result with good luck can lie beyond it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from game.content.scenario import Scenario
from game.judgement.arena import Arena
from game.judgement.course import Cancelled, never
from game.judgement.dominance import non_dominated
from game.judgement.evolving import evolve
from game.judgement.lines import Space
from game.judgement.ruling import rules_digest
from game.model.arrays import Floats
from game.model.policies import FollowedLine
from game.model.quarters import format_quarter

#: Decimals of the points that are kept.
_DIGITS = 2
#: Quantiles of random lines that are kept for each goal: 0 %, 1 %, ... 100 %.
_QUANTILES = np.linspace(0.0, 1.0, 101)
#: Random lines that are kept one by one, as a cloud behind a trade-off.
_SAMPLE = 250
RANDOM, EVOLVED, POLICY = "random", "evolved", "policy"
#: The policy whose point every trade-off shows.
HISTORY = "history"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much work goes into a frontier.

    Attributes:
        seed: of the lucks, the random lines and the breeding.
        runs: games of each line.
        lines: random lines.
        population: lines of each generation.
        generations: bred for each trade-off; 0 breeds none and needs no extra.
    """

    seed: int = 1
    runs: int = 60
    lines: int = 2000
    population: int = 100
    generations: int = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """From a quarter on (`1963Q1`), an instrument at a setting: a number, stance, or on or off."""

    quarter: str
    instrument: str
    to: float | str | bool


@dataclass(frozen=True, slots=True)
class Point:
    """A line of play, and what it reaches.

    Attributes:
        goals: the median of each goal, from 0 to 100, by the goal's id.
        origin: `random`, `evolved`, or `policy:` and the policy's id.
        choices: decision -> option; what is left out is left to the agencies.
        settings: what it asks of instruments. Of a policy both are empty: it is in the pack.
    """

    goals: dict[str, float]
    origin: str
    choices: dict[str, str]
    settings: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Frontier:
    """What many lines of play have reached.

    Attributes:
        pack: the pack's id.
        digest: of the rules that it was built from, see `rules_digest`.
        effort: that went into it.
        played: how many lines were played in all.
        tradeoffs: trade-off -> the lines that no other beats on both goals, from the best on the
            first goal to the best on the second.
        policies: the pack's own policies, by id.
        spread: goal -> 101 quantiles of the random lines' medians.
        sample: goal -> (lines,) the medians of the first random lines, in the same order for all.
    """

    pack: str
    digest: str
    effort: Effort
    played: int
    tradeoffs: dict[str, tuple[Point, ...]]
    policies: dict[str, Point]
    spread: dict[str, tuple[float, ...]]
    sample: dict[str, tuple[float, ...]] = field(default_factory=dict)

    def fits(self, scenario: Scenario) -> bool:
        """Say whether it was built from a pack that plays and scores as this one does."""
        return self.digest == rules_digest(scenario)

    def cloud(self, goals: tuple[str, str]) -> Floats:
        """Return (lines, 2) what some random lines reach; none where none were kept."""
        both = [self.sample.get(goal, ()) for goal in goals]
        return np.array(both, dtype=np.float64).reshape(2, -1).T

    def points(self, tradeoff: str, goals: tuple[str, str]) -> Floats:
        """Return (points, 2) the frontier of a trade-off."""
        found = [[point.goals[goal] for goal in goals] for point in self.tradeoffs[tradeoff]]
        return np.array(found, dtype=np.float64).reshape(-1, 2)


def build_frontier(
    scenario: Scenario,
    effort: Effort | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled = never,
) -> Frontier:
    """Play many lines and keep the best of each trade-off.

    Args:
        scenario: the pack.
        effort: how much work goes into it; see `Effort`.
        progress: is told how many lines were played, and of about how many.
        cancelled: asked before every quarter.

    Raises:
        MissingExtraError: lines are to be bred, and pymoo is not installed.
        CancelledError: it was no longer wanted.
    """
    work = Effort() if effort is None else effort
    builder = _Builder(scenario, work, progress, cancelled)
    policies = builder.play_policies()
    random = builder.play_random()
    for tradeoff in sorted(scenario.judgement.tradeoffs):
        builder.breed(tradeoff)
    return Frontier(
        pack=scenario.pack.id,
        digest=rules_digest(scenario),
        effort=work,
        played=builder.done,
        tradeoffs={name: builder.best(name) for name in sorted(scenario.judgement.tradeoffs)},
        policies=policies,
        spread={
            goal: tuple(np.round(np.quantile(random[:, k], _QUANTILES), _DIGITS).tolist())
            for k, goal in enumerate(builder.arena.goals)
        },
        sample={
            goal: tuple(np.round(random[:_SAMPLE, k], _DIGITS).tolist())
            for k, goal in enumerate(builder.arena.goals)
        },
    )


class _Builder:
    """Plays lines and keeps what each reached."""

    def __init__(
        self, scenario: Scenario, effort: Effort, progress: Progress | None, cancelled: Cancelled
    ) -> None:
        self.arena = Arena(scenario, effort.seed, effort.runs, cancelled)
        self.done = 0
        self._scenario = scenario
        self._effort = effort
        self._space = Space(scenario.program)
        self._progress = progress
        self._scores: list[Floats] = []
        self._made: list[Callable[[Floats], Point]] = []
        bred = (effort.generations + 1) * effort.population if effort.generations else 0
        tradeoffs = len(scenario.judgement.tradeoffs)
        self._total = len(scenario.lines) + effort.lines + bred * tradeoffs

    def play_policies(self) -> dict[str, Point]:
        """Play the pack's own policies."""
        points = {}
        for name, line in sorted(self._scenario.lines.items()):
            scores = self.arena.score_line(FollowedLine(self._scenario.program, line))
            self._keep(scores[None], [partial(self._policy_point, name)])
            points[name] = self._policy_point(name, scores)
        return points

    def play_random(self) -> Floats:
        """Play random lines: (lines, goals)."""
        lines = self._space.random(self._effort.lines, self._effort.seed)
        return self._score(lines, RANDOM)

    def breed(self, tradeoff: str) -> None:
        """Breed lines towards the frontier of a trade-off, from the best there are."""
        if not self._effort.generations:
            return
        axes = self._axes(tradeoff)
        begun = self._space.random(self._effort.population, self._effort.seed + 1)
        evolve(
            lambda lines: self._score(lines, EVOLVED)[:, axes],
            begun,
            self._effort.generations,
            self._effort.seed,
        )

    def best(self, tradeoff: str) -> tuple[Point, ...]:
        """Return the lines of a trade-off that no other beats."""
        axes = self._axes(tradeoff)
        scores: Floats = np.concatenate(self._scores).round(_DIGITS)
        return tuple(
            self._made[position](scores[position])
            for position in non_dominated(scores[:, axes]).tolist()
        )

    def _axes(self, tradeoff: str) -> list[int]:
        goals = self._scenario.judgement.tradeoffs[tradeoff].goals
        return [self.arena.goals.index(goal) for goal in goals]

    def _score(self, lines: Floats, origin: str) -> Floats:
        parts = []
        for start in range(0, len(lines), self.arena.at_once):
            some = lines[start : start + self.arena.at_once]
            parts.append(self.arena.score(some))
            self._keep(parts[-1], [partial(self._point, genes, origin) for genes in some])
        return np.concatenate(parts)

    def _keep(self, scores: Floats, made: list[Callable[[Floats], Point]]) -> None:
        self._scores.append(scores)
        self._made += made
        self.done += len(made)
        if self._progress is not None:
            self._progress(self.done, max(self._total, self.done))

    def _goals(self, scores: Floats) -> dict[str, float]:
        rounded = np.round(scores, _DIGITS).tolist()
        return dict(zip(self.arena.goals, rounded, strict=True))

    def _policy_point(self, name: str, scores: Floats) -> Point:
        return Point(self._goals(scores), f"{POLICY}:{name}", {}, ())

    def _point(self, genes: Floats, origin: str, scores: Floats) -> Point:
        program, space = self._scenario.program, self._space
        options = space.options(genes[None])[:, 0].tolist()
        choices = {
            decision.id: decision.options[option].id
            for decision, option in zip(program.decisions, options, strict=True)
            if option >= 0
        }
        return Point(self._goals(scores), origin, choices, self._settings(genes))

    def _settings(self, genes: Floats) -> tuple[Asked, ...]:
        settings = self._space.settings(genes[None])[:, :, 0]
        asked: list[Asked] = []
        for position, instrument in enumerate(self._scenario.program.instruments):
            before = np.nan
            for start, value in zip(
                self._space.starts, settings[:, position].tolist(), strict=True
            ):
                if value != before and not np.isnan(value):
                    to: float | str | bool = value
                    if instrument.kind == "posture":
                        to = instrument.options[int(value)]
                    elif instrument.kind == "channel":
                        to = bool(value)
                    asked.append(Asked(format_quarter(start), instrument.id, to))
                before = value
        return tuple(asked)
