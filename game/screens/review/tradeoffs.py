"""Goals and trade-offs: what was reached, what luck and history made of it, what is possible."""

from game.judgement.dominance import inside
from game.reports.charting_judged import goal_bars, tradeoff_scatter
from game.reports.review_words import one_line
from game.screens.charts.figure import figure
from game.screens.layout.boxes import Column
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.numbers import number
from game.screens.review.page import Page, block
from game.screens.review.scatter import scatter_card
from game.screens.widgets.text import Text


def tradeoffs_page(page: Page) -> Widget:
    """Return every goal on one scale, and every trade-off with its frontier."""
    say, found = page.ui.say, page.found
    data = page.judging.once("goals", lambda: goal_bars(found))
    names = list(found.scenario.judgement.tradeoffs)
    goals = block([figure(say, data)], "goals", grow=1, least=420)
    return Column(
        [
            Text(say("review.goals.title"), "title"),
            Text(say("review.goals.lead"), "body", "muted"),
            goals,
            Text(say("review.tradeoffs.title"), "title"),
            Text(_frontier(page), "body", "muted"),
            Grid([_tradeoff(page, name) for name in names], cell=320, gap=12, most=3),
        ],
        gap=10,
    )


def _frontier(page: Page) -> str:
    """Return what the frontier is made of, or that there is none."""
    frontier = page.found.frontier
    if frontier is None:
        return page.ui.say("review.tradeoffs.no_frontier")
    return page.ui.say("review.tradeoffs.lead", played=number(page.ui.say, frontier.played))


def _tradeoff(page: Page, name: str) -> Widget:
    document = page.found.scenario.judgement.tradeoffs[name]
    data = page.judging.once(f"scatter {name}", lambda: tradeoff_scatter(page.found, name))
    room = _room(page, name)
    return block(
        [
            Text(one_line(document.title), "heading"),
            Text(one_line(document.argument), "small", "muted"),
            scatter(page, name, 250),
            Text(data.sentence, "small"),
            Text(room, "small", "yours") if room else None,
        ],
        name,
    )


def scatter(page: Page, name: str, high: float) -> Column:
    """Return the drawing of a trade-off.

    Args:
        page: that it stands on.
        name: of the trade-off.
        high: its least height, in units of the design.
    """
    data = page.judging.once(f"scatter {name}", lambda: tradeoff_scatter(page.found, name))
    return scatter_card(page, data, high)


def _room(page: Page, name: str) -> str:
    """Return how much better on both goals some line of play is; empty without a frontier."""
    found = page.found
    frontier, goals = found.frontier, found.scenario.judgement.tradeoffs[name].goals
    if frontier is None or not frontier.tradeoffs.get(name):
        return ""
    result = found.goal(goals[0]), found.goal(goals[1])
    room = inside(frontier.points(name, goals), result)
    if room <= 0:
        return page.ui.say("review.tradeoffs.no_room")
    return page.ui.say("review.tradeoffs.room", points=number(page.ui.say, room))
