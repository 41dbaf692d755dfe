"""Trees written out as formulas again, with a parenthesis around everything."""

from game.content.formulas.scope import Scope
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

SIGNS = {
    "add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "^", "less": "<",
    "less_equal": "<=", "greater": ">", "greater_equal": ">=", "equal": "==", "not_equal": "!=",
    "and": "and", "or": "or",
}  # fmt: skip
LOGIC = {"and", "or", "not"}


def as_text(  # noqa: C901, PLR0911 - one case for each kind of node
    tree: Expression, scope: Scope, *, truth: bool = False
) -> str:
    """Return a formula that reads as `tree`; `truth` where a condition is written."""
    match tree:
        case Number() if truth:
            return "true" if tree.value else "false"
        case Number():
            return repr(tree.value) if tree.value >= 0 else f"({tree.value!r})"
        case Read():
            return read_as_text(tree, scope)
        case Now():
            return "quarter"
        case Since():
            return f"since({tree.event})"
        case Chosen():
            return f"flag({tree.decision}.{tree.option})"
        case Fold():
            return f"{tree.name}({as_text(tree.argument, scope)})"
        case Lookup():
            name = next(name for name, at in scope.tables.items() if at.points == tree.points)
            return f"lookup({name}, {as_text(tree.argument, scope)})"
        case Memory():
            of = [tree.argument, tree.time, *([tree.initial] if tree.initial else [])]
            return f"{tree.name}({', '.join(as_text(part, scope) for part in of)})"
        case Operation():
            return operation_as_text(tree, scope, truth=truth)


def read_as_text(tree: Read, scope: Scope) -> str:
    if tree.symbol.startswith("flag:"):
        return f"flag({tree.symbol.removeprefix('flag:')})"
    name, meaning = next((n, m) for n, m in scope.names.items() if m.symbol == tree.symbol)
    return name if tree.member is None else f"{name}[{scope.sets[meaning.set][tree.member]}]"


def operation_as_text(tree: Operation, scope: Scope, *, truth: bool) -> str:
    first, *others = tree.arguments
    if isinstance(first, Read):
        if first.symbol.startswith("flag:") or (m := meaning_of(first, scope)).truth:
            return read_as_text(first, scope)
        if m.stances:
            stance = m.stances[int(others[0].value)]
            return f"({read_as_text(first, scope)} {SIGNS[tree.name]} {stance})"
    if tree.name == "where":
        condition = as_text(first, scope, truth=True)
        yes, no = (as_text(part, scope, truth=truth) for part in others)
        return f"(if {condition} then {yes} else {no})"
    said = [as_text(part, scope, truth=tree.name in LOGIC) for part in tree.arguments]
    if tree.name in SIGNS:
        return f"({said[0]} {SIGNS[tree.name]} {said[1]})"
    if tree.name in {"not", "negative"}:
        return f"({'not' if tree.name == 'not' else '-'} {said[0]})"
    return f"{tree.name}({', '.join(said)})"


def meaning_of(read: Read, scope: Scope):
    return next(m for m in scope.names.values() if m.symbol == read.symbol)
