"""Charts of a class: its games over the lines of play that there are, and what was foretold."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from game.judgement.forecasts import PLAYER, Outcome
from game.reports.charting import LINE_NAMES, LINE_ROLES, slug
from game.reports.charting_judged import STEPS, score_axis
from game.reports.charts import (
    Axis,
    Bar,
    Bars,
    Cloud,
    Crowd,
    Distribution,
    Role,
    Scatter,
    ValueMark,
)
from game.reports.class_gathering import Class, Team

#: Edges of the bins in which confidence is compared with what came, in percent.
_EDGES = (50.0, 60.0, 70.0, 80.0, 90.0, 100.01)
#: Groups are told apart by these.
_GROUP_ROLES: tuple[Role, ...] = ("mine", "other", "luck", "typical")


def goal_distribution(found: Class, goal: str) -> Distribution:
    """Return where the games of a class lie on a goal, and random lines of play below them."""
    title = found.scenario.judgement.goals[goal].title
    values = tuple(team.goals[goal] for team in found.teams)
    marks = tuple(
        ValueMark(label=LINE_NAMES[name], role=LINE_ROLES[name], value=line.goals[goal])
        for name, line in found.lines.items()
    )
    low, middle, high = (float(np.quantile(values, share)) for share in (0.0, 0.5, 1.0))
    spread = found.spread[goal]
    beaten = sum(1 for value in spread if value < middle)
    return Distribution(
        anchor=f"class-{slug(goal)}",
        title=title,
        sentence=(
            f"{len(values)} games from {low:.0f} to {high:.0f}, half of them above {middle:.0f}; "
            f"that is more than {100 * beaten / len(spread):.0f} of 100 random lines of play."
        ),
        axis=score_axis(title),
        crowds=(
            Crowd(label="games of this class", role="choice", values=values),
            Crowd(label="random lines of play", role="possible", values=spread),
        ),
        marks=marks,
    )


def tradeoff_of_class(found: Class, name: str, names: dict[str, str]) -> Scatter:
    """Return a trade-off with every game of a class, by the group that it belongs to.

    Args:
        found: the class.
        name: of the trade-off.
        names: what each team is called, by pseudonym.
    """
    document = found.scenario.judgement.tradeoffs[name]
    one, other = document.goals
    titles = [found.scenario.judgement.goals[goal].title for goal in document.goals]
    clouds = []
    for line, beside in found.lines.items():
        label = LINE_NAMES[line]
        place = (beside.goals[one], beside.goals[other])
        clouds.append(Cloud(label=label, role=LINE_ROLES[line], points=(place,), names=(label,)))
    for position, group in enumerate(found.groups):
        teams = [found.teams[k] for k in group]
        label = "games" if len(found.groups) == 1 else f"group {position + 1}"
        clouds.append(
            Cloud(
                label=label,
                role=_GROUP_ROLES[position % len(_GROUP_ROLES)],
                points=tuple((team.goals[one], team.goals[other]) for team in teams),
                names=tuple(names[team.pseudonym] for team in teams),
            )
        )
    together = np.array([[team.goals[goal] for goal in document.goals] for team in found.teams])
    above = int((together >= np.median(together, axis=0)).all(axis=1).sum())
    return Scatter(
        anchor=f"class-tradeoff-{slug(name)}",
        title=document.title,
        sentence=(
            f"{above} of {len(found.teams)} games lie in the better half of the class on both "
            f"'{titles[0]}' and '{titles[1]}'."
        ),
        across=score_axis(titles[0]),
        up=score_axis(titles[1]),
        clouds=tuple(clouds),
    )


def team_bars(found: Class, team: Team) -> Bars:
    """Return a team's goals, beside between what most of the class lies and history's line."""
    history = found.lines.get("history")
    bars = []
    for name, goal in found.scenario.judgement.goals.items():
        values = [each.goals[name] for each in found.teams]
        low, high = (float(np.quantile(values, share)) for share in (0.1, 0.9))
        beside = None if history is None else history.goals[name]
        luck = team.luck.goals[name].percentile
        bars.append(
            Bar(label=goal.title, value=team.goals[name], low=low, high=high, beside=beside,
                word=f"luck {luck:.0f}")
        )  # fmt: skip
    said = "; ".join(f"{bar.label} {bar.value:.0f}" for bar in bars)
    return Bars(
        anchor=f"team-{slug(team.pseudonym)}-goals",
        title="Goals",
        sentence=f"{said}. Luck is told from 0 to 100; 50 is middling.",
        axis=score_axis("Score"),
        bars=tuple(bars),
        value_label="this game",
        range_label="80 % of the class",
        beside_label=LINE_NAMES["history"],
        steps=STEPS,
    )


def calibration(found: Class) -> Scatter | None:
    """Return how often claims came true by how sure their makers were; None without any."""
    outcomes = [outcome for team in found.teams for score in team.claims
                for outcome in score.outcomes if outcome.held is not None]  # fmt: skip
    teams = [outcome for outcome in outcomes if outcome.forecast.by == PLAYER]
    advisers = [outcome for outcome in outcomes if outcome.forecast.by != PLAYER]
    clouds = [Cloud(label="as often right as sure", role="frontier",
                    points=((50.0, 50.0), (100.0, 100.0)))]  # fmt: skip
    sentences = []
    for label, role, some in (("advisers", "history", advisers), ("teams", "mine", teams)):
        bins = tuple(_bins(some))
        if bins:
            points, names = zip(*bins, strict=True)
            told: Role = "mine" if role == "mine" else "history"
            clouds.append(Cloud(label=label, role=told, points=points, names=names))
            sentences.append(_told(label, some))
    if not sentences:
        return None
    return Scatter(
        anchor="class-calibration",
        title="How sure, and how often right",
        sentence=" ".join(sentences),
        across=Axis(title="Sure", unit="%", low=45.0, high=105.0),
        up=Axis(title="Right", unit="%", low=0.0, high=100.0),
        clouds=tuple(clouds),
    )


def _told(label: str, outcomes: list[Outcome]) -> str:
    sure = 100 * float(np.mean([outcome.forecast.sure for outcome in outcomes]))
    right = 100 * float(np.mean([bool(outcome.held) for outcome in outcomes]))
    return (
        f"{label.capitalize()} were {sure:.0f} % sure on average and right {right:.0f} % of the "
        f"time ({len(outcomes)} claims)."
    )


def _bins(outcomes: Iterable[Outcome]) -> Iterator[tuple[tuple[float, float], str]]:
    """Yield, for each bin of confidence, (sure, right) in percent and how many claims it has."""
    known = list(outcomes)
    for low, high in pairwise(_EDGES):
        some = [o for o in known if low <= 100 * o.forecast.sure < high]
        if some:
            sure = 100 * float(np.mean([o.forecast.sure for o in some]))
            right = 100 * float(np.mean([bool(o.held) for o in some]))
            yield (sure, right), f"{len(some)} claims"
