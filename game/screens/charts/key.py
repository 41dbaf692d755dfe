"""The key of a chart: each sign that it uses, with what it stands for."""

from collections.abc import Iterator
from typing import assert_never

from game.reports import charts
from game.reports.chart_looks import figure
from game.screens.charts.samples import KeyEntry, Sample
from game.screens.drawing.theme import Accent
from game.screens.wording import Words


def key_of(say: Words, data: charts.Chart, accent: Accent = "yours") -> Iterator[KeyEntry]:
    """Yield the key of a chart.

    Args:
        say: the words of the player's language.
        data: of the chart.
        accent: of what is the player's own.
    """
    for words, sample in _entries(say, data):
        yield KeyEntry(words, sample, accent)


def _entries(say: Words, data: charts.Chart) -> Iterator[tuple[str, Sample]]:
    match data:
        case charts.CourseChart():
            yield from _of_course(data)
        case charts.Scatter():
            for cloud in data.clouds:
                yield cloud.label, _of_cloud(cloud)
        case charts.Bars():
            yield from _of_bars(data)
        case charts.Distribution():
            for mark in data.marks:
                yield f"{mark.label}: {figure(mark.value, data.axis)}", Sample("line", mark.role)
        case charts.Waterfall():
            yield from _of_waterfall(say, data)
        case _:
            assert_never(data)


def _of_course(data: charts.CourseChart) -> Iterator[tuple[str, Sample]]:
    ahead = data.now is not None
    for line in reversed(data.lines):
        yield line.label, Sample("line", line.role, ahead=ahead)
    if data.band is not None:
        yield data.band.label, Sample("band", "possible")
    if data.strands is not None:
        yield data.strands.label, Sample("strand", "possible")


def _of_cloud(cloud: charts.Cloud) -> Sample:
    if cloud.role == "frontier" and len(cloud.points) > 1:
        return Sample("line", cloud.role)
    return Sample("dots" if cloud.role == "possible" else "point", cloud.role)


def _of_bars(data: charts.Bars) -> Iterator[tuple[str, Sample]]:
    yield data.value_label, Sample("bar", "mine")
    if any(bar.low is not None for bar in data.bars):
        yield data.range_label, Sample("reach", "mine")
    if any(bar.beside is not None for bar in data.bars):
        yield data.beside_label, Sample("point", "history")


def _of_waterfall(say: Words, data: charts.Waterfall) -> Iterator[tuple[str, Sample]]:
    decided = [step for step in data.steps if not step.luck]
    if any(step.amount >= 0 for step in decided):
        yield say("charts.more"), Sample("bar", "mine")
    if any(step.amount < 0 for step in decided):
        yield say("charts.less"), Sample("hatched", "mine")
    if any(step.luck for step in data.steps):
        yield say("charts.luck"), Sample("bar", "luck")
