"""Keys: what a press of a key means, and which key means what. All of them can be changed."""

from collections.abc import Mapping

import pygame

from game.screens.layout.widget import Key

#: Each action with its usual keys. A key that a control in focus takes never becomes an action.
ACTIONS: Mapping[str, tuple[str, ...]] = {
    "go": ("enter", "ctrl+enter"),
    "back": ("escape",),
    "glossary": ("f1",),
    "menu": ("f10",),
    "full_screen": ("f11",),
    "mute": ("m",),
    "speak": ("f2",),
    "larger": ("ctrl++", "ctrl+="),
    "smaller": ("ctrl+-",),
    "table": ("t",),
    "sentence": ("s",),
    "why": ("w",),
    "history": ("h",),
    "policy": ("p",),
    "advisers": ("v",),
    "dispatches": ("n",),
    "take_back": ("ctrl+z",),
    "next": ("]",),
    "previous": ("[",),
}
_NAMES = {"return": "enter", "page up": "pageup", "page down": "pagedown", "[enter]": "enter"}
_SHOWN = {"enter": "↩", "escape": "Esc", "space": "Space", "pageup": "PgUp", "pagedown": "PgDn"}


class Keys:
    """Which keys mean which actions.

    Args:
        changed: keys that a player has set, by action; each takes the usual ones' place.
    """

    def __init__(self, changed: Mapping[str, str]) -> None:
        self._of = {name: keys for name, keys in ACTIONS.items() if name not in changed}
        self._of |= {name: (key,) for name, key in changed.items()}

    def actions(self, key: Key) -> tuple[str, ...]:
        """Return the actions that a key means, its own name last: a button may ask for a letter."""
        named = spelled(key)
        return (*(name for name, keys in self._of.items() if named in keys), named)

    def key_of(self, action: str) -> str:
        """Return the key of an action; an action that is none is a key itself."""
        return self._of.get(action, (action,))[0]

    def cap(self, action: str) -> str:
        """Return how the key of an action is shown on a button."""
        if not action:
            return ""
        parts = self.key_of(action).split("+")
        return "+".join(_SHOWN.get(part, part.capitalize()) for part in parts)


def spelled(key: Key) -> str:
    """Return a key with what is held, such as `ctrl+z`."""
    return f"ctrl+{key.name}" if key.ctrl else key.name


def key_of(event: pygame.Event) -> Key:
    """Return the key that was pressed."""
    name = pygame.key.name(event.key)
    held = getattr(event, "mod", 0)
    return Key(
        _NAMES.get(name, name),
        shift=bool(held & pygame.KMOD_SHIFT),
        ctrl=bool(held & (pygame.KMOD_CTRL | pygame.KMOD_META)),
    )
