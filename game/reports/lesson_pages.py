"""A pack's lessons as pages to print: the Markdown that they are written in, as a report.

Headings, paragraphs, lists, tables, quotations, bold text and code are read; whatever else a
lesson holds stays as it was written.
"""

import re
from collections.abc import Iterator, Sequence

from game.reports.charting import slug
from game.reports.document import (
    Block,
    Code,
    Document,
    Inline,
    Listing,
    Part,
    Quote,
    Row,
    Strong,
    Table,
    Words,
)

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s*(?:([-*+])|\d+[.)])\s+(.*)$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}")
_MARKED = re.compile(r"(\*\*.+?\*\*|`[^`]+`|(?<!\w)[*_][^*_\s](?:[^*_]*[^*_\s])?[*_](?!\w))")


def lesson_document(name: str, text: str, language: str) -> Document:
    """Return a lesson as a report.

    Args:
        name: of its file, for one that has no heading of its own.
        text: Markdown.
        language: of the text.
    """
    sections = list(_sections(text.splitlines()))
    title = next((title for level, title, _ in sections if level == 1), name)
    before = tuple(b for level, _, lines in sections if level <= 1 for b in _blocks(lines))
    deeper = [(level, title, lines) for level, title, lines in sections if level > 1]
    return Document(_plain(title), language, before, _parts(deeper, ()))


def _sections(lines: Sequence[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each heading's level and text with the lines below it; level 0 comes before any."""
    level, title, below = 0, "", list[str]()
    for line in lines:
        heading = _HEADING.match(line)
        if heading:
            yield level, title, below
            level, title, below = len(heading[1]), heading[2], []
        else:
            below.append(line)
    yield level, title, below


def _parts(
    sections: Sequence[tuple[int, str, list[str]]], above: tuple[str, ...]
) -> tuple[Part, ...]:
    """Return sections as parts within each other, by their levels."""
    parts: list[Part] = []
    position = 0
    while position < len(sections):
        level, title, lines = sections[position]
        end = position + 1
        while end < len(sections) and sections[end][0] > level:
            end += 1
        path = (*above, str(len(parts) + 1))
        anchor = f"{slug(_plain(title)).lower()[:40]}-{'-'.join(path)}"
        below = _parts(sections[position + 1 : end], path)
        parts.append(Part(_plain(title), anchor, tuple(_blocks(lines)), below))
        position = end
    return tuple(parts)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the paragraphs, lists, tables and quotations of some lines."""
    some: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            some.append(line)
        elif some:
            yield from _block(some)
            some = []


def _block(lines: list[str]) -> Iterator[Block]:
    if lines[0].lstrip().startswith("|") and len(lines) > 1 and _RULE.match(lines[1]):
        yield _table(lines)
    elif lines[0].lstrip().startswith(">"):
        yield Quote(words(" ".join(line.strip().lstrip("> ") for line in lines)))
    elif any(_ITEM.match(line) for line in lines):
        first = next(k for k, line in enumerate(lines) if _ITEM.match(line))
        if first:
            yield words(" ".join(line.strip() for line in lines[:first]))
        yield _listing(lines[first:])
    else:
        yield words(" ".join(line.strip() for line in lines))


def _listing(lines: Sequence[str]) -> Listing:
    items: list[str] = []
    for line in lines:
        begins = _ITEM.match(line)
        if begins:
            items.append(begins[2])
        else:
            items[-1] += f" {line.strip()}"
    start = _ITEM.match(lines[0])
    numbered = start is not None and start[1] is None
    return Listing(tuple(words(item) for item in items), numbered=numbered)


def _table(lines: Sequence[str]) -> Table:
    head, *rows = ([cell.strip() for cell in _cells(line)] for line in (lines[0], *lines[2:]))
    return Table(
        _plain(head[0] or "Table"),
        tuple(_plain(cell) or "\N{NO-BREAK SPACE}" for cell in head),
        tuple(Row(tuple(words(cell) for cell in _fitted(row, len(head)))) for row in rows),
    )


def _cells(line: str) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|")


def _fitted(cells: list[str], count: int) -> list[str]:
    """Return a row with as many cells as its table has columns."""
    return (cells + [""] * count)[:count]


def words(text: str) -> Words:
    """Return a text of Markdown as one paragraph, with what is marked in it.

    >>> words("Say **no** to `x`, *please*.")
    ('Say ', Strong(text='no'), ' to ', Code(text='x'), ', ', 'please', '.')
    """
    pieces: list[Inline] = []
    for part in _MARKED.split(" ".join(text.split())):
        if part.startswith("**") and part.endswith("**") and len(part) > len("****"):
            pieces.append(Strong(part[2:-2]))
        elif part.startswith("`") and part.endswith("`") and len(part) > len("``"):
            pieces.append(Code(part[1:-1]))
        elif _MARKED.fullmatch(part):
            pieces.append(part[1:-1])
        elif part:
            pieces.append(part)
    return tuple(pieces)


def _plain(text: str) -> str:
    return _MARKED.sub(lambda found: found[0].strip("*_`"), text).strip()
