"""What a line of play was worth: goals, trade-offs, readers and the record, data first.

In words: `game.reports.judging_text`.
"""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.dominance import inside
from game.judgement.frontier import HISTORY, Frontier
from game.judgement.goals import band_of, score_goals
from game.judgement.lenses import LensScore, gates_closed, judge, sentences
from game.judgement.record import RecordLine, record_of
from game.model.arrays import Floats
from game.model.ensembles import Plan, Results, run
from game.model.quarters import QUARTERS_A_YEAR, format_quarter
from game.reports.series_writing import About

_DIGITS = 2
#: The shares of games below the lower edge, the median and the upper edge of a band.
_SHARES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Spread:
    """The median over games, and between what 80 % of them lie."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal: what games reached of it, from 0 to 100, and the band of the median."""

    id: str
    title: str
    score: Spread
    band: str


@dataclass(frozen=True, slots=True)
class TradeOffLine:
    """A trade-off: the medians of both goals, and where they stand.

    Attributes:
        id: the trade-off.
        title: its name.
        goals: the two goals.
        result: the median of each.
        history: what was really done reached, where the pack has a frontier and that policy.
        frontier: (points) the medians of the best lines of play that were found.
        inside: by how many points one of them does better on both goals at once; negative where
            none does. None where the pack has no frontier.
    """

    id: str
    title: str
    goals: tuple[str, str]
    result: tuple[float, float]
    history: tuple[float, float] | None
    frontier: tuple[tuple[float, float], ...]
    inside: float | None


@dataclass(frozen=True, slots=True)
class LensLine:
    """A reader: the total, its band, and what is said of the game nearest to the median."""

    id: str
    title: str
    thesis: str
    score: Spread
    band: str
    game: int
    verdicts: tuple[str, ...]
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A line of the record of suffering, at each year's end. It carries no points."""

    indicator: str
    title: str
    note: str | None
    unit: str
    source: tuple[str, ...]
    quarters: tuple[str, ...]
    values: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class JudgingReport:
    """What a line of play was worth.

    Attributes:
        about: what it came from.
        goals: in the pack's order.
        tradeoffs: in the pack's order.
        lenses: in the pack's order.
        record: in the pack's order.
        stale: whether the pack has a frontier that was built from another version of it.
    """

    about: About
    goals: tuple[GoalLine, ...]
    tradeoffs: tuple[TradeOffLine, ...]
    lenses: tuple[LensLine, ...]
    record: tuple[RecordEntry, ...]
    stale: bool

    def as_json(self) -> str:
        """Return the report as one JSON object; what is no finite number is null."""
        return json.dumps(_finite(asdict(self)), indent=2, ensure_ascii=False, allow_nan=False)


def judging_report(
    scenario: Scenario,
    plan: Plan,
    about: About,
    frontier: Frontier | None = None,
    progress: Callable[[int], None] | None = None,
) -> JudgingReport:
    """Play a line and judge it.

    Args:
        scenario: the pack.
        plan: which line, and how many games.
        about: what to say of where the report comes from.
        frontier: of the pack, if it has one (`game.judgement.frontier_file.read_frontier`).
        progress: is told how many games are done.
    """
    results = run(plan, progress=progress)
    goals = {name: goal.scores for name, goal in score_goals(scenario, results).items()}
    lenses = judge(scenario, results)
    documents = scenario.judgement
    return JudgingReport(
        about=about,
        goals=tuple(
            GoalLine(name, goal.title, _spread(goals[name]), _band(goals[name]))
            for name, goal in documents.goals.items()
        ),
        tradeoffs=tuple(_tradeoff(scenario, name, goals, frontier) for name in documents.tradeoffs),
        lenses=tuple(_lens(scenario, name, lenses[name]) for name in documents.lenses),
        record=tuple(_entry(line, results) for line in record_of(scenario, results)),
        stale=frontier is not None and not frontier.fits(scenario),
    )


def _tradeoff(
    scenario: Scenario, name: str, goals: dict[str, Floats], frontier: Frontier | None
) -> TradeOffLine:
    document = scenario.judgement.tradeoffs[name]
    one, other = document.goals
    result = (_rounded(np.median(goals[one])), _rounded(np.median(goals[other])))
    if frontier is None or name not in frontier.tradeoffs:
        return TradeOffLine(name, document.title, document.goals, result, None, (), None)
    points = frontier.points(name, document.goals)
    real = frontier.policies.get(HISTORY)
    return TradeOffLine(
        id=name,
        title=document.title,
        goals=document.goals,
        result=result,
        history=None if real is None else (real.goals[one], real.goals[other]),
        frontier=tuple((float(x), float(y)) for x, y in points),
        inside=_rounded(inside(points, result)),
    )


def _lens(scenario: Scenario, name: str, score: LensScore) -> LensLine:
    document = scenario.judgement.lenses[name]
    typical = int(np.argmin(np.abs(score.scores - np.median(score.scores))))
    return LensLine(
        id=name,
        title=document.title,
        thesis=document.thesis,
        score=_spread(score.scores),
        band=_band(score.scores),
        game=typical,
        verdicts=sentences(document, score, typical),
        gates=gates_closed(document, score, typical),
    )


def _entry(line: RecordLine, results: Results) -> RecordEntry:
    """Return a line of the record at the end of each year, and at the end."""
    last = len(line.values) - 1
    rows = [
        row
        for row in range(len(line.values))
        if (results.first + row) % QUARTERS_A_YEAR == QUARTERS_A_YEAR - 1 or row == last
    ]
    return RecordEntry(
        indicator=line.indicator,
        title=line.title,
        note=line.note,
        unit=line.unit,
        source=line.source,
        quarters=tuple(format_quarter(line.first + row) for row in rows),
        values=tuple(_spread(line.values[row]) for row in rows),
    )


def _spread(values: Floats) -> Spread:
    low, median, high = (_rounded(np.quantile(values, share)) for share in _SHARES)
    return Spread(median, low, high)


def _band(scores: Floats) -> str:
    return band_of(float(np.median(scores)))


def _rounded(value: float | np.floating) -> float:
    return round(float(value), _DIGITS)


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {key: _finite(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(below) for below in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
