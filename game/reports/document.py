"""A report as data: parts with paragraphs, tables and pictures, before any format.

Readers of it: `game.reports.document_html` and `game.reports.document_markdown`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from game.reports.markup import Element


@dataclass(frozen=True, slots=True)
class Code:
    """Text as it is written in a file: a name or a formula."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to the part or row of the same report with the anchor `to`."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that is read with weight."""

    text: str


Inline = str | Code | Link | Strong
#: A paragraph or a cell: one piece of text, or several in a row.
Words = Inline | tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: one a column; the first names the row.
        anchor: what links lead here by, if any do.
    """

    cells: tuple[Words, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

    Attributes:
        caption: what the table shows, in one line.
        columns: their names.
        rows: each as long as `columns`.
        numeric: positions of columns that hold numbers.
        tall: whether rows have room to be written in by hand.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: frozenset[int] = frozenset()
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the sentence that says the same.

    Attributes:
        drawing: an `svg` element that stands alone.
        sentence: what it shows, for whoever cannot see it.
        table: what it is drawn from, where that does not stand elsewhere.
    """

    drawing: Element
    sentence: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Gallery:
    """Small pictures side by side, as far as the page is wide enough."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Things under each other: an unordered list, or a numbered one."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said in their own words, and who."""

    words: Words
    by: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A card to be cut out.

    Attributes:
        title: its headline.
        head: what stands above it, small.
        lines: paragraphs.
        foot: what stands below, small.
    """

    title: str
    head: str
    lines: tuple[str, ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards, eight to a page, with lines to cut along."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Plates:
    """Name plates, one a page, to be folded in the middle: a name, and what stands below it."""

    names: tuple[tuple[str, str], ...]


Block = Words | Table | Picture | Gallery | Listing | Quote | Cards | Plates


@dataclass(frozen=True, slots=True)
class Part:
    """A part under a heading.

    Attributes:
        title: its heading.
        anchor: what links lead here by; no other part or row has it.
        blocks: what stands under the heading, in order.
        parts: what belongs below.
        apart: whether it begins on a page of its own where there are pages.
    """

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Part", ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        title: its title.
        language: of its text, such as `en`.
        blocks: what stands before the first part.
        parts: in order.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]


def pieces(words: Words) -> tuple[Inline, ...]:
    """Return the pieces of a paragraph or cell."""
    return words if isinstance(words, tuple) else (words,)


def plain(words: Words) -> str:
    """Return a paragraph or cell without any marks."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces(words))


def anchors(document: Document) -> Iterator[str]:
    """Yield every anchor of a document, of parts and of rows."""
    for part in document.parts:
        yield from _anchors(part)


def _anchors(part: Part) -> Iterator[str]:
    yield part.anchor
    for block in part.blocks:
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor is not None)
    for below in part.parts:
        yield from _anchors(below)
