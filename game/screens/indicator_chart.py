"""An indicator's whole course as a chart: what is known, what happened when, what history did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.model.quarters import parse_quarter
from game.reports.charts import Axis, CourseChart, Line, TimeMark
from game.reports.gathering import Comparison
from game.screens.dates import quarter_words
from game.screens.numbers import number, with_unit
from game.screens.playing import Playing
from game.screens.why_words import unit_of
from game.screens.wording import Words
from game.session.advisers import in_office, report_of
from game.session.causes import causes
from game.session.events import DecisionAnswered, EventHappened
from game.session.game import Passed
from game.session.view import IndicatorView, Point
from game.session.wording import inside

#: What happened is marked at most so often, the weightiest first.
MOST = 14
#: A cause that moved less than this share of what the indicator ever moved is not marked.
_SMALL = 0.02


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that is marked: in which quarter, what it was, how much it weighs."""

    quarter: int
    title: str
    luck: bool
    weight: float


def chart_of(
    playing: Playing, indicator: IndicatorView, history: Sequence[float] | None
) -> CourseChart:
    """Return the course of an indicator.

    Args:
        playing: the game.
        indicator: as known; once the game is over, as it truly was.
        history: medians of history's line, a value for each quarter; None where not to be shown.
    """
    say = playing.ui.say
    lines = [*_advised(playing, indicator), *_historical(playing, history)]
    known = _line(indicator.history)
    label = say("indicator.truth") if playing.over else say("indicator.known")
    if indicator.by is not None and indicator.by_title is not None:
        label = say("indicator.reported", by=inside(indicator.by_title))
    lines.append(Line(label=label, role="mine", first=known[0], values=known[1]))
    marks = tuple(
        TimeMark(
            quarter=each.quarter,
            label=str(place + 1),
            text=each.title,
            role="luck" if each.luck else "choice",
        )
        for place, each in enumerate(marked(playing, indicator))
    )
    return CourseChart(
        anchor="course",
        title=indicator.title,
        sentence=sentence_of(say, indicator),
        axis=Axis(title=indicator.title, unit=unit_of(indicator), decimals=indicator.decimals),
        lines=tuple(lines),
        marks=marks,
    )


def sentence_of(say: Words, indicator: IndicatorView) -> str:
    """Return an indicator's course in a sentence."""
    points = indicator.history
    least, most = min(points, key=_value), max(points, key=_value)
    places = indicator.decimals
    return say(
        "indicator.sentence",
        title=indicator.title,
        value=with_unit(say, indicator.value, unit_of(indicator), places),
        quarter=quarter_words(say, indicator.quarter),
        first=number(say, points[0].value, places),
        most=number(say, most.value, places),
        most_at=quarter_words(say, most.quarter),
        least=number(say, least.value, places),
        least_at=quarter_words(say, least.quarter),
    )


def marked(playing: Playing, indicator: IndicatorView) -> tuple[Happened, ...]:
    """Return what happened, in order: what moved the indicator most, or what anybody knows of."""
    moved = list(_movers(playing, indicator))
    if moved:
        reach = max(p.value for p in indicator.history) - min(p.value for p in indicator.history)
        moved = [each for each in moved if each.weight >= _SMALL * reach]
    found = moved or list(_told(playing))
    return tuple(sorted(_heaviest(found), key=lambda each: each.quarter))


def _heaviest(found: Sequence[Happened]) -> list[Happened]:
    """Return the weightiest; of those that weigh the same, some from the whole time."""
    kept: list[Happened] = []
    for weight in sorted({each.weight for each in found}, reverse=True):
        equal = [each for each in found if each.weight == weight]
        room = MOST - len(kept)
        kept += equal[:: -(-len(equal) // room)] if room else []
    return kept


def historical(playing: Playing, indicator: str) -> tuple[float, ...]:
    """Return the medians of history's line; slow. Empty where the pack has no such line."""
    board = playing.game.board
    lines = Comparison(board.scenario, board.opening.pack).lines(board.opening.theory)
    if "history" not in lines:
        return ()
    column = [each.name for each in board.program.indicators].index(indicator)
    return tuple(lines["history"].values[:, column].tolist())


def _value(point: Point) -> float:
    return point.value


def _line(points: Sequence[Point]) -> tuple[int, tuple[float, ...]]:
    return parse_quarter(points[0].quarter), tuple(point.value for point in points)


def _movers(playing: Playing, indicator: IndicatorView) -> Iterator[Happened]:
    """Yield the events and decisions that were causes, where the indicator is a stock."""
    game = playing.game
    shown = next(x for x in game.board.program.indicators if x.name == indicator.name)
    seen: set[str] = set()
    known = parse_quarter(indicator.quarter)
    for passed in game.past:
        if passed.quarter > known:
            return
        for cause in causes(game.board.scenario, passed, shown):
            fresh = cause.id not in seen
            if cause.kind in {"event", "choice"} and fresh and _here(passed, cause.id):
                seen.add(cause.id)
                weight = abs(cause.amount)
                yield Happened(passed.quarter, cause.title, cause.kind == "event", weight)


def _here(passed: Passed, name: str) -> bool:
    """Return whether something happened in this very quarter, and does not merely work on."""
    holder = name.partition(".")[0]
    return any(
        (isinstance(event, EventHappened) and event.event == holder)
        or (isinstance(event, DecisionAnswered) and event.decision == holder)
        for event in passed.events
    )


def _told(playing: Playing) -> Iterator[Happened]:
    """Yield what everybody knows of: events, and decisions that matter throughout."""
    scenario, say = playing.scenario, playing.ui.say
    for passed in playing.game.past:
        for event in passed.events:
            if isinstance(event, EventHappened):
                weight = 3.0 if event.tone in {"good", "bad"} else 1.0
                yield Happened(passed.quarter, event.title, luck=True, weight=weight)
            elif isinstance(event, DecisionAnswered) and event.who == "player":
                core = scenario.decisions[event.decision].tier == "core"
                words = say("indicator.chose", title=event.title, label=event.label)
                yield Happened(passed.quarter, words, luck=False, weight=2.0 if core else 0.5)


def _advised(playing: Playing, indicator: IndicatorView) -> Iterator[Line]:
    """Yield what each adviser reported while in office, to be held against what was."""
    if not playing.over:
        return
    for name, person in playing.scenario.people.items():
        if indicator.name not in person.watches:
            continue
        told = [
            one for one in report_of(playing.game, indicator.name, name)
            if in_office(person, one.quarter)
        ]  # fmt: skip
        if told:
            values = tuple(one.value for one in told)
            yield Line(label=person.title, role="other", first=told[0].quarter, values=values)


def _historical(playing: Playing, history: Sequence[float] | None) -> Iterator[Line]:
    if playing.over and history:
        label = playing.ui.say("indicator.history")
        first = playing.game.board.program.begins
        yield Line(label=label, role="history", first=first, values=tuple(history))
