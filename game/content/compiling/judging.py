"""Formulas of checks and lenses: they speak of measures, one number a game."""

from collections.abc import Mapping

from game.content.compiling.book import Book, Wanted, outside
from game.content.format.judging import GoalPart, Measure
from game.content.formulas.scope import Meaning, Scope
from game.content.formulas.unit_values import PURE, QUARTER, UnitValue
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model.expressions import Expression
from game.model.quarters import parse_quarter


def read_judgements(book: Book, scope: Scope) -> dict[str, Expression]:
    """Return the formulas of checks and lenses by their dotted path."""
    formulas: dict[str, Expression] = {}
    for name, check in sorted(book.draft.checks.items()):
        path: Path = ("checks", name)
        for measure in check.measures:
            check_measure(book, (*path, "measures", measure), check.measures[measure], scope)
        own = _scope(scope, _units(scope, check.measures))
        what = f"with 'statistic: {check.statistic}' the value"
        wanted = Wanted(what, truth=check.statistic == "share", lenient=True)
        formulas[f"checks.{name}.value"] = book.formula((*path, "value"), check.value, own, wanted)
    for name, goal in book.draft.judgement.goals.items():
        _parts(book, ("judgement", "goals", name), goal.parts, scope)
    for name, lens in book.draft.judgement.lenses.items():
        path = ("judgement", "lenses", name)
        _parts(book, path, lens.parts, scope)
        measures = {part: document.measure for part, document in lens.parts.items()}
        own = _scope(scope, _units(scope, measures))
        conditions = [
            *(("gates", k, gate.when) for k, gate in enumerate(lens.gates)),
            *(("verdicts", k, verdict.when) for k, verdict in enumerate(lens.verdicts)),
        ]
        for section, position, when in conditions:
            if when is not None:
                where: Path = (*path, section, position, "when")
                key = f"lenses.{name}.{section}.{position}.when"
                wanted = Wanted("'when'", truth=True, lenient=True)
                formulas[key] = book.formula(where, when, own, wanted)
    return formulas


def check_measure(book: Book, path: Path, measure: Measure, scope: Scope) -> None:
    """Note what is wrong with a measure: its indicator, event, policy or quarters."""
    if (measure.indicator is None) == (measure.event is None):
        book.error(path, "measure", "a measure names an indicator or an event, one of them")
    if measure.indicator is not None:
        check_indicator(book, (*path, "indicator"), measure.indicator, scope)
        if measure.take in {"count", "quarter"}:
            message = f"'{measure.take}' is taken of an event, not of an indicator"
            book.error((*path, "take"), "measure", message)
    if measure.event is not None:
        book.used[f"event:{measure.event}"] += 1
        _known(book, (*path, "event"), "event", measure.event, book.draft.events)
    if measure.policy is not None:
        _known(book, (*path, "policy"), "policy", measure.policy, book.draft.policies)
    for key in ("at", "first", "last"):
        text = getattr(measure, key)
        if text is not None and not scope.first <= parse_quarter(text) <= scope.last:
            message = outside(text, scope.first, scope.last)
            book.error((*path, key), "outside-period", message)


def _known(book: Book, path: Path, kind: str, name: str, known: Mapping[str, object]) -> None:
    if name not in known:
        hint = did_you_mean(name, known)
        book.error(path, f"unknown-{kind}", f"there is no {kind} '{name}'", hint=hint)


def check_indicator(book: Book, path: Path, name: str, scope: Scope) -> None:
    """Note an indicator that there is not; it may name a member, as in `land[upper]`."""
    base, bracket, rest = name.partition("[")
    model = book.draft.model
    document = model.stocks.get(base) or model.auxiliaries.get(base)
    book.used[f"shown {base}"] += 1
    shown = [
        n
        for section in (model.stocks, model.auxiliaries)
        for n, d in section.items()
        if d.indicator is not None
    ]
    if document is None or document.indicator is None:
        hint = did_you_mean(base, shown) or f"indicators: {', '.join(sorted(shown)[:12])}"
        book.error(path, "unknown-indicator", f"there is no indicator '{base}'", hint=hint)
        return
    members = scope.sets.get(document.over or "", ())
    if bracket and rest.rstrip("]") not in members:
        hint = f"members: {', '.join(members)}" if members else f"'{base}' is not over a set"
        message = f"'{base}' has no member '{rest.rstrip(']')}'"
        book.error(path, "unknown-member", message, hint=hint)
    if members and not bracket:
        message = f"'{base}' has a value for each member; say which"
        book.error(path, "set", message, hint=f"write {base}[{members[0]}], for example")


def _parts(book: Book, path: Path, parts: Mapping[str, GoalPart], scope: Scope) -> None:
    for name, part in parts.items():
        check_measure(book, (*path, "parts", name, "measure"), part.measure, scope)
        if part.zero_at == part.full_at:
            message = "'zero_at' and 'full_at' are the same, so nothing can be scored between them"
            book.error((*path, "parts", name, "full_at"), "range", message)


def _units(scope: Scope, measures: Mapping[str, Measure]) -> dict[str, UnitValue]:
    units = {}
    for name, measure in measures.items():
        if measure.event is not None:
            units[name] = QUARTER if measure.take == "quarter" else PURE
        else:
            base = (measure.indicator or "").partition("[")[0]
            meaning = scope.names.get(base)
            units[name] = PURE if meaning is None else meaning.unit
    return units


def _scope(scope: Scope, units: Mapping[str, UnitValue]) -> Scope:
    """Return a scope of measures alone: they hide the model's own names."""
    names = {name: Meaning("measure", name, unit) for name, unit in units.items()}
    return Scope(
        names=names,
        sets={},
        flags=frozenset(),
        events=frozenset(),
        decisions=scope.decisions,
        tables={},
        first=scope.first,
        last=scope.last,
        memory_allowed=False,
    )
