"""A report as a typst document: all in it is text in quotes, so that no pack can write markup.

The program that turns it into PDF is called in `game.reports.document_pdf`.
"""

from collections.abc import Iterator

from game.reports.document import (
    Block,
    Card,
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
    Row,
    Strong,
    Table,
    Words,
    anchors,
    pieces,
    plain,
)
from game.reports.markup import written

_DEEPEST = 4
#: Columns of no more letters are as wide as they are; others share what is left by their length.
_SHORT, _WIDEST = 16, 120
#: Nor is a name that is typed broken, if it has no more letters.
_NAME = 30
_SETUP = """
#set page(paper: {paper}, margin: (x: 17mm, top: 17mm, bottom: 18mm), numbering: "1 / 1",
  footer: context align(center, text(8pt, fill: rgb("#4A565C"),
    counter(page).display("1 / 1", both: true))))
#set text(font: ("IBM Plex Sans", "Libertinus Serif"), size: 9.5pt, fill: rgb("#1D2A32"),
  lang: {language}, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em)
#set list(indent: 4pt, spacing: 0.7em)
#set enum(indent: 4pt, spacing: 0.7em)
#show heading: set text(font: ("IBM Plex Serif", "Libertinus Serif"), weight: 600)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 14.5pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading.where(level: 4): set text(size: 10pt)
#show raw: set text(font: ("IBM Plex Mono", "DejaVu Sans Mono"), size: 8pt)
#show link: set text(fill: rgb("#0B6670"))
#set table(stroke: 0.5pt + rgb("#D3C9B4"), inset: (x: 5pt, y: 4pt))
#show table: set text(size: 8pt)
#show table.cell.where(y: 0): set text(weight: 600)
#show figure: set block(breakable: true, above: 1.2em, below: 1.4em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set align(left)
#set figure(numbering: none, gap: 0.6em)
#show figure.caption: it => block(width: 100%, sticky: true,
  align(left, text(size: 8.5pt, weight: 600, it.body)))
#let sentence(body) = block(above: 0.6em, below: 1.4em,
  text(size: 8.5pt, fill: rgb("#4A565C"), body))
#let said(body, by) = block(above: 1em, below: 1.2em, inset: (left: 12pt, y: 2pt),
  stroke: (left: 3pt + rgb("#0B5C64")), breakable: false)[
  #text(font: ("IBM Plex Serif", "Libertinus Serif"), size: 11pt, body)
  #if by != "" [ \\ #text(size: 8.5pt, fill: rgb("#4A565C"), by)]]
#let card(head, title, size, body, foot) = box(inset: 9pt, width: 100%, height: 100%, clip: true)[
  #set par(spacing: 0.5em, leading: 0.5em)
  #text(size: 7.5pt, fill: rgb("#4A565C"), head) \\
  #text(font: ("IBM Plex Serif", "Libertinus Serif"), size: 11.5pt, weight: 600, title)
  #parbreak()
  #text(size: size, body)
  #v(1fr)
  #text(size: 7pt, fill: rgb("#4A565C"), foot)]
#let half(name, below) = block(width: 100%, height: 118mm, align(center + horizon)[
  #text(font: ("IBM Plex Serif", "Libertinus Serif"), size: 34pt, weight: 600, name) \\
  #text(size: 15pt, below)])
#let plate(name, below) = [
  #pagebreak(weak: true)
  #pdf.artifact(rotate(180deg, half(name, below)))
  #pdf.artifact(line(length: 100%, stroke: (dash: "dashed", thickness: 0.5pt)))
  #half(name, below)]
"""


#: A card of at most so many letters is written in this size.
_CARD_SIZES = ((380, 9.5), (560, 8.5), (760, 7.5), (1000, 6.8))


def as_typst(document: Document, paper: str = "a4") -> str:
    """Return a report as the source of a typst document.

    Args:
        document: the report.
        paper: as typst names it: `a4` or `us-letter`.
    """
    return "\n".join(_Writer(document, paper).lines())


class _Writer:
    """Writes one document; knows which anchors links may lead to."""

    def __init__(self, document: Document, paper: str) -> None:
        self._document = document
        self._paper = paper
        self._anchors = frozenset(anchors(document))

    def lines(self) -> Iterator[str]:
        """Yield the source, line by line."""
        document = self._document
        yield f"#set document(title: {quoted(document.title)}, date: none)"
        language = quoted(document.language)
        yield _SETUP.replace("{paper}", quoted(self._paper)).replace("{language}", language)
        yield f"#heading(level: 1, {quoted(document.title)})"
        for block in document.blocks:
            yield from self._block(block)
        for part in document.parts:
            yield from self._part(part, 2)

    def _part(self, part: Part, level: int) -> Iterator[str]:
        if part.apart:
            yield "#pagebreak(weak: true)"
        heading = f"#heading(level: {min(level, _DEEPEST)}, {quoted(part.title)})"
        yield f"{heading}#label({quoted(part.anchor)})"
        for block in part.blocks:
            yield from self._block(block)
        for below in part.parts:
            yield from self._part(below, level + 1)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Table():
                yield from self._table(block)
            case Picture():
                told = f"#sentence({quoted(block.sentence)})"
                yield f"#block(breakable: false)[{_image(block, '100%')}{told}]"
            case Gallery():
                yield "#grid(columns: (1fr, 1fr), column-gutter: 8pt, row-gutter: 4pt,"
                for picture in block.pictures:
                    told = f"#sentence({quoted(picture.sentence)})"
                    yield f"  block(breakable: false)[{_image(picture, '100%')}{told}],"
                yield ")"
            case Listing():
                kind = "enum" if block.numbered else "list"
                items = ", ".join(f"[{self._words(item)}]" for item in block.items)
                yield f"#{kind}({items})"
            case Cards() | Plates():
                yield from _sheets(block)
            case Quote():
                yield f"#said([{self._words(block.words)}], {quoted(block.by)})"
            case _:
                yield f"#par[{self._words(block)}]"

    def _table(self, table: Table) -> Iterator[str]:
        aligned = ", ".join(
            "right" if column in table.numeric else "left" for column in range(len(table.columns))
        )
        yield "#figure(kind: table, supplement: none, caption: " + quoted(table.caption) + ","
        inset = "inset: (x: 5pt, y: 6.5pt), " if table.tall else ""
        yield f"  table({inset}columns: ({_widths(table)},), align: ({aligned},),"
        heads = ", ".join(quoted(column) for column in table.columns)
        yield f'    fill: (x, y) => if y == 0 {{ rgb("#EAE3D3") }},\n    table.header({heads}),'
        for row in table.rows:
            yield f"    {self._row(row)}"
        yield "  ))"

    def _row(self, row: Row) -> str:
        first, *rest = row.cells
        mark = "" if row.anchor is None else f'#metadata("")#label({quoted(row.anchor)})'
        named = f"[{mark}#strong[{self._words(first)}]]"
        return ", ".join((named, *(f"[{self._words(cell)}]" for cell in rest))) + ","

    def _words(self, words: Words) -> str:
        return "".join(self._inline(piece) for piece in pieces(words))

    def _inline(self, piece: Inline) -> str:
        match piece:
            case Code():
                return f"#raw({quoted(piece.text)})"
            case Strong():
                return f"#strong({quoted(piece.text)})"
            case Link() if piece.to in self._anchors:
                return f"#link(label({quoted(piece.to)}), {quoted(piece.text)})"
            case Link():
                return f"#{quoted(piece.text)}"
            case _:
                return f"#{quoted(piece)}"


def quoted(text: str) -> str:
    r"""Return a text as typst writes it in quotes.

    >>> quoted('say "no"\\')
    '"say \\"no\\"\\\\"'
    """
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_letter(letter) for letter in safe) + '"'


def _letter(letter: str) -> str:
    if letter == "\n":
        return "\\n"
    return max(letter, " ")


def _sheets(block: Cards | Plates) -> Iterator[str]:
    if isinstance(block, Plates):
        yield from (_plate(name, below) for name, below in block.names)
        return
    yield "#pagebreak(weak: true)"
    yield '#grid(columns: (1fr, 1fr), rows: 61mm, stroke: (dash: "dashed", thickness: 0.6pt,'
    yield '  paint: rgb("#4A565C")),'
    yield from (f"  {_card(card)}," for card in block.cards)
    yield ")"


def _card(card: Card) -> str:
    """Return a card; the more it says, the smaller it is written."""
    length = sum(map(len, card.lines))
    size = next((size for most, size in _CARD_SIZES if length <= most), _CARD_SIZES[-1][1])
    lines = "#parbreak()".join(f"#{quoted(line)}" for line in card.lines)
    return (
        f"card({quoted(card.head)}, {quoted(card.title)}, {size}pt, [{lines}], {quoted(card.foot)})"
    )


def _plate(name: str, below: str) -> str:
    return f"#plate({quoted(name)}, {quoted(below)})"


def _image(picture: Picture, width: str) -> str:
    drawing = quoted(written(picture.drawing))
    alt = quoted(picture.sentence)
    return f'#image(bytes({drawing}), format: "svg", width: {width}, alt: {alt})'


def _widths(table: Table) -> str:
    """Return the widths of columns: short ones as they are, of text by its length."""
    if table.tall:
        return ", ".join("2fr" if column == 0 else "1fr" for column in range(len(table.columns)))
    widths = []
    for column, head in enumerate(table.columns):
        longest = max((len(plain(row.cells[column])) for row in table.rows), default=0)
        named = all(isinstance(row.cells[column], Code) for row in table.rows)
        if max(longest, len(head)) <= (_NAME if named else _SHORT):
            widths.append("auto")
            continue
        words = max(map(len, head.split()), default=0)
        needed = max(longest, words) if column in table.numeric else min(longest, _WIDEST)
        widths.append(f"{needed**0.6:.1f}fr")
    return ", ".join(widths)
