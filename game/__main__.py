"""The command line: one thin function a command.

Every command accepts a shipped pack's id or a path. Exit codes: 0 well, 1 the thing checked fell
short, 2 wrong usage.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from game import __version__
from game.content.findings import PackError

WELL, FELL_SHORT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# Each command imports what it needs when it runs, so that none waits for another's libraries.
# ruff: noqa: PLC0415


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A letter that a terminal does not know becomes another, and ends nothing.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code = int(options.act(options))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read this, such as `head`, has had enough
        _let_go_of_output()
        return WELL
    except PackError as error:
        from game.reports.findings import as_lines

        _complain(*as_lines(error.findings))
        unknown = any(finding.code == "no-pack" for finding in error.findings)
        return WRONG_USAGE if unknown else FELL_SHORT
    except KeyboardInterrupt:
        _complain("stopped")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        from game.text.faults import explain

        _complain(*explain(error))
        return getattr(error, "exit_code", FELL_SHORT)
    return code


def play(options: argparse.Namespace) -> int:
    """Play a game in the terminal."""
    from game.text.starting import Wish
    from game.text.starting import play as play_in_terminal

    given = {name: getattr(options, name, None) for name in Wish.__dataclass_fields__}
    play_in_terminal(Wish(**given))
    return WELL


def replay(options: argparse.Namespace) -> int:
    """Play a saved game again and verify every quarter."""
    from game.session.replaying import replay as replay_file

    result = replay_file(Path(options.file))
    print(result.says)
    return WELL if result.well else FELL_SHORT


def check(options: argparse.Namespace) -> int:
    """Print every problem of some packs; with `--behaviour` run their checks too."""
    from game.content.loading import check as check_pack
    from game.judgement.behaviour import Outcome, run_checks
    from game.reports import findings as told
    from game.text.progress import bar

    results = []
    for name in options.packs:
        checked = check_pack(name)
        outcomes: tuple[Outcome, ...] = ()
        if options.behaviour and checked.scenario is not None:
            with bar(f"checks of {name}", len(checked.scenario.checks)) as tell:
                outcomes = run_checks(
                    checked.scenario,
                    runs=options.runs,
                    progress=tell,
                )
        results.append((name, checked, outcomes))
    if options.format == "json":
        print(told.as_json([(n, c.findings, o) for n, c, o in results]))
    else:
        for name, checked, outcomes in results:
            for line in (*told.as_lines(checked.findings), *told.outcome_lines(outcomes)):
                print(line)
            print(told.summary(name, checked.findings))
    well = all(not c.errors and all(x.held for x in o) for _, c, o in results)
    return WELL if well else FELL_SHORT


def run(options: argparse.Namespace) -> int:
    """Play many games and print or save what came of them."""
    from game.model.ensembles import run as run_ensemble
    from game.reports.series import each_game, summarise
    from game.reports.series_text import as_text
    from game.reports.series_writing import check_writable, save
    from game.text.plans import about, plan_of
    from game.text.progress import bar
    from game.text.terminal import is_terminal, width

    if options.out is not None:
        check_writable(options.out, options.format)
    scenario, plan = plan_of(
        options.pack, options.policy, options.theory, runs=options.runs, seed=options.seed
    )
    with bar(f"{options.runs} games", options.runs) as tell:
        results = run_ensemble(plan, workers=options.workers, progress=tell)
    table = each_game(results) if options.games else summarise(results)
    if options.out is None and options.format == "csv" and not options.games and is_terminal():
        print(as_text(summarise(results), width()))
    else:
        facts = about(scenario, plan, options.theory)
        save(table, facts, options.out or "-", options.format)
    return WELL


def show(options: argparse.Namespace) -> int:
    """Say in words what is in a pack."""
    from game.content.loading import load
    from game.reports.describing import describe, describe_pack
    from game.text.terminal import width

    scenario = load(options.pack)
    section = describe(scenario, options.name) if options.name else describe_pack(scenario)
    print(section.as_text(width()))
    return WELL


def schema(options: argparse.Namespace) -> int:
    """Write JSON Schemas that let an editor complete and explain a pack's files."""
    import json

    from game.content.schema import schemas
    from game.reports.schema_writing import write_schemas

    if options.out is None:
        print(json.dumps(schemas(), indent=2))
    else:
        for line in write_schemas(Path(options.out)):
            print(line)
    return WELL


def bench(options: argparse.Namespace) -> int:
    """Measure what goals are stated in."""
    from game.bench.report import measure_all
    from game.text.progress import bar

    with bar("measuring", 100) as tell:
        report = measure_all(tell)
    print(report.as_json() if options.format == "json" else report.as_text())
    return WELL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="handshake",
        description="A strategy and policy simulation whose every number can be questioned.",
    )
    parser.add_argument("--version", action="version", version=f"handshake {__version__}")
    parser.set_defaults(act=play)
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_play(_command(commands, "play", "play a game in the terminal", play))
    _add_check(_command(commands, "check", "find every problem of a pack", check))
    _add_run(_command(commands, "run", "play many games without a front end", run))
    shown = _command(commands, "show", "say in words what is in a pack", show)
    shown.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    shown.add_argument("name", metavar="NAME", nargs="?", help="a decision, event, indicator, ...")
    made = _command(commands, "schema", "write JSON Schemas for editors", schema)
    made.add_argument("--out", metavar="FOLDER", help="one file a kind, into this folder")
    again = _command(commands, "replay", "verify a saved game, quarter by quarter", replay)
    again.add_argument("file", metavar="FILE", help="a saved game")
    timed = _command(commands, "bench", "measure speed and memory", bench)
    timed.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
    act: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    command.set_defaults(act=act)
    return command


def _add_play(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", nargs="?", help="a shipped pack's id, or a folder")
    command.add_argument("--text", action="store_true", help="in the terminal")
    command.add_argument("--seed", type=int, help="of all luck; left out, any")
    command.add_argument("--theory", help="a rival setting of the pack")
    command.add_argument("--save", metavar="FILE", help="the file that the game is kept in")
    command.add_argument("--resume", metavar="FILE", help="go on with a game")
    command.add_argument("--policy", help="of the pack: it plays, and you watch")


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("packs", metavar="PACK", nargs="+", help="shipped ids, or folders")
    command.add_argument("--behaviour", action="store_true", help="also run checks.yaml")
    command.add_argument("--runs", type=_count, help="games for each check")
    command.add_argument("--format", choices=("text", "json"), default="text")


def _add_run(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    command.add_argument("--policy", default="passive", help="of the pack, a file, or 'random'")
    command.add_argument("--theory", help="a rival setting of the pack")
    command.add_argument("--runs", type=_count, default=1000, help="games (1000)")
    command.add_argument("--seed", type=int, default=1, help="of all luck (1)")
    command.add_argument("--workers", type=_count, default=1, help="processes (1)")
    command.add_argument("--out", metavar="FILE", help="a file, or - for standard output")
    command.add_argument("--format", choices=("csv", "json", "parquet"), default="csv")
    command.add_argument("--games", action="store_true", help="every game, not statistics")


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        message = f"'{text}' is not a whole number of 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that nothing complains at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
