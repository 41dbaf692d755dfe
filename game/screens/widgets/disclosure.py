"""A disclosure: a line that opens onto more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.layout.widget import Widget
from game.screens.widgets.control import SMALLEST, Control


@dataclass(eq=False)
class _Head(Control):
    """The line itself; its disclosure makes it."""

    open: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "disclosure"

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is open."""
        return ("open" if self.open else "closed", *super().state)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what its words need beside the mark."""
        mark = look.em(22)
        return (
            look.type.least(self.label, "strong") + mark,
            look.type.full(self.label, "strong") + mark,
        )

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of its words."""
        words = look.type.set(self.label, "strong", max(width - look.em(22), 1))
        return max(words.height + look.px(6), look.px(SMALLEST))

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the mark and the words."""
        look = canvas.look
        tone = canvas.tone("yours", self.ground)
        side = look.em(16)
        mark = pygame.Rect(self.rect.x, self.rect.centery - side // 2, side, side)
        canvas.icon("chevron-down" if self.open else "chevron-right", mark, tone)
        words = look.type.set(self.label, "strong", max(self.rect.width - look.em(22), 1))
        corner = (self.rect.x + look.em(22), self.rect.centery - words.height // 2)
        canvas.set(words, corner, tone)
        self.ring(canvas, radius=4)


@dataclass(eq=False)
class Disclosure(Widget):
    """A heading that opens onto more, and remembers whether it is open.

    Attributes:
        label: the heading.
        inside: what is shown when it is open.
        opened: whether it begins open.
    """

    label: str
    inside: Widget
    opened: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        self._head = _Head(self.label, self._turn, id="head")
        self._open = self.opened

    @property
    def children(self) -> Sequence[Widget]:
        """The heading, and the rest where it is open."""
        return (self._head, self.inside) if self._open else (self._head,)

    def mounted(self) -> None:
        """Be as it was left."""
        self._open = bool(self.remembered("open", self.opened))
        self._head.open = self._open

    def measure_height(self, look: Look, width: int) -> int:
        """Return the heading's height, and the rest's where it is open."""
        heights = [child.height(look, width) for child in self.children]
        return sum(heights) + (look.px(6) if self._open else 0)

    def arrange(self, look: Look) -> None:
        """Place the heading above the rest."""
        high = self._head.height(look, self.rect.width)
        wide = min(self._head.widths(look)[1], self.rect.width)
        self._head.place(look, pygame.Rect(self.rect.x, self.rect.y, wide, high))
        if self._open:
            y = self.rect.y + high + look.px(6)
            rest = pygame.Rect(self.rect.x, y, self.rect.width, self.rect.bottom - y)
            self.inside.place(look, rest)

    def _turn(self) -> None:
        self.remember("open", not self._open)
        self.host.refresh()
