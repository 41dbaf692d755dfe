"""Between what limits a formula's value lies, and where it cannot be worked out.

Interval arithmetic: each name's limits are known or not, and every operation makes limits of
limits. What is found is never too narrow, and often too wide: a value that stands in a formula
twice counts as two that differ.
"""

import itertools
import math
from collections.abc import Callable, Mapping
from typing import ClassVar, cast

from game.content.findings import Severity
from game.content.formulas import intervals
from game.content.formulas.guards import Known, guarded
from game.content.formulas.intervals import ANYTHING, TRUTH, Interval
from game.content.formulas.problems import Problem
from game.content.formulas.resolved import COMPARISONS, Kind, Resolved
from game.content.formulas.scope import Meaning, Scope, TableMeaning
from game.content.formulas.syntax import quote
from game.model.expressions import NEVER, Fold

#: Beyond this an exponent is a mistake.
LARGEST_EXPONENT = 64.0

#: What can be declared with limits, and the word for the lower one.
LIMITS = {"stock": "lowest", "parameter": "lowest", "instrument": "low"}


class Bounds:
    """Works out the limits of one formula; collects what can fail to have a value.

    Args:
        text: the formula, for quoting from.
        scope: the first and last quarter.
    """

    def __init__(self, text: str, scope: Scope) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._scope = scope
        self._known: Known = {}

    def interval(self, part: Resolved) -> Interval:
        """Return the limits of a part, within what the conditions around it say."""
        before = len(self.problems)
        found = self.RULES[part.operation](self, part)
        if self._known and part.tree in self._known:
            found = found.within(self._known[part.tree])
        if found.constant and math.isinf(found.low):
            if len(self.problems) == before:
                self._error(part, "size", f"{self._quote(part)} is too large a number")
            return ANYTHING
        return found

    def _below(self, part: Resolved) -> list[Interval]:
        """Return the limits of all parts."""
        return [self.interval(below) for below in part.parts]

    def _constant(self, part: Resolved) -> Interval:
        """A number or quarter as written."""
        return ANYTHING if part.constant is None else Interval(part.constant, part.constant)

    def _name(self, part: Resolved) -> Interval:
        """Something declared."""
        if part.kind is Kind.TRUTH or not isinstance(part.meaning, Meaning):
            return TRUTH
        return Interval(part.meaning.low, part.meaning.high)

    def _now(self, _: Resolved) -> Interval:
        """The present quarter."""
        return Interval(float(self._scope.first), float(self._scope.last))

    def _since(self, _: Resolved) -> Interval:
        """Quarters since an event."""
        return Interval(0.0, NEVER)

    def _truth(self, part: Resolved) -> Interval:
        """A condition, or a step between 0 and 1."""
        self._below(part)
        return TRUTH

    def _junction(self, part: Resolved) -> Interval:
        """`and`, `or`: the right side counts only where the left one does not decide."""
        left, right = part.parts
        self.interval(left)
        self._under(left, right, holds=part.operation == "and")
        return TRUTH

    def _choice(self, part: Resolved) -> Interval:
        """`where`: each branch under what the condition then says."""
        condition, yes, no = part.parts
        self.interval(condition)
        return self._under(condition, yes, holds=True).with_(
            self._under(condition, no, holds=False)
        )

    def _under(self, condition: Resolved, part: Resolved, *, holds: bool) -> Interval:
        """Return the limits of a part where a condition holds, or does not."""
        before = self._known
        self._known = guarded(before, condition, holds=holds)
        found = self.interval(part)
        self._known = before
        return found

    def _two(self, part: Resolved) -> Interval:
        """An operation on two values."""
        one, other = self._below(part)
        return TWO[part.operation](one, other)

    def _many(self, part: Resolved) -> Interval:
        """The least or greatest of several values."""
        first, *others = self._below(part)
        for other in others:
            first = TWO[part.operation](first, other)
        return first

    def _negative(self, part: Resolved) -> Interval:
        """What stands under a minus."""
        (one,) = self._below(part)
        return Interval(-one.high, -one.low, one.not_zero)

    def _quotient(self, part: Resolved) -> Interval:
        """A division, if it can always be done."""
        one, other = self._below(part)
        if other.has_zero:
            self._judge_divisor(part.parts[1], other)
        return intervals.over(one, other)

    def _power(self, part: Resolved) -> Interval:
        """A power, if it always is a number."""
        base, exponent = self._below(part)
        if exponent.constant and abs(exponent.low) > LARGEST_EXPONENT:
            message = f"the exponent {self._quote(part.parts[1])} is beyond {LARGEST_EXPONENT:g}"
            self._error(part.parts[1], "size", message)
            return ANYTHING
        whole = exponent.constant and exponent.low.is_integer()
        if base.low < 0.0 and not whole:
            always = base.high < 0.0
            self._judge(part.parts[0], "power", "negative, and then has no such power", "0", always)
        elif exponent.low < 0.0 and base.has_zero:
            self._judge_divisor(part.parts[0], base)
        return intervals.power(base, exponent)

    def _exponential(self, part: Resolved) -> Interval:
        """`exp`."""
        return intervals.rising(intervals.exponential, *self._below(part))

    def _logistic(self, part: Resolved) -> Interval:
        """`logistic`."""
        return intervals.rising(intervals.logistic, *self._below(part))

    def _logarithm(self, part: Resolved) -> Interval:
        """`log`, if it always has a value."""
        (one,) = self._below(part)
        if one.low <= 0.0:
            less = "zero or negative" if one.low < 0.0 else "zero"
            failing = f"{less}, and then has no logarithm"
            self._judge(part.parts[0], "log", failing, "0.001", one.high <= 0.0)
        return intervals.rising(intervals.logarithm, one)

    def _root(self, part: Resolved) -> Interval:
        """`sqrt`, if it always has a value."""
        (one,) = self._below(part)
        if one.low < 0.0:
            failing = "negative, and then has no square root"
            self._judge(part.parts[0], "sqrt", failing, "0", one.high < 0.0)
        return intervals.rising(intervals.root, one)

    def _size(self, part: Resolved) -> Interval:
        """`abs`."""
        return intervals.size(*self._below(part))

    def _clip(self, part: Resolved) -> Interval:
        """`clip`, whose limits must not be the wrong way round."""
        one, low, high = self._below(part)
        if low.low > high.high:
            limits = [self._quote(limit) for limit in part.parts[1:]]
            message = f"clip() from {limits[0]} to {limits[1]}: its low is above its high"
            self._error(part, "clip", message)
        return intervals.lowest(intervals.highest(one, low), high)

    def _fold(self, part: Resolved) -> Interval:
        """A sum, mean, least or greatest over a set."""
        (one,) = self._below(part)
        if part.operation != "fold_sum" or not isinstance(part.tree, Fold):
            return one
        return intervals.times(one, Interval(float(part.tree.size), float(part.tree.size)))

    def _memory(self, part: Resolved) -> Interval:
        """What is remembered was among its values, or is the value before the beginning."""
        one, time, *before = self._below(part)
        if time.low <= 0.0:
            failing = f"zero or less, and {part.operation}() needs some time"
            self._judge(part.parts[1], "time", failing, "1", time.high <= 0.0)
        return one.with_(before[0]) if before else one

    def _lookup(self, part: Resolved) -> Interval:
        """A table between the limits of what it is read at."""
        (one,) = self._below(part)
        points = cast("TableMeaning", part.meaning).points
        if not points:
            return ANYTHING
        inside = [gives for at, gives in points if one.low <= at <= one.high]
        return intervals.around([*inside, _read(points, one.low), _read(points, one.high)])

    def _judge_divisor(self, part: Resolved, found: Interval) -> None:
        """Note that a divisor can be 0, or always is."""
        failing = "zero, and then nothing can be divided by it"
        self._judge(part, "division", failing, "0.001", found.constant)

    def _judge(
        self,
        part: Resolved,
        code: str,
        failing: str,
        least: str,
        always: bool,  # noqa: FBT001 - always given by place
    ) -> None:
        """Note an error where a part is always `failing`, a warning where it can be.

        Args:
            part: what is worked with.
            code: the problem's code.
            failing: what it must not be, and why.
            least: the least that would do.
            always: whether it cannot be otherwise.
        """
        said = self._quote(part)
        if always:
            self._error(part, code, f"{said} is {failing}")
            return
        hint = f"write max({said[1:-1]}, {least})"
        if isinstance(part.meaning, Meaning) and part.meaning.kind in LIMITS:
            limit = LIMITS[part.meaning.kind]
            name = f"{part.meaning.kind} '{part.meaning.symbol}'"
            hint += f", or give the {name} a {limit} of {least}"
        message = f"{said} can be {failing}"
        self.problems.append(Problem(part.span.start, Severity.WARNING, code, message, hint))

    def _error(self, part: Resolved, code: str, message: str) -> None:
        """Note an error at a part."""
        self.problems.append(Problem(part.span.start, Severity.ERROR, code, message))

    def _quote(self, part: Resolved) -> str:
        """Return a part as written, in quotes."""
        return quote(self._text, part.span)

    #: How each operation treats limits.
    RULES: ClassVar["Mapping[str, Callable[[Bounds, Resolved], Interval]]"] = {
        **dict.fromkeys(("number", "quarter", "unknown"), _constant),
        "name": _name,
        "now": _now,
        "since": _since,
        **dict.fromkeys(("flag", "stance", "not", "step", "pulse"), _truth),
        **dict.fromkeys(
            COMPARISONS, _truth),
        **dict.fromkeys(("and", "or"), _junction),
        "where": _choice,
        **dict.fromkeys(("add", "subtract", "multiply"), _two),
        **dict.fromkeys(("min", "max"), _many),
        "negative": _negative,
        "divide": _quotient,
        "power": _power,
        "exp": _exponential,
        "logistic": _logistic,
        "log": _logarithm,
        "sqrt": _root,
        "abs": _size,
        "clip": _clip,
        **dict.fromkeys(("fold_sum", "fold_mean", "fold_min", "fold_max"), _fold),
        **dict.fromkeys(("smooth", "delay", "lag"), _memory),
        "lookup": _lookup,
    }  # fmt: skip


#: What operations on two values make of two intervals.
TWO: dict[str, Callable[[Interval, Interval], Interval]] = {
    "add": intervals.plus,
    "subtract": intervals.minus,
    "multiply": intervals.times,
    "min": intervals.lowest,
    "max": intervals.highest,
}


def _read(points: tuple[tuple[float, float], ...], at: float) -> float:
    """Read a table: straight between its points, level beyond them."""
    if at <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in itertools.pairwise(points):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return points[-1][1]
