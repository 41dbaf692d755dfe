"""A trade-off on a card: two goals, named beside it, with you and history where they stand."""

from dataclasses import dataclass
from functools import cached_property

import pygame

from game.reports.charts import Scatter
from game.screens.charts.figure import reading
from game.screens.charts.pen import Pen
from game.screens.charts.scatter import ScatterDrawing
from game.screens.drawing.canvas import Canvas
from game.screens.layout.boxes import Column
from game.screens.review.page import Page
from game.screens.widgets.chart import Chart
from game.screens.widgets.text import Text

_POINT = 7


@dataclass(frozen=True)
class CardDrawing(ScatterDrawing):
    """A scatter whose goals are named outside of it; your own point is named before others."""

    def draw(self) -> None:
        """Draw it; no name lies on a point."""
        self._axes()
        places = {}
        for cloud in self.chart.clouds:
            spots = [(self._across.at(x), self._up.at(y)) for x, y in cloud.points]
            self._cloud(cloud, spots)
            places[cloud.label] = spots
        named = [cloud for cloud in self.chart.clouds if cloud.names]
        side = 2 * self.pen.px(_POINT)
        taken = [
            pygame.Rect(round(x) - side // 2, round(y) - side // 2, side, side)
            for cloud in named
            for x, y in places[cloud.label]
        ]
        for cloud in sorted(named, key=lambda each: each.role != "mine"):
            for name, spot in zip(cloud.names, places[cloud.label], strict=False):
                self._name(name, spot, taken)

    def _name(self, name: str, at: tuple[float, float], taken: list[pygame.Rect]) -> None:
        """Write a point's name inside the plot, where no other name and no point is."""
        pen, (x, y) = self.pen, at
        wide, high = pen.wide(name, "small-strong"), pen.tall("small-strong")
        near, far = pen.px(_POINT + 3), pen.px(_POINT + 10)
        corners = [
            (x + near, y - high / 2), (x - near - wide, y - high / 2), (x - wide / 2, y + near),
            (x - wide / 2, y - high - near), (x + near, y + near), (x + near, y - high - near),
            (x - near - wide, y + near), (x - near - wide, y - high - near),
            (x - wide / 2, y + far), (x - wide / 2, y - high - far),
        ]  # fmt: skip
        for left, top in corners:
            box = pygame.Rect(round(left), round(top), wide, high)
            if self._sheet.contains(box) and box.collidelist(taken) < 0:
                taken.append(box)
                pen.canvas.surface.fill(pen.pale(0.04), box)
                pen.words(name, (box.left, box.centery), "left", "text", "small-strong")
                return

    @cached_property
    def _sheet(self) -> pygame.Rect:
        pen, rect = self.pen, self.rect
        left, right = pen.wide("100") + pen.px(10), pen.wide("100") // 2 + pen.px(2)
        top, bottom = round(0.5 * pen.tall()), round(1.4 * pen.tall())
        wide, high = rect.width - left - right, rect.height - top - bottom
        return pygame.Rect(rect.x + left, rect.y + top, max(wide, 10), max(high, 10))

    def _title(self, said: str, at: tuple[float, float], side: str) -> None:
        """Write nothing: the goals are named outside."""


def scatter_card(page: Page, data: Scatter, high: float) -> Column:
    """Return the drawing of a trade-off; its goals are named around it, where they can wrap.

    Args:
        page: that it stands on.
        data: of the trade-off.
        high: its least height, in units of the design.
    """
    say = page.ui.say

    def draw(canvas: Canvas, rect: pygame.Rect) -> None:
        CardDrawing(Pen(canvas, "panel"), rect, data).draw()

    drawn = Chart(
        data.title,
        draw=draw,
        sentence=lambda: data.sentence,
        table=lambda: reading(data),
        version=data,
        high=high,
        grow=1,
        id="chart",
    )
    words = [("up", data.up.title), ("across", data.across.title)]
    up, across = (
        Text(say(f"review.tradeoffs.{w}", goal=g), "small", "muted", wide=0) for w, g in words
    )
    return Column([up, drawn, across], gap=3, grow=1, id="scatter")
