"""Lines: how sentences and numbers are laid out in a terminal of any width."""

import math
import textwrap

from game.content.scenario import Scenario
from game.session.events import Price
from game.session.view import IndicatorView
from game.session.wording import inside
from game.session.wording import number as plain

_NARROWEST = 30
_LARGE, _MIDDLING = 100, 10


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Break prose between words, paragraph by paragraph; an empty text gives no line."""
    lines: list[str] = []
    for paragraph in text.replace("**", "").split("\n\n"):
        if lines:
            lines.append("")
        lines += textwrap.wrap(
            paragraph,
            max(width, _NARROWEST),
            initial_indent=indent,
            subsequent_indent=indent,
            # The path of a file can be copied only while it is whole.
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def number(value: float, decimals: int) -> str:
    """Return a number as it is shown, without a minus before nothing.

    >>> number(1234.56, 1), number(-0.001, 2)
    ('1,234.6', '0.00')
    """
    text = f"{value:,.{decimals}f}"
    return text.lstrip("-") if not any(digit in text for digit in "123456789") else text


def amount(value: float, unit: str, decimals: int) -> str:
    """Return a number with its unit; a pure number has none, a scale stands in brackets.

    >>> amount(3, "ha", 0), amount(0.98, "1961 = 1", 2), amount(0.5, "1", 1)
    ('3 ha', '0.98 (1961 = 1)', '0.5')
    """
    said = number(value, decimals)
    if unit in {"", "1"}:
        return said
    scale = any(part in unit for part in ("=", " to ", " of "))
    return f"{said} ({unit})" if scale else f"{said} {unit}"


def fitting(value: float) -> str:
    """Return a number with as many decimals as its size asks for.

    >>> fitting(2855.84), fitting(37.5), fitting(0.493)
    ('2,856', '37.5', '0.49')
    """
    return number(value, 0 if abs(value) >= _LARGE else 1 if abs(value) >= _MIDDLING else 2)


def moved(indicator: IndicatorView, last: str | None = None) -> str:
    """Return an indicator's value and how it moved, as a sentence.

    Args:
        indicator: as known.
        last: the quarter that ended last; a report about an earlier one says so.
    """
    now = amount(indicator.value, indicator.unit, indicator.decimals)
    if last is not None and indicator.quarter != last:
        now = f"{now} as of {indicator.quarter}"
    if indicator.previous is None:
        return f"{indicator.title}: {now}."
    change = indicator.value - indicator.previous
    size = number(abs(change), indicator.decimals)
    if not shows(change, indicator.decimals):
        return f"{indicator.title}: {now}, unchanged."
    return f"{indicator.title}: {now}, {'up' if change > 0 else 'down'} {size}."


def shows(value: float, decimals: int) -> bool:
    """Say whether a number is more than nothing as it is shown."""
    return any(digit in number(value, decimals) for digit in "123456789")


def signed(value: float) -> str:
    """Return a change with its sign and three digits that count.

    >>> signed(0.00323), signed(-1299.3), signed(5)
    ('+0.00323', '-1,299', '+5.00')
    """
    if value == 0.0 or not math.isfinite(value):
        return f"{value:+.0f}"
    decimals = min(max(2 - math.floor(math.log10(abs(value))), 0), 8)
    return f"{value:+,.{decimals}f}"


def prices(given: tuple[Price, ...]) -> str:
    """Return what something costs, or that it costs nothing."""
    said = [f"{plain(p.amount)} {inside(p.title)}" for p in given if p.amount]
    return f"costs {' and '.join(said)}" if said else "costs nothing"


def cited(scenario: Scenario, citation: str) -> str:
    """Return a citation with its source's title: `Land survey, ch. 5`."""
    name, comma, place = citation.partition(",")
    source = scenario.sources.get(name.strip())
    return citation if source is None else f"{source.title}{comma}{place}"
