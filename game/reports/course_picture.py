"""A picture of one indicator: what the games gave, and what was observed.

Light as paper, readable in greyscale: sources differ by shape, required points are filled, and
what the median misses has a dashed bar.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.judgement.history_fit import Course
from game.reports.course_frame import LETTER, MUTED, SMALL, TEXT, Frame, text
from game.reports.course_marks import BAND, MEDIAN, STRAND, Points, games, is_level
from game.reports.markers import marker
from game.reports.markup import Element, element

WIDTH = 760
_PLOT_HEIGHT = 270
_LEFT, _RIGHT, _TOP = 24, 24, 24
_LINE, _TITLE_LINE = 20, 24
_LARGE = 18
_PAPER = "#F6F2E9"
_SANS = "'IBM Plex Sans','Atkinson Hyperlegible','DejaVu Sans',Verdana,sans-serif"
_SERIF = "'IBM Plex Serif','DejaVu Serif',Georgia,serif"
#: From the plot to the words below it, past the years.
_BELOW = 52


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a picture.

    Attributes:
        anchor: an id that nothing else on the page has.
        title: of the indicator.
        unit: in which it is measured.
        games: how many games the band is of.
        sentence: what the picture says, for whoever cannot see it.
        sources: the titles of those who observed, by source.
    """

    anchor: str
    title: str
    unit: str
    games: int
    sentence: str
    sources: dict[str, str]


def picture(course: Course, caption: Caption) -> Element:
    """Return the picture of an indicator as an `svg` element.

    Args:
        course: what the games gave and what was observed.
        caption: its words.
    """
    return _Picture(course, caption).drawn()


@dataclass(frozen=True)
class _Picture:
    course: Course
    caption: Caption

    def drawn(self) -> Element:
        """Return all of it, from the paper to the sources."""
        clip = f"{self.caption.anchor}-plot"
        shapes = {source: position for position, source in enumerate(self.caption.sources)}
        named = (f"{self.caption.anchor}-title", f"{self.caption.anchor}-said")
        return element(
            "svg",
            element("title", self.caption.title, id=named[0]),
            element("desc", self.caption.sentence, id=named[1]),
            self._frame.clip(clip),
            element("rect", width=WIDTH, height=self._height, fill=_PAPER),
            *self._head(),
            self._frame.sheet(),
            *self._frame.axes(),
            games(self._frame, clip),
            *Points(self._frame, shapes).drawn(),
            *self._foot(shapes),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH} {self._height}",
            width=WIDTH,
            height=self._height,
            role="img",
            aria_labelledby=" ".join(named),
            font_family=_SANS,
            font_size=SMALL,
        )

    @cached_property
    def _title(self) -> list[str]:
        return _lines(self.caption.title, _LARGE)

    @cached_property
    def _frame(self) -> Frame:
        top = _TOP + len(self._title) * _TITLE_LINE + 2 * _LINE + 12
        return Frame(self.course, _LEFT, WIDTH - _RIGHT, top, top + _PLOT_HEIGHT)

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The sources in lines, by source."""
        return {key: _lines(told, SMALL, 20) for key, told in self.caption.sources.items()}

    @cached_property
    def _height(self) -> int:
        lines = len(self._meaning) + sum(len(lines) for lines in self._named.values())
        return int(self._frame.bottom) + _BELOW + _LINE * lines

    def _head(self) -> Iterator[Element]:
        foot = _TOP + _LARGE
        for position, line in enumerate(self._title):
            yield element(
                "text", line, x=_LEFT, y=foot + position * _TITLE_LINE, font_family=_SERIF,
                font_size=_LARGE, font_weight="bold", fill=TEXT,
            )  # fmt: skip
        under = foot + (len(self._title) - 1) * _TITLE_LINE + _LINE
        scale = "; logarithmic scale" if self._frame.vertical.logarithmic else ""
        summed = "; four quarters together" if self.course.summed else ""
        yield text(f"{self.caption.unit or 'a pure number'}{summed}{scale}", _LEFT, under)
        yield from self._key(under + _LINE + 4)

    def _key(self, foot: float) -> Iterator[Element]:
        """Yield what the games' signs mean."""
        x, middle = float(_LEFT), foot - 4
        yield element("line", x1=x, x2=x + 24, y1=middle, y2=middle, stroke=MEDIAN, stroke_width=3)
        yield text(median := f"median of {counted(self.caption.games, 'game')}", x + 30, foot)
        x += 46 + _width(median)
        yield element("rect", x=x, y=foot - 11, width=24, height=14, fill=BAND)
        yield text(band := "80 % of games", x + 30, foot)
        x += 46 + _width(band)
        yield element("line", x1=x, x2=x + 24, y1=middle, y2=middle, stroke=STRAND)
        yield text(counted(self.course.strands.shape[1], "single game"), x + 30, foot)

    @cached_property
    def _meaning(self) -> list[str]:
        """What the points' signs mean, as far as there are any of them."""
        points = self.course.points
        signs = (
            ("Bars: tolerance.", True),
            ("Level strokes: whole years.", any(is_level(p) for p in points)),
            ("Hollow: not required.", any(not p.observation.required for p in points)),
            ("Dashed: median outside.", any(not p.inside for p in points)),
            ("Arrow: beyond the edge.", bool(self._frame.astray)),
        )
        return _lines(" ".join(said for said, there in signs if there), SMALL)

    def _foot(self, shapes: dict[str, int]) -> Iterator[Element]:
        y = self._frame.bottom + _BELOW
        for line in self._meaning:
            yield text(line, _LEFT, y, fill=MUTED)
            y += _LINE
        for source, lines in self._named.items():
            yield marker(shapes[source], (_LEFT + 6, y - 4.5), TEXT, filled=True)
            for line in lines:
                yield text(line, _LEFT + 20, y, fill=MUTED)
                y += _LINE


def counted(count: int, what: str) -> str:
    """Return so many of something.

    >>> counted(1, "game"), counted(20, "game")
    ('1 game', '20 games')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _width(said: str) -> float:
    return len(said) * SMALL * LETTER


def _lines(said: str, size: int, margin: int = 0) -> list[str]:
    """Return a text in lines that fit the picture."""
    letters = (WIDTH - _LEFT - _RIGHT - margin) / (size * LETTER)
    return textwrap.wrap(said, int(letters), break_on_hyphens=False)
