"""A series for people: where each indicator begins, stands half-way and ends.

Plain lines, one fact each, that a screen reader can read aloud.
"""

import math
import textwrap

import numpy as np

from game.model.arrays import Floats
from game.model.quarters import format_quarter
from game.reports.series import STATISTICS, SeriesTable

#: Digits that the largest number of a block has at least.
_DIGITS = 3
#: Numbers beyond these are written with an exponent.
_LEAST, _MOST = 1e-6, 1e15
_NOTHING = "no number"
#: Narrower than this no line can be kept.
_NARROWEST = 20

_LOW, _MEDIAN, _HIGH = (STATISTICS.index(name) for name in ("p10", "p50", "p90"))


def as_text(table: SeriesTable, width: int) -> str:
    """Return the first, middle and last quarter of each indicator, as lines.

    Args:
        table: of one quarter or more; of a single game only the value is told.
        width: columns of the terminal; longer lines are broken between words.

    Returns:
        Lines without a last line feed.
    """
    last = len(table.values) - 1
    quarters = sorted({0, last // 2, last})
    lines = [_opening(table)]
    for column, indicator in enumerate(table.indicators):
        lines += ["", f"{indicator.name} ({indicator.unit})" if indicator.unit else indicator.name]
        lines += _block(table, quarters, table.values[quarters, column])
    return "\n".join(
        textwrap.fill(
            line,
            max(width, _NARROWEST),
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )


def _opening(table: SeriesTable) -> str:
    first, last = table.first, table.first + len(table.values) - 1
    period = f"{format_quarter(first)} to {format_quarter(last)}"
    if table.games == 1:
        return f"{period}, one game."
    return f"{period}, {table.games:,} games: the median, and in brackets where 80 % of games lie."


def _block(table: SeriesTable, quarters: list[int], values: Floats) -> list[str]:
    """Return a line a quarter; `values` are (quarters, statistics)."""
    shown = values[:, [_MEDIAN, _LOW, _HIGH]]
    pattern = _pattern(shown)
    texts = [[_number(value, pattern) for value in row] for row in shown.tolist()]
    broad = max(len(median) for median, _, _ in texts)
    lines = []
    for quarter, (median, low, high) in zip(quarters, texts, strict=True):
        band = "" if table.games == 1 or low == _NOTHING else f"  ({low} to {high})"
        lines.append(f"  {format_quarter(table.first + quarter)}  {median:>{broad}}{band}")
    return lines


def _pattern(values: Floats) -> str:
    """Return the form in which all numbers of a block are written, so that they compare."""
    sizes = np.abs(values[np.isfinite(values)])
    largest = float(sizes.max(initial=0.0))
    if largest == 0:
        return ",.0f"
    if not _LEAST <= largest < _MOST:
        return f".{_DIGITS}g"
    before = math.floor(math.log10(largest)) + 1
    return f",.{max(0, _DIGITS - before)}f"


def _number(value: float, pattern: str) -> str:
    if math.isnan(value):
        return _NOTHING
    text = format(value, pattern)
    # What rounds to nothing is nothing, not less than nothing.
    return text.lstrip("-") if not any(digit in text for digit in "123456789i") else text
