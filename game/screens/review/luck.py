"""Luck and choice: the result among other lucks, the decisions among other lines of play."""

from game.reports.charting_judged import luck_distribution
from game.reports.charts import Distribution
from game.reports.review_words import one_line
from game.screens.charts.figure import figure
from game.screens.layout.boxes import Column
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.review.page import Page, block
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text


def luck_page(page: Page) -> Widget:
    """Return where every goal lies among lucks, and the decisions among lines of play."""
    say, found = page.ui.say, page.found
    charts: list[Widget] = []
    for goal in found.scenario.judgement.goals:
        data = page.judging.once(f"luck {goal}", lambda goal=goal: luck_distribution(found, goal))  # type: ignore[misc]  # a default binds the name
        if isinstance(data, Distribution):
            said = Text(data.sentence, "small", "muted")
            charts.append(block([figure(say, data), said], f"luck-{goal}"))
    return Column(
        [
            Text(say("review.luck.title"), "title"),
            Text(say("review.luck.lead", runs=found.luck.runs), "body", "muted"),
            block([_table(page)], "table"),
            None if found.frontier else Text(say("review.luck.no_frontier"), "body", "muted"),
            Grid(charts, cell=420, gap=12, most=2) if charts else None,
        ],
        gap=10,
    )


def _table(page: Page) -> Widget:
    say, found = page.ui.say, page.found
    rows = []
    for name, goal in found.scenario.judgement.goals.items():
        luck, choice = found.luck.goals[name], found.choice.get(name)
        spread = say(
            "review.luck.spread",
            median=f"{luck.median:.0f}",
            low=f"{luck.low:.0f}",
            high=f"{luck.high:.0f}",
        )
        cells = [one_line(goal.title), f"{luck.value:.0f}", spread, f"{luck.percentile:.0f}"]
        rows.append([*cells, *([f"{choice.percentile:.0f}"] if choice is not None else [])])
    heads = [Head(say("review.luck.head.goal"))]
    heads += [Head(say(f"review.luck.head.{h}"), "right") for h in ("yours", "lucks", "luckier")]
    if found.choice:
        heads.append(Head(say("review.luck.head.decided"), "right"))
    return Table(say("review.luck.title"), heads, rows)
