"""The canvas: what widgets paint with. It knows the look, and where painting is allowed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from game.screens.drawing import shapes
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Accent, Colour, Ground, Mark, Tone, mixed
from game.screens.drawing.type import STAND_INS, STYLES, Face, Style
from game.screens.drawing.typeset import Typeset

_KEPT = 2500


class Canvas:
    """A surface with a look.

    Args:
        surface: painted on.
        look: theme, metrics, type.
        words: rendered words, kept from frame to frame.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        look: Look,
        words: dict[tuple[str, Face, int, Colour], pygame.Surface] | None = None,
    ) -> None:
        self.surface = surface
        self.look = look
        self._words = {} if words is None else words

    def on(self, surface: pygame.Surface) -> "Canvas":
        """Return a canvas of the same look on another surface."""
        return Canvas(surface, self.look, self._words)

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Paint only inside a rectangle."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(rect))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def sees(self, rect: pygame.Rect) -> bool:
        """Return whether any of a rectangle would be painted."""
        return self.surface.get_clip().colliderect(rect)

    def ground(self, ground: Ground) -> Colour:
        """Return the colour of a ground."""
        return self.look.theme.ground(ground)

    def mark(self, mark: Mark, ground: Ground) -> Colour:
        """Return the colour of what is drawn on a ground."""
        return self.look.theme.mark(mark, ground)

    def tone(self, tone: Tone, ground: Ground) -> Colour:
        """Return the colour of words on a ground."""
        return self.look.theme.tone(tone, ground)

    def accent(self, accent: Accent, ground: Ground, share: float) -> Colour:
        """Return an accent thinned into its ground: what bands and strands are drawn in."""
        return mixed(self.ground(ground), self.mark(accent, ground), share)

    def box(self, rect: pygame.Rect, colour: Colour, radius: float = 0) -> None:
        """Fill a rectangle; the radius of its corners is in units of the design."""
        shapes.rounded(self.surface, rect, colour, self.look.px(radius))

    def frame(self, rect: pygame.Rect, colour: Colour, radius: float = 0, thick: float = 1) -> None:
        """Draw an outline; radius and thickness are in units of the design."""
        shapes.outlined(
            self.surface, rect, colour, self.look.px(radius), max(self.look.px(thick), 1)
        )

    def disc(self, centre: tuple[float, float], radius: int, fill: Colour) -> None:
        """Draw a smooth disc; the radius is in pixels."""
        place = (round(centre[0]) - radius, round(centre[1]) - radius)
        self.surface.blit(shapes.disc(radius, fill), place)

    def icon(self, name: str, rect: pygame.Rect, colour: Colour) -> None:
        """Draw an icon in the middle of a rectangle, as large as fits."""
        size = min(rect.width, rect.height)
        drawn = self.look.icons.get(name, size, colour)
        self.surface.blit(drawn, drawn.get_rect(center=rect.center))

    def set(
        self, text: Typeset, corner: tuple[int, int], colour: Colour, link: Colour | None = None
    ) -> None:
        """Draw a text that was set; links in their own colour, underlined."""
        for piece in text.pieces:
            if not piece.text:
                continue
            own = link if piece.link is not None and link is not None else colour
            x, y = corner[0] + piece.x, corner[1] + piece.y
            drawn = self.word(piece.text, piece.face, own)
            top = y + (piece.height - drawn.get_height()) // 2
            self.surface.blit(drawn, (x, top))
            if piece.link is not None:
                base = top + self.look.fonts.font(piece.face).get_ascent() + self.look.px(2)
                self.surface.fill(own, (x, base, piece.width, max(self.look.px(1), 1)))

    def write(self, text: str, style: Style, corner: tuple[int, int], colour: Colour) -> int:
        """Draw one line of plain text at its top left corner, and return its width in pixels.

        For charts and the map; everything else is a text widget, which wraps.
        """
        drawn = self.word(text, STYLES[style], colour)
        self.surface.blit(drawn, corner)
        return drawn.get_width()

    def word(self, text: str, face: Face, colour: Colour) -> pygame.Surface:
        """Return a run of words as a picture, kept for the next frame."""
        key = (text, face, self.look.fonts.pixels(face), colour)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= _KEPT:
                self._words.clear()
            found = self._words[key] = self._rendered(text, face, colour)
        return found

    def _rendered(self, text: str, face: Face, colour: Colour) -> pygame.Surface:
        text = text.translate(STAND_INS)
        font, gap = self.look.fonts.font(face), self.look.fonts.tracking(face)
        if not gap:
            return font.render(text, antialias=True, color=colour)
        wide = max(self.look.fonts.width(text, face), 1)
        drawn = pygame.Surface((wide, font.get_height()), pygame.SRCALPHA)
        drawn.fill((*colour, 0))
        x = 0
        for letter in text:
            drawn.blit(font.render(letter, antialias=True, color=colour), (x, 0))
            x += font.size(letter)[0] + gap
        return drawn
