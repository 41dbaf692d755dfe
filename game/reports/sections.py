"""A section of a report: a title, lines, and parts; data first, then plain text."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

#: Narrower than this no line can be kept.
_NARROWEST = 20
_STEP = 2


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title, then parts of their own, without any drawing.

    Attributes:
        title: what it is about.
        lines: one statement or paragraph each, as long as they are.
        parts: what belongs below.
    """

    title: str
    lines: tuple[str, ...] = ()
    parts: tuple["Section", ...] = ()

    def as_text(self, width: int) -> str:
        """Return plain lines, parts indented below their titles; fit for a screen reader.

        Args:
            width: columns; longer lines are broken between words.

        Returns:
            Lines without a last line feed.
        """
        return "\n".join(_written(self, max(width, _NARROWEST), 0))


def with_content(*parts: Section) -> tuple[Section, ...]:
    """Return the parts that hold anything."""
    return tuple(part for part in parts if part.lines or part.parts)


def _written(section: Section, width: int, depth: int) -> Iterator[str]:
    margin = _STEP * max(depth - 1, 0)
    yield from _filled(section.title, width, margin)
    for line in section.lines:
        yield from _filled(line, width, margin + (_STEP if depth else 0))
    for part in section.parts:
        yield ""
        yield from _written(part, width, depth + 1)


def _filled(line: str, width: int, margin: int) -> list[str]:
    # However deep it stands, a line has room for a few words.
    margin = min(margin, width - _NARROWEST)
    return textwrap.wrap(
        line,
        width,
        initial_indent=" " * margin,
        subsequent_indent=" " * (margin + _STEP),
        break_long_words=False,
        break_on_hyphens=False,
    )
