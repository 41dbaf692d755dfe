"""Hypothesis strategies for formulas: trees that a scenario could have been read into."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

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
)

#: Numbers that authors write, and a few on which rounding shows.
AMOUNTS = (0.0, 1.0, 0.5, 2.0, -1.0, 0.1, 0.25, -0.3, 3.0, 10.0)
MOST = 1000.0  #: a tame value is never larger

_JOINING = ("add", "subtract", "multiply", "min", "max")
_COMPARING = ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal")
_RECKLESS_JOINING = (*_JOINING, "divide", "power")
_RECKLESS_CHANGING = ("negative", "abs", "logistic", "exp", "log", "sqrt")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a formula may read.

    Attributes:
        singles: symbols of single values.
        wholes: symbols over the program's one set.
        members: how many members that set has.
        flags: flags, events and decisions (with their options) that may be asked for.
        remembered: symbols that only a memory with a beginning may read, since they come later,
            and whether each is over the set.
        remembers: whether the formula may remember at all.
        calendar: whether it may ask which quarter it is.
        tame: whether values must stay finite and of a moderate size.
    """

    singles: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    members: int = 1
    flags: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    decisions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    remembered: tuple[tuple[str, bool], ...] = ()
    remembers: bool = False
    calendar: bool = True
    tame: bool = True


def bounded(tree: Expression, most: float = MOST) -> Expression:
    """Keep a tree between minus and plus `most`."""
    return Operation("clip", (tree, Number(-most), Number(most)))


@st.composite
def numbers(draw, scope: Scope, *, over: bool = False, depth: int = 2) -> Expression:
    """Draw a formula of a number; `over` allows it to range over the set."""
    leaves: list[Callable] = [_amount, _amount]
    leaves += [_read, _read, _read] if scope.singles or scope.wholes else []
    branches = [_joined, _joined, _changed, _chosen_between, _looked_up]
    branches += [_folded] if scope.wholes else []
    branches += [_remembered] if scope.remembers else []
    leaves += [_now] if scope.calendar else []
    leaves += [_since] if scope.events else []
    make = draw(st.sampled_from(leaves if depth == 0 else [*leaves[1:], *branches]))
    return make(draw, scope, over, depth)


@st.composite
def truths(draw, scope: Scope, *, over: bool = False, depth: int = 1) -> Expression:
    """Draw a condition."""
    makers: list[Callable] = [_comparison, _comparison, _literal]
    makers += [_flag] if scope.flags else []
    makers += [_answer] if scope.decisions else []
    makers += [_logic, _logic] if depth else []
    return draw(st.sampled_from(makers))(draw, scope, over, depth)


def _below(draw, scope, over, depth):
    return draw(numbers(scope, over=over, depth=depth - 1))


def _amount(draw, _scope, _over, _depth):
    return Number(draw(st.sampled_from(AMOUNTS)))


def _now(_draw, _scope, _over, _depth):
    return Now()


def _since(draw, scope, _over, _depth):
    return Since(draw(st.sampled_from(scope.events)))


def _read(draw, scope, over, _depth):
    symbol = draw(st.sampled_from(scope.singles + scope.wholes))
    if symbol in scope.singles:
        return Read(symbol)
    least = -1 if over else 0
    member = draw(st.integers(least, scope.members - 1))
    return Read(symbol, None if member < 0 else member)


def _joined(draw, scope, over, depth):
    name = draw(st.sampled_from(_JOINING if scope.tame else _RECKLESS_JOINING))
    return Operation(name, (_below(draw, scope, over, depth), _below(draw, scope, over, depth)))


def _changed(draw, scope, over, depth):
    below = _below(draw, scope, over, depth)
    name = draw(st.sampled_from(_RECKLESS_CHANGING))
    if scope.tame and name == "exp":
        below = Operation("min", (below, Number(3.0)))
    if scope.tame and name in {"log", "sqrt"}:
        below = Operation("add", (Operation("abs", (below,)), Number(0.5)))
    return Operation(name, (below,))


def _chosen_between(draw, scope, over, depth):
    if draw(st.booleans()):
        arguments = [_below(draw, scope, over, depth) for _ in range(3)]
        return Operation("clip", tuple(arguments))
    condition = draw(truths(scope, over=over, depth=0))
    one, other = _below(draw, scope, over, depth), _below(draw, scope, over, depth)
    return Operation("where", (condition, one, other))


def _looked_up(draw, scope, over, depth):
    heights = draw(st.lists(st.sampled_from(AMOUNTS), min_size=2, max_size=4))
    points = tuple((3.0 * k - 2.0, y) for k, y in enumerate(heights))
    return Lookup(points, _below(draw, scope, over, depth))


def _folded(draw, scope, _over, _depth):
    name = draw(st.sampled_from(("sum", "mean", "max", "min")))
    tree: Expression = Read(draw(st.sampled_from(scope.wholes)))
    if draw(st.booleans()):
        tree = Operation("add", (tree, draw(numbers(scope, over=True, depth=0))))
    return Fold(name, tree, scope.members)


def _remembered(draw, scope, over, _depth):
    """Remember a value; one that comes later needs a beginning."""
    first: Expression | None = None
    if scope.remembered and draw(st.booleans()):
        symbol, whole = draw(st.sampled_from(scope.remembered))
        ranging = whole and over
        argument: Expression = Read(symbol, 0 if whole and not over else None)
        first = draw(numbers(Scope(), depth=0))
    else:
        known = replace(scope, remembers=False, events=(), decisions=())
        argument = draw(numbers(known, over=over, depth=1))
        ranging = is_over(argument, scope)
        first = draw(st.none() | numbers(Scope(), depth=0))
    if scope.tame:
        argument = bounded(argument)
    size = scope.members if ranging else None
    name = draw(st.sampled_from(("lag", "smooth", "delay")))
    time = draw(st.sampled_from((1.0, 2.0, 3.0, 5.0)))
    tree = Memory(name, argument, Number(time), first, size)
    if size is not None and draw(st.booleans()):
        return Operation("subtract", (tree, Fold("mean", tree, size)))
    return tree


def _comparison(draw, scope, over, _depth):
    sides = [draw(numbers(scope, over=over, depth=0)) for _ in range(2)]
    return Operation(draw(st.sampled_from(_COMPARING)), tuple(sides))


def _literal(draw, _scope, _over, _depth):
    return Number(draw(st.sampled_from((1.0, 0.0))))


def _flag(draw, scope, _over, _depth):
    name = draw(st.sampled_from(scope.flags))
    return Operation("greater", (Read(f"flag:{name}"), Number(0.5)))


def _answer(draw, scope, _over, _depth):
    decision, options = draw(st.sampled_from(scope.decisions))
    return Chosen(decision, draw(st.sampled_from(options)))


def _logic(draw, scope, over, depth):
    name = draw(st.sampled_from(("and", "or", "not")))
    count = 1 if name == "not" else 2
    below = [draw(truths(scope, over=over, depth=depth - 1)) for _ in range(count)]
    return Operation(name, tuple(below))


def is_over(tree: Expression, scope: Scope) -> bool:
    """Say whether a tree ranges over the set."""
    match tree:
        case Read():
            return tree.member is None and tree.symbol in scope.wholes
        case Memory():
            return tree.size is not None
        case Operation():
            return any(is_over(argument, scope) for argument in tree.arguments)
        case Lookup():
            return is_over(tree.argument, scope)
        case _:
            return False
