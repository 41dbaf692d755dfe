"""History's line: the policy that was really taken, held against what history's numbers were.

Every observation is kept, also where several sources give several values for one indicator and
period: which of them the model follows is for the reader to see.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

import numpy as np

from game.content.format.judging import Measure, Observation
from game.content.reading.suggestions import did_you_mean
from game.content.scenario import Scenario
from game.judgement.measures import take
from game.model.arrays import Floats
from game.model.ensembles import Plan, Results, run
from game.model.program import Program
from game.model.quarters import QUARTERS_A_YEAR, format_quarter, parse_quarter

POLICY = "history"
#: The band that holds eight of ten games.
LOW, HIGH = 10.0, 90.0
#: Games that are shown one by one, as thin strands.
STRANDS = 20
WORST = 5


class NothingToFitError(Exception):
    """A pack that cannot be held against history; its text is for whoever asked."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One observation and what the games gave at its quarter or over its year.

    Attributes:
        observation: a line of `observed.csv`.
        first: the first quarter it is of, inside the period.
        last: the last.
        low: a tenth of the games lie below this, in the indicator's unit.
        median: half of them do.
        high: nine tenths of them do.
    """

    observation: Observation
    first: int
    last: int
    low: float
    median: float
    high: float

    @property
    def off(self) -> float:
        """How far the median lies from what was observed, in tolerances; 1 is just inside."""
        distance = abs(self.median - self.observation.value)
        if self.observation.tolerance > 0.0 or math.isnan(distance):
            return distance / (self.observation.tolerance or 1.0)
        return math.inf if distance > 0.0 else 0.0

    @property
    def inside(self) -> bool:
        """Whether what was observed is within its tolerance of the median."""
        return self.off <= 1.0

    @property
    def in_band(self) -> bool:
        """Whether what was observed lies where eight of ten games do."""
        return self.low <= self.observation.value <= self.high


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How an indicator went, quarter by quarter; of summed ones, the last four quarters together.

    Attributes:
        indicator: as printed, such as `coca[upper]`.
        summed: whether each value is the sum of the year that ends with its quarter.
        first: the first quarter.
        band: (3, quarters) a tenth, half and nine tenths of the games lie below.
        strands: (quarters, strands) some games, one by one.
        points: the observations of it, by time.
    """

    indicator: str
    summed: bool
    first: int
    band: Floats
    strands: Floats
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of holding a pack against history.

    Attributes:
        scenario: the pack.
        theory: the rival setting under which it was played, if any.
        runs: games.
        seed: that they shared.
        courses: an indicator each, in the order in which they are first observed.
        left_out: observations of quarters that are not played.
    """

    scenario: Scenario
    theory: str | None
    runs: int
    seed: int
    courses: tuple[Course, ...]
    left_out: tuple[Observation, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, indicator by indicator."""
        return tuple(point for course in self.courses for point in course.points)

    @property
    def required(self) -> tuple[Point, ...]:
        """The points that the model must pass."""
        return tuple(point for point in self.points if point.observation.required)

    @property
    def missed(self) -> tuple[Point, ...]:
        """The required points that it does not pass."""
        return tuple(point for point in self.required if not point.inside)

    @property
    def worst(self) -> tuple[Point, ...]:
        """The points that are furthest off, in tolerances; what is no number first."""
        return tuple(sorted(self.points, key=lambda p: (not math.isnan(p.off), -p.off))[:WORST])


def share_inside(points: tuple[Point, ...]) -> float:
    """Return the share of points within their tolerance of the median; NaN of none."""
    return sum(point.inside for point in points) / len(points) if points else math.nan


def coverage(points: tuple[Point, ...]) -> float:
    """Return the share of points that lie where eight of ten games do; NaN of none."""
    return sum(point.in_band for point in points) / len(points) if points else math.nan


def fit(
    scenario: Scenario,
    runs: int = 300,
    seed: int = 1,
    theory: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Fit:
    """Play history's line and hold it against every observation.

    Args:
        scenario: a pack with a policy `history` and with observations.
        runs: games.
        seed: that they share.
        theory: a rival setting of the pack.
        progress: is told how many games are done.

    Raises:
        NothingToFitError: it has no such policy, no observations, or no such theory.
    """
    _check(scenario, theory)
    program = scenario.under(theory)
    results = run(Plan(program, scenario.lines[POLICY], seed, runs), progress=progress)
    points: dict[tuple[str, bool], list[Point]] = {}
    left_out = []
    for observation in scenario.observed:
        span = _span(observation, results)
        if span is None:
            left_out.append(observation)
            continue
        kind = (observation.indicator, _is_summed(observation))
        points.setdefault(kind, []).append(_point(observation, span, program, results))
    if not points:
        _refuse(f"pack '{scenario.pack.id}' has no observation within the quarters it plays")
    courses = tuple(_course(tuple(found), results) for found in points.values())
    return Fit(scenario, theory, runs, seed, courses, tuple(left_out))


def _check(scenario: Scenario, theory: str | None) -> None:
    pack = scenario.pack.id
    if POLICY not in scenario.lines:
        _refuse(f"pack '{pack}' has no policy '{POLICY}' to hold against what was observed")
    if not scenario.observed:
        _refuse(f"pack '{pack}' has no observed.csv to hold its history against")
    if theory is not None and theory not in scenario.rivals:
        hint = did_you_mean(theory, scenario.rivals) or "it has none"
        _refuse(f"pack '{pack}' has no theory '{theory}'; {hint}")


def _refuse(message: str) -> NoReturn:
    raise NothingToFitError(message)


def _is_summed(observation: Observation) -> bool:
    return observation.take == "sum" and "Q" not in observation.period


def _span(observation: Observation, results: Results) -> tuple[int, int] | None:
    """Return the first and last quarter of an observation that are played, if any is."""
    period = observation.period
    if "Q" in period:
        first = last = parse_quarter(period)
    else:
        first, last = parse_quarter(f"{period}Q1"), parse_quarter(f"{period}Q4")
    first = max(first, results.first)
    last = min(last, results.first + len(results.values) - 1)
    return (first, last) if first <= last else None


def _point(
    observation: Observation, span: tuple[int, int], program: Program, results: Results
) -> Point:
    first, last = span
    measure = Measure(
        indicator=observation.indicator,
        first=format_quarter(first),
        last=format_quarter(last),
        take=observation.take,
    )
    low, median, high = _band(take(measure, program, results)).tolist()
    return Point(observation, first, last, low, median, high)


def _band(values: Floats) -> Floats:
    """Return (3, ...) where the band begins, its median and its end, over the last axis."""
    # A model may run away to infinity, and infinity less itself is no number.
    with np.errstate(invalid="ignore"):
        return np.asarray(np.percentile(values, (LOW, 50.0, HIGH), axis=-1))


def _course(points: tuple[Point, ...], results: Results) -> Course:
    """Return the course of the one indicator that all points are of, all summed or none."""
    seen = points[0].observation
    column = [known.name for known in results.indicators].index(seen.indicator)
    summed = _is_summed(seen)
    values: Floats = results.values[:, column]
    if summed:
        values = _year_until(values)
    in_time = tuple(sorted(points, key=lambda p: (p.last, p.first)))
    strands = values[:, :STRANDS].copy()
    return Course(seen.indicator, summed, results.first, _band(values), strands, in_time)


def _year_until(values: Floats) -> Floats:
    """Return for each quarter the sum of the four that end with it, or of those there are."""
    sums = values.copy()
    for before in range(1, QUARTERS_A_YEAR):
        sums[before:] += values[:-before]
    return sums
