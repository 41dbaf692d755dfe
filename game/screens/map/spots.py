"""Spots: regions and places as pointer and keyboard reach them."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

import pygame

from game.screens.charts import strokes
from game.screens.charts.signs import Shape
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Accent, Colour, mixed
from game.screens.drawing.type import STYLES
from game.screens.layout.widget import Key
from game.screens.map.labels import PLACE, Label
from game.screens.map.state import Kind
from game.screens.widgets.choices import Segment

#: How what is marked is drawn: shapes differ, and then colours.
MARKS: dict[Kind, tuple[Shape, Accent]] = {
    "open": ("diamond", "yours"),
    "good": ("up", "livelihood"),
    "bad": ("cross", "harm"),
    "neutral": ("square", "covert"),
}
_ARROWS = frozenset({"left", "right", "up", "down"})
_HALO = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1))


class Patch(pygame.Rect):
    """A rectangle that is hit wherever a mask is, too: a region is larger than its figure."""

    mask: pygame.Mask | None = None
    corner: tuple[int, int] = (0, 0)

    def collidepoint(self, *at: object) -> bool:
        """Return whether a point is on the figure or on the region itself."""
        if super().collidepoint(*at):  # type: ignore[call-overload]  # whatever pygame takes
            return True
        point = at[0] if len(at) == 1 else at
        if self.mask is None or not isinstance(point, tuple):
            return False
        x, y = int(point[0]) - self.corner[0], int(point[1]) - self.corner[1]
        wide, high = self.mask.get_size()
        return 0 <= x < wide and 0 <= y < high and bool(self.mask.get_at((x, y)))

    def move_ip(self, *by: object) -> None:
        """Move with the region."""
        before = self.topleft
        super().move_ip(*by)  # type: ignore[call-overload]  # whatever pygame takes
        self.corner = (
            self.corner[0] + self.x - before[0],
            self.corner[1] + self.y - before[1],
        )


class Group(Protocol):
    """The map that a spot belongs to."""

    def go(self, spot: "Spot", way: str) -> bool:
        """Go to the nearest spot in a direction, and return whether there is one."""

    def keep(self, spot: "Spot") -> None:
        """Remember where the focus is."""


@dataclass(eq=False)
class Spot(Segment):
    """A region or a place.

    Attributes:
        group: the map.
        what: `region` or `place`.
        figure: written at it: a region's value, or a place's name; empty for none.
        told: what is to know of it, line by line.
        marks: what is marked at it.
        share: of a region's colour.
    """

    group: Group = field(kw_only=True)
    what: Literal["region", "place"] = field(kw_only=True)
    figure: str = field(default="", kw_only=True)
    told: tuple[str, ...] = field(default=(), kw_only=True)
    marks: tuple[Kind, ...] = field(default=(), kw_only=True)
    share: float = field(default=0.0, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = self.what
        self.label_at: Label | None = None
        self.corner = (0, 0)

    @property
    def value(self) -> str:
        """What is to know of it."""
        return " ".join(self.told)

    @property
    def lit(self) -> bool:
        """Whether the pointer or the focus is on it."""
        return self.hot or self.in_focus

    def measure(self, look: Look) -> tuple[int, int]:
        """Return nothing: the map gives it a place."""
        del look
        return 0, 0

    def measure_height(self, look: Look, width: int) -> int:
        """Return nothing: the map gives it a place."""
        del look, width
        return 0

    def put(self, corner: tuple[int, int], label: Label, mask: pygame.Mask | None) -> None:
        """Take a place on the map.

        Args:
            corner: of the map, in pixels of the window.
            label: where it stands, from there.
            mask: of a region.
        """
        patch = Patch(label.box.move(corner))
        patch.mask, patch.corner = mask, corner
        self.rect = patch
        self.label_at, self.corner = label, corner

    def shift(self, dx: int, dy: int) -> None:
        """Move with the map."""
        super().shift(dx, dy)
        self.corner = self.corner[0] + dx, self.corner[1] + dy

    def on_key(self, key: Key) -> bool:
        """Go to the nearest spot in the direction of an arrow, or press it."""
        if key.name in _ARROWS:
            return self.group.go(self, key.name)
        if key.name in {"enter", "space"} and self.on_do is not None:
            self.press()
            return True
        return False

    def pointed(self) -> None:
        """Be the one that Tab comes back to."""
        super().pointed()
        if self.in_focus:
            self.group.keep(self)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the figure or the name, and what is marked."""
        if self.label_at is None:
            return
        if self.what == "region":
            self._paint_figure(canvas)
        else:
            self._paint_place(canvas, self.label_at)
        if self.in_focus:
            self.ring(canvas)

    def _paint_figure(self, canvas: Canvas) -> None:
        if not self.figure or self.label_at is None or not self.label_at.side:
            return
        desk, text = canvas.ground("desk"), canvas.tone("text", "desk")
        word = canvas.word(self.figure, STYLES[PLACE], text)
        back = word.get_rect(center=self.rect.center).inflate(canvas.look.px(12), canvas.look.px(2))
        canvas.box(back, mixed(desk, text, 0.06), 9)
        canvas.surface.blit(word, word.get_rect(center=self.rect.center))

    def _paint_place(self, canvas: Canvas, label: Label) -> None:
        look = canvas.look
        x, y = self.corner[0] + label.spot[0], self.corner[1] + label.spot[1]
        desk, text = canvas.ground("desk"), canvas.tone("text", "desk")
        if self.marks:
            shape, accent = MARKS[self.marks[0]]
            colours = (canvas.mark(accent, "desk"), desk)
            strokes.point(canvas.surface, (shape, True), (x, y), look.px(7), colours)
        else:
            canvas.disc((x, y), look.px(5), desk)
            canvas.disc((x, y), look.px(3), text)
        if not label.side:  # no room for its name
            return
        word = canvas.word(self.figure, STYLES[PLACE], text)
        gap = look.px(10)
        at = word.get_rect(center=(x, y))
        if label.side == "right":
            at.left = x + gap
        elif label.side == "left":
            at.right = x - gap
        elif label.side == "below":
            at.top = y + gap // 2
        else:
            at.bottom = y - gap // 2
        written(canvas, self.figure, at.topleft, (text, desk))


def written(
    canvas: Canvas, words: str, corner: tuple[int, int], colours: tuple[Colour, Colour]
) -> None:
    """Write a place's name with a halo, so that it can be read on any ground."""
    halo = canvas.word(words, STYLES[PLACE], colours[1])
    step = max(canvas.look.px(1.2), 1)
    for dx, dy in _HALO:
        canvas.surface.blit(halo, (corner[0] + dx * step, corner[1] + dy * step))
    canvas.surface.blit(canvas.word(words, STYLES[PLACE], colours[0]), corner)
