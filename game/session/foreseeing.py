"""The player's own forecasts: said before the quarter passes, and kept to be held against it."""

from dataclasses import replace
from typing import get_args

from game.session.commands import Direction, Foresee
from game.session.events import Foretold, Refused
from game.session.game import Foreseen, Game, said
from game.session.known import title_of
from game.session.naming import unknown

#: Less is less than a coin, and says that the opposite will come.
LEAST_SURE, MOST_SURE = 0.5, 1.0
#: Quarters ahead that anybody can speak of.
FURTHEST = 80


def unforeseeable(game: Game, command: Foresee) -> Refused | None:
    """Say why a forecast cannot be taken down; None where it can."""
    indicators = [indicator.name for indicator in game.board.program.indicators]
    if command.indicator not in indicators:
        return unknown("indicator", command.indicator, indicators)
    if command.direction not in get_args(Direction):
        return unknown("direction", command.direction, get_args(Direction))
    if not 1 <= command.within <= FURTHEST:
        because = f"A forecast is for 1 to {FURTHEST} quarters; this one is for {command.within}."
        return Refused(reason="outside", because=because)
    if not LEAST_SURE <= command.sure <= MOST_SURE:
        because = (
            f"A forecast is from {LEAST_SURE:.0%} sure, which is a coin, to {MOST_SURE:.0%}. "
            "Who is less sure than a coin means another direction."
        )
        return Refused(reason="outside", because=because)
    return None


def foresee(game: Game, command: Foresee) -> tuple[Game, tuple[Foretold, ...]]:
    """Take a forecast down; one of the same quarter about the same indicator gives way to it."""
    others = tuple(
        earlier
        for earlier in game.foreseen
        if (earlier.quarter, earlier.command.indicator) != (game.quarter, command.indicator)
    )
    foreseen = (*others, Foreseen(game.quarter, command))
    grown = replace(game, log=(*game.log, command), foreseen=foreseen)
    return grown, (foretold(grown)[-1],)


def foretold(game: Game) -> tuple[Foretold, ...]:
    """Return the player's forecasts, in the order in which they were made."""
    indicators = {indicator.name: indicator for indicator in game.board.program.indicators}
    return tuple(
        Foretold(
            indicator=foreseen.command.indicator,
            title=title_of(game.board.scenario, indicators[foreseen.command.indicator]),
            quarter=said(foreseen.quarter),
            direction=foreseen.command.direction,
            within=foreseen.command.within,
            sure=foreseen.command.sure,
        )
        for foreseen in game.foreseen
    )
