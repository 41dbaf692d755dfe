"""Rich text: **bold**, *italic*, [links](to:somewhere), paragraphs and bullets, as plain data."""

import re
from dataclasses import dataclass

_MARKS = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|\[(?P<label>[^\]]+)\]\((?P<target>[^)]+)\)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one manner; `link` is what it leads to."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list."""

    spans: tuple[Span, ...]
    bullet: bool = False


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""Return the paragraphs of a text; lines that begin with a dash are items of a list.

    >>> [p.bullet for p in paragraphs("one\n\n- two\n- three")]
    [False, True, True]
    """
    found: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        prose: list[str] = []
        for line in (*block.split("\n"), "- "):
            if line.lstrip().startswith("- "):
                if prose:
                    found.append(_paragraph(prose))
                prose = [line.lstrip()]
            else:
                prose.append(line.strip())
    return tuple(found) or (Paragraph((Span(""),)),)


def plain(text: str) -> str:
    """Return the words of a rich text without its marks, as they are spoken.

    >>> plain("the **Upper** [valley](region:upper)")
    'the Upper valley'
    """
    return "\n".join("".join(span.text for span in p.spans) for p in paragraphs(text))


def _paragraph(lines: list[str]) -> Paragraph:
    bullet = lines[0].startswith("- ")
    joined = " ".join(lines)
    return Paragraph(tuple(_spans(joined[2:] if bullet else joined)), bullet)


def _spans(text: str) -> list[Span]:
    spans, reached = [], 0
    for match in _MARKS.finditer(text):
        if match.start() > reached:
            spans.append(Span(text[reached : match.start()]))
        if match["bold"]:
            spans.append(Span(match["bold"], bold=True))
        elif match["italic"]:
            spans.append(Span(match["italic"], italic=True))
        else:
            spans.append(Span(match["label"], link=match["target"]))
        reached = match.end()
    return [*spans, Span(text[reached:])] if reached < len(text) or not spans else spans
