"""A batch of games being played: the one place where a quarter passes.

A quarter reads like a list of contents: what was ordered, what the model does, what luck does,
what the world answers, what is open next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.model import pushes
from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import NEVER, Expression
from game.model.fortune import Fortune
from game.model.kernel import Draw, Kernel
from game.model.legality import Desk, is_open, may_choose
from game.model.ordering import Counter
from game.model.orders import Orders
from game.model.pushes import Started
from game.model.tracing import Trace
from game.model.world import World


@dataclass(eq=False)
class Batch:
    """Games that are played side by side; the values are changed in place.

    Attributes:
        kernel: the compiled program.
        draw: what the games have drawn once.
        fortune: their luck; None lets nothing happen but `record`.
        values: (rows, games) the state.
        elapsed: quarters since the program's first that have passed.
        record: events that happen whatever luck says, by quarters since the first.
        trace: what notes the causes of every change, if anything does.
    """

    kernel: Kernel
    draw: Draw
    fortune: Fortune | None
    values: Floats
    elapsed: int = 0
    record: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    trace: Trace | None = None

    # -- what a line of play may look at (game.model.orders.View) -----------------------

    @property
    def quarter(self) -> int:
        """The quarter that comes next."""
        return self.kernel.program.first + self.elapsed

    @property
    def games(self) -> Integers:
        """(games,) their numbers."""
        return self.draw.games

    @property
    def seed(self) -> int:
        """The seed that all games share."""
        return self.draw.seed

    def value(self, tree: Expression) -> Floats:
        """Return the value of a formula between two quarters."""
        return self.desk.value(tree)

    def open(self) -> dict[int, Masks]:
        """Return the open decisions by position, each with (games,) where it is open."""
        opened = self.values[self.kernel.layout.opened.rows]
        some = np.flatnonzero((opened >= 0.0).any(axis=1)).tolist()
        return {position: is_open(self.desk, position) for position in some}

    def may(self, decision: int, option: int) -> Masks:
        """Return (games,) where an option can be chosen now."""
        return may_choose(self.desk, decision, option)

    @property
    def desk(self) -> Desk:
        """The state as it is looked at between two quarters."""
        return Desk(self.kernel, self.values, self.draw.parameters, self.elapsed)

    # -- what happens -------------------------------------------------------------------

    def begin(self) -> None:
        """Give every row its value before the first quarter, and open what is open."""
        layout, program = self.kernel.layout, self.kernel.program
        self.values[:] = 0.0
        for rows in (layout.force.rows, layout.asked.rows):
            self.values[rows] = self.kernel.fixed.starts
        if program.instruments:
            copies = layout.ring.size // len(program.instruments)
            self.values[layout.ring.rows] = np.tile(self.kernel.fixed.starts, (copies, 1))
        for name, start in program.flags:
            self.values[layout.flags[name].rows] = float(start)
        self.values[layout.happened.rows] = -NEVER
        self.values[layout.opened.rows] = -1.0
        with np.errstate(all="ignore"):
            self.kernel.begin(
                self.values, self.draw.parameters, self.draw.constants, 0, float(self.quarter)
            )
        self._open_decisions()

    def pass_quarter(self, orders: Orders) -> None:
        """Let one quarter pass."""
        if self.trace is not None:
            self.trace.begin(self.elapsed, self.values)
        Counter(self.desk, self.draw, self.trace).carry_out(orders)
        self._move_instruments()
        self._push_parameters_and_flags()
        self._shake()
        self._run_model()
        self._clear_pushes()
        self.elapsed += 1
        self._open_decisions()
        if self.trace is not None:
            self.trace.end(self.values)

    def _move_instruments(self) -> None:
        program, layout = self.kernel.program, self.kernel.layout
        count = len(program.instruments)
        if count == 0:
            return
        slots = layout.ring.size // count
        ring = self.values[layout.ring.rows].reshape(slots, count, -1)
        ring[self.elapsed % slots] = self.values[layout.asked.rows]
        target = ring[(self.elapsed - self.kernel.fixed.delays) % slots, np.arange(count)]
        for position, instrument in enumerate(program.instruments):
            if instrument.granted is not None:
                target[position] = self.desk.value(instrument.granted, request=target[position])
        force, limits = self.values[layout.force.rows], self.kernel.fixed.limits
        if limits is not None:
            step = np.maximum(np.minimum(target - force, limits), -limits)
            target = np.where(np.isinf(limits), target, force + step)
        force[...] = target

    def _push_parameters_and_flags(self) -> None:
        """Add this quarter's pushes on parameters, instruments and flags."""
        layout = self.kernel.layout
        if layout.all_shifts.size + layout.all_flags.size == 0 or not layout.targets:
            return
        slot = self._ledger[self.elapsed % layout.horizon]
        if layout.all_shifts.size:
            first = self.kernel.fixed.first_shift
            self.values[layout.all_shifts.rows] += slot[first : first + layout.all_shifts.size]
        for name, row in self.kernel.fixed.flag_targets:
            flag = self.values[layout.flags[name].start]
            flag[...] = np.where(slot[row] > 0.0, 1.0, np.where(slot[row] < 0.0, 0.0, flag))

    def _shake(self) -> None:
        """Move the variables of chance."""
        rows = self.kernel.layout.all_luck
        if rows.size == 0:
            return
        luck = self.values[rows.rows]
        if self.fortune is None:
            luck[...] = 0.0
        else:
            luck[...] = self.kernel.fixed.drift.next(
                luck, self.fortune.shocks[self.elapsed - self.fortune.first]
            )

    def _run_model(self) -> None:
        arguments = (
            self.values, self.draw.parameters, self.draw.constants, self._ledger, self.elapsed,
            float(self.quarter), self._happen, self._push_events,
        )  # fmt: skip
        with np.errstate(all="ignore"):
            if self.trace is None:
                self.kernel.quarter(*arguments)
            else:
                self.kernel.traced_quarter(*arguments, self.trace)

    def _happen(self, chances: Floats) -> Started | None:
        """Say which events happen, from their chances (events, games); None where nothing does."""
        starts = self._fired(chances)
        if len(starts.games) == 0:
            return None
        layout = self.kernel.layout
        where = (starts.origins, starts.games)
        self.values[layout.happened.rows][where] = float(self.elapsed)
        self.values[layout.times.rows][where] += 1.0
        if self.trace is not None:
            self.trace.happened(starts.mask())
        return starts

    def _fired(self, chances: Floats) -> Started:
        if self.fortune is None:
            recorded = np.zeros(chances.shape, dtype=np.bool_)
            recorded[list(self.record.get(self.elapsed, ()))] = True
            return pushes.started(recorded)
        draws = self.fortune.events[self.elapsed - self.fortune.first]
        lucky = pushes.started((draws < chances) & self.kernel.fixed.windows[self.elapsed])
        # Few are lucky, so whether they have rested is asked of these alone.
        last = self.values[self.kernel.layout.happened.rows][lucky.origins, lucky.games]
        rested = self.elapsed - last >= self.kernel.fixed.rests[lucky.origins]
        return Started(lucky.origins[rested], lucky.games[rested], lucky.shape)

    def _push_events(self, starts: Started, formulas: tuple[Floats, ...]) -> None:
        given = self.kernel.event_pushes
        if not given.effects:
            return
        stated = [
            value[given.member_of[entries]] if np.ndim(value) > 1 else value
            for value, (_, entries) in zip(formulas, given.stated, strict=True)
        ]
        amounts = given.amounts(stated, starts.shape[1])
        if self.draw.spread is not None:
            amounts = amounts * self.draw.spread
        pushes.schedule(given, starts, amounts, self._ledger, self.elapsed)
        if self.trace is not None:
            self.trace.started(given, pushes.given(given, starts, amounts))

    def _clear_pushes(self) -> None:
        if self.kernel.layout.targets:
            self._ledger[self.elapsed % self.kernel.layout.horizon] = 0.0

    def _open_decisions(self) -> None:
        """Open what can be asked in the coming quarter, and give it its attention."""
        program, layout = self.kernel.program, self.kernel.layout
        if self.elapsed >= program.quarters:
            return
        desk = self.desk
        if program.attention is not None:
            self.values[layout.attention.start] = desk.amount(program.attention)
        coming = self.kernel.fixed.openings[self.elapsed]
        if not coming:
            return
        opened, ever = self.values[layout.opened.rows], self.values[layout.ever.rows]
        able = (opened < 0.0) & ((ever == 0.0) | self.kernel.fixed.repeats)
        some = able.any(axis=1).tolist()
        for position in coming:
            if some[position]:
                opens = able[position] & desk.mask(program.decisions[position].when)
                opened[position] = np.where(opens, float(self.elapsed), opened[position])
                ever[position] += opens

    @cached_property
    def _ledger(self) -> Floats:
        """(horizon, targets, games) pushes to come, as a view of the state."""
        layout = self.kernel.layout
        return self.values[layout.ledger.rows].reshape(
            layout.horizon, -1 if layout.ledger.size else 0, self.values.shape[1]
        )

    def world(self) -> World:
        """Return the state as it is now, frozen."""
        return World(
            self.quarter, self.seed, self.games.copy(), self.draw.uncertain, self.values.copy()
        )
