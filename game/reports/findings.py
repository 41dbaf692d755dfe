"""What a check found, as text for people or as JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from game.content.findings import Excerpt, Finding, Severity

if (
    TYPE_CHECKING
):  # running checks brings the whole of judgement, which a check alone need not wait for
    from game.judgement.behaviour import Outcome


#: Characters of a line that are shown, and those of them before the place that matters.
_WIDEST, _BEFORE = 110, 80


def as_lines(findings: Iterable[Finding]) -> list[str]:
    """Return findings as lines: one each, and under a formula's the place with a caret."""
    lines = []
    for finding in findings:
        lines.append(finding.line())
        if finding.excerpt is not None:
            lines += [f"    {line}" for line in _excerpt(finding.excerpt)]
    return lines


def _excerpt(excerpt: Excerpt) -> tuple[str, str]:
    """Return a line, or of a long one what is around the place, and below it a caret."""
    start = 0 if len(excerpt.line) <= _WIDEST else max(0, excerpt.column - _BEFORE)
    shown = excerpt.line[start : start + _WIDEST]
    before = "..." if start else ""
    after = "..." if start + _WIDEST < len(excerpt.line) else ""
    caret = " " * (len(before) + excerpt.column - 1 - start) + "^"
    return f"{before}{shown}{after}", caret


def summary(pack: str, findings: Sequence[Finding]) -> str:
    """Return one line that counts findings: `two-valleys: 1 error, 2 warnings`."""
    counts = Counter(finding.severity for finding in findings)
    said = [
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return f"{pack}: {', '.join(said) or 'nothing to complain of'}"


def outcome_lines(outcomes: "Iterable[Outcome]") -> list[str]:
    """Return the outcomes of behaviour checks: whether each held, and by how much."""
    lines = []
    for outcome in outcomes:
        verdict = "held" if outcome.held else "DID NOT HOLD"
        lines.append(f"{outcome.id}: {verdict}. {outcome.title}.")
        lines.append(
            f"    {outcome.statistic} over {outcome.runs} games is {outcome.value:.4g}; "
            f"it must be {_wanted(outcome)}"
        )
    return lines


def _wanted(outcome: "Outcome") -> str:
    if outcome.least is not None and outcome.most is not None:
        return f"from {outcome.least:g} to {outcome.most:g}"
    if outcome.least is not None:
        return f"{outcome.least:g} or more"
    return f"{outcome.most:g} or less" if outcome.most is not None else "a number"


def as_json(
    packs: "Sequence[tuple[str, Sequence[Finding], Sequence[Outcome]]]",
) -> str:
    """Return findings and outcomes of several packs as one JSON text."""
    return json.dumps(
        {
            "packs": [
                {
                    "pack": pack,
                    "findings": [_finding(finding) for finding in findings],
                    "behaviour": [_outcome(outcome) for outcome in outcomes],
                }
                for pack, findings, outcomes in packs
            ]
        },
        indent=2,
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": finding.severity.value,
        "code": finding.code,
        "about": finding.about,
        "message": finding.message,
        "hint": finding.hint,
    }


def _outcome(outcome: "Outcome") -> dict[str, object]:
    return {
        "id": outcome.id,
        "title": outcome.title,
        "held": outcome.held,
        "statistic": outcome.statistic,
        "value": outcome.value,
        "least": outcome.least,
        "most": outcome.most,
        "runs": outcome.runs,
    }
