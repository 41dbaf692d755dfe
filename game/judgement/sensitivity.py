"""Sensitivity: what each uncertain parameter does when it is moved to its low and to its high.

Everything else stays central and the luck is the same, so that what differs between two games is
that one parameter's doing. What is compared are goals, in points; in a pack without goals, each
indicator's mean over the period, in spreads: how far it scatters between ordinary games.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.course import results_of
from game.judgement.goals import score_goals
from game.model.arrays import Floats
from game.model.ensembles import CHUNK, Plan, Results, run
from game.model.kernel import Kernel, watched_by
from game.model.playing import play_drawn
from game.model.policies import FollowedLine
from game.model.program import LineOfPlay, Parameter, Program

POLICIES = ("passive", "history")
#: Ordinary games from which an indicator's spread is taken.
ORDINARY = 200
#: A spread smaller than this, against the indicator's size, is none: rounding.
_NOTHING = 1e-9

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Influence:
    """What moving one parameter does where it does most.

    Attributes:
        parameter: its id.
        on: the goal or the indicator that it moves most.
        policy: the line of play under which it does.
        at_low: mean change with the parameter at its low, in the table's measure.
        at_high: the same at its high.
    """

    parameter: str
    on: str
    policy: str
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """The larger of the two changes, without its sign."""
        return max(abs(self.at_low), abs(self.at_high))


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Every uncertain parameter's influence, the largest first.

    Attributes:
        of_goals: whether changes are points of goals; else spreads of indicators.
        policies: lines of play that were tried.
        runs: games for each setting of each parameter.
        seed: that they shared.
        influences: by size; of equals, by id.
    """

    of_goals: bool
    policies: tuple[str, ...]
    runs: int
    seed: int
    influences: tuple[Influence, ...]


def uncertain_parameters(program: Program) -> tuple[Parameter, ...]:
    """Return the parameters whose low or high differs from their value."""
    return tuple(p for p in program.parameters if p.lows != p.values or p.highs != p.values)


def steps_of(scenario: Scenario, policies: Sequence[str] = POLICIES) -> int:
    """Return how many steps `sensitivity` tells its progress in."""
    settings = 1 + 2 * len(uncertain_parameters(scenario.program))
    return settings * len(_lines(scenario, policies))


def sensitivity(
    scenario: Scenario,
    policies: Sequence[str] = POLICIES,
    *,
    runs: int = 24,
    seed: int = 1,
    progress: Progress | None = None,
) -> Sensitivity:
    """Move every uncertain parameter to its low and to its high.

    Args:
        scenario: the pack.
        policies: lines of play to try; those that the pack does not have are passed over.
        runs: games for each setting, which share their luck with those of every other.
        seed: of all luck.
        progress: is told how many settings are done, of `steps_of`.

    Raises:
        ValueError: the pack has none of these policies.
    """
    lines = _lines(scenario, policies)
    if not lines:
        message = f"pack '{scenario.pack.id}' has none of the policies {', '.join(policies)}"
        raise ValueError(message)
    moved = uncertain_parameters(scenario.program)
    best: dict[str, Influence] = {}
    done = 0
    for line in lines:
        gauge = _Gauge(scenario, line, seed)
        kernel = Kernel(scenario.program, watched_by((line,)))
        parts = []
        for part in _played(kernel, line, _settings(scenario.program, moved), runs, seed):
            parts.append(gauge.read(part, runs))
            done += parts[-1].shape[1]
            if progress is not None:
                progress(done)
        for found in _influences(line.id, moved, gauge.names, np.concatenate(parts, axis=1)):
            if found.parameter not in best or found.size > best[found.parameter].size:
                best[found.parameter] = found
    ordered = sorted(best.values(), key=lambda found: (-found.size, found.parameter))
    names = tuple(line.id for line in lines)
    return Sensitivity(bool(scenario.judgement.goals), names, runs, seed, tuple(ordered))


def _lines(scenario: Scenario, policies: Sequence[str]) -> list[LineOfPlay]:
    return [scenario.lines[name] for name in policies if name in scenario.lines]


def _settings(program: Program, moved: Sequence[Parameter]) -> Floats:
    """Return (parameter rows, settings): all central, then each parameter's low and its high."""
    central = np.array([value for p in program.parameters for value in p.values])
    settings = np.repeat(central[:, None], 1 + 2 * len(moved), axis=1)
    starts = np.cumsum([0, *(len(p.values) for p in program.parameters)])
    rows = {p.id: start for p, start in zip(program.parameters, starts.tolist(), strict=False)}
    for number, parameter in enumerate(moved):
        own = slice(rows[parameter.id], rows[parameter.id] + len(parameter.values))
        settings[own, 1 + 2 * number] = parameter.lows
        settings[own, 2 + 2 * number] = parameter.highs
    return settings


def _played(
    kernel: Kernel, line: LineOfPlay, settings: Floats, runs: int, seed: int
) -> Iterator[Results]:
    """Play every setting with the same luck, as many side by side as fit a chunk."""
    policy = FollowedLine(kernel.program, line)
    at_once = max(1, CHUNK // runs)
    for start in range(0, settings.shape[1], at_once):
        some = settings[:, start : start + at_once]
        games = np.tile(np.arange(runs, dtype=np.int64), some.shape[1])
        draw = kernel.draw_with(seed, games, np.repeat(some, runs, axis=1))
        played = play_drawn(kernel, policy, draw)
        yield results_of(kernel, played.first, played.values, played.world.values)


class _Gauge:
    """Reads from results what is compared: goals, or indicators against their spread."""

    def __init__(self, scenario: Scenario, line: LineOfPlay, seed: int) -> None:
        self._scenario = scenario
        self._spreads = np.empty(0)
        self._kept = np.empty(0, dtype=np.intp)
        if scenario.judgement.goals:
            self.names = tuple(scenario.judgement.goals)
            return
        over_time = run(Plan(scenario.program, line, seed, ORDINARY)).values.mean(axis=0)
        with np.errstate(invalid="ignore"):
            spreads = over_time.std(axis=-1)
            moves = spreads > _NOTHING * np.abs(over_time).max(axis=-1)
        self._kept = np.flatnonzero(moves & np.isfinite(spreads))
        self._spreads = spreads[self._kept]
        self.names = tuple(scenario.program.indicators[k].name for k in self._kept.tolist())

    def read(self, results: Results, runs: int) -> Floats:
        """Return (names, settings, runs) of games that stand setting by setting."""
        if self._scenario.judgement.goals:
            scored = score_goals(self._scenario, results)
            values = np.array([scored[name].scores for name in self.names])
        else:
            values = results.values.mean(axis=0)[self._kept] / self._spreads[:, None]
        return values.reshape(len(self.names), results.values.shape[-1] // runs, runs)


def _influences(
    policy: str, moved: Sequence[Parameter], names: Sequence[str], read: Floats
) -> Iterator[Influence]:
    """Yield each parameter's largest influence: `read` is (names, settings, runs)."""
    with np.errstate(invalid="ignore"):
        changes = np.nan_to_num((read[:, 1:] - read[:, :1]).mean(axis=-1))
    ends = changes.reshape(len(names), len(moved), 2)
    for number, parameter in enumerate(moved):
        if not names:
            break
        most = int(np.abs(ends[:, number]).max(axis=-1).argmax())
        low, high = ends[most, number].tolist()
        yield Influence(parameter.id, names[most], policy, low, high)
