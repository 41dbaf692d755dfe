"""Commands about a pack: check it, show it, write its rules, its schemas, its frontier."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.command_line.exits import FELL_SHORT, WELL, complain

if TYPE_CHECKING:
    from game.content.loading import Checked
    from game.content.scenario import Scenario
    from game.judgement.behaviour import Outcome


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
            complain(*said)
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

    from game.judgement.balance import measure_balance
    from game.reports.measured import measured_findings, measured_lines
    from game.text.progress import bar

    scenario = checked.scenario
    if scenario is None or not scenario.judgement.goals or not scenario.decisions:
        return checked, []
    with bar(f"levers of {name}", len(scenario.decisions) + len(scenario.instruments)) as tell:
        balance = measure_balance(scenario, name, runs=runs or 500, progress=tell)
    found = measured_findings(checked, balance)
    return replace(checked, findings=(*checked.findings, *found)), measured_lines(balance)


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
