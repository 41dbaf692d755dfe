"""Charts as tables: the same data, for whoever reads rather than looks."""

import math
from collections.abc import Iterator
from statistics import median
from typing import assert_never

from game.model.quarters import format_quarter
from game.reports.chart_looks import change, figure, measured
from game.reports.charts import (
    Bars,
    Chart,
    Cloud,
    CourseChart,
    Distribution,
    Scatter,
    Strands,
    Waterfall,
)
from game.reports.document import Row, Table

_NO_NUMBER = "\N{EM DASH}"
#: Of more points without names only the middle is told.
_MANY = 12
#: Single games among many are told by their least, middle and greatest.
_SHARES = ((0.1, "one in ten below"), (0.5, "middle"), (0.9, "one in ten above"))


def table_of(chart: Chart) -> Table:
    """Return a chart's data as a table."""
    match chart:
        case CourseChart():
            return _course(chart)
        case Waterfall():
            return _waterfall(chart)
        case Scatter():
            return _scatter(chart)
        case Bars():
            return _bars(chart)
        case Distribution():
            return _distribution(chart)
        case _:
            assert_never(chart)


def _course(chart: CourseChart) -> Table:
    columns: dict[str, dict[int, str]] = {}
    for line in chart.lines:
        columns[line.label] = _by_quarter(chart, line.first, line.values)
    if chart.band is not None:
        band = chart.band
        pairs = zip(band.low, band.high, strict=True)
        columns[band.label] = {
            band.first + k: f"{_said(chart, low)} to {_said(chart, high)}"
            for k, (low, high) in enumerate(pairs)
        }
    if chart.strands is not None:
        columns[chart.strands.label] = _reach(chart, chart.strands)
    if chart.dots is not None:
        dots = chart.dots.points
        columns[chart.dots.label] = {math.floor(q): _said(chart, value) for q, value in dots}
    marked = {mark.quarter for mark in chart.marks}
    quarters = sorted({q for column in columns.values() for q in column} | marked)
    noted = ("What happened",) if chart.marks else ()
    rows = (
        Row(
            (
                format_quarter(quarter),
                *(column.get(quarter, _NO_NUMBER) for column in columns.values()),
                *(("; ".join(_happened(chart, quarter)),) if chart.marks else ()),
            )
        )
        for quarter in quarters
    )
    names = ("Quarter", *columns, *noted)
    same = chart.title == chart.axis.title
    caption = measured(chart.axis) if same else f"{chart.title}: {measured(chart.axis)}"
    return Table(caption, names, tuple(rows), frozenset(range(1, len(columns) + 1)))


def _happened(chart: CourseChart, quarter: int) -> Iterator[str]:
    return (f"{m.label}. {m.text}" for m in chart.marks if m.quarter == quarter)


def _by_quarter(chart: CourseChart, first: int, values: tuple[float, ...]) -> dict[int, str]:
    return {first + k: _said(chart, value) for k, value in enumerate(values)}


def _reach(chart: CourseChart, strands: Strands) -> dict[int, str]:
    columns = list(zip(*strands.values, strict=True))
    return {
        strands.first + k: f"{_said(chart, min(column))} to {_said(chart, max(column))}"
        for k, column in enumerate(columns)
    }


def _said(chart: CourseChart, value: float) -> str:
    return figure(value, chart.axis) if math.isfinite(value) else _NO_NUMBER


def _waterfall(chart: Waterfall) -> Table:
    rows = [
        Row((chart.before_label, figure(chart.before, chart.axis), "")),
        *(
            Row((step.label, change(step.amount, chart.axis), _why(step.note, luck=step.luck)))
            for step in chart.steps
        ),
        Row((chart.after_label, figure(chart.after, chart.axis), "")),
    ]
    columns = ("Cause", measured(chart.axis), "Why")
    return Table(chart.title, columns, tuple(rows), frozenset({1}))


def _why(note: str, *, luck: bool) -> str:
    return " ".join(part for part in ("Luck." if luck else "", note) if part)


def _scatter(chart: Scatter) -> Table:
    listed = [row for cloud in chart.clouds for row in _placed(cloud)]
    kinds = any(name != kind for name, kind, _ in listed)
    rows = (
        Row((name, *((kind,) if kinds else ()), figure(x, chart.across), figure(y, chart.up)))
        for name, kind, (x, y) in listed
    )
    ends = (measured(chart.across), measured(chart.up))
    columns = ("Point", *(("Kind",) if kinds else ()), *ends)
    return Table(chart.title, columns, tuple(rows), frozenset({len(columns) - 2, len(columns) - 1}))


def _placed(cloud: Cloud) -> Iterator[tuple[str, str, tuple[float, float]]]:
    """Yield the name, the kind and the place of each point; of a crowd only its middle."""
    if cloud.role == "possible" and len(cloud.points) > _MANY:
        across, up = (median(values) for values in zip(*cloud.points, strict=True))
        yield f"{cloud.label}: the middle of them", cloud.label, (across, up)
        return
    for position, point in enumerate(cloud.points):
        yield (cloud.names[position] if cloud.names else cloud.label), cloud.label, point


def _bars(chart: Bars) -> Table:
    ranged = any(bar.low is not None for bar in chart.bars)
    compared = any(bar.beside is not None for bar in chart.bars)
    worded = any(bar.word for bar in chart.bars)
    columns = [measured(chart.axis), chart.value_label]
    columns += [chart.range_label] if ranged else []
    columns += [chart.beside_label] if compared else []
    numeric = frozenset(range(1, len(columns)))
    rows = []
    for bar in chart.bars:
        cells = [bar.label, figure(bar.value, chart.axis)]
        if ranged:
            known = bar.low is not None and bar.high is not None
            low, high = (figure(end or 0.0, chart.axis) for end in (bar.low, bar.high))
            cells.append(f"{low} to {high}" if known else _NO_NUMBER)
        if compared:
            cells.append(_NO_NUMBER if bar.beside is None else figure(bar.beside, chart.axis))
        rows.append(Row((*cells, *((bar.word,) if worded else ()))))
    return Table(chart.title, (*columns, *(("In a word",) if worded else ())), tuple(rows), numeric)


def _distribution(chart: Distribution) -> Table:
    rows = [
        Row((mark.label, figure(mark.value, chart.axis), *[_below(mark.value, c.values)
             for c in chart.crowds]))
        for mark in chart.marks
    ]  # fmt: skip
    for share, said in _SHARES:
        for crowd in chart.crowds:
            value = _quantile(crowd.values, share)
            rows.append(
                Row(
                    (f"{crowd.label}: {said}", figure(value, chart.axis), *[""] * len(chart.crowds))
                )
            )
    columns = (
        "Value",
        measured(chart.axis),
        *(f"Higher than so many of: {crowd.label}" for crowd in chart.crowds),
    )
    return Table(chart.title, columns, tuple(rows), frozenset(range(1, len(columns))))


def _below(value: float, others: tuple[float, ...]) -> str:
    return f"{sum(1 for other in others if other < value)} of {len(others)}"


def _quantile(values: tuple[float, ...], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else math.nan
