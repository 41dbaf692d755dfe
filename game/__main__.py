"""The command line: which command does what.

Every command accepts a shipped pack's id or a path. Exit codes: 0 well, 1 the thing checked fell
short, 2 wrong usage.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence

from game.command_line import ensembles, games, packs
from game.command_line.exits import FELL_SHORT, INTERRUPTED, WELL, WRONG_USAGE, complain
from game.content.findings import PackError
from game.text.arguments import parser_of_commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A letter that a terminal does not know becomes another, and ends nothing.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    options = parser_of_commands().parse_args(arguments)
    try:
        code = COMMANDS[options.act](options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read this, such as `head`, has had enough
        _let_go_of_output()
        return WELL
    except PackError as error:
        from game.reports.findings import as_lines

        complain(*as_lines(error.findings))
        unknown = any(finding.code == "no-pack" for finding in error.findings)
        return WRONG_USAGE if unknown else FELL_SHORT
    except KeyboardInterrupt:
        complain("stopped")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        from game.text.faults import explain

        complain(*explain(error))
        return getattr(error, "exit_code", FELL_SHORT)
    return code


#: What each command does, by its name.
COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "play": games.play, "check": packs.check, "run": ensembles.run, "show": packs.show,
    "schema": packs.schema, "judge": ensembles.judge, "frontier": packs.frontier,
    "history": ensembles.history, "rules": packs.rules, "report": games.report,
    "print": games.print_pack, "enter": games.enter, "picture": games.picture,
    "replay": games.replay, "bench": ensembles.bench,
}  # fmt: skip


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that nothing complains at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
