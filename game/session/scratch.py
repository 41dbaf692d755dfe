"""Scratch states: what a quarter's orders lead to before it is signed.

They are for looking only: signing plays the same orders through the engine in one go, from the
quarter's beginning. That both end alike is what makes a refusal in the draft true.
"""

from typing import TYPE_CHECKING

import numpy as np

from game.model.arrays import Floats
from game.model.kernel import Draw
from game.model.legality import Desk
from game.model.ordering import Counter
from game.model.orders import Orders
from game.model.world import World
from game.session.orders import Answer, Order, as_one, in_turn

if TYPE_CHECKING:
    from game.session.game import Board

#: States that are kept of one quarter: enough for every prefix of a long draft.
_KEPT = 64


class Scratch:
    """The states that one quarter's orders lead to; each is worked out once, while it is wanted.

    Args:
        board: of the game.
        world: at the quarter's beginning.
    """

    def __init__(self, board: "Board", world: World) -> None:
        self._board = board
        self._world = world
        self._known: dict[tuple[Order, ...], World] = {}

    def after(self, orders: tuple[Order, ...]) -> World:
        """Return the state with orders carried out, in the engine's order.

        The agencies have not yet decided anything in it.
        """
        return self._after(tuple(in_turn(self._board.program, orders)))

    def _after(self, orders: tuple[Order, ...]) -> World:
        if not orders:
            return self._world
        if orders not in self._known:
            world = self._carried_out(self._after(orders[:-1]), orders[-1])
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[orders] = world
        return self._known[orders]

    def _carried_out(self, world: World, order: Order) -> World:
        values = world.values.copy()
        desk = desk_of(self._board, world, values)
        about = order.decision if isinstance(order, Answer) else None
        with_others_aside(desk, self._board.draw, as_one((order,)), about)
        return World(world.quarter, world.seed, world.games, world.uncertain, values)


def desk_of(board: "Board", world: World, values: Floats | None = None) -> Desk:
    """Return the desk at which a state is looked at, or a copy of its values is written to."""
    elapsed = world.quarter - board.program.first
    looked_at = world.values if values is None else values
    return Desk(board.kernel, looked_at, board.draw.parameters, elapsed)


def with_others_aside(desk: Desk, draw: Draw, orders: Orders, decision: int | None) -> None:
    """Carry out orders while every question is put aside but one; the desk's state changes.

    The engine lets agencies decide right after the orders. What has been put aside is not
    answered by them.
    """
    opened = desk.values[desk.kernel.layout.opened.rows]
    waiting = opened.copy()
    opened[...] = -1.0
    if decision is not None:
        opened[decision] = waiting[decision]
    with np.errstate(all="ignore"):
        Counter(desk, draw).carry_out(orders)
    if decision is not None:
        waiting[decision] = opened[decision]
    opened[...] = waiting
