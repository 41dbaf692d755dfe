"""Linting as a whole, and what a pack's authors accept of it."""

import re
from dataclasses import replace

from game.content.checking.dates import check_dates
from game.content.checking.habits import check_habits
from game.content.checking.references import check_references
from game.content.checking.rehearsal import rehearse
from game.content.checking.texts import check_texts
from game.content.codes import MEASURED
from game.content.compiling.program import Compiled
from game.content.findings import Finding, Severity
from game.content.reading.draft import Draft
from game.content.reading.pack_files import PARTS

#: Findings that there might not be if more could be read, and of which parts of a pack.
_OF_MODEL = ("set", "member", "indicator", "quantity")
_ABOUT_NAMES: dict[str, frozenset[str]] = {
    "unknown-name": frozenset({"model", "instruments", "events", "decisions"}),
    "unknown-function": frozenset({"model"}),
    "unknown-text": frozenset(PARTS),
    **{f"unknown-{kind}": frozenset({"model"}) for kind in _OF_MODEL},
    "unknown-decision": frozenset({"decisions"}),
    "unknown-option": frozenset({"decisions"}),
    "unknown-event": frozenset({"events"}),
    "unknown-policy": frozenset({"policies"}),
    "unknown-theory": frozenset({"theories"}),
    "unknown-source": frozenset({"sources"}),
    "unknown-person": frozenset({"people"}),
    "unknown-place": frozenset({"map"}),
    "unknown-goal": frozenset({"judgement"}),
    "unknown-entry": frozenset({"catalogue"}),
    "uncovered-entry": frozenset({"decisions", "instruments"}),
    "missing-member": frozenset({"model"}),
    "member": frozenset({"model"}),
    "unit": frozenset({"pack"}),
    "no-spread": frozenset({"pack"}),
    "warm-up": frozenset({"pack"}),
}
#: What a finding quotes: of `'land[east]'` and `'mill.accept'` the part before the sign.
_NAMED = re.compile(r"'([^'\[.]+)")
#: Sections of `pack.yaml` without which there is such a finding.
_DECLARED = {"unit": "units", "no-spread": "uncertainty", "warm-up": "warm_up"}


def lint(made: Compiled, *, thorough: bool) -> tuple[Finding, ...]:
    """Return everything that was found in a compiled draft, without what is allowed.

    Args:
        made: the compiled draft.
        thorough: whether to look at habits and to rehearse, beside what may be wrong.
    """
    book, draft = made.book, made.book.draft
    complete = not (draft.unreadable or draft.unread)
    check_references(book, made.scope)
    book.findings[:] = [
        _without_list(found) if draft.unread else found
        for found in book.findings
        if not follows(draft, found)
    ]
    if thorough and complete:
        check_habits(book)
        check_dates(book)
        check_texts(book)
        if not any(finding.severity is Severity.ERROR for finding in book.findings):
            rehearse(book, made.program)
    return _without_allowed(made, thorough=thorough and complete)


def follows(draft: Draft, finding: Finding) -> bool:
    """Say whether a finding may only follow from what could not be read of a draft.

    What something is wrong with is not in the draft, and what names it finds nothing.
    """
    parts = _ABOUT_NAMES.get(finding.code)
    misfit = finding.code == "unit" and finding.severity is Severity.WARNING
    if parts is None or misfit:
        return False
    named = {*_NAMED.findall(finding.message), _DECLARED.get(finding.code, "")}
    return not (draft.unreadable.isdisjoint(parts) and draft.unread.isdisjoint(named))


def _without_list(finding: Finding) -> Finding:
    """Return a finding without the list of what is possible, which lacks what was not read."""
    return replace(finding, hint="") if finding.hint.startswith("possible: ") else finding


def _without_allowed(made: Compiled, *, thorough: bool) -> tuple[Finding, ...]:
    book, used = made.book, set[int]()
    kept = []
    for finding in dict.fromkeys(book.findings):
        allowed = _allowance(made, finding)
        if allowed is None:
            kept.append(finding)
        else:
            used.add(allowed)
    if thorough:
        kept += _idle(made, used)
    return tuple(kept)


def _allowance(made: Compiled, finding: Finding) -> int | None:
    """Return the position of the allowance that accepts a finding; an error is never accepted."""
    if finding.severity is Severity.ERROR:
        return None
    for position, allow in enumerate(made.book.draft.pack.allow):
        if allow.finding == finding.code and allow.about in {"*", finding.about}:
            return position
    return None


def _idle(made: Compiled, used: set[int]) -> list[Finding]:
    """Return a finding for each allowance that allows nothing: it would hide the next mistake."""
    places = made.book.draft.places
    return [
        Finding(
            places.of(("pack", "allow", position)),
            Severity.WARNING,
            "idle-allowance",
            f"nothing of '{allow.finding}' about '{allow.about}' was found, so this allows nothing",
            allow.about,
        )
        for position, allow in enumerate(made.book.draft.pack.allow)
        if position not in used and allow.finding not in MEASURED
    ]
