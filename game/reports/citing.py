"""Citations: the source that one names, and the place in it."""

import re
from collections.abc import Iterable

from game.content.format.declare import Citations
from game.content.format.pack import Source
from game.reports.wording import citations


def source_id(citation: str) -> str:
    """Return the source that a citation names: what stands before the first comma.

    >>> source_id("ledger-1962, ch. II, lines 10-12")
    'ledger-1962'
    """
    return re.split(r"[,;]", citation, maxsplit=1)[0].strip()


def place(citation: str) -> str:
    """Return the place in the source, if one is named.

    >>> place("ledger-1962, ch. II, lines 10-12")
    'ch. II, lines 10-12'
    """
    return re.sub(r"^[^,;]*[,;]?\s*", "", citation, count=1).strip()


def source_ids(sources: Iterable[Citations | None]) -> tuple[str, ...]:
    """Return the sources that citations name, each once, in the order they are first named."""
    named = (source_id(text) for source in sources for text in citations(source))
    return tuple(dict.fromkeys(named))


def headline(source: Source) -> str:
    """Return a source's title with its author and year, as far as they are known."""
    made = ", ".join(part for part in (source.author, _year(source)) if part)
    title = " ".join(source.title.split())
    return f"{title} ({made})" if made else title


def _year(source: Source) -> str:
    return "" if source.year is None else str(source.year)
