"""Metrics: how many pixels a length of the design is on this window, at this size of text."""

from dataclasses import dataclass

#: Windows of this size and smaller are drawn at the design's own size.
_WIDE, _HIGH = 1600, 900
_SMALLEST, _LARGEST = 0.75, 4.0
LEAST_TEXT, MOST_TEXT = 1.0, 2.0


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths of the design in pixels.

    Attributes:
        width: of the window, in pixels.
        height: of the window, in pixels.
        window: pixels to a unit of the design.
        text: size of text, 1 to 2.
    """

    width: int
    height: int
    window: float = 1.0
    text: float = 1.0

    def px(self, units: float) -> int:
        """Return a length that does not grow with text: margins, lines, rings."""
        return round(units * self.window)

    def em(self, units: float) -> int:
        """Return a length that grows with text: a column of words, a control."""
        return round(units * self.window * self.text)

    @property
    def columns(self) -> float:
        """The window's width in units that grow with text: 1280 at 1280x800, 640 there at 200 %."""
        return self.width / (self.window * self.text)

    @property
    def size(self) -> tuple[int, int]:
        """The window's size in pixels."""
        return self.width, self.height


def metrics_for(size: tuple[int, int], text: float, density: float = 1.0) -> Metrics:
    """Return the metrics of a window.

    Args:
        size: of what is drawn on, in pixels.
        text: size of text as the player set it, 1 to 2.
        density: pixels to a point of the screen, 2 on a dense one.

    >>> metrics_for((3840, 2160), 1.0).window
    2.4
    """
    width, height = size
    grown = min(width / _WIDE, height / _HIGH)
    window = min(max(density, grown, _SMALLEST), _LARGEST)
    return Metrics(width, height, window, min(max(text, LEAST_TEXT), MOST_TEXT))
