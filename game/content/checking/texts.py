"""The texts of a draft: which need translating, and which cannot be found again."""

from collections.abc import Iterator
from dataclasses import fields

from game.content.compiling.book import Book
from game.content.findings import Severity
from game.content.reading.draft import Draft
from game.content.reading.places import Path
from game.content.words import Text, texts_of


def all_texts(draft: Draft) -> Iterator[Text]:
    """Yield every text of a draft."""
    yield from texts_of("pack", draft.pack)
    for entry in fields(draft.model):
        yield from texts_of(entry.name, getattr(draft.model, entry.name))
    for name in ("sources", "instruments", "decisions", "events", "people", "judgement"):
        yield from texts_of(name, getattr(draft, name))
    for name in ("policies", "theories", "checks", "catalogue"):
        yield from texts_of(name, getattr(draft, name))
    yield from texts_of("map", draft.map)


def check_texts(book: Book) -> None:
    """Note texts whose id is not stable, and texts that a translation lacks."""
    texts = list(all_texts(book.draft))
    for path, name in dict.fromkeys(_unsteady(texts)):
        book.note(
            path, Severity.WARNING, "no-text-id",
            f"{name} has no name of its own, so a translation of its words could be lost", "",
            "give it an 'id'",
        )  # fmt: skip
    for language in book.draft.pack.languages[1:]:
        words = book.draft.words.get(language, {})
        missing = [text for text in texts if text.id not in words]
        if missing:
            book.note(
                ("pack", "languages"), Severity.NOTE, "untranslated",
                f"{len(missing)} of {len(texts)} texts have no '{language}' translation; the "
                f"first is {missing[0].id}", language, "",
            )  # fmt: skip


def _unsteady(texts: list[Text]) -> Iterator[tuple[Path, str]]:
    """Yield the items of lists that have no name of their own, with what they are called."""
    for text in texts:
        if not text.steady:
            cut = max(k for k, step in enumerate(text.path) if isinstance(step, int)) + 1
            yield text.path[:cut], ".".join(str(step) for step in text.path[:cut])
