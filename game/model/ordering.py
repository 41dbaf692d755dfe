"""Orders carried out: requests taken, decisions answered, and the agencies' own choices."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from game.model import pushes
from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import Expression
from game.model.kernel import Draw
from game.model.legality import Desk, conditions_hold, may_ask, may_choose
from game.model.orders import Orders
from game.model.pushes import Amounts


class Account(Protocol):
    """What is told of orders while they are carried out, for explanations."""

    def price(self, stock: str, source: str, values: Floats) -> None:
        """Note what an order took from a stock: (games,), negative."""

    def started(self, given: pushes.Pushes, values: Floats) -> None:
        """Note effects that begin: (entries, games) what each pushes in all."""

    def answered(self, decision: int, option: int | None, where: Masks) -> None:
        """Note in which games a decision was answered, or lapsed (None)."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where orders are carried out: the desk whose state they change, and what was drawn.

    The desk's values are written to; whoever calls owns them.
    """

    desk: Desk
    draw: Draw
    account: Account | None = None
    _settled: dict[int, Masks] = field(default_factory=dict, init=False)

    def carry_out(self, orders: Orders) -> None:
        """Answer decisions, take requests, then let the agencies decide.

        What is asked of an instrument by name goes before what an option orders of it, whoever
        takes that option.
        """
        for position in self._in_turn(orders):
            for wanted in orders.answers[position]:
                self._answer_wanted(position, wanted)
        for position in sorted(orders.requests):
            self._request(position, orders.requests[position])
        self._let_agencies_decide()

    def _request(self, position: int, request: Floats) -> None:
        instrument = self.desk.kernel.program.instruments[position]
        asked = np.broadcast_to(np.asarray(request, dtype=np.float64), self.desk.values.shape[1:])
        if instrument.kind == "account":
            asked = np.clip(asked, instrument.lowest, instrument.highest)
        mask = may_ask(self.desk, position, asked)
        row = self.desk.kernel.layout.asked.start + position
        self._settled[position] = mask | (asked == self.desk.values[row])
        if not mask.any():
            return
        change = np.abs(asked - self.desk.values[row])
        self._pay(instrument.price, mask, f"instrument:{instrument.id}", change)
        self._spend(instrument.attention, mask)
        self.desk.values[row] = np.where(mask, asked, self.desk.values[row])

    def _in_turn(self, orders: Orders) -> list[int]:
        """Return decisions in the order in which they are attended: the least patient first."""
        decisions = self.desk.kernel.program.decisions
        return sorted(orders.answers, key=lambda k: (decisions[k].waits, decisions[k].id))

    def _answer_wanted(self, position: int, wanted: Integers) -> None:
        for option in np.unique(wanted).tolist():
            if option < 0:
                continue
            mask = (wanted == option) & may_choose(self.desk, position, option)
            if mask.any():
                decision = self.desk.kernel.program.decisions[position]
                source = f"{decision.id}.{decision.options[option].id}"
                self._pay(decision.options[option].price, mask, source, 0.0)
                self._spend(decision.attention, mask)
                self._choose(position, option, mask)

    def _let_agencies_decide(self) -> None:
        """Answer what has waited its time: the first option that the owner of the file can take."""
        kernel = self.desk.kernel
        opened = self.desk.values[kernel.layout.opened.rows]
        asked = kernel.fixed.lapses[self.desk.elapsed]
        since = opened[asked]
        late = (self.desk.elapsed + 1.0 - since >= kernel.fixed.waits[asked]) & (since >= 0.0)
        for row in np.flatnonzero(late.any(axis=1)).tolist():
            position, due = int(asked[row]), late[row]
            decision = kernel.program.decisions[position]
            for option in decision.unattended:
                if np.count_nonzero(due) == 0:
                    break
                taken = due & conditions_hold(self.desk, position, option)
                if np.count_nonzero(taken):
                    self._choose(position, option, taken)
                due = due & ~taken
            # Where the owner could take nothing either, the question lapses unanswered.
            if np.count_nonzero(due):
                opened[position] = np.where(due, -1.0, opened[position])
                if self.account is not None:
                    self.account.answered(position, None, due)

    def _choose(self, position: int, option: int, mask: Masks) -> None:
        layout, values = self.desk.kernel.layout, self.desk.values
        given = self.desk.kernel.option_pushes(position, option)
        self._start(given, mask)
        for name, to in self.desk.kernel.program.decisions[position].options[option].orders:
            self._order(name, to, mask)
        answer = values[layout.answers.start + position]
        answer[...] = np.where(mask, option + 1.0, answer)
        opened = values[layout.opened.start + position]
        opened[...] = np.where(mask, -1.0, opened)
        if self.account is not None:
            self.account.answered(position, option, mask)

    def _order(self, name: str, to: Expression, mask: Masks) -> None:
        """Set an instrument as an option orders; it costs no more than the option did."""
        position = self.desk.kernel.fixed.positions[name]
        instrument = self.desk.kernel.program.instruments[position]
        asked = np.clip(self.desk.amount(to), instrument.lowest, instrument.highest)
        row = self.desk.values[self.desk.kernel.layout.asked.start + position]
        free = mask & ~self._settled.get(position, np.zeros_like(mask))
        row[...] = np.where(free, asked, row)

    def _start(self, given: pushes.Pushes, mask: Masks) -> None:
        if not given.effects:
            return
        layout, values = self.desk.kernel.layout, self.desk.values
        formulas = [np.asarray(self.desk.value(given.effects[k].change)) for k, _ in given.stated]
        spread = self.draw.spread_of(given) if self.draw.uncertain else None
        amounts = Amounts(given, given.state(formulas, values.shape[1]), spread)
        ledger = values[layout.ledger.rows].reshape(layout.horizon, -1, values.shape[1])
        pushes.schedule_one(amounts, 0, mask, ledger, self.desk.elapsed)
        if self.account is not None:
            self.account.started(given, np.where(mask, amounts.everywhere(), 0.0))

    def _pay(
        self,
        price: tuple[tuple[str, Expression], ...],
        mask: Masks,
        source: str,
        change: Floats | float,
    ) -> None:
        for stock, tree in price:
            row = self.desk.values[self.desk.row(stock)]
            paid = np.where(mask, -self.desk.amount(tree, change), 0.0)
            row[...] = np.where(mask, row + paid, row)
            if self.account is not None:
                self.account.price(stock, source, paid)

    def _spend(self, attention: float, mask: Masks) -> None:
        if attention > 0.0 and self.desk.kernel.program.attention is not None:
            row = self.desk.values[self.desk.kernel.layout.attention.start]
            row[...] = np.where(mask, row - attention, row)
