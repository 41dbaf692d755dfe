"""Quarters: the clock of the model.

A quarter is an integer, four times the year plus 0 to 3, so that quarters subtract to a number of
quarters. As text it is `1990Q3`.
"""

import re
from functools import lru_cache

QUARTERS_A_YEAR = 4
PATTERN = re.compile(r"(\d{4})Q([1-4])")


def parse_quarter(text: str) -> int:
    """Return the quarter that `text` names.

    Args:
        text: such as `1990Q3`.

    Returns:
        Quarters since year 0.

    Raises:
        ValueError: `text` is not of that form.

    >>> parse_quarter("1990Q3") - parse_quarter("1990Q1")
    2
    """
    found = PATTERN.fullmatch(text)
    if found is None:
        message = f"'{text}' is not a quarter; write one as 1990Q3"
        raise ValueError(message)
    return int(found[1]) * QUARTERS_A_YEAR + int(found[2]) - 1


@lru_cache(maxsize=4000)
def format_quarter(quarter: int) -> str:
    """Return the text of a quarter.

    >>> format_quarter(parse_quarter("2000Q4"))
    '2000Q4'
    """
    year, part = divmod(quarter, QUARTERS_A_YEAR)
    return f"{year:04d}Q{part + 1}"
