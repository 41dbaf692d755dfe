"""What the terminal is like, if there is one."""

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
