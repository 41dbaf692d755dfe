"""What is the same in every quarter and every game of a program, gathered once."""

from dataclasses import dataclass

import numpy as np

from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import NEVER
from game.model.fortune import Drift, drift_of
from game.model.layout import Layout
from game.model.program import Program


@dataclass(frozen=True, slots=True)
class Fixed:
    """Columns and calendars of a program.

    Attributes:
        starts: (instruments, 1) where each stands at first.
        delays: (instruments,) quarters until an order bites.
        limits: (instruments, 1) most that each moves a quarter; None where none has a limit.
        rests: (events,) quarters before each can happen again.
        windows: (quarters, events, 1) where each may happen.
        openings: for each quarter, the decisions whose window is open.
        repeats: (decisions, 1) whether each can open again.
        drift: how variables of chance carry over.
        first_shift: the first row of the ledger that pushes a parameter or an instrument.
        flag_targets: flags that effects push, with their row in the ledger.
    """

    starts: Floats
    delays: Integers
    limits: Floats | None
    rests: Floats
    windows: Masks
    openings: tuple[tuple[int, ...], ...]
    repeats: Masks
    drift: Drift
    first_shift: int
    flag_targets: tuple[tuple[str, int], ...]


def gather(program: Program, layout: Layout) -> Fixed:
    """Gather what a program keeps the same."""
    instruments, targets = program.instruments, layout.targets.values()
    shifted = [t.block.start for t in targets if t.kind in {"parameter", "instrument"}]
    rests = [NEVER if e.once else float(e.rest) for e in program.events]
    return Fixed(
        starts=np.array([i.start for i in instruments], dtype=np.float64).reshape(-1, 1),
        delays=np.array([i.delay for i in instruments], dtype=np.int64),
        limits=_limits(program),
        rests=np.array(rests, dtype=np.float64),
        windows=_windows(program),
        openings=_openings(program),
        repeats=np.array([[d.repeats] for d in program.decisions], dtype=np.bool_),
        drift=drift_of(program),
        first_shift=min(shifted, default=0),
        flag_targets=tuple((t.symbol, t.block.start) for t in targets if t.kind == "flag"),
    )


def _limits(program: Program) -> Floats | None:
    limits = [i.limit for i in program.instruments]
    if all(limit is None for limit in limits):
        return None
    return np.array([np.inf if x is None else x for x in limits]).reshape(-1, 1)


def _windows(program: Program) -> Masks:
    quarters = range(program.first, program.last + 1)
    rows = [[[q in e.window] for e in program.events] for q in quarters]
    return np.array(rows, dtype=np.bool_)


def _openings(program: Program) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(k for k, d in enumerate(program.decisions) if program.first + q in d.window)
        for q in range(program.quarters)
    )
