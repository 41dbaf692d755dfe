"""Looking back into any quarter: what was known, what was done, what came; and playing on."""

from collections.abc import Iterator

from game.model.quarters import format_quarter
from game.reports.chart_looks import figure
from game.reports.charting import axis_of
from game.reports.review_log import Quarter, known_then, quarters_of, shown_first
from game.reports.review_words import office, one_line
from game.reports.wording import sentence
from game.screens.dates import quarter_words
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.review.page import Page
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text


def quarters_page(page: Page) -> Widget:
    """Return the list of quarters beside the chosen one."""
    passed = page.judging.once("quarters", lambda: quarters_of(page.found.game))
    chosen = min(page.judging.quarter, len(passed) - 1)
    cards = [_card(page, quarter, k, k == chosen) for k, quarter in enumerate(passed)]
    title = page.ui.say("review.quarters.title")
    listed = Column(
        [
            Text(title, "title"),
            Text(page.ui.say("review.quarters.lead"), "small", "muted"),
            Scroll(Column(cards, gap=5), title=title, id="list", high=560),
        ],
        gap=8,
        grow=0.7,
        least=260,
    )
    sheet = _sheet(page, passed[chosen])
    sheet.grow, sheet.least = 1.2, 420
    return Row([listed, sheet], gap=16, down="start")


def _card(page: Page, quarter: Quarter, position: int, chosen: bool) -> Widget:  # noqa: FBT001 - a state, not a mode
    say = page.ui.say
    date = quarter_words(say, format_quarter(quarter.quarter))
    own = len(quarter.own) + len(quarter.settings)
    told = say(
        "review.quarters.counts",
        own=say("review.quarters.own", count=own),
        happened=say("review.quarters.happened", count=len(quarter.happened)),
    )

    def choose() -> None:
        page.judging.quarter = position
        page.ui.refresh()

    inside = Row(
        [Text(date, "strong", grow=1, least=110), Text(told, "small", "muted")],
        gap=10,
        stacks=False,
    )
    return Card(
        date, choose, chosen=chosen, eager=True, says=told, pad=(12, 6), inside=inside,
        id=format_quarter(quarter.quarter),
    )  # fmt: skip


def _sheet(page: Page, quarter: Quarter) -> Panel:
    say, name = page.ui.say, format_quarter(quarter.quarter)
    date = quarter_words(say, name)
    go = Button(
        say("review.quarters.branch", quarter=date),
        lambda: page.branch(name),
        kind="primary",
        icon="git-branch",
        id="branch",
        hint=say("review.quarters.branch_hint"),
    )
    items: list[Widget | None] = [
        Text(date, "title"),
        *_part(page, "did", list(_did(page, quarter))),
        *_part(page, "others", list(_others(page, quarter))),
        *_part(page, "world", list(_world(quarter))),
        Text(say("review.quarters.known"), "heading"),
        _known(page, quarter),
        Flow([go]),
    ]
    return Panel(items, on="paper", pad=(24, 18), gap=8, raised=True, title=date, id=f"q{name}")


def _part(page: Page, name: str, told: list[str]) -> list[Widget]:
    if not told:
        return []
    words = "\n".join(f"- {line}" for line in told)
    return [
        Text(page.ui.say(f"review.quarters.{name}"), "heading"),
        Text(words, "body", rich=True, wide=0),
    ]


def _did(page: Page, quarter: Quarter) -> Iterator[str]:
    say = page.ui.say
    for answer in quarter.own:
        label = one_line(answer.label).rstrip(".")
        yield say("review.quarters.answered", what=one_line(answer.title), label=label)
    for moved in quarter.settings:
        yield say(
            "review.quarters.set", what=one_line(moved.title), before=moved.was, after=moved.to
        )
    for note in quarter.notes:
        yield say("review.quarters.noted", text=one_line(note))


def _others(page: Page, quarter: Quarter) -> Iterator[str]:
    say = page.ui.say
    for answer in quarter.others:
        yield say(
            "review.quarters.they_answered",
            who=office(page.found.scenario, answer.by),
            what=one_line(answer.title),
            label=one_line(answer.label).rstrip("."),
            because=sentence(answer.because) if answer.because else "",
        ).strip()
    for title in quarter.lapsed:
        yield say("review.quarters.lapsed", what=one_line(title))


def _world(quarter: Quarter) -> Iterator[str]:
    for event in quarter.happened:
        yield f"**{one_line(event.title).rstrip('.')}.** {sentence(event.told)}"


def _known(page: Page, quarter: Quarter) -> Widget:
    """Return what was reported then of the first indicators, and what was true."""
    say, found = page.ui.say, page.found
    rows = []
    for indicator in shown_first(found.scenario):
        known, axis = (
            known_then(found.game, indicator, quarter.quarter),
            axis_of(found.scenario, indicator),
        )
        title = f"{axis.title}, {axis.unit}" if axis.unit else axis.title
        rows.append([title, figure(known.told, axis), figure(known.true, axis)])
    heads = [
        Head(say("review.quarters.head.what")),
        Head(say("review.quarters.head.told"), "right"),
        Head(say("review.quarters.head.true"), "right"),
    ]
    return Table(say("review.quarters.known"), heads, rows)
