"""The review in short: what came of it, to whom, what mattered, and history beside it."""

from game.judgement.lenses import sentences
from game.judgement.turning import Turn
from game.reports.review_words import one_line
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow, Grid
from game.screens.layout.widget import Widget
from game.screens.numbers import signed
from game.screens.review.courses import beside_history
from game.screens.review.page import Page, block
from game.screens.review.readers import score_mark
from game.screens.review.reporting import report_button
from game.screens.review.tradeoffs import scatter
from game.screens.review.turning import by_weight, turn_row
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Rule
from game.screens.widgets.text import Text

#: What is shown at once; all of it has a page of its own.
_TRADEOFFS, _TURNS, _VERDICTS = 3, 3, 1
#: The least height of a trade-off, where there are three and where there are fewer.
_HIGH, _HIGHER = 145, 200
#: Points by which a goal must differ from history's to count.
_NOTICED = 0.5


def overview_page(page: Page) -> Widget:
    """Return the first page of the review."""
    left = Column([_headline(page), _tradeoffs(page), _turns(page)], gap=12, grow=1.9, least=480)
    right = Column([_readers(page), _history(page), _buttons(page)], gap=12, grow=1.0, least=300)
    return Row([left, right], gap=16, down="start")


def _headline(page: Page) -> Widget:
    """Return how the goals stand against history's line, in a sentence."""
    say, found = page.ui.say, page.found
    titles = {name: one_line(goal.title) for name, goal in found.scenario.judgement.goals.items()}
    history = found.lines.get("history")
    items: list[Widget] = [
        Text(
            say("review.eyebrow", pack=one_line(found.scenario.pack.title).upper()),
            "eyebrow",
            "yours",
        )
    ]
    if history is None or not titles:
        return Column([*items, Text(say("review.over"), "title")], gap=2)
    moved = {name: found.goal(name) - history.goals[name] for name in titles}
    ahead = sum(1 for value in moved.values() if value > _NOTICED)
    behind = sum(1 for value in moved.values() if value < -_NOTICED)
    best, worst = max(moved, key=lambda n: moved[n]), min(moved, key=lambda n: moved[n])
    told = say("review.headline", ahead=ahead, behind=behind, of=len(moved))
    items.append(Text(told, "title", wide=0))
    if ahead or behind:
        lead = say(
            "review.lead",
            best=titles[best],
            most=signed(say, moved[best]),
            worst=titles[worst],
            least=signed(say, moved[worst]),
        )
        items.append(Text(lead, "body", "muted", wide=0))
    return Column(items, gap=3)


def _tradeoffs(page: Page) -> Widget | None:
    names = list(page.found.scenario.judgement.tradeoffs)[:_TRADEOFFS]
    high = _HIGH if len(names) == _TRADEOFFS else _HIGHER
    cards = [_tradeoff(page, name, high) for name in names]
    return Grid(cards, cell=215, gap=12, most=_TRADEOFFS) if cards else None


def _tradeoff(page: Page, name: str, high: float) -> Widget:
    title = one_line(page.found.scenario.judgement.tradeoffs[name].title)
    return block([Text(title, "small-strong"), scatter(page, name, high)], name)


def _turns(page: Page) -> Widget | None:
    say = page.ui.say
    if not page.judging.complete:
        items: list[Widget | None] = [page.waiting()]
    else:
        turns: list[tuple[Turn, str]] = by_weight(page.found)[:_TURNS]
        items = []
        for turn, option in turns:
            items += [Rule()] if items else []
            items.append(turn_row(page, turn, option))
        items = items or [Text(say("review.turning.none"), "small", "muted")]
    head = Row(
        [
            Text(say("review.turning.title"), "heading", grow=1),
            Text(say("review.turning.what"), "small", "muted"),
        ],
        gap=12,
    )
    return block([head, *items], "turns")


def _readers(page: Page) -> Widget | None:
    say, found = page.ui.say, page.found
    rows: list[Widget] = []
    for name, lens in found.scenario.judgement.lenses.items():
        rows += [Rule()] if rows else []
        said = sentences(lens, found.lenses[name])[:_VERDICTS]
        mark = score_mark(page, found.lens(name))
        words = [Text(one_line(lens.title), "small-strong")]
        words += [Text(one_line(sentence), "small") for sentence in said]
        rows.append(
            Row([mark, Column(words, gap=2, grow=1, least=120)], gap=10, down="start", id=name)
        )
    if not rows:
        return None
    title = say("review.readers.eyebrow", count=len(found.scenario.judgement.lenses))
    return Panel(
        [Text(title, "eyebrow", "harm"), *rows],
        on="paper",
        pad=(18, 14),
        gap=8,
        raised=True,
        title=title,
        id="readers",
    )


def _history(page: Page) -> Widget:
    say = page.ui.say
    return block([Text(say("review.beside.title"), "heading"), beside_history(page)], "history")


def _buttons(page: Page) -> Widget:
    say = page.ui.say
    return Flow(
        [
            report_button(page),
            Button(say("review.replay"), lambda: page.turn("quarters"), id="replay"),
            Button(say("review.compare"), lambda: page.playing.open("compare"), id="compare")
            if page.playing.opens("compare")
            else None,
        ],
        gap=10,
        id="buttons",
    )
