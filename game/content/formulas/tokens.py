"""A formula's text cut into words: numbers, quarters, names and signs, each with its place."""

import re
import unicodedata
from dataclasses import dataclass

from game.content.formulas.problems import UnreadableError, nearest

KEYWORDS = frozenset({"and", "or", "not", "if", "then", "else", "true", "false"})

#: Functions whose argument is an id, which may have hyphens and, for an option, a point.
READS_AN_ID = frozenset({"flag", "since"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a formula, from `start` to before `end`."""

    kind: str  #: number, quarter, name, keyword, sign, id or end
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just after the word."""
        return self.start + len(self.text)


SPACE = re.compile(r"[ \t\r\n]*")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
QUARTER = re.compile(r"[0-9]{4}Q[1-4](?![A-Za-z0-9_])")
NOT_QUITE_A_QUARTER = re.compile(r"[0-9]{4}[qQ][0-9]")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
NAME = re.compile(r"[a-z][a-z0-9_]*")
SIGN = re.compile(r"<=|>=|==|!=|[-+*/^<>()\[\],]")
ID = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)?")

#: Signs of other languages and what to write here.
FOREIGN = {
    "**": "write ^ for a power",
    "//": "write / to divide",
    "&&": "write 'and'",
    "||": "write 'or'",
    "<>": "write != for 'is not'",
    "=>": "write >= for 'at least'",
    "=<": "write <= for 'at most'",
    "=": "write == to compare; a formula sets nothing",
    "!": "write 'not', or != for 'is not'",
    "&": "write 'and'",
    "|": "write 'or'",
    "%": "write 5 percent as 0.05, in the unit that is declared",
    "'": "a formula has no texts; write names without quotes",
    '"': "a formula has no texts; write names without quotes",
    "?": "write 'if ... then ... else ...'",
    ":": "write 'if ... then ... else ...', or name[member] for one member",
    ";": "a formula is one value; give a second value a name of its own",
    ".": "a point stands inside numbers, as in 0.5, and in flag(decision.option)",
    "{": "write ( and ) to group, or name[member] for one member",
    "}": "write ( and ) to group, or name[member] for one member",
    "$": "write the number alone; its unit is declared",
    "#": "a comment stands after the formula, outside its quotes",
    "\u2264": "write <=",
    "\u2265": "write >=",
    "\u2260": "write !=",
    "\u00d7": "write *",
    "\u00b7": "write *",
    "\u00f7": "write /",
    "\u2212": "write the plain minus -",
    "\u2013": "write the plain minus -",
    "\u00b2": "write ^2",
    "\u00b3": "write ^3",
}


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut `text` into words; the last is an empty one of kind `end`.

    Raises:
        UnreadableError: something that is not a word of the language, with its place.

    >>> [token.text for token in tokens_of("0.5*land")]
    ['0.5', '*', 'land', '']
    """
    found: list[Token] = []
    at = _after_space(text, 0)
    while at < len(text):
        token = _id(text, at) if _awaits_an_id(found) else None
        token = token or _token(text, at)
        found.append(token)
        at = _after_space(text, token.end)
    return (*found, Token("end", "", len(text)))


def _after_space(text: str, at: int) -> int:
    """Return the offset of the next character that is no space."""
    found = SPACE.match(text, at)
    return found.end() if found else at


def _awaits_an_id(found: list[Token]) -> bool:
    """Say whether an id comes next: after `flag(` or `since(`."""
    return len(found) > 1 and found[-1].text == "(" and found[-2].text in READS_AN_ID


def _id(text: str, at: int) -> Token | None:
    """Return the id at `at`, if there is one."""
    found = ID.match(text, at)
    return Token("id", found[0], at) if found else None


def _token(text: str, at: int) -> Token:
    """Return the word at `at`, which is no space."""
    if found := QUARTER.match(text, at):
        return Token("quarter", found[0], at)
    if found := NUMBER.match(text, at):
        return _number(text, at, found.end())
    if found := WORD.match(text, at):
        return _word(found[0], at)
    if (found := SIGN.match(text, at)) and text[at : at + 2] not in FOREIGN:
        return Token("sign", found[0], at)
    raise _foreign(text, at)


def _foreign(text: str, at: int) -> UnreadableError:
    """Return the problem of a sign that the language does not have."""
    sign = text[at : at + 2] if text[at : at + 2] in FOREIGN else text[at]
    message = f"{_described(sign)} is not a sign of the formula language"
    hint = "names are written with the plain letters a to z" if sign.isalpha() else ""
    return UnreadableError(at, message, FOREIGN.get(sign, hint))


def _number(text: str, at: int, end: int) -> Token:
    """Return the number from `at` to `end`; a letter right behind it is a mistake."""
    if found := NOT_QUITE_A_QUARTER.match(text, at):
        hint = "the quarters of a year are Q1 to Q4, as in 1990Q3"
        raise UnreadableError(at, f"'{found[0]}' is not a quarter", hint)
    rest = WORD.match(text, end)
    if rest is None:
        return Token("number", text[at:end], at)
    number = text[at:end]
    hint = "write large numbers as 1000 or 1e3, without marks between"
    if rest[0][0] != "_":
        hint = f"write {number} * {rest[0]} for a product"
    raise UnreadableError(at, f"'{number}{rest[0]}' is neither a number nor a name", hint)


def _word(text: str, at: int) -> Token:
    """Return a keyword or a name."""
    if text in KEYWORDS:
        return Token("keyword", text, at)
    if NAME.fullmatch(text):
        return Token("name", text, at)
    if text.startswith("_"):
        raise UnreadableError(at, f"'{text}' is not a name", "a name begins with a letter")
    hint = f"write '{text.lower()}'"
    raise UnreadableError(at, f"'{text}' has capitals, and names have none", hint)


def _described(sign: str) -> str:
    """Name a sign for a reader; look-alikes of plain letters by their full name."""
    if sign in {"'", '"'}:
        return "a quotation mark"
    if sign.isascii() and sign.isprintable():
        return f"'{sign}'"
    name = unicodedata.name(sign, f"character {ord(sign)}").lower()
    return f"'{sign}' ({name})" if sign.isprintable() else f"a {name}"


def misspelt_keyword(word: str) -> str:
    """Return `did you mean 'then'?` and the like, for a word that stands where none may."""
    return nearest(word, KEYWORDS)
