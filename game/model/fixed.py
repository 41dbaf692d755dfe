"""What is the same in every quarter and every game of a program, gathered once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import NEVER, Number
from game.model.fortune import Drift, drift_of
from game.model.layout import Layout
from game.model.program import Program


@dataclass(frozen=True, slots=True)
class Fixed:
    """Columns and calendars of a program.

    Attributes:
        positions: instruments by name.
        starts: (instruments, 1) where each stands at first.
        biting: for each slot of the ring, (instruments,) the rows of the requests that bite when
            that slot is written.
        rests: (events,) quarters before each can happen again.
        stated: the events that have an effect whose size is a formula.
        openings: for each quarter, the decisions whose window is open.
        lapses: for each quarter, the decisions that may have waited their time in it.
        repeats: (decisions, 1) whether each may open again.
        waits: (decisions, 1) quarters that each waits.
        drift: how variables of chance carry over.
        first_shift: the first row of the ledger that pushes a parameter or an instrument.
        flag_targets: flags that effects push, with their row in the ledger.
    """

    positions: Mapping[str, int]
    starts: Floats
    biting: tuple[Integers, ...]
    rests: Floats
    stated: frozenset[int]
    openings: tuple[Integers, ...]
    lapses: tuple[Integers, ...]
    repeats: Masks
    waits: Floats
    drift: Drift
    first_shift: int
    flag_targets: tuple[tuple[str, int], ...]


def gather(program: Program, layout: Layout) -> Fixed:
    """Gather what a program keeps the same."""
    instruments, targets = program.instruments, layout.targets.values()
    shifted = [t.block.start for t in targets if t.kind in {"parameter", "instrument"}]
    rests = [NEVER if e.once else float(e.rest) for e in program.events]
    return Fixed(
        positions={instrument.id: k for k, instrument in enumerate(instruments)},
        starts=np.array([i.start for i in instruments], dtype=np.float64).reshape(-1, 1),
        biting=_biting(program, layout),
        rests=np.array(rests, dtype=np.float64),
        stated=_stated(program),
        openings=_openings(program),
        lapses=_lapses(program),
        repeats=np.array([d.repeats for d in program.decisions], dtype=np.bool_).reshape(-1, 1),
        waits=np.array([d.waits for d in program.decisions], dtype=np.float64).reshape(-1, 1),
        drift=drift_of(program),
        first_shift=min(shifted, default=0),
        flag_targets=tuple((t.symbol, t.block.start) for t in targets if t.kind == "flag"),
    )


def _biting(program: Program, layout: Layout) -> tuple[Integers, ...]:
    delays = np.array([i.delay for i in program.instruments], dtype=np.int64)
    slots = layout.ring.size // max(1, len(delays))
    return tuple(
        layout.ring.start + (slot - delays) % slots * len(delays) + np.arange(len(delays))
        for slot in range(slots)
    )


def _stated(program: Program) -> frozenset[int]:
    return frozenset(
        position
        for position, event in enumerate(program.events)
        if any(not isinstance(effect.change, Number) for effect in event.effects)
    )


def _openings(program: Program) -> tuple[Integers, ...]:
    return tuple(
        _positions(program.first + q in d.window for d in program.decisions)
        for q in range(program.quarters)
    )


def _lapses(program: Program) -> tuple[Integers, ...]:
    return tuple(
        _positions(
            quarter + 1 >= max(1, d.waits)
            and program.first + quarter + 1 - max(1, d.waits) in d.window
            for d in program.decisions
        )
        for quarter in range(program.quarters)
    )


def _positions(wanted: Iterable[bool]) -> Integers:
    return np.array([k for k, holds in enumerate(wanted) if holds], dtype=np.int64)
