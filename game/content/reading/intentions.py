"""What somebody meant who wrote text where a number, a truth or a quarter was wanted."""

import re
from collections.abc import Iterator

from game.content.reading.yaml_text import NUMBER

_TRUE = frozenset({"yes", "y", "on", "true"})
_FALSE = frozenset({"no", "n", "off", "false"})
_NOTHING = frozenset({"null", "none", "~", "nil", "n/a", "-"})

_UNIT = re.compile(r"\s*(?:%|[A-Za-z][A-Za-z/ ]*)$")
_GROUPED = re.compile(r"-?\d{1,3}(?:[_' ,]\d{3})+(?:\.\d+)?")


def truth(text: str) -> str:
    """Return what to write for a truth, or "".

    >>> truth("Yes"), truth("off"), truth("perhaps")
    ('write true', 'write false', '')
    """
    word = text.strip().lower()
    if word in _TRUE | _FALSE:
        quoted = text in {"true", "false"}
        return f"write {'true' if word in _TRUE else 'false'}{' without quotes' * quoted}"
    return nothing(text)


def number(text: str) -> str:
    """Return what to write for a number, or "".

    >>> number("010"), number(".5"), number("1,000"), number("3,5"), number("60 kg")
    ('write 10', 'write 0.5', 'write 1000', 'write 3.5', 'write 60')
    """
    word = text.strip()
    if NUMBER.fullmatch(word):
        return f"write {word} without quotes"
    for made in _readings(word):
        if NUMBER.fullmatch(made):
            return f"write {made}"
    return nothing(text) or ("write a number such as 1" if truth(word) else "")


def nothing(text: str) -> str:
    """Return what to do about a word that stands for no value at all, or ""."""
    return "to leave it open, delete the key" if text.strip().lower() in _NOTHING else ""


def quarter(text: str) -> str:
    """Return what to write for a quarter, or "".

    >>> quarter("1990-q3"), quarter("Q3 1990"), quarter("1990")
    ('write 1990Q3', 'write 1990Q3', 'write 1990Q1, or another quarter of that year')
    """
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    part = re.search(r"[Qq]\s*([1-4])(?!\d)", text)
    if year and part:
        return f"write {year[0]}Q{part[1]}"
    if year and text.strip() == year[0]:
        return f"write {year[0]}Q1, or another quarter of that year"
    return ""


def name(text: str, *, hyphens: bool) -> str:
    """Return a name that is allowed and near to `text`, as a hint, or "".

    >>> name("Rural Credit!", hyphens=False)
    'write rural_credit'
    """
    kept = "a-z0-9_-" if hyphens else "a-z0-9_"
    made = re.sub(rf"[^{kept}]+", "_", text.strip().lower()).strip("_-")[:60]
    return f"write {made}" if re.match("[a-z]", made) else ""


def _readings(word: str) -> Iterator[str]:
    """Go through what may be left of a number once it is written our way, likeliest first."""
    bare = _UNIT.sub("", word).lstrip("+")
    yield bare
    if _GROUPED.fullmatch(bare):
        yield re.sub(r"[_' ,]", "", bare)
    if bare.count(".") > 1:
        yield bare.replace(".", "")
    yield bare.replace(",", ".")
    yield re.sub(r"^(-?)0+(?=\d)", r"\1", bare)
    yield re.sub(r"^(-?)\.", r"\g<1>0.", bare)
    yield bare.rstrip(".")
