"""A conversation in a terminal: a line comes in, sentences go out, at any width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from game.text.lines import wrapped


@dataclass(frozen=True, slots=True)
class Conversation:
    """Two text streams.

    Attributes:
        reader: where lines come from.
        writer: where sentences go.
        width: columns of a line.
        echo: whether to write each line that was read, as a terminal does by itself.
    """

    reader: TextIO
    writer: TextIO
    width: int
    echo: bool = False

    def ask(self) -> str | None:
        """Return the next line; None at the end of the input."""
        self.writer.write("> ")
        self.writer.flush()
        line = self.reader.readline()
        if not line:
            self.writer.write("\n")
            return None
        if self.echo:
            self.writer.write(f"{readable(line)}\n")
        return line

    def say(self, lines: Iterable[str]) -> None:
        """Write lines, broken between words; a word that is longer than a line stays whole."""
        for line in self._wrapped(lines):
            self.writer.write(f"{line}\n")
        self.writer.flush()

    def _wrapped(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            text = line.lstrip(" ")
            indent = line[: len(line) - len(text)]
            yield from wrapped(text, self.width, indent) or [""]


def readable(line: str) -> str:
    r"""Return a line without what cannot be shown or kept, such as control characters.

    >>> readable("sign\x07 \n")
    'sign'
    """
    return "".join(c if c.isprintable() else " " for c in line).strip()
