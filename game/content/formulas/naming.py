"""What to say of a name that means nothing: what it was perhaps meant to be."""

from game.content.formulas.functions import CONSTANTS, FUNCTIONS
from game.content.formulas.problems import nearest
from game.content.formulas.scope import Scope

#: Functions of other languages, and what does the same here.
ELSEWHERE = {
    "avg": "mean(values)",
    "average": "mean(values)",
    "total": "sum(values)",
    "ln": "log(x)",
    "pow": "a ^ b",
    "power": "a ^ b",
    "ifelse": "if condition then a else b",
    "sigmoid": "logistic(x)",
    "previous": "lag(x, 1)",
    "clamp": "clip(x, low, high)",
    "interpolate": "lookup(table, x)",
}


def mistaken_name(wrong: str, scope: Scope) -> tuple[str, str]:
    """Return a message and a hint for a name that is not declared."""
    if wrong in FUNCTIONS:
        return f"'{wrong}' is a function", f"write {FUNCTIONS[wrong].signature}"
    for owner, meaning in scope.names.items():
        if wrong in (meaning.stances or ()):
            return f"'{wrong}' is a stance of '{owner}'", f"write {owner} == {wrong}"
    for kind, names, written in (
        ("a flag", scope.flags, "flag({})"),
        ("a table", scope.tables, "lookup({}, x)"),
        ("an event", scope.events, "since({})"),
        ("a decision", scope.decisions, "flag({}.option)"),
        ("a set", scope.sets, "the name of something over it"),
    ):
        if wrong in names:
            return f"'{wrong}' is {kind}", f"write {written.format(wrong)}"
    known = {*scope.names, *scope.flags, *scope.tables, *FUNCTIONS, *CONSTANTS}
    return f"unknown name '{wrong}'", nearest(wrong, known)


def mistaken_function(wrong: str, scope: Scope) -> tuple[str, str]:
    """Return a message and a hint for a function that there is not."""
    if wrong in scope.names or wrong in CONSTANTS:
        return f"'{wrong}' is not a function", f"write {wrong} * (...) for a product"
    if wrong in ELSEWHERE:
        return f"unknown function '{wrong}'", f"write {ELSEWHERE[wrong]}"
    some = ", ".join(FUNCTIONS)
    return f"unknown function '{wrong}'", nearest(wrong, FUNCTIONS) or f"there are {some}"
