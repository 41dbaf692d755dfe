"""A slider: a number between two ends, in steps, with marks for what it was and what may be."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Accent, mixed
from game.screens.layout.widget import Key
from game.screens.widgets.control import SMALLEST, Control

_PAGE = 10
_KNOB = 9


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends and steps of a slider, and where its marks are.

    Attributes:
        low: the lower end.
        high: the upper end.
        step: between two values.
        before: where it was; a tick.
        allowed: the highest that is allowed; beyond it the track is tinted.
    """

    low: float
    high: float
    step: float
    before: float | None = None
    allowed: float | None = None

    def nearest(self, value: float) -> float:
        """Return the nearest value that can be set.

        >>> Scale(0, 1, 0.25).nearest(0.6)
        0.5
        """
        steps = round((min(max(value, self.low), self.high) - self.low) / self.step)
        return min(self.low + steps * self.step, self.high)

    def share(self, value: float) -> float:
        """Return how far along a value is, 0 to 1."""
        wide = self.high - self.low
        return min(max((value - self.low) / wide, 0.0), 1.0) if wide > 0 else 0.0


@dataclass(eq=False)
class Slider(Control):
    """A slider.

    Attributes:
        scale: ends, steps and marks.
        at: the value.
        on_change: told each new value, while it is dragged too.
        says: how a value is spoken, with its unit.
        accent: of the filled part.
    """

    scale: Scale = field(default_factory=lambda: Scale(0, 1, 0.1), kw_only=True)
    at: float = field(default=0.0, kw_only=True)
    on_change: Callable[[float], None] | None = field(default=None, kw_only=True)
    says: Callable[[float], str] = field(default=lambda value: f"{value:g}", kw_only=True)
    accent: Accent = field(default="yours", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "slider"

    @property
    def value(self) -> str:
        """The value in words."""
        return self.says(self.at)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return a width that can be aimed at."""
        return look.em(110), look.em(220)

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - the same at any width
        """Return the height of its knob."""
        return max(look.em(SMALLEST), look.px(SMALLEST))

    def on_key(self, key: Key) -> bool:
        """Move by a step, by ten, or to an end."""
        step = self.scale.step
        moves = {"left": -step, "down": -step, "right": step, "up": step,
                 "pagedown": -_PAGE * step, "pageup": _PAGE * step}  # fmt: skip
        if key.name in moves:
            self.set(self.at + moves[key.name])
            return True
        if key.name in {"home", "end"}:
            self.set(self.scale.low if key.name == "home" else self.scale.high)
            return True
        return False

    def on_press(self, at: tuple[int, int]) -> None:
        """Jump to the pointer."""
        super().on_press(at)
        self._aim(at)

    def on_drag(self, at: tuple[int, int]) -> None:
        """Follow the pointer."""
        self._aim(at)

    def on_release(self, at: tuple[int, int]) -> None:
        """Let go of it."""
        self.held = False
        self._aim(at)
        self.host.redraw()

    def set(self, value: float) -> None:
        """Set it to the nearest value that can be set, and tell."""
        if not self.enabled:
            self.host.cue("refused")
            return
        nearest = self.scale.nearest(value)
        if nearest != self.at and self.on_change is not None:
            self.at = nearest
            self.host.cue("tick")
            self.on_change(nearest)
            self.host.refresh()

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the track, what is allowed, the tick of before, and the knob."""
        look = canvas.look
        track = self._track(look)
        ground = canvas.ground(self.ground)
        accent = canvas.mark(self.accent if self.enabled else "edge", self.ground)
        canvas.box(track, canvas.mark("track", self.ground), 3)
        if self.scale.allowed is not None:
            x = track.x + round(track.width * self.scale.share(self.scale.allowed))
            beyond = pygame.Rect(x, track.y, track.right - x, track.height)
            canvas.box(beyond, mixed(ground, canvas.mark("harm", self.ground), 0.3), 3)
        x = track.x + round(track.width * self.scale.share(self.at))
        canvas.box(pygame.Rect(track.x, track.y, x - track.x, track.height), accent, 3)
        if self.scale.before is not None:
            tick = track.x + round(track.width * self.scale.share(self.scale.before))
            mark = pygame.Rect(0, 0, max(look.px(2), 1), look.em(18))
            mark.center = (tick, track.centery)
            canvas.surface.fill(canvas.tone("muted", self.ground), mark)
        canvas.disc((x, track.centery), look.em(_KNOB), accent)
        canvas.disc((x, track.centery), look.em(_KNOB) - look.px(3), canvas.ground("chosen"))
        self.ring(canvas, radius=4)

    def _aim(self, at: tuple[int, int]) -> None:
        track = self._track(self.host.look)
        share = (at[0] - track.x) / max(track.width, 1)
        self.set(self.scale.low + share * (self.scale.high - self.scale.low))

    def _track(self, look: Look) -> pygame.Rect:
        knob = look.em(_KNOB)
        track = pygame.Rect(self.rect.x + knob, 0, self.rect.width - 2 * knob, look.px(6))
        track.centery = self.rect.centery
        return track
