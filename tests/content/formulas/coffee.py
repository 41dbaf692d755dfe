"""A made-up coffee country that the stories about formulas speak of."""

import math

from game.content.findings import Severity
from game.content.formulas.reading import Reading, read_formula
from game.content.formulas.scope import Meaning, Scope, TableMeaning
from game.content.formulas.units import Units
from game.model.expressions import Expression
from game.model.quarters import parse_quarter

UNITS = Units({"million_USD": "1e6 USD", "sack": "60 kg", "tree": ""})


def named(kind, symbol, unit="1", **more):
    return Meaning(kind, symbol, UNITS.read(unit), **more)


SCOPE = Scope(
    names={
        "coffee_land": named("stock", "coffee_land", "ha", set="regions", low=0.0),
        "price": named("driver", "price", "USD/kg", low=0.5, high=4.0),
        "cost": named("parameter", "cost", "USD/kg", low=0.0),
        "yield_rate": named("parameter", "yield_rate", "kg/ha/year", low=100.0, high=900.0),
        "area": named("auxiliary", "area", "ha"),
        "staff": named("stock", "staff", "person", set="agencies", low=0.0),
        "trust": named("stock", "trust", "share", low=0.0, high=1.0),
        "rain": named("luck", "rain"),
        "budget": named("instrument", "budget", "million_USD/year", low=0.0, high=50.0),
        "dam": named("instrument", "dam", truth=True, low=0.0, high=1.0),
        "line": named("instrument", "line", stances=("soft", "firm"), low=0.0, high=1.0),
        "decay": named("parameter", "decay", "1/quarter", low=0.1, high=0.2),
        "patience": named("parameter", "patience", "quarter", low=1.0, high=9.0),
        "years": named("parameter", "years", "year", low=1.0, high=9.0),
        "x": named("local", "x", low=-5.0, high=5.0),
        "y": named("local", "y", low=1.0, high=3.0),
    },
    sets={"regions": ("upper", "lower", "coast"), "agencies": ("police", "bank")},
    flags=frozenset({"drought", "strike"}),
    events=frozenset({"landslide", "price-crash"}),
    decisions={"dam-offer": ("accept", "say-no")},
    tables={
        "yield_by_rain": TableMeaning(
            ((-1.0, 0.2), (0.0, 1.0), (2.0, 0.8)), UNITS.read("1"), UNITS.read("kg/ha")
        )
    },
    first=parse_quarter("1990Q3"),
    last=parse_quarter("2000Q4"),
)


def read(text, scope=SCOPE) -> Reading:
    return read_formula(text, scope, UNITS)


def tree(text, scope=SCOPE) -> Expression:
    """Return the tree of a formula in which nothing is wrong but perhaps a unit or a division."""
    reading = read(text, scope)
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert not errors, errors
    assert reading.tree is not None
    return reading.tree


def said(text, scope=SCOPE) -> list[str]:
    """Return what is wrong with a formula, each as `code at offset: message; hint`."""
    return [
        f"{problem.code} at {problem.offset}: {problem.message}"
        + (f"; {problem.hint}" if problem.hint else "")
        for problem in read(text, scope).problems
    ]


def limits(text, scope=SCOPE) -> tuple[float, float]:
    reading = read(text, scope)
    assert not math.isnan(reading.low + 0 * reading.high if math.isfinite(reading.high) else 0.0)
    return reading.low, reading.high
