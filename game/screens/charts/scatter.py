"""Two measures against each other: a cloud, the frontier, and the few points that have names."""

from dataclasses import dataclass
from functools import cached_property

import pygame

from game.reports.charts import Cloud, Scatter
from game.reports.scales import Scale
from game.screens.charts.axes import scale_of, ticks_across, ticks_down
from game.screens.charts.pen import Pen
from game.screens.charts.strokes import Spot

_DOT = 0.45


@dataclass(frozen=True)
class ScatterDrawing:
    """A scatter as it is drawn."""

    pen: Pen
    rect: pygame.Rect
    chart: Scatter

    def draw(self) -> None:
        """Draw it; points with names last."""
        self._axes()
        taken: list[pygame.Rect] = []
        for cloud in self.chart.clouds:
            places = [(self._across.at(x), self._up.at(y)) for x, y in cloud.points]
            self._cloud(cloud, places)
        for cloud in self.chart.clouds:
            for name, (x, y) in zip(cloud.names, cloud.points, strict=False):
                self._name(name, (self._across.at(x), self._up.at(y)), taken)

    @cached_property
    def _sheet(self) -> pygame.Rect:
        pen, rect = self.pen, self.rect
        left = pen.wide("100") + pen.px(10)
        top = pen.tall() + pen.px(4)
        bottom = round(2.5 * pen.tall())
        right = pen.wide("100") // 2 + pen.px(2)
        wide, high = rect.width - left - right, rect.height - top - bottom
        return pygame.Rect(rect.x + left, rect.y + top, max(wide, 10), max(high, 10))

    @cached_property
    def _across(self) -> Scale:
        values = [x for cloud in self.chart.clouds for x, _ in cloud.points]
        return scale_of(self.chart.across, values, self._sheet.left, self._sheet.right)

    @cached_property
    def _up(self) -> Scale:
        values = [y for cloud in self.chart.clouds for _, y in cloud.points]
        return scale_of(self.chart.up, values, self._sheet.bottom, self._sheet.top)

    def _axes(self) -> None:
        pen, sheet = self.pen, self._sheet
        pen.canvas.surface.fill(pen.pale(0.04), sheet)
        for x, label in ticks_across(pen, self._across):
            pen.thin("line", ((x, sheet.top), (x, sheet.bottom)))
            pen.words(label, (x, sheet.bottom + 0.75 * pen.tall()), "centre")
        for y, label in ticks_down(pen, self._up):
            pen.thin("line", ((sheet.left, y), (sheet.right, y)))
            pen.words(label, (sheet.left - pen.px(7), y), "right")
        middle = sheet.top - 0.5 * pen.tall() - pen.px(2)
        self._title(f"{self.chart.up.title} ↑", (self.rect.left, middle), "left")
        below = sheet.bottom + 1.85 * pen.tall()
        self._title(f"{self.chart.across.title} →", (sheet.right, below), "right")

    def _title(self, said: str, at: Spot, side: str) -> None:
        """Write what an axis measures, in as few words as there is room for."""
        words = said.split(" ")
        while len(words) > 2 and self.pen.wide(" ".join(words)) > self.rect.width:  # noqa: PLR2004 - a word and the arrow stay
            words = [*words[:-2], words[-1]]
        self.pen.words(" ".join(words), at, "right" if side == "right" else "left")

    def _cloud(self, cloud: Cloud, places: list[Spot]) -> None:
        pen = self.pen
        if cloud.role == "frontier" and len(places) > 1:
            pen.line("frontier", places)
            return
        if cloud.role == "possible":
            radius = pen.px(1.6)
            colour = pen.canvas.accent(pen.accent, pen.ground, _DOT)
            for place in places:
                pen.canvas.disc(place, radius, colour)
            return
        for place in places:
            pen.point(cloud.role, place, 7 if cloud.role == "mine" else 5.5)

    def _name(self, name: str, at: Spot, taken: list[pygame.Rect]) -> None:
        """Write a point's name beside it, where no other name stands yet."""
        pen, (x, y) = self.pen, at
        wide, high, gap = pen.wide(name, "small-strong"), pen.tall("small-strong"), pen.px(10)
        corners = [
            (x + gap, y - high / 2), (x - gap - wide, y - high / 2), (x - wide / 2, y + gap / 2),
            (x - wide / 2, y - high - gap / 2), (x + gap, y + high / 2), (x + gap, y - 1.5 * high),
        ]  # fmt: skip
        for left, top in corners:
            box = pygame.Rect(round(left), round(top), wide, high)
            if self.rect.contains(box) and box.collidelist(taken) < 0:
                taken.append(box)
                pen.words(name, (box.left, box.centery), "left", "text", "small-strong")
                return
