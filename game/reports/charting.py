"""Charts of an indicator: its course, its futures and its causes, as any front end draws them."""

from collections.abc import Sequence

from game.content.scenario import Scenario
from game.judgement.causes import Why
from game.judgement.comparing import count_futures
from game.judgement.comparing import sentence as counted
from game.judgement.evidence import title_of
from game.judgement.futures import BAND, STRANDS, Futures
from game.model.program import Indicator
from game.model.quarters import QUARTERS_A_YEAR, format_quarter, parse_quarter
from game.reports.chart_looks import change, figure, with_unit
from game.reports.charts import (
    Axis,
    Band,
    CourseChart,
    Dots,
    Line,
    Role,
    Step,
    Strands,
    TimeMark,
    Waterfall,
)
from game.reports.gathering import Findings

MINE = "this game"
#: What the lines of play are called that a game is compared with.
LINE_NAMES: dict[str, str] = {"history": "history's line", "passive": "nobody decides"}
LINE_ROLES: dict[str, Role] = {"history": "history", "passive": "passive"}
#: Causes that a waterfall tells one by one.
_TOLD = 8
#: Below this share of the largest cause a cause is told with the smaller ones.
_SMALL = 0.02


def axis_of(scenario: Scenario, indicator: Indicator) -> Axis:
    """Return the axis of an indicator: its title, unit and decimals."""
    quantity = scenario.quantity(indicator.symbol)
    shown = quantity.indicator
    unit = (shown.unit if shown else None) or quantity.unit
    decimals = shown.decimals if shown else 0
    said = "" if unit == "1" else unit.replace("_", " ")
    return Axis(title=title_of(scenario, indicator), unit=said, decimals=decimals)


def slug(name: str) -> str:
    """Return a name as an anchor: `moss[upper]` as `moss-upper`."""
    kept = "".join(letter if letter.isalnum() or letter == "_" else "-" for letter in name)
    return kept.strip("-")


# -- an indicator through time --------------------------------------------------------------


def observed_dots(scenario: Scenario, indicator: Indicator) -> Dots | None:
    """Return what was observed of an indicator, in the middle of each year or in its quarter.

    Returns:
        None where nothing was; sums over a year are left out, since no single value shows them.
    """
    points = []
    for seen in scenario.observed:
        if seen.indicator != indicator.name or seen.take == "sum":
            continue
        if "Q" in seen.period:
            quarter: float = parse_quarter(seen.period)
        else:
            last = QUARTERS_A_YEAR - 1
            within = float(last) if seen.take == "last" else last / 2
            quarter = int(seen.period) * QUARTERS_A_YEAR + within
        points.append((quarter, seen.value))
    if not points:
        return None
    return Dots(label="observed in history", role="other", points=tuple(sorted(points)))


def course_chart(
    found: Findings, indicator: Indicator, marks: Sequence[TimeMark] = ()
) -> CourseChart:
    """Return an indicator's course in a game, beside history's line and nobody's.

    Args:
        found: the game.
        indicator: a column of the program.
        marks: what happened when.
    """
    axis = axis_of(found.scenario, indicator)
    column = [each.name for each in found.game.board.program.indicators].index(indicator.name)
    values = found.truth(indicator.name)
    lines = [
        Line(
            label=LINE_NAMES[name],
            role=LINE_ROLES[name],
            first=found.first,
            values=tuple(beside.values[:, column].tolist()),
        )
        for name, beside in reversed(found.lines.items())
    ]
    mine = Line(label=MINE, role="mine", first=found.first - 1, values=values)
    return CourseChart(
        anchor=f"course-{slug(indicator.name)}",
        title=axis.title,
        sentence=_course_sentence(found, axis, column, values),
        axis=axis,
        lines=(*lines, mine),
        marks=tuple(marks),
        dots=observed_dots(found.scenario, indicator),
    )


def _course_sentence(found: Findings, axis: Axis, column: int, values: tuple[float, ...]) -> str:
    last = found.first + len(values) - 2
    moved = values[-1] - values[0]
    size = figure(abs(moved), axis)
    went = "unchanged" if figure(moved, axis).strip("0.,") in {"", "-"} else (
        f"{'up' if moved > 0 else 'down'} {size} since the beginning"
    )  # fmt: skip
    said = (
        f"{axis.title}: {with_unit(values[-1], axis)} at the end of {format_quarter(last)}, {went}."
    )
    row = last - found.first
    beside = [
        f"{LINE_NAMES[name]} {figure(float(line.values[row, column]), axis)}"
        for name, line in found.lines.items()
        if 0 <= row < len(line.values)
    ]
    return f"{said} At that time: {', '.join(beside)}." if beside else said


def futures_chart(
    scenario: Scenario, futures: Futures, indicator: Indicator, past: Sequence[float]
) -> CourseChart:
    """Return an indicator's course so far, and sampled futures of it.

    Args:
        scenario: the pack.
        futures: of the present.
        indicator: which.
        past: what is known of it, the last value at the end of the quarter before the futures.
    """
    axis, fan = axis_of(scenario, indicator), futures.fan(indicator.name)
    now = futures.first - 1
    known = tuple(past) or (fan.now,)
    count = count_futures(futures, indicator.name, "above")
    level = with_unit(fan.now, axis)
    share = round((BAND[1] - BAND[0]) * 100)
    middle = (known[-1], *fan.median.tolist())
    return CourseChart(
        anchor=f"futures-{slug(indicator.name)}",
        title=axis.title,
        sentence=counted(count, axis.title, level),
        axis=axis,
        lines=(
            Line(label="middle of the futures", role="typical", first=now, values=middle),
            Line(label="so far", role="mine", first=now - len(known) + 1, values=known),
        ),
        band=Band(
            label=f"{share} % of {futures.count} futures",
            first=futures.first,
            low=tuple(fan.low.tolist()),
            high=tuple(fan.high.tolist()),
        ),
        strands=Strands(
            label=f"{min(STRANDS, futures.count)} single futures",
            first=futures.first,
            values=tuple(tuple(strand) for strand in fan.strands.tolist()),
        ),
        now=now,
    )


# -- causes that add up ---------------------------------------------------------------------


def _by_name(why: Why) -> list[Step]:
    """Return causes, those of one name as one, the largest first.

    What a formula reads of one thing at two times has one name, and is one cause to a reader.
    """
    found: dict[tuple[str, bool], Step] = {}
    for term in why.terms:
        key = (term.evidence.title, term.luck)
        before = found[key].amount if key in found else 0.0
        found[key] = Step(
            label=term.evidence.title,
            amount=before + term.amount,
            luck=term.luck,
            note=term.evidence.because or "",
        )
    return sorted(found.values(), key=lambda step: -abs(step.amount))


def waterfall(scenario: Scenario, why: Why, indicator: Indicator, before: float) -> Waterfall:
    """Return the causes of a change, which add up from what was before to what came after.

    Args:
        scenario: the pack.
        why: from `game.judgement.causes`, with quarters counted from the first played.
        indicator: what moved.
        before: where it stood.
    """
    axis = axis_of(scenario, indicator)
    causes = _by_name(why)
    most = max((abs(step.amount) for step in causes), default=0.0)
    steps = [step for step in causes if abs(step.amount) >= _SMALL * most][:_TOLD]
    rest = [step.amount for step in causes if step not in steps]
    if rest:
        named = "A smaller cause" if len(rest) == 1 else f"{len(rest)} smaller causes"
        steps.append(Step(label=named, amount=sum(rest)))
    largest = [f"{step.label} {change(step.amount, axis)}" for step in steps[:3]]
    after = before + why.change
    return Waterfall(
        anchor=f"why-{slug(indicator.name)}",
        title=f"Why: {axis.title}",
        sentence=(
            f"{axis.title}: from {figure(before, axis)} to {with_unit(after, axis)}, "
            f"{change(why.change, axis)}. The largest causes: {'; '.join(largest)}."
        ),
        axis=axis,
        before_label="At the beginning",
        before=before,
        steps=tuple(steps),
        after_label="At the end",
        after=after,
    )
