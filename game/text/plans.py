"""From what was asked on the command line to an ensemble that can be played."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from game.content.loading import load, load_beside
from game.content.scenario import Scenario
from game.model.ensembles import Plan
from game.reports.series_writing import About
from game.text.faults import UsageError

RANDOM = "random"


def plan_of(
    pack: str, policy: str, theory: str | None, *, runs: int, seed: int
) -> tuple[Scenario, Plan]:
    """Return the scenario and the plan of a run.

    Args:
        pack: a shipped pack's id, or a folder.
        policy: of the pack, the path of a file, or `random`.
        theory: of the pack, or None.
        runs: number of games.
        seed: that all games share.

    Raises:
        PackError: the pack or the policy's file has errors.
        UsageError: there is no such policy or theory.
    """
    if policy.endswith((".yaml", ".yml")) and not _is_file(policy):
        message = f"there is no file '{policy}'"
        raise UsageError(message)
    if _is_file(policy):
        scenario, policy = load_beside(pack, Path(policy))
    else:
        scenario = load(pack)
    if theory is not None:
        _need("theory", theory, scenario.rivals)
    _need("policy", policy, (*scenario.lines, RANDOM))
    line = None if policy == RANDOM else scenario.lines[policy]
    return scenario, Plan(scenario.under(theory), line, seed, runs)


def about(scenario: Scenario, plan: Plan, theory: str | None) -> About:
    """Return what a file of results came from."""
    return About(
        pack=scenario.pack.id,
        version=scenario.pack.version,
        digest=scenario.program.digest,
        seed=plan.seed,
        runs=plan.runs,
        policy=None if plan.line is None else plan.line.id,
        theory=theory,
    )


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # no name that a file could have
        return False


def _need(kind: str, name: str, known: Iterable[str]) -> None:
    names = sorted(known)
    if name in names:
        return
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(names) or 'none'}"
    message = f"there is no {kind} '{name}'; {hint}"
    raise UsageError(message)
