"""Numbers and names in sentences."""

from game.content.format import play
from game.model.program import Instrument
from game.session.commands import Setting

_MOST_DECIMALS = 6
#: Shorter units are symbols, such as ha and kg, and have no plural.
_SHORTEST_WORD = 4


def number(value: float, decimals: int = 2) -> str:
    """Return a number with at most some decimals, none where it has none.

    >>> number(8.0), number(0.25), number(-1234.5)
    ('8', '0.25', '-1,234.5')
    """
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def apart(small: float, large: float) -> tuple[str, str]:
    """Return two different numbers with as many decimals as it takes to tell them apart.

    >>> apart(7.996, 8.0)
    ('7.996', '8')
    >>> apart(8.0 - 1e-9, 8.0)
    ('just under 8', '8')
    """
    for decimals in range(_MOST_DECIMALS + 1):
        said = number(small, decimals), number(large, decimals)
        if said[0] != said[1] and float(said[0].replace(",", "")) <= small:
            return said
    return f"just under {number(large)}", number(large)


def amount(said: str, unit: str) -> str:
    """Return a number with its unit, where it has one that is a word.

    >>> amount("8", "point"), amount("1", "point"), amount("3", "1"), amount("2", "million_tal")
    ('8 points', '1 point', '3', '2 million tal')
    """
    if unit == "1":
        return said
    plain = unit.replace("_", " ")
    word = unit.isalpha() and unit.islower() and len(unit) >= _SHORTEST_WORD
    return f"{said} {plain}s" if word and said != "1" else f"{said} {plain}"


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence.

    >>> inside("Political capital"), inside("GDP")
    ('political capital', 'GDP')
    """
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def sentence(said: str) -> str:
    """Return words as a sentence."""
    whole = said[:1].upper() + said[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."


def setting(instrument: Instrument, value: float) -> Setting:
    """Return what a row of the state says of an instrument, in the instrument's own terms."""
    if instrument.kind == "posture":
        return instrument.options[round(value)]
    return bool(value) if instrument.kind == "channel" else value


def setting_words(instrument: play.Instrument, to: Setting) -> str:
    """Return a setting in words: a number with its unit, a stance's title, on or off."""
    if isinstance(to, bool):
        return "on" if to else "off"
    if isinstance(to, str):
        return instrument.stances[to].title
    return amount(number(to), instrument.unit or "1")


def pushed_words(instrument: play.Instrument, size: float, lasts: int | None) -> str:
    """Return what is added to an account, or taken from it: `10 million USD/year more`."""
    said = amount(number(abs(size)), instrument.unit or "1")
    span = "" if lasts is None else f", for {lasts} quarter{'' if lasts == 1 else 's'}"
    return f"{said} {'more' if size > 0.0 else 'less'}{span}"
