"""Settings of instruments: where a start, a line of play or an option sets them."""

from collections.abc import Mapping

from game.content.compiling.book import Book, Wanted
from game.content.format.declare import Formula
from game.content.format.play import Instrument
from game.content.formulas.scope import Scope
from game.content.reading.places import Path
from game.content.reading.suggestions import closest, did_you_mean
from game.model.expressions import Expression, Number


def read_setting(book: Book, path: Path, name: str, value: Formula) -> float | str | None:
    """Return where an instrument is set: a number, or a formula's text for an account.

    Returns:
        A number; the text of a formula; or None after an error.
    """
    instrument, near = book.draft.instruments[name], ""
    match instrument.kind, value:
        case "channel", bool():
            return float(value)
        case "posture", str() if value in instrument.stances:
            return float(list(instrument.stances).index(value))
        case "account", bool():
            wanted = "a number"
        case "account", _:
            return value if isinstance(value, str) else float(value)
        case "channel", _:
            wanted = "true or false"
        case _:
            stances = ", ".join(instrument.stances)
            meant = closest(str(value), instrument.stances)
            near = f"did you mean '{meant}'?" if meant else ""
            wanted = f"one of its stances: {stances}"
    given = str(value).lower() if isinstance(value, bool) else f"'{value}'"
    if isinstance(value, float):
        given = f"{value:g}"
    message = f"{instrument.kind} '{name}' cannot be set to {given}; it takes {wanted}"
    book.error(path, "setting", message, hint=near)
    return None


def read_orders(
    book: Book, path: Path, orders: Mapping[str, Formula], scope: Scope
) -> tuple[tuple[str, Expression], ...]:
    """Return instruments and where each is set; a name that is none is an error."""
    return tuple(
        (name, read_order(book, (*path, name), name, value, scope))
        for name, value in sorted(orders.items())
        if known_instrument(book, (*path, name), name, key=True)
    )


def known_instrument(book: Book, path: Path, name: str, *, key: bool = False) -> bool:
    """Say whether there is an instrument of this name; otherwise it is an error.

    Args:
        book: what is being read.
        path: where the name stands.
        name: the instrument's.
        key: whether the name is the path's last key, and no value.
    """
    book.used[f"set {name}"] += 1
    if name in book.draft.instruments:
        return True
    hint = did_you_mean(name, book.draft.instruments)
    note = book.misnamed if key else book.error
    note(path, "unknown-name", f"there is no instrument '{name}'", hint=hint)
    return False


def read_order(book: Book, path: Path, name: str, value: Formula, scope: Scope) -> Expression:
    """Return where an instrument is set to, as the number that the engine asks of it."""
    given = read_setting(book, path, name, value)
    if isinstance(given, str):
        wanted = Wanted(f"the setting of '{name}'", scope.names[name].unit)
        return book.formula(path, given, scope, wanted)
    if given is not None:
        _check_within(book, path, book.draft.instruments[name], given)
    return Number(0.0 if given is None else given)


def _check_within(book: Book, path: Path, instrument: Instrument, given: float) -> None:
    """Note a number that an account does not go to; the order would stop at the limit."""
    low, high = instrument.low, instrument.high
    if instrument.kind != "account" or low is None or high is None or low <= given <= high:
        return
    message = f"it is set to {given:g}, but goes only from {low:g} to {high:g}"
    book.warn(path, "range", message)
