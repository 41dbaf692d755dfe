"""Good habits: names that are used, numbers with a source, formulas without hidden numbers."""

from collections.abc import Iterator

from game.content.compiling.book import Book
from game.content.findings import Severity
from game.content.format.play import Effect
from game.content.reading.places import Path
from game.model.expressions import Expression, Number, Operation, children

#: Numbers that are no claim about the world and may stand in a formula.
_PLAIN = frozenset({0.0, 1.0, 2.0, 0.5, 100.0})
_CALLS_WITH_CLAIMS = frozenset({"multiply", "divide", "add", "subtract", "power"})


def check_habits(book: Book) -> None:
    """Note names that are never used and numbers that nothing stands behind."""
    _check_used(book)
    _check_sources(book)
    _check_literals(book)
    _check_guesses(book)


def _check_used(book: Book) -> None:
    for path, name, message in _idle_names(book):
        book.note(path, Severity.WARNING, "unused-name", message, name, "")


def _idle_names(book: Book) -> Iterator[tuple[Path, str, str]]:
    """Yield what is declared and never used: its path, its name, and what is wrong with it."""
    draft, used = book.draft, book.used
    model = draft.model
    for kind in ("parameters", "drivers", "auxiliaries", "luck", "stocks"):
        for name, document in getattr(model, kind).items():
            shown = getattr(document, "indicator", None) is not None or used[f"shown {name}"]
            if not used[name] and not shown:
                yield (kind, name), name, f"'{name}' is declared and never used"
    for name in model.flags:
        if not used[f"flag:{name}"]:
            yield ("flags", name), name, f"no condition asks for flag '{name}'"
        elif not used[f"pushed flag:{name}"]:
            yield ("flags", name), name, f"nothing sets or clears flag '{name}'"
    yield from _never(book, "instruments", "", "no formula reads {}, so setting it changes nothing")
    yield from _never(book, "tables", "", "no formula looks up {}")
    yield from _never(book, "sets", "set:", "nothing is declared over {}")
    yield from _never(book, "sources", "source:", "nothing cites {}")
    yield from _never(book, "people", "person:", "{} neither speaks nor decides anywhere")


def _never(book: Book, kind: str, prefix: str, words: str) -> Iterator[tuple[Path, str, str]]:
    holder = book.draft.model if kind in {"tables", "sets"} else book.draft
    for name in getattr(holder, kind):
        if not book.used[f"{prefix}{name}"]:
            yield (kind, name), name, words.format(f"'{name}'")


def _check_sources(book: Book) -> None:
    model = book.draft.model
    for kind in ("parameters", "drivers", "luck", "tables"):
        for name, document in getattr(model, kind).items():
            if document.source is None and document.grade != "guess":
                _unsourced(book, (kind, name), name, f"'{name}' is {document.grade}, by whom?")
    for name, stock in model.stocks.items():
        if stock.source is None and stock.grade != "guess" and stock.start != 0:
            _unsourced(book, ("stocks", name), name, f"the start of '{name}' has no source")
    for path, effect in _effects(book):
        if effect.source is None and effect.grade != "guess" and effect.change is not None:
            _unsourced(book, path, str(path[1]), "this effect has no source")


def _unsourced(book: Book, path: Path, about: str, message: str) -> None:
    hint = "name a source, or say 'grade: guess'"
    book.note(path, Severity.WARNING, "no-source", message, about, hint)


def _effects(book: Book) -> Iterator[tuple[Path, Effect]]:
    for name, event in book.draft.events.items():
        for position, effect in enumerate(event.effects):
            yield ("events", name, "effects", position), effect
    for name, decision in book.draft.decisions.items():
        for option, document in decision.options.items():
            for position, effect in enumerate(document.effects):
                yield ("decisions", name, "options", option, "effects", position), effect


def _check_literals(book: Book) -> None:
    """Note numbers inside formulas of the model: a claim belongs in a parameter, with its source.

    A formula that is nothing but a number is that number's own place, and has a source beside it.
    """
    for path, reading in book.readings.items():
        if reading.tree is None or path[0] not in {"stocks", "auxiliaries", "events"}:
            continue
        if "start" in path or isinstance(reading.tree, Number):
            continue
        hidden = sorted({value for value in _claims(reading.tree) if abs(value) not in _PLAIN})
        if hidden:
            numbers = ", ".join(f"{value:g}" for value in hidden)
            book.note(
                path, Severity.NOTE, "hidden-number",
                f"this formula has numbers of its own ({numbers})", "",
                "make each a parameter, with unit and source",
            )  # fmt: skip


def _claims(tree: Expression) -> Iterator[float]:
    """Yield numbers that a formula calculates with; limits and comparisons are not claims."""
    calculates = isinstance(tree, Operation) and tree.name in _CALLS_WITH_CLAIMS
    for child in children(tree):
        if calculates and isinstance(child, Number):
            yield child.value
        yield from _claims(child)


def _check_guesses(book: Book) -> None:
    parameters = book.draft.model.parameters
    guesses = sum(parameter.grade == "guess" for parameter in parameters.values())
    if parameters:
        share = guesses / len(parameters)
        book.note(
            ("pack", "id"), Severity.NOTE, "guesses",
            f"{guesses} of {len(parameters)} parameters ({share:.0%}) are guesses", "*", "",
        )  # fmt: skip
