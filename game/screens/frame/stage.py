"""The stage: a stack of screens, drawn and steered, with or without a window."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.icons import Icons
from game.screens.drawing.look import Look
from game.screens.drawing.metrics import metrics_for
from game.screens.drawing.theme import STANDARD, THEMES
from game.screens.frame import building, tips
from game.screens.frame import focus as focusing
from game.screens.frame.keys import Keys
from game.screens.frame.screen import Screen
from game.screens.frame.settings import Settings
from game.screens.frame.sound import Sound
from game.screens.frame.speech import Speaker, said_of
from game.screens.frame.work import Work
from game.screens.layout.widget import Key, Widget
from game.screens.wording import Words


@dataclass(eq=False)
class Shown:
    """A screen on the stack, with what outlives its tree."""

    screen: Screen
    memory: dict[tuple[str, str], Any] = field(default_factory=dict)
    focused: str | None = None
    tree: Widget | None = None


class Stage:
    """What screens and widgets see of the frame.

    Args:
        size: of what is drawn on, in pixels.
        settings: of the player.
        density: pixels to a point of the screen.
        work: for slow jobs.
        speaker: prints and speaks.
        sound: cues; silent if None.
    """

    def __init__(
        self,
        size: tuple[int, int],
        settings: Settings | None = None,
        *,
        density: float = 1.0,
        work: Work | None = None,
        speaker: Speaker | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.work = work or Work()
        self.speaker = speaker or Speaker()
        self.sound = Sound(on=False)
        self.hovered: str | None = None
        self.leaving = False
        self.changed: Callable[[Settings], None] = lambda _: None
        self.stack: list[Shown] = []
        self._density = density
        self._words: dict[Any, pygame.Surface] = {}
        self._stale = self._dirty = True
        self._taking = self._later = False
        self._pointed: str | None = None
        self._follow = False
        self._icons = Icons()
        self.look = self._looks(size)
        self.say = Words(self.settings.language)
        self.keys = Keys(self.settings.keys)

    # The stack.

    @property
    def top(self) -> Shown:
        """The screen that is steered."""
        return self.stack[-1]

    @property
    def tree(self) -> Widget:
        """Its tree, built and placed."""
        if self._stale or self.top.tree is None:
            self._build()
        tree = self.top.tree
        if tree is None:
            message = "the stage has no screen"
            raise RuntimeError(message)
        return tree

    def push(self, screen: Screen) -> None:
        """Show a screen on top."""
        self._leave_pointed()
        self.stack.append(Shown(screen))
        self.refresh()
        self._announce()

    def pop(self) -> None:
        """Go back to the screen below; from the last one, leave."""
        self._leave_pointed()
        self.stack.pop().screen.left(self)
        if not self.stack:
            self.leaving = True
            return
        self.refresh()
        self._announce()

    def swap(self, screen: Screen) -> None:
        """Show a screen in place of the one on top."""
        self._leave_pointed()
        self.stack.pop().screen.left(self)
        self.push(screen)

    def clear(self, screen: Screen) -> None:
        """Show a screen in place of all."""
        self._leave_pointed()
        while self.stack:
            self.stack.pop().screen.left(self)
        self.push(screen)

    def close(self) -> None:
        """Take every screen off and let go of everything."""
        while self.stack:
            self.stack.pop().screen.left(self)
        self.work.close()
        self.sound.close()
        self.speaker.hush()

    # What screens and widgets ask for.

    @property
    def memory(self) -> dict[tuple[str, str], Any]:
        """What outlives the tree on top."""
        return self.top.memory

    @property
    def focused(self) -> str | None:
        """The path of what is in focus."""
        return self.top.focused

    def refresh(self) -> None:
        """Build the screen again before the next picture."""
        self._stale = self._dirty = True

    def refresh_next(self) -> None:
        """Build again after the next picture, where work is being taken in: both is too much."""
        self._later = self._taking
        if not self._later:
            self.refresh()

    def redraw(self) -> None:
        """Draw again; nothing but looks has changed."""
        self._dirty = True

    def focus(self, path: str) -> None:
        """Put the focus on a control."""
        if path != self.top.focused:
            self.top.focused = path
            self._follow = True
            self.redraw()
            self._say_focus()
        self.point(path)

    def focus_id(self, name: str) -> None:
        """Put the focus on the widget of an id, or on the first inside it."""
        found = focusing.by_id(self.tree, name)
        if found is not None:
            self.focus(found.path)

    def follow(self, target: str) -> None:
        """Follow a link in a text."""
        self.top.screen.follow(self, target)

    def cue(self, name: str) -> None:
        """Sound a cue."""
        self.sound.cue(name)

    def announce(self, sentence: str) -> None:
        """Say something that happened, to somebody who listens."""
        if self.speaker.on:
            self.speaker.say(sentence)

    def set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of the settings
        """Change settings at once; whoever keeps them is told."""
        self.settings = replace(self.settings, **changes)
        self.sound.on = self.settings.sound
        self._dress(self.look.metrics.size)
        self.changed(self.settings)

    def actions_of(self, key: Key) -> tuple[str, ...]:
        """Return the actions that a key means."""
        return self.keys.actions(key)

    # Its looks.

    def resize(self, size: tuple[int, int], density: float = 1.0) -> None:
        """Draw for another size."""
        self._density = density
        self._dress(size)

    def tick(self, seconds: float) -> bool:
        """Let time pass, take what work has brought, and return whether something moves."""
        if self._later:
            self._later = False
            self.refresh()
        self._taking = True
        self.work.poll()
        self._taking = False
        moves = bool(self.stack) and self.top.screen.tick(self, seconds)
        if moves:
            self.redraw()
        return moves or self._later

    def draw(self, surface: pygame.Surface) -> bool:
        """Paint what has changed, and return whether anything had."""
        if not (self._dirty or self._stale) or not self.stack:
            return False
        tree = self.tree
        if self._follow:
            self._follow = False
            found = focusing.find(tree, self.top.focused)
            if found is not None:
                focusing.reveal(found)
        self._dirty = False
        canvas = Canvas(surface, self.look, self._words)
        surface.fill(canvas.ground("desk"))
        for shown in self._in_sight():
            if shown is not self.top and shown.tree is not None:
                shown.tree.paint(canvas)
                surface.fill((110, 110, 110), special_flags=pygame.BLEND_RGB_MULT)
        tree.paint(canvas)
        tips.paint(canvas, focusing.find(tree, self._pointed))
        return True

    def point(self, path: str | None) -> None:
        """Let a control know that the pointer or the focus is on it, and the last one not."""
        if path == self._pointed:
            return
        before, self._pointed = focusing.find(self.tree, self._pointed), path
        if before is not None:
            before.unpointed()
        found = focusing.find(self.tree, path)
        if found is not None:
            found.pointed()
        self.redraw()

    def _looks(self, size: tuple[int, int]) -> Look:
        theme = THEMES.get(self.settings.theme, STANDARD)
        return Look(metrics_for(size, self.settings.text, self._density), theme, self._icons)

    def _dress(self, size: tuple[int, int]) -> None:
        self.look = self._looks(size)
        self.say = Words(self.settings.language)
        self.keys = Keys(self.settings.keys)
        self._words.clear()
        for shown in self.stack:
            shown.tree = None
        self._follow = True
        self.refresh()

    def _in_sight(self) -> list[Shown]:
        """Return the screens from the last opaque one up, all built."""
        first = len(self.stack) - 1
        while first > 0 and self.stack[first].screen.modal:
            first -= 1
        return self.stack[first:]

    def _build(self) -> None:
        """Build, mount and place the tree on top, and those that show through it."""
        self._stale = False
        below = [shown for shown in self._in_sight()[:-1] if shown.tree is None]
        for shown in (*below, self.top):
            # Each tree is mounted with its own memory, so the stack is cut to it for a moment.
            full, self.stack = self.stack, self.stack[: self.stack.index(shown) + 1]
            shown.tree = building.mounted(shown.screen, self)
            found = building.settled(shown.tree, shown.focused, shown.screen.begin(self))
            path = found.path if found is not None else None
            if path != shown.focused:
                shown.focused, self._follow = path, True
            self.stack = full

    def _announce(self) -> None:
        if self.speaker.on:
            self.speaker.say(self.top.screen.title(self))
            self._say_focus()

    def _say_focus(self) -> None:
        if self.speaker.on:
            found = focusing.find(self.tree, self.top.focused)
            if found is not None:
                self.speaker.say(said_of(found, self.say))

    def _leave_pointed(self) -> None:
        if self.stack:
            self.point(None)
        self.hovered = None
