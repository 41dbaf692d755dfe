"""Icons: line drawings in SVG, in any size and colour, each drawn once."""

import io
from pathlib import Path

import pygame

from game.content.shipped import root
from game.screens.drawing.theme import Colour

_KEPT = 300


class Icons:
    """Icons by name, such as `chevron-down`.

    Args:
        folder: of the SVG files; those that are shipped if None.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or root() / "assets" / "icons"
        self._source: dict[str, str] = {}
        self._drawn: dict[tuple[str, int, Colour], pygame.Surface] = {}

    def get(self, name: str, size: int, colour: Colour) -> pygame.Surface:
        """Return an icon.

        Args:
            name: of its file, without the ending.
            size: of its square, in pixels.
            colour: of its lines.

        Raises:
            FileNotFoundError: there is no such icon.
        """
        key = (name, size, colour)
        if key not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            red, green, blue = colour
            svg = self._svg(name).replace("currentColor", f"#{red:02x}{green:02x}{blue:02x}")
            self._drawn[key] = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size))
        return self._drawn[key]

    def _svg(self, name: str) -> str:
        if name not in self._source:
            self._source[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._source[name]
