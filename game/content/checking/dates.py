"""Dates in a model: every quarter that is named there is listed with its reason.

An outcome should follow from what came before it, not from the calendar. Where a date does stand
in the model or in an event, whoever reads the pack can see why.
"""

from collections.abc import Iterator

from game.content.compiling.book import Book
from game.content.findings import Severity
from game.content.reading.places import Path
from game.model.quarters import format_quarter

_MODEL = frozenset({"stocks", "auxiliaries", "events", "parameters"})


def check_dates(book: Book) -> None:
    """Note the literal quarters of each document; those without a reason are a warning."""
    found: dict[tuple[str, ...], list[tuple[Path, str]]] = {}
    for path, quarter in _dates(book):
        found.setdefault((str(path[0]), str(path[1])), []).append((path, quarter))
    for dates in found.values():
        path = dates[0][0]
        quarters = ", ".join(sorted({quarter for _, quarter in dates}))
        reason = _reason(book, path)
        severity = Severity.WARNING if reason is None else Severity.NOTE
        said = "no reason is given" if reason is None else f"the reason: {reason}"
        hint = "" if reason else "say why in 'note:', or let a condition decide"
        message = f"'{path[1]}' names {quarters}; {said}"
        book.note(path, severity, "literal-quarter", message, str(path[1]), hint)
    _check_drivers(book)


def _check_drivers(book: Book) -> None:
    """Note what each series from outside spans, and whose it is: it must smuggle in no outcome."""
    for name, driver in book.draft.model.drivers.items():
        # Over a set the keys are members, and the quarters stand a level below.
        below = [
            list(each) if isinstance(each, dict) else [key] for key, each in driver.series.items()
        ]
        quarters = sorted({quarter for keys in below for quarter in keys})
        if quarters:
            cited = (
                driver.source if isinstance(driver.source, str) else "; ".join(driver.source or ())
            )
            reason = " ".join((driver.note or cited or "a guess").split())
            span = f"{len(quarters)} quarters from {quarters[0]} to {quarters[-1]}"
            message = f"'{name}' is given for {span}; the reason: {reason}"
            path: Path = ("drivers", name, "series")
            book.note(path, Severity.NOTE, "literal-quarter", message, name, "")


def _dates(book: Book) -> Iterator[tuple[Path, str]]:
    for path, reading in book.readings.items():
        if path[0] in _MODEL:
            yield from ((path, format_quarter(quarter)) for quarter, _ in reading.quarters)
    for name, event in book.draft.events.items():
        for key in ("first", "last"):
            text = getattr(event.window, key)
            if text is not None:
                yield ("events", name, "window", key), text


def _reason(book: Book, path: Path) -> str | None:
    """Return why a date stands in a document: its note, or its flow's because."""
    kind, name = str(path[0]), str(path[1])
    holder = book.draft if kind == "events" else book.draft.model
    document = getattr(holder, kind)[name]
    if kind == "stocks" and len(path) > 3 and path[2] == "flows":  # noqa: PLR2004 - below a flow
        return str(document.flows[str(path[3])].because)
    note: str | None = document.note
    return None if note is None else " ".join(note.split())
