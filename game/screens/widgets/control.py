"""A control: something that can be in focus and pressed, and says why where it cannot."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.layout.widget import Key, Widget

Press = Callable[[], None]
#: No control is smaller than this, in units of the design.
SMALLEST = 28


@dataclass(eq=False)
class Control(Widget):
    """The base of all controls.

    Attributes:
        label: what it is called.
        on_do: what pressing it does.
        hint: a sentence more, shown beside it while it is pointed at.
        refusal: why it cannot be used now; it is grey, and still in reach so that it can say so.
        action: the action whose key presses it from anywhere on the screen, such as `sign`.
        on_point: called when the pointer or the focus comes to it.
        on_unpoint: called when they leave it.
    """

    label: str
    on_do: Press | None = None
    hint: str = field(default="", kw_only=True)
    refusal: str | None = field(default=None, kw_only=True)
    action: str = field(default="", kw_only=True)
    on_point: Press | None = field(default=None, kw_only=True)
    on_unpoint: Press | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        self.role = "button"
        self.held = False

    @property
    def name(self) -> str:
        """Its label."""
        return self.label

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is disabled."""
        return ("disabled",) if self.refusal is not None else ()

    @property
    def focusable(self) -> bool:
        """Always, even where it cannot be used: it must be able to say why."""
        return True

    @property
    def enabled(self) -> bool:
        """Whether it can be used."""
        return self.refusal is None

    @property
    def advice(self) -> str:
        """What is told beside it: why it cannot be used, or its hint."""
        return self.refusal or self.hint

    @property
    def in_focus(self) -> bool:
        """Whether the focus is on it."""
        return self.host.focused == self.path

    @property
    def hot(self) -> bool:
        """Whether the pointer is over it."""
        return self.host.hovered == self.path

    def press(self) -> None:
        """Do what it does, or sound a refusal."""
        if not self.enabled:
            self.host.cue("refused")
        elif self.on_do is not None:
            self.host.cue("press")
            self.on_do()

    def on_key(self, key: Key) -> bool:
        """Press it on Enter or Space."""
        if key.name in {"enter", "space"}:
            self.press()
            return True
        return False

    def on_press(self, at: tuple[int, int]) -> None:  # noqa: ARG002 - anywhere on it
        """Show that it is held."""
        self.held = True
        self.host.redraw()

    def on_release(self, at: tuple[int, int]) -> None:
        """Press it where the pointer is still over it."""
        self.held = False
        self.host.redraw()
        if self.rect.collidepoint(at):
            self.press()

    def pointed(self) -> None:
        """Tell whoever wants to know."""
        if self.on_point is not None:
            self.on_point()

    def unpointed(self) -> None:
        """Tell whoever wants to know."""
        if self.on_unpoint is not None:
            self.on_unpoint()

    def ring(self, canvas: Canvas, rect: pygame.Rect | None = None, radius: float = 6) -> None:
        """Draw the ring of the focus around it; every control calls this last."""
        if self.in_focus:
            grown = (rect or self.rect).inflate(canvas.look.px(6), canvas.look.px(6))
            canvas.frame(grown, canvas.mark("focus", self.ground), radius + 3, 2)
