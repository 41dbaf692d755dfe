"""Type: the styles of the design, and the fonts they are set in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pygame

from game.content.shipped import root
from game.screens.drawing.metrics import Metrics

Family = Literal["sans", "sans-italic", "sans-bold", "serif", "serif-bold", "mono"]
Style = Literal[
    "display", "title", "date", "heading", "lead", "body", "strong", "small", "small-strong",
    "eyebrow", "number", "figure", "code",
]  # fmt: skip

_FILES: Mapping[Family, str] = {
    "sans": "IBMPlexSans-Regular.ttf",
    "sans-italic": "IBMPlexSans-Italic.ttf",
    "sans-bold": "IBMPlexSans-SemiBold.ttf",
    "serif": "IBMPlexSerif-Regular.ttf",
    "serif-bold": "IBMPlexSerif-SemiBold.ttf",
    "mono": "IBMPlexMono-Regular.ttf",
}

#: Signs that the fonts lack, and the ones that stand for them.
STAND_INS = str.maketrans("▲▼●▸✕✗↵⏎", "↑↓•›××↩↩")  # noqa: RUF001 - meant as they look
_MANY = 40


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: a family, a size in units of the design, and space between letters.

    Attributes:
        family: which font.
        size: in units of the design, at text of 100 %.
        growth: how much of the player's text size it takes; what is large already grows less.
        tracking: units between letters.
        leading: height of a line, in its size.
    """

    family: Family
    size: float
    growth: float = 1.0
    tracking: float = 0.0
    leading: float = 1.4


STYLES: Mapping[Style, Face] = {
    "display": Face("serif-bold", 68, growth=0.3, leading=1.15),
    "title": Face("serif-bold", 29, growth=0.55, leading=1.2),
    "date": Face("serif", 22, growth=0.7, leading=1.25),
    "heading": Face("sans-bold", 17, leading=1.3),
    "lead": Face("sans", 17, leading=1.45),
    "body": Face("sans", 15),
    "strong": Face("sans-bold", 15),
    "small": Face("sans", 13),
    "small-strong": Face("sans-bold", 13),
    "eyebrow": Face("sans-bold", 13, growth=0.85, tracking=1.6),
    "number": Face("sans-bold", 20, growth=0.85, leading=1.2),
    "figure": Face("sans-bold", 16),
    "code": Face("mono", 13),
}


def bold(face: Face) -> Face:
    """Return the bold form of a face."""
    family: Family = "serif-bold" if face.family.startswith("serif") else "sans-bold"
    return face if face.family == "mono" else replace(face, family=family)


def italic(face: Face) -> Face:
    """Return the italic form of a face, where there is one."""
    return replace(face, family="sans-italic") if face.family == "sans" else face


class Fonts:
    """Opened fonts, each once per size in pixels.

    Args:
        metrics: of the window.
        folder: of the font files; those that are shipped if None.
    """

    def __init__(self, metrics: Metrics, folder: Path | None = None) -> None:
        pygame.font.init()
        self._metrics = metrics
        self._folder = folder or root() / "assets" / "fonts"
        self._open: dict[tuple[Family, int], pygame.font.Font] = {}

    def pixels(self, face: Face) -> int:
        """Return the size of a face in pixels, as the player's text size has it."""
        text = 1.0 + (self._metrics.text - 1.0) * face.growth
        return max(round(face.size * text * self._metrics.window), 1)

    def font(self, face: Face) -> pygame.font.Font:
        """Return the font of a face."""
        key = (face.family, self.pixels(face))
        if key not in self._open:
            path = self._folder / _FILES[face.family]
            self._open[key] = pygame.font.Font(str(path), key[1])
        return self._open[key]

    def tracking(self, face: Face) -> int:
        """Return the pixels between letters."""
        return round(face.tracking * self._metrics.window)

    def line(self, face: Face) -> int:
        """Return the height of a line in pixels."""
        return round(self.pixels(face) * face.leading)

    def width(self, text: str, face: Face) -> int:
        """Return the width of a piece of text in pixels."""
        shown, font, gap = text.translate(STAND_INS), self.font(face), self.tracking(face)
        if not gap:
            return int(font.size(shown)[0])
        # Letters that stand apart are drawn one by one, and none moves closer to the next.
        return sum(font.size(letter)[0] + gap for letter in shown)

    def space(self, face: Face) -> float:
        """Return the width of a space in pixels, a fraction included: a line has many."""
        return self.width(" " * _MANY, face) / _MANY
