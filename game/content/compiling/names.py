"""What names mean: the scopes in which formulas are read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import inf

from game.content.compiling.book import Book
from game.content.compiling.quantities import read_points
from game.content.format.play import Instrument
from game.content.formulas.scope import Meaning, Scope, TableMeaning
from game.content.formulas.unit_values import PURE, UnitValue
from game.model.quarters import parse_quarter


def scope_of(book: Book, reach: Mapping[str, tuple[float, float]]) -> Scope:
    """Return the scope of formulas that are evaluated while a quarter passes.

    Args:
        book: of the draft.
        reach: the lowest and highest that each parameter may come to be, over all members.
    """
    model, draft = book.draft.model, book.draft
    names: dict[str, Meaning] = {}
    for kind, section in (
        ("parameter", model.parameters), ("driver", model.drivers), ("stock", model.stocks),
        ("auxiliary", model.auxiliaries), ("luck", model.luck),
    ):  # fmt: skip
        for name, document in section.items():
            unit = book.unit((_plural(kind), name, "unit"), document.unit)
            names[name] = Meaning(kind, name, unit, set=document.over)
    for name in model.parameters:
        names[name] = _bounded(names[name], *reach[name])
    for name, driver in model.drivers.items():
        values = list(_numbers(driver.series))
        names[name] = _bounded(names[name], min(values, default=-inf), max(values, default=inf))
    for name, stock in model.stocks.items():
        names[name] = _bounded(names[name], stock.lowest, stock.highest)
    for name, instrument in draft.instruments.items():
        names[name] = _instrument(book, name, instrument)
    return Scope(
        names=names,
        sets={name: tuple(members.members) for name, members in model.sets.items()},
        flags=frozenset(model.flags),
        events=frozenset(draft.events),
        decisions={name: tuple(decision.options) for name, decision in draft.decisions.items()},
        tables={
            name: TableMeaning(
                read_points(book, name, table),
                book.unit(("tables", name, "input"), table.input),
                book.unit(("tables", name, "unit"), table.unit),
            )
            for name, table in model.tables.items()
        },
        first=parse_quarter(draft.lineage[-1].period.first),
        last=parse_quarter(draft.lineage[-1].period.last),
        memory_allowed=True,
    )


def between(scope: Scope, extra: Mapping[str, UnitValue] | None = None) -> Scope:
    """Return the scope of formulas between quarters: no memories, and some names more."""
    added = {name: Meaning("local", name, unit) for name, unit in (extra or {}).items()}
    return replace(scope, names={**scope.names, **added}, memory_allowed=False)


def bound_auxiliaries(scope: Scope, bounds: Mapping[str, tuple[float, float]]) -> Scope:
    """Return the scope with what has become known of the bounds of auxiliaries."""
    names = dict(scope.names)
    for name, (low, high) in bounds.items():
        names[name] = replace(names[name], low=low, high=high)
    return replace(scope, names=names)


def _instrument(book: Book, name: str, instrument: Instrument) -> Meaning:
    if instrument.kind == "account":
        unit = book.unit(("instruments", name, "unit"), instrument.unit or "1")
        plain = Meaning("instrument", name, unit)
        return _bounded(plain, instrument.low, instrument.high)
    if instrument.kind == "channel":
        return Meaning("instrument", name, PURE, truth=True, low=0.0, high=1.0)
    stances = tuple(instrument.stances)
    return Meaning("instrument", name, PURE, stances=stances, low=0.0, high=len(stances) - 1.0)


def _bounded(meaning: Meaning, low: float | None, high: float | None) -> Meaning:
    return replace(meaning, low=-inf if low is None else low, high=inf if high is None else high)


def _numbers(series: Mapping[str, float] | Mapping[str, dict[str, float]]) -> Iterable[float]:
    for value in series.values():
        yield from value.values() if isinstance(value, dict) else (value,)


def _plural(kind: str) -> str:
    return {"auxiliary": "auxiliaries", "luck": "luck"}.get(kind, f"{kind}s")
