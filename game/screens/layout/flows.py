"""Flows and grids: many small things that go on in the next line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.look import Look
from game.screens.layout.boxes import Box
from game.screens.layout.widget import Widget


@dataclass(eq=False)
class Flow(Box):
    """Side by side at the width each likes, going on in the next line: tags, buttons."""

    #: Whether each line is pushed to the right.
    right: bool = field(default=False, kw_only=True)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the widest one's least, and all of them on one line."""
        pad = 2 * self.padding(look)[0]
        each = [child.widths(look) for child in self.children]
        gaps = look.px(self.gap) * max(len(each) - 1, 0)
        return max((w[0] for w in each), default=0) + pad, sum(w[1] for w in each) + gaps + pad

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of all lines."""
        wide, high = self.padding(look)
        lines = self._lines(look, max(width - 2 * wide, 1))
        gaps = look.px(self.gap) * max(len(lines) - 1, 0)
        return sum(height for _, height in lines) + gaps + 2 * high

    def arrange(self, look: Look) -> None:
        """Place all, line by line."""
        inside = self.inside(look)
        y = inside.y
        gap = look.px(self.gap)
        for line, height in self._lines(look, max(inside.width, 1)):
            used = sum(width for _, width in line) + gap * (len(line) - 1)
            x = inside.right - used if self.right else inside.x
            for child, width in line:
                own = child.height(look, width)
                child.place(look, pygame.Rect(x, y + (height - own) // 2, width, own))
                x += width + gap
            y += height + gap

    def _lines(self, look: Look, room: int) -> list[tuple[list[tuple[Widget, int]], int]]:
        lines: list[list[tuple[Widget, int]]] = []
        used = room + 1
        gap = look.px(self.gap)
        for child in self.children:
            width = min(child.widths(look)[1], room)
            if used + gap + width > room:
                lines.append([])
                used = -gap
            lines[-1].append((child, width))
            used += gap + width
        return [(line, max(c.height(look, w) for c, w in line)) for line in lines]


@dataclass(eq=False)
class Grid(Box):
    """Equal columns, as many as there is room for.

    Attributes:
        cell: least width of a column, in units that grow with text.
        most: columns at most.
        fill: whether rows share the height that is left over.
    """

    cell: float = field(default=200, kw_only=True)
    most: int = field(default=12, kw_only=True)
    fill: bool = field(default=False, kw_only=True)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return one column, and as many as there may be."""
        pad = 2 * self.padding(look)[0]
        cell = max([look.em(self.cell), *(child.widths(look)[0] for child in self.children)])
        count = max(min(len(self.children), self.most), 1)
        least = max((child.widths(look)[0] for child in self.children), default=0)
        return least + pad, cell * count + look.px(self.gap) * (count - 1) + pad

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of all rows."""
        wide, high = self.padding(look)
        rows = self._rows(look, max(width - 2 * wide, 1))
        gaps = look.px(self.gap) * max(len(rows) - 1, 0)
        return sum(self._heights(look, rows)) + gaps + 2 * high

    def arrange(self, look: Look) -> None:
        """Place all, row by row."""
        inside = self.inside(look)
        gap = look.px(self.gap)
        rows = self._rows(look, max(inside.width, 1))
        heights = self._heights(look, rows)
        rest = inside.height - sum(heights) - gap * max(len(rows) - 1, 0)
        extra = max(rest, 0) // max(len(rows), 1) if self.fill else 0
        y = inside.y
        for row, height in zip(rows, heights, strict=True):
            x = inside.x
            for child, width in row:
                child.place(look, pygame.Rect(x, y, width, height + extra))
                x += width + gap
            y += height + extra + gap

    def _heights(self, look: Look, rows: Sequence[Sequence[tuple[Widget, int]]]) -> list[int]:
        return [max(child.height(look, width) for child, width in row) for row in rows]

    def _rows(self, look: Look, room: int) -> list[list[tuple[Widget, int]]]:
        gap = look.px(self.gap)
        cell = max([look.em(self.cell), *(child.widths(look)[0] for child in self.children)])
        count = max(min((room + gap) // (cell + gap), self.most, len(self.children)), 1)
        free = room - gap * (count - 1)
        widths = [free * (i + 1) // count - free * i // count for i in range(count)]
        children = list(self.children)
        return [
            list(zip(children[start : start + count], widths, strict=False))
            for start in range(0, len(children), count)
        ]
