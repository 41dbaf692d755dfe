"""A table: rows and columns that are read across; where it is too narrow, each row is a list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Tone
from game.screens.drawing.type import Style
from game.screens.layout.sharing import shared
from game.screens.layout.widget import Widget
from game.screens.widgets.text import Text

_GAP = 16
_LEADING = 5


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading, and the side its cells are set to."""

    title: str
    side: Literal["left", "right"] = "left"
    style: Style = "small"


@dataclass(eq=False)
class Table(Widget):
    """Rows of text, with a heading for each column.

    Attributes:
        label: what it shows.
        heads: the columns; plain text means left.
        rows: of cells, each as many as there are columns.
        strong: rows, by position, that stand out: the latest, a sum.
    """

    label: str
    heads: Sequence[Head | str]
    rows: Sequence[Sequence[str]]
    strong: Sequence[int] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        self.role = "table"
        self._heads = [h if isinstance(h, Head) else Head(h) for h in self.heads]
        titles = [Text(h.title, "small", "muted", side=h.side, wide=0) for h in self._heads]
        self._lines = [titles] + [
            [self._cell(cell, head, row) for cell, head in zip(cells, self._heads, strict=True)]
            for row, cells in enumerate(self.rows)
        ]
        self._rules: list[int] = []

    @property
    def name(self) -> str:
        """What it shows."""
        return self.label

    @property
    def value(self) -> str:
        """How large it is."""
        return f"{len(self.rows)} x {len(self._heads)}"

    @property
    def children(self) -> Sequence[Widget]:
        """Its cells, row by row."""
        return [cell for line in self._lines for cell in line]

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the longest word of all, and all columns side by side."""
        leasts, likes = self._columns(look)
        gaps = look.px(_GAP) * max(len(leasts) - 1, 0)
        return max(leasts, default=0), sum(likes) + gaps

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of all rows."""
        return sum(self._heights(look, width)) + look.px(_LEADING) * 2 * len(self._lines)

    def arrange(self, look: Look) -> None:
        """Place all cells."""
        self._rules = []
        y = self.rect.y
        lead = look.px(_LEADING)
        widths = self._widths(look, self.rect.width)
        for line, high in zip(self._lines, self._heights(look, self.rect.width), strict=True):
            self._place_line(look, line, widths, y + lead)
            y += high + 2 * lead
            self._rules.append(y - 1)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the rules between rows."""
        colour = canvas.mark("line", self.ground)
        for y in self._rules[:-1]:
            canvas.surface.fill(colour, (self.rect.x, y, self.rect.width, 1))

    def _cell(self, text: str, head: Head, row: int) -> Text:
        strong: Style = "small-strong" if row in self.strong else head.style
        tone: Tone = "text"
        return Text(text, strong, tone, side=head.side, wide=300)

    def _columns(self, look: Look) -> tuple[list[int], list[int]]:
        columns = list(zip(*self._lines, strict=True))
        least = [max(cell.widths(look)[0] for cell in column) for column in columns]
        liked = [max(cell.widths(look)[1] for cell in column) for column in columns]
        return least, liked

    def _widths(self, look: Look, room: int) -> list[int] | None:
        """Return the widths of the columns; None where there is no room for them."""
        leasts, likes = self._columns(look)
        free = room - look.px(_GAP) * max(len(leasts) - 1, 0)
        if sum(leasts) > free:
            return None
        grows = [1.0 if head.side == "left" else 0.0 for head in self._heads]
        return shared(free, leasts, grows if any(grows) else [1.0] * len(leasts), likes)

    def _heights(self, look: Look, room: int) -> list[int]:
        widths = self._widths(look, room)
        if widths is None:
            return [sum(cell.height(look, room) for cell in line) for line in self._lines]
        return [
            max(cell.height(look, w) for cell, w in zip(line, widths, strict=True))
            for line in self._lines
        ]

    def _place_line(
        self, look: Look, line: Sequence[Text], widths: list[int] | None, y: int
    ) -> None:
        x = self.rect.x
        for position, cell in enumerate(line):
            width = self.rect.width if widths is None else widths[position]
            high = cell.height(look, width)
            cell.place(look, pygame.Rect(x, y, width, high))
            if widths is None:
                y += high
            else:
                x += width + look.px(_GAP)
