"""The source of a quarter: what the model does, as straight lines of array code."""

import numpy as np

from game.model.arrays import Floats, Integers
from game.model.expressions import Expression, Memory, Number, Operation, Read, symbols
from game.model.generating import Generator
from game.model.layout import Block, Layout, lag_quarters
from game.model.lowering import Writer, number
from game.model.program import Auxiliary, Effect, Program, Stock


class Quarter:
    """The lines of one quarter; values are kept in locals, by symbol."""

    def __init__(self, owner: Generator, program: Program, layout: Layout, *, traced: bool) -> None:
        self._owner = owner
        self._program = program
        self._layout = layout
        self._traced = traced
        self._local: dict[str, str] = {}
        self._memory_names = {m: f"m{k}" for k, m in enumerate(layout.memories)}
        self._writer = Writer(self._read, owner.constants)

    def lines(self) -> list[str]:
        """Return all lines, in the order in which a quarter passes."""
        self._recall()
        needed = self._needed()
        for auxiliary in self._program.auxiliaries:
            if auxiliary.id in needed:
                self._compute(auxiliary)
        flows = {s.id: self._flows(s) for s in self._program.stocks}
        self._remember()
        self._events()
        self._levels(flows)
        return self._writer.lines

    def _read(self, node: Expression) -> str:
        if isinstance(node, Memory):
            return self._memory_names[node]
        if not isinstance(node, Read):
            return self._owner.read_state(node)
        if node.symbol not in self._local:
            name = f"v_{node.symbol.replace(':', '_')}"
            self._add(f"{name} = {self._owner.read_symbol(node.symbol)}")
            self._local[node.symbol] = name
        return Generator.member(self._local[node.symbol], node)

    def _add(self, line: str) -> None:
        self._writer.lines.append(line)

    def _needed(self) -> set[str]:
        """Return the auxiliaries that a quarter computes before its flows."""
        program = self._program
        wanted = {a.id for a in program.auxiliaries if a.id in self._layout.seen and not a.at_end}
        for stock in program.stocks:
            for flow in stock.flows:
                wanted |= symbols(flow.rate)
        for event in program.events:
            for tree in (event.when, event.chance, *(e.change for e in event.effects)):
                wanted |= frozenset() if tree is None else symbols(tree)
        for memory in self._layout.memories:
            wanted |= symbols(memory.argument) | symbols(memory.time)
        for auxiliary in reversed(program.auxiliaries):
            if auxiliary.id in wanted or auxiliary.at_end:
                own = {auxiliary.id}
                wanted |= symbols(auxiliary.formula) - own
        return wanted

    def _compute(self, auxiliary: Auxiliary) -> None:
        name = f"a_{auxiliary.id}"
        self._add(f"{name} = {self._writer.write(auxiliary.formula)}")
        self._local[auxiliary.id] = name
        if auxiliary.id in self._layout.seen and not auxiliary.at_end:
            self._add(f"{self._layout.seen[auxiliary.id].source()} = {name}")

    def _flows(self, stock: Stock) -> list[str]:
        names = []
        for flow in stock.flows:
            name = f"f_{stock.id}__{flow.id}"
            self._add(f"{name} = {self._writer.write(flow.rate)}")
            names.append(name)
            if self._traced:
                self._add(f"trace.flow({stock.id!r}, {flow.id!r}, {name})")
        return names

    def _recall(self) -> None:
        for memory, block in self._layout.memories.items():
            where = (
                self._lag_rows(memory, block)
                if memory.name == "lag"
                else Generator.slots(block, block.size - (memory.size or 1), memory)
            )
            self._add(f"{self._memory_names[memory]} = V[{where}].copy()")

    @staticmethod
    def _lag_rows(memory: Memory, block: Block) -> str:
        """Return the rows of a lag that hold its oldest value, which the newest then replaces."""
        start = f"{block.start} + t % {lag_quarters(memory)}"
        if memory.size is None:
            return start
        return f"{start} * {memory.size}:{start} * {memory.size} + {memory.size}"

    def _remember(self) -> None:
        for memory, block in self._layout.memories.items():
            value = self._writer.write(memory.argument)
            if memory.name == "lag":
                self._add(f"V[{self._lag_rows(memory, block)}] = {value}")
                continue
            size = memory.size or 1
            stages = block.size // size
            time = self._writer.write(memory.time)
            share = self._writer.keep(f"minimum({number(stages)} / {time}, 1.0)")
            rows = [Generator.slots(block, k * size, memory) for k in range(stages)]
            # From the last stage to the first, so that each sees its neighbour as it was.
            for stage in reversed(range(stages)):
                inflow = value if stage == 0 else f"V[{rows[stage - 1]}]"
                self._add(f"V[{rows[stage]}] += ({inflow} - V[{rows[stage]}]) * {share}")

    def _events(self) -> None:
        events = self._program.events
        if events:
            self._chances()
            amounts = [
                self._writer.write(effect.change) for effect in stated_effects(self._program)
            ]
            self._add("fired = happen(E)")
            self._add("if fired is not None:")
            self._add(f"    push(fired, ({''.join(f'{a}, ' for a in amounts)}))")
        if self._layout.targets:
            self._add(f"pushes = L[t % {self._layout.horizon}]")

    def _chances(self) -> None:
        """Write `E`, each event's chance; those that are logistic are squeezed in one go."""
        events = self._program.events
        self._add(f"E = empty(({len(events)}, V.shape[1]))")
        inner = [(k, _squeezed(event.chance)) for k, event in enumerate(events)]
        logits = [(k, tree) for k, tree in inner if tree is not None]
        squeezed = [k for k, _ in logits]
        if squeezed:
            self._add(f"Z = empty(({len(squeezed)}, V.shape[1]))")
        for row, (_, tree) in enumerate(logits):
            self._add(f"Z[{row}] = {self._writer.write(tree)}")
        if len(squeezed) == len(events):
            self._add("E = logistic(Z)")
        elif squeezed:
            self._add(f"E[{squeezed}] = logistic(Z)")
        for position, event in enumerate(events):
            where = "" if event.when is None else f" * ({self._writer.write(event.when)})"
            if position not in squeezed:
                self._add(f"E[{position}] = ({self._writer.write(event.chance)}){where}")
            elif where:
                self._add(f"E[{position}] = E[{position}]{where}")

    def _levels(self, flows: dict[str, list[str]]) -> None:
        """Write the new levels: sums of named terms, then pushes and limits for all at once."""
        stocks, layout = self._program.stocks, self._layout
        if not stocks:
            return
        size = sum(stock.members for stock in stocks)
        self._add(f"N = empty(({size}, V.shape[1]))")
        for stock in stocks:
            block = layout.stocks[stock.id]
            terms = [self._read(Read(stock.id)), *flows[stock.id]]
            self._add(f"{block.source('N')} = {' + '.join(terms)}")
        pushed = [t.block for t in layout.targets.values() if t.kind == "stock"]
        if pushed:
            last = sum(block.size for block in pushed)
            where = "" if last == size else "[PUSHED]"
            self._add(f"N{where} += pushes[0:{last}]")
        if self._traced:
            self._add("trace.levels(N)")
        self._add(f"V[0:{size}] = minimum(maximum(N, LOWEST), HIGHEST)")
        for stock in stocks:
            self._local[stock.id] = layout.stocks[stock.id].source()
        for auxiliary in self._program.auxiliaries:
            if auxiliary.at_end:
                self._owner.keep_auxiliary(self._writer, auxiliary)
                self._local[auxiliary.id] = f"a_{auxiliary.id}"


def _squeezed(tree: Expression) -> Expression | None:
    """Return what is inside, where a tree is a logistic."""
    if isinstance(tree, Operation) and tree.name == "logistic":
        return tree.arguments[0]
    return None


def stated_effects(program: Program) -> list[Effect]:
    """Return the effects of events whose size is a formula, in order of event and effect."""
    return [
        effect
        for event in program.events
        for effect in event.effects
        if not isinstance(effect.change, Number)
    ]


def stock_limits(program: Program, layout: Layout) -> dict[str, Floats | Integers]:
    """Return the columns that a quarter's last lines read: limits, and the rows that are pushed."""
    lows: list[float] = []
    highs: list[float] = []
    rows: list[int] = []
    for stock in program.stocks:
        lows += [-np.inf if stock.lowest is None else stock.lowest] * stock.members
        highs += [np.inf if stock.highest is None else stock.highest] * stock.members
        if ("stock", stock.id) in layout.targets:
            block = layout.stocks[stock.id]
            rows += range(block.start, block.start + block.size)
    return {
        "LOWEST": np.array(lows, dtype=np.float64).reshape(-1, 1),
        "HIGHEST": np.array(highs, dtype=np.float64).reshape(-1, 1),
        "PUSHED": np.array(rows, dtype=np.int64),
    }
