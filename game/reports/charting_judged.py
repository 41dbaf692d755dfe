"""Charts of what a game was worth: goals, readers, trade-offs, luck and choice."""

from collections.abc import Mapping

import numpy as np

from game.judgement.frontier import Frontier
from game.judgement.goals import BANDS, band_of
from game.judgement.luck import Standing
from game.reports.charting import LINE_NAMES, LINE_ROLES, MINE, slug
from game.reports.charts import (
    Axis,
    Bar,
    Bars,
    Cloud,
    Crowd,
    Distribution,
    Scatter,
    ValueMark,
)
from game.reports.gathering import Findings

#: Where one band of a score ends and the next begins.
STEPS = tuple(least for least, _ in BANDS)
#: So many scores can be told in a sentence.
_FEW = 5
_LUCKS = "the same decisions under 80 % of other lucks"


def score_axis(title: str) -> Axis:
    """Return the axis of a score, from 0 to 100 points."""
    return Axis(title=title, unit="points", low=0.0, high=100.0)


def goal_bars(found: Findings) -> Bars:
    """Return what each goal came to, what luck could have made of it, and history's line."""
    goals = found.scenario.judgement.goals
    history = found.lines.get("history")
    return _scores(
        ("goals-chart", "Goals"),
        {name: goal.title for name, goal in goals.items()},
        {name: found.goal(name) for name in goals},
        found.luck.goals,
        {} if history is None else history.goals,
    )


def lens_bars(found: Findings) -> Bars:
    """Return what each reader makes of a game, and of history's line."""
    lenses = found.scenario.judgement.lenses
    history = found.lines.get("history")
    return _scores(
        ("readers-chart", "Readers"),
        {name: lens.title for name, lens in lenses.items()},
        {name: found.lens(name) for name in lenses},
        found.luck.lenses,
        {} if history is None else history.lenses,
    )


def _scores(
    named: tuple[str, str],
    titles: Mapping[str, str],
    values: Mapping[str, float],
    luck: Mapping[str, Standing],
    history: Mapping[str, float],
) -> Bars:
    bars = tuple(
        Bar(
            label=title,
            value=values[name],
            low=luck[name].low,
            high=luck[name].high,
            beside=history.get(name),
            word=band_of(values[name]),
        )
        for name, title in titles.items()
    )
    return Bars(
        anchor=named[0],
        title=named[1],
        sentence=_told(bars),
        axis=score_axis("Score"),
        bars=bars,
        value_label=MINE,
        range_label=_LUCKS,
        beside_label=LINE_NAMES["history"],
        steps=STEPS,
    )


def _told(bars: tuple[Bar, ...]) -> str:
    """Return the scores in a sentence: all of a few, the highest and the lowest of many."""
    ranked = sorted(bars, key=lambda bar: -bar.value)
    told = [f"{bar.label} {bar.value:.0f}, {bar.word}" for bar in bars]
    if len(bars) > _FEW:
        ends = [f"{bar.label} {bar.value:.0f}, {bar.word}" for bar in (*ranked[:2], *ranked[-2:])]
        return (
            f"From 0 to 100. The highest of {len(bars)}: {ends[0]}; {ends[1]}. The lowest: "
            f"{ends[2]}; {ends[3]}."
        )
    return f"From 0 to 100: {'; '.join(told)}." if told else "There is nothing to score."


def tradeoff_scatter(found: Findings, name: str) -> Scatter:
    """Return two goals against each other: this game, history, nobody, the frontier."""
    document = found.scenario.judgement.tradeoffs[name]
    one, other = document.goals
    titles = [found.scenario.judgement.goals[goal].title for goal in document.goals]
    clouds = _frontier_clouds(found.frontier, name, document.goals)
    for line, beside in found.lines.items():
        place, label = (beside.goals[one], beside.goals[other]), LINE_NAMES[line]
        clouds.append(Cloud(label=label, role=LINE_ROLES[line], points=(place,), names=(label,)))
    mine = (found.goal(one), found.goal(other))
    clouds.append(Cloud(label=MINE, role="mine", points=(mine,), names=(MINE,)))
    said = f"{titles[0]} {mine[0]:.0f}, {titles[1]} {mine[1]:.0f} of 100."
    history = found.lines.get("history")
    if history is not None:
        said += f" History's line: {history.goals[one]:.0f} and {history.goals[other]:.0f}."
    if found.frontier is not None and len(random := found.frontier.cloud(document.goals)):
        middle = np.median(random, axis=0)
        said += f" The middle of {len(random)} random lines: {middle[0]:.0f} and {middle[1]:.0f}."
    return Scatter(
        anchor=f"tradeoff-{slug(name)}-chart",
        title=document.title,
        sentence=said,
        across=score_axis(titles[0]),
        up=score_axis(titles[1]),
        clouds=tuple(clouds),
    )


def _frontier_clouds(frontier: Frontier | None, name: str, goals: tuple[str, str]) -> list[Cloud]:
    if frontier is None or name not in frontier.tradeoffs:
        return []
    points = tuple((float(x), float(y)) for x, y in frontier.points(name, goals))
    clouds = [Cloud(label="as far as any line of play has come", role="frontier", points=points)]
    random = tuple((float(x), float(y)) for x, y in frontier.cloud(goals))
    if random:
        label = f"{len(random)} random lines of play"
        clouds.insert(0, Cloud(label=label, role="possible", points=random))
    return clouds


def luck_distribution(found: Findings, goal: str) -> Distribution | None:
    """Return where a result and the decisions behind it lie among random lines of play.

    Returns:
        None where the pack has no frontier, and so no random lines.
    """
    if found.frontier is None or goal not in found.frontier.spread:
        return None
    title = found.scenario.judgement.goals[goal].title
    luck, choice = found.luck.goals[goal], found.choice[goal]
    marks = [
        ValueMark(label="your decisions under middling luck", role="typical", value=luck.median),
        ValueMark(label=MINE, role="mine", value=luck.value),
    ]
    history = found.lines.get("history")
    if history is not None:
        beside = ValueMark(label=LINE_NAMES["history"], role="history", value=history.goals[goal])
        marks.insert(0, beside)
    lines = Crowd(
        label="random lines of play, from the worst to the best",
        role="possible",
        values=found.frontier.spread[goal],
    )
    return Distribution(
        anchor=f"luck-{slug(goal)}-chart",
        title=title,
        sentence=(
            f"Your decisions do better than {choice.percentile:.0f} of 100 random lines of play; "
            f"your luck was better than {luck.percentile:.0f} of 100."
        ),
        axis=score_axis(title),
        crowds=(lines,),
        marks=tuple(marks),
    )
