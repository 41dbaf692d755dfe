"""A second opinion: one game, played in plain Python by what the documentation says.

Slow, and written without a look at how the engine does it: dictionaries by id, lists by member,
no arrays. Only the draws of luck are shared, since they are the addresses that both must use.
"""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from model.arithmetic import DOES, Value, each, within
from model.single_office import Office

from game.model import chance
from game.model.expressions import Expression, Memory, Number, children
from game.model.program import (
    Event,
    Instrument,
    LineOfPlay,
    Luck,
    Program,
)


class Reference(Office):
    """One game of a program, ready for its first quarter."""

    def __init__(self, program: Program, seed: int, game: int, *, uncertain: bool) -> None:
        super().__init__(program, seed, game, uncertain=uncertain)
        self._begin()
        self._warm_up()

    # -- the beginning -----------------------------------------------------------------

    def _begin(self) -> None:
        stocks = {stock.id: stock for stock in self.program.stocks}
        auxiliaries = {auxiliary.id: auxiliary for auxiliary in self.program.auxiliaries}
        for symbol in self.program.beginning:
            if symbol in stocks and len(stocks[symbol].start) > 1:
                self.levels[symbol] = [self.value(tree) for tree in stocks[symbol].start]
                continue
            what = stocks.get(symbol) or auxiliaries[symbol]
            tree = what.start[0] if symbol in stocks else what.formula
            self.levels[symbol] = self.each_member(self.value(tree), what.members)
        # All of them are found first: what one begins with must not be what another remembers.
        self.memories = {memory: self._first(memory) for memory in _memories(self.program)}
        self._open()

    def _first(self, memory: Memory) -> list[Value]:
        lengths = {"lag": int(_number(memory.time)), "smooth": 1, "delay": 3}
        return [self.recalled(memory)] * lengths[memory.name]

    def _warm_up(self) -> None:
        warm_up = self.program.warm_up
        if warm_up is not None:
            for _ in range(warm_up.quarters):
                now = self.program.first + self.elapsed
                record = {event for event, quarter in warm_up.events if quarter == now}
                self.pass_quarter(*self.follow(warm_up.policy), record=record)

    def _open(self) -> None:
        if self.elapsed >= self.program.quarters:
            return
        if self.program.attention is not None:
            self.attention = self.value(self.program.attention)
        for decision in self.program.decisions:
            again = self.ever[decision.id] == 0 or decision.repeats
            in_window = self.program.first + self.elapsed in decision.window
            if decision.id not in self.opened and again and in_window and self.holds(decision.when):
                self.opened[decision.id] = self.elapsed
                self.ever[decision.id] += 1

    # -- a quarter ---------------------------------------------------------------------

    def pass_quarter(
        self,
        requests: Mapping[str, float],
        answers: Mapping[str, list[int]],
        record: set[str] | None = None,
    ) -> None:
        """Let a quarter pass; with a `record` there is no luck, and its events happen."""
        self.take_orders(requests, answers)
        self.let_agencies_decide()
        self._move_instruments()
        self.take_pushes()
        for luck in self.program.luck:
            self.luck[luck.id] = self._shaken(luck, still=record is not None)
        self._run(record)
        self.elapsed += 1
        self._open()

    def _move_instruments(self) -> None:
        self.past.append(dict(self.asked))
        moved = {x.id: self._moved(x) for x in self.program.instruments}
        self.force = moved

    def _moved(self, instrument: Instrument) -> float:
        then = self.elapsed - instrument.delay
        target = self.past[then][instrument.id] if then >= 0 else instrument.start
        if instrument.granted is not None:
            target = self.value(instrument.granted, request=target)
            target = within(target, instrument.lowest, instrument.highest)
        present = self.force[instrument.id]
        if instrument.limit is None:
            return target
        return present + within(target - present, -instrument.limit, instrument.limit)

    def _shaken(self, luck: Luck, *, still: bool) -> list[float]:
        if still:
            return [0.0] * luck.members
        fresh = (1.0 - luck.persistence**2) ** 0.5
        return [
            before * luck.persistence + self._shock(luck, member) * fresh
            for member, before in enumerate(self.luck[luck.id])
        ]

    def _shock(self, luck: Luck, member: int) -> float:
        uniform = self.uniform(f"luck:{luck.id}[{member}]")
        if luck.shape == "uniform":
            return (uniform * 2.0 - 1.0) * luck.spread
        return float(chance.normal(np.array([uniform]))[0]) * luck.spread

    # -- the model ---------------------------------------------------------------------

    def _run(self, record: set[str] | None) -> None:
        for auxiliary in self.program.auxiliaries:
            self.levels[auxiliary.id] = self.each_member(
                self.value(auxiliary.formula), auxiliary.members
            )
        after = {}
        for stock in self.program.stocks:
            levels = list(self.levels[stock.id])
            for flow in stock.flows:
                rates = self.each_member(self.value(flow.rate), stock.members)
                levels = [level + rate for level, rate in zip(levels, rates, strict=True)]
            after[stock.id] = levels
        remembered = {memory: self._remember(memory) for memory in self.memories}
        self._let_events_happen(record)
        for stock in self.program.stocks:
            for member in range(stock.members):
                push = self.ledger[self.elapsed, "stock", stock.id, member]
                level = after[stock.id][member] + push
                after[stock.id][member] = within(level, stock.lowest, stock.highest)
        self.levels |= after
        for auxiliary in self.program.auxiliaries:
            if auxiliary.at_end:
                value = self.value(auxiliary.formula)
                self.levels[auxiliary.id] = self.each_member(value, auxiliary.members)
        self.memories = remembered

    def _remember(self, memory: Memory) -> list[Value]:
        """Return a memory after the quarter: what is recalled next stands last."""
        value, kept = self.value(memory.argument), self.memories[memory]
        value = self.spread_out(value, memory.size)
        if memory.name == "lag":
            return [value, *kept[:-1]]
        time = self.spread_out(self.value(memory.time), memory.size)
        share = each(lambda t: within(DOES["divide"](len(kept), t), None, 1.0), time)
        inflows = [value, *kept[:-1]]
        return [
            each(lambda x, into, part: x + (into - x) * part, stage, inflow, share)
            for stage, inflow in zip(kept, inflows, strict=True)
        ]

    def _let_events_happen(self, record: set[str] | None) -> None:
        fired = [event for event in self.program.events if self._happens(event, record)]
        amounts = {
            event.id: [self.value(effect.change) for effect in event.effects] for event in fired
        }
        for event in fired:
            self.happened[event.id] = self.elapsed
            self.times[event.id] += 1
            for effect, amount in zip(event.effects, amounts[event.id], strict=True):
                # Parameters, instruments and flags of this quarter have already been read.
                self.send(effect, event.id, amount, late=0 if effect.kind == "stock" else 1)

    def _happens(self, event: Event, record: set[str] | None) -> bool:
        if record is not None:
            return event.id in record
        last = self.happened.get(event.id)
        rested = last is None or (not event.once and self.elapsed - last >= event.rest)
        in_window = self.program.first + self.elapsed in event.window
        return (
            rested
            and in_window
            and self.holds(event.when)
            and self.uniform(f"event:{event.id}") < self.value(event.chance)
        )

    # -- a line of play ----------------------------------------------------------------

    def follow(self, line: LineOfPlay) -> tuple[dict[str, float], dict[str, list[int]]]:
        """Return what a line of play asks and answers now."""
        now = self.program.first + self.elapsed
        requests = {
            setting.instrument: self.value(setting.value)
            for setting in line.settings
            if setting.quarter == now
        }
        answers: dict[str, list[int]] = defaultdict(list)
        for decision, option in line.choices:
            answers[decision].append(option)
        for rule in line.rules:
            if self.holds(rule.when):
                for instrument, tree in rule.settings:
                    if instrument not in requests or requests[instrument] != requests[instrument]:
                        requests[instrument] = self.value(tree)
                for decision, option in rule.choices:
                    answers[decision].append(option)
        return requests, answers


def _memories(program: Program) -> list[Memory]:
    trees = [auxiliary.formula for auxiliary in program.auxiliaries]
    trees += [flow.rate for stock in program.stocks for flow in stock.flows]
    for event in program.events:
        trees += [event.chance, *(effect.change for effect in event.effects)]
        trees += [] if event.when is None else [event.when]
    found: list[Memory] = []
    while trees:
        tree = trees.pop()
        trees += children(tree)
        found += [tree] if isinstance(tree, Memory) else []
    return found


def _number(tree: Expression) -> float:
    assert isinstance(tree, Number)
    return tree.value
