"""Branches: a game from an earlier quarter on, and two games side by side."""

from dataclasses import dataclass

from game.model.arrays import Floats
from game.model.quarters import parse_quarter
from game.session.applying import apply
from game.session.events import DecisionAnswered, EventHappened, Refused
from game.session.game import Game, begin, said
from game.session.orders import Request, name_of
from game.session.wording import setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """One quarter of two games; a value is None where that game did not come so far."""

    quarter: str
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """How much higher the second is."""
        return None if self.first is None or self.second is None else self.second - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What was done and what happened in a quarter of a game."""

    settings: tuple[tuple[str, float | str | bool], ...]
    answers: tuple[tuple[str, str, str], ...]  #: decision, option, player or agency
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two games side by side.

    Attributes:
        parted: the first quarter in which something was done or happened otherwise; None where
            nothing was.
        indicators: by name, the true values at each quarter's end, the beginning first.
        deeds: by quarter, what was done in each, where it differs.
    """

    parted: str | None
    indicators: dict[str, tuple[Both, ...]]
    deeds: dict[str, tuple[Deeds | None, Deeds | None]]


def branch(game: Game, quarter: str) -> Game | Refused:
    """Return the game as it was at the beginning of a quarter that it has reached."""
    try:
        wanted = parse_quarter(quarter)
    except ValueError as wrong:
        return Refused(reason="unknown", because=f"{wrong}.")
    if not game.board.program.begins <= wanted <= min(game.quarter, game.board.program.last):
        because = f"The game has not been in {quarter}, so it cannot be branched off there."
        return Refused(reason="unknown", because=because)
    again = begin(game.board.scenario, game.board.opening)
    for command in game.log[1:]:
        if again.quarter == wanted:
            break
        again, _ = apply(again, command)
    return again


def compare(first: Game, second: Game) -> Comparison:
    """Compare two games of one pack, quarter by quarter, by what truly was."""
    deeds = {}
    for quarter in range(first.board.program.begins, max(first.quarter, second.quarter)):
        pair = (_deeds(first, quarter), _deeds(second, quarter))
        if pair[0] != pair[1]:
            deeds[said(quarter)] = pair
    return Comparison(
        parted=next(iter(deeds), None), indicators=_side_by_side(first, second), deeds=deeds
    )


def _side_by_side(first: Game, second: Game) -> dict[str, tuple[Both, ...]]:
    values = [game.truth() for game in (first, second)]
    start = first.board.program.begins - 1
    columns = [
        {indicator.name: k for k, indicator in enumerate(game.board.program.indicators)}
        for game in (first, second)
    ]
    return {
        name: tuple(
            Both(
                quarter=said(start + row),
                first=_at(values[0], row, column),
                second=_at(values[1], row, columns[1][name]),
            )
            for row in range(max(len(values[0]), len(values[1])))
        )
        for name, column in columns[0].items()
        if name in columns[1]
    }


def _at(values: Floats, row: int, column: int) -> float | None:
    return float(values[row, column]) if row < len(values) else None


def _deeds(game: Game, quarter: int) -> Deeds | None:
    position = quarter - game.board.program.begins
    if position >= len(game.past):
        return None
    program, passed = game.board.program, game.past[position]
    settings = sorted(
        (name_of(program, x), setting(program.instruments[x.instrument], x.to))
        for x in passed.orders
        if isinstance(x, Request)
    )
    answers = sorted(
        (x.decision, x.option, x.who) for x in passed.events if isinstance(x, DecisionAnswered)
    )
    events = sorted(x.event for x in passed.events if isinstance(x, EventHappened))
    return Deeds(settings=tuple(settings), answers=tuple(answers), events=tuple(events))
