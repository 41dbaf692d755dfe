"""Cards: anything that is pressed as a whole. An option, a row of a list, an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER, Ground
from game.screens.layout.widget import Key, Widget
from game.screens.widgets.control import SMALLEST, Control

_RADIO = 16


@dataclass(eq=False)
class Card(Control):
    """A pressable card.

    Attributes:
        inside: what it shows.
        chosen: whether it is the chosen one; None where there is nothing to choose.
        radio: whether a mark before it shows that, so that colour alone need not.
        pad: around what it shows: horizontal and vertical, in units of the design.
        bare: whether it has no ground of its own until it is pointed at: a row of a list.
        arrows: whether up and down go to its siblings.
        eager: whether going to one by an arrow chooses it.
        says: what is spoken after its label.
    """

    inside: Widget = field(default_factory=Widget, kw_only=True)
    chosen: bool | None = field(default=None, kw_only=True)
    radio: bool = field(default=False, kw_only=True)
    pad: tuple[float, float] = field(default=(14, 10), kw_only=True)
    bare: bool = field(default=False, kw_only=True)
    arrows: bool = field(default=True, kw_only=True)
    eager: bool = field(default=False, kw_only=True)
    says: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "radio" if self.chosen is not None else "button"

    @property
    def children(self) -> Sequence[Widget]:
        """What it shows."""
        return (self.inside,)

    @property
    def value(self) -> str:
        """What is said after its label."""
        return self.says

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is chosen, and whether it can be."""
        return (*(("chosen",) if self.chosen else ()), *super().state)

    @property
    def ground_inside(self) -> Ground:
        """Its ground: white or raised where it is chosen."""
        paper = self.ground in PAPER
        if self.chosen:
            return "chosen" if paper else "paper"
        if self.bare:
            return self.ground
        return "card" if paper else "panel"

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what its inside needs, with what is around it."""
        around = 2 * look.px(self.pad[0]) + self._mark(look)
        least, liked = self.inside.widths(look)
        return max(least + around, look.px(SMALLEST)), liked + around

    def measure_height(self, look: Look, width: int) -> int:
        """Return what its inside needs, with what is around it."""
        room = max(width - 2 * look.px(self.pad[0]) - self._mark(look), 1)
        return max(self.inside.height(look, room) + 2 * look.px(self.pad[1]), look.px(SMALLEST))

    def arrange(self, look: Look) -> None:
        """Place its inside."""
        wide, high = look.px(self.pad[0]), look.px(self.pad[1])
        mark = self._mark(look)
        self.inside.place(
            look,
            pygame.Rect(
                self.rect.x + wide + mark,
                self.rect.y + high,
                max(self.rect.width - 2 * wide - mark, 1),
                max(self.rect.height - 2 * high, 1),
            ),
        )

    def on_key(self, key: Key) -> bool:
        """Press it, or go to the next or the one before; Enter on the chosen one goes on."""
        if key.name == "enter" and self.chosen:
            return False
        if self.arrows and key.name in {"up", "down"}:
            return self._go(-1 if key.name == "up" else 1)
        return super().on_key(key)

    def paint(self, canvas: Canvas) -> None:
        """Paint it, its inside, and the ring last."""
        super().paint(canvas)
        self.ring(canvas)

    def paint_self(self, canvas: Canvas) -> None:
        """Paint its ground, its outline and its mark."""
        ground = self.ground_inside
        hot = (self.hot or self.held) and self.enabled
        if not self.bare or self.chosen:
            canvas.box(self.rect, canvas.ground(ground), 6)
        if self.chosen:
            canvas.frame(self.rect, canvas.mark("yours", ground), 6, 2)
        elif not self.bare or hot:
            canvas.frame(self.rect, canvas.mark("edge" if hot else "line", ground), 6)
        if self.radio:
            self._paint_radio(canvas, ground)

    def _paint_radio(self, canvas: Canvas, ground: Ground) -> None:
        look = canvas.look
        radius = look.em(_RADIO) // 2
        centre = (self.rect.x + look.px(self.pad[0]) + radius, self.rect.centery)
        mark = canvas.mark("yours" if self.chosen else "edge" if self.enabled else "line", ground)
        canvas.disc(centre, radius, mark)
        inner = radius // 2 - look.px(1) if self.chosen else radius - max(look.px(2), 1)
        canvas.disc(centre, max(inner, 1), canvas.ground(ground))

    def _mark(self, look: Look) -> int:
        return look.em(_RADIO) + look.px(12) if self.radio else 0

    def _go(self, step: int) -> bool:
        siblings = [w for w in self.parent.walk() if isinstance(w, Card)] if self.parent else []
        own = [w for w in siblings if w.parent is self.parent]
        place = own.index(self) + step
        if not 0 <= place < len(own):
            return False
        self.host.focus(own[place].path)
        if own[place].eager:
            own[place].press()
        return True
