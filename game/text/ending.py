"""The end of a game in the terminal: goals, readers' verdicts, the record, and history's line."""

import numpy as np

from game.content.scenario import Scenario
from game.judgement.course import results_of
from game.judgement.goals import band_of, score_goals
from game.judgement.lenses import judge, sentences
from game.model.ensembles import Plan, Results, run
from game.session.game import Game
from game.session.viewing import view
from game.text.lines import amount, moved
from game.text.truth import truly

#: Games that a line of play is measured by, for comparison.
_RUNS = 200
_HISTORY = "history"


def tell_ending(game: Game) -> list[str]:
    """Return what a game came to; of a game that was hardly begun, only how it stands."""
    scenario = game.board.scenario
    shown = truly(view(game))
    lines = [
        "How it truly stands, whatever was reported:",
        *(f"  {moved(indicator)}" for indicator in shown.indicators),
    ]
    if not game.past:
        return lines
    results = results_of_game(game)
    lines += ["", *_goals(scenario, results), "", *_readers(scenario, results)]
    return [*lines, *_record(scenario, game)]


def results_of_game(game: Game) -> Results:
    """Return a played game as the results of an ensemble of one."""
    kernel = game.board.kernel
    values = np.stack([passed.after.values[kernel.record_rows] for passed in game.past])
    return results_of(kernel, game.past[0].quarter, values, game.past[-1].after.values)


def _goals(scenario: Scenario, results: Results) -> list[str]:
    scored = score_goals(scenario, results)
    if not scored:
        return []
    history = history_goals(scenario)
    lines = ["Goals, from 0 to 100:"]
    for name, goal in scenario.judgement.goals.items():
        own = float(scored[name].scores[0])
        beside = f" (history's line: {history[name]:.0f})" if name in history else ""
        lines.append(f"  {goal.title}: {own:.0f}{beside}. {goal.because}")
    return lines


def history_goals(scenario: Scenario) -> dict[str, float]:
    """Return each goal's median under the line that was really taken, if the pack has it."""
    if _HISTORY not in scenario.lines:
        return {}
    results = run(Plan(scenario.program, scenario.lines[_HISTORY], 1, _RUNS, uncertain=False))
    scored = score_goals(scenario, results)
    return {name: float(np.median(goal.scores)) for name, goal in scored.items()}


def _readers(scenario: Scenario, results: Results) -> list[str]:
    lines = []
    for name, score in judge(scenario, results).items():
        lens = scenario.judgement.lenses[name]
        points = float(score.scores[0])
        lines.append(f"{lens.title}: {points:.0f} of 100, {band_of(points)}.")
        lines += [f"  {said}" for said in sentences(lens, score)]
    return lines


def _record(scenario: Scenario, game: Game) -> list[str]:
    """Return the record of suffering, which carries no points."""
    lines = []
    for entry in scenario.judgement.record:
        column = [i.name for i in game.board.program.indicators].index(entry.indicator)
        row = game.board.kernel.record_rows[column]
        value = float(game.world.values[row, 0])
        document = scenario.quantity(game.board.program.indicators[column].symbol)
        unit = document.indicator.unit if document.indicator is not None else None
        lines += ["", f"{entry.title}: {amount(value, unit or document.unit, 0)}."]
        lines += [entry.note] if entry.note else []
    return lines
