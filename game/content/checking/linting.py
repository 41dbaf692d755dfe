"""Linting as a whole, and what a pack's authors accept of it."""

from game.content.checking.habits import check_habits
from game.content.checking.references import check_references
from game.content.checking.rehearsal import rehearse
from game.content.checking.texts import check_texts
from game.content.compiling.program import Compiled
from game.content.findings import Finding, Severity


def lint(made: Compiled, *, thorough: bool) -> tuple[Finding, ...]:
    """Return everything that was found in a compiled draft, without what is allowed.

    Args:
        made: the compiled draft.
        thorough: whether to look at habits and to rehearse, beside what may be wrong.
    """
    book = made.book
    check_references(book, made.scope)
    if thorough:
        check_habits(book)
        check_texts(book)
        if not any(finding.severity is Severity.ERROR for finding in book.findings):
            rehearse(book, made.program)
    return _without_allowed(made, thorough=thorough)


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
        if position not in used
    ]
