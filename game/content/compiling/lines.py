"""Policies and theories: whole lines of play, and rival settings."""

from collections.abc import Iterable

from game.content.compiling.book import Book, Wanted
from game.content.compiling.choices import setting
from game.content.compiling.names import between
from game.content.compiling.quantities import rival
from game.content.format.declare import Formula
from game.content.format.play import Policy, Rule
from game.content.formulas.scope import Scope
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model import program
from game.model.expressions import Expression, Number
from game.model.quarters import format_quarter, parse_quarter


def read_policies(book: Book, scope: Scope) -> dict[str, program.LineOfPlay]:
    """Return all policies by id."""
    calm = between(scope)
    return {
        name: _policy(book, calm, name, policy)
        for name, policy in sorted(book.draft.policies.items())
    }


def _policy(book: Book, scope: Scope, name: str, policy: Policy) -> program.LineOfPlay:
    path: Path = ("policies", name)
    settings = []
    for position, document in enumerate(policy.settings):
        own: Path = (*path, "settings", position)
        quarter = parse_quarter(document.quarter)
        if not scope.first <= quarter <= scope.last:
            period = f"{format_quarter(scope.first)} to {format_quarter(scope.last)}"
            book.error(
                (*own, "quarter"), "outside-period",
                f"{document.quarter} is outside the period {period}",
            )  # fmt: skip
        if _known_instrument(book, (*own, "instrument"), document.instrument):
            value = _setting(book, scope, (*own, "to"), document.instrument, document.to)
            settings.append(program.Setting(quarter, document.instrument, value))
    return program.LineOfPlay(
        id=name,
        settings=tuple(settings),
        choices=_choices(book, (*path, "choices"), policy.choices.items()),
        rules=tuple(
            _rule(book, scope, (*path, "rules", position), rule)
            for position, rule in enumerate(policy.rules)
        ),
    )


def _rule(book: Book, scope: Scope, path: Path, rule: Rule) -> program.Rule:
    when = None
    if rule.when is not None:
        wanted = Wanted("the condition of a rule", truth=True)
        when = book.formula((*path, "when"), rule.when, scope, wanted)
    return program.Rule(
        when=when,
        settings=tuple(
            (name, _setting(book, scope, (*path, "set", name), name, value))
            for name, value in sorted(rule.set.items())
            if _known_instrument(book, (*path, "set", name), name)
        ),
        choices=_choices(book, (*path, "choose"), rule.choose.items()),
    )


def _known_instrument(book: Book, path: Path, name: str) -> bool:
    book.used[f"set {name}"] += 1
    if name in book.draft.instruments:
        return True
    hint = did_you_mean(name, book.draft.instruments)
    book.error(path, "unknown-name", f"there is no instrument '{name}'", hint=hint)
    return False


def _setting(book: Book, scope: Scope, path: Path, name: str, value: Formula) -> Expression:
    given = setting(book, path, book.draft.instruments[name], value)
    if isinstance(given, str):
        wanted = Wanted(f"the setting of '{name}'", scope.names[name].unit)
        return book.formula(path, given, scope, wanted)
    return Number(0.0 if given is None else given)


def _choices(
    book: Book, path: Path, choices: Iterable[tuple[str, str]]
) -> tuple[tuple[str, int], ...]:
    read = []
    for decision, option in sorted(choices):
        document = book.draft.decisions.get(decision)
        if document is None:
            hint = did_you_mean(decision, book.draft.decisions)
            message = f"there is no decision '{decision}'"
            book.error((*path, decision), "unknown-decision", message, hint=hint)
        elif option not in document.options:
            options = ", ".join(document.options)
            hint = did_you_mean(option, document.options) or f"options: {options}"
            message = f"decision '{decision}' has no option '{option}'"
            book.error((*path, decision), "unknown-option", message, hint=hint)
        else:
            read.append((decision, list(document.options).index(option)))
    return tuple(read)


def read_theories(
    book: Book, parameters: tuple[program.Parameter, ...]
) -> dict[str, tuple[program.Parameter, ...]]:
    """Return, for each theory, the parameters that it sets otherwise."""
    known = {parameter.id: parameter for parameter in parameters}
    theories = {}
    for name, theory in sorted(book.draft.theories.items()):
        set_otherwise = []
        for parameter, value in sorted(theory.parameters.items()):
            path: Path = ("theories", name, "parameters", parameter)
            if parameter not in known:
                hint = did_you_mean(parameter, known)
                book.error(path, "unknown-name", f"no parameter '{parameter}'", hint=hint)
                continue
            book.used[f"rival {parameter}"] += 1
            set_otherwise.append(rival(book, path, known[parameter], value))
        theories[name] = tuple(set_otherwise)
    return theories
