"""Samples: an entry of a chart's key shows how something is drawn, and says what it stands for."""

from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.reports.charts import Role
from game.screens.charts import strokes
from game.screens.charts.pen import Pen
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Accent
from game.screens.layout.widget import Widget
from game.screens.widgets.text import Text

Kind = Literal["line", "band", "strand", "point", "dots", "bar", "hatched", "reach"]
_WIDE, _GAP = 28, 6


@dataclass(frozen=True, slots=True)
class Sample:
    """How something is drawn: its kind, its role, and whether the chart looks ahead."""

    kind: Kind
    role: Role
    ahead: bool = False


@dataclass(eq=False)
class KeyEntry(Widget):
    """A sample and its words."""

    words: str
    sample: Sample
    accent: Accent = "yours"
    _text: Text = field(init=False)

    def __post_init__(self) -> None:
        self._text = Text(self.words, "small", "muted", wide=420)

    @property
    def children(self) -> tuple[Widget, ...]:
        """Its words."""
        return (self._text,)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the width of sample and words."""
        before = look.px(_WIDE + _GAP)
        least, liked = self._text.widths(look)
        return least + before, liked + before

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of the words."""
        return self._text.height(look, max(width - look.px(_WIDE + _GAP), 1))

    def arrange(self, look: Look) -> None:
        """Place the words beside the sample."""
        before = look.px(_WIDE + _GAP)
        place = self.rect.move(before, 0)
        place.width = max(self.rect.width - before, 1)
        self._text.place(look, place)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the sample."""
        pen = Pen(canvas, self.ground, self.accent)
        high = min(self.rect.height, round(1.2 * pen.tall()))
        box = pygame.Rect(self.rect.x, self.rect.y, pen.px(_WIDE), high)
        inner = box.inflate(-pen.px(2), -round(0.45 * high))
        left, right = (box.left, box.centery), (box.right, box.centery)
        match self.sample.kind:
            case "line" if self.sample.ahead and self.sample.role in {"mine", "typical"}:
                colour = pen.colour("text" if self.sample.role == "mine" else "yours")
                strokes.path(canvas.surface, colour, (left, right), pen.px(2))
            case "line":
                pen.line(self.sample.role, (left, right))
                if self.sample.role != "frontier":
                    pen.point(self.sample.role, box.center, 4)
            case "point":
                pen.point(self.sample.role, box.center, 5)
            case _:
                self._paint_area(pen, inner)

    def _paint_area(self, pen: Pen, box: pygame.Rect) -> None:
        surface = pen.canvas.surface
        match self.sample.kind:
            case "band":
                surface.fill(pen.pale(0.24), box)
            case "strand":
                for step in (0.15, 0.5, 0.85):
                    y = box.top + round(step * box.height)
                    ends = ((box.left, y), (box.right, box.centery))
                    strokes.path(surface, pen.pale(0.5), ends)
            case "dots":
                for x in (0.2, 0.5, 0.8):
                    spot = (box.left + x * box.width, box.centery)
                    pen.canvas.disc(spot, pen.px(2), pen.pale(0.55))
            case "reach":
                for x, y, wide, high in (
                    (box.left, box.centery, box.width, pen.px(2)),
                    (box.left, box.top, pen.px(2), box.height),
                    (box.right - pen.px(2), box.top, pen.px(2), box.height),
                ):
                    surface.fill(pen.colour("text"), (x, y, wide, high))
            case _:
                self._paint_bar(pen, box)

    def _paint_bar(self, pen: Pen, box: pygame.Rect) -> None:
        luck = self.sample.role == "luck"
        falls = self.sample.kind == "hatched"
        colour = pen.colour("covert" if luck else "harm" if falls else "yours")
        pen.canvas.box(box, colour, 2)
        if falls:
            strokes.hatch(pen.canvas.surface, pen.paper, box, pen.px(6))
            pen.canvas.frame(box, colour, 2, 1)
