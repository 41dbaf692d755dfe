"""What a user reads when something goes wrong that is nobody's pack."""

import os
import tempfile
import traceback
from pathlib import Path

from game.reports.output import OutputError


class UsageError(Exception):
    """A command that cannot be carried out as it was given; its text says why."""

    exit_code = 2


def explain(error: Exception) -> list[str]:
    """Return lines for a user; the details of a fault of our own go into a file."""
    if isinstance(error, OutputError) or hasattr(error, "exit_code"):
        return [str(error)]
    if isinstance(error, MemoryError):
        return ["there is not enough memory for this; ask for fewer games with --runs"]
    lines = [f"Handshake met a fault of its own: {type(error).__name__}: {error}"]
    try:
        handle, name = tempfile.mkstemp(prefix="handshake-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines(traceback.format_exception(error))
    except OSError:
        return lines
    return [*lines, f"The details are in {Path(name)}; please send that file with your report."]
