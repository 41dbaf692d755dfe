"""Answers: how the decisions of a played game were settled, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model.arrays import Integers
from game.model.kernel import Kernel
from game.model.orders import Orders
from game.model.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    """How a decision was settled, or that it was still open at the end.

    Attributes:
        decision: its position in the program.
        opening: the how manieth time it was open, from 1.
        opened: quarter in which it opened.
        quarter: quarter in which it was settled, or the one after the last.
        option: position of the option; None where it lapsed or was still open.
        by_player: whether the answer was asked for; otherwise the agency took it.
    """

    decision: int
    opening: int
    opened: int
    quarter: int
    option: int | None
    by_player: bool


def settled(kernel: Kernel, before: World, after: World, orders: Orders) -> list[Answer]:
    """Return the decisions that were open before a quarter and settled in it."""
    layout = kernel.layout
    opened = before.values[layout.opened.rows, 0]
    still = after.values[layout.opened.rows, 0]
    chosen = after.values[layout.answers.rows, 0].astype(np.int64) - 1
    times = before.values[layout.ever.rows, 0].astype(np.int64)
    first = kernel.program.first
    return [
        Answer(
            decision=k,
            opening=int(times[k]),
            opened=first + int(opened[k]),
            quarter=before.quarter,
            option=int(chosen[k]) if chosen[k] >= 0 else None,
            by_player=_asked_for(orders.answers.get(k, ()), int(chosen[k])),
        )
        for k in np.flatnonzero((opened >= 0.0) & (still != opened)).tolist()
    ]


def _asked_for(wanted: Sequence[Integers], option: int) -> bool:
    return any(bool((asked == option).any()) for asked in wanted)


def still_open(kernel: Kernel, world: World) -> list[Answer]:
    """Return the decisions that wait for an answer in a world, as not settled."""
    layout = kernel.layout
    opened = world.values[layout.opened.rows, 0]
    times = world.values[layout.ever.rows, 0].astype(np.int64)
    first = kernel.program.first
    return [
        Answer(k, int(times[k]), first + int(opened[k]), world.quarter, None, by_player=False)
        for k in np.flatnonzero(opened >= 0.0).tolist()
    ]
