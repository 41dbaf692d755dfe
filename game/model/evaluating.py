"""Formulas evaluated directly, on named arrays: for measures of games that are over."""

from collections.abc import Callable, Mapping

import numpy as np

from game.model.arrays import Floats
from game.model.expressions import (
    Chosen,
    Expression,
    Lookup,
    Number,
    Operation,
    Read,
)
from game.model.lowering import bounded, interpolate, logistic

_PERFORMED: dict[str, Callable[..., Floats]] = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide,
    "power": np.power, "negative": np.negative, "less": np.less, "less_equal": np.less_equal,
    "greater": np.greater, "greater_equal": np.greater_equal, "equal": np.equal,
    "not_equal": np.not_equal, "and": np.logical_and, "or": np.logical_or,
    "not": np.logical_not, "where": np.where, "min": np.minimum, "max": np.maximum,
    "clip": bounded, "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.absolute,
    "logistic": logistic,
}  # fmt: skip


def evaluate(
    tree: Expression,
    values: Mapping[str, Floats],
    chosen: Callable[[str, str], Floats] | None = None,
) -> Floats:
    """Return the value of a formula that speaks of measures.

    Args:
        tree: reads nothing but names in `values`, and choices where `chosen` is given.
        values: (games,) each.
        chosen: gives (games,) whether an option was the last answer to a decision.

    Raises:
        TypeError: the formula speaks of something that only a running model knows.
    """
    with np.errstate(all="ignore"):
        return np.asarray(_evaluate(tree, values, chosen))


def _evaluate(
    tree: Expression,
    values: Mapping[str, Floats],
    chosen: Callable[[str, str], Floats] | None,
) -> Floats:
    match tree:
        case Number():
            return np.asarray(tree.value)
        case Read():
            return values[tree.symbol]
        case Operation():
            below = [_evaluate(argument, values, chosen) for argument in tree.arguments]
            return _PERFORMED[tree.name](*below)
        case Lookup():
            xs = np.array([x for x, _ in tree.points])
            ys = np.array([y for _, y in tree.points])
            return interpolate(_evaluate(tree.argument, values, chosen), xs, ys)
        case Chosen() if chosen is not None:
            return chosen(tree.decision, tree.option)
        case _:
            message = f"a formula of measures cannot hold {type(tree).__name__}"
            raise TypeError(message)
