"""What was perhaps meant: near misses among the words that are possible."""

import difflib
from collections.abc import Iterable

#: Unknown words of one kind that are told; looking for what each meant takes long.
MOST_UNKNOWN = 30

#: Longer words are no misspelling of anything, and comparing them takes long.
LONGEST = 80


def closest(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of `choices` that `word` is probably a misspelling of, or None.

    >>> closest("Titel", ["title", "unit"])
    'title'
    """
    known = {_folded(choice): choice for choice in sorted(choices, reverse=True)}
    folded = _folded(word)
    if len(folded) > LONGEST:
        return None
    near = difflib.get_close_matches(folded, known, n=1, cutoff=0.6)
    return known[near[0]] if near else None


def did_you_mean(word: str, choices: Iterable[str], *, listed: int = 8) -> str:
    """Return a hint: the nearest of `choices`, or else the first few of them, or nothing."""
    possible = sorted(set(choices))
    if near := closest(word, possible):
        return f"did you mean '{near}'?"
    if not possible:
        return ""
    more = ", ..." if len(possible) > listed else ""
    return f"possible: {', '.join(possible[:listed])}{more}"


def _folded(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")
