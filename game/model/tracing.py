"""Attribution: every change of a stock has named causes, and they add up.

A trace listens while quarters pass. What it tells is the sum that was computed, not a second
story: flows and pushes are the very terms that the new level was added up from.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.model.arrays import Floats, Masks
from game.model.layout import Layout, steps_of
from game.model.pushes import Pushes

#: The name of effects that began before the trace began to listen.
EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Share:
    """What one cause added to a stock in one quarter, in one game.

    `kind` is `flow`, `effect` (with the event's or option's id in `name`, or `EARLIER`), `price`,
    or `limit` (what the stock's lowest or highest added or took).
    """

    kind: str
    name: str
    amount: float


class Trace:
    """The causes of every change of every stock, quarter by quarter.

    Args:
        layout: of the kernel that is listened to.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._elapsed = 0
        self._before: list[Floats] = []
        self._after: list[Floats] = []
        #: quarter -> what each flow of all stocks added
        self._flows: list[tuple[Floats, ...]] = []
        self._raw: Floats = np.empty((0, 0))
        #: (horizon, targets, games) the ledger when the trace began to listen
        self._earlier: Floats = np.empty((0, 0, 0))
        self._since = 0
        #: (quarter, stock, member) -> [(kind, name, (games,) amounts)]
        self._told: dict[tuple[int, str, int], list[tuple[str, str, Floats]]] = {}
        #: quarter -> what comes due in it
        self._coming: dict[int, list[tuple[str, int, str, Floats]]] = {}
        self.events: list[Masks | None] = []

    # -- what the running batch tells ----------------------------------------------------

    def begin(self, elapsed: int, values: Floats) -> None:
        """Note the levels before a quarter."""
        if not self._before:
            ledger, horizon = self._layout.ledger, self._layout.horizon
            shape = (horizon, ledger.size // horizon, values.shape[1])
            self._earlier = values[ledger.rows].reshape(shape).copy()
            self._since = elapsed
        self._elapsed = elapsed
        self._before.append(values.copy())
        self._flows.append(())
        self.events.append(None)

    def end(self, values: Floats) -> None:
        """Note the levels after a quarter, and the pushes that came due in it."""
        self._after.append(values.copy())
        for stock, block in self._layout.stocks.items():
            limited = values[block.rows] - self._raw[block.rows]
            if limited.any():
                self._each_member(stock, "limit", "limit", limited)
        self._tell_earlier()
        for stock, member, source, amounts in self._coming.pop(self._elapsed, []):
            self._tell(stock, member, "effect", source, amounts)

    def _tell_earlier(self) -> None:
        """Tell of pushes on their way since before anyone listened; nobody knows their names."""
        if self._elapsed - self._since >= self._layout.horizon:
            return
        due = self._earlier[self._elapsed % self._layout.horizon]
        for target in self._layout.targets.values():
            pushed = due[target.block.rows]
            if target.kind == "stock" and pushed.any():
                self._each_member(target.symbol, "effect", EARLIER, pushed)

    def happened(self, fired: Masks) -> None:
        """Note which events happened: (events, games)."""
        self.events[-1] = fired

    def moved(self, flows: tuple[Floats, ...], levels: Floats) -> None:
        """Note what each flow added, in the layout's order, and the new levels of all stocks.

        Args:
            flows: each (games,), or (members, games), or a single number.
            levels: (stock rows, games) before their limits.
        """
        # Rows of the state are about to change; all else is nobody else's.
        self._flows[-1] = tuple(x if x.base is None else x.copy() for x in flows)
        self._raw = levels

    def price(self, stock: str, source: str, values: Floats) -> None:
        """Note what an order took from a stock."""
        self._tell(stock, 0, "price", source, values)

    def started(self, given: Pushes, values: Floats) -> None:
        """Note effects that begin now, for the quarters in which they come due.

        Args:
            given: the effects.
            values: (entries, games) what each entry pushes in all.
        """
        for entry, position in enumerate(given.effect_of.tolist()):
            effect = given.effects[position]
            if effect.kind != "stock" or not values[entry].any():
                continue
            member = int(given.member_of[entry])
            source = f"{given.sources[position]}.{effect.id}"
            for later, share in steps_of(effect).items():
                if later < self._layout.horizon:
                    told = (effect.target, member, source, values[entry] * share)
                    self._coming.setdefault(self._elapsed + later, []).append(told)

    def answered(self, decision: int, option: int | None, where: Masks) -> None:
        """Note in which games a decision was answered, or lapsed (None): no stock's cause."""

    # -- what it tells -------------------------------------------------------------------

    def shares(self, stock: str, elapsed: int, member: int = 0, game: int = 0) -> tuple[Share, ...]:
        """Return what each cause added to a stock in a quarter; the shares add up to its change.

        Args:
            stock: the stock's id.
            elapsed: the quarter, counted from the first that the trace heard.
            member: which member, where the stock is over a set.
            game: position of the game in the batch.
        """
        merged: dict[tuple[str, str], float] = {}
        for kind, name, amounts in self._causes(elapsed, stock, member):
            amount = float(amounts[game])
            merged[kind, name] = merged.get((kind, name), 0.0) + amount
        return tuple(
            Share(kind, name, amount)
            for (kind, name), amount in merged.items()
            if amount != 0.0 or kind == "flow"
        )

    def _causes(self, elapsed: int, stock: str, member: int) -> Iterator[tuple[str, str, Floats]]:
        """Yield what was told of a stock in a quarter, in its order: orders, flows, the rest."""
        told = self._told.get((elapsed, stock, member), [])
        yield from (each for each in told if each[0] == "price")
        moved = self._flows[elapsed] if elapsed < len(self._flows) else ()
        shape = (self._layout.stocks[stock].size, self._before[0].shape[1])
        for place, flow in self._layout.flows[stock] if moved else ():
            yield "flow", flow, np.broadcast_to(moved[place], shape)[member]
        yield from (each for each in told if each[0] != "price")

    def change(self, stock: str, elapsed: int, member: int = 0, game: int = 0) -> float:
        """Return how much a stock changed in a quarter."""
        row = self._layout.stocks[stock].start + member
        return float(self._after[elapsed][row, game]) - float(self._before[elapsed][row, game])

    def _each_member(self, stock: str, kind: str, name: str, values: Floats) -> None:
        block = self._layout.stocks[stock]
        games = self._before[-1].shape[1]
        for member, row in enumerate(np.broadcast_to(values, (block.size, games))):
            self._tell(stock, member, kind, name, row)

    def _tell(self, stock: str, member: int, kind: str, name: str, amounts: Floats) -> None:
        key = (len(self._before) - 1, stock, member)
        self._told.setdefault(key, []).append((kind, name, amounts.copy()))

    def quarters(self) -> Iterator[int]:
        """Yield the quarters heard, counted from the first."""
        return iter(range(len(self._after)))
