"""Effects: what events and options push, when, and for how long."""

from collections.abc import Sequence

from game.content.compiling.book import Book, Wanted
from game.content.compiling.quantities import spread_of
from game.content.format.play import Effect
from game.content.formulas.scope import Meaning, Scope
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model import program
from game.model.expressions import Expression, Number

_KINDS = ("stock", "instrument", "parameter", "flag")


def read_effects(
    book: Book, path: Path, effects: Sequence[Effect], scope: Scope
) -> tuple[program.Effect, ...]:
    """Return effects, ordered by their ids.

    Args:
        book: of the draft.
        path: of the list that the effects stand in.
        effects: the documents.
        scope: the names that their formulas may use.
    """
    read: dict[str, program.Effect] = {}
    for position, effect in enumerate(effects):
        own: Path = (*path, position)
        made = _effect(book, own, effect, scope)
        if made is None:
            continue
        if made.id in read:
            book.error(
                own, "two-alike", f"two effects of this list are called '{made.id}'",
                hint="give each an 'id'",
            )  # fmt: skip
        read[made.id] = made
    return tuple(read[name] for name in sorted(read))


def _effect(book: Book, path: Path, effect: Effect, scope: Scope) -> program.Effect | None:
    named = [(kind, getattr(effect, kind)) for kind in _KINDS if getattr(effect, kind) is not None]
    if len(named) != 1:
        names = " and ".join(f"a {kind}" for kind, _ in named) or "none"
        message = (
            f"an effect names one stock, instrument, parameter or flag, and this names {names}"
        )
        book.error(path, "effect", message.replace("a instrument", "an instrument"))
        return None
    kind, text = named[0]
    name, member_name = _split(text)
    meaning = _target(book, (*path, kind), kind, name, scope)
    if meaning is None and kind != "flag":
        return None
    _check_times(book, path, effect)
    flag = kind == "flag"
    member = None if meaning is None else _member(book, (*path, kind), meaning, member_name, scope)
    lasts = effect.lasts if effect.lasts is not None else (1 if effect.fades_over else None)
    return program.Effect(
        id=effect.id or text.replace("[", "_").replace("]", ""),
        kind=kind,
        target=f"{name}",
        member=member,
        change=_set_or_clear(book, path, effect)
        if flag
        else _change(book, path, effect, meaning, scope),
        begins_after=effect.begins_after,
        builds_over=effect.builds_over,
        lasts=lasts,
        fades_over=effect.fades_over or 1,
        spread=0.0 if flag else spread_of(book, (*path, "grade"), effect.grade),
    )


def _split(text: str) -> tuple[str, str | None]:
    name, bracket, rest = text.partition("[")
    return name, rest.rstrip("]") if bracket else None


def _target(book: Book, path: Path, kind: str, name: str, scope: Scope) -> Meaning | None:
    """Return what an effect pushes; an error says where there is no such thing."""
    if kind == "flag":
        known = set(scope.flags)
        book.used[f"pushed flag:{name}"] += 1
    else:
        known = {x for x, meaning in scope.names.items() if meaning.kind == kind}
        book.used[f"pushed {name}"] += 1
    if name not in known:
        other = scope.names.get(name)
        message = f"there is no {kind} '{name}'"
        if other is not None:
            message += f": it is {_a(other.kind)}"
        book.error(path, "unknown-name", message, hint=did_you_mean(name, known))
        return None
    meaning = scope.names.get(name)
    if kind == "instrument" and meaning is not None and (meaning.truth or meaning.stances):
        book.error(path, "effect", f"'{name}' is no account: only an account can be pushed")
        return None
    return meaning


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _member(book: Book, path: Path, meaning: Meaning, name: str | None, scope: Scope) -> int | None:
    if name is None:
        return None
    members = scope.sets.get(meaning.set or "", ())
    if name not in members:
        hint = did_you_mean(name, members) or (
            f"members: {', '.join(members)}" if members else f"'{meaning.symbol}' is not over a set"
        )
        book.error(path, "unknown-member", f"'{meaning.symbol}' has no member '{name}'", hint=hint)
        return None
    return members.index(name)


def _check_times(book: Book, path: Path, effect: Effect) -> None:
    if effect.flag is not None and (effect.builds_over != 1 or effect.fades_over is not None):
        book.error(path, "effect", "a flag is set or cleared at once; it cannot build up or fade")


def _set_or_clear(book: Book, path: Path, effect: Effect) -> Number:
    if effect.to is None or effect.change is not None:
        book.error(path, "effect", "an effect on a flag says 'to: true' or 'to: false'")
    return Number(1.0 if effect.to else 0.0)


def _change(
    book: Book, path: Path, effect: Effect, meaning: Meaning | None, scope: Scope
) -> Expression:
    if effect.change is None or meaning is None:
        book.error(path, "effect", "an effect says by how much, as in 'change: 5'")
        return Number(0.0)
    if effect.to is not None:
        message = "'to' is for flags; an effect on anything else says 'change' alone"
        book.error((*path, "to"), "effect", message)
    wanted = Wanted(f"the change of '{meaning.symbol}'", meaning.unit, set=meaning.set)
    return book.formula((*path, "change"), effect.change, scope, wanted)
