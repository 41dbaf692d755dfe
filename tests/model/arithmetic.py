"""Formulas read with plain numbers, one game at a time: the other half of the reference."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from game.model.expressions import Expression, Fold, Lookup, Number, Operation

#: A single value, or one a member of the set.
Value = float | list[float]


def evaluate(tree: Expression, look_up: Callable[[Expression], Value]) -> Value:
    """Return the value of a tree; `look_up` gives what is no arithmetic."""
    match tree:
        case Number():
            return tree.value
        case Operation():
            return each(DOES[tree.name], *(evaluate(part, look_up) for part in tree.arguments))
        case Fold():
            return fold(tree.name, evaluate(tree.argument, look_up))
        case Lookup():
            value = evaluate(tree.argument, look_up)
            return each(lambda x: read_table(tree.points, x), value)
        case _:
            return look_up(tree)


def each(does: Callable[..., float], *values: Value) -> Value:
    """Do something to single values, or to each member where one is over the set."""
    size = next((len(value) for value in values if isinstance(value, list)), None)
    if size is None:
        return float(does(*values))
    rows = [value if isinstance(value, list) else [value] * size for value in values]
    return [float(does(*members)) for members in zip(*rows, strict=True)]


def fold(name: str, values: list[float]) -> float:
    """Go over the members from the first to the last."""
    total = values[0]
    for value in values[1:]:
        total = total + value if name in {"sum", "mean"} else DOES[name](total, value)
    return total / len(values) if name == "mean" else total


def read_table(points: tuple[tuple[float, float], ...], x: float) -> float:
    """Read a table: straight between its points, level beyond them."""
    if math.isnan(x):
        return x
    if x <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if x < right:
            return low + (high - low) / (right - left) * (x - left)
    return points[-1][1]


def lesser(one: float, other: float) -> float:
    """Return the lesser; what is not a number stays so."""
    return one if math.isnan(one) or one < other else other


def greater(one: float, other: float) -> float:
    """Return the greater; what is not a number stays so."""
    return one if math.isnan(one) or one > other else other


def within(value: float, low: float | None, high: float | None) -> float:
    """Keep a value between limits, where there are any."""
    if low is not None and value < low:
        return low
    return high if high is not None and value > high else value


def quietly(does: Callable[..., object]) -> Callable[..., float]:
    """Return an operation that gives infinity or no number where Python would raise."""

    def quiet(*values: float) -> float:
        with np.errstate(all="ignore"):
            return float(does(*map(np.float64, values)))

    return quiet


DOES: dict[str, Callable[..., float]] = {
    "add": lambda x, y: x + y,
    "subtract": lambda x, y: x - y,
    "multiply": lambda x, y: x * y,
    "divide": quietly(np.divide),
    "power": quietly(np.power),
    "negative": lambda x: -x,
    "less": lambda x, y: x < y,
    "less_equal": lambda x, y: x <= y,
    "greater": lambda x, y: x > y,
    "greater_equal": lambda x, y: x >= y,
    "equal": lambda x, y: x == y,
    "not_equal": lambda x, y: x != y,
    "and": lambda x, y: x and y,
    "or": lambda x, y: x or y,
    "not": lambda x: not x,
    "where": lambda condition, x, y: x if condition else y,
    "min": lesser,
    "max": greater,
    "clip": lambda x, low, high: greater(lesser(x, high), low),
    "exp": quietly(np.exp),
    "log": quietly(np.log),
    "sqrt": quietly(np.sqrt),
    "abs": abs,
    "logistic": lambda x: 1.0 / (1.0 + DOES["exp"](-greater(x, -700.0))),
}
