"""Bars side by side: each with its luck's reach, what it is compared with, and its figure."""

from dataclasses import dataclass
from functools import cached_property

import pygame

from game.reports.chart_looks import figure
from game.reports.charts import Axis, Bar, Bars
from game.reports.scales import Scale
from game.screens.charts.axes import scale_of, ticks_across
from game.screens.charts.pen import Pen
from game.screens.drawing.typeset import Typeset

#: The share of the width that labels have.
_LABELS = 0.34
_THICK = 14
#: A row is so much higher at most where there is room, in units of the design.
_MORE = 26


def values_of(bar: Bar) -> list[float]:
    """Return all values of a bar that the scale must hold."""
    return [value for value in (bar.value, bar.low, bar.high, bar.beside) if value is not None]


def said_of(bar: Bar, axis: Axis) -> str:
    """Return a bar's figure, with its word if it has one."""
    said = figure(bar.value, axis)
    return f"{said}, {bar.word}" if bar.word else said


@dataclass(frozen=True)
class BarsDrawing:
    """Bars as they are drawn: a label, a bar, a figure in each row."""

    pen: Pen
    rect: pygame.Rect
    chart: Bars

    @property
    def high(self) -> int:
        """The height that all rows and the scale need, in pixels."""
        return sum(self._heights) + round(1.6 * self.pen.tall())

    def draw(self) -> None:
        """Draw all rows."""
        sheet = self._sheet
        self._axis(sheet)
        y = sheet.top
        for bar, label, need in zip(self.chart.bars, self._labels, self._heights, strict=True):
            high = need + self._extra
            middle = y + high / 2
            corner = (sheet.left - self.pen.px(10) - label.width, round(middle - label.height / 2))
            self.pen.canvas.set(label, corner, self.pen.colour("text"))
            self._bar(bar, middle)
            place = (sheet.right + self.pen.px(8), middle)
            self.pen.words(said_of(bar, self.chart.axis), place, "left", "text", "small-strong")
            y += high

    @cached_property
    def _extra(self) -> int:
        """What each row may take of the height that is left over, in pixels."""
        rows = max(len(self.chart.bars), 1)
        return min(max(self.rect.height - self.high, 0) // rows, self.pen.px(_MORE))

    @cached_property
    def _labels(self) -> list[Typeset]:
        room = max(round(_LABELS * self.rect.width) - self.pen.px(10), 40)
        look = self.pen.canvas.look
        return [look.type.set(bar.label, "small", room) for bar in self.chart.bars]

    @property
    def _heights(self) -> list[int]:
        least = self.pen.px(_THICK + 14)
        return [max(label.height + self.pen.px(8), least) for label in self._labels]

    @cached_property
    def _sheet(self) -> pygame.Rect:
        pen, rect = self.pen, self.rect
        said = [pen.wide(said_of(b, self.chart.axis), "small-strong") for b in self.chart.bars]
        left = max((label.width for label in self._labels), default=0) + pen.px(10)
        right = max(said, default=0) + pen.px(14)
        wide = max(rect.width - left - right, 20)
        high = sum(self._heights) + self._extra * len(self._heights)
        return pygame.Rect(rect.x + left, rect.y, wide, high)

    @cached_property
    def _scale(self) -> Scale:
        ends = [value for bar in self.chart.bars for value in values_of(bar)]
        return scale_of(self.chart.axis, [*ends, 0.0], self._sheet.left, self._sheet.right)

    def _axis(self, sheet: pygame.Rect) -> None:
        pen = self.pen
        for x, label in ticks_across(pen, self._scale):
            pen.thin("line", ((x, sheet.top), (x, sheet.bottom)))
            pen.words(label, (x, sheet.bottom + 0.8 * pen.tall()), "centre")
        for step in self.chart.steps:
            x = self._scale.at(step)
            pen.thin("edge", ((x, sheet.top), (x, sheet.bottom)), (2, 4))

    def _bar(self, bar: Bar, middle: float) -> None:
        pen, scale = self.pen, self._scale
        zero, end = scale.at(0.0), scale.at(bar.value)
        thick = pen.px(_THICK)
        left, wide = round(min(zero, end)), max(round(abs(end - zero)), pen.px(2))
        box = pygame.Rect(left, round(middle - thick / 2), wide, thick)
        pen.canvas.box(box, pen.colour("yours"), 3)
        if bar.low is not None and bar.high is not None:
            self._reach((scale.at(bar.low), scale.at(bar.high)), middle)
        if bar.beside is not None:
            pen.point("history", (scale.at(bar.beside), middle), 5)

    def _reach(self, ends: tuple[float, float], middle: float) -> None:
        """Draw how far luck reaches, so that it shows on the bar and beside it."""
        pen, half = self.pen, self.pen.px(6)
        wide, high = round(ends[1] - ends[0]), pen.px(2)
        for colour, room in ((pen.paper, pen.px(1)), (pen.colour("text"), 0)):
            line = pygame.Rect(round(ends[0]), round(middle - high / 2), wide, high)
            pen.canvas.surface.fill(colour, line.inflate(2 * room, 2 * room))
            for x in ends:
                cap = pygame.Rect(round(x - high / 2), round(middle) - half, high, 2 * half)
                pen.canvas.surface.fill(colour, cap.inflate(2 * room, 2 * room))
