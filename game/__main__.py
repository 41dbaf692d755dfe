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
from typing import TYPE_CHECKING

from game.content.findings import PackError
from game.text.arguments import parser_of_commands

if TYPE_CHECKING:
    from game.content.loading import Checked
    from game.content.scenario import Scenario
    from game.judgement.behaviour import Outcome

WELL, FELL_SHORT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

# Each command imports what it needs when it runs, so that none waits for another's libraries.


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


def report(options: argparse.Namespace) -> int:
    """Write the after-action review of one game, or the report of a class."""
    from game.reports.writing import WantedReports, write_reports
    from game.text.progress import stages

    wanted = WantedReports(
        out=options.out,
        formats=tuple(dict.fromkeys(options.format or ("html",))),
        paper=options.paper,
        names=options.names,
    )
    with stages() as tell:
        made = write_reports(options.files, wanted, tell)
    for path in made.files:
        print(path)
    _complain(*(f"{left.path}: left out; {left.because}" for left in made.left_out), *made.notes)
    return made.code


def picture(options: argparse.Namespace) -> int:
    """Draw a screen in a typical state into a file."""
    import difflib

    from game.reports.output import check_output
    from game.screens.drawing.theme import THEMES
    from game.screens.frame.settings import Settings
    from game.screens.pictures import SCREENS, Wanted, save_picture

    for kind, name, known in (
        ("screen", options.screen, SCREENS),
        ("theme", options.theme, THEMES),
    ):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'? " if near else ""
            _complain(f"there is no {kind} '{name}'; {hint}there are: {', '.join(known)}")
            return WRONG_USAGE
    check_output(options.out)
    settings = Settings(
        language=options.language, text=options.scale / 100, theme=options.theme,
        motion=False, sound=False,
    )  # fmt: skip
    save_picture(Wanted(options.screen, options.pack, options.size, settings), Path(options.out))
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
    from game.reports import findings as told

    results = []
    for name in options.packs:
        checked = check_pack(name)
        outcomes: tuple[Outcome, ...] = ()
        if options.behaviour and checked.scenario is not None:
            outcomes = _behaviour(name, checked.scenario, options.runs)
            checked, said = _measured(name, checked, options.runs)
            _complain(*said)
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


def _behaviour(name: str, scenario: "Scenario", runs: int | None) -> "tuple[Outcome, ...]":
    from game.judgement.behaviour import run_checks
    from game.text.progress import bar

    with bar(f"checks of {name}", len(scenario.checks)) as tell:
        return run_checks(scenario, runs=runs, progress=tell)


def _measured(name: str, checked: "Checked", runs: int | None) -> "tuple[Checked, list[str]]":
    """Measure what a pack's questions and instruments move, where it has goals to measure by."""
    from dataclasses import replace

    from game.judgement.levers import measure_all
    from game.judgement.occurrence import measure_occurrence
    from game.reports.measured import measured_findings, measured_lines
    from game.text.progress import bar

    scenario = checked.scenario
    if scenario is None or not scenario.judgement.goals or not scenario.decisions:
        return checked, []
    under = "history" if "history" in scenario.lines else "random"
    count = len(scenario.decisions) + len(scenario.instruments)
    with bar(f"levers of {name}", count) as tell:
        levers = tuple(measure_all(scenario, under, runs=runs or 500, progress=tell))
    occurrence = measure_occurrence(scenario)
    found = measured_findings(checked, levers, occurrence)
    return replace(checked, findings=(*checked.findings, *found)), measured_lines(
        levers, occurrence
    )


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

    if options.coverage:
        from game.reports.coverage import write_coverage

        found = write_coverage(options.pack, options.format, options.out or "-")
        return FELL_SHORT if found.uncovered else WELL
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


def judge(options: argparse.Namespace) -> int:
    """Say what a line of play is worth: goals, trade-offs, readers' verdicts."""
    from game.content.shipped import locate
    from game.judgement.frontier_file import read_frontier
    from game.reports.judging import judging_report
    from game.reports.judging_text import as_text
    from game.text.plans import about, plan_of
    from game.text.progress import bar
    from game.text.terminal import width

    scenario, plan = plan_of(
        options.pack, options.policy, options.theory, runs=options.runs, seed=options.seed
    )
    frontier = read_frontier(locate(options.pack))
    with bar(f"{options.runs} games", options.runs) as tell:
        report = judging_report(
            scenario, plan, about(scenario, plan, options.theory), frontier, tell
        )
    print(report.as_json() if options.format == "json" else as_text(report, width()))
    return WELL


def frontier(options: argparse.Namespace) -> int:
    """Find how far lines of play can get on both goals of each trade-off, and keep it."""
    from game.content.loading import load
    from game.content.shipped import locate
    from game.judgement.frontier import Effort, build_frontier
    from game.judgement.frontier_file import write_frontier
    from game.text.progress import bar

    folder = locate(options.pack)
    effort = Effort() if options.generations is None else Effort(generations=options.generations)
    with bar("lines of play", 100) as tell:
        found = build_frontier(
            load(folder), effort, lambda done, of: tell(round(100 * done / max(of, 1)))
        )
    print(write_frontier(found, folder))
    return WELL


def history(options: argparse.Namespace) -> int:
    """Hold history's line of play against what is known; a point that must be met counts."""
    from game.reports.history_page import Wanted, run_history
    from game.text.progress import bar
    from game.text.terminal import width

    wanted = Wanted(
        runs=options.runs, form=options.format, out=options.out, theory=options.theory,
        width=width(), seed=options.seed,
    )  # fmt: skip
    with bar(f"{options.runs} games", options.runs) as tell:
        return run_history(options.pack, wanted, tell)


def rules(options: argparse.Namespace) -> int:
    """Write the rule sheet: every number and link of a pack with its source."""
    from game.content.loading import load
    from game.judgement.sensitivity import steps_of
    from game.reports.rule_sheet import WantedRules, run_rules
    from game.text.progress import bar

    wanted = WantedRules(form=options.format, out=options.out, with_sensitivity=options.sensitivity)
    total = steps_of(load(options.pack)) if options.sensitivity else 1
    with bar("parameters", total) as tell:
        return run_rules(options.pack, wanted, tell)


#: What each command does, by its name.
COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "play": play, "check": check, "run": run, "show": show, "schema": schema, "judge": judge,
    "frontier": frontier, "history": history, "rules": rules, "report": report,
    "picture": picture, "replay": replay, "bench": bench,
}  # fmt: skip


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that nothing complains at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
