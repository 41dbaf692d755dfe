"""Dates: quarters such as `1990Q3` as a player reads them."""

from datetime import UTC, datetime

from game.model.quarters import QUARTERS_A_YEAR, parse_quarter
from game.screens.wording import Words

_MONTHS = 3


def quarter_words(say: Words, quarter: str) -> str:
    """Return a quarter by its months, such as `Jul-Sep 1990`."""
    year, part = divmod(parse_quarter(quarter), QUARTERS_A_YEAR)
    first, last = part * _MONTHS + 1, part * _MONTHS + _MONTHS
    return say(
        "dates.quarter", first=say(f"dates.short.m{first}"), last=say(f"dates.short.m{last}"),
        year=year,
    )  # fmt: skip


def span_words(say: Words, first: str, last: str) -> str:
    """Return a span of quarters from its first month to its last."""
    year, part = divmod(parse_quarter(first), QUARTERS_A_YEAR)
    end_year, end = divmod(parse_quarter(last), QUARTERS_A_YEAR)
    return say(
        "dates.span",
        first=say("dates.month", month=say(f"dates.short.m{part * _MONTHS + 1}"), year=year),
        last=say(
            "dates.month", month=say(f"dates.short.m{end * _MONTHS + _MONTHS}"), year=end_year
        ),
    )


def day_words(say: Words, seconds: float) -> str:
    """Return a day and time of day, in the machine's own time, from seconds since 1970."""
    when = datetime.fromtimestamp(seconds, tz=UTC).astimezone()
    return say(
        "dates.day", day=when.day, month=say(f"dates.long.m{when.month}"), year=when.year,
        time=f"{when:%H:%M}",
    )  # fmt: skip
