"""Drawings of places: two measures against each other, and one value among many."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from game.reports.chart_looks import LOOKS, figure, measured
from game.reports.chart_paper import Box, Paper, Sign, Size, dashes, shortened, wide
from game.reports.charts import Axis, Cloud, Crowd, Distribution, Scatter, ValueMark
from game.reports.course_frame import MUTED, RULE, TEXT, text
from game.reports.markers import marker
from game.reports.markup import Element, element
from game.reports.scales import Scale, linear, tick_labels

_BELOW = 46
#: A scatter is about this much taller than a course.
_TALLER = 1.15
#: Up to so many values are dots of their own.
_DOTS = 60
_BINS = 40
#: A frontier of more points is a line with dots.
_MANY = 12
_STRIP, _HEAD = 74.0, 28.0


def _scale(axis: Axis, values: list[float], begins: float, ends: float) -> Scale:
    """Return a scale that ends where its axis says, and else where the data do."""
    fixed = [end for end in (axis.low, axis.high) if end is not None]
    scale = linear([*values, *fixed], begins, ends)
    low = scale.low if axis.low is None else axis.low
    high = scale.high if axis.high is None else axis.high
    ticks = tuple(tick for tick in scale.ticks if low - 1e-9 <= tick <= high + 1e-9)
    return Scale(low, high, begins, ends, logarithmic=False, ticks=ticks)


# -- two measures against each other --------------------------------------------------------


def draw_scatter(chart: Scatter, size: Size) -> Element:
    """Return the drawing of two measures against each other."""
    signs = tuple(
        Sign(cloud.label, LOOKS[cloud.role], "line" if cloud.role == "frontier" else "point")
        for cloud in chart.clouds
    )
    subtitle = f"Up: {measured(chart.up)}. Across: {measured(chart.across)}."
    paper = Paper(chart, size, subtitle, signs, size.plot * _TALLER + _BELOW)
    return paper.drawn(lambda box: _Places(chart, box).drawn())


@dataclass(frozen=True)
class _Places:
    chart: Scatter
    box: Box

    def drawn(self) -> Iterator[Element]:
        """Yield the plot, the points of one game last."""
        sheet = Box(self.box.left + 34, self.box.top, self.box.right, self.box.bottom - _BELOW)
        points = [point for cloud in self.chart.clouds for point in cloud.points]
        across = _scale(self.chart.across, [p[0] for p in points], sheet.left, sheet.right)
        up = _scale(self.chart.up, [p[1] for p in points], sheet.bottom, sheet.top)
        yield sheet.sheet()
        yield from self._axes(sheet, across, up)
        taken: list[Box] = []
        for cloud in self.chart.clouds:
            places = [(across.at(x), up.at(y)) for x, y in cloud.points]
            yield from _cloud(cloud, places)
            for name, place in zip(cloud.names, places, strict=False):
                yield from _name(name, place, sheet, taken)

    def _axes(self, sheet: Box, across: Scale, up: Scale) -> Iterator[Element]:
        for tick, label in zip(across.ticks, tick_labels(across), strict=True):
            x = across.at(tick)
            yield element("line", x1=x, x2=x, y1=sheet.top, y2=sheet.bottom, stroke=RULE)
            yield text(label, x, sheet.bottom + 18, text_anchor="middle")
        for tick, label in zip(up.ticks, tick_labels(up), strict=True):
            y = up.at(tick)
            yield element("line", x1=sheet.left, x2=sheet.right, y1=y, y2=y, stroke=RULE)
            yield text(label, sheet.left - 7, y + 4.5, text_anchor="end")
        arrow = "\N{RIGHTWARDS ARROW}"
        said = shortened(f"{self.chart.across.title} {arrow}", sheet.right - sheet.left)
        yield text(said, sheet.right, sheet.bottom + 38, fill=MUTED, text_anchor="end")


def _cloud(cloud: Cloud, places: list[tuple[float, float]]) -> Iterator[Element]:
    look = LOOKS[cloud.role]
    if cloud.role == "frontier" and len(places) > 1:
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield element("path", d=path, fill="none", stroke=look.colour, stroke_width=look.width)
    if cloud.role == "possible" or (cloud.role == "frontier" and len(places) > _MANY):
        dots = (element("circle", cx=x, cy=y, r=2.2) for x, y in places)
        yield element("g", *dots, fill=look.colour, fill_opacity="0.55")
        return
    for place in places:
        yield marker(look.shape, place, look.colour, filled=look.filled)


def _name(name: str, place: tuple[float, float], sheet: Box, taken: list[Box]) -> Iterator[Element]:
    """Yield a point's name beside it, where no other name stands yet."""
    x, y = place
    length = wide(name) + 4
    for dx, dy in ((10.0, 4.5), (-10.0 - length, 4.5), (10.0, -10.0), (10.0, 19.0),
                   (-10.0 - length, 19.0), (-10.0 - length, -10.0)):  # fmt: skip
        box = Box(x + dx, y + dy - 12, x + dx + length, y + dy + 3)
        inside = box.left >= sheet.left and box.right <= sheet.right
        if inside and box.top >= sheet.top and not any(_meet(box, other) for other in taken):
            taken.append(box)
            yield element(
                "text", name, x=x + dx, y=y + dy, fill=TEXT, font_weight="bold", stroke="#FCFAF5",
                stroke_width=3, paint_order="stroke",
            )  # fmt: skip
            return


def _meet(one: Box, other: Box) -> bool:
    return not (
        one.right < other.left
        or other.right < one.left
        or one.bottom < other.top
        or other.bottom < one.top
    )


# -- one among many -------------------------------------------------------------------------


def draw_distribution(chart: Distribution, size: Size) -> Element:
    """Return the drawing of many values, and of those that stand out among them."""
    signs = tuple(Sign(f"{m.label}: {figure(m.value, chart.axis)}", LOOKS[m.role], "line")
                  for m in chart.marks)  # fmt: skip
    height = len(chart.crowds) * (_STRIP + _HEAD) + 26
    paper = Paper(chart, size, measured(chart.axis), signs, height)
    return paper.drawn(lambda box: _crowds(chart, box))


def _crowds(chart: Distribution, box: Box) -> Iterator[Element]:
    values = [value for crowd in chart.crowds for value in crowd.values if math.isfinite(value)]
    values += [mark.value for mark in chart.marks]
    scale = _scale(chart.axis, values or [0.0], box.left + 6, box.right - 6)
    bottom = box.bottom - 26
    for position, crowd in enumerate(chart.crowds):
        top = box.top + position * (_STRIP + _HEAD)
        foot = top + _HEAD + _STRIP
        said = f"{crowd.label} ({len(crowd.values)})"
        yield text(shortened(said, box.right - box.left), box.left, top + 14)
        yield Box(box.left, top + _HEAD, box.right, foot).sheet()
        for tick in scale.ticks:
            x = scale.at(tick)
            yield element("line", x1=x, x2=x, y1=top + _HEAD, y2=foot, stroke=RULE)
        yield from _crowd(crowd, scale, foot)
        yield element("line", x1=box.left, x2=box.right, y1=foot, y2=foot, stroke=MUTED)
        yield from (_through(mark, scale, top + _HEAD, foot) for mark in chart.marks)
    for tick, label in zip(scale.ticks, tick_labels(scale), strict=True):
        yield text(label, scale.at(tick), bottom + 18, text_anchor="middle")


def _crowd(crowd: Crowd, scale: Scale, foot: float) -> Iterator[Element]:
    """Yield few values as dots that stand on each other, many as counts."""
    look = LOOKS[crowd.role]
    span = scale.ends - scale.begins
    counts: dict[int, int] = {}
    width = span / _BINS
    for value in sorted(crowd.values):
        place = min(int((scale.at(value) - scale.begins) / width), _BINS - 1)
        counts[place] = counts.get(place, 0) + 1
    most = max(counts.values(), default=1)
    for place, count in counts.items():
        x = scale.begins + place * width
        if len(crowd.values) <= _DOTS:
            step = min(11.0, (_STRIP - 8) / most)
            for above in range(count):
                yield element(
                    "circle", cx=x + width / 2, cy=foot - 7 - above * step, r=4.6,
                    fill=look.fill, stroke=look.colour, stroke_width=1.2,
                )  # fmt: skip
        else:
            height = (_STRIP - 8) * count / most
            yield element(
                "rect", x=x + 0.5, y=foot - height, width=width - 1, height=height,
                fill=look.fill, stroke=look.colour, stroke_width=0.8,
            )  # fmt: skip


def _through(mark: ValueMark, scale: Scale, top: float, bottom: float) -> Element:
    look, x = LOOKS[mark.role], scale.at(mark.value)
    return element(
        "g",
        element(
            "line", x1=x, x2=x, y1=top, y2=bottom, stroke=look.colour,
            stroke_width=max(look.width, 1.8), stroke_dasharray=dashes(look),
        ),
        marker(look.shape, (x, top), look.colour, filled=look.filled),
    )  # fmt: skip
