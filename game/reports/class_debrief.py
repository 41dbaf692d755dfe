"""Questions for the debrief of a whole class, chosen by where its games agree and differ."""

from collections import Counter

import numpy as np

from game.judgement.forecasts import PLAYER
from game.reports.class_gathering import Class, Team
from game.reports.class_groups import Shown, furthest_apart
from game.reports.debrief_facts import Fact
from game.reports.debriefing import rules
from game.reports.review_words import one_line

#: Decisions that are worth this many points more are better, whatever came of them.
_CLEARLY = 3.0


def class_questions(found: Class, shown: Shown) -> tuple[str, ...]:
    """Return the questions that fit a class, the most telling first."""
    facts = class_facts(found, shown)
    fitting = (rule for rule in rules("class") if all(each.holds(facts) for each in rule.when))
    return tuple(rule.ask.format(**facts) for rule in fitting)


def class_facts(found: Class, shown: Shown) -> dict[str, Fact]:
    """Return the facts of a class by name; a fact that does not apply is left out."""
    facts: dict[str, Fact] = {"groups": float(len(found.groups))}
    for some in (
        _parted(found, shown),
        _flipped(found, shown),
        _answers(found),
        _wide(found),
        _claims(found),
    ):
        facts.update(some)
    return facts


def _parted(found: Class, shown: Shown) -> dict[str, Fact]:
    apart = furthest_apart(found)
    if apart is None:
        return {}
    best, worst, quarter = apart
    return {
        "parted": 1.0,
        "best": shown.name(best),
        "worst": shown.name(worst),
        "parted_quarter": quarter,
    }


def _flipped(found: Class, shown: Shown) -> dict[str, Fact]:
    """Return two teams of which the one that decided better on a goal came out worse."""
    best: tuple[float, dict[str, Fact]] = (0.0, {})
    for name, goal in found.scenario.judgement.goals.items():
        for one in found.teams:
            for other in found.teams:
                decided = one.luck.goals[name].median - other.luck.goals[name].median
                lost = other.goals[name] - one.goals[name]
                size = min(decided, lost)
                if size >= _CLEARLY and size > best[0]:
                    told: dict[str, Fact] = {
                        "flipped": 1.0,
                        "flip_better": shown.name(one),
                        "flip_worse": shown.name(other),
                        "flip_goal": one_line(goal.title),
                    }
                    best = (size, told)
    return best[1]


def _answers(found: Class) -> dict[str, Fact]:
    """Return the question that divided the class most, one that all agreed on, and who answered."""
    facts: dict[str, Fact] = {}
    most = 0
    for name, document in found.scenario.decisions.items():
        own = [team.answers[name].option for team in found.teams if _by_team(team, name)]
        counts = Counter(own).most_common()
        labels = {option: one_line(each.label) for option, each in document.options.items()}
        if len(counts) > 1 and counts[1][1] > most:
            most = counts[1][1]
            facts |= {
                "divided": 1.0,
                "divided_title": one_line(document.title),
                "divided_one": float(counts[0][1]),
                "divided_label": labels[counts[0][0]],
                "divided_other": float(counts[1][1]),
                "divided_instead": labels[counts[1][0]],
            }
        elif len(counts) == 1 and len(own) == len(found.teams) > 1:
            title, label = one_line(document.title), labels[counts[0][0]]
            facts |= {"agreed": 1.0, "agreed_title": title, "agreed_label": label}
    answers = [answer for team in found.teams for answer in team.answers.values()]
    left = sum(1 for answer in answers if answer.who != "player")
    facts["left_percent"] = 100.0 * left / max(len(answers), 1)
    return facts


def _by_team(team: Team, decision: str) -> bool:
    answer = team.answers.get(decision)
    return answer is not None and answer.who == "player"


def _wide(found: Class) -> dict[str, Fact]:
    goals = found.scenario.judgement.goals
    spans = {name: float(np.ptp([team.goals[name] for team in found.teams])) for name in goals}
    if not spans:
        return {}
    widest = max(spans, key=lambda name: spans[name])
    best = {name: max(team.goals[name] for team in found.teams) for name in goals}
    first = any(all(team.goals[name] >= best[name] for name in goals) for team in found.teams)
    return {
        "first_everywhere": float(first),
        "wide_points": spans[widest],
        "wide_goal": one_line(goals[widest].title),
    }


def _claims(found: Class) -> dict[str, Fact]:
    outcomes = [
        outcome
        for team in found.teams
        for score in team.claims
        for outcome in score.outcomes
        if outcome.held is not None and outcome.forecast.by != PLAYER
    ]
    if not outcomes:
        return {}
    sure = 100.0 * float(np.mean([outcome.forecast.sure for outcome in outcomes]))
    right = 100.0 * float(np.mean([bool(outcome.held) for outcome in outcomes]))
    return {"sure": sure, "right": right, "overconfident": sure - right}
