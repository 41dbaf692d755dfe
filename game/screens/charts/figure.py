"""Figures: a chart with its title, what is measured, the key of its signs, and its two readings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

import pygame

from game.reports import charts, document
from game.reports.chart_looks import measured
from game.reports.chart_tables import table_of
from game.screens.charts.bars import BarsDrawing
from game.screens.charts.course import CourseDrawing
from game.screens.charts.distribution import DistributionDrawing
from game.screens.charts.falls import WaterfallChart
from game.screens.charts.key import key_of
from game.screens.charts.pen import Pen
from game.screens.charts.scatter import ScatterDrawing
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Accent
from game.screens.layout.boxes import Column
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Widget
from game.screens.widgets.chart import Chart
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text
from game.screens.wording import Words

Press = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a chart is drawn.

    Attributes:
        small: a course as on a card: no axes, no labels.
        accent: of what is the player's own.
        high: least height in units of the design; 0 for what suits the kind.
    """

    small: bool = False
    accent: Accent = "yours"
    high: float = 0


USUAL = Manner()
_HIGH = 220.0


@dataclass(eq=False)
class DataChart(Chart):
    """The drawing of a chart's data.

    Attributes:
        data: what is drawn; drawn again only when it changes.
        manner: how.
        later: what is written where the future begins.
    """

    data: charts.Chart = field(kw_only=True)
    manner: Manner = field(default=USUAL, kw_only=True)
    later: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.draw = self._drawn
        self.version = self.data
        self.sentence = lambda: self.data.sentence
        self.table = lambda: reading(self.data)

    def measure_height(self, look: Look, width: int) -> int:
        """Return what its rows need, or its least height."""
        usual = super().measure_height(look, width)
        if self.manner.high or not isinstance(self.data, charts.Bars | charts.Distribution):
            return usual
        pen = Pen(Canvas(pygame.Surface((1, 1)), look), self.ground)
        rect = pygame.Rect(0, 0, width, 1)
        if isinstance(self.data, charts.Bars):
            return BarsDrawing(pen, rect, self.data).high
        return DistributionDrawing(pen, rect, self.data).high

    def _drawn(self, canvas: Canvas, rect: pygame.Rect) -> None:
        pen = Pen(canvas, self.ground, self.manner.accent)
        match self.data:
            case charts.CourseChart():
                CourseDrawing(pen, rect, self.data, self.manner.small, self.later).draw()
            case charts.Scatter():
                ScatterDrawing(pen, rect, self.data).draw()
            case charts.Bars():
                BarsDrawing(pen, rect, self.data).draw()
            case charts.Distribution():
                DistributionDrawing(pen, rect, self.data).draw()
            case charts.Waterfall():
                message = "a waterfall has rows of its own: game.screens.charts.falls"
                raise TypeError(message)
            case _:
                assert_never(self.data)


def chart(
    say: Words,
    data: charts.Chart,
    manner: Manner = USUAL,
    on_do: Press | None = None,
    *,
    grow: float = 0.0,
) -> Chart:
    """Return the drawing of a chart, without title and key.

    Args:
        say: the words of the player's language.
        data: of the chart.
        manner: how it is drawn.
        on_do: what pressing it does.
        grow: its share of what room is left over.
    """
    if isinstance(data, charts.Waterfall):
        return WaterfallChart(
            data.title,
            id=data.anchor,
            grow=grow,
            chart=data,
            sentence=lambda: data.sentence,
            table=lambda: reading(data),
        )
    return DataChart(
        data.title,
        on_do,
        id=data.anchor,
        grow=grow,
        data=data,
        manner=manner,
        later=say("charts.later"),
        high=manner.high or _HIGH,
    )


def figure(
    say: Words,
    data: charts.Chart,
    manner: Manner = USUAL,
    on_do: Press | None = None,
    *,
    grow: float = 0.0,
) -> Widget:
    """Return a whole chart: title, what is measured, key, drawing.

    Args:
        say: the words of the player's language.
        data: of the chart.
        manner: how it is drawn.
        on_do: what pressing it does.
        grow: its share of what room is left over.
    """
    entries = list(key_of(say, data, manner.accent))
    unit = _unit(data)
    return Column(
        [
            Text(data.title, "heading"),
            Text(unit, "small", "muted") if unit else None,
            Flow(entries, gap=14, id="key") if entries else None,
            chart(say, data, manner, on_do, grow=1),
        ],
        gap=5,
        id=f"{data.anchor}-figure",
        grow=grow,
    )


def reading(data: charts.Chart) -> Table:
    """Return a chart's data as a table that can be shown."""
    table = table_of(data)
    heads = [
        Head(title, "right" if position in table.numeric else "left")
        for position, title in enumerate(table.columns)
    ]
    rows = [[_plain(cell) for cell in row.cells] for row in table.rows]
    return Table(table.caption, heads, rows)


def _plain(words: document.Words) -> str:
    parts = words if isinstance(words, tuple) else (words,)
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def _unit(data: charts.Chart) -> str:
    match data:
        case charts.Scatter():
            return ""
        case charts.CourseChart() | charts.Waterfall() if data.axis.title in data.title:
            return "" if data.axis.unit in {"", "1"} else data.axis.unit
        case _:
            return measured(data.axis)
