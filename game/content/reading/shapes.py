"""What a field may hold, in words: from the annotations of the documents."""

import dataclasses
import re
import types
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from game.content.format.declare import Id, Kind, Limits, Name, Pattern, QuarterText
from game.content.reading.tree import Mapping, Node, Scalar, Sequence

_LISTED_FIELDS = 4
_SHOWN = 40

_NOUNS = {"NamedSet": "set", "TradeOff": "trade-off", "WarmUp": "warm-up"}
_SETTLED = {Kind("formula"): "a number or a formula", Kind("unit"): "a unit such as kg/year"}


def _pattern(shape: Any) -> Pattern:
    (found,) = (part for part in shape.__metadata__ if isinstance(part, Pattern))
    return found


_DESCRIBED = {
    _pattern(Name).expression: "a name of small letters, digits and _",
    _pattern(Id).expression: "an id of small letters, digits, _ and -",
    _pattern(QuarterText).expression: "a quarter",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """An annotation taken apart: what it is without `None` and what is said about it."""

    base: Any
    rules: tuple[Any, ...] = ()

    @property
    def members(self) -> tuple["Shape", ...]:
        """The annotations of a union; of any other shape, itself."""
        if get_origin(self.base) in {Union, types.UnionType}:
            return tuple(shape_of(member) for member in get_args(self.base))
        return (self,)

    @property
    def origin(self) -> Any:
        """`dict` or `tuple`, or the class itself."""
        return get_origin(self.base) or self.base

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What stands in brackets after a `dict` or `tuple`."""
        return get_args(self.base)

    @property
    def is_document(self) -> bool:
        """Whether it is one of the format's dataclasses."""
        return dataclasses.is_dataclass(self.base)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a pattern lists; none where it lists none."""
        for rule in self.rules:
            if isinstance(rule, Pattern):
                listed = re.fullmatch(r"\^\((.*)\)\$", rule.expression)
                plain = listed is not None and re.fullmatch(r"[\w|]+", listed[1]) is not None
                return tuple(listed[1].split("|")) if listed and plain else ()
        return ()

    def rule(self, kind: type[Pattern | Limits]) -> Any:
        """Return its pattern or its limits, or None."""
        return next((rule for rule in self.rules if isinstance(rule, kind)), None)


def shape_of(annotation: Any) -> Shape:
    """Take an annotation apart."""
    rules: list[Any] = []
    while True:
        if get_origin(annotation) is Annotated:
            rules.extend(annotation.__metadata__)
            annotation = annotation.__origin__
            continue
        if get_origin(annotation) in {Union, types.UnionType}:
            left = tuple(part for part in get_args(annotation) if part is not type(None))
            if len(left) == 1:
                annotation = left[0]
                continue
            annotation = Union[left]  # noqa: UP007 - made of a tuple
        return Shape(annotation, tuple(rules))


def fields_of(document: Any) -> dict[str, Any]:
    """Return the annotations of a document's fields, by name."""
    return {field.name: field.type for field in dataclasses.fields(document)}


def noun(document: Any) -> str:
    """Return what a kind of document is called: `goal part` for `GoalPart`.

    >>> from game.content.format.judging import GoalPart
    >>> noun(GoalPart)
    'goal part'
    """
    name = document.__name__
    return _NOUNS.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def wanted(shape: Shape) -> str:
    """Return what a shape accepts, in words."""
    for rule in shape.rules:
        if rule in _SETTLED:
            return _SETTLED[rule]
    if len(shape.members) > 1:
        parts = [wanted(member) for member in shape.members]
        comma = "," if any("," in part for part in parts) else ""
        return f"{', '.join(parts[:-1])}{comma} or {parts[-1]}"
    if shape.is_document:
        return f"a group of keys ({_required(shape.base)})"
    if shape.origin is dict:
        key, value = (shape_of(part) for part in shape.arguments)
        names = "quarters" if key.rule(Pattern) == _pattern(QuarterText) else "names"
        return f"{names}, each with {wanted(value)}"
    if shape.origin is tuple:
        return _wanted_list(shape)
    return _wanted_text(shape) if shape.base is str else _WANTED[shape.base]


_WANTED = {bool: "true or false", int: "a whole number", float: "a number"}


def allowed(limits: Limits) -> str:
    """Return two limits in words."""
    if limits.least is not None and limits.most is not None:
        return f"from {limits.least:g} to {limits.most:g}"
    parts = (
        ("at least", limits.least),
        ("more than", limits.above),
        ("at most", limits.most),
        ("less than", limits.below),
    )
    return " and ".join(f"{word} {limit:g}" for word, limit in parts if limit is not None)


def shown(node: Node) -> str:
    """Return what was written, for a message."""
    match node:
        case Mapping():
            return "a group of keys"
        case Sequence():
            return "a list"
        case Scalar(value=str() as text):
            text = " ".join(text.split())
            return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}...'"
        case Scalar():
            return node.written


def _required(document: Any) -> str:
    needed = [
        field.name
        for field in dataclasses.fields(document)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    names = needed or list(fields_of(document))
    more = ", ..." if len(names) > _LISTED_FIELDS else ""
    return ", ".join(names[:_LISTED_FIELDS]) + more


def _wanted_list(shape: Shape) -> str:
    if shape.arguments[-1] is Ellipsis:
        return "a list"
    return f"a list of {len(shape.arguments)}"


def _wanted_text(shape: Shape) -> str:
    pattern = shape.rule(Pattern)
    if shape.choices:
        several = "one of " if len(shape.choices) > 1 else ""
        return f"{several}{', '.join(shape.choices)}"
    if pattern is not None:
        return f"{_DESCRIBED.get(pattern.expression, 'text')} such as {pattern.example}"
    return "text"
