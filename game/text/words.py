"""What a typed line means: a command of the terminal game with its words."""

import difflib
from dataclasses import dataclass

#: Each command with what it does, as help tells it; the first words are the ones that are typed.
COMMANDS: dict[str, str] = {
    "look": "where things stand; 'look all' tells every indicator",
    "1, 2, ...": "read an open question",
    "a, b, ...": "choose an option of the question you read last; '2 b' chooses at once",
    "desk": "standing orders: money, postures, channels",
    "set": "change a standing order, as in 'set 1 2.5' or 'set 3 upper_valley'",
    "why": "what moved something, as in 'why moss'",
    "table": "an indicator through time, as in 'table courts'",
    "futures": "what an option may lead to, as in 'futures b'; 'futures' alone for your draft",
    "map": "what each region shows",
    "people": "advisers, and what they report on",
    "ask": "an adviser about an indicator, as in 'ask agronomist moss'",
    "sources": "what the pack rests on; 'sources NAME' for one",
    "note": "write down a thought; it is kept with the game",
    "back": "take back your last order of this quarter",
    "sign": "sign: your orders are carried out and the quarter passes",
    "resign": "give up the office",
    "quit": "stop; the game is kept and can be continued",
    "help": "this list",
}
#: Letters that name an option; no command may be called by one of them.
_LETTERS = frozenset("abcdefgh")
_TYPED = [name for name in COMMANDS if name.isalpha()]
_ALIASES = {
    "l": "look", "status": "look", "policy": "desk", "w": "why", "t": "table", "m": "map",
    "undo": "back", "s": "sign", "end": "sign", "next": "sign", "q": "quit", "exit": "quit",
    "?": "help", "source": "sources",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed line: what is wanted, and the words after it.

    `verb` is a command's name, `question` (with its number), `option` (with its letter, and the
    number before it if one was given), or empty for an empty line.
    """

    verb: str
    rest: str = ""
    number: int = 0


def understand(line: str) -> Typed | str:
    """Return what a line means, or a sentence that says it is not understood."""
    words = line.strip().split()
    if not words:
        return Typed("")
    first = words[0].lower().rstrip(".:,)")
    rest = " ".join(words[1:])
    if first.isdecimal():
        number = int(first[:6])
        return Typed("option", rest.lower(), number) if rest else Typed("question", "", number)
    if first in _LETTERS and not rest:
        return Typed("option", first)
    verb = _ALIASES.get(first, first)
    if verb in _TYPED:
        return Typed(verb, rest)
    near = difflib.get_close_matches(first, [*_TYPED, *_ALIASES], n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "Type 'help' for what you can type."
    return f"I do not understand '{line.strip()[:60]}'. {hint}"


def help_lines() -> list[str]:
    """Return what can be typed."""
    return ["You can type:", *(f"  {name}: {words}" for name, words in COMMANDS.items())]
