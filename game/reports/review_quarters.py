"""The part of a review that goes through a game quarter by quarter."""

from collections.abc import Iterator
from itertools import groupby

from game.model.quarters import QUARTERS_A_YEAR, format_quarter
from game.reports.chart_looks import figure, measured
from game.reports.charting import axis_of
from game.reports.document import Block, Part, Row, Table
from game.reports.gathering import Findings
from game.reports.review_log import Quarter, quarters_of, shown_first
from game.reports.review_words import office, one_line, quoted

_NONE = "\N{EM DASH}"


def quarters_part(found: Findings) -> Part:
    """Return what was asked, what others decided and what happened; quiet quarters together."""
    together = groupby(quarters_of(found.game), key=_quiet)
    rows: list[Row] = []
    for quiet, some in together:
        if quiet:
            rows.append(_quiet_row(tuple(some)))
        else:
            rows += [_row(found, quarter) for quarter in some]
    columns = ("Quarter", "What you did", "What others decided", "What happened")
    table = Table("What was done and what happened", columns, tuple(rows))
    return Part("Quarter by quarter", "quarters", (_standing(found), table))


def _quiet(quarter: Quarter) -> bool:
    done = quarter.settings or quarter.answered or quarter.lapsed or quarter.notes
    return not (done or quarter.happened)


def _quiet_row(quarters: tuple[Quarter, ...]) -> Row:
    first, last = (format_quarter(each.quarter) for each in (quarters[0], quarters[-1]))
    return Row((first if first == last else f"{first} to {last}", _NONE, _NONE, _NONE))


def _row(found: Findings, quarter: Quarter) -> Row:
    return Row(
        (
            format_quarter(quarter.quarter),
            " ".join(_own(quarter)) or _NONE,
            " ".join(_others(found, quarter)) or _NONE,
            " ".join(_world(quarter)) or _NONE,
        )
    )


def _standing(found: Findings) -> Block:
    """Return where the first indicators stood at each year's end."""
    shown = shown_first(found.scenario)
    last = found.first + found.played - 1
    ends = [
        quarter
        for quarter in range(found.first - 1, last + 1)
        if quarter % QUARTERS_A_YEAR == QUARTERS_A_YEAR - 1 or quarter in {found.first - 1, last}
    ]
    axes = {each.name: axis_of(found.scenario, each) for each in shown}
    courses = {name: found.truth(name) for name in axes}
    rows = tuple(
        Row(
            (
                format_quarter(quarter),
                *(figure(courses[name][quarter - found.first + 1], axes[name]) for name in axes),
            )
        )
        for quarter in ends
    )
    columns = ("At the end of", *(measured(axis) for axis in axes.values()))
    return Table("Where things truly stood", columns, rows, frozenset(range(1, len(columns))))


def _own(quarter: Quarter) -> Iterator[str]:
    for answer in quarter.own:
        yield f"{one_line(answer.title)}: {one_line(answer.label).rstrip('.')}."
    for change in quarter.settings:
        yield f"{one_line(change.title)} from {change.was} to {change.to}."
    for note in quarter.notes:
        yield f"Noted: {quoted(note)}"


def _others(found: Findings, quarter: Quarter) -> Iterator[str]:
    for answer in quarter.others:
        who = office(found.scenario, answer.by)
        yield f"{one_line(answer.title)}: {one_line(answer.label).rstrip('.')} ({who})."
    for title in quarter.lapsed:
        yield f"{one_line(title)} was left unanswered and went away."


def _world(quarter: Quarter) -> Iterator[str]:
    for event in quarter.happened:
        yield f"{one_line(event.title).rstrip('.')}."
