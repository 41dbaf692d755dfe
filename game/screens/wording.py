"""Wording: what the screens say, by message, in the player's language.

A message is a whole sentence with named gaps: `say("title.minutes", core=10, full=20)`. Each file
in `words/<language>/` holds the messages of one area. What a language lacks is said in English.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"


class Words:
    """All messages of a language.

    Args:
        language: such as `en` or `es`; one that is not there is English.
        folder: with a folder for each language.
    """

    def __init__(self, language: str = FALLBACK, folder: Path = FOLDER) -> None:
        self.language = language
        self._messages = dict(_messages(folder / FALLBACK))
        if language != FALLBACK:
            self._messages |= _messages(folder / language)

    def __call__(self, message: str, **values: object) -> str:
        """Return a message with its gaps filled; a message that is not there is its own name.

        A message with `.one` and `.other` is chosen by the value called `count`.
        """
        if message not in self._messages and "count" in values:
            message = f"{message}.{'one' if values['count'] == 1 else 'other'}"
        text = self._messages.get(message)
        return message if text is None else text.format(**values)

    def knows(self, message: str) -> bool:
        """Return whether there is such a message."""
        return message in self._messages or f"{message}.other" in self._messages


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the languages that there are words in."""
    return tuple(sorted(found.name for found in folder.iterdir() if any(found.glob("*.toml"))))


@cache
def _messages(folder: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        with path.open("rb") as file:
            _flatten(tomllib.load(file), path.stem, found)
    return found


def _flatten(table: Mapping[str, object], prefix: str, into: dict[str, str]) -> None:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            _flatten(value, name, into)
        else:
            into[name] = str(value)
