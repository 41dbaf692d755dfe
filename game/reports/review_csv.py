"""A review as CSV: plain numbers for a spreadsheet, a file a subject."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from game.model.quarters import format_quarter
from game.reports.charting import axis_of
from game.reports.gathering import Findings
from game.reports.review_log import quarters_of
from game.reports.review_words import office, one_line

Cell = str | float | None
#: A sheet of a spreadsheet program takes what begins with these for a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def review_sheets(found: Findings) -> dict[str, str]:
    """Return the sheets of a review, each as CSV text, by what they are about."""
    return {
        "indicators": written(_INDICATORS, _indicators(found)),
        "decisions": written(_DECISIONS, _decisions(found)),
        "scores": written(_SCORES, _scores(found)),
        "claims": written(_CLAIMS, _claims(found)),
    }


def written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV text under their columns; None is an empty cell."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    # A name that somebody gave a file must not become a formula in a spreadsheet.
    return f"'{value}" if value.startswith(_FORMULAS) else value


_INDICATORS = ("quarter", "indicator", "title", "unit", "value", "history", "passive")


def _indicators(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for column, indicator in enumerate(found.game.board.program.indicators):
        axis = axis_of(found.scenario, indicator)
        for row, value in enumerate(found.truth(indicator.name)):
            beside = (
                float(found.lines[name].values[row - 1, column])
                if name in found.lines and row
                else None
                for name in ("history", "passive")
            )
            quarter = format_quarter(found.first - 1 + row)
            yield quarter, indicator.name, axis.title, axis.unit, value, *beside


_DECISIONS = ("quarter", "decision", "title", "option", "label", "who", "by", "history")


def _decisions(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for quarter in quarters_of(found.game):
        for answer in quarter.answered:
            history = found.scenario.decisions[answer.decision].history
            yield (
                format_quarter(quarter.quarter),
                answer.decision,
                one_line(answer.title),
                answer.option,
                one_line(answer.label),
                answer.who,
                answer.by,
                None if history is None else history.option,
            )


_SCORES = (
    "kind", "id", "title", "score", "median_of_lucks", "p10_of_lucks", "p90_of_lucks",
    "luck_percentile", "choice_percentile", "history", "passive",
)  # fmt: skip


def _scores(found: Findings) -> Iterator[tuple[Cell, ...]]:
    judgement = found.scenario.judgement
    for name, goal in judgement.goals.items():
        luck, choice = found.luck.goals[name], found.choice.get(name)
        lines = (found.lines[x].goals[name] if x in found.lines else None
                 for x in ("history", "passive"))  # fmt: skip
        yield (
            "goal", name, one_line(goal.title), luck.value, luck.median, luck.low, luck.high,
            luck.percentile, None if choice is None else choice.percentile, *lines,
        )  # fmt: skip
    for name, lens in judgement.lenses.items():
        luck = found.luck.lenses[name]
        lines = (found.lines[x].lenses[name] if x in found.lines else None
                 for x in ("history", "passive"))  # fmt: skip
        yield (
            "reader", name, one_line(lens.title), luck.value, luck.median, luck.low, luck.high,
            luck.percentile, None, *lines,
        )  # fmt: skip


_CLAIMS = (
    "by", "who", "quarter", "decision", "indicator", "direction", "within", "sure", "followed",
    "moved", "held",
)  # fmt: skip


def _claims(found: Findings) -> Iterator[tuple[Cell, ...]]:
    for score in found.claims:
        for outcome in score.outcomes:
            made = outcome.forecast
            yield (
                made.by, office(found.scenario, made.by), format_quarter(made.quarter),
                made.decision, made.indicator, made.direction, float(made.within), made.sure,
                _yes(made.followed), outcome.moved, _yes(outcome.held),
            )  # fmt: skip


def _yes(value: bool | None) -> str | None:  # noqa: FBT001 - it is the value that is written
    return None if value is None else "yes" if value else "no"
