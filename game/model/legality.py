"""What may be done: masks over games, which a front end puts into words.

The same masks guard a batch, grey out a button and explain a refusal.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from game.model.arrays import Floats, Masks
from game.model.expressions import Expression
from game.model.kernel import Kernel


@dataclass(frozen=True, slots=True)
class Desk:
    """The state as it is looked at between two quarters.

    Attributes:
        kernel: the compiled program.
        values: (rows, games) the state.
        parameters: (parameter rows, games or 1).
        elapsed: quarters since the program's first.
    """

    kernel: Kernel
    values: Floats
    parameters: Floats
    elapsed: int

    def value(
        self, tree: Expression, request: Floats | float = 0.0, change: Floats | float = 0.0
    ) -> Floats:
        """Return the value of a formula: (games,), or (members, games), or a single number."""
        now = np.float64(self.kernel.program.first + self.elapsed)
        with np.errstate(all="ignore"):
            return self.kernel.formula(tree)(
                self.values, self.parameters, self.elapsed, now, request, change
            )

    def mask(self, tree: Expression | None) -> Masks:
        """Return (games,) where a condition holds; everywhere where there is none."""
        shape = self.values.shape[1:]
        if tree is None:
            return np.ones(shape, dtype=np.bool_)
        truth = np.asarray(self.value(tree), dtype=np.bool_)
        return truth if truth.shape == shape else np.broadcast_to(truth, shape)

    def amount(self, tree: Expression, change: Floats | float = 0.0) -> Floats:
        """Return (games,) the value of a formula that is not over a set."""
        value = np.asarray(self.value(tree, change=change), dtype=np.float64)
        return np.broadcast_to(value, self.values.shape[1:])

    def row(self, stock: str) -> int:
        """Return the row of a single stock."""
        return self.kernel.layout.stocks[stock].start


def is_open(desk: Desk, decision: int) -> Masks:
    """Return (games,) where a decision waits for an answer."""
    return np.asarray(desk.values[desk.kernel.layout.opened.start + decision] >= 0.0)


def conditions_hold(desk: Desk, decision: int, option: int) -> Masks:
    """Return (games,) where every condition of an option holds."""
    needs = desk.kernel.program.decisions[decision].options[option].needs
    return reduce(np.logical_and, (desk.mask(n.when) for n in needs), desk.mask(None))


def can_pay(
    desk: Desk, price: tuple[tuple[str, Expression], ...], change: Floats | float = 0.0
) -> Masks:
    """Return (games,) where every stock holds its price."""
    payable = desk.mask(None)
    for stock, tree in price:
        payable = payable & (desk.values[desk.row(stock)] >= desk.amount(tree, change))
    return payable


def has_attention(desk: Desk, cost: float) -> Masks:
    """Return (games,) where enough attention is left; everywhere where it is not counted."""
    if desk.kernel.program.attention is None or cost <= 0.0:
        return desk.mask(None)
    return np.asarray(desk.values[desk.kernel.layout.attention.start] >= cost)


def may_choose(desk: Desk, decision: int, option: int) -> Masks:
    """Return (games,) where an option can be chosen now."""
    chosen = desk.kernel.program.decisions[decision]
    return (
        is_open(desk, decision)
        & conditions_hold(desk, decision, option)
        & can_pay(desk, chosen.options[option].price)
        & has_attention(desk, chosen.attention)
    )


def may_ask(desk: Desk, instrument: int, request: Floats) -> Masks:
    """Return (games,) where an instrument can be asked for `request` now; NaN asks for nothing."""
    asked = desk.kernel.program.instruments[instrument]
    present = desk.values[desk.kernel.layout.asked.start + instrument]
    within = (request >= asked.lowest) & (request <= asked.highest)
    holds = reduce(np.logical_and, (desk.mask(n.when) for n in asked.needs), desk.mask(None))
    payable = can_pay(desk, asked.price, np.abs(request - present))
    return np.asarray(
        (request != present) & within & holds & payable & has_attention(desk, asked.attention)
    )
