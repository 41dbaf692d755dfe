"""A formula as it was written: what stands where, with no name looked up yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text, from `start` to before `end`."""

    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """Return the span from here to the end of `other`."""
        return Span(self.start, other.end)


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a quarter (as its integer) or `true` and `false` (as 1 and 0)."""

    kind: str  #: number, quarter or truth
    value: float
    span: Span
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Name:
    """A name; of one member of a set, or an id with hyphens and a point inside `flag()`."""

    id: str
    span: Span
    member: str | None = None
    member_at: int = 0
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator, or `if` as `where`, by the name of its operation."""

    operation: str
    arguments: tuple["Syntax", ...]
    span: Span
    depth: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function by its name, whether there is such a one or not."""

    function: str
    arguments: tuple["Syntax", ...]
    span: Span
    depth: int


Syntax = Literal | Name | Apply | Call

LONGEST_QUOTE = 40


def quote(text: str, span: Span) -> str:
    """Return what was written at `span`, in quotes, shortened where it is long.

    >>> quote("a  +  b", Span(0, 7))
    "'a + b'"
    """
    said = " ".join(text[span.start : span.end].split())
    return f"'{said}'" if len(said) <= LONGEST_QUOTE else f"'{said[: LONGEST_QUOTE - 3]}...'"
