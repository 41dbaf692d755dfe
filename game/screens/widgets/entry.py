"""A text entry: one line that can be typed into."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER
from game.screens.layout.widget import Key
from game.screens.widgets.control import SMALLEST, Control


@dataclass(eq=False)
class Entry(Control):
    """One line of text.

    Attributes:
        text: what is in it.
        on_change: told the text after every key.
        on_done: told the text on Enter.
        empty: words shown while it is empty.
        most: letters at most.
    """

    text: str = field(default="", kw_only=True)
    on_change: Callable[[str], None] | None = field(default=None, kw_only=True)
    on_done: Callable[[str], None] | None = field(default=None, kw_only=True)
    empty: str = field(default="", kw_only=True)
    most: int = field(default=200, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "entry"

    @property
    def value(self) -> str:
        """What is in it."""
        return self.text

    @property
    def caret(self) -> int:
        """How many letters are before the caret."""
        return min(int(self.remembered("caret", len(self.text))), len(self.text))

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the width of some words."""
        return look.em(120), look.em(260)

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - one line
        """Return the height of a line."""
        return max(look.type.set("A", "body", 999).height + look.px(14), look.px(SMALLEST))

    def on_key(self, key: Key) -> bool:
        """Type, or move the caret."""
        if not self.enabled:
            return False
        if key.name == "enter":
            if self.on_done is not None:
                self.on_done(self.text)
            return True
        edits = {"backspace": self._erase, "delete": self._delete}
        moves = {"left": self.caret - 1, "right": self.caret + 1, "home": 0, "end": len(self.text)}
        if key.name in edits:
            edits[key.name]()
        elif key.name in moves:
            self.remember("caret", min(max(moves[key.name], 0), len(self.text)))
            self.host.redraw()
        elif key.text and key.text.isprintable() and not key.ctrl:
            self._put(self.text[: self.caret] + key.text + self.text[self.caret :], len(key.text))
        else:
            return False
        return True

    def on_release(self, at: tuple[int, int]) -> None:
        """Put the caret where the pointer is."""
        self.held = False
        look = self.host.look
        room = at[0] - self.rect.x - look.px(10)
        widths = [look.type.full(self.text[:n], "body") for n in range(len(self.text) + 1)]
        nearest = min(range(len(widths)), key=lambda n: abs(widths[n] - room))
        self.remember("caret", nearest)
        self.host.redraw()

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the box, the words and the caret."""
        look = canvas.look
        paper = self.ground in PAPER
        ground = canvas.ground("chosen" if paper else "bar")
        canvas.box(self.rect, ground, 5)
        canvas.frame(self.rect, canvas.mark("edge", self.ground), 5)
        line = look.type.set(self.text or self.empty, "body", 100_000)
        before = look.type.full(self.text[: self.caret], "body") if self.text else 0
        inner = self.rect.inflate(-2 * look.px(10), 0)
        slide = max(before - inner.width + look.px(4), 0)
        top = self.rect.centery - line.height // 2
        with canvas.clipped(inner):
            tone = canvas.tone("text" if self.text else "muted", self.ground)
            canvas.set(line, (inner.x - slide, top), tone)
            if self.in_focus:
                caret = pygame.Rect(inner.x + before - slide, top, max(look.px(2), 1), line.height)
                canvas.surface.fill(canvas.mark("focus", self.ground), caret)
        self.ring(canvas)

    def _erase(self) -> None:
        if self.caret:
            self._put(self.text[: self.caret - 1] + self.text[self.caret :], -1)

    def _delete(self) -> None:
        self._put(self.text[: self.caret] + self.text[self.caret + 1 :], 0)

    def _put(self, text: str, moved: int) -> None:
        if len(text) > self.most:
            self.host.cue("refused")
            return
        self.remember("caret", self.caret + moved)
        self.text = text
        if self.on_change is not None:
            self.on_change(text)
        self.host.refresh()
