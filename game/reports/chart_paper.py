"""The paper of a chart: title, what is measured, the key of signs, and room for the plot."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from game.reports.chart_looks import Look
from game.reports.charts import Told
from game.reports.course_frame import LETTER, MUTED, SHEET, SMALL, TEXT, text
from game.reports.markers import marker
from game.reports.markup import Element, element

_PAPER = "#F6F2E9"
_SANS = "'IBM Plex Sans','Atkinson Hyperlegible','DejaVu Sans',Verdana,sans-serif"
_SERIF = "'IBM Plex Serif','DejaVu Serif',Georgia,serif"
#: From the paper's edge to what is on it.
MARGIN = 20
LINE = 19
#: Of a sign in the key, and the room after an entry.
_SAMPLE, _GAP = 26, 18


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is: its width, the height of its plot, and the size of its title."""

    width: int
    plot: int
    title: int


WIDE = Size(760, 210, 18)
HALF = Size(420, 132, 15)


@dataclass(frozen=True, slots=True)
class Box:
    """Room on the paper, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def sheet(self) -> Element:
        """Return the ground of a plot."""
        return element(
            "rect", x=self.left, y=self.top, width=self.right - self.left,
            height=self.bottom - self.top, fill=SHEET,
        )  # fmt: skip

    def clip(self, name: str) -> Element:
        """Return what cuts lines off at the edge."""
        box = element(
            "rect", x=self.left, y=self.top, width=self.right - self.left,
            height=self.bottom - self.top,
        )  # fmt: skip
        return element("clipPath", box, id=name)


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of the key: a sample of how something is drawn, and what it is."""

    label: str
    look: Look
    kind: Literal["line", "area", "point", "strand", "bar", "hatched"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a chart's paper says around its plot.

    Attributes:
        told: the chart's title and sentence.
        size: of the chart.
        subtitle: what is measured.
        signs: the key.
        height: of the plot with its labels.
    """

    told: Told
    size: Size
    subtitle: str
    signs: tuple[Sign, ...]
    height: float

    def drawn(self, plot: Callable[[Box], Iterable[Element]]) -> Element:
        """Return the chart as an `svg` element.

        Args:
            plot: draws into the room that it is given.
        """
        head = list(self._head())
        top = self._plot_top
        box = Box(MARGIN, top, self.size.width - MARGIN, top + self.height)
        height = int(box.bottom + MARGIN)
        named = (f"{self.told.anchor}-title", f"{self.told.anchor}-said")
        return element(
            "svg",
            element("title", self.told.title, id=named[0]),
            element("desc", self.told.sentence, id=named[1]),
            element("rect", width=self.size.width, height=height, fill=_PAPER),
            *head,
            *plot(box),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.size.width} {height}",
            width=self.size.width,
            height=height,
            role="img",
            aria_labelledby=" ".join(named),
            font_family=_SANS,
            font_size=SMALL,
        )

    @property
    def _title(self) -> list[str]:
        return wrapped(self.told.title, self._room, self.size.title)

    @property
    def _room(self) -> float:
        return self.size.width - 2 * MARGIN

    @property
    def _plot_top(self) -> float:
        below = MARGIN + len(self._title) * (self.size.title + 6)
        below += len(wrapped(self.subtitle, self._room)) * LINE if self.subtitle else 0
        return below + len(_rows(self.signs, self._room)) * LINE + 10

    def _head(self) -> Iterator[Element]:
        foot = float(MARGIN + self.size.title - 4)
        for line in self._title:
            yield element(
                "text", line, x=MARGIN, y=foot, font_family=_SERIF, font_size=self.size.title,
                font_weight="bold", fill=TEXT,
            )  # fmt: skip
            foot += self.size.title + 6
        for line in wrapped(self.subtitle, self._room) if self.subtitle else ():
            yield text(line, MARGIN, foot, fill=MUTED)
            foot += LINE
        for row in _rows(self.signs, self._room):
            for x, sign in row:
                yield from _entry(sign, MARGIN + x, foot)
            foot += LINE


def wrapped(said: str, width: float, size: float = SMALL) -> list[str]:
    """Return a text in lines that fit so many pixels."""
    letters = max(int(width / (size * LETTER)), 8)
    return textwrap.wrap(said, letters, break_on_hyphens=False)


def shortened(said: str, width: float, size: float = SMALL) -> str:
    """Return a text cut to so many pixels, with dots where it was cut."""
    return textwrap.shorten(said, max(int(width / (size * LETTER)), 6), placeholder=" ...")


def wide(said: str, size: float = SMALL) -> float:
    """Return about how many pixels wide a text is."""
    return len(said) * size * LETTER


def dashes(look: Look) -> str | None:
    """Return the dashes of a line, as SVG writes them."""
    return " ".join(f"{length:g}" for length in look.dash) or None


def _rows(signs: Sequence[Sign], room: float) -> list[list[tuple[float, Sign]]]:
    """Return the entries of the key in rows, each with its place from the left."""
    rows: list[list[tuple[float, Sign]]] = []
    x = room
    for sign in signs:
        needed = _SAMPLE + 6 + wide(sign.label)
        if x + needed > room or not rows:
            rows.append([])
            x = 0.0
        rows[-1].append((x, sign))
        x += needed + _GAP
    return rows


def _entry(sign: Sign, x: float, foot: float) -> Iterator[Element]:
    middle, look = foot - 4.5, sign.look
    match sign.kind:
        case "area":
            yield element("rect", x=x, y=foot - 11, width=_SAMPLE, height=13, fill=look.fill)
        case "bar":
            yield element(
                "rect", x=x, y=foot - 11, width=_SAMPLE, height=13, fill=look.fill,
                stroke=look.colour, stroke_dasharray=dashes(look),
            )  # fmt: skip
        case "hatched":
            yield element(
                "rect", x=x, y=foot - 11, width=_SAMPLE, height=13, fill=SHEET,
                stroke=look.colour, stroke_width=1.4,
            )  # fmt: skip
            yield hatching(Box(x, foot - 11, x + _SAMPLE, foot + 2), look.colour)
        case "point":
            yield marker(look.shape, (x + _SAMPLE / 2, middle), look.colour, filled=look.filled)
        case _:
            yield element(
                "line", x1=x, x2=x + _SAMPLE, y1=middle, y2=middle, stroke=look.colour,
                stroke_width=look.width, stroke_dasharray=dashes(look),
            )  # fmt: skip
    yield text(sign.label, x + _SAMPLE + 6, foot)


def hatching(box: Box, colour: str) -> Element:
    """Return slanted strokes across a box."""
    height, step = box.bottom - box.top, 6.0
    strokes = []
    x = box.left - height + step
    while x < box.right:
        # From the lower edge up and to the right, cut off at both sides.
        low = max(x, box.left)
        high = min(x + height, box.right)
        strokes.append(f"M{low:.1f} {box.bottom - (low - x):.1f}L{high:.1f} "
                       f"{box.bottom - (high - x):.1f}")  # fmt: skip
        x += step
    return element("path", d="".join(strokes), stroke=colour, stroke_width=1.2, fill="none")
