"""Markup: elements as data, and the one place where they become HTML or SVG text.

Whatever a pack says is text here, never markup, so that no pack can write into a page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

#: Elements of HTML that hold nothing and are not closed.
_VOID = frozenset({"meta", "br", "hr", "col", "img", "link"})
#: What no XML may hold, whatever is done to it.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, in order, and what it holds."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Element | str", ...]


def element(tag: str, *children: Element | str, **attributes: str | float | None) -> Element:
    """Return an element.

    Args:
        tag: its name.
        children: text and elements.
        attributes: by name, with `_` for `-`, and one `_` at the end where Python needs the
            name; numbers are written short, None leaves an attribute out.
    """
    given = tuple(
        (name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else short(value))
        for name, value in attributes.items()
        if value is not None
    )
    return Element(tag, given, children)


def short(value: float) -> str:
    """Return a number as drawings need it: two decimals at most.

    >>> short(12.0), short(-0.001), short(3.14159)
    ('12', '0', '3.14')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def written(root: Element) -> str:
    """Return an element and all it holds as text."""
    return "".join(_written(root))


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", node), quote=False)
        return
    attributes = "".join(
        f' {name}="{escape(_CONTROL.sub("", value))}"' for name, value in node.attributes
    )
    if node.tag in _VOID:
        yield f"<{node.tag}{attributes}>"
        return
    yield f"<{node.tag}{attributes}>"
    if node.tag == "style":  # ours alone, and not to be escaped
        yield from (child for child in node.children if isinstance(child, str))
    else:
        for child in node.children:
            yield from _written(child)
    yield f"</{node.tag}>"
    if node.tag in _BREAKS:
        yield "\n"


#: Elements after which a line break changes nothing, so that people can read the text.
_BREAKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "tr", "table", "thead", "tbody", "section", "nav", "li", "ul"}
    | {"figure", "figcaption", "head", "title", "style", "main", "header", "svg", "g", "caption"}
    | {"path", "polygon", "desc", "text"}
)
