"""A report as PDF, by typst, which is an extra: accessible (PDF/UA-1), with fonts of our own.

Without it a report is still HTML that prints well; whoever asks for PDF is told so.
"""

import contextlib
import importlib
from dataclasses import dataclass
from typing import Any

from game.content.shipped import root
from game.reports.document import Document
from game.reports.document_typst import as_typst

PAPERS = {"a4": "a4", "letter": "us-letter"}
#: What a PDF meets, so that it can be read aloud.
STANDARD = "ua-1"
NOT_ACCESSIBLE = (
    "The PDF holds letters that no font here has, and so is no PDF/UA; the HTML has them all."
)


class MissingTypstError(Exception):
    """PDF was asked for, and typst is not installed; the text says what to do."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, and the standard that it meets; None where letters of it are in none of our fonts."""

    content: bytes
    standard: str | None


def as_pdf(document: Document, paper: str = "a4") -> Typeset:
    """Return a report as PDF.

    Args:
        document: the report.
        paper: one of `PAPERS`.

    Raises:
        MissingTypstError: typst is not installed.
    """
    return typeset(as_typst(document, PAPERS[paper]))


def typeset(source: str) -> Typeset:
    """Return a typst document as PDF/UA-1, or as close to it as its letters allow.

    A note in another script than our fonts have is looked for in the fonts of the system; where
    they lack it too, the PDF has a box in its place and meets no standard.

    Raises:
        MissingTypstError: typst is not installed.
    """
    library = _library()
    for own_alone in (True, False):
        with contextlib.suppress(library.TypstError):
            return _compiled(library, source, own_alone=own_alone, standard=STANDARD)
    return _compiled(library, source, own_alone=False, standard=None)


def _compiled(library: Any, source: str, *, own_alone: bool, standard: str | None) -> Typeset:  # noqa: ANN401 - an optional library has no type
    made = library.compile(
        source.encode(),
        format="pdf",
        font_paths=_fonts(),
        ignore_system_fonts=own_alone,
        pdf_standards=[] if standard is None else [standard],
    )
    return Typeset(bytes(made), standard)


def _fonts() -> list[str]:
    """Return where our fonts lie; without them typst's own are used."""
    folder = root() / "assets" / "fonts"
    return [str(folder)] if folder.is_dir() else []


def _library() -> Any:  # noqa: ANN401 - an optional library has no type
    try:
        return importlib.import_module("typst")
    except ImportError as error:
        message = (
            "PDF needs typst: pip install 'handshake[pdf]'. Without it, ask for HTML "
            "(--format html) and print it from a browser."
        )
        raise MissingTypstError(message) from error
