"""What pydantic found, in an author's words, at the place in the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from game.content.findings import Finding, Place, Severity
from game.content.format.declare import Id, Limits, Name, Pattern, QuarterText
from game.content.reading import intentions
from game.content.reading.shapes import (
    Shape,
    allowed,
    fields_of,
    noun,
    shape_of,
    shown,
    wanted,
)
from game.content.reading.suggestions import LONGEST, closest, did_you_mean
from game.content.reading.tree import Mapping, Node, Scalar, Sequence, is_blank

_NAMES = (shape_of(Name).rule(Pattern), shape_of(Id).rule(Pattern))

#: A document that has no id yet stands under a key that begins with this.
NAMELESS = "?"


@dataclass(frozen=True, slots=True)
class Problem:
    """What pydantic found: its path from here on, and the kind of error."""

    path: tuple[int | str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A node with the place of its key, how it is named in a sentence, and its document's id."""

    node: Node
    key: Place
    name: str
    about: str = ""

    def error(self, code: str, message: str, hint: str = "", at: Place | None = None) -> Finding:
        """Return an error at this node, or at another place."""
        place = at or self.node.place
        return Finding(place, Severity.ERROR, code, message, about=self.about, hint=hint)


def explain(shape: Shape, spot: Spot, problems: list[Problem]) -> Iterator[Finding]:
    """Say what is wrong with a node.

    Args:
        shape: what was wanted there.
        spot: the node.
        problems: what pydantic found in it.
    """
    if is_blank(spot.node):  # told already
        return
    if len(shape.members) > 1:
        yield from _union(shape, spot, problems)
    elif any(not problem.path for problem in problems):
        yield _wrong(shape, spot, next(each.kind for each in problems if not each.path))
    elif shape.is_document and isinstance(spot.node, Mapping):
        yield from _document(shape.base, spot, spot.node, problems)
    elif shape.origin is dict and isinstance(spot.node, Mapping):
        yield from _names(shape, spot, spot.node, problems)
    elif shape.origin is tuple and isinstance(spot.node, Sequence):
        yield from _list(shape, spot, spot.node, problems)
    else:
        yield _wrong(shape, spot, "")


def unknown_key(document: Any, spot: Spot, key: str, at: Place) -> Finding:
    """Return the finding for a key that a kind of document does not have."""
    hint = did_you_mean(key, fields_of(document))
    if not closest(key, fields_of(document)) and isinstance(spot.node, Mapping):
        hint = did_you_mean(key, set(fields_of(document)) - set(spot.node.entries))
    return spot.error("unknown-key", f"unknown key '{key}'", hint, at)


def _document(
    document: Any,
    spot: Spot,
    node: Mapping,
    problems: list[Problem],
) -> Iterator[Finding]:
    fields = fields_of(document)
    owner = _owner(document, spot, node)
    for name, below in _by_step(problems):
        key = str(name)
        if key not in node.entries:
            message = f"{owner} needs '{key}'"
            yield spot.error("missing-key", message, at=spot.key)
        elif key not in fields:
            yield unknown_key(document, spot, key, node.keys[key])
        else:
            inner = replace(spot, node=node.entries[key], key=node.keys[key], name=f"'{key}'")
            yield from explain(shape_of(fields[key]), inner, below)


def _names(shape: Shape, spot: Spot, node: Mapping, problems: list[Problem]) -> Iterator[Finding]:
    key_shape, value_shape = (shape_of(part) for part in shape.arguments)
    for name, below in _by_step(problems):
        key = str(name)
        inner = Spot(node.entries[key], node.keys[key], f"'{key}'", spot.about)
        if value_shape.is_document and not spot.about and not key.startswith(NAMELESS):
            inner = replace(inner, about=key)
        if any(problem.path == ("[key]",) for problem in below):
            yield _wrong_name(key_shape, inner, key)
        yield from _unless_empty(
            value_shape, inner, [each for each in below if each.path != ("[key]",)]
        )


def _list(shape: Shape, spot: Spot, node: Sequence, problems: list[Problem]) -> Iterator[Finding]:
    several = shape.arguments[-1] is Ellipsis
    if not several and len(node.items) != len(shape.arguments):
        yield _wrong_count(shape, spot)
        return
    for step, below in _by_step(problems):
        index = int(step)
        item = node.items[index]
        inner = Spot(item, item.place, f"item {index + 1} of {spot.name}", spot.about)
        yield from explain(shape_of(shape.arguments[0 if several else index]), inner, below)


def _unless_empty(shape: Shape, spot: Spot, problems: list[Problem]) -> Iterator[Finding]:
    if problems:
        yield from explain(shape, spot, problems)


def _union(shape: Shape, spot: Spot, problems: list[Problem]) -> Iterator[Finding]:
    """Explain by the member that was meant; where none was, by all in one sentence."""
    by_member = list(_by_step(problems))
    fitting = [
        (member, below)
        for member, (_, below) in zip(shape.members, by_member, strict=False)
        if _same_kind(member, spot.node) and len(by_member) == len(shape.members)
    ]
    if fitting:
        member, below = min(fitting, key=lambda pair: len(pair[1]))
        yield from explain(member, spot, below)
    else:
        yield _wrong(shape, spot, "")


def _same_kind(member: Shape, node: Node) -> bool:
    """Say whether a member of a union is what somebody meant who wrote this node."""
    match node:
        case Mapping():
            return member.origin is dict or member.is_document
        case Sequence():
            return member.origin is tuple
        case Scalar():
            return isinstance(node.value, str) and member.base is str and not member.rule(Pattern)


def _by_step(problems: list[Problem]) -> Iterator[tuple[int | str, list[Problem]]]:
    """Group problems by the first step of their paths, in order, and go that step."""
    grouped: dict[int | str, list[Problem]] = {}
    for problem in problems:
        if problem.path:
            below = Problem(problem.path[1:], problem.kind)
            grouped.setdefault(problem.path[0], []).append(below)
    yield from grouped.items()


def _owner(document: Any, spot: Spot, node: Mapping) -> str:
    """Return how a document is called: `stock 'land'`, `effect 2`, `'period'`."""
    what = noun(document)
    written = node.entries.get("id")
    if isinstance(written, Scalar) and isinstance(written.value, str):
        return f"{what} '{written.value}'"
    if spot.name.startswith(f"'{NAMELESS}"):
        return f"this {what}"
    if spot.name.startswith("item "):
        return f"{what} {spot.name.split()[1]}"
    return spot.name if spot.name == f"'{what}'" else f"{what} {spot.name}"


def _wrong(shape: Shape, spot: Spot, kind: str) -> Finding:
    limits = shape.rule(Limits)
    node = spot.node
    if kind.startswith(("greater_than", "less_than")) and limits:
        message = f"{spot.name} is {shown(node)}; it must be {allowed(limits)}"
        return spot.error("out-of-range", message)
    if kind.endswith(("too_short", "too_long")):
        return _wrong_length(shape, spot)
    if kind == "string_pattern_mismatch" and isinstance(node, Scalar):
        message = f"{spot.name} is {shown(node)}; wanted {wanted(shape)}"
        return spot.error("wrong-form", message, _form_hint(shape, str(node.value)))
    message = f"{spot.name} is {shown(node)}; wanted {wanted(shape)}"
    return spot.error("wrong-type", message, _type_hint(shape, node))


def _wrong_length(shape: Shape, spot: Spot) -> Finding:
    limits = shape.rule(Limits)
    node = spot.node
    if isinstance(node, Scalar) and limits:
        length = len(str(node.value))
        if not length:
            return spot.error("empty", f"{spot.name} is empty", "write it")
        unit = "character" if length == 1 else "characters"
        message = f"{spot.name} has {length} {unit}; it must have {allowed(limits)}"
        return spot.error("wrong-length", message)
    return _wrong_count(shape, spot)


def _wrong_count(shape: Shape, spot: Spot) -> Finding:
    count = len(spot.node.items) if isinstance(spot.node, Sequence) else 0
    items = "item" if count == 1 else "items"
    needed = len(shape.arguments)
    return spot.error("wrong-length", f"{spot.name} has {count} {items}; it must have {needed}")


def _wrong_name(shape: Shape, spot: Spot, key: str) -> Finding:
    message = f"'{key}' cannot stand here; wanted {wanted(shape)}"
    if limits := shape.rule(Limits):
        message = f"'{key}' has {len(key)} characters; it must have {allowed(limits)}"
    return spot.error("wrong-form", message, _form_hint(shape, key), spot.key)


def _form_hint(shape: Shape, text: str) -> str:
    """Return what to write for text that has not the form that was wanted."""
    if shape.choices:
        near = closest(text, shape.choices)
        return f"did you mean '{near}'?" if near else ""
    pattern = shape.rule(Pattern)
    if pattern in _NAMES:
        return intentions.name(text, hyphens=pattern == shape_of(Id).rule(Pattern))
    return intentions.quarter(text) if pattern == shape_of(QuarterText).rule(Pattern) else ""


def _type_hint(shape: Shape, node: Node) -> str:
    """Return what to write in place of a value of the wrong type, or ""."""
    pattern = shape.rule(Pattern)
    if shape.origin is tuple and shape.arguments[-1] is Ellipsis:
        if isinstance(node, Scalar) and node.plain and len(node.written) <= LONGEST:
            return f"write [{node.written}]"
        return "begin it with '- '"
    if not isinstance(node, Scalar):
        text = any(member.base is str for member in shape.members)
        colon = text and isinstance(node, Mapping) and len(node.entries) == 1
        return "if it is text with ': ' in it, put it in quotes" if colon else ""
    if pattern is not None and not re.search(pattern.expression, node.written):
        return _form_hint(shape, node.written)
    return _scalar_hint({member.base for member in shape.members}, node)


def _scalar_hint(bases: set[Any], node: Scalar) -> str:
    if not isinstance(node.value, str):
        return _number_hint(bases, node)
    if bool in bases and (hint := intentions.truth(node.value)):
        return hint
    if bases & {int, float}:
        return intentions.number(node.value)
    return intentions.nothing(node.value)


def _number_hint(bases: set[Any], node: Scalar) -> str:
    """Return what to write for a number or truth where something else was wanted."""
    if str in bases:
        return f'put it in quotes: "{node.written}"'
    if int in bases and isinstance(node.value, float) and node.value.is_integer():
        return f"write {int(node.value)}"
    return ""
