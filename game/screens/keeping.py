"""Keeping: parts of a screen that stay as they are when it is built again.

A screen is built anew whenever anything changes. While a slider is dragged that is sixty times a
second, and most of it has not changed: such a part is made once and handed out again, with all
that was measured of it.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from game.screens.drawing.look import Look
from game.screens.layout.widget import Widget

Part = TypeVar("Part", bound=Widget)


class Kept:
    """The parts of one screen."""

    def __init__(self) -> None:
        self._look: Look | None = None
        self._parts: dict[str, tuple[Hashable, Widget]] = {}

    def part(self, name: str, look: Look, facts: Hashable, make: Callable[[], Part]) -> Part:
        """Return a part as it was made, or make it where anything that it shows has changed.

        Args:
            name: of the part, its own on this screen.
            look: that it is measured for.
            facts: all that it shows; compared by value.
            make: makes it.
        """
        if look is not self._look:
            self._look, self._parts = look, {}
        known = self._parts.get(name)
        if known is not None and known[0] == facts:
            return known[1]  # type: ignore[return-value] # made by the same `make` under this name
        made = make()
        self._parts[name] = (facts, made)
        return made
