"""What the terminal is like, if there is one, and what time it is."""

import datetime as dt
import shutil
import sys

_WIDEST = 100


def is_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_typed() -> bool:
    """Say whether somebody types the input, so that the terminal shows it by itself."""
    return sys.stdin is not None and sys.stdin.isatty()


def width() -> int:
    """Return how many columns a line may have: those of the terminal, up to what reads well."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def now() -> float:
    """Return the time, in seconds since 1970."""
    return dt.datetime.now(tz=dt.UTC).timestamp()


def today() -> dt.datetime:
    """Return date and time as the clock on the wall shows them."""
    return dt.datetime.now(tz=dt.UTC).astimezone()
