"""Trees: what a YAML or CSV file says, with the place of every value and key."""

from dataclasses import dataclass
from typing import Any

from game.content.findings import Place

#: Keys that begin with this are somebody's own notes and mean nothing to us.
PRIVATE = "x_"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value.

    `value` is None only where a value was left out or could not be read, which is a finding
    already. `raw_column` is the column of the first character of the text itself, after an opening
    quote; `plain` says that it was written without quotes, and `written` how it looked.
    """

    value: bool | int | float | str | None
    place: Place
    raw_column: int = 0
    plain: bool = True
    written: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Nodes by key, in the order they were written; `keys` has the place of each key."""

    entries: dict[str, "Node"]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping


def empty_mapping(place: Place) -> Mapping:
    """Return a mapping without entries."""
    return Mapping({}, {}, place)


def is_blank(node: Node) -> bool:
    """Say whether `node` stands for a value that was left out, which is a finding already."""
    return isinstance(node, Scalar) and node.value is None


def without_private(node: Node) -> Node:
    """Return `node` without the keys that begin with `x_`, at any depth."""
    match node:
        case Mapping():
            kept = {
                key: without_private(value)
                for key, value in node.entries.items()
                if not key.startswith(PRIVATE)
            }
            return Mapping(kept, {key: node.keys[key] for key in kept}, node.place)
        case Sequence():
            return Sequence(tuple(without_private(item) for item in node.items), node.place)
        case Scalar():
            return node


def plain(node: Node) -> Any:  # noqa: ANN401 - it is as nested as what was written
    """Return what `node` says as dicts, lists and single values, fit for JSON."""
    match node:
        case Mapping():
            return {key: plain(value) for key, value in node.entries.items()}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.value
