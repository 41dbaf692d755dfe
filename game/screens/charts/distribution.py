"""One among many: where many values lie, and where the few do that stand out."""

import math
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.reports.charts import Crowd, Distribution, ValueMark
from game.reports.scales import Scale
from game.screens.charts.axes import scale_of, ticks_across
from game.screens.charts.pen import Pen

#: Up to so many values are dots of their own.
_DOTS = 60
_BINS = 40
#: The height of a strip, least and most, in units of the design.
_STRIP, _MOST = 62, 150


@dataclass(frozen=True)
class DistributionDrawing:
    """A distribution as it is drawn: a strip for each crowd, marks through all of them."""

    pen: Pen
    rect: pygame.Rect
    chart: Distribution

    @property
    def high(self) -> int:
        """The height that it needs, in pixels."""
        strips = len(self.chart.crowds) * (self._head + self.pen.px(_STRIP))
        return strips + round(1.6 * self.pen.tall())

    def draw(self) -> None:
        """Draw all strips and the scale below."""
        pen, scale = self.pen, self._scale
        strip = (self.rect.height - round(1.6 * pen.tall())) // max(len(self.chart.crowds), 1)
        strip = min(strip, self._head + pen.px(_MOST))
        foot = self.rect.top
        for crowd in self.chart.crowds:
            sheet = pygame.Rect(self.rect.left, foot + self._head, self.rect.width, 1)
            sheet.height = max(strip - self._head, 8)
            foot += strip
            said = f"{crowd.label} ({len(crowd.values)})"
            pen.words(said, (sheet.left, sheet.top - self._head / 2))
            for x, _ in ticks_across(pen, scale):
                pen.thin("line", ((x, sheet.top), (x, sheet.bottom)))
            self._crowd(crowd, sheet)
            pen.thin("edge", ((sheet.left, sheet.bottom), (sheet.right, sheet.bottom)))
            for mark in self.chart.marks:
                self._mark(mark, sheet)
        for x, label in ticks_across(pen, scale):
            pen.words(label, (x, foot + 0.8 * pen.tall()), "centre")

    @property
    def _head(self) -> int:
        return round(1.3 * self.pen.tall())

    @cached_property
    def _scale(self) -> Scale:
        values = [value for crowd in self.chart.crowds for value in crowd.values]
        values += [mark.value for mark in self.chart.marks]
        finite = [value for value in values if math.isfinite(value)] or [0.0]
        room = self.pen.wide("100") // 2 + self.pen.px(2)
        return scale_of(self.chart.axis, finite, self.rect.left + room, self.rect.right - room)

    def _crowd(self, crowd: Crowd, sheet: pygame.Rect) -> None:
        """Draw few values as dots that stand on each other, many as counts."""
        counts: dict[int, int] = {}
        width = (self._scale.ends - self._scale.begins) / _BINS
        for value in crowd.values:
            place = min(int((self._scale.at(value) - self._scale.begins) / width), _BINS - 1)
            counts[place] = counts.get(place, 0) + 1
        most = max(counts.values(), default=1)
        for place, count in counts.items():
            x = self._scale.begins + place * width
            if len(crowd.values) <= _DOTS:
                self._dots(x + width / 2, count, most, sheet)
            else:
                high = max(round((sheet.height - self.pen.px(8)) * count / most), 1)
                left, right = math.ceil(x), math.floor(x + width)
                bar = pygame.Rect(left, sheet.bottom - high, max(right - left, 1), high)
                self.pen.canvas.surface.fill(self.pen.pale(0.35), bar)

    def _dots(self, x: float, count: int, most: int, sheet: pygame.Rect) -> None:
        radius = self.pen.px(4)
        step = min(2.3 * radius, (sheet.height - 2 * radius) / most)
        for above in range(count):
            spot = (x, sheet.bottom - 1.5 * radius - above * step)
            self.pen.canvas.disc(spot, radius, self.pen.pale(0.55))

    def _mark(self, mark: ValueMark, sheet: pygame.Rect) -> None:
        x = self._scale.at(mark.value)
        top = sheet.top + self.pen.px(5)
        self.pen.line(mark.role, ((x, top), (x, sheet.bottom)))
        self.pen.point(mark.role, (x, top), 5)
