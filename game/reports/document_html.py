"""A report as one page of HTML that needs no other file, prints well and reads well aloud."""

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
    pieces,
)
from game.reports.document_style import STYLE
from game.reports.markup import Element, element, written

#: A card of more letters is written smaller.
_LONG_CARD = 340


def as_html(document: Document) -> str:
    """Return a report as one page that needs no other file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", document.title),
        element("style", STYLE),
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
    if not document.parts:
        return ()
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
        class_="apart" if part.apart else None,
    )


def _block(block: Block) -> Element:
    match block:
        case Table():
            return _table(block)
        case Picture() | Gallery():
            return _pictures(block)
        case Cards() | Plates():
            return _sheets(block)
        case Listing() | Quote():
            return _said(block)
        case _:
            return element("p", *_words(block))


def _pictures(block: Picture | Gallery) -> Element:
    if isinstance(block, Picture):
        return _figure(block)
    return element("div", *map(_figure, block.pictures), class_="gallery")


def _sheets(block: Cards | Plates) -> Element:
    if isinstance(block, Cards):
        return element("div", *map(_card, block.cards), class_="cards")
    return element("div", *(_plate(*named) for named in block.names))


def _said(block: Listing | Quote) -> Element:
    if isinstance(block, Listing):
        items = (element("li", *_words(item)) for item in block.items)
        return element("ol" if block.numbered else "ul", *items)
    by = (element("footer", block.by),) if block.by else ()
    return element("blockquote", element("p", *_words(block.words)), *by)


def _card(card: Card) -> Element:
    long = sum(map(len, card.lines)) > _LONG_CARD
    return element(
        "article",
        element("p", card.head, class_="head"),
        element("h2", card.title),  # cards stand at the top of a document, in no part
        *(element("p", line) for line in card.lines),
        element("p", card.foot, class_="foot"),
        class_="card long" if long else "card",
    )


def _plate(name: str, below: str) -> Element:
    # The upper half stands on its head, so that a folded sheet reads from both sides; it says
    # nothing new to whoever listens.
    halves = (
        element("div", element("p", name, class_="name"), element("p", below), **given)
        for given in ({"class_": "half over", "aria_hidden": "true"}, {"class_": "half"})
    )
    return element("div", *halves, class_="plate")


def _figure(picture: Picture) -> Element:
    numbers: tuple[Element, ...] = ()
    if picture.table is not None:
        numbers = (element("details", element("summary", "As a table"), _table(picture.table)),)
    caption = element("figcaption", picture.sentence)
    return element("figure", picture.drawing, caption, *numbers)


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
        class_="tall" if table.tall else None,
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
        case Strong():
            return element("strong", piece.text)
        case _:
            return piece
