"""What stands in the frame of a course's picture: the games as band and lines, and the points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.judgement.history_fit import Point
from game.model.arrays import Floats
from game.reports.citing import source_ids
from game.reports.course_frame import TEXT, Frame, text
from game.reports.markers import marker
from game.reports.markup import Element, element
from game.reports.wording import number

BAND, STRAND, MEDIAN, OUTSIDE = "#BFDCDB", "#6FA3A5", "#0B5C64", "#A33A28"
#: Between points that would hide each other.
_APART = 11.0
_CAP = 4.0
#: From the edge to a point that lies beyond it, and from a point to its label.
_INSET, _BESIDE = 12.0, 12.0
#: A label needs so much room at its right.
_ROOM = 90.0


def games(frame: Frame, clip: str) -> Element:
    """Return the band, single games and the median, cut off at the frame by `clip`."""
    low, median, high = frame.course.band
    band = element("polygon", points=_outline(frame, low, high), fill=BAND)
    strands = (_path(frame, strand) for strand in frame.course.strands.T)
    thin = element(
        "g", *(element("path", d=d) for d in strands if d),
        fill="none", stroke=STRAND, stroke_width=0.8, stroke_opacity="0.6",
    )  # fmt: skip
    line = element("path", d=_path(frame, median), fill="none", stroke=MEDIAN, stroke_width=2.6)
    return element("g", band, thin, line, clip_path=f"url(#{clip})")


def _outline(frame: Frame, low: Floats, high: Floats) -> str:
    there = _places(frame, high)
    back = _places(frame, low)[::-1]
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in (*there, *back))


def _path(frame: Frame, values: Floats) -> str:
    places = _places(frame, values)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places) if places else ""


def _places(frame: Frame, values: Floats) -> list[tuple[float, float]]:
    return [
        (frame.across(frame.course.first + quarter), frame.vertical.at(value))
        for quarter, value in enumerate(values.tolist())
        if np.isfinite(value)
    ]


def is_level(point: Point) -> bool:
    """Say whether a point is of a whole year and has a stroke along it."""
    return point.observation.take not in {"last", "sum"} and point.last > point.first


@dataclass(frozen=True)
class Points:
    """What was observed, in a frame; `shapes` has the number of each source's marker."""

    frame: Frame
    shapes: Mapping[str, int]

    def drawn(self) -> Iterator[Element]:
        """Yield all tolerances, and above them all points."""
        astray = set(self.frame.astray)
        for point, x in self._across.items():
            if point not in astray:
                yield self._bar(point, x)
        for point, x in self._across.items():
            y = self.frame.vertical.at(point.observation.value)
            if point in astray:
                y = min(max(y, self.frame.top + _INSET), self.frame.bottom - _INSET)
                yield self._label(point, x, y)
            yield self._marker(point, x, y)

    @cached_property
    def _across(self) -> dict[Point, float]:
        """Where each point stands; those of one time stand side by side."""
        together: dict[float, list[Point]] = {}
        for point in self.frame.course.points:
            together.setdefault(self._middle(point), []).append(point)
        return {
            point: middle + (position - (len(beside) - 1) / 2) * _APART
            for middle, beside in together.items()
            for position, point in enumerate(beside)
        }

    def _middle(self, point: Point) -> float:
        if is_level(point):
            return (self.frame.across(point.first) + self.frame.across(point.last)) / 2
        return self.frame.across(point.last)

    def _marker(self, point: Point, x: float, y: float) -> Element:
        shape = self.shapes[source_ids([point.observation.source])[0]]
        return marker(shape, (x, y), _colour(point), filled=point.observation.required)

    def _bar(self, point: Point, x: float) -> Element:
        """Return a point's tolerance, and the stroke along the year that it is of."""
        seen, scale = point.observation, self.frame.vertical
        low, high = (scale.at(seen.value + sign * seen.tolerance) for sign in (-1, 1))
        y = scale.at(seen.value)
        caps = "".join(f"M{x - _CAP:.1f} {end:.1f}h{2 * _CAP:g}" for end in (low, high))
        stroke = ""
        if is_level(point):
            half = self.frame.slot / 2 - 2
            ends = self.frame.across(point.first) - half, self.frame.across(point.last) + half
            stroke = f"M{ends[0]:.1f} {y:.1f}H{ends[1]:.1f}"
        dashes = None if point.inside else "4 3"
        return element(
            "g",
            element("path", d=f"M{x:.1f} {low:.1f}V{high:.1f}", stroke_dasharray=dashes),
            element("path", d=caps + stroke),
            fill="none", stroke=_colour(point), stroke_width=1.6,
        )  # fmt: skip

    def _label(self, point: Point, x: float, y: float) -> Element:
        """Return the value of a point that stands at the edge, with where it would be."""
        above = y < (self.frame.top + self.frame.bottom) / 2
        arrow = "\N{UPWARDS ARROW}" if above else "\N{DOWNWARDS ARROW}"
        said = f"{number(point.observation.value)} {arrow}"
        if x + _ROOM > self.frame.right:
            return text(said, x - _BESIDE, y + 4.5, fill=_colour(point), text_anchor="end")
        return text(said, x + _BESIDE, y + 4.5, fill=_colour(point))


def _colour(point: Point) -> str:
    return TEXT if point.inside else OUTSIDE
