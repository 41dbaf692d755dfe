"""What a typed line means: a command of the terminal game with its words."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from game.text.conversation import readable

#: Each command with what it does, as help tells it; the first words are the ones that are typed.
COMMANDS: dict[str, str] = {
    "look": "where things stand; 'look all' tells every indicator",
    "1, 2, ...": "read an open question",
    "a, b, ...": "choose an option of the question you read last; '2 b' chooses at once",
    "desk": "standing orders: money, postures, channels",
    "set": "change a standing order by its number on the desk, as in 'set 1 2.5' or 'set 4 on'",
    "why": "what moved something, as in 'why NAME', or over a span: 'why NAME since 1990Q1'",
    "table": "an indicator through time, as in 'table NAME'",
    "futures": "what an option may lead to, as in 'futures b'; 'futures' alone for your draft",
    "map": "what each region shows",
    "people": "advisers, and what they report on",
    "ask": "an adviser about an indicator, as in 'ask ADVISER NAME'; 'people' lists them",
    "sources": "what the pack rests on; 'sources NAME' for one",
    "expect": "foretell something, as in 'expect NAME down in 8 at 70%'; held against what comes",
    "note": "write down a thought; it is kept with the game",
    "back": "take back your last order of this quarter",
    "sign": "your orders are carried out and the quarter passes",
    "resign": "give up the office",
    "quit": "stop; the game is kept and can be continued",
    "help": "this list",
}
#: What can be asked of a game that is over.
REVIEW: dict[str, str] = {
    "goals": "what it came to, once more",
    "turning": "the decisions that mattered most, each taken otherwise",
    "luck": "how much of it was luck, and how much your choices",
    "forecasts": "whose claims held",
    "tradeoffs": "where you stand between two goals",
    "record": "what happened to people; it carries no points",
    "branch": "go back and play on from a quarter in a new file, as in 'branch 1990Q1'",
    "compare": "another game of this pack beside this one, as in 'compare FILE'",
    "look": "where things stand; 'look all' tells every indicator",
    "why": "what moved something, as in 'why NAME since 1990Q1'",
    "table": "an indicator through time, as in 'table NAME'",
    "map": "what each region shows",
    "sources": "what the pack rests on",
    "quit": "stop",
    "help": "this list",
}
#: What can be done with a game that can only be looked at.
LOOKING: dict[str, str] = {
    "look": "where things stood last; 'look 1990Q1' tells an earlier quarter",
    "table": "an indicator through time, as in 'table NAME'",
    "quit": "stop",
    "help": "this list",
}
#: Letters that name an option; no command may be called by one of them.
_LETTERS = frozenset("abcdefgh")
#: A line is read no further than this; longer ones come from files, not from people.
_LONGEST = 2000
_SHOWN = 60
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


def understand(line: str, commands: Mapping[str, str] = COMMANDS) -> Typed | str:
    """Return what a line means, or a sentence that says it is not understood.

    Args:
        line: as it was typed.
        commands: what can be typed now.
    """
    clean = readable(line[:_LONGEST])
    words = clean.split()
    if not words:
        return Typed("")
    first = words[0].lower().rstrip(".:,)")
    rest = " ".join(words[1:])
    if first.isdecimal():
        number = int(first[:6])
        return Typed("option", rest.lower(), number) if rest else Typed("question", "", number)
    if first in _LETTERS and not rest:
        return Typed("option", first)
    known = [name for name in commands if name.isalpha()]
    verb = _ALIASES.get(first, first)
    if verb in known:
        return Typed(verb, rest)
    near = difflib.get_close_matches(first[:_SHOWN], known, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "Type 'help' for what you can type."
    return f"I do not understand '{clean[:_SHOWN]}'. {hint}"


def help_lines(commands: Mapping[str, str] = COMMANDS) -> list[str]:
    """Return what can be typed."""
    return ["You can type:", *(f"  {name}: {words}" for name, words in commands.items())]
