"""Bytes to text: encodings, and characters that have no business in a file of words."""

import codecs
import re
import unicodedata

from game.content.findings import Finding, Place, Severity

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: A text with more zero bytes than one in this many is UTF-16 without a mark.
_ZEROS_OF_UTF16 = 4

#: Control characters, line ends that editors do not count as such, halves of characters.
_STRANGE = re.compile(
    "[^\\t\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\U00010000-\U0010ffff]"
)


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a file, with one `newline` character at each line's end.

    Args:
        data: the file's bytes; UTF-8 with or without a mark at the beginning is accepted.
        file: the name that findings carry.
    """
    if data.startswith(_WIDE_MARKS) or data.count(0) * _ZEROS_OF_UTF16 > len(data):
        return None, (_refused(Place(file), "is saved as UTF-16", "save it as UTF-8"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_bad_byte(data, error.start, file),)
    text = clean_line_ends(text)
    if "\0" in text:
        return None, (_strange(text, text.index("\0"), file),)
    return text, ()


def clean_line_ends(text: str) -> str:
    """Return `text` without a byte order mark and with only `newline` characters at line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def strange_character(text: str, file: str) -> Finding | None:
    """Return a finding for the first character that nobody can see or mean, if there is one."""
    found = _STRANGE.search(text)
    return _strange(text, found.start(), file) if found else None


def place_of(text: str, offset: int, file: str) -> Place:
    """Return the place of the character of `text` at `offset` (from 0)."""
    line = text.count("\n", 0, offset) + 1
    return Place(file, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _bad_byte(data: bytes, offset: int, file: str) -> Finding:
    before = clean_line_ends(data[:offset].decode("utf-8"))
    byte = data[offset]
    likely = bytes([byte]).decode("cp1252", errors="replace")
    meant = f", perhaps a '{likely}'" if likely.isprintable() and likely != "\ufffd" else ""
    place = place_of(before, len(before), file)
    return _refused(
        place, f"has a byte that is not UTF-8 (0x{byte:02X}{meant})", "save it as UTF-8"
    )


def _refused(place: Place, what: str, hint: str) -> Finding:
    return Finding(place, Severity.ERROR, "not-utf8", f"the file {what}", hint=hint)


def _strange(text: str, offset: int, file: str) -> Finding:
    character = text[offset]
    name = unicodedata.name(character, "a control character").lower()
    message = f"an invisible character stands here (U+{ord(character):04X}, {name})"
    place = place_of(text, offset, file)
    return Finding(place, Severity.ERROR, "invisible-character", message, hint="delete it")
