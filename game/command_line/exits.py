"""Exit codes, and complaints that go to standard error."""

import sys

#: Well; the thing checked fell short; wrong usage; stopped by the person who asked.
WELL, FELL_SHORT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def complain(*lines: str) -> None:
    """Print lines to standard error."""
    for line in lines:
        print(line, file=sys.stderr)
