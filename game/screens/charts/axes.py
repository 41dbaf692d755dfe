"""Axes: scales that end where they should, ticks that do not collide, years along the foot."""

from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.model.quarters import QUARTERS_A_YEAR
from game.reports.charts import Axis
from game.reports.scales import Scale, linear, tick_labels
from game.screens.charts.pen import Pen

_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_NEAR = 1e-9


def scale_of(axis: Axis, values: Sequence[float], begins: float, ends: float) -> Scale:
    """Return a scale that ends where its axis says, and else where the values do."""
    fixed = [end for end in (axis.low, axis.high) if end is not None]
    scale = linear([*values, *fixed], begins, ends)
    low = scale.low if axis.low is None else axis.low
    high = scale.high if axis.high is None else axis.high
    ticks = tuple(tick for tick in scale.ticks if low - _NEAR <= tick <= high + _NEAR)
    return Scale(low, high, begins, ends, logarithmic=False, ticks=ticks)


def ticks_down(pen: Pen, scale: Scale) -> list[tuple[float, str]]:
    """Return the places and labels of ticks along a side, as many as stand apart."""
    return _apart(scale, [1.15 * pen.tall()] * len(scale.ticks))


def ticks_across(pen: Pen, scale: Scale) -> list[tuple[float, str]]:
    """Return the places and labels of ticks along the foot, as many as stand apart."""
    return _apart(scale, [pen.wide(label) + pen.px(12) for label in tick_labels(scale)])


def _apart(scale: Scale, sizes: Sequence[float]) -> list[tuple[float, str]]:
    every = list(zip(map(scale.at, scale.ticks), tick_labels(scale), sizes, strict=True))
    for step in range(1, len(every) + 1):
        kept = every[::step]
        if all(abs(b[0] - a[0]) >= (a[2] + b[2]) / 2 for a, b in pairwise(kept)):
            return [(place, label) for place, label, _ in kept]
    return []


def years(pen: Pen, sheet: pygame.Rect, span: tuple[int, int], *, labels: bool = True) -> None:
    """Draw where years begin, and write as many of them below as there is room for.

    Args:
        pen: to draw with.
        sheet: the plot; the labels stand below it.
        span: the first quarter that is shown, and the last.
        labels: whether years are written.
    """
    first, last = span
    slot = sheet.width / (last - first + 1)
    room = pen.wide("0000") + pen.px(10)
    every = next((s for s in _YEAR_STEPS if s * QUARTERS_A_YEAR * slot >= room), _YEAR_STEPS[-1])
    reached = float(sheet.left - room)
    for year in range(first // QUARTERS_A_YEAR, last // QUARTERS_A_YEAR + 1):
        begins = max(year * QUARTERS_A_YEAR, first)
        x = sheet.left + (begins - first) * slot
        if year * QUARTERS_A_YEAR > first:
            pen.thin("line", ((x, sheet.top), (x, sheet.bottom)))
        ends = min((year + 1) * QUARTERS_A_YEAR, last + 1)
        middle = x + (ends - begins) * slot / 2
        fits = (ends - begins) * slot >= room or every > 1
        if labels and year % every == 0 and fits and middle - reached >= room:
            pen.words(str(year), (middle, sheet.bottom + 0.75 * pen.tall()), "centre")
            reached = middle
