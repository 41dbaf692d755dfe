"""Numbers as a player reads them, in the player's language."""

from game.screens.wording import Words

MINUS = "\N{MINUS SIGN}"
_DIGITS = frozenset("123456789")
_LARGE, _MIDDLING = 100, 10


def number(say: Words, value: float, decimals: int = 0) -> str:
    """Return a number; one that is nothing as it is shown has no sign."""
    text = f"{abs(value):,.{decimals}f}"
    minus = MINUS if value < 0 and not _DIGITS.isdisjoint(text) else ""
    marks = str.maketrans({",": say("numbers.thousands"), ".": say("numbers.point")})
    return minus + text.translate(marks)


def plain(say: Words, value: float, decimals: int = 2) -> str:
    """Return a number with no more decimals than it has."""
    rounded = round(value, decimals)
    kept = next(d for d in range(decimals + 1) if d == decimals or round(rounded, d) == rounded)
    return number(say, rounded, kept)


def signed(say: Words, value: float, decimals: int = 0) -> str:
    """Return a change with its sign."""
    text = number(say, value, decimals)
    return f"+{text}" if value > 0 and shows(value, decimals) else text


def shows(value: float, decimals: int) -> bool:
    """Return whether a number is more than nothing as it is shown."""
    return not _DIGITS.isdisjoint(f"{value:.{decimals}f}")


def fitting(say: Words, value: float) -> str:
    """Return a number with as many decimals as its size asks for."""
    size = abs(value)
    return number(say, value, 0 if size >= _LARGE else 1 if size >= _MIDDLING else 2)


def with_unit(say: Words, value: float, unit: str, decimals: int = 0) -> str:
    """Return a number with its unit; a scale such as `1990 = 100` stands in brackets."""
    said = number(say, value, decimals)
    if unit in {"", "1"}:
        return said
    scale = any(part in unit for part in ("=", " to ", " of ", ","))
    return say("numbers.scale" if scale else "numbers.unit", value=said, unit=unit)
