"""Playing: from a seed to a world, from a world and orders to the next, from a policy to an end."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.model import fortune
from game.model.arrays import Floats, Integers
from game.model.kernel import Draw, Kernel
from game.model.orders import Orders, Policy
from game.model.policies import FollowedLine
from game.model.program import WarmUp
from game.model.running import Batch
from game.model.tracing import Trace
from game.model.world import World


@dataclass(frozen=True, slots=True)
class Played:
    """Games that were played to the end.

    Attributes:
        first: the first quarter that is told of.
        values: (quarters, indicators, games) each indicator at each quarter's end.
        world: the end.
        trace: the causes, where they were asked for.
    """

    first: int
    values: Floats
    world: World
    trace: Trace | None


def begin(kernel: Kernel, seed: int, games: Integers, *, uncertain: bool) -> World:
    """Return the world before its first quarter, after any warm-up.

    Args:
        kernel: the compiled program.
        seed: the seed that all games share.
        games: (games,) their numbers.
        uncertain: whether parameters and effects are drawn, or central.
    """
    return _begin(kernel, kernel.draw(seed, games, uncertain=uncertain)).world()


def step(kernel: Kernel, world: World, orders: Orders, trace: Trace | None = None) -> World:
    """Let one quarter pass; the world that is given stays as it is.

    Raises:
        ValueError: the period has ended.
    """
    if world.quarter > kernel.program.last:
        message = "the period has ended"
        raise ValueError(message)
    batch = resume(kernel, world, quarters=1)
    batch.trace = trace
    batch.pass_quarter(orders)
    return batch.world()


def resume(kernel: Kernel, world: World, quarters: int | None = None) -> Batch:
    """Return a batch that goes on from a world, with its luck for some quarters (None: all)."""
    elapsed = world.quarter - kernel.program.first
    stop = kernel.program.quarters if quarters is None else elapsed + quarters
    draw = kernel.draw(world.seed, world.games, uncertain=world.uncertain)
    luck = fortune.prepare(kernel.program, world.seed, world.games, range(elapsed, stop))
    return Batch(kernel, draw, luck, world.values.copy(), elapsed)


def play(
    kernel: Kernel,
    policy: Policy,
    seed: int,
    games: Integers,
    *,
    uncertain: bool,
    traced: bool = False,
) -> Played:
    """Play games from the beginning to the end.

    Args:
        kernel: the compiled program; it must watch what the policy reads.
        policy: who gives the orders.
        seed: the seed that all games share.
        games: (games,) their numbers.
        uncertain: whether parameters and effects are drawn, or central.
        traced: whether causes are noted.
    """
    draw = kernel.draw(seed, games, uncertain=uncertain)
    return play_drawn(kernel, policy, draw, traced=traced)


def play_drawn(kernel: Kernel, policy: Policy, draw: Draw, *, traced: bool = False) -> Played:
    """Play games from the beginning to the end, with what they have drawn."""
    batch = _begin(kernel, draw)
    quarters = range(batch.elapsed, kernel.program.quarters)
    batch.fortune = fortune.prepare(kernel.program, draw.seed, draw.games, quarters)
    return finish(batch, policy, traced=traced)


def finish(
    batch: Batch,
    policy: Policy,
    *,
    traced: bool = False,
    each_quarter: Callable[[int], None] | None = None,
) -> Played:
    """Play a batch from where it is to the end."""
    kernel, first = batch.kernel, batch.quarter
    left = kernel.program.quarters - batch.elapsed
    values = np.empty((left, len(kernel.record_rows), len(batch.games)))
    batch.trace = Trace(kernel.layout) if traced else None
    for row in range(left):
        batch.pass_quarter(policy.orders(batch))
        np.take(batch.values, kernel.record_rows, axis=0, out=values[row], mode="clip")
        if each_quarter is not None:
            each_quarter(row)
    return Played(first, values, batch.end(), batch.trace)


def _begin(kernel: Kernel, draw: Draw) -> Batch:
    values = np.empty((kernel.layout.rows, len(draw.games)))
    batch = Batch(kernel, draw, None, values)
    batch.begin()
    warm_up = kernel.program.warm_up
    if warm_up is not None:
        _warm_up(batch, warm_up)
    return batch


def _warm_up(batch: Batch, warm_up: WarmUp) -> None:
    """Pass the quarters before play begins: by a line of play, with the events of record."""
    program = batch.kernel.program
    positions = {event.id: k for k, event in enumerate(program.events)}
    record: dict[int, tuple[int, ...]] = {}
    for event, quarter in warm_up.events:
        elapsed = quarter - program.first
        record[elapsed] = (*record.get(elapsed, ()), positions[event])
    batch.record = record
    line = FollowedLine(program, warm_up.policy)
    for _ in range(warm_up.quarters):
        batch.pass_quarter(line.orders(batch))
    batch.record = {}
