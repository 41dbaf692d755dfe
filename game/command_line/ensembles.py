"""Commands that play many games: run them, judge them, hold them against history, time them."""

import argparse

from game.command_line.exits import WELL


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


def bench(options: argparse.Namespace) -> int:
    """Measure what goals are stated in."""
    from game.bench.report import measure_all
    from game.text.progress import bar

    with bar("measuring", 100) as tell:
        report = measure_all(tell)
    print(report.as_json() if options.format == "json" else report.as_text())
    return WELL
