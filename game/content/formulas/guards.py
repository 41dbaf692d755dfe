"""What a condition says of the values in its branches: `x > 0` guards a division by `x`."""

import math
from collections.abc import Mapping

from game.content.formulas.intervals import ANYTHING, Interval
from game.content.formulas.resolved import Resolved
from game.content.formulas.scope import Meaning
from game.model.expressions import Expression

Known = Mapping[Expression, Interval]

#: Each comparison's opposite, and the one with its sides exchanged.
OPPOSITE = {
    "less": "greater_equal", "greater_equal": "less", "greater": "less_equal",
    "less_equal": "greater", "equal": "not_equal", "not_equal": "equal",
}  # fmt: skip
EXCHANGED = {
    "less": "greater", "greater": "less", "less_equal": "greater_equal",
    "greater_equal": "less_equal", "equal": "equal", "not_equal": "not_equal",
}  # fmt: skip


def guarded(known: Known, condition: Resolved, *, holds: bool) -> Known:
    """Return what is known of trees' values where a condition holds, or where it does not.

    Only comparisons with a written number or a name are understood, joined by `and`, `or`, `not`.
    """
    if condition.operation == "not":
        return guarded(known, condition.parts[0], holds=not holds)
    if condition.operation == ("and" if holds else "or"):
        for part in condition.parts:
            known = guarded(known, part, holds=holds)
        return known
    if condition.operation not in OPPOSITE:
        return known
    operation = condition.operation if holds else OPPOSITE[condition.operation]
    one, other = condition.parts
    known = _compared(known, one, operation, other)
    return _compared(known, other, EXCHANGED[operation], one)


def _compared(known: Known, part: Resolved, operation: str, limit: Resolved) -> Known:
    """Add what a comparison with `limit` says of `part`."""
    bounds = _plain(limit)
    if bounds is None or part.constant is not None:
        return known
    said = _allowed(operation, bounds)
    return {**known, part.tree: known.get(part.tree, ANYTHING).within(said)}


def _plain(part: Resolved) -> Interval | None:
    """Return the interval of a written number or a name; None of anything else."""
    if part.constant is not None:
        return Interval(part.constant, part.constant)
    if part.operation == "name" and isinstance(part.meaning, Meaning):
        return Interval(part.meaning.low, part.meaning.high)
    return None


def _allowed(operation: str, limit: Interval) -> Interval:
    """Return the values for which a comparison with some value of `limit` can hold."""
    match operation:
        case "greater":
            return Interval(math.nextafter(limit.low, math.inf), math.inf)
        case "greater_equal":
            return Interval(limit.low, math.inf)
        case "less":
            return Interval(-math.inf, math.nextafter(limit.high, -math.inf))
        case "less_equal":
            return Interval(-math.inf, limit.high)
        case "equal":
            return limit
        case _:
            return Interval(not_zero=limit == Interval(0.0, 0.0))
