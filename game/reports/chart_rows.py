"""Drawings in rows: bars side by side, and causes that add up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.reports.chart_looks import CIRCLE, LOOKS, Look, change, figure, measured
from game.reports.chart_paper import Box, Paper, Sign, Size, dashes, hatching, wide, wrapped
from game.reports.charts import Axis, Bar, Bars, Step, Waterfall
from game.reports.course_frame import MUTED, RULE, SHEET, TEXT, text
from game.reports.markers import marker
from game.reports.markup import Element, element
from game.reports.scales import Scale, linear, tick_labels

#: The share of the width that labels have.
_LABELS = 0.4
_ROW, _TEXT_LINE, _THICK, _POST = 27.0, 15.0, 14.0, 6.0
#: Below the rows, for the scale.
_BELOW = 26
_DOWN = Look("#A33A28", 1.4, (), CIRCLE, filled=False, fill=SHEET)
_UP = LOOKS["choice"]
#: Bars are pale, so that what is marked on them can be seen without colour.
_PALE = LOOKS["choice"].fill
_CHANCE = LOOKS["luck"]


@dataclass(frozen=True)
class _Rows:
    """Rows with labels at the left, a scale below, and room for figures at the right."""

    labels: tuple[list[str], ...]
    box: Box
    figures: float

    @property
    def left(self) -> float:
        """Where the scale begins."""
        return self.box.left + _LABELS * (self.box.right - self.box.left)

    @property
    def right(self) -> float:
        """Where it ends, before the figures."""
        return self.box.right - self.figures

    @property
    def bottom(self) -> float:
        """The lower end of the rows."""
        return self.box.bottom - _BELOW

    def middles(self) -> Iterator[float]:
        """Yield the middle of each row."""
        y = self.box.top
        for label in self.labels:
            height = _height(label)
            yield y + height / 2
            y += height

    def named(self) -> Iterator[Element]:
        """Yield the labels, each in as many lines as it needs."""
        for label, middle in zip(self.labels, self.middles(), strict=True):
            foot = middle + 4.5 - (len(label) - 1) * _TEXT_LINE / 2
            for position, line in enumerate(label):
                yield text(line, self.left - 10, foot + position * _TEXT_LINE, text_anchor="end")

    def axis(self, scale: Scale) -> Iterator[Element]:
        """Yield the ground and the scale below it."""
        yield Box(self.left, self.box.top, self.right, self.bottom).sheet()
        for tick, label in zip(scale.ticks, tick_labels(scale), strict=True):
            x = scale.at(tick)
            yield element("line", x1=x, x2=x, y1=self.box.top, y2=self.bottom, stroke=RULE)
            yield text(label, x, self.bottom + 18, text_anchor="middle")
        yield element(
            "line", x1=self.left, x2=self.right, y1=self.bottom, y2=self.bottom, stroke=MUTED
        )


def _height(label: list[str]) -> float:
    return max(_ROW, len(label) * _TEXT_LINE + 10)


def _labels(said: list[str], size: Size) -> tuple[list[str], ...]:
    room = _LABELS * (size.width - 40) - 10
    return tuple(wrapped(label, room)[:3] or [""] for label in said)


# -- bars -----------------------------------------------------------------------------------


def draw_bars(chart: Bars, size: Size) -> Element:
    """Return the drawing of things side by side."""
    labels = _labels([bar.label for bar in chart.bars], size)
    height = sum(map(_height, labels)) + _BELOW
    paper = Paper(chart, size, measured(chart.axis), tuple(_bar_signs(chart)), height)
    figures = max((wide(_figure(bar, chart.axis)) for bar in chart.bars), default=0.0) + 12

    def plot(box: Box) -> Iterator[Element]:
        rows = _Rows(labels, box, figures)
        ends = [value for bar in chart.bars for value in _values(bar)]
        fixed = [end for end in (chart.axis.low, chart.axis.high) if end is not None]
        scale = _fixed(chart.axis, linear([*ends, *fixed, 0.0], rows.left, rows.right))
        yield from rows.axis(scale)
        for step in chart.steps:
            x = scale.at(step)
            yield element(
                "line", x1=x, x2=x, y1=box.top, y2=rows.bottom, stroke=MUTED,
                stroke_dasharray="2 4",
            )  # fmt: skip
        yield from rows.named()
        for bar, middle in zip(chart.bars, rows.middles(), strict=True):
            yield from _bar(bar, scale, middle)
            yield text(_figure(bar, chart.axis), rows.right + 8, middle + 4.5)

    return paper.drawn(plot)


def _fixed(axis: Axis, scale: Scale) -> Scale:
    """Return a scale that ends where its axis says, without any room beyond."""
    low = scale.low if axis.low is None else axis.low
    high = scale.high if axis.high is None else axis.high
    ticks = tuple(tick for tick in scale.ticks if low - 1e-9 <= tick <= high + 1e-9)
    return Scale(low, high, scale.begins, scale.ends, logarithmic=False, ticks=ticks)


def _bar_signs(chart: Bars) -> Iterator[Sign]:
    yield Sign(chart.value_label, replace(LOOKS["mine"], fill=_PALE), "bar")
    if any(bar.low is not None for bar in chart.bars):
        yield Sign(chart.range_label, Look(TEXT, 1.8, (), CIRCLE, filled=True, fill=TEXT), "line")
    if any(bar.beside is not None for bar in chart.bars):
        yield Sign(chart.beside_label, LOOKS["history"], "point")


def _values(bar: Bar) -> list[float]:
    return [value for value in (bar.value, bar.low, bar.high, bar.beside) if value is not None]


def _figure(bar: Bar, axis: Axis) -> str:
    said = figure(bar.value, axis)
    return f"{said}, {bar.word}" if bar.word else said


def _bar(bar: Bar, scale: Scale, middle: float) -> Iterator[Element]:
    mine, history = LOOKS["mine"], LOOKS["history"]
    zero, end = scale.at(0.0), scale.at(bar.value)
    yield element(
        "rect", x=min(zero, end), y=middle - _THICK / 2, width=max(abs(end - zero), 1.5),
        height=_THICK, fill=_PALE, stroke=mine.colour, stroke_width=1.4,
    )  # fmt: skip
    if bar.low is not None and bar.high is not None:
        low, high = scale.at(bar.low), scale.at(bar.high)
        # A pale line below the dark one shows on the bar and beside it.
        caps = "".join(f"M{end:.1f} {middle - 6:.1f}v12" for end in (low, high))
        path = f"M{low:.1f} {middle:.1f}H{high:.1f}{caps}"
        yield element("path", d=path, stroke=SHEET, stroke_width=4.5, fill="none")
        yield element("path", d=path, stroke=TEXT, stroke_width=1.8, fill="none")
    if bar.beside is not None:
        yield marker(history.shape, (scale.at(bar.beside), middle), history.colour, filled=True)


# -- causes that add up ---------------------------------------------------------------------


def draw_waterfall(chart: Waterfall, size: Size) -> Element:
    """Return the drawing of causes that add up from one value to another."""
    said = [chart.before_label, *(step.label for step in chart.steps), chart.after_label]
    labels = _labels(said, size)
    height = sum(map(_height, labels)) + _BELOW
    paper = Paper(chart, size, chart.axis.unit, tuple(_step_signs(chart)), height)
    told = [figure(chart.before, chart.axis), figure(chart.after, chart.axis)]
    told += [change(step.amount, chart.axis) for step in chart.steps]
    figures = max(map(wide, told)) + 12

    def plot(box: Box) -> Iterator[Element]:
        rows = _Rows(labels, box, figures)
        scale = linear(_levels(chart), rows.left, rows.right)
        yield from rows.axis(scale)
        yield from rows.named()
        yield from _falls(chart, scale, list(rows.middles()), rows.right + 8)

    return paper.drawn(plot)


def _step_signs(chart: Waterfall) -> Iterator[Sign]:
    if any(step.amount > 0 and not step.luck for step in chart.steps):
        yield Sign("more", _UP, "bar")
    if any(step.amount < 0 and not step.luck for step in chart.steps):
        yield Sign("less", _DOWN, "hatched")
    if any(step.luck for step in chart.steps):
        yield Sign("luck, either way", _CHANCE, "bar")


def _levels(chart: Waterfall) -> list[float]:
    levels = [chart.before]
    for step in chart.steps:
        levels.append(levels[-1] + step.amount)
    return [*levels, chart.after]


def _falls(chart: Waterfall, scale: Scale, middles: list[float], x: float) -> Iterator[Element]:
    levels = _levels(chart)
    yield from _whole(scale, chart.before, middles[0])
    yield text(figure(chart.before, chart.axis), x, middles[0] + 4.5)
    for k, step in enumerate(chart.steps):
        middle = middles[k + 1]
        join = scale.at(levels[k])
        yield element(
            "line", x1=join, x2=join, y1=middles[k], y2=middle, stroke=MUTED, stroke_width=0.8
        )
        yield from _step(step, (scale.at(levels[k]), scale.at(levels[k + 1])), middle)
        yield text(change(step.amount, chart.axis), x, middle + 4.5)
    yield from _whole(scale, chart.after, middles[-1])
    yield text(figure(chart.after, chart.axis), x, middles[-1] + 4.5)


def _whole(scale: Scale, value: float, middle: float) -> Iterator[Element]:
    """Yield a post: the scale need not begin at zero, so that a bar's length would mislead."""
    x = scale.at(value)
    yield element(
        "rect", x=x - _POST / 2, y=middle - _THICK / 2 - 2, width=_POST, height=_THICK + 4,
        fill=TEXT,
    )  # fmt: skip


def _step(step: Step, ends: tuple[float, float], middle: float) -> Iterator[Element]:
    look = _CHANCE if step.luck else _UP if step.amount >= 0 else _DOWN
    left, width = min(ends), max(abs(ends[1] - ends[0]), 1.5)
    yield element(
        "rect", x=left, y=middle - _THICK / 2, width=width, height=_THICK, fill=look.fill,
        stroke=look.colour, stroke_width=1.4, stroke_dasharray=dashes(look),
    )  # fmt: skip
    if look is _DOWN:
        box = Box(left, middle - _THICK / 2, left + width, middle + _THICK / 2)
        yield hatching(box, look.colour)
