"""The course of an indicator: lines through time, a band, single futures, what happened when."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.reports.chart_looks import figure
from game.reports.charts import CourseChart, Line
from game.reports.scales import Scale
from game.screens.charts import strokes
from game.screens.charts.axes import scale_of, ticks_down, years
from game.screens.charts.pen import Pen
from game.screens.charts.strokes import Spot

#: Single games may reach this far beyond all else, as a share of its height.
_STRAGGLING = 0.25
#: So many points of a line have markers of their own.
_FEW = 4
_TOKEN = 9
_BAND, _STRAND = 0.16, 0.42


def span_of(chart: CourseChart) -> tuple[int, int]:
    """Return the first quarter that is shown, and the last."""
    spans = [(line.first, len(line.values)) for line in chart.lines if line.values]
    if chart.band is not None:
        spans.append((chart.band.first, len(chart.band.low)))
    if chart.strands is not None and chart.strands.values:
        spans.append((chart.strands.first, len(chart.strands.values[0])))
    begins = min((first for first, _ in spans), default=0)
    return begins, max((first + count - 1 for first, count in spans), default=0)


def values_of(chart: CourseChart) -> list[float]:
    """Return the values that the scale must hold; what strays far is cut off."""
    seen = [value for line in chart.lines for value in line.values if math.isfinite(value)]
    if chart.band is not None:
        seen += [v for v in (*chart.band.low, *chart.band.high) if math.isfinite(v)]
    single = () if chart.strands is None else chart.strands.values
    flat = [value for strand in single for value in strand if math.isfinite(value)]
    seen = seen or flat or [0.0]
    low, high = min(seen), max(seen)
    room = _STRAGGLING * (high - low)
    return [*seen, *(min(max(value, low - room), high + room) for value in flat)]


@dataclass(frozen=True)
class CourseDrawing:
    """A course as it is drawn.

    Attributes:
        pen: to draw with.
        rect: the room for it.
        chart: what is drawn.
        small: whether it is a card's: without axes and labels.
        later: what is written where the future begins; empty for nothing.
    """

    pen: Pen
    rect: pygame.Rect
    chart: CourseChart
    small: bool = False
    later: str = ""

    def draw(self) -> None:
        """Draw it from the ground up."""
        if not self.small:
            self._axes()
        self._now()
        with self.pen.canvas.clipped(self._sheet.inflate(2, 2)):
            self._games()
        if not self.small:
            self._events()
        edge = 2 * self.pen.px(6)
        with self.pen.canvas.clipped(self._sheet.inflate(edge, edge)):
            for line in self.chart.lines:
                self._line(line)

    @cached_property
    def _sheet(self) -> pygame.Rect:
        pen, rect = self.pen, self.rect
        if self.small:
            return rect.inflate(-2 * pen.px(6), -2 * pen.px(6))
        top = self._rows_high + pen.tall() // 2
        bottom = round(1.4 * pen.tall())
        left = max(map(pen.wide, self._labels), default=0) + pen.px(10)
        right = pen.px(8)
        wide, high = rect.width - left - right, rect.height - top - bottom
        return pygame.Rect(rect.x + left, rect.y + top, max(wide, 10), max(high, 10))

    @property
    def _labels(self) -> list[str]:
        scale = scale_of(self.chart.axis, values_of(self.chart), 1.0, 0.0)
        return [figure(tick, self.chart.axis) for tick in scale.ticks]

    @cached_property
    def _scale(self) -> Scale:
        sheet = self._sheet
        return scale_of(self.chart.axis, values_of(self.chart), sheet.bottom, sheet.top)

    @cached_property
    def _span(self) -> tuple[int, int]:
        return span_of(self.chart)

    def _across(self, quarter: float) -> float:
        first, last = self._span
        return self._sheet.left + (quarter - first + 0.5) * self._sheet.width / (last - first + 1)

    def _places(self, first: int, values: Sequence[float]) -> Iterator[list[Spot]]:
        """Yield the places of values, a stretch at a time: no number leaves a gap."""
        stretch: list[Spot] = []
        for position, value in enumerate(values):
            if math.isfinite(value):
                stretch.append((self._across(first + position), self._scale.at(value)))
            elif stretch:
                yield stretch
                stretch = []
        if stretch:
            yield stretch

    # -- drawn --------------------------------------------------------------------------

    def _axes(self) -> None:
        pen, sheet = self.pen, self._sheet
        years(pen, sheet, self._span)
        for y, label in ticks_down(pen, self._scale):
            pen.thin("line", ((sheet.left, y), (sheet.right, y)))
            pen.words(label, (sheet.left - pen.px(8), y), "right")
        pen.thin("edge", ((sheet.left, sheet.bottom), (sheet.right, sheet.bottom)))

    def _now(self) -> None:
        now, sheet = self.chart.now, self._sheet
        if now is None or not self._span[0] <= now < self._span[1]:
            return
        x = self._across(now)
        self.pen.thin("edge", ((x, sheet.top), (x, sheet.bottom)), (2, 3))
        wide = self.pen.wide(self.later)
        if self.later and not self.small and wide < sheet.right - x:
            at = (x + self.pen.px(8), sheet.bottom - 0.7 * self.pen.tall())
            self.pen.words(self.later, at)

    def _games(self) -> None:
        surface, band = self.pen.canvas.surface, self.chart.band
        if band is not None:
            high = [spot for part in self._places(band.first, band.high) for spot in part]
            low = [spot for part in self._places(band.first, band.low) for spot in part]
            strokes.area(surface, self.pen.pale(_BAND), [*high, *low[::-1]])
        if self.chart.strands is not None:
            colour = self.pen.pale(_STRAND)
            for strand in self.chart.strands.values:
                for part in self._places(self.chart.strands.first, strand):
                    strokes.path(surface, colour, part, self.pen.px(1))

    def _line(self, line: Line) -> None:
        pen = self.pen
        # Where the future is shown, what was so far is written in the colour of words.
        known = self.chart.now is not None and line.role == "mine"
        for part in self._places(line.first, line.values):
            if known:
                strokes.path(pen.canvas.surface, pen.colour("text"), part, pen.px(2))
            elif line.role == "typical" and self.chart.now is not None:
                strokes.path(pen.canvas.surface, pen.colour("yours"), part, pen.px(2))
            else:
                pen.line(line.role, part)
        places = [spot for part in self._places(line.first, line.values) for spot in part]
        if known and places:
            colours = (pen.colour("text"), pen.paper)
            strokes.point(pen.canvas.surface, ("disc", True), places[-1], pen.px(4), colours)
        elif not self.small and self.chart.now is None:
            for spot in _apart(places):
                pen.point(line.role, spot)

    # -- what happened when -------------------------------------------------------------

    @cached_property
    def _rows(self) -> tuple[int, ...]:
        """The row of each mark, from 0 below, so that none hides another."""
        first, last = self._span
        slot = self.rect.width * 0.85 / max(last - first + 1, 1)
        ends: list[float] = []
        rows = []
        for mark in self.chart.marks:
            x = mark.quarter * slot
            row = next((k for k, end in enumerate(ends) if x >= end), len(ends))
            ends[row : row + 1] = [x + self._token]
            rows.append(row)
        return tuple(rows)

    @property
    def _token(self) -> int:
        return max(self.pen.px(2 * _TOKEN), self.pen.tall("small-strong"))

    @property
    def _rows_high(self) -> int:
        if self.small or not self.chart.marks:
            return 0
        return (max(self._rows) + 1) * self._token + self.pen.px(2)

    def _events(self) -> None:
        pen, sheet = self.pen, self._sheet
        spots = [
            (self._across(mark.quarter), sheet.top - row * self._token - self._token // 2)
            for mark, row in zip(self.chart.marks, self._rows, strict=True)
        ]
        for x, y in spots:
            pen.thin("line", ((x, y), (x, sheet.bottom)), (1, 3))
        for mark, spot in zip(self.chart.marks, spots, strict=True):
            hue = pen.sign(mark.role).hue
            luck = mark.role == "luck"
            colour = pen.colour(hue)
            radius = self._token // 2 - pen.px(1)
            pen.canvas.disc(spot, radius, colour)
            pen.canvas.disc(spot, radius - pen.px(2 if luck else 1), pen.paper)
            pen.words(mark.label, spot, "centre", "text", "small-strong")


def _apart(places: list[Spot]) -> list[Spot]:
    """Return where a line has markers: a few places, evenly, the last among them."""
    step = max(len(places) // _FEW, 1)
    return places[::-1][::step][:_FEW]
