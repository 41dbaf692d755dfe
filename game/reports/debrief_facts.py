"""What a game's log says, as numbers and names that questions for a debrief are chosen by."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from game.judgement.evidence import title_of
from game.judgement.forecasts import Outcome
from game.judgement.turning import Turn
from game.model.quarters import format_quarter
from game.reports.gathering import STRATEGY, Findings
from game.reports.review_log import Quarter, claimed_about, known_then, quarters_of
from game.reports.review_words import office, one_line

#: A fact: a number that can be compared, or a name that fills a sentence.
Fact = float | str
#: Moved one way and back within so many quarters is back and forth.
_SOON = 4
#: Reports of less than this are too small to be off by a share.
_TINY = 1e-9


def facts_of(found: Findings) -> dict[str, Fact]:
    """Return the facts of a game, by name; a fact that does not apply is left out."""
    passed = quarters_of(found.game)
    facts: dict[str, Fact] = {}
    for some in (
        _aim(found),
        _answers(found, passed),
        _regret(found),
        _pull(found),
        _heard(found),
        _reports(found, passed),
        _luck(found),
        _readers(found),
        _orders(passed),
    ):
        facts.update(some)
    facts["record"] = float(len(found.record))
    return facts


def aim_of(found: Findings) -> tuple[str, str] | None:
    """Return the player's own aim, and the quarter in which it was noted.

    A note about `strategy` is the aim; where there is none, what was noted in the first quarter.
    """
    notes = found.game.notes
    about = [note for note in notes if note.about == STRATEGY]
    early = [note for note in notes if note.quarter == found.first]
    chosen = (about or early)[:1]
    return (one_line(chosen[0].text), format_quarter(chosen[0].quarter)) if chosen else None


def _aim(found: Findings) -> dict[str, Fact]:
    aim = aim_of(found)
    return {"aim": 0.0} if aim is None else {"aim": 1.0, "aim_text": aim[0]}


def _answers(found: Findings, passed: tuple[Quarter, ...]) -> dict[str, Fact]:
    own = [answer for quarter in passed for answer in quarter.own]
    others = [answer for quarter in passed for answer in quarter.others]
    documents = found.scenario.decisions
    compared = [a for a in own if documents[a.decision].history is not None]
    same = [a for a in compared if getattr(documents[a.decision].history, "option", "") == a.option]
    facts: dict[str, Fact] = {
        "answered": float(len(own)),
        "left": float(len(others)),
        "asked": float(len(own) + len(others)),
    }
    if compared:
        facts["as_history"] = 100.0 * len(same) / len(compared)
    if others:
        telling = others[0]
        facts |= {
            "left_title": one_line(telling.title),
            "left_by": office(found.scenario, telling.by),
            "left_label": one_line(telling.label),
        }
    return facts


def _own_turns(found: Findings) -> Iterator[Turn]:
    return (turn for turn in found.turns.turns if turn.by_player)


def _regret(found: Findings) -> dict[str, Fact]:
    """Return the player's decision of which another option would have added most to a goal."""
    tried = [
        (branch.effects[goal].mean, turn, branch.option, goal)
        for turn in _own_turns(found)
        for branch in turn.branches
        for goal in found.scenario.judgement.goals
    ]
    if not tried:
        return {}
    gain, turn, option, goal = max(tried, key=lambda each: each[0])
    document = found.scenario.decisions[turn.decision]
    return {
        "regret_points": gain,
        "regret_quarter": format_quarter(turn.quarter),
        "regret_title": one_line(document.title),
        "regret_chosen": one_line(document.options[turn.option].label),
        "regret_instead": one_line(document.options[option].label),
        "regret_goal": one_line(found.scenario.judgement.goals[goal].title),
    }


def _pull(found: Findings) -> dict[str, Fact]:
    """Return the decision of which another option would have helped one goal and cost another."""
    goals = found.scenario.judgement.goals
    best: tuple[float, Turn, str, str] | None = None
    for turn in _own_turns(found):
        for branch in turn.branches:
            gains = max(goals, key=lambda goal: branch.effects[goal].mean, default="")
            loses = min(goals, key=lambda goal: branch.effects[goal].mean, default="")
            if not gains:
                continue
            size = min(branch.effects[gains].mean, -branch.effects[loses].mean)
            if best is None or size > best[0]:
                best = (size, turn, gains, loses)
    if best is None:
        return {}
    size, turn, gains, loses = best
    return {
        "pull_points": size,
        "pull_title": one_line(found.scenario.decisions[turn.decision].title),
        "pull_gains": one_line(goals[gains].title),
        "pull_loses": one_line(goals[loses].title),
    }


def _heard(found: Findings) -> dict[str, Fact]:
    """Return who was followed and wrong, and who was right and not followed."""
    outcomes = [outcome for score in found.claims for outcome in score.outcomes]
    wrong = [o for o in outcomes if o.forecast.followed and o.held is False]
    right = [o for o in outcomes if o.forecast.followed is False and o.held]
    facts: dict[str, Fact] = {"followed_wrong": float(len(wrong))}
    most = _most_often(right)
    if most is not None:
        count = sum(1 for outcome in right if outcome.forecast.by == most)
        facts |= {"unheard_right": float(count), "unheard_by": office(found.scenario, most)}
    return facts


def _most_often(outcomes: Iterable[Outcome]) -> str | None:
    named = [outcome.forecast.by for outcome in outcomes]
    return max(sorted(set(named)), key=named.count, default=None)


def _reports(found: Findings, passed: tuple[Quarter, ...]) -> dict[str, Fact]:
    """Return the report that was furthest from the truth when the player decided on it."""
    worst: tuple[float, dict[str, Fact]] = (0.0, {})
    for quarter in passed:
        for answer in quarter.own:
            document = found.scenario.decisions[answer.decision]
            for indicator in claimed_about(found.game, document):
                known = known_then(found.game, indicator, quarter.quarter)
                if known.by is None or abs(known.true) < _TINY:
                    continue
                off = 100.0 * abs(known.told / known.true - 1.0)
                if off > worst[0]:
                    worst = (
                        off,
                        {
                            "gap_percent": off,
                            "gap_title": one_line(document.title),
                            "gap_by": office(found.scenario, known.by),
                            "gap_indicator": title_of(found.scenario, indicator),
                        },
                    )
    return worst[1]


def _luck(found: Findings) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    if not found.choice:
        return facts
    standings = {goal: found.luck.goals[goal].percentile for goal in found.choice}
    for name, goal in (
        ("lucky", max(standings, key=lambda each: standings[each])),
        ("unlucky", min(standings, key=lambda each: standings[each])),
    ):
        facts |= {
            f"{name}_percentile": standings[goal],
            f"{name}_choice": found.choice[goal].percentile,
            f"{name}_goal": one_line(found.scenario.judgement.goals[goal].title),
        }
    return facts


def _readers(found: Findings) -> dict[str, Fact]:
    totals = {name: found.lens(name) for name in found.lenses}
    if not totals:
        return {}
    best, worst = max(totals, key=lambda x: totals[x]), min(totals, key=lambda x: totals[x])
    lenses = found.scenario.judgement.lenses
    return {
        "readers_apart": totals[best] - totals[worst],
        "reader_best": one_line(lenses[best].title),
        "reader_worst": one_line(lenses[worst].title),
        "reader_most": totals[best],
        "reader_least": totals[worst],
    }


def _orders(passed: tuple[Quarter, ...]) -> dict[str, Fact]:
    """Return how many quarters were quiet, and what was moved one way and back."""
    quiet = [quarter for quarter in passed if not quarter.settings and not quarter.own]
    facts: dict[str, Fact] = {"quiet_percent": 100.0 * len(quiet) / max(len(passed), 1)}
    moved: dict[str, list[tuple[int, str, str]]] = {}
    titles: dict[str, str] = {}
    for quarter in passed:
        for change in quarter.settings:
            moved.setdefault(change.instrument, []).append((quarter.quarter, change.was, change.to))
            titles[change.instrument] = one_line(change.title)
    back = [
        instrument
        for instrument, moves in moved.items()
        for (earlier, was, _), (later, _, to) in pairwise(moves)
        if later - earlier <= _SOON and was == to
    ]
    facts["reversals"] = float(len(back))
    if back:
        facts["reversed_title"] = titles[back[0]]
    return facts
