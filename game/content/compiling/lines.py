"""Policies and theories: whole lines of play, and rival settings."""

from collections.abc import Iterable

from game.content.compiling.book import Book, Wanted, outside
from game.content.compiling.names import between
from game.content.compiling.quantities import rival
from game.content.compiling.settings import known_instrument, read_order, read_orders
from game.content.format.lines import Policy, Rule
from game.content.formulas.scope import Scope
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model import program
from game.model.quarters import parse_quarter


def read_policies(book: Book, scope: Scope) -> dict[str, program.LineOfPlay]:
    """Return all policies by id."""
    calm = between(scope)
    own = {
        name: _policy(book, calm, name, policy)
        for name, policy in sorted(book.draft.policies.items())
    }
    return {name: _whole(book, own, name) for name in own}


def _whole(book: Book, own: dict[str, program.LineOfPlay], name: str) -> program.LineOfPlay:
    """Return a policy with what it follows; the chain must lead somewhere and end."""
    chain, line = [name], own[name]
    while (followed := book.draft.policies[chain[-1]].follows) is not None:
        path: Path = ("policies", chain[-1], "follows")
        if followed in chain:
            links = " follows ".join(f"'{link}'" for link in (*chain, followed))
            book.error(path, "follows", f"policies follow each other in a circle: {links}")
            break
        if followed not in own:
            hint = did_you_mean(followed, own)
            book.error(path, "unknown-policy", f"there is no policy '{followed}'", hint=hint)
            break
        line = _followed(line, own[followed])
        chain.append(followed)
    return line


def _followed(line: program.LineOfPlay, other: program.LineOfPlay) -> program.LineOfPlay:
    """Return a line that says what `line` says, and in all else what `other` does."""
    taken = {setting.instrument for setting in line.settings}
    taken |= {name for rule in line.rules for name, _ in rule.settings}
    kept = tuple(setting for setting in other.settings if setting.instrument not in taken)
    return program.LineOfPlay(
        id=line.id,
        settings=(*line.settings, *kept),
        choices=(*line.choices, *other.choices),
        rules=(*line.rules, *other.rules),
    )


def _policy(book: Book, scope: Scope, name: str, policy: Policy) -> program.LineOfPlay:
    path: Path = ("policies", name)
    settings = []
    for position, document in enumerate(policy.settings):
        own: Path = (*path, "settings", position)
        quarter = parse_quarter(document.quarter)
        if not scope.first <= quarter <= scope.last:
            message = outside(document.quarter, scope.first, scope.last)
            book.error((*own, "quarter"), "outside-period", message)
        if known_instrument(book, (*own, "instrument"), document.instrument):
            value = read_order(book, (*own, "to"), document.instrument, document.to, scope)
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
        wanted = Wanted("'when'", truth=True)
        when = book.formula((*path, "when"), rule.when, scope, wanted)
    return program.Rule(
        when=when,
        settings=read_orders(book, (*path, "set"), rule.set, scope),
        choices=_choices(book, (*path, "choose"), rule.choose.items()),
    )


def _choices(
    book: Book, path: Path, choices: Iterable[tuple[str, str]]
) -> tuple[tuple[str, int], ...]:
    read = []
    for decision, option in sorted(choices):
        document = book.draft.decisions.get(decision)
        if document is None:
            hint = did_you_mean(decision, book.draft.decisions)
            message = f"there is no decision '{decision}'"
            book.misnamed((*path, decision), "unknown-decision", message, hint)
        elif option not in document.options:
            hint = did_you_mean(option, document.options)
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
                message = f"there is no parameter '{parameter}'"
                book.misnamed(path, "unknown-name", message, hint)
                continue
            book.used[f"rival {parameter}"] += 1
            set_otherwise.append(rival(book, path, known[parameter], value))
        theories[name] = tuple(set_otherwise)
    return theories
