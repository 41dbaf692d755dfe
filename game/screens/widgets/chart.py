"""A chart's host: it gives a drawing a place, a name, a table (T) and a sentence (S)."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Host, Key, Widget
from game.screens.widgets.control import Control
from game.screens.widgets.table import Table
from game.screens.widgets.text import Text

Draw = Callable[[Canvas, pygame.Rect], None]


@dataclass(eq=False)
class Chart(Control):
    """A drawing that can also be read.

    Attributes:
        label: what it shows.
        draw: paints it into a rectangle; called with a canvas whose corner is the window's.
        sentence: what it says, in a sentence; from the same data.
        table: the same data as a table; made only when it is wanted.
        high: its least height, in units that grow a little with text.
        wide: the width it likes, in units of the design.
        version: anything that changes with the data: then the drawing is kept until it does.
        on_do: what pressing it does, such as opening the whole history.
    """

    draw: Draw = field(default=lambda _canvas, _rect: None, kw_only=True)
    sentence: Callable[[], str] = field(default=lambda: "", kw_only=True)
    table: Callable[[], Table] | None = field(default=None, kw_only=True)
    high: float = field(default=120, kw_only=True)
    wide: float = field(default=240, kw_only=True)
    version: Hashable | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "chart"
        self._shown: Widget | None = None

    @property
    def value(self) -> str:
        """Its sentence."""
        return self.sentence()

    @property
    def state(self) -> tuple[str, ...]:
        """Which form it is shown in."""
        return (self._form(), *super().state) if self._host is not None else super().state

    @property
    def children(self) -> Sequence[Widget]:
        """The table or the sentence, where that is shown."""
        return () if self._shown is None else (self._shown,)

    def mount(self, host: Host, parent: Widget | None = None, name: str = "") -> None:
        """Be in the form it was left in."""
        self._host, self.path = host, f"{parent.path}/{name}" if parent else name
        form = self._form()
        if form == "table" and self.table is not None:
            self._shown = Scroll(self.table(), title=self.label, id="table")
        elif form == "sentence":
            self._shown = Scroll(Text(self.sentence(), "small"), title=self.label, id="sentence")
        super().mount(host, parent, name)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return a width that can be read."""
        return look.px(100), look.px(self.wide)

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - the same in any form
        """Return its least height, the same in any form, so that nothing jumps."""
        return look.px(self.high * (1 + (look.metrics.text - 1) * 0.5))

    def on_key(self, key: Key) -> bool:
        """Show the table or the sentence, or the drawing again."""
        actions = getattr(self.host, "actions_of", lambda _: ())(key)
        for form in ("table", "sentence"):
            if form in actions and not (form == "table" and self.table is None):
                self.remember("form", "chart" if self._form() == form else form)
                self.host.refresh()
                return True
        return self.on_do is not None and super().on_key(key)

    def paint(self, canvas: Canvas) -> None:
        """Draw it, or what is shown in its place."""
        if self._shown is not None:
            self._shown.paint(canvas)
        elif self.version is None:
            with canvas.clipped(self.rect):
                self.draw(canvas, self.rect)
        else:
            canvas.surface.blit(self._kept(canvas), self.rect.topleft)
        self.ring(canvas)

    def _form(self) -> str:
        return str(self.remembered("form", "chart"))

    def _kept(self, canvas: Canvas) -> pygame.Surface:
        """Return the drawing as it was kept, or draw it afresh on its ground."""
        look = (id(canvas.look), self.rect.size, self.ground, self.version)
        kept = self.remembered("drawn", None)
        if kept is None or kept[0] != look:
            surface = pygame.Surface(self.rect.size)
            surface.fill(canvas.ground(self.ground))
            self.draw(canvas.on(surface), surface.get_rect())
            kept = (look, surface)
            self.remember("drawn", kept)
        drawn: pygame.Surface = kept[1]
        return drawn
