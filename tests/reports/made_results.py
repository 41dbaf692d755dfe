"""Results made by hand, and strategies for them."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from game.model.ensembles import Results
from game.model.program import Indicator
from game.model.quarters import parse_quarter
from game.reports.series_writing import About

ABOUT = About(
    pack="upland", version="1.2.0", digest="ab12", seed=7, runs=3, policy="passive", theory=None
)


def results_of(values, *, names=None, units=None, first="1990Q3"):
    """Return results whose values are (quarters, indicators, games)."""
    values = np.asarray(values, dtype=np.float64)
    _, indicators, games = values.shape
    names = names or [f"indicator_{k}" for k in range(indicators)]
    units = units or ["ha"] * indicators
    none = np.empty((0, games))
    return Results(
        first=parse_quarter(first),
        indicators=tuple(
            Indicator(name, name, None, unit) for name, unit in zip(names, units, strict=True)
        ),
        values=values,
        happened=none,
        times=none,
        answers=none,
        asked=none,
    )


numbers = st.floats(-1e12, 1e12)
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)


@st.composite
def results(draw, elements=numbers):
    """Return small results with any names and units."""
    shape = draw(st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 9)))
    values = draw(arrays.arrays(np.float64, shape, elements=elements))
    named = st.lists(texts, min_size=shape[1], max_size=shape[1])
    return results_of(values, names=draw(named), units=draw(named))
