"""A backdrop: a drawing that lies under what stands before it and means nothing by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.layout.widget import Widget


@dataclass(eq=False)
class Backdrop(Widget):
    """A widget with a drawing under it.

    Attributes:
        child: what stands before it.
        draw: paints it into a rectangle.
        high: its least height, in units of the design.
    """

    child: Widget
    draw: Callable[[Canvas, pygame.Rect], None]
    high: float = field(default=0, kw_only=True)

    @property
    def children(self) -> Sequence[Widget]:
        """What stands before it."""
        return (self.child,)

    def measure_height(self, look: Look, width: int) -> int:
        """Return what stands before it needs, or its own least."""
        return max(self.child.height(look, width), look.px(self.high))

    def paint_self(self, canvas: Canvas) -> None:
        """Paint the drawing."""
        with canvas.clipped(self.rect):
            self.draw(canvas, self.rect)
