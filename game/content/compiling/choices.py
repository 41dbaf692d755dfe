"""Instruments and decisions: what can be asked and answered."""

from game.content.compiling.book import Book, Wanted, outside
from game.content.compiling.effects import read_effects
from game.content.compiling.names import between
from game.content.compiling.settings import read_orders, read_setting
from game.content.format.declare import Formula
from game.content.format.play import Condition, Decision, Instrument, Option, Window
from game.content.formulas.scope import Scope
from game.content.formulas.unit_values import PURE
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model import program
from game.model.expressions import Expression
from game.model.quarters import parse_quarter


def read_instruments(book: Book, scope: Scope) -> tuple[program.Instrument, ...]:
    """Return all instruments."""
    return tuple(
        _instrument(book, scope, name, instrument)
        for name, instrument in sorted(book.draft.instruments.items())
    )


def _instrument(book: Book, scope: Scope, name: str, instrument: Instrument) -> program.Instrument:
    path: Path = ("instruments", name)
    low, high = _limits(book, path, name, instrument)
    unit = scope.names[name].unit
    priced = between(scope, {"change": unit})
    granted: Expression | None = None
    if instrument.granted is not None:
        asked = between(scope, {"request": unit})
        wanted = Wanted(f"what is granted of '{name}'", unit)
        granted = book.formula((*path, "granted"), instrument.granted, asked, wanted)
    return program.Instrument(
        id=name,
        kind=instrument.kind,
        start=_start(book, name, instrument, low, high),
        lowest=low,
        highest=high,
        options=tuple(instrument.stances),
        delay=instrument.delay,
        limit=instrument.limit,
        price=read_price(book, path, instrument.price, priced),
        attention=instrument.attention,
        needs=read_needs(book, path, instrument.needs, between(scope)),
        granted=granted,
    )


def _limits(book: Book, path: Path, name: str, instrument: Instrument) -> tuple[float, float]:
    if instrument.kind == "channel":
        return 0.0, 1.0
    if instrument.kind == "posture":
        if len(instrument.stances) < 2:  # noqa: PLR2004 - one of several
            book.error(path, "instrument", f"posture '{name}' needs two stances or more")
        return 0.0, max(len(instrument.stances) - 1.0, 0.0)
    if instrument.low is None or instrument.high is None or instrument.low >= instrument.high:
        book.error(path, "instrument", f"account '{name}' needs 'low' and, above it, 'high'")
        return 0.0, 1.0
    return instrument.low, instrument.high


def _start(book: Book, name: str, instrument: Instrument, low: float, high: float) -> float:
    path: Path = ("instruments", name)
    start = read_setting(book, (*path, "start"), name, instrument.start)
    if isinstance(start, str):
        message = f"account '{name}' starts at a number, and '{start}' is none"
        book.error((*path, "start"), "setting", message)
    if start is None or isinstance(start, str):
        return low
    if not low <= start <= high:
        message = f"it starts at {start:g}, which cannot be asked: only {low:g} to {high:g} can"
        book.error((*path, "start"), "range", message)
    return start


def read_price(
    book: Book, path: Path, price: dict[str, Formula], scope: Scope
) -> tuple[tuple[str, Expression], ...]:
    """Return prices by stock."""
    read = []
    for stock, formula in sorted(price.items()):
        own: Path = (*path, "price", stock)
        meaning = scope.names.get(stock)
        book.used[f"pushed {stock}"] += 1
        if meaning is None or meaning.kind != "stock" or meaning.set is not None:
            stocks = [n for n, m in scope.names.items() if m.kind == "stock" and m.set is None]
            message = f"a price is paid from a single stock, and '{stock}' is none"
            book.misnamed(own, "unknown-name", message, did_you_mean(stock, stocks))
            continue
        wanted = Wanted(f"the price in '{stock}'", meaning.unit)
        read.append((stock, book.formula(own, formula, scope, wanted)))
    return tuple(read)


def read_needs(
    book: Book, path: Path, needs: tuple[Condition, ...], scope: Scope
) -> tuple[program.Condition, ...]:
    """Return conditions with the words of their refusals."""
    return tuple(
        program.Condition(
            book.formula(
                (*path, "needs", position, "when"), need.when, scope, Wanted("'when'", truth=True)
            ),
            need.says,
        )
        for position, need in enumerate(needs)
    )


def read_window(book: Book, path: Path, window: Window, scope: Scope) -> program.Window:
    """Return a window; quarters outside the period are errors."""
    first = _within(book, (*path, "window", "first"), window.first, scope, scope.first)
    last = _within(book, (*path, "window", "last"), window.last, scope, scope.last)
    if first > last:
        book.error((*path, "window"), "window", "the window's first quarter is after its last")
    return program.Window(first, last, window.every)


def _within(book: Book, path: Path, text: str | None, scope: Scope, otherwise: int) -> int:
    if text is None:
        return otherwise
    quarter = parse_quarter(text)
    if not scope.first <= quarter <= scope.last:
        book.error(path, "outside-period", outside(text, scope.first, scope.last))
    return quarter


def read_decisions(book: Book, scope: Scope) -> tuple[program.Decision, ...]:
    """Return all decisions."""
    calm = between(scope)
    return tuple(
        _decision(book, calm, name, decision)
        for name, decision in sorted(book.draft.decisions.items())
    )


def _decision(book: Book, scope: Scope, name: str, decision: Decision) -> program.Decision:
    path: Path = ("decisions", name)
    window = read_window(book, path, decision.window, scope)
    when = None
    if decision.when is not None:
        wanted = Wanted("'when'", truth=True)
        when = book.formula((*path, "when"), decision.when, scope, wanted)
    options = list(decision.options)
    if len(options) < 2:  # noqa: PLR2004 - one answer is no question
        book.error((*path, "options"), "options", f"decision '{name}' needs two options or more")
    return program.Decision(
        id=name,
        window=window,
        when=when,
        waits=decision.waits,
        repeats=decision.repeats,
        attention=decision.attention,
        options=tuple(
            _option(book, (*path, "options", option), option, document, scope)
            for option, document in decision.options.items()
        ),
        unattended=_unattended(book, path, decision, options),
    )


def _option(book: Book, path: Path, name: str, option: Option, scope: Scope) -> program.Option:
    return program.Option(
        id=name,
        price=read_price(book, path, option.price, scope),
        needs=read_needs(book, path, option.needs, scope),
        effects=read_effects(book, (*path, "effects"), option.effects, scope),
        orders=read_orders(book, (*path, "orders"), option.orders, scope),
    )


def _unattended(book: Book, path: Path, decision: Decision, options: list[str]) -> tuple[int, ...]:
    wanted = []
    for position, option in enumerate(decision.unattended.chooses):
        own: Path = (*path, "unattended", "chooses", position)
        if option not in options:
            hint = did_you_mean(option, options)
            book.error(own, "unknown-option", f"there is no option '{option}'", hint=hint)
            continue
        wanted.append(options.index(option))
    if decision.history is not None and decision.history.option not in options:
        message = f"there is no option '{decision.history.option}'"
        hint = did_you_mean(decision.history.option, options)
        book.error((*path, "history", "option"), "unknown-option", message, hint=hint)
    return tuple(wanted)


def read_events(book: Book, scope: Scope) -> tuple[program.Event, ...]:
    """Return all events."""
    events = []
    for name, event in sorted(book.draft.events.items()):
        path: Path = ("events", name)
        when = None
        if event.when is not None:
            wanted = Wanted("'when'", truth=True)
            when = book.formula((*path, "when"), event.when, scope, wanted)
        chance = book.formula((*path, "chance"), event.chance, scope, Wanted("a chance", PURE))
        _check_chance(book, (*path, "chance"), name)
        events.append(
            program.Event(
                id=name,
                window=read_window(book, path, event.window, scope),
                when=when,
                chance=chance,
                once=event.once,
                rest=event.rest,
                effects=read_effects(book, (*path, "effects"), event.effects, scope),
            )
        )
    return tuple(events)


def _check_chance(book: Book, path: Path, name: str) -> None:
    reading = book.readings[path]
    if reading.low > 1.0 or reading.high < 0.0:
        given = f"{reading.low:g}" if reading.low == reading.high else "always outside that"
        book.error(path, "probability", f"a chance is between 0 and 1, and this is {given}", name)
    elif (reading.low < 0.0 or reading.high > 1.0) and reading.high < float("inf"):
        message = f"this chance can lie between {reading.low:.3g} and {reading.high:.3g}"
        book.warn(path, "probability", message, name, "keep it in 0 to 1 with clip(..., 0, 1)")
