"""What a game's log says, quarter by quarter: what was asked, answered, noted and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.content.format.play import Decision
from game.content.scenario import Scenario
from game.model.program import Indicator
from game.session.advisers import in_office, reports
from game.session.events import (
    DecisionAnswered,
    DecisionLapsed,
    DecisionOpened,
    EventHappened,
)
from game.session.game import Game, Passed
from game.session.orders import Request, in_turn
from game.session.wording import setting, setting_words

#: Indicators that stand for all where none is marked to be shown first.
_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """An instrument that was asked for a setting; `was` is what was asked for before."""

    instrument: str
    title: str
    was: str
    to: str
    sign: int  #: of an account: whether it was moved up or down


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter that passed.

    Attributes:
        quarter: which.
        settings: what the player asked of instruments.
        answered: decisions, by the player or by others.
        lapsed: titles of decisions that nobody could answer any more.
        happened: what the world did.
        notes: what the player noted.
    """

    quarter: int
    settings: tuple[Setting, ...]
    answered: tuple[DecisionAnswered, ...]
    lapsed: tuple[str, ...]
    happened: tuple[EventHappened, ...]
    notes: tuple[str, ...]

    @property
    def own(self) -> tuple[DecisionAnswered, ...]:
        """What the player answered."""
        return tuple(answer for answer in self.answered if answer.who == "player")

    @property
    def others(self) -> tuple[DecisionAnswered, ...]:
        """What agencies answered."""
        return tuple(answer for answer in self.answered if answer.who == "agency")


def quarters_of(game: Game) -> tuple[Quarter, ...]:
    """Return what the log says of each quarter that passed."""
    return tuple(_quarter(game, passed) for passed in game.past)


def _quarter(game: Game, passed: Passed) -> Quarter:
    events = passed.events
    return Quarter(
        quarter=passed.quarter,
        settings=tuple(_settings(game, passed)),
        answered=tuple(event for event in events if isinstance(event, DecisionAnswered)),
        lapsed=tuple(event.title for event in events if isinstance(event, DecisionLapsed)),
        happened=tuple(event for event in events if isinstance(event, EventHappened)),
        notes=tuple(note.text for note in game.notes if note.quarter == passed.quarter),
    )


def _settings(game: Game, passed: Passed) -> Iterator[Setting]:
    program, scenario = game.board.program, game.board.scenario
    start = game.board.kernel.layout.asked.start
    for order in in_turn(program, passed.orders):
        if not isinstance(order, Request):
            continue
        instrument = program.instruments[order.instrument]
        document = scenario.instruments[instrument.id]
        before = float(passed.before.values[start + order.instrument, 0])
        yield Setting(
            instrument=instrument.id,
            title=document.title,
            was=setting_words(document, setting(instrument, before)),
            to=setting_words(document, setting(instrument, order.to)),
            sign=int(np.sign(order.to - before)),
        )


def opened_in(game: Game, decision: str, answered: int) -> int:
    """Return the quarter in which a decision opened that was answered in a quarter."""
    document = game.board.scenario.decisions[decision]
    layout = game.board.kernel.layout
    position = [each.id for each in game.board.program.decisions].index(decision)
    for passed in game.past:
        if passed.quarter == answered:
            elapsed = float(passed.before.values[layout.opened.start + position, 0])
            return game.board.program.first + int(elapsed)
    message = f"'{document.title}' was not answered in that quarter"
    raise ValueError(message)


def openings(game: Game) -> dict[str, int]:
    """Return how often each decision was opened before the player."""
    counts: dict[str, int] = {}
    for passed in game.past:
        for event in passed.events:
            if isinstance(event, DecisionOpened):
                counts[event.decision] = counts.get(event.decision, 0) + 1
    return counts


# -- what was known -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator as it was reported when something was decided, and as it truly was.

    Attributes:
        indicator: which.
        by: the adviser who reported it; None where it is simply known.
        quarter: at whose end the report has it.
        told: the report.
        true: what it truly was at the end of the quarter before the decision.
    """

    indicator: Indicator
    by: str | None
    quarter: int
    told: float
    true: float


def known_then(game: Game, indicator: Indicator, quarter: int) -> Known:
    """Return what was known of an indicator at the beginning of a quarter.

    Args:
        game: the game.
        indicator: a column of its program.
        quarter: one that was reached.
    """
    names = [each.name for each in game.board.program.indicators]
    past = quarter - game.board.program.first + 1
    truth = game.truth()[:past, names.index(indicator.name)]
    people = game.board.scenario.people
    able = (
        name
        for name, person in people.items()
        if indicator.name in person.watches and in_office(person, quarter)
    )
    by = next(able, None)
    latest = reports(game, truth, indicator, by)[-1]
    return Known(indicator, by, latest.quarter, latest.value, float(truth[-1]))


def claimed_about(game: Game, document: Decision) -> tuple[Indicator, ...]:
    """Return the indicators that advisers claim something about before a decision, each once."""
    columns = {each.name: each for each in game.board.program.indicators}
    named = dict.fromkeys(voice.indicator for voice in document.voices)
    return tuple(columns[name] for name in named if name in columns)


def shown_first(scenario: Scenario) -> tuple[Indicator, ...]:
    """Return the indicators that are shown before others."""
    everything = scenario.program.indicators
    first = [each for each in everything if _is_first(scenario, each)]
    return tuple(first or everything)[:_MOST_SHOWN]


def _is_first(scenario: Scenario, indicator: Indicator) -> bool:
    shown = scenario.quantity(indicator.symbol).indicator
    return shown is not None and shown.first
