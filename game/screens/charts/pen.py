"""The pen: what a chart is drawn with. It knows its canvas, its ground and its accent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.reports.charts import Role
from game.screens.charts import strokes
from game.screens.charts.signs import SIGNS, Sign, colour_of
from game.screens.charts.strokes import Spot
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Colour, Ground, Mark, Tone
from game.screens.drawing.type import STYLES, Style

Side = Literal["left", "centre", "right"]
_POINT = 4.5


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on a ground.

    Attributes:
        canvas: to draw on.
        ground: that lies under the chart.
        accent: of what is the player's own: futures, medians.
    """

    canvas: Canvas
    ground: Ground
    accent: Accent = "yours"

    def sign(self, role: Role) -> Sign:
        """Return how a role is drawn."""
        return SIGNS[role]

    def colour(self, hue: Mark | Tone) -> Colour:
        """Return a colour by what it means."""
        own = self.accent if hue == "yours" else hue
        return colour_of(self.canvas, own, self.ground)

    def pale(self, share: float) -> Colour:
        """Return the accent, so much of it that a share (0-1) is left in its ground."""
        return self.canvas.accent(self.accent, self.ground, share)

    @property
    def paper(self) -> Colour:
        """The colour of the ground."""
        return self.canvas.ground(self.ground)

    def px(self, units: float) -> int:
        """Return a length in pixels, one at least."""
        return max(self.canvas.look.px(units), 1)

    def line(self, role: Role, points: Sequence[Spot], width: float | None = None) -> None:
        """Draw a line that stands for something."""
        sign = self.sign(role)
        dash = [length * self.canvas.look.metrics.window for length in sign.dash]
        thick = self.canvas.look.metrics.window * (sign.width if width is None else width)
        strokes.path(self.canvas.surface, self.colour(sign.hue), points, thick, dash)

    def thin(self, mark: Mark | Tone, ends: tuple[Spot, Spot], dash: Sequence[float] = ()) -> None:
        """Draw a thin straight line: an axis, a rule."""
        lengths = [self.px(length) for length in dash]
        (x0, y0), (x1, y1) = ends
        straight = ((round(x0), round(y0)), (round(x1), round(y1)))
        strokes.path(self.canvas.surface, self.colour(mark), straight, self.px(1), lengths)

    def point(self, role: Role, at: Spot, size: float = _POINT) -> None:
        """Draw a point that stands for something."""
        sign = self.sign(role)
        colours = (self.colour(sign.hue), self.paper)
        radius = size * self.canvas.look.metrics.window
        strokes.point(self.canvas.surface, (sign.shape, sign.filled), at, radius, colours)

    def wide(self, words: str, style: Style = "small") -> int:
        """Return the width of words on one line, in pixels."""
        return self.canvas.look.type.full(words, style)

    def tall(self, style: Style = "small") -> int:
        """Return the height of a line of words, in pixels."""
        return self.canvas.look.fonts.line(STYLES[style])

    def words(
        self,
        words: str,
        at: Spot,
        side: Side = "left",
        tone: Tone = "muted",
        style: Style = "small",
    ) -> None:
        """Write words on one line, their middle at the height of a spot."""
        drawn = self.canvas.word(words, STYLES[style], self.canvas.tone(tone, self.ground))
        x = at[0]
        if side != "left":
            x -= drawn.get_width() / (1 if side == "right" else 2)
        self.canvas.surface.blit(drawn, (round(x), round(at[1] - drawn.get_height() / 2)))
