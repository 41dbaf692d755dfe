"""Small marks: tags, meters, rules and icons that only show something."""

from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER, Accent, Ground, Tone
from game.screens.layout.widget import Widget

_PAD = 10


@dataclass(eq=False)
class Tag(Widget):
    """A few words in a pill: what an option does to an indicator.

    Attributes:
        words: such as `Trust ▲`; the sign says what the colour says.
        kind: `good`, `bad` or `plain`.
        spoken: what is said instead, such as `Trust rises`.
    """

    words: str
    kind: Ground = "plain"
    spoken: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        self.role = "tag"

    @property
    def name(self) -> str:
        """Its words."""
        return self.spoken or self.words

    @property
    def ground_inside(self) -> Ground:
        """Its own ground; on ink, a panel."""
        return self.kind if self.ground in PAPER else "raised"

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what its words need."""
        wide = 2 * look.px(_PAD)
        return (
            look.type.least(self.words, "small-strong") + wide,
            look.type.full(self.words, "small-strong") + wide,
        )

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of its words."""
        words = look.type.set(self.words, "small-strong", max(width - 2 * look.px(_PAD), 1))
        return words.height + look.px(4)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the pill and the words."""
        look = canvas.look
        tones: dict[str, Tone] = {"good": "livelihood", "bad": "harm"}
        ground = self.ground_inside
        canvas.box(self.rect, canvas.ground(ground), 10)
        room = max(self.rect.width - 2 * look.px(_PAD), 1)
        words = look.type.set(self.words, "small-strong", room)
        corner = (self.rect.centerx - words.width // 2, self.rect.centery - words.height // 2)
        canvas.set(words, corner, canvas.tone(tones.get(self.kind, "text"), ground))


@dataclass(eq=False)
class Meter(Widget):
    """How full something is.

    Attributes:
        label: what it is, spoken.
        share: 0 to 1.
        says: the value in words.
        accent: its colour.
    """

    label: str
    share: float
    says: str = ""
    accent: Accent = "yours"

    def __post_init__(self) -> None:
        self.role = "meter"

    @property
    def name(self) -> str:
        """What it is."""
        return self.label

    @property
    def value(self) -> str:
        """The value in words."""
        return self.says or f"{self.share:.0%}"

    def measure(self, look: Look) -> tuple[int, int]:
        """Return a width that can be read."""
        return look.em(48), look.em(104)

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - the same at any width
        """Return the height of the bar."""
        return look.em(6)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the bar."""
        canvas.box(self.rect, canvas.mark("track", self.ground), 3)
        full = pygame.Rect(self.rect)
        full.width = round(self.rect.width * min(max(self.share, 0.0), 1.0))
        if full.width:
            canvas.box(full, canvas.mark(self.accent, self.ground), 3)


@dataclass(eq=False)
class Rule(Widget):
    """A line across."""

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - the same at any width
        """Return its thickness."""
        return max(look.px(1), 1)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw it."""
        canvas.surface.fill(canvas.mark("line", self.ground), self.rect)


@dataclass(eq=False)
class Picture(Widget):
    """An icon that only adorns; what it means stands beside it in words."""

    icon: str
    side: float = 18
    tone: Tone = "muted"

    def measure(self, look: Look) -> tuple[int, int]:
        """Return its side."""
        return look.em(self.side), look.em(self.side)

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - a square
        """Return its side."""
        return look.em(self.side)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw it."""
        canvas.icon(self.icon, self.rect, canvas.tone(self.tone, self.ground))
