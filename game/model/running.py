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
from game.model.lowering import bounded
from game.model.ordering import Counter
from game.model.orders import Orders
from game.model.pushes import Amounts, Started
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
                self.values, self.draw.parameters, self.draw.constants, 0, np.float64(self.quarter)
            )
        self._open_decisions()

    def pass_quarter(self, orders: Orders) -> None:
        """Let one quarter pass; what is divided by zero is infinite, and nobody is warned."""
        with np.errstate(all="ignore"):
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
        slot = self.elapsed % (layout.ring.size // count)
        start = layout.ring.start + slot * count
        self.values[start : start + count] = self.values[layout.asked.rows]
        target = self.values[self.kernel.fixed.biting[slot]]
        desk, force = self.desk, self.values[layout.force.rows]
        for position, instrument in enumerate(program.instruments):
            if instrument.granted is not None:
                given = desk.value(instrument.granted, request=target[position])
                target[position] = bounded(given, instrument.lowest, instrument.highest)
            if instrument.limit is not None:
                limit, asked = instrument.limit, target[position] - force[position]
                target[position] = force[position] + bounded(asked, -limit, limit)
        force[...] = target

    def _push_parameters_and_flags(self) -> None:
        """Add this quarter's pushes on parameters, instruments and flags."""
        layout = self.kernel.layout
        if layout.all_shifts.size + layout.all_flags.size == 0 or not layout.targets:
            return
        slot = self._ledger[self.elapsed % layout.horizon]
        if layout.all_shifts.size:
            first = self.kernel.fixed.first_shift
            shifts = self.values[layout.all_shifts.rows]
            shifts += slot[first : first + layout.all_shifts.size]
        flags = self.kernel.fixed.flag_targets
        if not flags or not slot[flags[0][1] :].any():  # flags are the last targets
            return
        for name, row in flags:
            if not slot[row].any():
                continue
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
            np.float64(self.quarter), self._happen, self._push_events, self.trace,
        )  # fmt: skip
        self.kernel.quarter(*arguments)

    def _happen(self, chances: Floats) -> tuple[Started | None, bool]:
        """Say which events happen, from their chances (events, games); None where nothing does.

        And whether any of them has an effect whose size is a formula.
        """
        starts = self._fired(chances)
        if len(starts.games) == 0:
            return None, False
        stated = self.kernel.fixed.stated
        return starts, bool(stated) and not stated.isdisjoint(starts.origins.tolist())

    def _fired(self, chances: Floats) -> Started:
        if self.fortune is None:
            recorded = np.zeros(chances.shape, dtype=np.bool_)
            recorded[list(self.record.get(self.elapsed, ()))] = True
            return pushes.started(recorded)
        draws = self.fortune.events[self.elapsed - self.fortune.first]
        lucky = pushes.started(draws < chances)
        if len(lucky.games) == 0:
            return lucky
        # Few are lucky, so whether they have rested is asked of these alone.
        last = self.values[self.kernel.layout.happened.rows][lucky.origins, lucky.games]
        rested = self.elapsed - last >= self.kernel.fixed.rests[lucky.origins]
        return Started(lucky.origins[rested], lucky.games[rested], lucky.shape)

    def _push_events(self, starts: Started, formulas: tuple[Floats, ...]) -> None:
        """Note what happened, which no formula of its effects has seen, and send the effects."""
        layout = self.kernel.layout
        where = (starts.origins, starts.games)
        self.values[layout.happened.rows][where] = float(self.elapsed)
        self.values[layout.times.rows][where] += 1.0
        if self.trace is not None:
            self.trace.happened(starts.mask())
        given = self.kernel.event_pushes
        if not given.effects:
            return
        amounts = Amounts(given, given.state(formulas, starts.shape[1]), self.draw.spread)
        pushes.schedule(amounts, starts, self._ledger, self.elapsed)
        if self.trace is not None:
            started = np.where(starts.mask()[given.origins], amounts.everywhere(), 0.0)
            self.trace.started(given, started)

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
            points = self.kernel.attention
            self.values[layout.attention.start] = (
                desk.value(program.attention) if points is None else points[self.elapsed]
            )
        fixed, values = self.kernel.fixed, self.values
        asked = fixed.openings[self.elapsed]
        opened, ever = layout.opened.start + asked, layout.ever.start + asked
        able = values[opened] < 0.0
        able &= fixed.repeats[asked] | (values[ever] == 0.0)
        some = np.logical_or.reduce(able, axis=1).tolist()
        if not any(some):
            return
        wanted = [False] * len(program.decisions)
        for position, any_game in zip(asked.tolist(), some, strict=True):
            wanted[position] = any_game
        given: list[Masks | bool] = [True] * len(program.decisions)
        self.kernel.openings(
            values, self.draw.parameters, self.elapsed, np.float64(self.quarter), wanted, given
        )
        for row, position in enumerate(asked.tolist()):
            able[row] &= np.asarray(given[position], dtype=np.bool_)
        values[opened] = np.where(able, float(self.elapsed), values[opened])
        values[ever] += able

    @cached_property
    def _ledger(self) -> Floats:
        """(horizon, targets, games) pushes to come, as a view of the state."""
        layout = self.kernel.layout
        return self.values[layout.ledger.rows].reshape(
            layout.horizon, -1 if layout.ledger.size else 0, self.values.shape[1]
        )

    def end(self) -> World:
        """Return the state as the batch leaves it; the batch itself cannot go on."""
        return World(self.quarter, self.seed, self.games.copy(), self.draw.uncertain, self.values)

    def world(self) -> World:
        """Return the state as it is now, frozen."""
        return World(
            self.quarter, self.seed, self.games.copy(), self.draw.uncertain, self.values.copy()
        )
