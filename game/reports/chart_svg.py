"""Charts as SVG, for reports: light as paper, readable in greyscale, with words for everything."""

from typing import assert_never

from game.reports.chart_course import draw_course
from game.reports.chart_paper import HALF, WIDE, Size
from game.reports.chart_places import draw_distribution, draw_scatter
from game.reports.chart_rows import draw_bars, draw_waterfall
from game.reports.chart_tables import table_of
from game.reports.charts import Bars, Chart, CourseChart, Distribution, Scatter, Waterfall
from game.reports.document import Picture
from game.reports.markup import Element

__all__ = ["HALF", "WIDE", "draw", "pictured"]


def draw(chart: Chart, size: Size = WIDE) -> Element:
    """Return a chart as an `svg` element that stands alone."""
    match chart:
        case CourseChart():
            return draw_course(chart, size)
        case Waterfall():
            return draw_waterfall(chart, size)
        case Scatter():
            return draw_scatter(chart, size)
        case Bars():
            return draw_bars(chart, size)
        case Distribution():
            return draw_distribution(chart, size)
        case _:
            assert_never(chart)


def pictured(chart: Chart, size: Size = WIDE) -> Picture:
    """Return a chart as a block of a report: drawing, sentence and table."""
    return Picture(draw(chart, size), chart.sentence, table_of(chart))
