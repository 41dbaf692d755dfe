"""A report as Markdown with tables, as GitHub and most editors read it."""

import re
from collections.abc import Iterator

from game.reports.document import (
    Block,
    Cards,
    Code,
    Document,
    Gallery,
    Inline,
    Link,
    Listing,
    Part,
    Picture,
    Plates,
    Quote,
    Strong,
    Table,
    Words,
    pieces,
)

_MARKS = re.compile(r"([\\`*_\[\]<>|~#])")


def as_markdown(document: Document) -> str:
    """Return a report as Markdown, with a last line feed."""
    lines = [f"# {_escaped(document.title)}", ""]
    for block in document.blocks:
        lines += _block(block)
    lines += ["## Contents", ""] if document.parts else []
    lines += [f"- [{_escaped(part.title)}](#{part.anchor})" for part in document.parts]
    lines.append("")
    for part in document.parts:
        lines += _part(part, 2)
    return "\n".join(lines).rstrip("\n") + "\n"


def _part(part: Part, level: int) -> Iterator[str]:
    # Programs make anchors of headings each in their own way; these are ours.
    yield f'<a id="{part.anchor}"></a>'
    yield ""
    yield f"{'#' * level} {_escaped(part.title)}"
    yield ""
    for block in part.blocks:
        yield from _block(block)
    for below in part.parts:
        yield from _part(below, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _table(block)
        case Picture():
            yield from _picture(block)
        case Gallery():
            for picture in block.pictures:
                yield from _picture(picture)
                yield ""
        case Listing() | Quote():
            yield from _said(block)
        case Cards() | Plates():
            yield from _sheets(block)
        case _:
            yield _words(block)
    yield ""


def _said(block: Listing | Quote) -> Iterator[str]:
    if isinstance(block, Quote):
        by = f" ({_escaped(block.by)})" if block.by else ""
        yield f"> {_words(block.words)}{by}"
    else:
        mark = "1." if block.numbered else "-"
        yield from (f"{mark} {_words(item)}" for item in block.items)


def _sheets(block: Cards | Plates) -> Iterator[str]:
    if isinstance(block, Plates):
        yield from (f"- **{_escaped(name)}**: {_escaped(below)}" for name, below in block.names)
        return
    for card in block.cards:
        foot = f" ({_escaped(card.foot)})" if card.foot else ""
        said = _escaped(" ".join(card.lines))
        yield f"- **{_escaped(card.title)}** ({_escaped(card.head)}) {said}{foot}"


def _picture(picture: Picture) -> Iterator[str]:
    yield _escaped(picture.sentence)
    if picture.table is not None:
        yield ""
        yield from _table(picture.table)


def _table(table: Table) -> Iterator[str]:
    yield f"**{_escaped(table.caption)}**"
    yield ""
    yield f"| {' | '.join(_escaped(column) for column in table.columns)} |"
    marks = ("---:" if k in table.numeric else "---" for k in range(len(table.columns)))
    yield f"| {' | '.join(marks)} |"
    for row in table.rows:
        cells = [_words(cell) for cell in row.cells]
        if row.anchor is not None:
            cells[0] = f'<a id="{row.anchor}"></a>{cells[0]}'
        yield f"| {' | '.join(cells)} |"


def _words(words: Words) -> str:
    return "".join(_inline(piece) for piece in pieces(words))


def _inline(piece: Inline) -> str:
    match piece:
        case Code():
            return _code(piece.text)
        case Strong():
            return f"**{_escaped(piece.text)}**"
        case Link():
            return f"[{_escaped(piece.text)}](#{piece.to})"
        case _:
            return _escaped(piece)


def _code(text: str) -> str:
    # Even within code a bar would end a table's cell.
    said = " ".join(text.split()).replace("|", "\\|")
    return f"`{said}`" if "`" not in said else f"`` {said} ``"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", re.sub(r"\s+", " ", text))
