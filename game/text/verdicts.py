"""Verdicts after the end, in the terminal: turning points, luck and choice, claims, trade-offs."""

from collections.abc import Callable

from game.content.findings import PackError
from game.content.scenario import Scenario
from game.content.shipped import locate
from game.judgement.course import course_of, replay
from game.judgement.dominance import inside
from game.judgement.forecasts import (
    PLAYER,
    Outcome,
    Score,
    held_against,
    own_forecasts,
    voices_heard,
)
from game.judgement.frontier import Frontier
from game.judgement.frontier_file import read_frontier
from game.judgement.goals import score_goals
from game.judgement.luck import Standing, choice_of, luck_of
from game.judgement.record import RecordLine, record_of
from game.judgement.turning import CAVEAT, Turn, turning_points
from game.model.quarters import format_quarter
from game.session.game import Game
from game.session.known import title_of
from game.text.ending import history_goals, results_of_game
from game.text.lines import amount, number
from game.text.telling import office_of

_YEAR = 4


def tell_turning(game: Game, progress: Callable[[int, int], None]) -> list[str]:
    """Return the decisions that mattered most to each goal, each taken otherwise.

    Args:
        game: that is over.
        progress: is told how many branches are done, and of how many.
    """
    scenario = game.board.scenario
    turns = turning_points(scenario, game.board.kernel, course_of(game), progress=progress)
    if not turns.turns:
        return ["No decision was settled in this game, so none was a turning point."]
    lines = [f"Each decision with its other options, over {turns.runs} lucks, and under your own:"]
    for goal, document in scenario.judgement.goals.items():
        mattered = turns.by_goal(goal)
        lines += ["", f"{document.title}:"]
        for turn in mattered:
            lines += _turn(scenario, turn, goal)
        if not mattered:
            lines.append("  No single decision would have changed it.")
    return [*lines, "", CAVEAT]


def _turn(scenario: Scenario, turn: Turn, goal: str) -> list[str]:
    document = scenario.decisions[turn.decision]
    who = "you chose" if turn.by_player else "others chose"
    taken = document.options[turn.option].label
    lines = [f"  {format_quarter(turn.quarter)}, {document.title}: {who} '{taken}'."]
    for branch in turn.branches:
        effect, label = branch.effects[goal], document.options[branch.option].label
        lines.append(
            f"    With '{label}': {_points(effect.mean)} on average, better in "
            f"{effect.better:.0%} of lucks; {_points(effect.same)} with your luck."
        )
    return lines


def _points(moved: float) -> str:
    said = number(abs(moved), 1)
    if said == "0.0":
        return "no change"
    return f"{'up' if moved > 0 else 'down'} {said}"


def tell_luck(game: Game) -> list[str]:
    """Return where the result lies among futures of the same decisions, and these among others."""
    scenario = game.board.scenario
    luck = luck_of(scenario, game.board.kernel, course_of(game))
    lines = [f"The same decisions, played again under {luck.runs} other lucks:"]
    for goal, standing in luck.goals.items():
        lines.append(f"  {scenario.judgement.goals[goal].title}: {_standing(standing)}")
    frontier, why = _frontier(game)
    if frontier is None:
        return [*lines, "", f"How good your choices were cannot be said: {why}"]
    lines += ["", "Your decisions, luck set aside, among random lines of play:"]
    for goal, standing in choice_of(luck, frontier.spread).items():  # type: ignore[arg-type] # a tuple is read as an array
        title = scenario.judgement.goals[goal].title
        lines.append(f"  {title}: better than {standing.percentile:.0f} of 100.")
    return lines


def _standing(own: Standing) -> str:
    spread = f"most between {own.low:.0f} and {own.high:.0f}, half above {own.median:.0f}"
    return f"{own.value:.0f}, luckier than {own.percentile:.0f} of 100 ({spread})."


def _frontier(game: Game) -> tuple[Frontier | None, str]:
    """Return the pack's frontier, or why there is none."""
    try:
        found = read_frontier(locate(game.board.opening.pack))
    except PackError:
        return None, "the pack's folder is not where it was."
    if found is None:
        return None, "this pack has no frontier yet; 'handshake frontier' builds one."
    if not found.fits(game.board.scenario):
        return None, "the frontier was built for another version of this pack."
    return found, ""


def tell_tradeoffs(game: Game) -> list[str]:
    """Return each trade-off: what both goals came to, history's line, and the frontier."""
    scenario = game.board.scenario
    scored = score_goals(scenario, results_of_game(game))
    history = history_goals(scenario)
    frontier, why = _frontier(game)
    lines: list[str] = []
    for name, tradeoff in scenario.judgement.tradeoffs.items():
        one, other = tradeoff.goals
        lines += [*([""] if lines else []), f"{tradeoff.title}. {tradeoff.argument.strip()}"]
        for goal in (one, other):
            beside = f" (history's line: {history[goal]:.0f})" if goal in history else ""
            own = float(scored[goal].scores[0])
            lines.append(f"  {scenario.judgement.goals[goal].title}: {own:.0f} of 100{beside}.")
        if frontier is not None and frontier.tradeoffs.get(name):
            result = float(scored[one].scores[0]), float(scored[other].scores[0])
            lines.append(f"  {_room(inside(frontier.points(name, (one, other)), result))}")
    if not lines:
        return ["This pack names no trade-offs."]
    return lines if frontier is not None else [*lines, "", f"How far you were from the best: {why}"]


def _room(points: float) -> str:
    if points <= 0:
        return "No line of play that was found does better on both at once."
    return f"Some line of play does better on both at once, by {points:.0f} points."


def tell_forecasts(game: Game) -> list[str]:
    """Return whose claims held: each adviser's, with what came of each."""
    scenario, kernel = game.board.scenario, game.board.kernel
    replayed = replay(kernel, course_of(game))
    claims = (*own_forecasts(game), *voices_heard(scenario, kernel, replayed))
    scores = held_against(claims, kernel, replayed)
    if not scores:
        return ["Nobody claimed anything in this game."]
    titles = {x.name: title_of(scenario, x) for x in game.board.program.indicators}
    lines = ["Whose claims held, the best first:"]
    for score in scores:
        lines += _claims(scenario, score, titles)
    return lines


def _claims(scenario: Scenario, score: Score, titles: dict[str, str]) -> list[str]:
    held = f"{score.held} of {score.of} held" if score.of else "none could be tested in time"
    return [
        f"{'You' if score.by == PLAYER else office_of(score.by, scenario)}: {held}.",
        *(_claim(outcome, titles) for outcome in score.outcomes),
    ]


def _claim(outcome: Outcome, titles: dict[str, str]) -> str:
    claim = outcome.forecast
    came = {True: "held", False: "did not hold", None: "not to be told yet"}[outcome.held]
    within = "a quarter" if claim.within == 1 else f"{claim.within} quarters"
    said = f"{titles[claim.indicator]} {claim.direction} within {within}, {claim.sure:.0%} sure"
    return f"  {format_quarter(claim.quarter)}: {said}. It {came}."


def tell_record(game: Game) -> list[str]:
    """Return the record of suffering through time, with its sources; it carries no points."""
    scenario = game.board.scenario
    record = record_of(scenario, results_of_game(game))
    if not record:
        return ["This pack keeps no record of suffering."]
    lines = ["The record of suffering. It carries no points."]
    for entry in record:
        lines += ["", *_entry(scenario, entry)]
    return lines


def _entry(scenario: Scenario, entry: RecordLine) -> list[str]:
    last = entry.first + len(entry.values) - 1
    ends = [q for q in range(entry.first, last + 1) if q % _YEAR == _YEAR - 1 or q == last]
    lines = [f"{entry.title}, at the end of"]
    for quarter in ends:
        value = float(entry.values[quarter - entry.first, 0])
        lines.append(f"  {format_quarter(quarter)}: {amount(value, entry.unit, 0)}.")
    sources = [scenario.sources[s.partition(",")[0]].title for s in entry.source]
    lines += [entry.note] if entry.note else []
    return [*lines, f"Sources: {'; '.join(sources)}."] if sources else lines
