"""Orders of one game: what was asked of an instrument, and which option was taken."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model.arrays import Floats, Integers
from game.model.orders import Orders
from game.model.program import Program


@dataclass(frozen=True, slots=True)
class Request:
    """A setting asked of an instrument, both by position in the program."""

    instrument: int
    to: float


@dataclass(frozen=True, slots=True)
class Answer:
    """An option chosen, both by position in the program."""

    decision: int
    option: int


Order = Request | Answer


def alike(one: Order, other: Order) -> bool:
    """Say whether two orders are about the same thing, so that one takes the other's place."""
    if isinstance(one, Request):
        return isinstance(other, Request) and one.instrument == other.instrument
    return isinstance(other, Answer) and one.decision == other.decision


def in_turn(program: Program, orders: tuple[Order, ...]) -> list[Order]:
    """Return orders as the engine carries them out, whatever order they were given in.

    Answers come first, the least patient decision before others; then requests, by position.
    """
    requests = sorted((x for x in orders if isinstance(x, Request)), key=lambda x: x.instrument)
    answers = sorted(
        (x for x in orders if isinstance(x, Answer)),
        key=lambda x: (program.decisions[x.decision].waits, program.decisions[x.decision].id),
    )
    return [*answers, *requests]


def as_one(orders: tuple[Order, ...]) -> Orders:
    """Return orders as a batch of one game takes them, all in one go."""
    return Orders(
        requests={x.instrument: np.array([x.to]) for x in orders if isinstance(x, Request)},
        answers={
            x.decision: (np.array([x.option], dtype=np.int64),)
            for x in orders
            if isinstance(x, Answer)
        },
    )


def side_by_side(tried: Sequence[tuple[Order, ...]], games: int) -> Orders:
    """Return orders for a batch in which each of some drafts has columns of its own.

    Args:
        tried: the drafts.
        games: columns that each has.
    """
    requests: dict[int, Floats] = {}
    answers: dict[int, tuple[Integers, ...]] = {}
    width = len(tried) * games
    for place, orders in enumerate(tried):
        columns = slice(place * games, (place + 1) * games)
        for order in orders:
            if isinstance(order, Request):
                requests.setdefault(order.instrument, np.full(width, np.nan))[columns] = order.to
            else:
                nobody = (np.full(width, -1, dtype=np.int64),)
                answers.setdefault(order.decision, nobody)[0][columns] = order.option
    return Orders(requests, answers)


def name_of(program: Program, order: Order) -> str:
    """Return the id of the instrument or decision that an order is about."""
    if isinstance(order, Request):
        return program.instruments[order.instrument].id
    return program.decisions[order.decision].id
