"""Formulas as trees: what the formula language is read into and the array code is written from.

A tree knows nothing of text, places or units. Names are already resolved: every `Read` names a
symbol of the program (see `game.model.program`), and set-valued trees carry a row a member, so
that numpy's own broadcasting joins them with single values.
"""

from dataclasses import dataclass

#: Arguments each operation takes. `game.model.lowering` knows how each becomes array code.
OPERATIONS: dict[str, int] = {
    "add": 2, "subtract": 2, "multiply": 2, "divide": 2, "power": 2, "negative": 1,
    "less": 2, "less_equal": 2, "greater": 2, "greater_equal": 2, "equal": 2, "not_equal": 2,
    "and": 2, "or": 2, "not": 1, "where": 3,
    "min": 2, "max": 2, "clip": 3, "exp": 1, "log": 1, "sqrt": 1, "abs": 1, "logistic": 1,
}  # fmt: skip

#: What may be done over the members of a set; each turns a set-valued tree into a single value.
FOLDS = frozenset({"sum", "mean", "max", "min"})

#: Operations that remember: each needs rows of state of its own.
MEMORIES = frozenset({"lag", "smooth", "delay"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a formula; truth is 1, falsehood 0, a quarter its integer."""

    value: float


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a symbol: all members of a set-valued one, or the one at `member`."""

    symbol: str
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One of `OPERATIONS`, on trees; elementwise."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """One of `FOLDS`, over the members of a set-valued tree of `size` members."""

    name: str
    argument: "Expression"
    size: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """A table read at a tree's value, straight between its points and level beyond them."""

    points: tuple[tuple[float, float], ...]
    argument: "Expression"


@dataclass(frozen=True, slots=True)
class Since:
    """Quarters since an event last happened, or `NEVER` where it has not."""

    event: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """1 where the last answer to a decision was this option, else 0."""

    decision: str
    option: str


@dataclass(frozen=True, slots=True)
class Now:
    """The present quarter, as its integer."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A value that remembers its argument.

    `lag` is the argument exactly `time` quarters ago (a whole number); `smooth` its exponential
    average with that time; `delay` what went in, coming out spread around that time (third
    order). Before the beginning the argument was `initial`, or its own first value.
    """

    name: str
    argument: "Expression"
    time: "Expression"
    initial: "Expression | None"
    size: int | None  #: members where set-valued


Expression = Number | Read | Operation | Fold | Lookup | Since | Chosen | Now | Memory

#: What `Since` gives for an event that has not happened, in quarters: 250 years.
NEVER = 1000.0


def children(tree: Expression) -> tuple[Expression, ...]:
    """Return the trees directly below `tree`."""
    match tree:
        case Operation():
            return tree.arguments
        case Fold() | Lookup():
            return (tree.argument,)
        case Memory():
            initial = () if tree.initial is None else (tree.initial,)
            return (tree.argument, tree.time, *initial)
        case _:
            return ()


def symbols(tree: Expression) -> frozenset[str]:
    """Return every symbol that `tree` reads, at any depth."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Read):
            found.add(node.symbol)
        else:
            waiting += children(node)
    return frozenset(found)
