"""Names that mean something already, so that nothing of a pack may be called by them."""

from collections.abc import Iterator

from game.content.compiling.book import Book
from game.content.formulas.functions import RESERVED
from game.content.reading.draft import Draft
from game.content.reading.places import Path

#: What prices and grants may read beside the names of the model.
_LOCAL = {
    "change": "means the size of a change in the price of an instrument",
    "request": "means what was asked for in 'granted'",
}
#: Policies that there are in every pack.
_POLICIES = {"random": "is the name of random play"}
_QUANTITIES = ("parameters", "drivers", "stocks", "auxiliaries", "luck")


def check_reserved(book: Book) -> None:
    """Note everything in a draft that has a name of the formula language, or of the house."""
    draft = book.draft
    for path in _spoken_of(draft):
        if path[-1] in RESERVED:
            _refuse(book, path, "is a word of the formula language")
    for kind in (*_QUANTITIES, "instruments"):
        for name in getattr(draft if kind == "instruments" else draft.model, kind):
            if name in _LOCAL:
                _refuse(book, (kind, name), _LOCAL[name])
    for name in draft.policies.keys() & _POLICIES:
        _refuse(book, ("policies", name), _POLICIES[name])


def _refuse(book: Book, path: Path, means: str) -> None:
    message = f"'{path[-1]}' {means}; nothing else can be called so"
    book.error(path, "reserved-name", message, hint=f"rename it, to 'the_{path[-1]}' for example")


def _spoken_of(draft: Draft) -> Iterator[Path]:
    """Yield the path of everything that formulas speak of by its bare name.

    What stands inside `flag(...)` or `since(...)` may be called anything.
    """
    model = draft.model
    for kind in (*_QUANTITIES, "tables"):
        yield from ((kind, name) for name in getattr(model, kind))
    yield from (("instruments", name) for name in draft.instruments)
    for name, named in model.sets.items():
        yield from (("sets", name, "members", member) for member in named.members)
    for name, instrument in draft.instruments.items():
        yield from (("instruments", name, "stances", stance) for stance in instrument.stances)
    for name, check in draft.checks.items():
        yield from (("checks", name, "measures", measure) for measure in check.measures)
    for name, lens in draft.judgement.lenses.items():
        yield from (("judgement", "lenses", name, "parts", part) for part in lens.parts)
