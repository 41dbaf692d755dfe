"""The parts of a review on what a game was worth: turning points, trade-offs, readers, luck."""

from collections.abc import Iterator, Mapping

from game.content.format.judging import GoalPart
from game.content.scenario import Scenario
from game.judgement.dominance import inside
from game.judgement.goals import PartScore, band_of
from game.judgement.lenses import gates_closed, sentences
from game.judgement.turning import CAVEAT, Turn
from game.model.quarters import format_quarter
from game.reports.chart_looks import figure
from game.reports.chart_svg import pictured
from game.reports.charting import course_chart, waterfall
from game.reports.charting_judged import (
    goal_bars,
    lens_bars,
    luck_distribution,
    tradeoff_scatter,
)
from game.reports.document import Block, Link, Part, Quote, Row, Table, Words
from game.reports.gathering import Findings
from game.reports.review_decisions import anchor_of
from game.reports.review_log import shown_first
from game.reports.review_words import measured, office, one_line, points, sources_words
from game.reports.wording import MINUS, number, sentence

#: Decisions of each goal's table: of few goals, and of many.
_TURNS, _TURNS_OF_MANY, _MANY = 5, 3, 4
_NO_FRONTIER = (
    "How good the decisions were among all that could have been taken cannot be said: this pack "
    "has no frontier that was built for this version of it."
)


def turning_part(found: Findings) -> Part:
    """Return the decisions that mattered most to each goal, each taken otherwise."""
    intro = (
        "Each decision was played again with its other options, from where it was taken, under "
        f"{found.turns.runs} lucks. The tables have the other option that would have moved the "
        "goal most."
    )
    most = _TURNS if len(found.scenario.judgement.goals) <= _MANY else _TURNS_OF_MANY
    tables = [
        _turns(found, goal, found.turns.by_goal(goal, most))
        for goal in found.scenario.judgement.goals
    ]
    blocks: list[Block] = [intro, CAVEAT, *(table for table in tables if table.rows)]
    if len(blocks) == len((intro, CAVEAT)):
        blocks = ["No single decision, taken otherwise, would have changed any goal."]
    return Part("Turning points", "turning-points", tuple(blocks))


def _turns(found: Findings, goal: str, turns: tuple[Turn, ...]) -> Table:
    rows = []
    for turn in turns:
        branch = max(turn.branches, key=lambda each: abs(each.effects[goal].mean))
        effect, options = branch.effects[goal], found.scenario.decisions[turn.decision].options
        title = one_line(found.scenario.decisions[turn.decision].title)
        anchor = anchor_of(turn.decision, turn.quarter)
        who = "you" if turn.by_player else "others"
        rows.append(
            Row(
                (
                    (f"{format_quarter(turn.quarter)}: ", Link(title, anchor)),
                    f"{one_line(options[turn.option].label)} ({who})",
                    one_line(options[branch.option].label),
                    points(effect.mean),
                    f"{points(effect.low)} to {points(effect.high)}",
                    f"{effect.better * 100:.0f}",
                    points(effect.same),
                )
            )
        )  # fmt: skip
    columns = (
        "Decision", "Chosen", "Instead", "Mean of lucks", "80 % of lucks", "Better in 100",
        "With your luck",
    )  # fmt: skip
    title = found.scenario.judgement.goals[goal].title
    return Table(f"{title}: points", columns, tuple(rows), frozenset({3, 4, 5, 6}))


# -- goals and trade-offs -------------------------------------------------------------------


def goals_part(found: Findings) -> Part:
    """Return what each goal came to, part by part."""
    goals = found.scenario.judgement.goals
    parts = tuple(
        Part(
            one_line(goal.title),
            f"goal-{name}",
            (
                f"{found.goal(name):.0f} of 100, {band_of(found.goal(name))}. {goal.because}",
                _scored(found.scenario, found.goals[name].parts, goal.parts),
                *_sources(found, goal.source),
            ),
        )
        for name, goal in goals.items()
    )
    return Part("Goals", "goals", (pictured(goal_bars(found)),), parts)


def _sources(found: Findings, source: str | tuple[str, ...] | None) -> tuple[Words, ...]:
    cited = sources_words(found.scenario, source)
    return () if cited is None else (cited,)


def _scored(
    scenario: Scenario, parts: tuple[PartScore, ...], documents: Mapping[str, GoalPart]
) -> Table:
    rows = []
    for part in parts:
        document = documents[part.id]
        what, axis = measured(scenario, document.measure)
        ends = " to ".join(figure(end, axis) for end in (document.zero_at, document.full_at))
        because = f" {sentence(document.because)}" if document.because else ""
        rows.append(
            Row(
                (
                    f"{what}.{because}",
                    figure(float(part.values[0]), axis),
                    ends,
                    f"{float(part.scores[0]):.0f}",
                    number(part.weight),
                )
            )
        )
    columns = ("What is looked at", "Came to", "From 0 to 100 points", "Score", "Weight")
    return Table("What it is made of", columns, tuple(rows), frozenset({1, 2, 3, 4}))


def tradeoffs_part(found: Findings) -> Part:
    """Return goals that pull against each other, with what is possible and what history did."""
    documents = found.scenario.judgement.tradeoffs
    parts = []
    for name, document in documents.items():
        blocks: list[Block] = [one_line(document.argument)]
        blocks += [pictured(tradeoff_scatter(found, name)), *_room(found, name)]
        blocks += _sources(found, document.source)
        parts.append(Part(one_line(document.title), f"tradeoff-{name}", tuple(blocks)))
    intro = () if found.frontier is not None else (_NO_FRONTIER,)
    return Part("Trade-offs", "tradeoffs", intro, tuple(parts))


def _room(found: Findings, name: str) -> Iterator[str]:
    frontier, goals = found.frontier, found.scenario.judgement.tradeoffs[name].goals
    if frontier is None or not frontier.tradeoffs.get(name):
        return
    result = found.goal(goals[0]), found.goal(goals[1])
    room = inside(frontier.points(name, goals), result)
    if room <= 0:
        yield "No line of play that was found does better on both at once."
    else:
        yield (
            f"Of {frontier.played:,} lines of play that were tried, at least one does better on "
            f"both at once, by {room:.0f} points or more, under middling luck."
        )


# -- readers --------------------------------------------------------------------------------


def readers_part(found: Findings) -> Part:
    """Return what each reader makes of the game, in their own words."""
    lenses = found.scenario.judgement.lenses
    parts = tuple(_reader(found, name) for name in lenses)
    intro = (
        "Readers weigh the same game each in their own way, and remember some choices for good. "
        "Their scores are not added up: where they part, the argument begins."
    )
    return Part("Readers", "readers", (intro, pictured(lens_bars(found))), parts)


def _reader(found: Findings, name: str) -> Part:
    lens, score = found.scenario.judgement.lenses[name], found.lenses[name]
    total = found.lens(name)
    remembered = tuple(
        f"Remembered: {sentence(lens.signatures[choice].because)} "
        f"({lens.signatures[choice].points:+g} points)".replace("(-", f"({MINUS}")
        for choice, where in score.signatures.items()
        if where[0]
    )
    held_against = tuple(
        f"Held against you: {sentence(said)}" for said in gates_closed(lens, score)
    )
    blocks: tuple[Block, ...] = (
        f"{total:.0f} of 100, {band_of(total)}. {sentence(lens.thesis)}",
        *(Quote(one_line(said), one_line(lens.title)) for said in sentences(lens, score)),
        *remembered,
        *held_against,
        _scored(found.scenario, score.parts, lens.parts),
        *_sources(found, lens.source),
    )
    return Part(one_line(lens.title), f"reader-{name}", blocks)


# -- why, claims, luck ----------------------------------------------------------------------


def causes_part(found: Findings) -> Part:
    """Return the course of the first indicators over the game, and what moved them."""
    program = found.game.board.program
    parts = []
    for indicator in shown_first(found.scenario):
        why = found.explainer.why(indicator, 0, found.played - 1)
        before = found.truth(indicator.name)[0]
        course = course_chart(found, indicator)
        blocks: list[Block] = [pictured(course)]
        causes = waterfall(found.scenario, why, indicator, before)
        # One cause alone is told by the course itself.
        blocks += [pictured(causes)] if len(causes.steps) > 1 else []
        parts.append(Part(course.title, f"why-{course.anchor}", tuple(blocks)))
    intro = (
        f"From the beginning to the end of {format_quarter(program.first + found.played - 1)}: "
        "what truly was, and the causes, which add up. What nobody decided is luck and has a "
        "broken edge."
    )
    return Part("What moved, and why", "causes", (intro,), tuple(parts))


def claims_part(found: Findings) -> Part:
    """Return whose claims held, and how sure each had been."""
    rows = []
    for score in found.claims:
        sure = [o.forecast.sure for o in score.outcomes if o.held is not None]
        rows.append(
            Row(
                (
                    office(found.scenario, score.by),
                    f"{score.held} of {score.of}",
                    f"{100 * sum(sure) / len(sure):.0f}" if sure else "",
                    f"{100 * score.held / score.of:.0f}" if score.of else "",
                    "" if score.brier is None else f"{score.brier:.2f}",
                )
            )
        )
    columns = ("Who", "Held", "Sure, %", "Right, %", "Error")
    table = Table("Claims kept and broken", columns, tuple(rows), frozenset({1, 2, 3, 4}))
    intro = (
        "What advisers claimed before each question, held against what came. The error is the mean "
        "square of how far their confidence was from what came: 0 is best, 0.25 is what a coin "
        "gets."
    )
    blocks: tuple[Block, ...] = (intro, table) if rows else ("Nobody claimed anything.",)
    return Part("Forecasts kept and broken", "claims", blocks)


def luck_part(found: Findings) -> Part:
    """Return where the result lies among lucks, and the decisions among lines of play."""
    rows = []
    for name, goal in found.scenario.judgement.goals.items():
        luck = found.luck.goals[name]
        choice = found.choice.get(name)
        rows.append(
            Row(
                (
                    one_line(goal.title),
                    f"{luck.value:.0f}",
                    f"{luck.median:.0f} ({luck.low:.0f} to {luck.high:.0f})",
                    f"{luck.percentile:.0f}",
                    "" if choice is None else f"{choice.percentile:.0f}",
                )
            )
        )
    columns = (
        "Goal", "Your result", "Your decisions under other lucks", "Luckier than, of 100",
        "Better decided than, of 100 random lines",
    )  # fmt: skip
    table = Table("Luck and choice", columns, tuple(rows), frozenset({1, 2, 3, 4}))
    intro = (
        f"The same decisions were played again under {found.luck.runs} other lucks. Where the "
        "result lies among them is luck; where their middle lies among random lines of play is "
        "choice."
    )
    charts = (luck_distribution(found, goal) for goal in found.scenario.judgement.goals)
    pictures = tuple(pictured(chart) for chart in charts if chart is not None)
    missing = () if found.frontier is not None else (_NO_FRONTIER,)
    return Part("Luck and choice", "luck", (intro, table, *missing, *pictures))
