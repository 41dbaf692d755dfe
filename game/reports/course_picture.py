"""A picture of one indicator: what the games gave, and what was observed.

Light as paper, readable in greyscale: sources differ by shape, required points are filled, and
what the median misses has a dashed bar.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.judgement.history_fit import Course, Point
from game.model.arrays import Floats
from game.model.quarters import QUARTERS_A_YEAR
from game.reports.citing import source_ids
from game.reports.markers import marker
from game.reports.markup import Element, element
from game.reports.scales import Scale, linear, logarithmic, tick_labels

WIDTH = 760
_PLOT_HEIGHT = 270
_LEFT, _RIGHT, _TOP = 24, 24, 24
_LINE = 20
_SMALL, _LARGE = 13, 18
#: Mean width of a letter, as a share of the size of the type; on the safe side.
_LETTER = 0.58
#: Observations that are further apart than this need a logarithmic scale.
_FAR_APART = 60.0
#: Between points that would hide each other.
_APART = 11.0
_CAP = 4.0
#: Years between labels, so that labels have room.
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)

_PAPER, _SHEET, _RULE, _TEXT, _MUTED = "#F6F2E9", "#FCFAF5", "#DDD3BF", "#1D2A32", "#4A565C"
_BAND, _STRAND, _MEDIAN, _OUTSIDE = "#BFDCDB", "#6FA3A5", "#0B5C64", "#A33A28"
_SANS = "'IBM Plex Sans','Atkinson Hyperlegible','DejaVu Sans',Verdana,sans-serif"
_SERIF = "'IBM Plex Serif','DejaVu Serif',Georgia,serif"


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
        parts = (*self._head(), *self._axes(), *self._games(), *self._points(), *self._foot())
        return element(
            "svg",
            element("title", self.caption.title),
            element("desc", self.caption.sentence),
            self._clip(),
            element("rect", width=WIDTH, height=self._height, fill=_PAPER),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH} {self._height}",
            width=WIDTH,
            height=self._height,
            role="img",
            aria_label=f"{self.caption.title}. {self.caption.sentence}",
            font_family=_SANS,
            font_size=_SMALL,
        )

    # -- measures -----------------------------------------------------------------------

    @cached_property
    def _title(self) -> list[str]:
        return _lines(self.caption.title, _LARGE)

    @cached_property
    def _top(self) -> float:
        """Where the plot begins."""
        return _TOP + len(self._title) * 24 + 2 * _LINE + 12

    @cached_property
    def _bottom(self) -> float:
        return self._top + _PLOT_HEIGHT

    @cached_property
    def _left(self) -> float:
        widest = max((len(label) for label in tick_labels(self._vertical)), default=1)
        return _LEFT + max(widest, 3) * _SMALL * _LETTER + 10

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The sources in lines, by source."""
        return {key: _lines(text, _SMALL, 20) for key, text in self.caption.sources.items()}

    @cached_property
    def _height(self) -> float:
        named = sum(len(lines) for lines in self._named.values())
        return self._bottom + 28 + 12 + _LINE * (named + len(self._shapes)) + 12

    @cached_property
    def _slot(self) -> float:
        """The width of a quarter."""
        return (WIDTH - _RIGHT - self._left) / self._quarters

    @property
    def _quarters(self) -> int:
        return self.course.band.shape[1]

    @cached_property
    def _vertical(self) -> Scale:
        points = [point.observation for point in self.course.points]
        seen = [point.value for point in points]
        values = [*self.course.band.ravel().tolist(), *seen]
        ends = (self._bottom, self._top)
        if min(values) > 0.0 and max(seen) > _FAR_APART * min(seen):
            return logarithmic(values, *ends)
        bars = (point.value + sign * point.tolerance for point in points for sign in (-1, 1))
        return linear([*values, *bars], *ends)

    def _across(self, quarter: float) -> float:
        """Return the middle of a quarter's slot."""
        return self._left + (quarter - self.course.first + 0.5) * self._slot

    # -- paper --------------------------------------------------------------------------

    def _clip(self) -> Element:
        box = element(
            "rect", x=self._left, y=self._top, width=self._quarters * self._slot,
            height=_PLOT_HEIGHT,
        )  # fmt: skip
        return element("clipPath", box, id=f"{self.caption.anchor}-plot")

    def _head(self) -> Iterator[Element]:
        for number, line in enumerate(self._title):
            yield element(
                "text", line, x=_LEFT, y=_TOP + 18 + number * 24, font_family=_SERIF,
                font_size=_LARGE, font_weight="bold", fill=_TEXT,
            )  # fmt: skip
        under = _TOP + 18 + (len(self._title) - 1) * 24 + _LINE
        scale = "; logarithmic scale" if self._vertical.logarithmic else ""
        summed = "; four quarters together" if self.course.summed else ""
        said = f"{self.caption.unit or 'a pure number'}{summed}{scale}"
        yield _text(said, _LEFT, under)
        yield from self._key(under + _LINE + 4)

    def _key(self, y: float) -> Iterator[Element]:
        """Yield what the games' signs mean."""
        x, middle = float(_LEFT), y - 4
        yield element("line", x1=x, x2=x + 24, y1=middle, y2=middle, stroke=_MEDIAN, stroke_width=3)
        x += 30
        yield _text(median := f"median of {self.caption.games} games", x, y)
        x += _width(median) + 16
        yield element("rect", x=x, y=y - 11, width=24, height=14, fill=_BAND)
        yield _text(band := "80 % of games", x + 30, y)
        x += _width(band) + 46
        yield element("line", x1=x, x2=x + 24, y1=middle, y2=middle, stroke=_STRAND, stroke_width=1)
        yield _text(f"{self.course.strands.shape[1]} single games", x + 30, y)

    def _axes(self) -> Iterator[Element]:
        right = WIDTH - _RIGHT
        yield element(
            "rect", x=self._left, y=self._top, width=right - self._left, height=_PLOT_HEIGHT,
            fill=_SHEET,
        )  # fmt: skip
        scale = self._vertical
        for tick, label in zip(scale.ticks, tick_labels(scale), strict=True):
            y = scale.at(tick)
            yield element("line", x1=self._left, x2=right, y1=y, y2=y, stroke=_RULE)
            yield _text(label, self._left - 8, y + 4.5, text_anchor="end")
        yield from self._years()
        yield element(
            "line", x1=self._left, x2=right, y1=self._bottom, y2=self._bottom, stroke=_MUTED
        )

    def _years(self) -> Iterator[Element]:
        last = self.course.first + self._quarters - 1
        widest = 4 * _SMALL * _LETTER + 12
        every = next(
            (k for k in _YEAR_STEPS if k * QUARTERS_A_YEAR * self._slot >= widest), _YEAR_STEPS[-1]
        )
        for year in range(self.course.first // QUARTERS_A_YEAR, last // QUARTERS_A_YEAR + 1):
            begins = max(year * QUARTERS_A_YEAR, self.course.first)
            ends = min(year * QUARTERS_A_YEAR + QUARTERS_A_YEAR - 1, last)
            x = self._across(begins) - self._slot / 2
            if begins > self.course.first:
                yield element("line", x1=x, x2=x, y1=self._top, y2=self._bottom, stroke=_RULE)
            room = (ends - begins + 1) * self._slot
            if year % every == 0 and (every > 1 or room >= widest - 12):
                middle = (self._across(begins) + self._across(ends)) / 2
                yield _text(str(year), middle, self._bottom + 20, text_anchor="middle")

    # -- what the games gave ------------------------------------------------------------

    def _games(self) -> tuple[Element, ...]:
        low, median, high = self.course.band
        band = element("polygon", points=self._outline(low, high), fill=_BAND)
        strands = (self._path(strand) for strand in self.course.strands.T)
        thin = element(
            "g", *(element("path", d=d) for d in strands if d),
            fill="none", stroke=_STRAND, stroke_width=0.8, stroke_opacity="0.6",
        )  # fmt: skip
        line = element("path", d=self._path(median), fill="none", stroke=_MEDIAN, stroke_width=2.6)
        return (element("g", band, thin, line, clip_path=f"url(#{self.caption.anchor}-plot)"),)

    def _outline(self, low: Floats, high: Floats) -> str:
        there = self._places(high)
        back = self._places(low)[::-1]
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in (*there, *back))

    def _path(self, values: Floats) -> str:
        places = self._places(values)
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places) if places else ""

    def _places(self, values: Floats) -> list[tuple[float, float]]:
        return [
            (self._across(self.course.first + quarter), self._vertical.at(value))
            for quarter, value in enumerate(values.tolist())
            if np.isfinite(value)
        ]

    # -- what was observed --------------------------------------------------------------

    @cached_property
    def _across_of(self) -> dict[Point, float]:
        """Where each point stands; those of one time stand side by side."""
        together: dict[float, list[Point]] = {}
        for point in self.course.points:
            together.setdefault(self._middle(point), []).append(point)
        return {
            point: middle + (number - (len(beside) - 1) / 2) * _APART
            for middle, beside in together.items()
            for number, point in enumerate(beside)
        }

    def _middle(self, point: Point) -> float:
        taken = point.observation.take
        if taken in {"last", "sum"}:
            return self._across(point.last)
        return (self._across(point.first) + self._across(point.last)) / 2

    def _points(self) -> Iterator[Element]:
        yield from (self._bar(point, x) for point, x in self._across_of.items())
        for point, x in self._across_of.items():
            y = self._vertical.at(point.observation.value)
            filled = point.observation.required
            shape = self._shapes_of[source_ids([point.observation.source])[0]]
            yield marker(shape, (x, y), _colour(point), filled=filled)

    def _bar(self, point: Point, x: float) -> Element:
        """Return a point's tolerance, and the span of the year that it is a mean of."""
        seen, scale = point.observation, self._vertical
        low, high = (scale.at(seen.value + sign * seen.tolerance) for sign in (-1, 1))
        y = scale.at(seen.value)
        drawn = f"M{x:.1f} {low:.1f}V{high:.1f}"
        caps = "".join(f"M{x - _CAP:.1f} {end:.1f}h{2 * _CAP:g}" for end in (low, high))
        span = ""
        if seen.take not in {"last", "sum"} and point.last > point.first:
            half = self._slot / 2
            begins, ends = self._across(point.first) - half + 2, self._across(point.last) + half - 2
            span = f"M{begins:.1f} {y:.1f}H{ends:.1f}"
        dashes = None if point.inside else "4 3"
        colour = _colour(point)
        return element(
            "g",
            element("path", d=drawn, stroke_dasharray=dashes),
            element("path", d=caps + span),
            fill="none", stroke=colour, stroke_width=1.6,
        )  # fmt: skip

    @cached_property
    def _shapes_of(self) -> dict[str, int]:
        return {source: number for number, source in enumerate(self.caption.sources)}

    # -- below --------------------------------------------------------------------------

    @cached_property
    def _shapes(self) -> list[str]:
        """What the shapes mean beside their sources."""
        required = {point.observation.required for point in self.course.points}
        said = "Bars: tolerance. Level strokes: a year's mean."
        said += " Hollow: not required." if False in required else ""
        if not all(point.inside for point in self.course.points):
            said += " Dashed and red: the median is outside."
        return _lines(said, _SMALL)

    def _foot(self) -> Iterator[Element]:
        y = self._bottom + 28 + 12 + 12
        for line in self._shapes:
            yield _text(line, _LEFT, y, fill=_MUTED)
            y += _LINE
        for source, lines in self._named.items():
            shape = self._shapes_of[source]
            yield marker(shape, (_LEFT + 6, y - 4.5), _TEXT, filled=True)
            for line in lines:
                yield _text(line, _LEFT + 20, y, fill=_MUTED)
                y += _LINE


def _colour(point: Point) -> str:
    return _TEXT if point.inside else _OUTSIDE


def _text(
    said: str, x: float, y: float, *, fill: str = _TEXT, text_anchor: str | None = None
) -> Element:
    return element("text", said, x=x, y=y, fill=fill, text_anchor=text_anchor)


def _width(said: str) -> float:
    return len(said) * _SMALL * _LETTER


def _lines(said: str, size: int, margin: int = 0) -> list[str]:
    """Return a text in lines that fit the picture."""
    letters = (WIDTH - _LEFT - _RIGHT - margin) / (size * _LETTER)
    return textwrap.wrap(said, int(letters), break_on_hyphens=False)
