"""Buttons: the primary one, plain ones, quiet ones, and icons."""

from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER, Colour, Ground, Mark, Tone, mixed
from game.screens.drawing.type import Style
from game.screens.widgets.control import SMALLEST, Control

Kind = Literal["primary", "plain", "quiet"]
_PAD: dict[Kind, tuple[int, int]] = {"primary": (22, 11), "plain": (18, 11), "quiet": (8, 6)}
_CAP_GAP = 10


@dataclass(eq=False)
class Button(Control):
    """A button with words.

    Attributes:
        kind: `primary` goes on (one a screen), `plain` is outlined, `quiet` is words alone.
        icon: before the words; its name.
        style: of the words.
        cap: the key that presses it, shown on it; set by the frame from `action` if empty.
        capped: whether that key is shown.
    """

    kind: Kind = field(default="plain", kw_only=True)
    icon: str = field(default="", kw_only=True)
    style: Style = field(default="strong", kw_only=True)
    cap: str = field(default="", kw_only=True)
    capped: bool = field(default=True, kw_only=True)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the longest word and the whole line, with what is around them."""
        around = self._around(look)
        least = look.type.least(self.label, self.style)
        full = look.type.full(self.label, self.style)
        return max(least + around, look.px(SMALLEST)), max(full + around, look.px(SMALLEST))

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of the words, with room to hit it."""
        words = look.type.set(self.label, self.style, max(width - self._around(look), 1))
        return max(words.height + 2 * look.px(_PAD[self.kind][1]), look.px(SMALLEST))

    def paint_self(self, canvas: Canvas) -> None:
        """Draw it as it is: at rest, pointed at, held, or refused."""
        look = canvas.look
        ground = self._paint_ground(canvas)
        colour = canvas.tone(self._tone(), ground)
        words = look.type.set(self.label, self.style, max(self.rect.width - self._around(look), 1))
        used = words.width + self._around(look) - 2 * look.px(_PAD[self.kind][0])
        x = self.rect.x + max((self.rect.width - used) // 2, 0)
        if self.icon:
            side = self._icon_side(look)
            canvas.icon(
                self.icon, pygame.Rect(x, self.rect.centery - side // 2, side, side), colour
            )
            x += side + look.px(8)
        canvas.set(words, (x, self.rect.centery - words.height // 2), colour)
        if self.cap:
            self._paint_cap(canvas, x + words.width + look.px(_CAP_GAP), colour, ground)
        self.ring(canvas)

    def _tone(self) -> Tone:
        if not self.enabled:
            return "muted"
        return "yours" if self.kind == "quiet" else "text"

    def _paint_ground(self, canvas: Canvas) -> Ground:
        paper = self.ground in PAPER
        hot = (self.hot or self.held) and self.enabled
        if self.kind == "primary" and self.enabled:
            fill = canvas.ground("primary")
            canvas.box(self.rect, mixed(fill, (0, 0, 0), 0.18) if hot else fill, 6)
            return "primary"
        ground: Ground = self.ground
        if self.kind != "quiet" or hot:
            ground = ("chosen" if paper else "raised") if hot else ("card" if paper else "panel")
            canvas.box(self.rect, canvas.ground(ground), 6)
        if self.kind != "quiet":
            mark: Mark = "edge" if self.enabled else "line"
            canvas.frame(self.rect, canvas.mark(mark, self.ground), 6)
        return ground

    def _paint_cap(self, canvas: Canvas, x: int, colour: Colour, ground: Ground) -> None:
        look = canvas.look
        words = look.type.set(self.cap, "small-strong", self.rect.width)
        wide = words.width + look.px(10)
        rect = pygame.Rect(x, self.rect.centery - words.height // 2, wide, words.height)
        faint = mixed(colour, canvas.ground(ground), 0.45)
        canvas.frame(rect, faint, 3)
        canvas.set(words, (rect.centerx - words.width // 2, rect.y), colour)

    def _around(self, look: Look) -> int:
        """Return the width of what stands beside the words."""
        wide = 2 * look.px(_PAD[self.kind][0])
        if self.icon:
            wide += self._icon_side(look) + look.px(8)
        if self.cap:
            cap = look.type.full(self.cap, "small-strong")
            wide += cap + look.px(_CAP_GAP + 10)
        return wide

    def _icon_side(self, look: Look) -> int:
        return look.em(17)


@dataclass(eq=False)
class IconButton(Control):
    """A button with an icon; its label is spoken, and shown as its hint."""

    icon: str = field(default="circle", kw_only=True)
    side: float = field(default=34, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.hint = self.hint or self.label

    def measure(self, look: Look) -> tuple[int, int]:
        """Return its side."""
        side = max(look.em(self.side), look.px(SMALLEST))
        return side, side

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - a square
        """Return its side."""
        return self.measure(look)[0]

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the icon."""
        side = min(self.rect.width, self.rect.height)
        square = pygame.Rect(0, 0, side, side)
        square.center = self.rect.center
        if (self.hot or self.held) and self.enabled:
            ground: Ground = "chosen" if self.ground in PAPER else "raised"
            canvas.box(square, canvas.ground(ground), 6)
        tone: Tone = "text" if self.enabled and (self.hot or self.in_focus) else "muted"
        inset = round(side * 0.44)
        canvas.icon(self.icon, square.inflate(-inset, -inset), canvas.tone(tone, self.ground))
        self.ring(canvas, square)
