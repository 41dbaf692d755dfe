"""Signs: how what a role stands for is drawn on a screen. Dash and shape differ before colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.reports.charts import Role
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Colour, Ground, Mark, Tone

Shape = Literal["disc", "square", "diamond", "up", "down", "cross"]
_MARKS = ("line", "edge")


@dataclass(frozen=True, slots=True)
class Sign:
    """How a role is drawn.

    Attributes:
        hue: an accent, a quiet mark, or a tone of words.
        width: of a line, in units of the design.
        dash: lengths of strokes and gaps, in units of the design; empty for a whole line.
        shape: of a point.
        filled: whether the point is filled.
    """

    hue: Accent | Tone | Literal["edge"]
    width: float
    dash: tuple[float, ...]
    shape: Shape
    filled: bool


SIGNS: Mapping[Role, Sign] = {
    "mine": Sign("yours", 2.6, (), "disc", filled=True),
    "history": Sign("text", 2.0, (8, 4), "square", filled=False),
    "passive": Sign("muted", 2.0, (2, 4), "up", filled=False),
    "typical": Sign("yours", 2.0, (11, 3, 2, 3), "diamond", filled=True),
    "possible": Sign("edge", 1.0, (), "disc", filled=False),
    "frontier": Sign("frontier", 2.0, (), "diamond", filled=False),
    "luck": Sign("covert", 2.0, (4, 3), "cross", filled=False),
    "choice": Sign("yours", 2.0, (), "disc", filled=True),
    "other": Sign("covert", 2.0, (2, 3, 7, 3), "down", filled=True),
}


def colour_of(canvas: Canvas, hue: Mark | Tone, ground: Ground) -> Colour:
    """Return a colour by what it means on a ground."""
    if hue in {"text", "muted"}:
        return canvas.tone("text" if hue == "text" else "muted", ground)
    return canvas.mark(_marked(hue), ground)


def _marked(hue: Mark | Tone) -> Mark:
    marks: dict[str, Mark] = {
        "line": "line",
        "edge": "edge",
        "focus": "focus",
        "track": "track",
        "yours": "yours",
        "frontier": "frontier",
        "harm": "harm",
        "livelihood": "livelihood",
        "covert": "covert",
    }
    return marks[hue]
