"""Formulas worked out one number at a time, in plain Python: slow, and plainly right.

Array code is held against this. Values are floats, or tuples of floats over the members of a set;
truth is 1.0 and 0.0. As in array code, nothing raises: what has no value is infinite or nan.
`Memory` is not covered, since it needs a history.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.model.expressions import (
    NEVER,
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

Value = float | tuple[float, ...]


@dataclass(frozen=True)
class Situation:
    """All that a formula can read: values by symbol, the quarter, events and answers."""

    values: Mapping[str, Value] = field(default_factory=dict)
    now: int = 7962  #: the quarter
    since: Mapping[str, float] = field(default_factory=dict)  #: quarters since each event
    chosen: Mapping[str, str] = field(default_factory=dict)  #: the last answer to each decision


def evaluate(  # noqa: C901, PLR0911 - one case for each kind of node
    tree: Expression, situation: Situation
) -> Value:
    """Return the value of `tree`."""
    match tree:
        case Number():
            return tree.value
        case Read():
            value = situation.values[tree.symbol]
            return value if tree.member is None else value[tree.member]
        case Now():
            return float(situation.now)
        case Since():
            return situation.since.get(tree.event, NEVER)
        case Chosen():
            return float(situation.chosen.get(tree.decision) == tree.option)
        case Fold():
            return FOLDS[tree.name](over_members(evaluate(tree.argument, situation), tree.size))
        case Lookup():
            return elementwise(
                lambda at: looked_up(tree.points, at), [evaluate(tree.argument, situation)]
            )
        case Operation():
            arguments = [evaluate(argument, situation) for argument in tree.arguments]
            return elementwise(OPERATORS[tree.name], arguments)
        case Memory():
            message = "what is remembered depends on a history"
            raise ValueError(message)


def elementwise(function: Callable[..., float], arguments: list[Value]) -> Value:
    """Apply a function of numbers to numbers, or to each member of those over a set."""
    sizes = {len(argument) for argument in arguments if isinstance(argument, tuple)}
    if not sizes:
        return function(*arguments)
    (size,) = sizes
    spread = [over_members(argument, size) for argument in arguments]
    return tuple(function(*row) for row in zip(*spread, strict=True))


def over_members(value: Value, size: int) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,) * size


def divided(a: float, b: float) -> float:
    if b == 0.0:
        return (
            math.nan
            if a == 0.0 or math.isnan(a)
            else math.copysign(math.inf, a) * math.copysign(1, b)
        )
    return a / b


def powered(a: float, b: float) -> float:
    try:
        return math.pow(a, b)
    except OverflowError:
        return -math.inf if a < 0.0 and b % 2 == 1 else math.inf
    except ValueError:
        if a == 0.0:
            return math.copysign(math.inf, a) if b % 2 == 1 else math.inf
        return math.nan


def exponential(a: float) -> float:
    try:
        return math.exp(a)
    except OverflowError:
        return math.inf


def logarithm(a: float) -> float:
    if a == 0.0:
        return -math.inf
    return math.nan if a < 0.0 or math.isnan(a) else math.log(a)


def square_root(a: float) -> float:
    return math.nan if a < 0.0 or math.isnan(a) else math.sqrt(a)


def least(a: float, b: float) -> float:
    return math.nan if math.isnan(a) or math.isnan(b) else min(a, b)


def greatest(a: float, b: float) -> float:
    return math.nan if math.isnan(a) or math.isnan(b) else max(a, b)


def looked_up(points: tuple[tuple[float, float], ...], at: float) -> float:
    if math.isnan(at):
        return math.nan
    below = [point for point in points if point[0] <= at]
    above = [point for point in points if point[0] > at]
    if not below or not above:
        return points[0][1] if not below else points[-1][1]
    (left, low), (right, high) = below[-1], above[0]
    return low + (high - low) * (at - left) / (right - left)


OPERATORS: dict[str, Callable[..., float]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": divided,
    "power": powered,
    "negative": lambda a: -a,
    "less": lambda a, b: float(a < b),
    "less_equal": lambda a, b: float(a <= b),
    "greater": lambda a, b: float(a > b),
    "greater_equal": lambda a, b: float(a >= b),
    "equal": lambda a, b: float(a == b),
    "not_equal": lambda a, b: float(a != b),
    "and": lambda a, b: float(bool(a) and bool(b)),
    "or": lambda a, b: float(bool(a) or bool(b)),
    "not": lambda a: float(not a),
    "where": lambda condition, a, b: a if condition else b,
    "min": least,
    "max": greatest,
    "clip": lambda a, low, high: least(greatest(a, low), high),
    "exp": exponential,
    "log": logarithm,
    "sqrt": square_root,
    "abs": abs,
    "logistic": lambda a: divided(1.0, 1.0 + exponential(-a)),
}

FOLDS: dict[str, Callable[[tuple[float, ...]], float]] = {
    "sum": lambda values: float(sum(values)),
    "mean": lambda values: sum(values) / len(values),
    "min": lambda values: math.nan if any(map(math.isnan, values)) else min(values),
    "max": lambda values: math.nan if any(map(math.isnan, values)) else max(values),
}
