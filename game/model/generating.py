"""The source of what a program reads from its state, and of its beginning."""

from game.model.expressions import (
    NEVER,
    Chosen,
    Expression,
    Lookup,
    Memory,
    Now,
    Operation,
    Read,
    Since,
    children,
)
from game.model.layout import Block, Layout
from game.model.lowering import Constants, Writer, number, shared_in
from game.model.program import Auxiliary, Program, Stock


class Generator:
    """Writes the functions of one program.

    Generated functions take `V` (the state, rows by games), `P` (drawn parameters), `t` (quarters
    since the program's first) and `now` (the quarter's integer). Drivers, tables and `T` (`t` as
    numpy takes it) are names that they see. `quarter` also takes `K` (what follows from parameters
    alone), `L` (the ledger of pushes), `happen` and `push` (see `game.model.running`), and `trace`,
    which may be None.
    """

    def __init__(self, program: Program, layout: Layout) -> None:
        self._program = program
        self._layout = layout
        pushed = {symbol for kind, symbol in layout.targets if kind == "parameter"}
        rows = parameter_rows(program)
        self._pushed = {p.id: rows[p.id] for p in program.parameters if p.id in pushed}
        self.constants = Constants(
            {p.id: rows[p.id].source("P") for p in program.parameters if p.id not in pushed}
        )
        #: For formulas between quarters: they are rarely evaluated, so nothing is kept for them.
        self.plain = Constants({}, tables="b")
        self._rows = rows
        self._wholes = set(program.members)
        self._wholes |= {stock.id for stock in program.stocks if stock.set is not None}
        self._wholes |= {x.id for x in program.auxiliaries if x.set is not None}
        self._auxiliaries = {a.id for a in program.auxiliaries}
        self._positions = {i.id: k for k, i in enumerate(program.instruments)}
        self._drivers = {d.id for d in program.drivers}
        self._events = {e.id: k for k, e in enumerate(program.events)}
        self._decisions = {
            d.id: (k, [o.id for o in d.options]) for k, d in enumerate(program.decisions)
        }

    # -- what is read between quarters -------------------------------------------------

    def between(self, tree: Expression) -> list[str]:
        """Return the body of a function that gives `tree` from the state between quarters."""
        writer = Writer(self._read_between, self.plain)
        value = writer.write(tree)
        return [*writer.lines, f"return {value}"]

    def openings(self) -> list[str]:
        """Return the body of a function that gives the opening conditions of some decisions.

        One function for all: they ask for much the same, and are asked every quarter.
        """
        asked = [(k, x.when) for k, x in enumerate(self._program.decisions) if x.when is not None]
        shared = shared_in(when for _, when in asked)
        writer = Writer(self._read_between, self.plain, shared)
        for _, when in asked:
            writer.write_shared(when)
        for position, when in asked:
            with writer.block(f"if asked[{position}]:"):
                writer.lines.append(f"given[{position}] = {writer.write(when)}")
        return writer.lines

    def _read_between(self, node: Expression) -> str:
        if isinstance(node, Read) and node.symbol in self._auxiliaries:
            return self.member(self._layout.seen[node.symbol].source(), node)
        if isinstance(node, Read) and node.symbol in {"request", "change"}:
            return node.symbol
        if isinstance(node, Memory):
            message = "a formula between quarters cannot remember"
            raise TypeError(message)
        return self.read_state(node)

    def read_state(self, node: Expression) -> str:
        """Return the source of what both kinds of formula read alike."""
        match node:
            case Now():
                return "now"
            case Since():
                row = self._layout.happened.start + self._events[node.event]
                return f"minimum(T[t] - V[{row}], {number(NEVER)})"
            case Chosen():
                position, options = self._decisions[node.decision]
                row = self._layout.answers.start + position
                return f"(V[{row}] == {number(options.index(node.option) + 1)})"
            case Read():
                return self.member(self.read_symbol(node.symbol), node)
            case _:
                message = f"cannot write {type(node).__name__}"
                raise TypeError(message)

    def read_symbol(self, symbol: str) -> str:
        """Return the source of a symbol's value in the state: all members of a set-valued one."""
        layout = self._layout
        if symbol in self._pushed:
            return self._shifted(symbol)
        if symbol in self._rows:
            return self._rows[symbol].source("P")
        if symbol in self._drivers:
            return f"D_{symbol}[t]"
        if symbol.startswith("flag:"):
            return layout.flags[symbol.removeprefix("flag:")].source()
        block = layout.stocks.get(symbol) or layout.luck.get(symbol)
        return self._instrument(symbol) if block is None else block.source()

    def _instrument(self, symbol: str) -> str:
        position = self._positions[symbol]
        plain = f"V[{self._layout.force.start + position}]"
        if symbol not in self._layout.shifts:
            return plain
        instrument = self._program.instruments[position]
        shifted = f"{plain} + {self._layout.shifts[symbol].source()}"
        return f"bounded({shifted}, {number(instrument.lowest)}, {number(instrument.highest)})"

    def _shifted(self, symbol: str) -> str:
        parameter = next(p for p in self._program.parameters if p.id == symbol)
        own = self._rows[symbol].source("P")
        raw = f"({own} + {self._layout.shifts[symbol].source()})"
        low, high = parameter.lowest, parameter.highest
        if low is not None:
            raw = f"maximum({raw}, {number(low)})"
        return raw if high is None else f"minimum({raw}, {number(high)})"

    @staticmethod
    def member(source: str, node: Read) -> str:
        """Return the source of one member, where a read names one."""
        return source if node.member is None else f"{source}[{node.member}]"

    # -- the beginning -----------------------------------------------------------------

    def begin(self) -> list[str]:
        """Return the body of `begin`: first values of stocks, auxiliaries and memories."""
        local: set[str] = set()

        def read(node: Expression) -> str:
            if isinstance(node, Memory):
                first = writer.write(node.initial or node.argument)
                return first if node.size is None else _each(first, node.size)
            if isinstance(node, Read) and node.symbol in local:
                return self.member(f"a_{node.symbol}", node)
            return self.read_state(node)

        writer = Writer(read, self.constants)
        stocks = {s.id: s for s in self._program.stocks}
        auxiliaries = {a.id: a for a in self._program.auxiliaries}
        for symbol in self._program.beginning:
            if symbol in stocks:
                self._begin_stock(writer, stocks[symbol])
            else:
                self.keep_auxiliary(writer, auxiliaries[symbol])
                local.add(symbol)
        for memory, block in self._layout.memories.items():
            value = writer.write(memory.initial or memory.argument)
            kept = writer.keep(value)
            size = memory.size or 1
            for offset in range(0, block.size, size):
                where = self.slots(block, offset, memory)
                writer.lines.append(f"V[{where}] = {kept}")
        return writer.lines

    def _begin_stock(self, writer: Writer, stock: Stock) -> None:
        block = self._layout.stocks[stock.id]
        if len(stock.start) == 1:
            target = block.source()
            writer.lines.append(f"{target} = {writer.write(stock.start[0])}")
            return
        for member, tree in enumerate(stock.start):
            writer.lines.append(f"V[{block.start + member}] = {writer.write(tree)}")

    def keep_auxiliary(self, writer: Writer, auxiliary: Auxiliary) -> None:
        """Write an auxiliary's value, and keep it in the state where something reads it later."""
        name = f"a_{auxiliary.id}"
        writer.lines.append(f"{name} = {self.auxiliary(writer, auxiliary)}")
        if auxiliary.id in self._layout.seen:
            writer.lines.append(f"{self._layout.seen[auxiliary.id].source()} = {name}")

    def auxiliary(self, writer: Writer, auxiliary: Auxiliary) -> str:
        """Return the source of an auxiliary's value: over a set, a row a member in any case."""
        value = writer.write(auxiliary.formula)
        if auxiliary.set is None or self._is_whole(auxiliary.formula):
            return value
        return _each(value, auxiliary.members)

    def _is_whole(self, tree: Expression) -> bool:
        """Say whether a tree has a row a member by what it reads."""
        match tree:
            case Read():
                return tree.member is None and tree.symbol in self._wholes
            case Memory():
                return tree.size is not None
            case Operation() | Lookup():
                return any(self._is_whole(child) for child in children(tree))
            case _:
                return False

    @staticmethod
    def slots(block: Block, offset: int, memory: Memory) -> str:
        """Return the rows of one stage of a memory."""
        start = block.start + offset
        return f"{start}" if memory.size is None else f"{start}:{start + memory.size}"


def _each(source: str, members: int) -> str:
    return f"each_member({source}, {members}, V.shape[1])"


def parameter_rows(program: Program) -> dict[str, Block]:
    """Return the rows of each parameter in `P`, the matrix of drawn parameters."""
    rows: dict[str, Block] = {}
    start = 0
    for parameter in program.parameters:
        rows[parameter.id] = Block(start, len(parameter.values), parameter.id in program.members)
        start += len(parameter.values)
    return rows
