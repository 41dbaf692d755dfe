"""Intervals: from where to where a value can lie, and what arithmetic makes of that."""

import itertools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from `low` to `high`; with `not_zero`, all of them but 0."""

    low: float = -math.inf
    high: float = math.inf
    not_zero: bool = False

    @property
    def has_zero(self) -> bool:
        """Whether 0 is among the values."""
        return self.low <= 0.0 <= self.high and not self.not_zero

    @property
    def constant(self) -> bool:
        """Whether there is one value only."""
        return self.low == self.high

    def within(self, other: "Interval") -> "Interval":
        """Return the values that are in both; those of `other` where none is."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            return other
        return Interval(low, high, self.not_zero or other.not_zero)

    def with_(self, other: "Interval") -> "Interval":
        """Return the values from the lowest to the highest of both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


ANYTHING = Interval()
TRUTH = Interval(0.0, 1.0)


def around(values: Iterable[float]) -> Interval:
    """Return the interval of some values; of anything where one of them cannot be told."""
    found = list(values)
    return (
        ANYTHING if any(math.isnan(value) for value in found) else Interval(min(found), max(found))
    )


def plus(one: Interval, other: Interval) -> Interval:
    """Return the interval of a sum."""
    return around((one.low + other.low, one.high + other.high))


def minus(one: Interval, other: Interval) -> Interval:
    """Return the interval of a difference."""
    return around((one.low - other.high, one.high - other.low))


def times(one: Interval, other: Interval) -> Interval:
    """Return the interval of a product."""
    corners = itertools.product((one.low, one.high), (other.low, other.high))
    # Nothing is infinite, only unbounded: 0 times it is 0.
    return around(0.0 if 0.0 in corner else corner[0] * corner[1] for corner in corners)


def over(one: Interval, other: Interval) -> Interval:
    """Return the interval of a quotient; anything where the divisor can be 0 or change sign."""
    if other.low <= 0.0 <= other.high:
        return ANYTHING
    return times(one, Interval(1.0 / other.high, 1.0 / other.low))


def power(base: Interval, exponent: Interval) -> Interval:
    """Return the interval of a power; anything where a negative base meets a broken exponent."""
    if base.low < 0.0:
        return _whole_power(base, exponent)
    corners = itertools.product((base.low, base.high), (exponent.low, exponent.high))
    return around(_power(*corner) for corner in corners)


def _whole_power(base: Interval, exponent: Interval) -> Interval:
    """Return the interval of a power of what can be negative."""
    whole = exponent.low
    if not exponent.constant or not whole.is_integer():
        return ANYTHING
    if whole < 0:
        return over(Interval(1.0, 1.0), _whole_power(base, Interval(-whole, -whole)))
    ends = [_power(base.low, whole), _power(base.high, whole)]
    if whole % 2 == 0 and base.high > 0.0:
        ends.append(0.0**whole)
    return around(ends)


def _power(base: float, exponent: float) -> float:
    """Return a power as arrays reckon it: beyond all numbers is infinite."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0.0 and exponent % 2 == 1 else math.inf
    except ValueError:  # 0 to a negative power, or a negative number to a broken one
        return math.inf if base == 0.0 else math.nan


def lowest(one: Interval, other: Interval) -> Interval:
    """Return the interval of the lesser of two values."""
    return Interval(min(one.low, other.low), min(one.high, other.high))


def highest(one: Interval, other: Interval) -> Interval:
    """Return the interval of the greater of two values."""
    return Interval(max(one.low, other.low), max(one.high, other.high))


def rising(function: Callable[[float], float], of: Interval) -> Interval:
    """Return the interval of a function that never falls."""
    return Interval(function(of.low), function(of.high))


def size(of: Interval) -> Interval:
    """Return the interval of an absolute value."""
    least = 0.0 if of.low <= 0.0 <= of.high else min(abs(of.low), abs(of.high))
    return Interval(least, max(abs(of.low), abs(of.high)), of.not_zero)


def exponential(x: float) -> float:
    """Return e to the power `x`, infinite where it is too large."""
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def logarithm(x: float) -> float:
    """Return the natural logarithm of `x`, minus infinity from 0 down."""
    return math.log(x) if x > 0.0 else -math.inf


def root(x: float) -> float:
    """Return the square root of `x`, 0 from 0 down."""
    return math.sqrt(max(x, 0.0))


def logistic(x: float) -> float:
    """Return 1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + exponential(-x))
