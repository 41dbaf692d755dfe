"""Loading: a pack's folder becomes a scenario, or a list of everything that is wrong with it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.content import cache
from game.content.findings import Finding, PackError, Severity
from game.content.scenario import Scenario
from game.content.shipped import find_near, locate, shipped_packs

if TYPE_CHECKING:
    from game.content.reading.draft import Draft
    from game.content.reading.places import Places


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack that was checked.

    Attributes:
        scenario: None where there is an error.
        findings: everything that was found and not allowed, in order of place.
        places: where everything stands in the files; None where they could not be read.
    """

    scenario: Scenario | None
    findings: tuple[Finding, ...]
    places: "Places | None" = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the pack."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def load(argument: str | Path) -> Scenario:
    """Return the scenario of a pack: a path or a shipped pack's id; from the cache if it can be.

    Raises:
        PackError: the pack is not there or has errors; carries all of them.
    """
    folder = locate(str(argument))
    find = partial(find_near, folder)
    kept = cache.recall(folder, find)
    if kept is not None:
        return kept
    checked = read(folder)
    if checked.scenario is None:
        raise PackError(checked.errors)
    cache.keep(folder, checked.scenario, find)
    return checked.scenario


def check(argument: str | Path) -> Checked:
    """Check a pack thoroughly: everything that loading checks, habits, and a rehearsal.

    Raises:
        PackError: there is no such pack.
    """
    return read(locate(str(argument)), thorough=True)


def load_beside(argument: str, policy: Path) -> tuple[Scenario, str]:
    """Return the scenario of a pack with a policy from a file of its own, and the policy's id.

    Raises:
        PackError: the pack or the policy has errors.
    """
    from game.content.reading.added import with_policy

    draft, findings = _draft(locate(argument))
    if draft is None:
        raise PackError(_in_order(findings))
    grown, name, wrong = with_policy(draft, policy)
    if grown is None:
        raise PackError(wrong)
    checked = _compiled(grown, findings, thorough=False)
    if checked.scenario is None:
        raise PackError(checked.errors)
    return checked.scenario, name


def read(folder: Path, *, thorough: bool = False) -> Checked:
    """Read a pack afresh.

    Args:
        folder: of the pack.
        thorough: whether to look beyond errors, at habits and by a rehearsal.
    """
    draft, findings = _draft(folder)
    if draft is None:
        return Checked(None, _in_order(findings))
    return _compiled(draft, findings, thorough=thorough)


def _draft(folder: Path) -> "tuple[Draft | None, tuple[Finding, ...]]":
    # Imported here: a pack from the cache needs neither YAML nor pydantic nor units.
    from game.content.reading.draft import read_what_is_sound

    return read_what_is_sound(folder, partial(find_near, folder), shipped_packs())


def _compiled(draft: "Draft", findings: tuple[Finding, ...], *, thorough: bool) -> Checked:
    from game.content.checking.linting import lint
    from game.content.compiling.program import compile_draft

    made = compile_draft(draft, findings)
    everything = _in_order(lint(made, thorough=thorough))
    broken = any(finding.severity is Severity.ERROR for finding in everything)
    return Checked(None if broken else made.scenario(), everything, draft.places)


def _in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Sort by place, and leave out what was said twice."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.place, f.code, f.message)))
