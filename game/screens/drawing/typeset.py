"""Typesetting: text becomes lines of a width, and says so when it did not fit."""

from dataclasses import dataclass, replace

from game.screens.drawing.richtext import Paragraph, Span, paragraphs
from game.screens.drawing.type import STYLES, Face, Fonts, Style, bold, italic

_KEPT = 3000
_ELLIPSIS = "…"
_DASH = "\N{EN DASH}"
#: Words set in one run are this share wider or narrower than alone, at most.
_SURE = 0.06


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in one face on one line, in pixels from the text's own corner."""

    text: str
    face: Face
    x: int
    y: int
    width: int
    height: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Typeset:
    """A text as it is set.

    Attributes:
        pieces: what is drawn.
        width: of the longest line, in pixels.
        height: of all lines, in pixels.
        lines: how many.
        clipped: whether words were left out.
        broken: whether a word was broken where no hyphen belongs.
    """

    pieces: tuple[Piece, ...]
    width: int
    height: int
    lines: int
    clipped: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the space that follows it."""

    text: str
    face: Face
    link: str | None
    width: int
    space: float


class Typesetter:
    """Sets text, and remembers what it has set.

    Args:
        fonts: to measure with.
    """

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._set: dict[tuple[str, Style, int, bool, int], Typeset] = {}
        self._extents: dict[tuple[str, Style, bool], tuple[int, int]] = {}
        self._words: dict[tuple[str, Style, bool], tuple[tuple[list[Word], int], ...]] = {}

    def least(self, text: str, style: Style, *, rich: bool = False) -> int:
        """Return the width of the longest word, in pixels."""
        return self._extent(text, style, rich=rich)[0]

    def full(self, text: str, style: Style, *, rich: bool = False) -> int:
        """Return the width of the text on as few lines as it has paragraphs, in pixels."""
        return self._extent(text, style, rich=rich)[1]

    def _extent(self, text: str, style: Style, *, rich: bool) -> tuple[int, int]:
        """Return the width of the longest word and of the longest paragraph, in pixels."""
        key = (text, style, rich)
        found = self._extents.get(key)
        if found is None:
            if len(self._extents) >= _KEPT:
                self._extents.clear()
            blocks = self._blocks(text, style, rich=rich)
            least = max((word.width + dent for words, dent in blocks for word in words), default=0)
            full = max((self._length(words) + dent for words, dent in blocks), default=0)
            found = self._extents[key] = (least, full)
        return found

    def set(
        self, text: str, style: Style, width: int, *, rich: bool = False, most: int = 0
    ) -> Typeset:
        """Return a text set to a width.

        Args:
            text: the words.
            style: of the design.
            width: in pixels.
            rich: whether marks of rich text count.
            most: lines at most; 0 for as many as it takes.
        """
        key = (text, style, width, rich, most)
        found = self._set.get(key)
        if found is None:
            if len(self._set) >= _KEPT:
                self._set.clear()
            found = self._set[key] = self._made(text, style, width, rich=rich, most=most)
        return found

    def _made(self, text: str, style: Style, width: int, *, rich: bool, most: int) -> Typeset:
        face = STYLES[style]
        line, gap = self.fonts.line(face), self.fonts.line(face) // 2
        pieces: list[Piece] = []
        y = lines = 0
        broken = clipped = False
        blocks = self._blocks(text, style, rich=rich)
        for position, (words, dent) in enumerate(blocks):
            if position:
                y += gap if not (dent and blocks[position - 1][1]) else gap // 3
            rows, split = self._rows(words, max(width - dent, 1))
            broken = broken or split
            if most and lines + len(rows) > most:
                rows, clipped = self._shortened(rows[: most - lines], width - dent), True
            if dent:
                pieces.append(Piece(_DASH, face, 0, y, dent, line))
            for row in rows:
                pieces += self._pieces(row, dent, y, line)
                y += line
            lines += len(rows)
            if clipped:
                break
        wide = max((piece.x + piece.width for piece in pieces), default=0)
        return Typeset(tuple(pieces), wide, y, lines, clipped, broken)

    def _blocks(self, text: str, style: Style, *, rich: bool) -> tuple[tuple[list[Word], int], ...]:
        """Return each paragraph's words and its indent."""
        key = (text, style, rich)
        if key not in self._words:
            if len(self._words) >= _KEPT:
                self._words.clear()
            parts = (
                paragraphs(text)
                if rich
                else tuple(Paragraph((Span(line),)) for line in text.split("\n"))
            )
            dent = self.fonts.width(_DASH + "  ", STYLES[style])
            self._words[key] = tuple(
                (self._words_of(part, STYLES[style]), dent if part.bullet else 0) for part in parts
            )
        return self._words[key]

    def _words_of(self, part: Paragraph, face: Face) -> list[Word]:
        words: list[Word] = []
        for span in part.spans:
            own = bold(face) if span.bold else italic(face) if span.italic else face
            space = self.fonts.space(own)
            for position, text in enumerate(span.text.split(" ")):
                if position and words:
                    words[-1] = replace(words[-1], space=space)
                if text:
                    words.append(Word(text, own, span.link, self.fonts.width(text, own), 0))
        return words or [Word("", face, None, 0, 0)]

    def _rows(self, words: list[Word], width: int) -> tuple[list[list[Word]], bool]:
        """Break words into rows; a word too long for any row is broken, and that is told."""
        rows: list[list[Word]] = [[]]
        used, split = 0.0, False
        for chunk in _joined(words):
            wide = sum(word.width for word in chunk)
            if rows[-1] and self._over(rows[-1], chunk, used + wide, width):
                rows.append([])
                used = 0.0
            if wide > width:
                split = True
                for word in chunk:
                    for part in self._parts(word, width):
                        if rows[-1]:
                            rows.append([])
                        rows[-1].append(part)
                used = width
                continue
            rows[-1] += chunk
            used += wide + chunk[-1].space
        return rows, split

    def _over(self, row: list[Word], chunk: list[Word], about: float, width: int) -> bool:
        """Return whether a row gets too long; words in a run are set a little wider than alone."""
        if not width * (1 - _SURE) <= about <= width * (1 + _SURE):
            return about > width
        return self._length([*row, *chunk]) > width

    def _length(self, row: list[Word]) -> int:
        last = self._pieces(row, 0, 0, 0)[-1]
        return last.x + last.width

    def _parts(self, word: Word, width: int) -> list[Word]:
        parts, rest = [], word.text
        while rest:
            count = 1
            while count < len(rest) and self.fonts.width(rest[: count + 1], word.face) <= width:
                count += 1
            text, rest = rest[:count], rest[count:]
            parts.append(replace(word, text=text, width=self.fonts.width(text, word.face)))
        return parts

    def _shortened(self, rows: list[list[Word]], width: int) -> list[list[Word]]:
        """End the last row with an ellipsis."""
        last = rows[-1]
        while last:
            text = last[-1].text + _ELLIPSIS
            wide = self.fonts.width(text, last[-1].face)
            before = sum(word.width + word.space for word in last[:-1])
            if before + wide <= width or len(last) == 1:
                rows[-1] = [*last[:-1], replace(last[-1], text=text, width=wide)]
                break
            last = last[:-1]
        return rows

    def _pieces(self, row: list[Word], x: int, y: int, line: int) -> list[Piece]:
        """Join the words of a row that look alike and lead to the same place."""
        runs: list[list[Word]] = []
        for word in row:
            alike = runs and (runs[-1][-1].face, runs[-1][-1].link) == (word.face, word.link)
            if alike:
                runs[-1].append(word)
            else:
                runs.append([word])
        pieces = []
        for run in runs:
            text = "".join(w.text + (" " if w.space else "") for w in run).rstrip(" ")
            wide = self.fonts.width(text, run[0].face)
            pieces.append(Piece(text, run[0].face, x, y, wide, line, run[0].link))
            x += wide + round(run[-1].space)
        return pieces


def _joined(words: list[Word]) -> list[list[Word]]:
    """Return words in chunks between which a line may break."""
    chunks: list[list[Word]] = [[]]
    for word in words:
        chunks[-1].append(word)
        if word.space:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]
