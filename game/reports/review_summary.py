"""The first pages of a review, for whoever has no time: aim, result, what mattered, questions."""

from collections.abc import Iterator
from dataclasses import replace

from game.judgement.goals import band_of
from game.judgement.lenses import sentences
from game.judgement.turning import Turn
from game.model.quarters import format_quarter
from game.reports.chart_svg import HALF, pictured
from game.reports.charting import course_chart
from game.reports.charting_judged import goal_bars
from game.reports.charts import CourseChart, TimeMark
from game.reports.debrief_facts import aim_of
from game.reports.debriefing import FEW
from game.reports.document import (
    Block,
    Gallery,
    Link,
    Listing,
    Part,
    Picture,
    Quote,
    Row,
    Table,
    Words,
)
from game.reports.gathering import Findings
from game.reports.review_decisions import anchor_of
from game.reports.review_log import shown_first
from game.reports.review_words import one_line, quoted, up_or_down

#: Turning points that are told at once.
_TOLD = 3
#: Indicators that are shown at once; all of them come further below.
_SHOWN = 4
#: Where there are more goals, only those are told at once that luck and choice say most of.
_GOALS = 4


def summary_part(found: Findings, asked: tuple[Words, ...]) -> Part:
    """Return what a hurried reader needs, on about two pages.

    Args:
        found: the game.
        asked: the questions for the debrief, the most telling first.
    """
    marks = tuple(_marks(found))
    courses = tuple(
        pictured(_again(course_chart(found, indicator, marks)), HALF)
        for indicator in shown_first(found.scenario)[:_SHOWN]
    )
    return Part(
        "In short",
        "in-short",
        (),
        (
            Part("What was aimed at", "aim", _aim(found)),
            Part("What came of it", "result", (_goals(found), _readers(found))),
            Part("How it went", "went", (Gallery(courses),)),
            Part("What mattered most", "mattered", tuple(_mattered(found))),
            Part("To talk about", "talk", (Listing(asked[:FEW], numbered=True),)),
        ),
    )


def _goals(found: Findings) -> Picture:
    chart = goal_bars(found)
    return pictured(replace(chart, anchor=f"short-{chart.anchor}"))


def _again(chart: CourseChart) -> CourseChart:
    """Return a chart under another anchor, since it stands larger further below."""
    return replace(chart, anchor=f"short-{chart.anchor}", dots=None)


def _aim(found: Findings) -> tuple[Block, ...]:
    aim = aim_of(found)
    if aim is None:
        return ("No aim was noted. What is noted in the first quarter is quoted here.",)
    return (Quote(aim[0], f"noted in {aim[1]}"),)


def _readers(found: Findings) -> Table:
    rows = []
    for name, lens in found.scenario.judgement.lenses.items():
        total = found.lens(name)
        said = sentences(lens, found.lenses[name])[:1]
        rows.append(
            Row(
                (
                    Link(one_line(lens.title), f"reader-{name}"),
                    f"{total:.0f}",
                    band_of(total),
                    quoted(said[0]) if said else "",
                )
            )
        )
    columns = ("Reader", "Points", "In a word", "Says")
    return Table("What readers make of it", columns, tuple(rows), frozenset({1}))


def turns_that_mattered(found: Findings, most: int = _TOLD) -> tuple[tuple[Turn, str], ...]:
    """Return the decisions with most at stake, in time, each with the goal it mattered to most."""
    goals = found.scenario.judgement.goals
    ranked = [(turn, max(goals, key=turn.stake)) for turn in found.turns.turns if goals]
    ranked.sort(key=lambda pair: -pair[0].stake(pair[1]))
    mattered = [pair for pair in ranked if pair[0].stake(pair[1]) > 0.0][:most]
    return tuple(sorted(mattered, key=lambda pair: pair[0].quarter))


def _marks(found: Findings) -> Iterator[TimeMark]:
    for position, (turn, _) in enumerate(turns_that_mattered(found), 1):
        document = found.scenario.decisions[turn.decision]
        label = one_line(document.options[turn.option].label)
        said = f"{one_line(document.title)}: {label}"
        yield TimeMark(quarter=turn.quarter, label=str(position), text=said)


def _mattered(found: Findings) -> Iterator[Block]:
    told = [_turn(found, turn, goal) for turn, goal in turns_that_mattered(found)]
    if told:
        yield (
            "The decisions with most at stake, numbered as in the charts. Each was changed alone "
            "and played again under many lucks; the effects must not be added."
        )
        yield Listing(tuple(told), numbered=True)
    else:
        yield "No single decision, taken otherwise, would have changed any goal."
    yield Listing(tuple(_luck(found, goal) for goal in _telling_goals(found)))


def _telling_goals(found: Findings) -> tuple[str, ...]:
    """Return the goals that luck helped and hurt most, and those decided best and worst."""
    luck, choice = found.luck.goals, found.choice
    if len(luck) <= _GOALS:
        return tuple(luck)
    by_luck = sorted(luck, key=lambda goal: luck[goal].percentile)
    by_choice = sorted(choice, key=lambda goal: choice[goal].percentile)
    return tuple(dict.fromkeys((by_luck[-1], by_luck[0], *by_choice[-1:], *by_choice[:1])))


def _turn(found: Findings, turn: Turn, goal: str) -> Words:
    document = found.scenario.decisions[turn.decision]
    branch = max(turn.branches, key=lambda each: abs(each.effects[goal].mean))
    effect = branch.effects[goal]
    who = "you chose" if turn.by_player else "others chose"
    chosen, instead = (
        quoted(document.options[option].label) for option in (turn.option, branch.option)
    )
    title = one_line(found.scenario.judgement.goals[goal].title)
    said = (
        f": {who} {chosen}. With {instead}: {up_or_down(effect.mean)} on {title}, better in "
        f"{effect.better * 100:.0f} of 100 lucks."
    )
    return (
        f"{format_quarter(turn.quarter)}, ",
        Link(one_line(document.title), anchor_of(turn.decision, turn.quarter)),
        said,
    )


def _luck(found: Findings, goal: str) -> str:
    luck, choice = found.luck.goals[goal], found.choice.get(goal)
    title = one_line(found.scenario.judgement.goals[goal].title)
    said = f"{title}: {luck.value:.0f}, luckier than {luck.percentile:.0f} of 100"
    if choice is None:
        return f"{said} games with the same decisions."
    return f"{said}; better decided than {choice.percentile:.0f} of 100 random lines of play."
