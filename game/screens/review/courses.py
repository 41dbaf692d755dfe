"""You and history: where the indicators end, and how they went there."""

from game.model.program import Indicator
from game.reports.chart_looks import figure
from game.reports.charting import axis_of, course_chart
from game.reports.review_log import shown_first
from game.screens.charts.figure import Manner
from game.screens.charts.figure import figure as drawn
from game.screens.layout.boxes import Column
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.review.page import Page, block
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text

_HIGH = 190


def courses_page(page: Page) -> Widget:
    """Return the course of the indicators that are shown first, and a table of all."""
    say, found = page.ui.say, page.found
    cards = [_course(page, indicator) for indicator in shown_first(found.scenario)]
    every = found.game.board.program.indicators
    return Column(
        [
            Text(say("review.courses.title"), "title"),
            Text(say("review.courses.lead"), "body", "muted"),
            Grid(cards, cell=360, gap=12, most=3),
            Disclosure(say("review.courses.all"), ends_table(page, every), id="all"),
        ],
        gap=10,
    )


def beside_history(page: Page) -> Widget:
    """Return where the first indicators end, beside history."""
    return ends_table(page, shown_first(page.found.scenario))


def ends_table(page: Page, indicators: tuple[Indicator, ...]) -> Table:
    """Return where indicators end in this game and under the lines that it is compared with."""
    say, found = page.ui.say, page.found
    columns = {each.name: k for k, each in enumerate(found.game.board.program.indicators)}
    lines = [line for name, line in found.lines.items() if name == "history"]
    rows = []
    for indicator in indicators:
        axis = axis_of(found.scenario, indicator)
        unit = f"{axis.title}, {axis.unit}" if axis.unit else axis.title
        cells = [figure(found.truth(indicator.name)[-1], axis)]
        for line in lines:
            row = min(found.played, len(line.values)) - 1
            cells.append(figure(float(line.values[row, columns[indicator.name]]), axis))
        rows.append([unit, *cells])
    heads = [Head(say("review.beside.at_the_end")), Head(say("review.beside.you"), "right")]
    heads += [Head(say("review.beside.history"), "right") for _ in lines]
    return Table(say("review.beside.title"), heads, rows)


def _course(page: Page, indicator: Indicator) -> Widget:
    data = page.judging.once(
        f"course {indicator.name}", lambda: course_chart(page.found, indicator)
    )
    said = Text(data.sentence, "small", "muted")
    return block([drawn(page.ui.say, data, Manner(high=_HIGH), grow=1), said], indicator.name)
