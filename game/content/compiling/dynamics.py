"""Stocks and auxiliaries: their formulas, the order they are computed in, and cycles."""

import itertools
from collections.abc import Mapping

from game.content.compiling.book import Book, Wanted
from game.content.compiling.names import bound_auxiliaries
from game.content.compiling.quantities import check_members, members_of
from game.content.format.model import Auxiliary, Stock
from game.content.formulas.scope import Scope
from game.content.formulas.unit_values import QUARTER
from game.content.reading.places import Path
from game.content.reading.suggestions import MOST_UNKNOWN
from game.model import program
from game.model.expressions import Expression, Memory, Number, Read, children, symbols


def read_auxiliaries(book: Book, scope: Scope) -> tuple[tuple[program.Auxiliary, ...], Scope]:
    """Return all auxiliaries in dependency order, and the scope with their bounds.

    They are read twice: once for what they depend on, then in order, so that what is known of the
    bounds of one serves the next.
    """
    documents = dict(sorted(book.draft.model.auxiliaries.items()))
    silent = Book(book.draft, book.units)
    first = {
        name: silent.formula(
            ("auxiliaries", name, "formula"),
            document.formula,
            scope,
            _wanted(scope, name, document),
        )
        for name, document in documents.items()
    }
    order, cycles = sort_by_need(
        {name: _needs(tree) & set(documents) for name, tree in first.items()}
    )
    for cycle in cycles:
        _explain_cycle(book, cycle, "auxiliaries", "formula")
        book.broken.update(cycle)
    compiled = []
    for name in order:
        document = documents[name]
        compiled.append(_auxiliary(book, scope, name, document))
        reading = book.readings["auxiliaries", name, "formula"]
        scope = bound_auxiliaries(scope, {name: (reading.low, reading.high)})
    return tuple(compiled), scope


def _auxiliary(book: Book, scope: Scope, name: str, document: Auxiliary) -> program.Auxiliary:
    path: Path = ("auxiliaries", name)
    members = members_of(book, document.over)
    tree = book.formula((*path, "formula"), document.formula, scope, _wanted(scope, name, document))
    return program.Auxiliary(
        id=name,
        members=1 if members is None else len(members),
        set=document.over,
        formula=tree,
        at_end=document.moment == "end",
    )


def _wanted(scope: Scope, name: str, document: Auxiliary) -> Wanted:
    return Wanted(f"auxiliary '{name}'", scope.names[name].unit, set=document.over)


def read_stocks(book: Book, scope: Scope) -> tuple[program.Stock, ...]:
    """Return all stocks with their flows."""
    return tuple(
        _stock(book, scope, name, stock) for name, stock in sorted(book.draft.model.stocks.items())
    )


def _stock(book: Book, scope: Scope, name: str, stock: Stock) -> program.Stock:
    path: Path = ("stocks", name)
    members = members_of(book, stock.over)
    rate = scope.names[name].unit.over(QUARTER)
    flows = tuple(
        program.Flow(
            flow,
            book.formula(
                (*path, "flows", flow, "rate"),
                document.rate,
                scope,
                Wanted(f"the rate of flow '{flow}'", rate, set=stock.over),
            ),
        )
        for flow, document in sorted(stock.flows.items())
    )
    if stock.lowest is not None and stock.highest is not None and stock.lowest > stock.highest:
        book.error((*path, "lowest"), "range", f"stock '{name}': lowest is above highest")
    start = _start(book, scope, name, stock, members)
    _check_start(book, (*path, "start"), stock, members)
    return program.Stock(
        id=name,
        members=1 if members is None else len(members),
        set=stock.over,
        start=start,
        flows=flows,
        lowest=stock.lowest,
        highest=stock.highest,
    )


def _start(
    book: Book, scope: Scope, name: str, stock: Stock, members: tuple[str, ...] | None
) -> tuple[Expression, ...]:
    path: Path = ("stocks", name, "start")
    unit = scope.names[name].unit
    if not isinstance(stock.start, dict):
        wanted = Wanted(f"the start of stock '{name}'", unit, set=stock.over)
        return (book.formula(path, stock.start, scope, wanted),)
    if members is None:
        book.error(path, "set", "a single number or formula is wanted", hint="or say 'over:'")
        return (Number(0.0),)
    if members:
        check_members(book, path, stock.start, members, "start")
    trees: list[Expression] = []
    for member in members:
        wanted = Wanted(f"the start of '{name}[{member}]'", unit)
        trees.append(book.formula((*path, member), stock.start.get(member, 0.0), scope, wanted))
    return tuple(trees)


def _check_start(book: Book, path: Path, stock: Stock, members: tuple[str, ...] | None) -> None:
    """Note a start that is certain to be outside the stock's own limits."""
    apart = isinstance(stock.start, dict) and members is not None
    for own in [(*path, member) for member in members or ()] if apart else [path]:
        reading = book.readings.get(own)
        if reading is None:  # an error already
            continue
        if stock.lowest is not None and reading.high < stock.lowest:
            message = f"it starts at {reading.high:g}, below its 'lowest', {stock.lowest:g}"
            book.error(own, "range", message)
        elif stock.highest is not None and reading.low > stock.highest:
            message = f"it starts at {reading.low:g}, above its 'highest', {stock.highest:g}"
            book.error(own, "range", message)


def beginning(
    book: Book, stocks: tuple[program.Stock, ...], auxiliaries: tuple[program.Auxiliary, ...]
) -> tuple[str, ...]:
    """Return stocks and auxiliaries in the order in which their first values can be computed."""
    known = {s.id for s in stocks} | {a.id for a in auxiliaries}
    needs = {
        s.id: frozenset[str]().union(*(_first_needs(tree) for tree in s.start)) & known
        for s in stocks
    }
    needs |= {a.id: _first_needs(a.formula) & known for a in auxiliaries}
    order, cycles = sort_by_need(needs)
    told = any(finding.code == "cycle" for finding in book.findings)
    for cycle in () if told else cycles:
        kind = "stocks" if cycle[0] in {s.id for s in stocks} else "auxiliaries"
        _explain_cycle(book, cycle, kind, "start" if kind == "stocks" else "formula", first=True)
    return tuple(order)


def sort_by_need(
    needs: Mapping[str, frozenset[str] | set[str]],
) -> tuple[list[str], list[list[str]]]:
    """Sort names so that each comes after what it needs; ties by name.

    Args:
        needs: for each name the others of them that it needs.

    Returns:
        The names in order, and cycles: one of each tangle, up to a number that anybody reads.
        With a cycle, the order holds all names all the same.
    """
    left = {name: set(need) for name, need in sorted(needs.items())}
    needed_by: dict[str, list[str]] = {name: [] for name in left}
    for name, need in left.items():
        for other in need:
            needed_by[other].append(name)
    order: list[str] = []
    cycles: list[list[str]] = []
    ready = [name for name, need in left.items() if not need]
    while left and len(cycles) < MOST_UNKNOWN:
        if not ready:
            ready = _find_cycle(left)
            cycles.append(ready)
        order += ready
        ready = _pass(ready, left, needed_by)
    return [*order, *left], cycles


def _pass(
    ready: list[str], left: dict[str, set[str]], needed_by: dict[str, list[str]]
) -> list[str]:
    """Take names out of those that are left; return the names that need nothing more."""
    for name in ready:
        del left[name]
    free = []
    for name in ready:
        for user in needed_by[name]:
            if user in left:
                left[user].discard(name)
                if not left[user]:
                    free.append(user)
    return sorted(free)


def _find_cycle(left: Mapping[str, set[str]]) -> list[str]:
    """Follow needs until a name comes again; every name left lies on or before a cycle."""
    path = [next(iter(left))]
    seen = {path[0]: 0}
    while True:
        following = min(left[path[-1]])
        if following in seen:
            return path[seen[following] :]
        seen[following] = len(path)
        path.append(following)


def _explain_cycle(
    book: Book, cycle: list[str], kind: str, key: str, *, first: bool = False
) -> None:
    chain = ", ".join(
        f"'{name}' needs '{need}'" for name, need in itertools.pairwise([*cycle, cycle[0]])
    )
    if len(cycle) == 1:
        chain = f"'{cycle[0]}' needs itself"
    what = "the first values need each other" if first else "these need each other"
    hint = (
        "give a memory its value before the beginning, as in lag(x, 1, 0)"
        if first
        else "break the circle with lag(...), smooth(...) or a stock"
    )
    book.error((kind, cycle[0], key), "cycle", f"{what}: {chain}", cycle[0], hint)


def _needs(tree: Expression) -> frozenset[str]:
    """Return the symbols whose value in this quarter a tree needs; a memory has its own."""
    match tree:
        case Memory():
            return frozenset()
        case Read():
            return frozenset({tree.symbol})
        case _:
            return frozenset[str]().union(*(_needs(child) for child in children(tree)))


def _first_needs(tree: Expression) -> frozenset[str]:
    """Return the symbols that a tree's first value needs: a memory's is what it begins with."""
    match tree:
        case Memory(initial=initial) if initial is not None:
            return symbols(initial)
        case Memory():
            return _first_needs(tree.argument)
        case Read():
            return frozenset({tree.symbol})
        case _:
            return frozenset[str]().union(*(_first_needs(child) for child in children(tree)))
