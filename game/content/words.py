"""The words of a pack: every text with a stable id, so that it can be translated.

An id is the path to the text: `decisions.dam.options.accept.label`. In a list, an item is found
by its own `id` (or by who speaks, or by what an effect pushes), never by its position.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from game.content.format.declare import Kind
from game.content.reading.places import Path

#: Fields that tell items of a list apart, in the order in which they are asked.
_NAMES = ("id", "by", "stock", "instrument", "parameter", "flag", "indicator", "event")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a pack.

    Attributes:
        id: its stable id.
        path: where it stands.
        words: the text, in the language that the pack is written in.
        steady: whether the id is stable; False where an item of a list has no name of its own.
    """

    id: str
    path: Path
    words: str
    steady: bool


def texts_of(kind: str, document: object) -> Iterator[Text]:
    """Yield the texts of a document or of documents by id.

    Args:
        kind: the first part of every id, such as `decisions`.
        document: a document, or a mapping of them.
    """
    yield from _walk(document, kind, (kind,), steady=True, prose=False)


def _walk(value: object, name: str, path: Path, *, steady: bool, prose: bool) -> Iterator[Text]:
    if isinstance(value, str) and prose:
        yield Text(name, path, value, steady)
    for step, label, below, found, prosaic in _below(value, steady=steady, prose=prose):
        yield from _walk(below, f"{name}.{label}", (*path, step), steady=found, prose=prosaic)


def _below(
    value: object, *, steady: bool, prose: bool
) -> Iterator[tuple[str | int, str, object, bool, bool]]:
    """Yield what is inside a value: step, label, the value, and whether it is steady and prose."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield key, str(key), below, steady, prose
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            own = _name_of(item)
            label = str(position) if own is None else own
            yield (
                position,
                label,
                item,
                steady and (own is not None or isinstance(item, str)),
                prose,
            )
    elif is_dataclass(value) and not isinstance(value, type):
        prosaic = _prose_fields(type(value))
        for entry in fields(value):
            yield entry.name, entry.name, getattr(value, entry.name), steady, entry.name in prosaic


def _name_of(item: object) -> str | None:
    for name in _NAMES:
        given = getattr(item, name, None)
        if isinstance(given, str):
            return given
    return None


@cache
def _prose_fields(document: type[Any]) -> frozenset[str]:
    """Return the fields of a document that hold prose."""
    hints = get_type_hints(document, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _is_prose(hint))


def _is_prose(hint: Any) -> bool:  # noqa: ANN401 - a type, of any form
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, Kind) and mark.name == "prose" for mark in get_args(hint)[1:])
    return any(_is_prose(part) for part in get_args(hint))
