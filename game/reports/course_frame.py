"""The frame of a picture: its scales, its grid, and where each quarter and value stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.judgement.history_fit import Course, Point
from game.model.quarters import QUARTERS_A_YEAR
from game.reports.markup import Element, element
from game.reports.scales import Scale, linear, logarithmic, tick_labels

SMALL = 13
#: Mean width of a letter, as a share of the size of the type; on the safe side.
LETTER = 0.56
SHEET, RULE, TEXT, MUTED = "#FCFAF5", "#DDD3BF", "#1D2A32", "#4A565C"

#: Observations that are further apart than this need a logarithmic scale.
_FAR_APART = 60.0
#: Single games may reach this far beyond band and points, as a share of their height.
_STRAGGLING = 0.2
#: A point that need not be passed may reach this far beyond, before it is shown at the edge.
_ASTRAY = 2.0
#: Years between labels, so that labels have room.
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Frame:
    """Where the plot stands on the paper.

    Attributes:
        course: what is drawn in it.
        margin: left of the labels, in pixels.
        right: the right edge.
        top: the upper edge.
        bottom: the lower edge.
    """

    course: Course
    margin: float
    right: float
    top: float
    bottom: float

    @cached_property
    def left(self) -> float:
        """The left edge, right of the labels."""
        widest = max((len(label) for label in tick_labels(self.vertical)), default=1)
        return self.margin + max(widest, 3) * SMALL * LETTER + 10

    @cached_property
    def slot(self) -> float:
        """The width of a quarter."""
        return (self.right - self.left) / self.quarters

    @property
    def quarters(self) -> int:
        """How many quarters are shown."""
        return int(self.course.band.shape[1])

    def across(self, quarter: float) -> float:
        """Return the middle of a quarter's slot."""
        return self.left + (quarter - self.course.first + 0.5) * self.slot

    @cached_property
    def vertical(self) -> Scale:
        """The scale of the values."""
        band = _finite(self.course.band.ravel().tolist())
        ends = (self.bottom, self.top)
        seen = [point.observation.value for point in self.course.points]
        if min([*band, *seen], default=0.0) > 0.0 and max(seen) > _FAR_APART * min(seen):
            bars = (end for point in self.course.points for end in _bar(point))
            bars = (end for end in bars if end >= min(seen) / 2)
            return logarithmic([*band, *seen, *bars], *ends)
        astray = set(self.astray)
        bars = (end for point in self.course.points if point not in astray for end in _bar(point))
        values = [*band, *bars] or [0.0]
        return linear([*values, *self._stragglers(values)], *ends)

    def _stragglers(self, values: list[float]) -> list[float]:
        """Return how far single games reach beyond all else; those far off are cut."""
        single = _finite(self.course.strands.ravel().tolist())
        room = _STRAGGLING * (max(values) - min(values))
        return [min(max(value, min(values) - room), max(values) + room) for value in single]

    @cached_property
    def astray(self) -> tuple[Point, ...]:
        """Points that need not be passed and would squeeze all else; they stand at the edge."""
        needed = (end for p in self.course.points if p.observation.required for end in _bar(p))
        values = [*_finite(self.course.band.ravel().tolist()), *needed]
        if not values:
            return ()
        low, high = min(values), max(values)
        room = _ASTRAY * max(high - low, abs(high), abs(low))
        return tuple(
            point
            for point in self.course.points
            if not point.observation.required
            and not low - room <= point.observation.value <= high + room
        )

    # -- drawn --------------------------------------------------------------------------

    def sheet(self) -> Element:
        """Return the ground that the plot stands on."""
        width, height = self.right - self.left, self.bottom - self.top
        return element("rect", x=self.left, y=self.top, width=width, height=height, fill=SHEET)

    def clip(self, name: str) -> Element:
        """Return what cuts lines off at the frame."""
        width, height = self.right - self.left, self.bottom - self.top
        box = element("rect", x=self.left, y=self.top, width=width, height=height)
        return element("clipPath", box, id=name)

    def axes(self) -> Iterator[Element]:
        """Yield the grid with its labels."""
        scale = self.vertical
        for tick, label in zip(scale.ticks, tick_labels(scale), strict=True):
            y = scale.at(tick)
            yield element("line", x1=self.left, x2=self.right, y1=y, y2=y, stroke=RULE)
            yield text(label, self.left - 8, y + 4.5, text_anchor="end")
        yield from self._years()
        yield element(
            "line", x1=self.left, x2=self.right, y1=self.bottom, y2=self.bottom, stroke=MUTED
        )

    def _years(self) -> Iterator[Element]:
        last = self.course.first + self.quarters - 1
        widest = 4 * SMALL * LETTER
        for year in range(self.course.first // QUARTERS_A_YEAR, last // QUARTERS_A_YEAR + 1):
            begins = max(year * QUARTERS_A_YEAR, self.course.first)
            ends = min(year * QUARTERS_A_YEAR + QUARTERS_A_YEAR - 1, last)
            x = self.across(begins) - self.slot / 2
            if begins > self.course.first:
                yield element("line", x1=x, x2=x, y1=self.top, y2=self.bottom, stroke=RULE)
            room = (ends - begins + 1) * self.slot
            if year % self._every == 0 and (self._every > 1 or room >= widest):
                middle = (self.across(begins) + self.across(ends)) / 2
                yield text(str(year), middle, self.bottom + 20, text_anchor="middle")

    @cached_property
    def _every(self) -> int:
        """How many years lie between two labels."""
        needed = (4 * SMALL * LETTER + 12) / (QUARTERS_A_YEAR * self.slot)
        return next((step for step in _YEAR_STEPS if step >= needed), _YEAR_STEPS[-1])


def text(
    said: str, x: float, y: float, *, fill: str = TEXT, text_anchor: str | None = None
) -> Element:
    """Return a line of text; `y` is its foot."""
    return element("text", said, x=x, y=y, fill=fill, text_anchor=text_anchor)


def _bar(point: Point) -> tuple[float, float]:
    seen = point.observation
    return seen.value - seen.tolerance, seen.value + seen.tolerance


def _finite(values: list[float]) -> list[float]:
    return [value for value in values if np.isfinite(value)]
