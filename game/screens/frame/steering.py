"""Steering: what was typed and pointed at becomes focus, presses and actions."""

from collections.abc import Callable, Mapping

import pygame

from game.screens.drawing.metrics import LEAST_TEXT, MOST_TEXT
from game.screens.frame import focus as focusing
from game.screens.frame.keys import key_of, spelled
from game.screens.frame.stage import Stage
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Key, Widget
from game.screens.widgets.control import Control
from game.screens.widgets.entry import Entry

_STEP = 0.25
_ARROWS = {"up": -60, "down": 60}


class Steering:
    """Hands events to a stage.

    Args:
        stage: that is steered.
        density: pixels to a point of the pointer's coordinates.
    """

    def __init__(self, stage: Stage, density: float = 1.0) -> None:
        self.stage = stage
        self.density = density
        self._held: str | None = None

    def handle(self, event: pygame.Event) -> None:
        """React to one event of the window."""
        ways: Mapping[int, Callable[[pygame.Event], None]] = {
            pygame.KEYDOWN: self._key_down,
            pygame.TEXTINPUT: self._typed,
            pygame.MOUSEMOTION: self._moved,
            pygame.MOUSEBUTTONDOWN: self._pressed,
            pygame.MOUSEBUTTONUP: self._released,
            pygame.MOUSEWHEEL: self._wheeled,
            pygame.WINDOWLEAVE: self._gone,
        }
        if event.type == pygame.QUIT:
            self.stage.leaving = True
        elif event.type in ways and self.stage.stack and not self.stage.leaving:
            ways[event.type](event)

    # Keys.

    def key(self, key: Key) -> bool:
        """React to a key, and return whether anything did."""
        stage = self.stage
        if key.name == "tab":
            return self._tab(-1 if key.shift else 1)
        found = focusing.find(stage.tree, stage.focused)
        if isinstance(found, Entry) and len(key.name) == 1 and not key.ctrl:
            return False  # what it types comes as text
        if found is not None and not key.ctrl:
            for widget in found.up():
                if widget.on_key(key):
                    return True
        return self._act(key) or self._scrolled(key, found)

    def _key_down(self, event: pygame.Event) -> None:
        self.key(key_of(event))

    def _typed(self, event: pygame.Event) -> None:
        found = focusing.find(self.stage.tree, self.stage.focused)
        if isinstance(found, Entry):
            found.on_key(Key("text", text=event.text))

    def _tab(self, step: int) -> bool:
        found = focusing.following(self.stage.tree, self.stage.focused, step)
        if found is not None:
            self.stage.focus(found.path)
        return found is not None

    def _act(self, key: Key) -> bool:
        """Press the widget, call the screen, or do what the frame does, for a key's actions."""
        own = self.stage.top.screen.actions(self.stage)
        for action in self.stage.actions_of(key):
            for widget in self.stage.tree.walk():
                if isinstance(widget, Control) and widget.action == action:
                    widget.press()
                    return True
            if action in own:
                own[action]()
                return True
            if self._chart(action, key) or self._frame(action) or self._explained(action):
                return True
        return False

    def _explained(self, action: str) -> bool:
        """Let the glossary be asked for anywhere in a game: a screen below shows it."""
        if action != "glossary" or self.stage.top.screen.name == "glossary":
            return False
        for shown in reversed(self.stage.stack[:-1]):
            act = shown.screen.actions(self.stage).get(action)
            if act is not None:
                act()
                return True
        return False

    def _chart(self, action: str, key: Key) -> bool:
        """Let T and S reach the only chart of a screen from anywhere."""
        if action not in {"table", "sentence"}:
            return False
        charts = [w for w in self.stage.tree.walk() if w.role == "chart"]
        return len(charts) == 1 and charts[0].on_key(key)

    def _frame(self, action: str) -> bool:
        stage = self.stage
        settings = stage.settings
        match action:
            case "back" if len(stage.stack) > 1:
                stage.pop()
            case "larger" | "smaller":
                step = _STEP if action == "larger" else -_STEP
                stage.set(text=min(max(settings.text + step, LEAST_TEXT), MOST_TEXT))
            case "mute":
                stage.set(sound=not settings.sound)
            case "full_screen":
                stage.set(full_screen=not settings.full_screen)
            case "speak":
                stage.set(speak=not settings.speak)
            case _:
                return False
        return True

    def _scrolled(self, key: Key, found: Widget | None) -> bool:
        """Let keys that nobody took move the pane around the focus, or the first that can."""
        around = list(found.up()) if found is not None else []
        panes = [w for w in (*around, *self.stage.tree.walk()) if isinstance(w, Scroll)]
        if spelled(key) in _ARROWS:
            by = self.stage.look.px(_ARROWS[key.name])
            return any(pane.scroll(by) for pane in panes)
        return any(pane.on_key(key) for pane in panes)

    # The pointer.

    def _at(self, event: pygame.Event) -> tuple[int, int]:
        return round(event.pos[0] * self.density), round(event.pos[1] * self.density)

    def _control(self, at: tuple[int, int]) -> Widget | None:
        inner = focusing.under(self.stage.tree, at)
        if inner is None:
            return None
        found = next((widget for widget in inner.up() if widget.focusable), None)
        return None if isinstance(found, Scroll) else found

    def _moved(self, event: pygame.Event) -> None:
        at = self._at(event)
        held = focusing.find(self.stage.tree, self._held)
        if held is not None:
            held.on_drag(at)
            return
        found = self._control(at)
        path = found.path if found is not None else None
        if path != self.stage.hovered:
            self.stage.hovered = path
            self.stage.redraw()
            self.stage.point(path if path is not None else self.stage.focused)

    def _pressed(self, event: pygame.Event) -> None:
        if event.button != pygame.BUTTON_LEFT:
            return
        found = self._control(self._at(event))
        if found is not None:
            self._held = found.path
            self.stage.focus(found.path)
            found.on_press(self._at(event))

    def _released(self, event: pygame.Event) -> None:
        if event.button != pygame.BUTTON_LEFT:
            return
        held, self._held = focusing.find(self.stage.tree, self._held), None
        if held is not None:
            held.on_release(self._at(event))

    def _wheeled(self, event: pygame.Event) -> None:
        at = pygame.mouse.get_pos() if not hasattr(event, "at") else event.at
        point = (round(at[0] * self.density), round(at[1] * self.density))
        inner = focusing.under(self.stage.tree, point) or self.stage.tree
        lines = getattr(event, "precise_y", float(event.y))
        for widget in inner.up():
            if widget.on_wheel(lines):
                return

    def _gone(self, _: pygame.Event) -> None:
        self.stage.hovered = None
        self.stage.point(self.stage.focused)
