"""The drawing of a course: an indicator through time, with band, single games and marks."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from game.model.quarters import QUARTERS_A_YEAR
from game.reports.chart_looks import LOOKS, Look, measured
from game.reports.chart_paper import MARGIN, Box, Paper, Sign, Size, dashes, wide
from game.reports.charts import CourseChart, Line
from game.reports.course_frame import MUTED, RULE, SMALL, TEXT, text
from game.reports.markers import marker
from game.reports.markup import Element, element
from game.reports.scales import Scale, linear, tick_labels

#: Below the plot, for years.
_BELOW = 26
#: About what the labels of values take.
_LABELS = 50
#: Single games may reach this far beyond all else, as a share of its height.
_STRAGGLING = 0.25
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
#: So many points of a line have markers of their own.
_FEW = 4
_MARK = 9.0


def draw_course(chart: CourseChart, size: Size) -> Element:
    """Return the drawing of an indicator through time."""
    rows = _rows_of_marks(chart, size.width - 2 * MARGIN - _LABELS)
    height = size.plot + _BELOW + 18 * max(rows, default=0)
    subtitle = chart.axis.unit if chart.axis.title == chart.title else measured(chart.axis)
    paper = Paper(chart, size, subtitle, tuple(_signs(chart)), height)
    return paper.drawn(lambda box: _Plot(chart, box, rows).drawn())


def _signs(chart: CourseChart) -> Iterator[Sign]:
    for line in reversed(chart.lines):
        yield Sign(line.label, LOOKS[line.role], "line")
    if chart.dots is not None:
        yield Sign(chart.dots.label, LOOKS[chart.dots.role], "point")
    if chart.band is not None:
        yield Sign(chart.band.label, LOOKS["possible"], "area")
    if chart.strands is not None:
        yield Sign(chart.strands.label, LOOKS["possible"], "strand")


def _rows_of_marks(chart: CourseChart, width: float) -> tuple[int, ...]:
    """Return the row that each mark stands in, from 1, so that none hides another."""
    first, last = _span(chart)
    slot = width / max(last - first + 1, 1)
    ends: list[float] = []
    rows = []
    for mark in chart.marks:
        x = mark.quarter * slot
        row = next((k for k, end in enumerate(ends) if x >= end), len(ends))
        ends[row : row + 1] = [x + 2 * _MARK]
        rows.append(row + 1)
    return tuple(rows)


def _span(chart: CourseChart) -> tuple[int, int]:
    """Return the first quarter that is shown, and the last."""
    spans = [(line.first, len(line.values)) for line in chart.lines]
    spans += [(chart.band.first, len(chart.band.low))] if chart.band is not None else []
    if chart.strands is not None and chart.strands.values:
        spans.append((chart.strands.first, len(chart.strands.values[0])))
    begins = min((first for first, _ in spans), default=0)
    return begins, max((first + count - 1 for first, count in spans), default=0)


@dataclass(frozen=True)
class _Plot:
    """Where everything stands; `box` is the room for plot, marks and years."""

    chart: CourseChart
    box: Box
    rows: tuple[int, ...]

    def drawn(self) -> Iterator[Element]:
        """Yield the plot from the ground up."""
        name = f"{self.chart.anchor}-plot"
        yield self._sheet.sheet()
        yield self._sheet.clip(name)
        yield from self._axes()
        yield from self._future()
        yield element("g", *self._games(), clip_path=f"url(#{name})")
        yield element("g", *self._marks())
        lines = [part for line in self.chart.lines for part in self._line(line)]
        yield element("g", *lines, clip_path=f"url(#{name})")
        if self.chart.dots is not None:
            look = LOOKS[self.chart.dots.role]
            for quarter, value in self._shown_dots:
                place = (self._across(quarter), self._scale.at(value))
                yield marker(look.shape, place, look.colour, filled=look.filled)

    @cached_property
    def _shown_dots(self) -> list[tuple[float, float]]:
        """The dots within the quarters that are shown."""
        dots = () if self.chart.dots is None else self.chart.dots.points
        first, last = self._span
        return [dot for dot in dots if first <= dot[0] <= last and math.isfinite(dot[1])]

    @cached_property
    def _sheet(self) -> Box:
        widest = max((len(label) for label in tick_labels(self._scale)), default=1)
        left = self.box.left + max(widest, 3) * SMALL * 0.56 + 8
        return Box(left, self._top, self.box.right, self.box.bottom - _BELOW)

    @cached_property
    def _top(self) -> float:
        return self.box.top + 18 * max(self.rows, default=0)

    @cached_property
    def _span(self) -> tuple[int, int]:
        return _span(self.chart)

    @cached_property
    def _slot(self) -> float:
        first, last = self._span
        return (self._sheet.right - self._sheet.left) / (last - first + 1)

    def _across(self, quarter: float) -> float:
        return self._sheet.left + (quarter - self._span[0] + 0.5) * self._slot

    @cached_property
    def _scale(self) -> Scale:
        chart = self.chart
        seen = [value for line in chart.lines for value in line.values if math.isfinite(value)]
        if chart.band is not None:
            seen += [v for v in (*chart.band.low, *chart.band.high) if math.isfinite(v)]
        seen += [value for _, value in self._shown_dots]
        single = () if chart.strands is None else chart.strands.values
        flat = [value for strand in single for value in strand if math.isfinite(value)]
        seen = seen or flat or [0.0]
        room = _STRAGGLING * (max(seen) - min(seen))
        seen += [min(max(v, min(seen) - room), max(seen) + room) for v in flat]
        fixed = [end for end in (chart.axis.low, chart.axis.high) if end is not None]
        return linear([*seen, *fixed], self.box.bottom - _BELOW, self._top)

    # -- drawn --------------------------------------------------------------------------

    def _axes(self) -> Iterator[Element]:
        left, right, bottom = self._sheet.left, self._sheet.right, self._sheet.bottom
        for tick, label in zip(self._scale.ticks, tick_labels(self._scale), strict=True):
            y = self._scale.at(tick)
            yield element("line", x1=left, x2=right, y1=y, y2=y, stroke=RULE)
            yield text(label, left - 7, y + 4.5, text_anchor="end")
        first, last = self._span
        for year in range(first // QUARTERS_A_YEAR, last // QUARTERS_A_YEAR + 1):
            begins = max(year * QUARTERS_A_YEAR, first)
            ends = min(year * QUARTERS_A_YEAR + QUARTERS_A_YEAR - 1, last)
            x = self._across(begins) - self._slot / 2
            if begins > first:
                yield element("line", x1=x, x2=x, y1=self._sheet.top, y2=bottom, stroke=RULE)
            fits = (ends - begins + 1) * self._slot >= wide("0000") or self._every > 1
            fits = fits and (ends > begins or first == last)
            if year % self._every == 0 and fits:
                middle = (self._across(begins) + self._across(ends)) / 2
                yield text(str(year), middle, bottom + 18, text_anchor="middle")
        yield element("line", x1=left, x2=right, y1=bottom, y2=bottom, stroke=MUTED)

    @cached_property
    def _every(self) -> int:
        needed = (wide("0000") + 12) / (QUARTERS_A_YEAR * self._slot)
        return next((step for step in _YEAR_STEPS if step >= needed), _YEAR_STEPS[-1])

    def _future(self) -> Iterator[Element]:
        if self.chart.now is None or self.chart.now >= self._span[1]:
            return
        x = self._across(self.chart.now) + self._slot / 2
        sheet = self._sheet
        yield element(
            "line", x1=x, x2=x, y1=sheet.top, y2=sheet.bottom, stroke=TEXT, stroke_width=1.2,
            stroke_dasharray="2 3",
        )  # fmt: skip
        yield text("from here on: futures", min(x + 6, sheet.right - 130), sheet.bottom - 8)

    def _games(self) -> Iterator[Element]:
        look = LOOKS["possible"]
        band, strands = self.chart.band, self.chart.strands
        if band is not None:
            there, back = self._places(band.first, band.high), self._places(band.first, band.low)
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (*there, *back[::-1]))
            yield element("polygon", points=points, fill=look.fill)
        for strand in () if strands is None else strands.values:
            path = _path(self._places(0 if strands is None else strands.first, strand))
            yield element(
                "path", d=path, fill="none", stroke=look.colour, stroke_width=look.width,
                stroke_opacity="0.6",
            )  # fmt: skip

    def _line(self, line: Line) -> Iterator[Element]:
        look, places = LOOKS[line.role], self._places(line.first, line.values)
        if not places:
            return
        yield element(
            "path", d=_path(places), fill="none", stroke=look.colour, stroke_width=look.width,
            stroke_dasharray=dashes(look), stroke_linejoin="round",
        )  # fmt: skip
        for x, y in _apart(places):
            yield marker(look.shape, (x, y), look.colour, filled=look.filled)

    def _places(self, first: int, values: Sequence[float]) -> list[tuple[float, float]]:
        return [
            (self._across(first + k), self._scale.at(value))
            for k, value in enumerate(values)
            if math.isfinite(value)
        ]

    def _marks(self) -> Iterator[Element]:
        sheet = self._sheet
        for mark, row in zip(self.chart.marks, self.rows, strict=True):
            x, y = self._across(mark.quarter), sheet.top - 18 * row + 9
            yield element(
                "line", x1=x, x2=x, y1=y, y2=sheet.bottom, stroke=MUTED, stroke_width=0.8,
                stroke_dasharray="1 3",
            )  # fmt: skip
        for mark, row in zip(self.chart.marks, self.rows, strict=True):
            x, y = self._across(mark.quarter), sheet.top - 18 * row + 9
            yield from _token(LOOKS[mark.role], mark.label, x, y)


def _token(look: Look, label: str, x: float, y: float) -> Iterator[Element]:
    """Yield a small round token with a label; what luck brought has a broken edge."""
    yield element(
        "circle", cx=x, cy=y, r=_MARK - 1, fill=look.fill if look.dash else look.colour,
        stroke=look.colour, stroke_width=1.4, stroke_dasharray=dashes(look),
    )  # fmt: skip
    ink = TEXT if look.dash else "#FFFFFF"
    yield element(
        "text", label, x=x, y=y + 4, fill=ink, text_anchor="middle", font_size=11,
        font_weight="bold",
    )  # fmt: skip


def _apart(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return where a line has markers: a few places, evenly, the last among them."""
    step = max(len(places) // _FEW, 1)
    return places[::-1][::step][:_FEW]


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places) if places else ""
