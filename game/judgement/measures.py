"""Measures: one number a game, taken from what an ensemble recorded."""

from collections.abc import Callable

import numpy as np

from game.content.format.judging import Measure
from game.model.arrays import Floats
from game.model.ensembles import Results
from game.model.expressions import NEVER
from game.model.program import Program
from game.model.quarters import parse_quarter


def _change(span: Floats) -> Floats:
    return np.asarray(span[-1] - span[0])


def _sum(span: Floats) -> Floats:
    """Return the sum over quarters, added one after another.

    numpy's own sum adds in another order where there is one game than where there are many.
    """
    return np.asarray(np.add.accumulate(span, axis=0)[-1])


_TAKEN: dict[str, Callable[[Floats], Floats]] = {
    "mean": lambda span: _sum(span) / len(span),
    "sum": _sum,
    "least": lambda span: np.asarray(span.min(axis=0)),
    "most": lambda span: np.asarray(span.max(axis=0)),
    "first": lambda span: np.asarray(span[0]),
    "last": lambda span: np.asarray(span[-1]),
    "change": _change,
}


def take(measure: Measure, program: Program, results: Results) -> Floats:
    """Return a measure of each game.

    Args:
        measure: of an indicator or of an event.
        program: that was played.
        results: of the ensemble.

    Returns:
        (games,). The quarter of an event that did not happen is `NEVER` quarters after the first.
    """
    if measure.event is not None:
        position = [event.id for event in program.events].index(measure.event)
        if measure.take == "quarter":
            missed = float(results.first) + NEVER
            quarter: Floats = np.nan_to_num(results.happened[position], nan=missed)
            return quarter
        times: Floats = results.times[position]
        return times
    column = [i.name for i in results.indicators].index(measure.indicator or "")
    span: Floats = results.values[_span(measure, results), column]
    return _TAKEN[measure.take](span)


def _span(measure: Measure, results: Results) -> slice:
    """Return the rows of a measure: one quarter, or a span; the last quarter if it says nothing."""
    count = len(results.values)
    if measure.at is not None:
        row = _row(measure.at, results)
        return slice(row, row + 1)
    if measure.first is None and measure.last is None:
        return slice(count - 1, count)
    first = 0 if measure.first is None else _row(measure.first, results)
    last = count - 1 if measure.last is None else _row(measure.last, results)
    return slice(first, last + 1)


def _row(text: str, results: Results) -> int:
    """Return the row of a quarter; one before play begins counts as the first, say."""
    return min(max(parse_quarter(text) - results.first, 0), len(results.values) - 1)
