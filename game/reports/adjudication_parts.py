"""The parts of a facilitator's sheet of a paper game: odds, courses, answers, and the key."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from game.content.scenario import Scenario
from game.judgement.comparing import Tag, option_tags
from game.judgement.course import Line, Nothing
from game.judgement.frontier import HISTORY
from game.judgement.futures import Outlook
from game.model import playing
from game.model.policies import FollowedLine
from game.model.quarters import QUARTERS_A_YEAR, format_quarter
from game.reports.adjudication import Seen, odds_of
from game.reports.chart_looks import change, figure, is_scale
from game.reports.charting import axis_of
from game.reports.document import Block, Part, Row, Table
from game.reports.gathering import PASSIVE
from game.reports.review_log import shown_first
from game.reports.review_words import office, one_line
from game.reports.wording import sentence
from game.session.game import kernel_of

#: Futures of each answer.
FUTURES = 40
#: Indicators that an answer is told to move.
_MOVED = 3
#: From this share of futures on, it need not be said in how many.
_NEARLY_ALL = 0.95
Progress = Callable[[int, int], None]


def odds_part(scenario: Scenario, seen: Seen) -> Part:
    """Return the odds of events as a table: roll two ten-sided dice as a number from 1 to 100."""
    rows = []
    for odds in odds_of(scenario, seen):
        document = scenario.events[odds.event]
        cells = ["", "", "", ""]
        if odds.indicator is not None:
            axis = axis_of(scenario, scenario.program.indicators[odds.indicator])
            low, high = (figure(edge, axis) for edge in odds.edges)
            shares = (f"{100 * share:.0f}" for share in odds.by_state)
            cells = [f"{axis.title}: low up to {low}, high from {high}", *shares]
        rows.append(Row((one_line(document.title), f"{100 * odds.chance:.0f}", *cells)))
    told = (
        "The chance of each event in a quarter in which it may happen, of 100: in all, and where "
        "the indicator that it hangs on most is low, in between or high. Roll two ten-sided "
        "dice; at or below the chance, draw its card."
    )
    columns = ("Event", "In all", "Look at", "Low", "Between", "High")
    table = Table("Odds of events, in 100", columns, tuple(rows), frozenset({1, 3, 4, 5}))
    return Part("Odds", "odds", (told, table))


def courses_part(scenario: Scenario, seen: Seen) -> Part:
    """Return where the first indicators stand at each year's end, line by line of play."""
    indicators = [each.name for each in scenario.program.indicators]
    names = {"random": "random play", HISTORY: "history's line", PASSIVE: "nobody decides"}
    there = [name for name in names if name in seen.lines]
    told = (
        "The middle of many games at each year's end; in brackets where 80 % of them lie. Roll a "
        "ten-sided die where you have nothing better: 1 is the lower end, 10 the upper, else the "
        "middle."
    )
    tables: list[Block] = [told]
    for indicator in shown_first(scenario):
        axis, column = axis_of(scenario, indicator), indicators.index(indicator.name)
        rows = []
        for row in range(len(seen.after)):
            quarter = seen.first + row
            if quarter % QUARTERS_A_YEAR != QUARTERS_A_YEAR - 1:
                continue
            cells = []
            for name in there:
                own = np.array([line == name for line in seen.lines])
                low, middle, high = np.quantile(seen.after[row, column, own], (0.1, 0.5, 0.9))
                spread = f"({figure(float(low), axis)} to {figure(float(high), axis)})"
                cells.append(f"{figure(float(middle), axis)} {spread}")
            rows.append(Row((format_quarter(quarter), *cells)))
        columns = ("At the end of", *(names[name] for name in there))
        title = f"{axis.title} ({axis.unit})" if axis.unit else axis.title
        numbers = frozenset(range(1, len(columns)))
        tables.append(Table(title, columns, tuple(rows), numbers))
    return Part("Courses", "courses", tuple(tables), apart=True)


def answers_part(
    scenario: Scenario, futures: int = FUTURES, progress: Progress | None = None
) -> Part:
    """Return what each answer moves within two years, where history's line met its question."""
    rows: list[Row] = []
    met = _met(scenario, futures)
    program = scenario.program
    for done, (decision, outlook) in enumerate(met, 1):
        found = option_tags(outlook, program, decision)
        document = scenario.decisions[decision]
        for name, option in document.options.items():
            told = [_moved(scenario, tag) for tag in found[name][:_MOVED]]
            said = "; ".join(told) or "nothing that shows"
            rows.append(Row((one_line(document.title), one_line(option.label), said)))
        if progress is not None:
            progress(done, len(met))
    told_first = (
        "What each answer moves within two years, against giving no answer: the middle of many "
        "futures, from the state in which history's line met the question. Questions that it did "
        "not meet are not listed. Effects of several answers do not add up."
    )
    columns = ("Question", "Answer", "Moves")
    table = Table("What answers move", columns, tuple(rows))
    return Part("Answers", "answers", (told_first, table), apart=True)


def _met(scenario: Scenario, futures: int) -> list[tuple[str, Outlook]]:
    """Return the questions that history's line meets, each with its futures from there on."""
    kernel = kernel_of(scenario, None)
    program = kernel.program
    there = HISTORY if HISTORY in scenario.lines else next(iter(scenario.lines), None)
    line: Line = Nothing() if there is None else FollowedLine(program, scenario.lines[there])
    batch = playing.resume(
        kernel, playing.begin(kernel, 1, np.arange(1, dtype=np.int64), uncertain=False)
    )
    met: dict[str, Outlook] = {}
    while batch.elapsed < program.quarters:
        opened = batch.values[kernel.layout.opened.rows, 0]
        for position in np.flatnonzero(opened >= 0.0).tolist():
            name = program.decisions[position].id
            if name not in met:
                met[name] = Outlook(kernel, batch.world(), runs=futures, then=line)
        batch.pass_quarter(line.orders(batch))
    return list(met.items())


def _moved(scenario: Scenario, tag: Tag) -> str:
    indicator = next(each for each in scenario.program.indicators if each.name == tag.indicator)
    axis = axis_of(scenario, indicator)
    finer = replace(axis, decimals=axis.decimals + 1)
    unit = f" {axis.unit}" if axis.unit and not is_scale(axis.unit) else ""
    size = f"{change(tag.size, finer)}{unit}"
    often = "" if tag.share >= _NEARLY_ALL else f" ({tag.share:.0%} of futures)"
    return f"{axis.title} {size} by {format_quarter(tag.quarter)}{often}"


def key_part(scenario: Scenario) -> Part:
    """Return what only facilitators read: who decides if nobody does, and what history did."""
    rows = []
    for document in scenario.decisions.values():
        unattended = document.unattended
        chosen = next(iter(unattended.chooses), "")
        label = one_line(document.options[chosen].label) if chosen in document.options else ""
        default = f"{office(scenario, unattended.by)}: {label}. {sentence(unattended.because)}"
        history = document.history
        came = ""
        if history is not None:
            came = f"{one_line(document.options[history.option].label)}. {sentence(history.came)}"
        rows.append(
            Row((one_line(document.title), default, came, one_line(document.learning or "")))
        )
    columns = ("Question", "If nobody answers", "What was really done", "What can be learned")
    told = "Not for players: it has what came afterwards."
    table = Table("Key to the questions", columns, tuple(rows))
    return Part("Key", "key", (told, table), apart=True)
