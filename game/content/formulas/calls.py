"""How each function becomes a tree. A new function is an entry here and in `functions`."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.content.formulas.problems import nearest
from game.content.formulas.resolved import Kind, Resolved, unknown
from game.content.formulas.resolving import Resolver
from game.content.formulas.syntax import Call, Name, Span
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

LONGEST_LAG = 40  #: quarters


def _arguments(resolver: Resolver, call: Call) -> tuple[Resolved, ...]:
    """Return the arguments, resolved."""
    return tuple(resolver.resolve(argument) for argument in call.arguments)


def _elementwise(resolver: Resolver, call: Call) -> Resolved:
    """A function of numbers, each member by itself."""
    return resolver.elementwise(call.function, _arguments(resolver, call), call.span)


def _choice(resolver: Resolver, call: Call) -> Resolved:
    """`where(condition, a, b)`."""
    return resolver.choice(_arguments(resolver, call), call.span)


def _extreme(resolver: Resolver, call: Call) -> Resolved:
    """`min` and `max`: of one value over a set, or of several numbers two by two."""
    if len(call.arguments) == 1:
        return _fold(resolver, call)
    parts = _arguments(resolver, call)
    resolver.need_numbers(parts)
    tree = _two_by_two(call.function, tuple(part.tree for part in parts))
    made = resolver.node(call.function, tree, Kind.NUMBER, call.span, parts)
    size = sum(part.size for part in parts) + len(parts) - 1
    return resolver.sized(made, size, made.memories)


def _two_by_two(name: str, trees: tuple[Expression, ...]) -> Expression:
    """Nest trees evenly, so that many arguments do not make a deep tree."""
    if len(trees) == 1:
        return trees[0]
    middle = (len(trees) + 1) // 2
    halves = (_two_by_two(name, trees[:middle]), _two_by_two(name, trees[middle:]))
    return Operation(name, halves)


def _fold(resolver: Resolver, call: Call) -> Resolved:
    """A value over a set as one value."""
    (part,) = _arguments(resolver, call)
    resolver.need_numbers((part,))
    if part.set is None:
        if part.kind is Kind.NUMBER:
            said = resolver.quote(part.span)
            message = f"{said} is a single value; {call.function}() of one needs a value over a set"
            resolver.complain(part.span, "set", message)
        return unknown(call.span)
    size = resolver.members(part.set)
    tree = Fold(call.function, part.tree, size)
    made = resolver.node(f"fold_{call.function}", tree, Kind.NUMBER, call.span, (part,))
    return replace(made, set=None)


def _memory(resolver: Resolver, call: Call) -> Resolved:
    """`smooth`, `delay` and `lag`."""
    parts = _arguments(resolver, call)
    resolver.need_numbers(parts)
    if not resolver.scope.memory_allowed:
        message = f"{call.function}() cannot be used here"
        hint = "give it a name of its own, as an auxiliary of the model"
        resolver.complain(call.span, "memory", message, hint)
    if call.function == "lag":
        _need_whole_quarters(resolver, parts[1])
    over = resolver.joined(parts)
    size = None if over is None else resolver.members(over)
    initial = parts[2].tree if len(parts) > 2 else None  # noqa: PLR2004 - the third argument
    tree = Memory(call.function, parts[0].tree, parts[1].tree, initial, size)
    made = Resolved(call.function, tree, Kind.NUMBER, call.span, parts, over)
    memories = 1 + sum(part.memories for part in parts)
    return resolver.sized(made, 1 + sum(part.size for part in parts), memories)


def _need_whole_quarters(resolver: Resolver, time: Resolved) -> None:
    """Note an error unless a lag's time is written as a whole number of quarters."""
    if time.whole not in range(1, LONGEST_LAG + 1):
        message = f"lag() goes back by a whole number of quarters, from 1 to {LONGEST_LAG}"
        resolver.complain(time.span, "time", message, "write it as a number, as in lag(price, 4)")


def _step(resolver: Resolver, call: Call) -> Resolved:
    """`step(quarter)`: 0 before it, 1 from it on."""
    parts = _arguments(resolver, call)
    resolver.need_numbers(parts)
    begun = Operation("greater_equal", (Now(), parts[0].tree))
    made = resolver.node("step", _as_number(begun), Kind.NUMBER, call.span, parts)
    return resolver.sized(made, 5 + parts[0].size, made.memories)


def _pulse(resolver: Resolver, call: Call) -> Resolved:
    """`pulse(quarter, length)`: 1 for so many quarters."""
    parts = _arguments(resolver, call)
    resolver.need_numbers(parts)
    start, length = parts
    end: Expression = Operation("add", (start.tree, length.tree))
    if start.constant is not None and length.constant is not None:
        end = Number(start.constant + length.constant)
    begun = Operation("greater_equal", (Now(), start.tree))
    not_over = Operation("less", (Now(), end))
    tree = _as_number(Operation("and", (begun, not_over)))
    made = resolver.node("pulse", tree, Kind.NUMBER, call.span, parts)
    memories = 2 * start.memories + length.memories
    return resolver.sized(made, 9 + 2 * start.size + length.size, memories)


def _as_number(condition: Expression) -> Expression:
    """Return 1 where a condition holds, else 0."""
    return Operation("where", (condition, Number(1.0), Number(0.0)))


def _lookup(resolver: Resolver, call: Call) -> Resolved:
    """`lookup(table, x)`."""
    name, argument = call.arguments
    part = resolver.resolve(argument)
    resolver.need_numbers((part,))
    id_ = name.id if isinstance(name, Name) and name.member is None else ""
    table = resolver.scope.tables.get(id_)
    if table is None:
        message = f"{resolver.quote(name.span)} is not a table"
        resolver.complain(name.span, "unknown-name", message, nearest(id_, resolver.scope.tables))
        return unknown(call.span)
    resolver.names.add(id_)
    tree = Lookup(table.points, part.tree)
    made = resolver.node("lookup", tree, Kind.NUMBER, call.span, (part,))
    return replace(made, meaning=table)


def _since(resolver: Resolver, call: Call) -> Resolved:
    """`since(event)`."""
    event = _id(call)
    if event not in resolver.scope.events:
        hint = nearest(event, resolver.scope.events)
        resolver.complain(call.arguments[0].span, "unknown-name", f"no event '{event}'", hint)
        return unknown(call.span)
    resolver.names.add(f"event:{event}")
    return Resolved("since", Since(event), Kind.NUMBER, call.span)


def _flag(resolver: Resolver, call: Call) -> Resolved:
    """`flag(name)` and `flag(decision.option)`."""
    flag, at = _id(call), call.arguments[0].span
    if "." in flag:
        return _chosen(resolver, flag, call)
    if flag not in resolver.scope.flags:
        message, hint = f"no flag '{flag}'", nearest(flag, resolver.scope.flags)
        if flag in resolver.scope.decisions:
            options = resolver.scope.decisions[flag]
            message = f"'{flag}' is a decision"
            hint = f"name an option of it: flag({flag}.{next(iter(options), 'option')})"
        resolver.complain(at, "unknown-name", message, hint)
        return unknown(call.span)
    resolver.names.add(f"flag:{flag}")
    tree = Operation("greater", (Read(f"flag:{flag}"), Number(0.5)))
    return Resolved("flag", tree, Kind.TRUTH, call.span, size=3)


def _chosen(resolver: Resolver, text: str, call: Call) -> Resolved:
    """`flag(decision.option)`."""
    decision, option = text.split(".")
    at = call.arguments[0].span
    options = resolver.scope.decisions.get(decision)
    if options is None:
        hint = nearest(decision, resolver.scope.decisions)
        resolver.complain(at, "unknown-name", f"no decision '{decision}'", hint)
        return unknown(call.span)
    resolver.names.add(f"decision:{decision}")
    if option not in options:
        hint = nearest(option, options) or f"its options are {', '.join(options)}"
        message = f"the decision '{decision}' has no option '{option}'"
        resolver.complain(Span(at.end - len(option), at.end), "unknown-name", message, hint)
        return unknown(call.span)
    return Resolved("flag", Chosen(decision, option), Kind.TRUTH, call.span)


def _id(call: Call) -> str:
    """Return the id between the parentheses, which the parser has seen to."""
    (name,) = call.arguments
    return name.id if isinstance(name, Name) else ""


CALLS: Mapping[str, Callable[[Resolver, Call], Resolved]] = {
    "where": _choice,
    "min": _extreme,
    "max": _extreme,
    "sum": _fold,
    "mean": _fold,
    **dict.fromkeys(("clip", "exp", "log", "sqrt", "abs", "logistic"), _elementwise),
    **dict.fromkeys(("smooth", "delay", "lag"), _memory),
    "step": _step,
    "pulse": _pulse,
    "lookup": _lookup,
    "since": _since,
    "flag": _flag,
}
