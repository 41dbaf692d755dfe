"""Behaviour that must hold: a pack's `checks.yaml`, run over several hundred games."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.content.format.judging import Check
from game.content.scenario import Scenario
from game.judgement.measures import take
from game.model.arrays import Floats
from game.model.ensembles import Plan, Results, run
from game.model.evaluating import evaluate

Ensembles = dict[tuple[str, str | None, int], Results]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one check.

    Attributes:
        id: of the check.
        title: what must hold.
        statistic: what was taken over all games.
        value: what it came to.
        least: no less than this, if anything.
        most: no more than this, if anything.
        runs: how many games.
    """

    id: str
    title: str
    statistic: str
    value: float
    least: float | None
    most: float | None
    runs: int

    @property
    def held(self) -> bool:
        """Whether the value lies where it must. What is no number does not."""
        above = self.least is None or self.value >= self.least
        below = self.most is None or self.value <= self.most
        return above and below and bool(np.isfinite(self.value))

    @property
    def margin(self) -> float:
        """How far inside the nearer bound the value lies; negative outside."""
        room = []
        if self.least is not None:
            room.append(self.value - self.least)
        if self.most is not None:
            room.append(self.most - self.value)
        return min(room, default=float("inf"))


def run_checks(
    scenario: Scenario,
    *,
    seed: int = 1,
    runs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Run all checks of a scenario.

    Args:
        scenario: whose checks.
        seed: of all ensembles: different policies share their luck.
        runs: games for each check; left out, what the check itself says.
        progress: is told how many checks are done.
    """
    kept: Ensembles = {}
    outcomes = []
    for number, (name, check) in enumerate(sorted(scenario.checks.items()), start=1):
        outcomes.append(_outcome(scenario, name, check, seed, runs or check.runs, kept))
        if progress is not None:
            progress(number)
    return tuple(outcomes)


def _outcome(
    scenario: Scenario, name: str, check: Check, seed: int, runs: int, kept: Ensembles
) -> Outcome:
    values = {}
    for measure_name, measure in check.measures.items():
        policy = measure.policy or check.policy
        key = (policy, check.theory, runs)
        if key not in kept:
            plan = Plan(scenario.under(check.theory), scenario.lines[policy], seed, runs)
            kept[key] = run(plan)
        values[measure_name] = take(measure, scenario.program, kept[key])
    each = evaluate(scenario.formulas[f"checks.{name}.value"], values)
    return Outcome(
        id=name,
        title=check.title,
        statistic=check.statistic,
        value=statistic(check.statistic, np.broadcast_to(each, (runs,))),
        least=check.between.least,
        most=check.between.most,
        runs=runs,
    )


def statistic(name: str, values: Floats) -> float:
    """Return a statistic over games: median, mean, share, or a percentile such as `p10`."""
    numbers = np.asarray(values, dtype=np.float64)
    if name in {"mean", "share"}:
        return float(numbers.mean())
    percent = 50.0 if name == "median" else float(name.removeprefix("p"))
    return float(np.percentile(numbers, percent))
