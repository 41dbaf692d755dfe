"""Where in its files each part of a pack was written."""

import re
from dataclasses import dataclass

from game.content.findings import Excerpt, Place
from game.content.reading.tree import Mapping, Node, Scalar, Sequence

#: From a root of the pack down to one value: `("stocks", "land", "flows", "planting", "rate")`.
Path = tuple[str | int, ...]

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|$)", re.DOTALL)
_ESCAPED_SPACE = frozenset("tnrvfN_LP ")


@dataclass(frozen=True, slots=True)
class Places:
    """The tree of a whole pack with its places, and the lines of its files."""

    root: Mapping
    lines: dict[str, tuple[str, ...]]

    def of(self, path: Path) -> Place:
        """Return where the value at `path` begins, or the deepest above it that there is."""
        return self._walk(path)[0].place

    def key(self, path: Path) -> Place:
        """Return where the key at `path` stands: of a list's item, the item itself."""
        return self._walk(path)[1]

    def about(self, path: Path) -> Place:
        """Return where a reader looks for what is at `path`: a value, or a group by its name."""
        node, key = self._walk(path)
        return key if isinstance(node, Mapping) else node.place

    def inside(self, path: Path, offset: int) -> tuple[Place, Excerpt | None]:
        """Return the place of one character of a text, and its line with a caret.

        Args:
            path: leads to the text.
            offset: which of its characters, from 0. Text that goes over several lines or is
                quoted is followed to where that character really stands.
        """
        node = self._walk(path)[0]
        lines = self.lines.get(node.place.file)
        if not isinstance(node, Scalar) or not lines or not 0 < node.place.line <= len(lines):
            return node.place, None
        line, column = _locate(node, lines, offset)
        place = Place(node.place.file, line, column)
        return place, Excerpt(lines[line - 1], column)

    def _walk(self, path: Path) -> tuple[Node, Place]:
        node: Node = self.root
        key = self.root.place
        for step in path:
            match node:
                case Mapping() if step in node.entries:
                    key = node.keys[str(step)]
                    node = node.entries[str(step)]
                case Sequence() if isinstance(step, int) and 0 <= step < len(node.items):
                    node = node.items[step]
                    key = node.place
                case _:
                    break
        return node, key


def _locate(node: Scalar, lines: tuple[str, ...], offset: int) -> tuple[int, int]:
    """Return line and column (from 1) of a character of a text.

    Folding, indentation and line ends change only the white space of a text, so that its other
    characters can be counted off where it is written.
    """
    text = node.value if isinstance(node.value, str) else node.written
    offset = max(0, min(offset, len(text)))
    line, column = node.place.line, node.raw_column
    if node.plain and "\n" not in text and lines[line - 1].startswith(text, column - 1):
        return line, column + offset
    opening = lines[line - 1][node.place.column - 1 : node.place.column]
    if opening in {"|", ">"} and not node.plain:
        line, column = line + 1, 1
    after_space = offset > 0 and offset < len(text) and text[offset].isspace()
    count = sum(not letter.isspace() for letter in text[: offset if after_space else offset + 1])
    found = _count_off(_rest(lines, line, column), "" if node.plain else opening, max(1, count))
    if found is None:
        return node.place.line, node.raw_column
    past = after_space or offset == len(text)
    return line + found[0], (column if found[0] == 0 else 1) + found[1] + past


def _rest(lines: tuple[str, ...], line: int, column: int) -> list[str]:
    """Return the lines from a place on; the first from its column on."""
    rest = list(lines[line - 1 :])
    return [rest[0][column - 1 :], *rest[1:]] if rest else []


def _count_off(lines: list[str], quote: str, count: int) -> tuple[int, int] | None:
    """Return index of line and column (from 0) of the `count`-th character that is no space."""
    for index, line in enumerate(lines):
        column = 0
        while column < len(line):
            width, visible = _letter(line, column, quote)
            count -= visible
            if count == 0:
                return index, column
            column += width
    return None


def _letter(line: str, column: int, quote: str) -> tuple[int, bool]:
    """Return how many characters write the next one, and whether it is visible."""
    if quote == "'" and line.startswith("''", column):
        return 2, True
    if quote == '"' and (escape := _ESCAPE.match(line, column)):
        said = escape[0][1:2]
        return len(escape[0]), said != "" and said not in _ESCAPED_SPACE
    return 1, not line[column].isspace()
