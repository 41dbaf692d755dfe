"""A widget: something on a screen with a place, a role and a name.

Measuring goes from the words up: the least width, the width it would like, and the height it
needs at a width. Placing goes from the window down. A tree is built anew whenever what it shows
changes; what must outlive it (focus, how far a pane is scrolled, what is typed) is kept by path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Ground


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was pressed: its name, such as `enter` or `a`, and what it types."""

    name: str
    text: str = ""
    shift: bool = False
    ctrl: bool = False


class Host(Protocol):
    """What a widget may ask of the frame that shows it."""

    look: Look
    #: The path of what the pointer is over.
    hovered: str | None

    @property
    def memory(self) -> dict[tuple[str, str], Any]:
        """What outlives a tree, by path and purpose."""

    @property
    def focused(self) -> str | None:
        """The path of what is in focus."""

    def refresh(self) -> None:
        """Build the screen again before the next picture."""

    def redraw(self) -> None:
        """Draw again; nothing but looks has changed."""

    def focus(self, path: str) -> None:
        """Put the focus on a control."""

    def follow(self, target: str) -> None:
        """Follow a link in a text."""

    def cue(self, name: str) -> None:
        """Sound a cue."""


@dataclass(eq=False)
class Widget:
    """The base of all widgets.

    Attributes:
        id: its name among its siblings; give one to whatever may move among them.
        grow: its share of room that is left over, along its box; 0 takes none.
        least: a least width in units that grow with text, where words alone say too little.
        role: what it is, for somebody who does not see it; empty for mere layout.
        rect: where it is, in pixels of the window.
        ground: what lies under it, from the nearest panel above.
    """

    id: str = field(default="", kw_only=True)
    grow: float = field(default=0.0, kw_only=True)
    least: float = field(default=0.0, kw_only=True)
    role: str = field(default="", init=False)
    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0), init=False)
    ground: Ground = field(default="desk", init=False)
    path: str = field(default="", init=False)
    parent: Widget | None = field(default=None, init=False, repr=False)
    _host: Host | None = field(default=None, init=False, repr=False)
    _wide: tuple[int, int] | None = field(default=None, init=False, repr=False)
    _high: dict[int, int] = field(default_factory=dict, init=False, repr=False)

    # What it is.

    @property
    def children(self) -> Sequence[Widget]:
        """What is inside it, in reading order."""
        return ()

    @property
    def name(self) -> str:
        """What it is called, in words."""
        return ""

    @property
    def value(self) -> str:
        """What it is set to, in words."""
        return ""

    @property
    def state(self) -> tuple[str, ...]:
        """How it is: `chosen`, `disabled`, `open` and the like."""
        return ()

    @property
    def focusable(self) -> bool:
        """Whether it can be in focus."""
        return False

    @property
    def tab_stop(self) -> bool:
        """Whether Tab stops at it; a member of a group may be reached by arrows instead."""
        return self.focusable

    @property
    def host(self) -> Host:
        """The frame that shows it.

        Raises:
            RuntimeError: it is not shown yet.
        """
        if self._host is None:
            message = f"{type(self).__name__} is asked before it is shown"
            raise RuntimeError(message)
        return self._host

    def mount(self, host: Host, parent: Widget | None = None, name: str = "") -> None:
        """Give the tree its host, paths and grounds; done by the frame after a screen is built."""
        self._host, self.parent = host, parent
        self.path = f"{parent.path}/{name}" if parent else name
        if parent is not None:
            self.ground = parent.ground_inside
        self.mounted()
        seen: set[str] = set()
        for position, child in enumerate(self.children):
            named = child.id or f"{type(child).__name__.lower()}{position}"
            if named in seen:
                message = f"two children of {self.path} are called '{named}'"
                raise ValueError(message)
            seen.add(named)
            child.mount(host, self, named)

    def mounted(self) -> None:
        """Do what can only be done once the host is known; for widgets with a memory."""

    @property
    def ground_inside(self) -> Ground:
        """What lies under its children."""
        return self.ground

    def walk(self) -> Iterator[Widget]:
        """Yield it and everything inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def up(self) -> Iterator[Widget]:
        """Yield it and everything around it, from inside out."""
        at: Widget | None = self
        while at is not None:
            yield at
            at = at.parent

    def remembered(self, what: str, otherwise: Any) -> Any:  # noqa: ANN401 - each kind its own
        """Return what was kept of it from the tree before."""
        return self.host.memory.get((self.path, what), otherwise)

    def remember(self, what: str, value: Any) -> None:  # noqa: ANN401 - each kind its own
        """Keep something for the tree after."""
        self.host.memory[self.path, what] = value

    # Where it is.

    def widths(self, look: Look) -> tuple[int, int]:
        """Return the least width and the width it would like, in pixels."""
        if self._wide is None:
            least, liked = self.measure(look)
            least = max(least, look.em(self.least))
            self._wide = least, max(least, liked)
        return self._wide

    def height(self, look: Look, width: int) -> int:
        """Return the height it needs at a width, in pixels."""
        if width not in self._high:
            self._high[width] = self.measure_height(look, width)
        return self._high[width]

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the least width and the width it would like; for subclasses."""
        inside = [child.widths(look) for child in self.children]
        return max((w[0] for w in inside), default=0), max((w[1] for w in inside), default=0)

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height it needs at a width; for subclasses."""
        return max((child.height(look, width) for child in self.children), default=0)

    def full_height(self, look: Look, width: int) -> int:
        """Return the height that leaves nothing to scroll, in pixels."""
        return self.height(look, width)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """Take a place, and give places to what is inside."""
        self.rect = pygame.Rect(rect)
        self.arrange(look)

    def arrange(self, look: Look) -> None:
        """Give places to what is inside; for subclasses."""
        for child in self.children:
            child.place(look, self.rect)

    def shift(self, dx: int, dy: int) -> None:
        """Move it with everything inside."""
        self.rect.move_ip(dx, dy)
        for child in self.children:
            child.shift(dx, dy)

    # How it looks.

    def paint(self, canvas: Canvas) -> None:
        """Paint it and what is inside it."""
        self.paint_self(canvas)
        for child in self.children:
            if canvas.sees(child.rect.inflate(8, 8)):
                child.paint(canvas)

    def paint_self(self, canvas: Canvas) -> None:
        """Paint what is under its children; for subclasses."""

    # What can be done with it.

    def on_key(self, key: Key) -> bool:  # noqa: ARG002 - for subclasses
        """React to a key that came to it or to something in it; return whether it was taken."""
        return False

    def on_press(self, at: tuple[int, int]) -> None:
        """React to the pointer's button going down on it."""

    def on_drag(self, at: tuple[int, int]) -> None:
        """React to the pointer moving with its button down."""

    def on_release(self, at: tuple[int, int]) -> None:
        """React to the pointer's button going up after it went down on it."""

    def on_wheel(self, lines: float) -> bool:  # noqa: ARG002 - for subclasses
        """React to the wheel over it; return whether it was taken."""
        return False

    def pointed(self) -> None:
        """React to the pointer or the focus coming to it."""

    def unpointed(self) -> None:
        """React to the pointer or the focus leaving it."""
