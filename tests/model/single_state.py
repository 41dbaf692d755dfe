"""The state of one game in plain Python, and what formulas read from it: half of the reference."""

from collections import defaultdict

import numpy as np
from model.arithmetic import Value, evaluate, within

from game.model import chance
from game.model.expressions import NEVER, Chosen, Expression, Memory, Now, Read, Since
from game.model.program import Instrument, Parameter, Program


class State:
    """What one game is between two quarters, and how its formulas read it."""

    def __init__(self, program: Program, seed: int, game: int, *, uncertain: bool) -> None:
        self.program, self.seed, self.game, self.uncertain = program, seed, game, uncertain
        self.elapsed = 0
        self.parameters = {p.id: self._drawn(p) for p in program.parameters}
        self.shifts: dict[str, list[float]] = defaultdict(lambda: [0.0] * 9)
        self.luck = {x.id: [0.0] * x.members for x in program.luck}
        self.flags = dict(program.flags)
        self.force = {x.id: x.start for x in program.instruments}
        self.asked = dict(self.force)
        self.past: list[dict[str, float]] = []  #: what stood asked for, by quarter
        self.happened: dict[str, int] = {}
        self.times = {event.id: 0 for event in program.events}
        self.opened: dict[str, int] = {}
        self.ever = {decision.id: 0 for decision in program.decisions}
        self.answers: dict[str, str] = {}
        self.attention = 0.0
        #: (quarter, kind, target, member) -> push
        self.ledger: dict[tuple[int, str, str, int], float] = defaultdict(float)
        self.memories: dict[Memory, list[Value]] = {}
        self.levels: dict[str, list[float]] = {}  #: stocks and auxiliaries

    # -- reading -----------------------------------------------------------------------

    def value(self, tree: Expression, **given: float) -> Value:
        """Return what a formula gives now."""

        def look_up(node: Expression) -> Value:
            match node:
                case Read() if node.symbol in given:
                    return given[node.symbol]
                case Read():
                    whole = self._symbol(node.symbol)
                    return whole if node.member is None else whole[node.member]
                case Now():
                    return float(self.program.first + self.elapsed)
                case Since():
                    last = self.happened.get(node.event)
                    return NEVER if last is None else min(float(self.elapsed - last), NEVER)
                case Chosen():
                    return float(self.answers.get(node.decision) == node.option)
                case _:
                    return self.recalled(node)

        return evaluate(tree, look_up)

    def recalled(self, memory: Memory) -> Value:
        if memory in self.memories:
            return self.memories[memory][-1]
        first = self.value(memory.argument if memory.initial is None else memory.initial)
        return self.spread_out(first, memory.size)

    def _symbol(self, symbol: str) -> Value:
        if symbol.startswith("flag:"):
            return float(self.flags[symbol.removeprefix("flag:")])
        values = self.rows(symbol)
        return values if symbol in self.program.members else values[0]

    def rows(self, symbol: str) -> list[float]:
        if symbol in self.levels:
            return self.levels[symbol]
        if symbol in self.luck:
            return self.luck[symbol]
        for driver in self.program.drivers:
            if driver.id == symbol:
                return [row[self.elapsed] for row in driver.rows]
        for parameter in self.program.parameters:
            if parameter.id == symbol:
                return self._shifted(self.parameters[symbol], parameter)
        instrument = next(x for x in self.program.instruments if x.id == symbol)
        if symbol not in self.shifts:
            return [self.force[symbol]]
        return self._shifted([self.force[symbol]], instrument)

    def _shifted(self, values: list[float], of: Parameter | Instrument) -> list[float]:
        if of.id not in self.shifts:
            return values
        moved = [value + shift for value, shift in zip(values, self.shifts[of.id], strict=False)]
        return [within(value, of.lowest, of.highest) for value in moved]

    @staticmethod
    def spread_out(value: Value, size: int | None) -> Value:
        return value if size is None or isinstance(value, list) else [value] * size

    def each_member(self, value: Value, members: int) -> list[float]:
        return list(value) if isinstance(value, list) else [value] * members

    # -- luck --------------------------------------------------------------------------

    def uniform(self, purpose: str) -> float:
        quarter = self.program.first + self.elapsed - self.program.luck_origin
        games, quarters = np.array([self.game]), range(quarter, quarter + 1)
        return float(chance.quarterly(self.seed, games, purpose, quarters)[0, 0])

    def once(self, purpose: str, low: float, middle: float, high: float) -> float:
        uniform = chance.once(self.seed, np.array([self.game]), purpose)
        return float(chance.triangular(uniform, low, middle, high)[0])

    def _drawn(self, parameter: Parameter) -> list[float]:
        if not self.uncertain:
            return list(parameter.values)
        triples = zip(parameter.lows, parameter.values, parameter.highs, strict=True)
        return [
            self.once(f"parameter:{parameter.id}[{member}]", *triple)
            for member, triple in enumerate(triples)
        ]
