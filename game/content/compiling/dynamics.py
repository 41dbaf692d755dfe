"""Stocks and auxiliaries: their formulas, the order they are computed in, and cycles."""

from collections.abc import Mapping

from game.content.compiling.book import Book, Wanted
from game.content.compiling.names import bound_auxiliaries
from game.content.compiling.quantities import members_of
from game.content.format.model import Auxiliary, Stock
from game.content.formulas.scope import Scope
from game.content.formulas.unit_values import QUARTER
from game.content.reading.places import Path
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
    order, cycle = sort_by_need(
        {name: _needs(tree) & set(documents) for name, tree in first.items()}
    )
    if cycle:
        _explain_cycle(book, cycle, "auxiliaries", "formula")
    compiled = []
    for name in order:
        document = documents[name]
        compiled.append(_auxiliary(book, scope, name, document))
        reading = book.readings["auxiliaries", name, "formula"]
        scope = bound_auxiliaries(scope, {name: (reading.low, reading.high)})
    return tuple(compiled), scope


def _auxiliary(book: Book, scope: Scope, name: str, document: Auxiliary) -> program.Auxiliary:
    path: Path = ("auxiliaries", name)
    members = members_of(book, path, document.over)
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
    members = members_of(book, path, stock.over)
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
    return program.Stock(
        id=name,
        members=1 if members is None else len(members),
        set=stock.over,
        start=_start(book, scope, name, stock, members),
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
    for member in stock.start:
        if member not in members:
            book.error((*path, member), "unknown-member", f"'{member}' is no member of the set")
    trees: list[Expression] = []
    for member in members:
        if member not in stock.start:
            book.error(path, "missing-member", f"there is no start for member '{member}'")
        wanted = Wanted(f"the start of '{name}[{member}]'", unit)
        trees.append(book.formula((*path, member), stock.start.get(member, 0.0), scope, wanted))
    return tuple(trees)


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
    order, cycle = sort_by_need(needs)
    if cycle:
        kind = "stocks" if cycle[0] in {s.id for s in stocks} else "auxiliaries"
        _explain_cycle(book, cycle, kind, "start" if kind == "stocks" else "formula", first=True)
    return tuple(order)


def sort_by_need(needs: Mapping[str, frozenset[str] | set[str]]) -> tuple[list[str], list[str]]:
    """Sort names so that each comes after what it needs; ties by name.

    Returns:
        The names in order, and the first cycle found (empty if there is none). With a cycle, the
        order holds all names all the same.
    """
    left = {name: set(need) for name, need in sorted(needs.items())}
    order: list[str] = []
    while left:
        ready = sorted(name for name, need in left.items() if not need)
        if not ready:
            return [*order, *left], _find_cycle(left)
        order += ready
        for name in ready:
            del left[name]
        for need in left.values():
            need.difference_update(ready)
    return order, []


def _find_cycle(left: Mapping[str, set[str]]) -> list[str]:
    """Follow needs until a name comes again; every name left lies on or before a cycle."""
    path = [min(left)]
    while True:
        following = min(left[path[-1]] & set(left))
        if following in path:
            return path[path.index(following) :]
        path.append(following)


def _explain_cycle(
    book: Book, cycle: list[str], kind: str, key: str, *, first: bool = False
) -> None:
    chain = " needs ".join(f"'{name}'" for name in [*cycle, cycle[0]])
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
        case Memory(initial=None):
            return _first_needs(tree.argument)
        case Memory():
            return symbols(tree.initial) if tree.initial is not None else frozenset()
        case Read():
            return frozenset({tree.symbol})
        case _:
            return frozenset[str]().union(*(_first_needs(child) for child in children(tree)))
