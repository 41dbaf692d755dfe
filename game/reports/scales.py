"""Scales of a chart: from values to places on paper, with ticks at round numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: Steps between ticks, times a power of ten.
_ROUND = (1.0, 2.0, 5.0, 10.0)
#: About so many steps make a scale.
_STEPS = 5
#: Below this part of the largest value, the scale begins at zero.
_NEAR_ZERO = 0.5
#: Room left free at either end, as a share of the whole.
_ROOM = 0.04
#: So many decades fit without ticks between them.
_MANY_DECADES = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale along one edge.

    Attributes:
        low: the value at `begins`.
        high: the value at `ends`.
        begins: where the scale begins, in pixels.
        ends: where it ends.
        logarithmic: whether equal ratios, not differences, are equally far apart.
        ticks: values at which it is marked.
    """

    low: float
    high: float
    begins: float
    ends: float
    logarithmic: bool
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return where a value stands; off the scale, or no number, at the nearer end."""
        if math.isnan(value):
            return self.begins
        held = min(max(value, self.low), self.high)
        share = self._along(held) / self._along(self.high)
        return self.begins + share * (self.ends - self.begins)

    def _along(self, value: float) -> float:
        return math.log(value / self.low) if self.logarithmic else value - self.low


def linear(values: Sequence[float], begins: float, ends: float) -> Scale:
    """Return a scale that holds all values, from zero where that is not far.

    Args:
        values: at least one finite number; others are passed over.
        begins: where the scale begins, in pixels.
        ends: where it ends.
    """
    finite = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    if 0.0 <= low < _NEAR_ZERO * high:
        low = 0.0
    elif 0.0 >= high > _NEAR_ZERO * low:
        high = 0.0
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-9):
        low, high = low - max(abs(low), 1.0) / 2, high + max(abs(high), 1.0) / 2
    low, high = _with_room(low, high)
    step = _step((high - low) / _STEPS)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    ticks = tuple(step * count for count in range(first, last + 1))
    return Scale(low, high, begins, ends, logarithmic=False, ticks=ticks)


def logarithmic(values: Sequence[float], begins: float, ends: float) -> Scale:
    """Return a scale of ratios that holds all values; there must be one above zero."""
    positive = [value for value in values if 0.0 < value < math.inf]
    low, high = min(positive) / 1.2, max(positive) * 1.2
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    between = (1.0,) if last - first > _MANY_DECADES else (1.0, 3.0)
    marks = (factor * 10.0**power for power in range(first, last + 1) for factor in between)
    ticks = tuple(mark for mark in marks if low <= mark <= high)
    return Scale(low, high, begins, ends, logarithmic=True, ticks=ticks)


def tick_labels(scale: Scale) -> tuple[str, ...]:
    """Return the ticks as text, all with the decimals that their step needs."""
    if scale.logarithmic:
        return tuple(f"{tick:,.10g}" for tick in scale.ticks)
    step = scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else 1.0
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return tuple(_signed(f"{tick + 0.0:,.{decimals}f}") for tick in scale.ticks)


def _signed(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


def _with_room(low: float, high: float) -> tuple[float, float]:
    room = _ROOM * (high - low)
    return (low if low == 0.0 else low - room, high if high == 0.0 else high + room)


def _step(wanted: float) -> float:
    """Return the round step that is nearest to `wanted`, as a ratio."""
    power = 10.0 ** math.floor(math.log10(wanted))
    return min((power * step for step in _ROUND), key=lambda step: abs(math.log(step / wanted)))
