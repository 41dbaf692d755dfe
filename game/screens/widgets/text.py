"""Text: words that wrap, with links that can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.richtext import paragraphs, plain
from game.screens.drawing.theme import Tone
from game.screens.drawing.type import Style
from game.screens.drawing.typeset import Typeset
from game.screens.layout.widget import Key, Widget

#: Styles that are headings to somebody who jumps from one to the next.
_HEADINGS = frozenset({"display", "title", "heading"})
#: Text likes to be no wider than this: about 75 letters.
_MEASURE = 620


@dataclass(eq=False)
class Text(Widget):
    """Words.

    Attributes:
        words: plain, or with the marks of rich text where `rich` is set.
        style: of the design.
        tone: of the theme.
        side: left, centre or right.
        most: lines at most, ended by an ellipsis (which the audit reports); 0 for all.
        wide: the width it likes at most, in units that grow with text; 0 for no bound.
        spoken: what is said instead, where the words alone say too little.
    """

    words: str
    style: Style = "body"
    tone: Tone = "text"
    rich: bool = field(default=False, kw_only=True)
    side: Literal["left", "centre", "right"] = field(default="left", kw_only=True)
    most: int = field(default=0, kw_only=True)
    wide: float = field(default=_MEASURE, kw_only=True)
    spoken: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        self.role = "heading" if self.style in _HEADINGS else "text"
        self._links: list[Link] = []
        self._set: Typeset | None = None
        if self.rich:
            self._links = _links_of(self.words)

    @property
    def name(self) -> str:
        """The words without marks."""
        return self.spoken or (plain(self.words) if self.rich else self.words)

    @property
    def children(self) -> Sequence[Widget]:
        """Its links."""
        return self._links

    @property
    def typeset(self) -> Typeset | None:
        """How it is set; None before it is placed."""
        return self._set

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the longest word, and the whole line up to a readable width."""
        least = look.type.least(self.words, self.style, rich=self.rich)
        full = look.type.full(self.words, self.style, rich=self.rich)
        return least, min(full, max(look.em(self.wide), least)) if self.wide else full

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of its lines."""
        return self._typeset(look, width).height

    def arrange(self, look: Look) -> None:
        """Set the words, and give each link the place of its words."""
        self._set = self._typeset(look, self.rect.width)
        pieces = [piece for piece in self._set.pieces if piece.link is not None]
        for link in self._links:
            own: list[pygame.Rect] = []
            while pieces and (not own or pieces[0].link == link.target):
                piece = pieces.pop(0)
                own.append(pygame.Rect(piece.x, piece.y, piece.width, piece.height))
                if sum(1 for p in pieces if p.link == link.target) < _later(self._links, link):
                    break
            link.parts = [rect.move(self.rect.topleft) for rect in own]
            link.place(look, link.parts[0].unionall(link.parts[1:]) if own else self.rect)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the words."""
        if self._set is None:
            return
        x = self.rect.x
        if self.side != "left":
            rest = max(self.rect.width - self._set.width, 0)
            x += rest // 2 if self.side == "centre" else rest
        link = canvas.tone("yours", self.ground)
        canvas.set(self._set, (x, self.rect.y), canvas.tone(self.tone, self.ground), link)

    def _typeset(self, look: Look, width: int) -> Typeset:
        return look.type.set(self.words, self.style, width, rich=self.rich, most=self.most)


@dataclass(eq=False)
class Link(Widget):
    """Words in a text that lead somewhere: the screen's `follow` is told their target."""

    words: str
    target: str

    def __post_init__(self) -> None:
        self.role = "link"
        self.parts: list[pygame.Rect] = []

    @property
    def name(self) -> str:
        """Its words."""
        return self.words

    @property
    def focusable(self) -> bool:
        """Links can be reached."""
        return True

    def shift(self, dx: int, dy: int) -> None:
        """Move all its parts."""
        super().shift(dx, dy)
        for part in self.parts:
            part.move_ip(dx, dy)

    def on_key(self, key: Key) -> bool:
        """Follow it on Enter or Space."""
        if key.name in {"enter", "space"}:
            self.host.follow(self.target)
            return True
        return False

    def on_release(self, at: tuple[int, int]) -> None:
        """Follow it on a click."""
        if self.rect.collidepoint(at):
            self.host.follow(self.target)

    def paint(self, canvas: Canvas) -> None:
        """Draw the ring of the focus; the words are drawn by their text."""
        if self.host.focused == self.path:
            for part in self.parts:
                ring = part.inflate(canvas.look.px(4), 0)
                canvas.frame(ring, canvas.mark("focus", self.ground), 3, 2)


def _links_of(words: str) -> list[Link]:
    return [
        Link(span.text, span.link, id=f"link{position}")
        for position, span in enumerate(
            span for part in paragraphs(words) for span in part.spans if span.link is not None
        )
        if span.link is not None
    ]


def _later(links: list[Link], link: Link) -> int:
    """Return how many links after this one lead to the same place."""
    position = links.index(link)
    return sum(1 for other in links[position + 1 :] if other.target == link.target)
