"""Turning points: what one different signature would have changed."""

from game.judgement.turning import CAVEAT, Branch, Turn
from game.model.quarters import format_quarter
from game.reports.gathering import Findings
from game.reports.review_words import one_line, up_or_down
from game.screens.dates import quarter_words
from game.screens.drawing.theme import Accent, Tone
from game.screens.layout.boxes import Column, Row, Space
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.numbers import number, signed
from game.screens.review.page import Page, block
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.marks import Meter, Rule
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text

#: Decisions that are shown for each goal.
_EACH = 3
#: Points that fill a bar.
_FULL = 30.0
#: Points that nobody would notice.
_NOTICED = 0.05


def by_weight(found: Findings) -> list[tuple[Turn, str]]:
    """Return decisions with the option that would have changed most, the weightiest first.

    The player's own come first; those of others only count where the player took none.
    """
    turns = [turn for turn in found.turns.turns if turn.branches]
    own = [turn for turn in turns if turn.by_player] or turns
    weighed = [(turn, max(turn.branches, key=_weight)) for turn in own]
    weighed.sort(key=lambda pair: -_weight(pair[1]))
    return [(turn, branch.option) for turn, branch in weighed if _weight(branch) > _NOTICED]


def turning_page(page: Page) -> Widget:
    """Return, for each goal, the decisions that mattered most to it."""
    say, found = page.ui.say, page.found
    goals = found.scenario.judgement.goals
    items: list[Widget | None] = [
        Text(say("review.turning.title"), "title"),
        Text(say("review.turning.lead", runs=found.turns.runs), "body", "muted"),
        Text(CAVEAT, "small", "muted"),
        page.waiting(),
    ]
    if page.judging.complete:
        items.append(Grid([_goal(page, goal) for goal in goals], cell=440, gap=12, most=2))
        items.append(_all(page))
    return Column(items, gap=10)


def turn_row(page: Page, turn: Turn, option: str) -> Widget:
    """Return a decision with what another option would have given and taken most.

    Args:
        page: that it stands on.
        turn: the decision.
        option: the other one.
    """
    say, branch = page.ui.say, _branch(turn, option)
    effects = sorted((branch.effects[goal].mean, goal) for goal in branch.effects)
    worst, best = effects[0], effects[-1]
    words = Column(_told(page, turn, option), gap=1, grow=1.3, least=190)
    gained = _bar(page, best, "yours") if best[0] > _NOTICED else Space()
    lost = _bar(page, worst, "harm") if worst[0] < -_NOTICED else Space()
    date = Text(quarter_words(say, format_quarter(turn.quarter)), "code", "muted")
    return Row(
        [
            Column([date], least=118),
            words,
            Column([gained], grow=1, least=120),
            Column([lost], grow=1, least=120),
        ],
        gap=14,
        id=f"{turn.decision}-{turn.quarter}",
    )


def _told(page: Page, turn: Turn, option: str) -> list[Widget | None]:
    say, document = page.ui.say, page.found.scenario.decisions[turn.decision]
    labels = {name: one_line(each.label).rstrip(".") for name, each in document.options.items()}
    who = "review.turning.yours" if turn.by_player else "review.turning.others"
    return [
        Text(one_line(document.title), "small-strong"),
        Text(say(who, taken=labels[turn.option], other=labels[option]), "small", "muted", wide=420),
    ]


def _bar(page: Page, effect: tuple[float, str], accent: Accent) -> Widget:
    """Return how many points of a goal another option would have given or taken."""
    moved, goal = effect
    title = one_line(page.found.scenario.judgement.goals[goal].title)
    tone: Tone = accent
    told = page.ui.say("review.points", what=title, points=signed(page.ui.say, moved, 1))
    share = min(abs(moved) / _FULL, 1.0)
    return Column(
        [Meter(title, share, says=up_or_down(moved), accent=accent), Text(told, "small", tone)],
        gap=3,
    )


def _goal(page: Page, goal: str) -> Widget:
    """Return the decisions that mattered most to a goal."""
    say, document = page.ui.say, page.found.scenario.judgement.goals[goal]
    rows: list[Widget | None] = []
    for turn in page.found.turns.by_goal(goal, _EACH):
        rows += [Rule()] if rows else []
        rows.append(_for_goal(page, turn, goal))
    rows = rows or [Text(say("review.turning.none_for_goal"), "small", "muted")]
    return block([Text(one_line(document.title), "heading"), *rows], f"goal-{goal}")


def _for_goal(page: Page, turn: Turn, goal: str) -> Widget:
    say = page.ui.say
    branch = max(turn.branches, key=lambda b: abs(b.effects[goal].mean))
    effect = branch.effects[goal]
    told = say(
        "review.turning.effect",
        mean=signed(say, effect.mean, 1),
        better=f"{effect.better:.0%}",
        same=signed(say, effect.same, 1),
    )
    tone: Tone = "yours" if effect.mean > 0 else "harm"
    date = Text(quarter_words(say, format_quarter(turn.quarter)), "code", "muted")
    return Column(
        [date, *_told(page, turn, branch.option), Text(told, "small", tone)],
        gap=1,
        id=f"{turn.decision}-{turn.quarter}",
    )


def _all(page: Page) -> Widget:
    """Return every decision with every other option, folded."""
    say, found = page.ui.say, page.found
    goals = found.scenario.judgement.goals
    tables: list[Widget] = [
        Column(
            [*_told_all(page, turn), _table(page, turn, list(goals))],
            gap=3,
            id=f"all-{turn.decision}-{turn.quarter}",
        )
        for turn in found.turns.turns
        if turn.branches
    ]
    return Disclosure(say("review.turning.all"), Column(tables, gap=16), id="all")


def _told_all(page: Page, turn: Turn) -> list[Widget]:
    say, document = page.ui.say, page.found.scenario.decisions[turn.decision]
    taken = one_line(document.options[turn.option].label).rstrip(".")
    who = "review.turning.chose" if turn.by_player else "review.turning.others_chose"
    date = quarter_words(say, format_quarter(turn.quarter))
    return [
        Text(say("review.turning.dated", date=date, what=one_line(document.title)), "strong"),
        Text(say(who, taken=taken), "small", "muted"),
    ]


def _table(page: Page, turn: Turn, goals: list[str]) -> Widget:
    """Return the effects of every other option: a row for each goal that it moves."""
    say, found = page.ui.say, page.found
    options = found.scenario.decisions[turn.decision].options
    rows = [
        [
            one_line(options[branch.option].label),
            one_line(found.scenario.judgement.goals[goal].title),
            signed(say, branch.effects[goal].mean, 1),
            f"{number(say, branch.effects[goal].better * 100)} %",
        ]
        for branch in turn.branches
        for goal in goals
        if abs(branch.effects[goal].mean) > _NOTICED
    ]
    heads = [
        Head(say("review.turning.head.option")),
        Head(say("review.turning.head.goal")),
        Head(say("review.turning.head.points"), "right"),
        Head(say("review.turning.head.better"), "right"),
    ]
    return Table(one_line(found.scenario.decisions[turn.decision].title), heads, rows)


def _branch(turn: Turn, option: str) -> Branch:
    return next(branch for branch in turn.branches if branch.option == option)


def _weight(branch: Branch) -> float:
    return max((abs(effect.mean) for effect in branch.effects.values()), default=0.0)
