"""Scrolling: a pane that shows as much as there is room for, and moves over the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.layout.widget import Key, Widget

_BAR = 6
_LINE = 44
_PAGE = 0.9
_RING = 5


@dataclass(eq=False)
class Scroll(Widget):
    """A pane that scrolls down.

    Page up and down, Home and End move it while the focus is in it; the wheel while the pointer
    is; whatever comes into focus is brought into sight. Where nothing in it can be in focus the
    pane itself can, so that its text is within reach.

    Attributes:
        child: what it shows, as high as it needs.
        title: what it holds, for somebody who does not see it.
        high: the least height that is worth having, in units that grow with text.
    """

    child: Widget = field(default_factory=Widget)
    title: str = field(default="", kw_only=True)
    high: float = field(default=160, kw_only=True)

    def __post_init__(self) -> None:
        self.role = "scroll pane" if self.title else ""
        self._content = 0
        self.grow = self.grow or 1

    @property
    def children(self) -> Sequence[Widget]:
        """What it shows."""
        return (self.child,)

    @property
    def name(self) -> str:
        """Its title."""
        return self.title

    @property
    def focusable(self) -> bool:
        """Whether it must be in focus to be read to its end."""
        return self.overflows and not any(w.focusable for w in self.child.walk())

    @property
    def overflows(self) -> bool:
        """Whether there is more than it shows."""
        return self._content > self.rect.height

    @property
    def offset(self) -> int:
        """How far it is scrolled, in pixels."""
        return int(self.remembered("offset", 0))

    def measure_height(self, look: Look, width: int) -> int:
        """Return what is worth having, or less where less is needed."""
        return min(super().measure_height(look, width), look.em(self.high))

    def full_height(self, look: Look, width: int) -> int:
        """Return the height of all that it shows."""
        return self.child.height(look, width)

    def arrange(self, look: Look) -> None:
        """Place what it shows, moved by how far it is scrolled."""
        width = self.rect.width
        need = self.child.height(look, width)
        if need > self.rect.height:
            width = max(width - look.px(_BAR + 6), 1)
            need = self.child.height(look, width)
        self._content = max(need, self.rect.height)
        offset = self._inside(self.offset)
        self.remember("offset", offset)
        self.child.place(look, pygame.Rect(self.rect.x, self.rect.y - offset, width, self._content))

    def paint(self, canvas: Canvas) -> None:
        """Paint what is in sight, and how much more there is."""
        # A little wider than the pane, or the ring of what is in focus at its edge would be cut.
        edge = 2 * canvas.look.px(_RING)
        with canvas.clipped(self.rect.inflate(edge, edge)):
            super().paint(canvas)
            if self.overflows:
                self._paint_bar(canvas)
        if self.host.focused == self.path:
            canvas.frame(self.rect, canvas.mark("focus", self.ground), 4, 2)

    def scroll(self, pixels: float) -> bool:
        """Move by pixels, and return whether it moved."""
        before = self.offset
        after = self._inside(round(before + pixels))
        if after == before:
            return False
        self.remember("offset", after)
        self.child.shift(0, before - after)
        self.host.redraw()
        return True

    def reveal(self, rect: pygame.Rect) -> None:
        """Move as little as brings a rectangle into sight."""
        margin = self.host.look.px(12)
        if rect.top - margin < self.rect.top:
            self.scroll(rect.top - margin - self.rect.top)
        elif rect.bottom + margin > self.rect.bottom:
            self.scroll(min(rect.bottom + margin - self.rect.bottom, rect.top - self.rect.top))

    def on_wheel(self, lines: float) -> bool:
        """Move by lines."""
        return self.scroll(-lines * self.host.look.px(_LINE))

    def on_key(self, key: Key) -> bool:
        """Move by pages, or to either end; by lines where the pane itself is in focus."""
        page = self.rect.height * _PAGE
        ways = {"pageup": -page, "pagedown": page, "home": -self._content, "end": self._content}
        if self.host.focused == self.path:
            line = self.host.look.px(_LINE)
            ways |= {"up": -line, "down": line, "space": page}
        return key.name in ways and self.scroll(ways[key.name])

    def _inside(self, offset: int) -> int:
        return min(max(offset, 0), max(self._content - self.rect.height, 0))

    def _paint_bar(self, canvas: Canvas) -> None:
        look = canvas.look
        share = self.rect.height / self._content
        high = max(round(self.rect.height * share), look.px(24))
        free = self.rect.height - high
        top = self.rect.y + round(free * self.offset / max(self._content - self.rect.height, 1))
        bar = pygame.Rect(self.rect.right - look.px(_BAR), top, look.px(_BAR), high)
        canvas.box(bar, canvas.mark("edge", self.ground), _BAR / 2)
