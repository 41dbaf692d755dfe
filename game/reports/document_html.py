"""A report as one page of HTML that needs no other file, prints well and reads well aloud."""

from game.reports.document import (
    Block,
    Code,
    Document,
    Inline,
    Link,
    Part,
    Picture,
    Row,
    Table,
    Words,
    pieces,
)
from game.reports.markup import Element, element, written

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #F6F2E9; color: #1D2A32; line-height: 1.5;
  font: 16px/1.5 "IBM Plex Sans", "Atkinson Hyperlegible", "DejaVu Sans", Verdana, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
h1, h2, h3, h4 { font-family: "IBM Plex Serif", "DejaVu Serif", Georgia, serif; line-height: 1.25;
  margin: 32px 0 8px; }
h1 { font-size: 2rem; margin-top: 0; }
h2 { font-size: 1.5rem; border-top: 2px solid #D3C9B4; padding-top: 24px; }
h3 { font-size: 1.15rem; }
p { margin: 8px 0; max-width: 80ch; }
a { color: #0B6670; }
a:focus, .wide:focus { outline: 3px solid #0F7C86; outline-offset: 2px; }
code { font: 0.88em/1.5 "IBM Plex Mono", "DejaVu Sans Mono", Consolas, monospace;
  overflow-wrap: anywhere; }
nav ul { columns: 3 240px; padding-left: 20px; }
.wide { overflow-x: auto; margin: 16px 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; background: #FCFAF5; }
caption { text-align: left; font-weight: 600; padding: 4px 0 8px; }
th, td { text-align: left; vertical-align: top; padding: 6px 8px; border: 1px solid #D3C9B4;
  overflow-wrap: break-word; }
thead th { background: #EAE3D3; }
tbody th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: 16px 0; }
figure svg { display: block; max-width: 100%; height: auto; border: 1px solid #D3C9B4; }
figcaption { color: #4A565C; font-size: 0.9rem; max-width: 90ch; padding-top: 8px; }
@media print {
  @page { margin: 16mm 12mm; }
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  table { font-size: 8pt; background: none; }
  a { color: inherit; text-decoration: none; }
}
"""


def as_html(document: Document) -> str:
    """Return a report as one page that needs no other file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", document.title),
        element("style", _STYLE),
    )
    main = element(
        "main",
        element("h1", document.title),
        *(_block(block) for block in document.blocks),
        *_contents(document),
        *(_part(part, 2) for part in document.parts),
    )
    page = element("html", head, element("body", main), lang=document.language)
    return f"<!DOCTYPE html>\n{written(page)}\n"


def _contents(document: Document) -> tuple[Element, ...]:
    items = (
        element("li", element("a", part.title, href=f"#{part.anchor}")) for part in document.parts
    )
    listed = element("ul", *items)
    return (element("nav", element("h2", "Contents"), listed, aria_label="Contents"),)


def _part(part: Part, level: int) -> Element:
    return element(
        "section",
        element(f"h{min(level, 4)}", part.title, id=part.anchor),
        *(_block(block) for block in part.blocks),
        *(_part(below, level + 1) for below in part.parts),
    )


def _block(block: Block) -> Element:
    match block:
        case Table():
            return _table(block)
        case Picture():
            caption = element("figcaption", block.sentence)
            return element("figure", block.drawing, caption)
        case _:
            return element("p", *_words(block))


def _table(table: Table) -> Element:
    heads = (
        element("th", column, scope="col", class_=_class(table, position))
        for position, column in enumerate(table.columns)
    )
    whole = element(
        "table",
        element("caption", table.caption),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(table, row) for row in table.rows)),
    )
    # What scrolls sideways must be reachable by keyboard, and then needs a name.
    return element(
        "div", whole, class_="wide", tabindex="0", role="group", aria_label=table.caption
    )


def _row(table: Table, row: Row) -> Element:
    first, *rest = row.cells
    return element(
        "tr",
        element("th", *_words(first), scope="row"),
        *(
            element("td", *_words(cell), class_=_class(table, position))
            for position, cell in enumerate(rest, start=1)
        ),
        id=row.anchor,
    )


def _class(table: Table, position: int) -> str | None:
    return "number" if position in table.numeric else None


def _words(words: Words) -> tuple[Element | str, ...]:
    return tuple(_inline(piece) for piece in pieces(words))


def _inline(piece: Inline) -> Element | str:
    match piece:
        case Code():
            return element("code", piece.text)
        case Link():
            return element("a", piece.text, href=f"#{piece.to}")
        case _:
            return piece
