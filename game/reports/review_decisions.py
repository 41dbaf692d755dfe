"""The part of a review on decisions: what was known then, what was chosen, and what came of it."""

from collections.abc import Iterator

from game.content.format.play import Decision
from game.judgement.forecasts import Outcome
from game.judgement.turning import CAVEAT, Effect, Turn
from game.model.quarters import format_quarter
from game.reports.chart_looks import figure
from game.reports.charting import axis_of
from game.reports.document import Block, Part, Row, Table, Words
from game.reports.gathering import Findings
from game.reports.review_log import (
    Quarter,
    claimed_about,
    known_then,
    opened_in,
    quarters_of,
)
from game.reports.review_words import (
    claim,
    held,
    office,
    one_line,
    points,
    price_words,
    sources_words,
)
from game.reports.wording import paragraphs, sentence
from game.session.events import DecisionAnswered

#: Of no more goals each is told; of more, so many that are moved most.
_FEW_GOALS = 4
_INTRO = (
    "Each decision that you took, with what you could know then. The table of other options says "
    "what each would have changed in the goals, in points: the mean over many lucks, and in "
    "brackets in how many of a hundred lucks it would have been better."
)


def decisions_part(found: Findings) -> Part:
    """Return the player's decisions one by one, and those of others in a table."""
    passed = quarters_of(found.game)
    own = [(quarter, answer) for quarter in passed for answer in quarter.own]
    parts = tuple(_decision(found, quarter, answer) for quarter, answer in own)
    blocks: tuple[Block, ...] = (_INTRO, CAVEAT) if own else ("You answered no question yourself.",)
    return Part("Decisions", "decisions", blocks, (*parts, *_others(found, passed)))


def _decision(found: Findings, quarter: Quarter, answer: DecisionAnswered) -> Part:
    document = found.scenario.decisions[answer.decision]
    title = f"{format_quarter(quarter.quarter)}: {one_line(document.title)}"
    blocks = (
        *paragraphs(document.briefing),
        *_known(found, document, quarter.quarter),
        *_voices(found, answer, quarter.quarter),
        _chosen(found, answer),
        *_otherwise(found, answer, quarter.quarter),
        *_afterwards(found, document, answer),
    )
    return Part(title, anchor_of(answer.decision, quarter.quarter), blocks)


def anchor_of(decision: str, quarter: int) -> str:
    """Return what links lead to a decision by."""
    return f"decision-{decision}-{format_quarter(quarter)}"


def _chosen(found: Findings, answer: DecisionAnswered) -> str:
    document = found.scenario.decisions[answer.decision].options[answer.option]
    said = (
        f"You chose: {one_line(answer.label).rstrip('.')}.",
        sentence(document.meaning),
        price_words(found.scenario, answer.decision, answer.option),
    )
    return " ".join(part for part in said if part)


def _known(found: Findings, document: Decision, quarter: int) -> Iterator[Table]:
    """Yield what was reported of what the advisers spoke about, and what truly was."""
    scenario = found.scenario
    rows = []
    for indicator in claimed_about(found.game, document):
        known, axis = known_then(found.game, indicator, quarter), axis_of(scenario, indicator)
        title = f"{axis.title} ({axis.unit})" if axis.unit else axis.title
        told = f"{figure(known.told, axis)} at the end of {format_quarter(known.quarter)}"
        by = "plain to see" if known.by is None else office(scenario, known.by)
        rows.append(Row((title, told, by, figure(known.true, axis))))
    if rows:
        columns = ("Indicator", "As you knew it", "From", "What it truly was")
        yield Table("What was known", columns, tuple(rows), frozenset({3}))


def _voices(found: Findings, answer: DecisionAnswered, quarter: int) -> Iterator[Table]:
    scenario, document = found.scenario, found.scenario.decisions[answer.decision]
    opened = opened_in(found.game, answer.decision, quarter)
    outcomes = [
        outcome
        for score in found.claims
        for outcome in score.outcomes
        if outcome.forecast.decision == answer.decision and outcome.forecast.quarter == opened
    ]
    rows = []
    for voice in document.voices:
        said = next((o for o in outcomes if _is_of(o, voice.by, voice.indicator)), None)
        favoured = "" if voice.favours is None else document.options[voice.favours].label
        came = ("", "") if said is None else (claim(scenario, said), held(said))
        rows.append(Row((office(scenario, voice.by), one_line(voice.says), favoured, *came)))
    if rows:
        columns = ("Who", "Said", "Favoured", "The claim", "What came")
        yield Table("What was said beforehand", columns, tuple(rows))


def _is_of(outcome: Outcome, by: str, indicator: str) -> bool:
    return outcome.forecast.by == by and outcome.forecast.indicator == indicator


def turn_of(found: Findings, decision: str, quarter: int) -> Turn | None:
    """Return the turning point of a decision that was settled in a quarter."""
    settled = (t for t in found.turns.turns if (t.decision, t.quarter) == (decision, quarter))
    return next(settled, None)


def _otherwise(found: Findings, answer: DecisionAnswered, quarter: int) -> Iterator[Block]:
    turn = turn_of(found, answer.decision, quarter)
    if turn is None:
        return
    options = found.scenario.decisions[answer.decision].options
    if turn.branches:
        yield _effects(found, turn)
    if turn.closed:
        labels = "; ".join(one_line(options[option].label) for option in turn.closed)
        yield f"Could not be chosen then: {labels}."


def _effects(found: Findings, turn: Turn) -> Table:
    """Return what other options would have changed: of few goals in all, of many in most."""
    options = found.scenario.decisions[turn.decision].options
    goals = found.scenario.judgement.goals
    if len(goals) <= _FEW_GOALS:
        rows = tuple(
            Row(
                (
                    one_line(options[branch.option].label),
                    *(_effect(branch.effects[goal]) for goal in goals),
                )
            )
            for branch in turn.branches
        )
        columns = ("Other option", *(goal.title for goal in goals.values()))
        return Table("Taken otherwise", columns, rows, frozenset(range(1, len(columns))))
    told = []
    for branch in turn.branches:
        ranked = sorted(goals, key=lambda goal: -abs(branch.effects[goal].mean))[:_FEW_GOALS]
        said = (f"{goals[goal].title} {_effect(branch.effects[goal])}" for goal in ranked)
        told.append(Row((one_line(options[branch.option].label), "; ".join(said))))
    columns = ("Other option", "What it would have moved most")
    return Table("Taken otherwise", columns, tuple(told))


def _effect(effect: Effect) -> str:
    return f"{points(effect.mean)} ({effect.better * 100:.0f})"


def _afterwards(found: Findings, document: Decision, answer: DecisionAnswered) -> Iterator[Words]:
    history = document.history
    if history is not None:
        label = one_line(document.options[history.option].label).rstrip(".")
        same = "the same" if history.option == answer.option else label
        yield f"What was really done: {same}. {sentence(history.came)}"
    if document.learning:
        yield f"What can be learned: {sentence(document.learning)}"
    cited = sources_words(found.scenario, document.source)
    if cited is not None:
        yield cited


def _others(found: Findings, passed: tuple[Quarter, ...]) -> tuple[Part, ...]:
    """Return what was decided by others in a table, in no part where there was nothing."""
    rows = []
    for quarter in passed:
        for answer in quarter.others:
            because = sentence(answer.because) if answer.because else ""
            rows.append(
                Row(
                    (
                        format_quarter(quarter.quarter),
                        one_line(answer.title),
                        office(found.scenario, answer.by),
                        one_line(answer.label),
                        because,
                    ),
                    anchor_of(answer.decision, quarter.quarter),
                )
            )
    if not rows:
        return ()
    columns = ("Quarter", "Question", "Who decided", "What they chose", "Why")
    told = "Questions that you did not answer were answered by whoever owns the file."
    table = Table("Decided by others", columns, tuple(rows))
    return (Part("Decided by others", "decided-by-others", (told, table)),)
