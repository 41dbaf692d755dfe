"""Orders taken, decisions answered and effects sent, in one game of plain Python."""

from collections.abc import Mapping

from model.arithmetic import Value, within
from model.single_state import State

from game.model.expressions import Expression
from game.model.program import Condition, Decision, Effect, Instrument

Price = tuple[tuple[str, Expression], ...]


class Office(State):
    """Where the orders of one game are carried out."""

    def holds(self, when: Expression | None) -> bool:
        return when is None or bool(self.value(when))

    def take_orders(self, requests: Mapping[str, float], answers: Mapping[str, list[int]]) -> None:
        self.settled: set[str] = set()
        for decision in sorted(self.program.decisions, key=lambda d: (d.waits, d.id)):
            for option in answers.get(decision.id, []):
                if option >= 0 and decision.id in self.opened:
                    self._answer(decision, option)
        for instrument in self.program.instruments:
            if instrument.id in requests:
                self._ask(instrument, requests[instrument.id])
                limits = instrument.lowest, instrument.highest
                wanted = within(requests[instrument.id], *limits)
                wanted = wanted if instrument.kind == "account" else requests[instrument.id]
                if self.asked[instrument.id] == wanted:
                    self.settled.add(instrument.id)

    def _ask(self, instrument: Instrument, request: float) -> None:
        if instrument.kind == "account":
            request = within(request, instrument.lowest, instrument.highest)
        present = self.asked[instrument.id]
        possible = instrument.lowest <= request <= instrument.highest and request != present
        if possible and self._allowed(instrument.needs):
            prices = self._prices(instrument.price, abs(request - present))
            if self._affordable(prices, instrument.attention):
                self._pay(instrument.price, abs(request - present), instrument.attention)
                self.asked[instrument.id] = request

    def _answer(self, decision: Decision, position: int) -> None:
        option = decision.options[position]
        prices = self._prices(option.price, 0.0)
        if self._allowed(option.needs) and self._affordable(prices, decision.attention):
            self._pay(option.price, 0.0, decision.attention)
            self._choose(decision, position)

    def _allowed(self, needs: tuple[Condition, ...]) -> bool:
        return all(self.holds(need.when) for need in needs)

    def _prices(self, price: Price, change: float) -> dict[str, float]:
        return {stock: self.value(tree, change=change) for stock, tree in price}

    def _affordable(self, prices: Mapping[str, float], attention: float) -> bool:
        counted = self.program.attention is not None and attention > 0.0
        payable = all(self.levels[stock][0] >= amount for stock, amount in prices.items())
        return payable and (not counted or self.attention >= attention)

    def _pay(self, price: Price, change: float, attention: float) -> None:
        for stock, tree in price:
            self.levels[stock][0] -= self.value(tree, change=change)
        if self.program.attention is not None:
            self.attention -= attention

    def _choose(self, decision: Decision, position: int) -> None:
        option = decision.options[position]
        # All changes are worked out before any is on its way.
        amounts = [self.value(effect.change) for effect in option.effects]
        for effect, amount in zip(option.effects, amounts, strict=True):
            self.send(effect, f"{decision.id}.{option.id}", amount, late=0)
        limits = {i.id: (i.lowest, i.highest) for i in self.program.instruments}
        for name, to in option.orders:
            if name in self.settled:
                continue
            self.asked[name] = within(self.value(to), *limits[name])
        self.answers[decision.id] = option.id
        del self.opened[decision.id]

    def let_agencies_decide(self) -> None:
        for decision in self.program.decisions:
            opened = self.opened.get(decision.id)
            if opened is None or self.elapsed - opened + 1 < decision.waits:
                continue
            able = [k for k in decision.unattended if self._allowed(decision.options[k].needs)]
            if able:
                self._choose(decision, able[0])
            else:
                del self.opened[decision.id]

    # -- pushes ------------------------------------------------------------------------

    def send(self, effect: Effect, source: str, amount: Value, *, late: int) -> None:
        """Put an effect on its way: each step is a change in a quarter of its own."""
        if effect.kind == "flag":
            amount = 1.0 if amount else -1.0
        members = len(self.rows(effect.target)) if effect.kind in {"stock", "parameter"} else 1
        factor = 1.0
        if self.uncertain and effect.spread > 0.0:
            purpose = f"effect:{source}.{effect.id}"
            factor = self.once(purpose, 1.0 - effect.spread, 1.0, 1.0 + effect.spread)
        for member in range(members) if effect.member is None else (effect.member,):
            size = (amount[member] if isinstance(amount, list) else amount) * factor
            for later, share in _steps(effect):
                due = (self.elapsed + late + later, effect.kind, effect.target, member)
                self.ledger[due] += size * share

    def take_pushes(self) -> None:
        due = [(key, push) for key, push in self.ledger.items() if key[0] == self.elapsed]
        for (_, kind, target, member), push in due:
            if kind in {"parameter", "instrument"}:
                self.shifts[target][member] += push
            elif kind == "flag" and push != 0.0:
                self.flags[target] = push > 0.0


def _steps(effect: Effect) -> list[tuple[int, float]]:
    """Return what share of its change an effect adds, by quarters from now."""
    full = effect.begins_after + effect.builds_over
    rising = [(k, 1.0 / effect.builds_over) for k in range(effect.begins_after, full)]
    if effect.lasts is None:
        return rising
    gone = full - 1 + effect.lasts
    return rising + [(gone + k, -1.0 / effect.fades_over) for k in range(effect.fades_over)]
