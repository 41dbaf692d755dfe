"""From a tree to Python source: one expression over all games, written by us alone.

The source that is made here holds nothing but array names, numbers and calls of the operations
below; no text of an author ever reaches it. `game.model.kernel` compiles it without builtins.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from game.model.arrays import Floats
from game.model.expressions import (
    Chosen,
    Expression,
    Fold,
    Lookup,
    Memory,
    Now,
    Number,
    Operation,
    Read,
    Since,
    children,
)

#: Source of a read: given the node, return the Python expression that holds its value.
Reader = Callable[[Expression], str]

_INFIX = {
    "add": "+", "subtract": "-", "multiply": "*", "divide": "/",
    "less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">=",
    "equal": "==", "not_equal": "!=",
}  # fmt: skip
_CALLED = {
    "power": "power", "and": "logical_and", "or": "logical_or", "not": "logical_not",
    "where": "where", "min": "minimum", "max": "maximum",
    "clip": "bounded", "exp": "exp", "log": "log", "sqrt": "sqrt", "abs": "absolute",
    "logistic": "logistic",
}  # fmt: skip
_PAIRS = {"max": "maximum", "min": "minimum"}
#: `if ... then 1 else 0`, which numpy multiplies faster than it selects.
_TRUTH_AS_NUMBER = (Number(1.0), Number(0.0))


def bounded(value: Floats, low: Floats | float, high: Floats | float) -> Floats:
    """Keep `value` between two limits; where they cross, the higher one wins."""
    return np.maximum(np.minimum(value, high), low)


def logistic(value: Floats) -> Floats:
    """Return 1 / (1 + exp(-value)), without overflow."""
    power = np.asarray(np.negative(np.maximum(value, -700.0)))
    np.exp(power, out=power)
    power += 1.0
    return np.asarray(np.divide(1.0, power, out=power))


def interpolate(value: Floats, xs: Floats, ys: Floats) -> Floats:
    """Read a table: straight between its points, level beyond the first and the last."""
    return np.asarray(np.interp(value, xs, ys))


def each_member(value: Floats | float, members: int, games: int) -> Floats:
    """Give a single value to every member of a set; what is over the set already stays as it is."""
    whole = np.asarray(value)
    return whole if whole.ndim > 1 else np.broadcast_to(whole, (members, games))


def in_any_game(truths: Floats) -> list[bool]:
    """Return for each row of (rows, games) whether it holds anywhere."""
    held: list[bool] = np.logical_or.reduce(truths, axis=1).tolist()
    return held


#: All names that generated source can see, beside its arguments.
VOCABULARY: dict[str, object] = {
    "__builtins__": {},
    "True": True,
    "absolute": np.absolute,
    "add": np.add,
    "bounded": bounded,
    "divide": np.divide,
    "each_member": each_member,
    "exp": np.exp,
    "in_any_game": in_any_game,
    "interpolate": interpolate,
    "log": np.log,
    "logical_and": np.logical_and,
    "logical_not": np.logical_not,
    "logical_or": np.logical_or,
    "logistic": logistic,
    "maximum": np.maximum,
    "minimum": np.minimum,
    "power": np.power,
    "sqrt": np.sqrt,
    "where": np.where,
    "empty": np.empty,
    "zeros": np.zeros,
}


class Writer:
    """Writes trees as lines of source, in one function.

    Attributes:
        lines: the statements so far, without indentation.
        kept: names that shared trees were given so far.
    """

    def __init__(
        self, read: Reader, constants: "Constants", shared: frozenset[Expression] = frozenset()
    ) -> None:
        self.lines: list[str] = []
        self.kept: dict[Expression, str] = {}
        self._read = read
        self._constants = constants
        self._shared = shared
        self._temporaries = 0

    def write(self, tree: Expression) -> str:
        """Return source for `tree`, adding lines before it where a part is needed twice."""
        if self._constants.keeps(tree):
            return self._constants.name_of(tree)
        if tree not in self._shared:
            return self._write(tree)
        if tree not in self.kept:
            self.kept[tree] = self.keep(self._write(tree))
        return self.kept[tree]

    def write_shared(self, tree: Expression) -> None:
        """Add the lines of those parts of `tree` that are needed twice, and of no others."""
        if tree in self._shared:
            self.write(tree)
            return
        for child in children(tree):
            self.write_shared(child)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Indent what is written inside below `head`; names given there are forgotten after it."""
        before, start = dict(self.kept), len(self.lines)
        yield
        self.lines[start:] = [head, *(f"    {line}" for line in self.lines[start:])]
        self.kept = before

    def _write(self, tree: Expression) -> str:
        match tree:
            case Number():
                return number(tree.value)
            case Operation():
                return self._operation(tree)
            case Fold():
                return self._fold(tree)
            case Lookup():
                xs, ys = self._constants.table(tree)
                return f"interpolate({self.write(tree.argument)}, {xs}, {ys})"
            case _:
                return self._read(tree)

    def keep(self, source: str) -> str:
        """Give a value a name of its own, so that it is computed once."""
        if source.isidentifier():
            return source
        self._temporaries += 1
        name = f"x{self._temporaries}"
        self.lines.append(f"{name} = {source}")
        return name

    def _operation(self, tree: Operation) -> str:
        if tree.name == "where" and tree.arguments[1:] == _TRUTH_AS_NUMBER:
            return f"({self.write(tree.arguments[0])} * 1.0)"
        below = [self.write(argument) for argument in tree.arguments]
        if tree.name == "negative":
            return f"(-{below[0]})"
        if tree.name == "divide" and is_constant(tree, frozenset()):
            # Of two written numbers Python's own division would refuse a divisor of 0.
            return f"divide({below[0]}, {below[1]})"
        if tree.name in _INFIX:
            return f"({below[0]} {_INFIX[tree.name]} {below[1]})"
        return f"{_CALLED[tree.name]}({', '.join(below)})"

    def _fold(self, tree: Fold) -> str:
        """Write a fold as a chain over the members.

        numpy's own sum over rows adds in another order where there is one game than where there
        are many; a chain gives the same bits for both.
        """
        whole = self.write(tree.argument)
        if not whole.isidentifier():
            whole = self.keep(whole)
        rows = [f"{whole}[{member}]" for member in range(tree.size)]
        if tree.name in _PAIRS:
            chain = rows[0]
            for row in rows[1:]:
                chain = f"{_PAIRS[tree.name]}({chain}, {row})"
            return chain
        total = f"({' + '.join(rows)})"
        return total if tree.name == "sum" else f"({total} / {number(tree.size)})"


class Constants:
    """Values that stay the same for a whole run: parameters and what follows from them alone."""

    def __init__(self, parameters: dict[str, str], tables: str = "t") -> None:
        self.fixed = frozenset(parameters)
        self._parameters = parameters  #: source of each parameter, in the prelude
        self._prefix = tables  #: of the names of tables
        self._names: dict[Expression, str] = {}
        self._tables: dict[tuple[tuple[float, float], ...], str] = {}

    def keeps(self, tree: Expression) -> bool:
        """Say whether `tree` is computed once for a run; without parameters there is no prelude."""
        return bool(self.fixed) and not isinstance(tree, Number) and is_constant(tree, self.fixed)

    def name_of(self, tree: Expression) -> str:
        """Return the name of a constant tree, noting it for the prelude."""
        return self._names.setdefault(tree, f"k{len(self._names)}")

    def table(self, tree: Lookup) -> tuple[str, str]:
        """Return the names of a table's two rows of points."""
        name = self._tables.setdefault(tree.points, f"{self._prefix}{len(self._tables)}")
        return f"{name}_x", f"{name}_y"

    def points(self) -> dict[str, Floats]:
        """Return the points of every table used so far, by name."""
        rows = {}
        for points, name in self._tables.items():
            rows[f"{name}_x"] = np.array([x for x, _ in points])
            rows[f"{name}_y"] = np.array([y for _, y in points])
        return rows

    def names(self) -> list[str]:
        """Return the names of the constants so far, in order."""
        return list(self._names.values())

    def prelude(self) -> list[str]:
        """Return the lines that compute every constant from the parameters `P`."""
        lines: list[str] = []
        inner = Constants({})
        inner._tables = self._tables
        for tree, name in self._names.items():
            writer = Writer(self._parameter, inner)
            source = writer.write(tree)
            lines += [*writer.lines, f"{name} = {source}"]
        return lines

    def _parameter(self, node: Expression) -> str:
        if not isinstance(node, Read):
            message = f"{node} is not constant"
            raise TypeError(message)
        source = self._parameters[node.symbol]
        return source if node.member is None else f"{source}[{node.member}]"


def number(value: float) -> str:
    """Return the source of a number, exact to the last bit."""
    return repr(float(value)) if value >= 0 else f"({float(value)!r})"


def shared_in(trees: Iterable[Expression]) -> frozenset[Expression]:
    """Return the operations that are needed more than once to evaluate `trees`."""
    seen: set[Expression] = set()
    again: set[Expression] = set()
    waiting = list(trees)
    while waiting:
        tree = waiting.pop()
        if tree in seen:
            again.add(tree)
        elif isinstance(tree, Operation | Fold | Lookup):
            seen.add(tree)
            waiting += children(tree)
    return frozenset(again)


def follows_calendar(tree: Expression) -> bool:
    """Say whether `tree` depends on the quarter alone."""
    match tree:
        case Number() | Now():
            return True
        case Operation() | Lookup():
            return all(follows_calendar(child) for child in children(tree))
        case _:
            return False


def is_constant(tree: Expression, fixed: frozenset[str]) -> bool:
    """Say whether `tree` keeps its value for a whole run: it reads nothing but `fixed` symbols."""
    match tree:
        case Number():
            return True
        case Read():
            return tree.symbol in fixed
        case Since() | Chosen() | Now() | Memory():
            return False
        case _:
            return all(is_constant(child, fixed) for child in children(tree))
