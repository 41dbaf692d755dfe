"""The source of a quarter: what the model does, as straight lines of array code."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import numpy as np

from game.model.arrays import Floats, Integers
from game.model.expressions import Expression, Fold, Memory, Number, Operation, Read, symbols
from game.model.generating import Generator
from game.model.layout import Block, Layout, lag_quarters, running_formulas
from game.model.lowering import Writer, shared_in
from game.model.program import Auxiliary, Effect, Program, Stock


class Quarter:
    """The lines of one quarter; values are kept in locals, by symbol."""

    def __init__(self, owner: Generator, program: Program, layout: Layout) -> None:
        self._owner = owner
        self._program = program
        self._layout = layout
        self._local: dict[str, str] = {}
        self._memory_names = {m: f"m{k}" for k, m in enumerate(layout.memories)}
        self._writer = Writer(self._read, owner.constants, self._shared())

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
        self._show()
        return self._writer.lines

    def _read(self, node: Expression) -> str:
        if isinstance(node, Memory):
            return self._memory_names[node]
        if not isinstance(node, Read):
            return self._owner.read_state(node)
        if node.symbol not in self._local:
            kind, _, symbol = node.symbol.rpartition(":")
            name = f"g_{symbol}" if kind else f"v_{symbol}"
            self._add(f"{name} = {self._owner.read_symbol(node.symbol)}")
            self._local[node.symbol] = name
        return Generator.member(self._local[node.symbol], node)

    def _add(self, line: str) -> None:
        self._writer.lines.append(line)

    @contextmanager
    def _block(self, head: str) -> Iterator[None]:
        """Indent what is added inside below `head`; locals made there are forgotten after it."""
        before = dict(self._local)
        with self._writer.block(head):
            yield
        self._local = before

    def _shared(self) -> frozenset[Expression]:
        """Return the parts of formulas that a quarter needs more than once."""
        remembered = [memory.argument for memory in self._layout.memories]
        return shared_in([*running_formulas(self._program), *remembered])

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
        # A stock's very rows are copied: what is shown at the quarter's end may read what it was.
        copied = ".copy()" if _is_rows(auxiliary.formula) else ""
        self._add(f"{name} = {self._owner.auxiliary(self._writer, auxiliary)}{copied}")
        self._local[auxiliary.id] = name
        if auxiliary.id in self._layout.seen and not auxiliary.at_end:
            self._add(f"{self._layout.seen[auxiliary.id].source()} = {name}")

    def _flows(self, stock: Stock) -> list[str]:
        names = []
        start = self._layout.stocks[stock.id].start
        for flow in stock.flows:
            name = f"f{start}_{flow.id}"
            self._add(f"{name} = {self._writer.write(flow.rate)}")
            names.append(name)
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
            whole = Operation("divide", (Number(stages), memory.time))
            share = self._writer.keep(self._writer.write(Operation("min", (whole, Number(1.0)))))
            rows = [Generator.slots(block, k * size, memory) for k in range(stages)]
            # From the last stage to the first, so that each sees its neighbour as it was.
            for stage in reversed(range(stages)):
                inflow = value if stage == 0 else f"V[{rows[stage - 1]}]"
                self._add(f"stage = V[{rows[stage]}]")
                self._add(f"stage += ({inflow} - stage) * {share}")

    def _events(self) -> None:
        events = self._program.events
        if events:
            self._chances()
            self._add("fired, sized_by_formula = happen(E)")
            self._add("sizes = ()")
            with self._block("if sized_by_formula:"):
                stated = [self._writer.write(x.change) for x in stated_effects(self._program)]
                self._add(f"sizes = ({''.join(f'{size}, ' for size in stated)})")
            self._add("if fired is not None:")
            self._add("    push(fired, sizes)")
        if self._layout.targets:
            self._add(f"pushes = L[t % {self._layout.horizon}]")

    def _chances(self) -> None:
        """Write `E`, each event's chance; those that are logistic are squeezed in one go.

        Chances are worked out while an event's window is open: `W` has a row of truths a quarter.
        """
        events = self._program.events
        self._add("open = W[t]")
        self._add(f"E = zeros(({len(events)}, V.shape[1]))")
        self._conditions()
        inner = [(k, _squeezed(event.chance)) for k, event in enumerate(events)]
        logits = [(k, tree) for k, tree in inner if tree is not None]
        squeezed = [k for k, _ in logits]
        if squeezed:
            self._add(f"Z = empty(({len(squeezed)}, V.shape[1]))")
        for row, (position, tree) in enumerate(logits):
            if events[position].when is not None or not self._always_open(position):
                self._add(f"Z[{row}] = -700.0")  # no draw is below the logistic of this
            with self._while_possible(position):
                self._add(f"Z[{row}] = {self._writer.write(tree)}")
        if len(squeezed) == len(events):
            self._add("E = logistic(Z)")
        elif squeezed:
            self._add(f"E[{squeezed}] = logistic(Z)")
        for position, event in enumerate(events):
            if position not in squeezed or event.when is not None:
                with self._while_possible(position):
                    self._chance(position, squeezed=position in squeezed)

    def _conditions(self) -> None:
        """Write `C`, where each event's condition holds, and `somewhere`: whether in any game.

        Many conditions hold in no game at all, and then nobody needs the chance.
        """
        events = self._program.events
        if all(event.when is None for event in events):
            return
        self._add(f"C = zeros(({len(events)}, V.shape[1]), '?')")
        for position, event in enumerate(events):
            if event.when is not None:
                with self._while_open(position):
                    self._add(f"C[{position}] = {self._writer.write(event.when)}")
        self._add("somewhere = in_any_game(C)")

    def _while_open(self, event: int) -> AbstractContextManager[None]:
        return nullcontext() if self._always_open(event) else self._block(f"if open[{event}]:")

    def _while_possible(self, event: int) -> AbstractContextManager[None]:
        if self._program.events[event].when is None:
            return self._while_open(event)
        return self._block(f"if somewhere[{event}]:")

    def _always_open(self, event: int) -> bool:
        window = self._program.events[event].window
        return all(q in window for q in range(self._program.first, self._program.last + 1))

    def _chance(self, position: int, *, squeezed: bool) -> None:
        event = self._program.events[position]
        chance = f"E[{position}]" if squeezed else f"({self._writer.write(event.chance)})"
        where = "" if event.when is None else f" * C[{position}]"
        self._add(f"E[{position}] = {chance}{where}")

    def _levels(self, flows: dict[str, list[str]]) -> None:
        """Write the new levels: sums of named terms, then pushes and limits for all at once."""
        stocks, layout = self._program.stocks, self._layout
        if not stocks:
            return
        size = sum(stock.members for stock in stocks)
        self._add(f"N = empty(({size}, V.shape[1]))")
        for stock in stocks:
            block = layout.stocks[stock.id]
            # Added up where it belongs: a copy less, and fewer arrays in between.
            self._add(f"new = {block.source('N')}")
            first, *others = flows[stock.id] or ["0.0"]
            self._add(f"add({self._read(Read(stock.id))}, {first}, out=new)")
            for flow in others:
                self._add(f"new += {flow}")
        pushed = [t.block for t in layout.targets.values() if t.kind == "stock"]
        if pushed:
            last = sum(block.size for block in pushed)
            where = "" if last == size else "[PUSHED]"
            self._add(f"N{where} += pushes[0:{last}]")
        moved = "".join(f"{flow}, " for own in flows.values() for flow in own)
        self._add("if trace is not None:")
        self._add(f"    trace.moved(({moved}), N)")
        self._add(f"levels = V[0:{size}]")
        self._add("maximum(N, LOWEST, out=levels)")
        self._add("minimum(levels, HIGHEST, out=levels)")
        for stock in stocks:
            self._local[stock.id] = layout.stocks[stock.id].source()

    def _show(self) -> None:
        """Write what is shown as it is at the quarter's end."""
        self._writer.kept.clear()  # what was kept is about the quarter's beginning
        for auxiliary in self._program.auxiliaries:
            if auxiliary.at_end:
                self._owner.keep_auxiliary(self._writer, auxiliary)
                self._local[auxiliary.id] = f"a_{auxiliary.id}"


def _is_rows(tree: Expression) -> bool:
    """Say whether a tree's value is rows of the state themselves: nothing is done to them."""
    if isinstance(tree, Fold):
        return tree.size == 1 and _is_rows(tree.argument)
    return isinstance(tree, Read)


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


def open_windows(program: Program) -> tuple[tuple[bool, ...], ...]:
    """Return for each quarter whether each event may happen."""
    quarters = range(program.first, program.last + 1)
    return tuple(tuple(q in event.window for event in program.events) for q in quarters)


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
