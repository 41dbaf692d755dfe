"""Boxes: columns, rows that stack when they are too narrow, flows, grids, and panels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.screens.drawing import shapes
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER, Ground, Mark
from game.screens.layout.sharing import shared
from game.screens.layout.widget import Widget

Align = Literal["fill", "start", "centre", "end"]


@dataclass(eq=False)
class Space(Widget):
    """Nothing, of a size in units of the design; with `grow` it pushes others apart."""

    high: float = 0
    wide: float = 0

    def measure(self, look: Look) -> tuple[int, int]:
        """Return its own width."""
        return look.px(self.wide), look.px(self.wide)

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - the same at any width
        """Return its own height."""
        return look.px(self.high)


@dataclass(eq=False)
class Box(Widget):
    """Holds others.

    Attributes:
        items: what it holds; `None` is left out, so that `x if wanted else None` reads well.
        gap: between them, in units of the design.
        pad: around them: one number, or horizontal and vertical.
        align: across its direction.
    """

    items: Sequence[Widget | None] = ()
    gap: float = field(default=8, kw_only=True)
    pad: float | tuple[float, float] = field(default=0, kw_only=True)
    align: Align = field(default="fill", kw_only=True)

    def __post_init__(self) -> None:
        self._held = tuple(item for item in self.items if item is not None)

    @property
    def children(self) -> Sequence[Widget]:
        """What it holds."""
        return self._held

    def padding(self, look: Look) -> tuple[int, int]:
        """Return its horizontal and vertical padding in pixels."""
        wide, high = self.pad if isinstance(self.pad, tuple) else (self.pad, self.pad)
        return look.px(wide), look.px(high)

    def inside(self, look: Look) -> pygame.Rect:
        """Return the rectangle inside its padding."""
        wide, high = self.padding(look)
        width, height = self.rect.width - 2 * wide, self.rect.height - 2 * high
        return pygame.Rect(self.rect.x + wide, self.rect.y + high, max(width, 0), max(height, 0))


@dataclass(eq=False)
class Column(Box):
    """One under another. Whatever grows shares the height that is left over.

    Attributes:
        most: width at most of what it holds, which then stands in the middle; in units that grow
            with text, 0 for no bound.
    """

    most: float = field(default=0, kw_only=True)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what the widest needs."""
        pad = 2 * self.padding(look)[0]
        least, liked = super().measure(look)
        return least + pad, liked + pad

    def measure_height(self, look: Look, width: int) -> int:
        """Return what all need, one under another."""
        room = max(width - 2 * self.padding(look)[0], 0)
        needs = [child.height(look, self._width(child, look, room)) for child in self.children]
        return self._total(look, needs)

    def full_height(self, look: Look, width: int) -> int:
        """Return what all need where nothing scrolls."""
        room = max(width - 2 * self.padding(look)[0], 0)
        each = [(child, self._width(child, look, room)) for child in self.children]
        return self._total(look, [child.full_height(look, w) for child, w in each])

    def _total(self, look: Look, needs: Sequence[int]) -> int:
        gaps = look.px(self.gap) * max(len(needs) - 1, 0)
        return sum(needs) + gaps + 2 * self.padding(look)[1]

    def arrange(self, look: Look) -> None:
        """Place all from the top."""
        inside = self.inside(look)
        wide = [self._width(child, look, inside.width) for child in self.children]
        needs = [c.height(look, w) for c, w in zip(self.children, wide, strict=True)]
        gaps = look.px(self.gap) * max(len(needs) - 1, 0)
        grows = [child.grow for child in self.children]
        align: Align = "centre" if self.most and self.align == "fill" else self.align
        y = inside.y
        for child, width, height in zip(
            self.children, wide, shared(inside.height - gaps, needs, grows), strict=True
        ):
            x = inside.x + _offset(align, inside.width - width)
            child.place(look, pygame.Rect(x, y, width, height))
            y += height + look.px(self.gap)

    def _width(self, child: Widget, look: Look, room: int) -> int:
        room = min(room, look.em(self.most)) if self.most else room
        return room if self.align == "fill" else min(child.widths(look)[1], room)


@dataclass(eq=False)
class Row(Box):
    """Side by side; one under another where the window is too narrow for that.

    Whatever grows shares the width that is left over. `stacks=False` keeps them side by side.
    """

    stacks: bool = field(default=True, kw_only=True)
    #: Of the items down the row: `fill` stretches them, else they keep the height they need.
    down: Align = field(default="centre", kw_only=True)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what all need side by side; where it stacks, at least what the widest needs."""
        pad = 2 * self.padding(look)[0]
        gaps = look.px(self.gap) * max(len(self.children) - 1, 0)
        each = [child.widths(look) for child in self.children]
        leasts = [w[0] for w in each]
        least = max(leasts, default=0) if self.stacks else sum(leasts) + gaps
        return least + pad, sum(w[1] for w in each) + gaps + pad

    def stacked(self, look: Look, room: int) -> bool:
        """Return whether it stacks in a room of a width in pixels."""
        gaps = look.px(self.gap) * max(len(self.children) - 1, 0)
        return self.stacks and sum(c.widths(look)[0] for c in self.children) + gaps > room

    def measure_height(self, look: Look, width: int) -> int:
        """Return what the highest needs, or all of them where it stacks."""
        wide, high = self.padding(look)
        room = max(width - 2 * wide, 0)
        if self.stacked(look, room):
            # One under another the page scrolls as a whole, not a pane within a pane.
            needs = [child.full_height(look, room) for child in self.children]
            return sum(needs) + look.px(self.gap) * max(len(needs) - 1, 0) + 2 * high
        each = zip(self.children, self._shares(look, room), strict=True)
        return max((child.height(look, w) for child, w in each), default=0) + 2 * high

    def arrange(self, look: Look) -> None:
        """Place all from the left, or from the top where it stacks."""
        inside = self.inside(look)
        if self.stacked(look, inside.width):
            self._stack(look, inside)
            return
        x = inside.x
        for child, width in zip(self.children, self._shares(look, inside.width), strict=True):
            high = child.height(look, width)
            high = inside.height if self.down == "fill" else min(high, inside.height)
            y = inside.y + _offset(self.down, inside.height - high)
            child.place(look, pygame.Rect(x, y, width, high))
            x += width + look.px(self.gap)

    def _stack(self, look: Look, inside: pygame.Rect) -> None:
        needs = [child.full_height(look, inside.width) for child in self.children]
        grows = [child.grow if self.down == "fill" else 0.0 for child in self.children]
        gaps = look.px(self.gap) * max(len(needs) - 1, 0)
        y = inside.y
        for child, height in zip(
            self.children, shared(inside.height - gaps, needs, grows), strict=True
        ):
            child.place(look, pygame.Rect(inside.x, y, inside.width, height))
            y += height + look.px(self.gap)

    def _shares(self, look: Look, room: int) -> list[int]:
        room -= look.px(self.gap) * max(len(self.children) - 1, 0)
        each = [child.widths(look) for child in self.children]
        grows = [child.grow for child in self.children]
        leasts, likes = [w[0] for w in each], [w[1] for w in each]
        if any(grows):
            # What grows yields first: the others get what they like.
            likes = [w[0] if g else w[1] for w, g in zip(each, grows, strict=True)]
        return shared(room, leasts, grows, likes)


@dataclass(eq=False)
class Panel(Column):
    """A column on a ground of its own.

    Attributes:
        on: the ground; None keeps the one it lies on.
        radius: of its corners.
        edge: its outline; None for none.
        raised: whether it throws a shadow: paper on ink.
        top: an accent along its upper edge.
    """

    on: Ground | None = field(default=None, kw_only=True)
    radius: float = field(default=6, kw_only=True)
    edge: Mark | None = field(default=None, kw_only=True)
    raised: bool = field(default=False, kw_only=True)
    top: Mark | None = field(default=None, kw_only=True)
    title: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.title:
            self.role = "region"

    @property
    def name(self) -> str:
        """Its title, if it has one."""
        return self.title

    @property
    def ground_inside(self) -> Ground:
        """Its own ground."""
        return self.on or self.ground

    def paint_self(self, canvas: Canvas) -> None:
        """Paint its ground and outline."""
        if self.raised and self.ground_inside in PAPER and self.ground not in PAPER:
            shapes.shadow(canvas.surface, self.rect, canvas.look.px(5))
        if self.on is not None:
            canvas.box(self.rect, canvas.ground(self.on), self.radius)
        if self.edge is not None:
            canvas.frame(self.rect, canvas.mark(self.edge, self.ground_inside), self.radius)
        if self.top is not None:
            strip = pygame.Rect(self.rect.topleft, (self.rect.width, canvas.look.px(3)))
            canvas.surface.fill(canvas.mark(self.top, self.ground_inside), strip)


def _offset(align: Align, rest: int) -> int:
    if align == "centre":
        return max(rest, 0) // 2
    return max(rest, 0) if align == "end" else 0
