"""Choices: one of a few, as a band of segments or as tabs; and a switch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER, Ground, Mark, Tone
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Key, Widget
from game.screens.widgets.control import SMALLEST, Control

_STEPS = {"left": -1, "up": -1, "right": 1, "down": 1}


@dataclass(eq=False)
class Segment(Control):
    """One of the choices; its group makes it."""

    chosen: bool = field(default=False, kw_only=True)
    kind: str = field(default="radio", kw_only=True)
    step: Callable[[int], bool] = field(default=lambda _: False, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = self.kind

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is chosen."""
        return (*(("chosen",) if self.chosen else ()), *super().state)

    @property
    def tab_stop(self) -> bool:
        """Tab stops at the chosen one; arrows reach the others."""
        return self.chosen

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what its word needs."""
        around = look.px(28)
        return (
            look.type.least(self.label, "small-strong") + around,
            look.type.full(self.label, "small-strong") + around,
        )

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of its words."""
        words = look.type.set(self.label, "small-strong", max(width - look.px(28), 1))
        return max(words.height + look.px(12), look.px(SMALLEST))

    def on_key(self, key: Key) -> bool:
        """Go to the one beside it on an arrow."""
        return self.step(_STEPS[key.name]) if key.name in _STEPS else super().on_key(key)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw it: filled where chosen, outlined elsewhere."""
        paper = self.ground in PAPER
        ground: Ground = "well" if paper else "panel"
        if self.chosen:
            ground = "primary" if paper else "paper"
        round_ = self.rect.height / 2 / canvas.look.metrics.window
        canvas.box(self.rect, canvas.ground(ground), round_)
        if not self.chosen:
            mark: Mark = "edge" if self.hot or self.held else "line"
            canvas.frame(self.rect, canvas.mark(mark, self.ground), round_)
        tone: Tone = "text" if self.enabled else "muted"
        words = canvas.look.type.set(
            self.label, "small-strong", max(self.rect.width - canvas.look.px(28), 1)
        )
        corner = (
            self.rect.centerx - words.width // 2,
            self.rect.centery - words.height // 2,
        )
        canvas.set(words, corner, canvas.tone(tone, ground))
        self.ring(canvas, radius=round_)


@dataclass(eq=False)
class Choice(Widget):
    """One of a few: radio buttons as a band, or tabs.

    Attributes:
        label: what is chosen, such as `Colours`; spoken, not drawn.
        options: pairs of a key and its words.
        chosen: the key of the chosen one.
        on_choose: told the key that is chosen; arrows choose at once.
        kind: `radio` or `tab`.
    """

    label: str
    options: Sequence[tuple[str, str]]
    chosen: str
    on_choose: Callable[[str], None]
    kind: Literal["radio", "tab"] = field(default="radio", kw_only=True)

    def __post_init__(self) -> None:
        self.role = "radio group" if self.kind == "radio" else "tabs"
        self._flow = Flow([self._segment(key, words) for key, words in self.options], id="band")

    @property
    def name(self) -> str:
        """What is chosen."""
        return self.label

    @property
    def value(self) -> str:
        """The words of the chosen one."""
        return dict(self.options).get(self.chosen, "")

    @property
    def children(self) -> Sequence[Widget]:
        """The choices."""
        return (self._flow,)

    def _segment(self, key: str, words: str) -> Segment:
        return Segment(
            words,
            lambda: self._choose(key),
            id=key,
            chosen=key == self.chosen,
            kind=self.kind,
            step=self._step,
        )

    def _step(self, by: int) -> bool:
        keys = [key for key, _ in self.options]
        place = keys.index(self.chosen) + by if self.chosen in keys else 0
        if 0 <= place < len(keys):
            self.host.focus(f"{self._flow.path}/{keys[place]}")
            self._choose(keys[place])
        return True

    def _choose(self, key: str) -> None:
        if key != self.chosen:
            self.on_choose(key)
            self.host.refresh()


@dataclass(eq=False)
class Switch(Control):
    """On or off; `on_change` is told which."""

    on: bool = field(default=False, kw_only=True)
    on_change: Callable[[bool], None] | None = field(default=None, kw_only=True)
    #: The words of both states, as they are drawn and spoken.
    words: tuple[str, str] = field(default=("Off", "On"), kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "switch"

    @property
    def value(self) -> str:
        """Its state in words."""
        return self.words[self.on]

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is on."""
        return (*(("on",) if self.on else ()), *super().state)

    def press(self) -> None:
        """Turn it over."""
        if self.enabled and self.on_change is not None:
            self.host.cue("press")
            self.on_change(not self.on)
            self.host.refresh()
        else:
            super().press()

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the width of its track and of the longer word."""
        words = max(look.type.full(word, "small") for word in self.words)
        wide = look.em(40) + look.px(10) + words
        return wide, wide

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - one line
        """Return the height of a line."""
        return max(look.em(24), look.px(SMALLEST))

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the track, the knob, and the word: never colour alone."""
        look = canvas.look
        track = pygame.Rect(self.rect.x, 0, look.em(40), look.em(22))
        track.centery = self.rect.centery
        round_ = track.height / 2 / look.metrics.window
        mark = canvas.mark("yours" if self.on else "edge", self.ground)
        canvas.box(track, mark, round_)
        if not self.on:
            canvas.box(track.inflate(-look.px(4), -look.px(4)), canvas.ground(self.ground), round_)
        knob = track.height // 2
        x = track.right - knob if self.on else track.x + knob
        canvas.disc(
            (x, track.centery),
            knob - look.px(4),
            canvas.ground(self.ground) if self.on else mark,
        )
        words = look.type.set(self.value, "small", self.rect.width)
        corner = (track.right + look.px(10), self.rect.centery - words.height // 2)
        canvas.set(words, corner, canvas.tone("text", self.ground))
        self.ring(canvas, radius=4)
