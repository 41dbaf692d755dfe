"""The picture of a map: sea, neighbours, country, rivers, and what a layer colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Colour, mixed
from game.screens.drawing.type import STYLES
from game.screens.map.land import Ring
from game.screens.map.sheet import Sheet

_FINER = 2
#: Above each share, hatching is so many units apart: never colour alone.
_HATCHES = ((0.75, 5), (0.45, 8), (0.15, 13))
_PALEST = 0.04
_FADE = 70


def hatching_of(share: float) -> int:
    """Return how far apart the hatching of a share is, in units of the design; 0 for none."""
    return next((gap for above, gap in _HATCHES if share > above), 0)


@dataclass(frozen=True)
class Picture:
    """Draws a land.

    Attributes:
        canvas: whose look it has.
        sheet: where everything lies.
        accent: of the layer.
        shares: of each region, from palest (0) to strongest (1).
    """

    canvas: Canvas
    sheet: Sheet
    accent: Accent
    shares: dict[str, float]

    def drawn(self) -> pygame.Surface:
        """Return the picture; names and marks are drawn over it."""
        wide, high = self.sheet.size
        large = pygame.Surface((wide * _FINER, high * _FINER))
        large.fill(self._desk)
        self._ground(large)
        self._country(large)
        drawn = pygame.transform.smoothscale(large, self.sheet.size)
        border = mixed(self.land, self._desk, 0.85)
        for points in self.sheet.borders:
            pygame.draw.aalines(drawn, border, closed=False, points=points)
        return drawn

    @property
    def _desk(self) -> Colour:
        return self.canvas.ground("desk")

    @cached_property
    def land(self) -> Colour:
        """The colour of land that no layer colours."""
        track, edge = self.canvas.mark("track", "desk"), self.canvas.mark("edge", "desk")
        return mixed(track, edge, 0.3)

    def _px(self, units: float) -> int:
        return max(self.canvas.look.px(units), 1) * _FINER

    def colour(self, share: float) -> Colour:
        """Return the colour of a region."""
        if share <= _PALEST:
            return self.land
        strong = mixed(self._desk, self.canvas.mark(self.accent, "desk"), 0.82)
        return mixed(self.land, strong, 0.22 + 0.78 * share)

    # -- around the country -------------------------------------------------------------

    def _ground(self, large: pygame.Surface) -> None:
        if not self.sheet.land.ground:
            return
        ground = mixed(self._desk, self.canvas.mark("track", "desk"), 0.75)
        border = mixed(self._desk, ground, 0.3)
        for rings in self.sheet.land.ground.values():
            for ring in rings:
                points = self.sheet.ring(ring, _FINER)
                pygame.draw.polygon(large, ground, points)
                pygame.draw.aalines(large, border, closed=True, points=points)
        self._fade(large)

    def _fade(self, large: pygame.Surface) -> None:
        """Let the land around end softly where the map's own data do."""
        spots = [spot for rings in self.sheet.land.ground.values() for r in rings for spot in r]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        top = self.sheet.spot((0, min(ys)))[1] * _FINER
        right, foot = (part * _FINER for part in self.sheet.spot((max(xs), max(ys))))
        wide, high = large.get_size()
        if right < wide:
            self._veil(large, pygame.Rect(round(right), 0, wide, high), (-1, 0))
        if top > 0:
            self._veil(large, pygame.Rect(0, -high, wide, high + round(top)), (0, 1))
        if foot < high:
            self._veil(large, pygame.Rect(0, round(foot), wide, high), (0, -1))

    def _veil(self, large: pygame.Surface, beyond: pygame.Rect, into: tuple[int, int]) -> None:
        """Cover what lies beyond an edge, and fade towards it."""
        large.fill(self._desk, beyond)
        deep = self._px(_FADE)
        strip = pygame.Surface((1, large.get_height()) if into[0] else (large.get_width(), 1))
        strip.fill(self._desk)
        for step in range(deep):
            strip.set_alpha(round(255 * (1 - step / deep)))
            x = beyond.left - 1 - step if into[0] else 0
            y = (beyond.bottom + step if into[1] > 0 else beyond.top - 1 - step) if into[1] else 0
            large.blit(strip, (x, y))

    # -- the country --------------------------------------------------------------------

    def _country(self, large: pygame.Surface) -> None:
        rings = [ring for rings in self.sheet.land.regions.values() for ring in rings]
        coast = mixed(self._desk, self.canvas.tone("text", "desk"), 0.86)
        for ring in rings:
            self._outline(large, ring, coast, self._px(4.4))
        for name, own in self.sheet.land.regions.items():
            self._region(large, own, self.shares.get(name, 0.0))
        self._rivers(large, rings)
        for own in self.sheet.land.regions.values():
            self._border(large, own)

    def _outline(self, large: pygame.Surface, ring: Ring, colour: Colour, thick: int) -> None:
        points = self.sheet.ring(ring, _FINER)
        pygame.draw.lines(large, colour, closed=True, points=points, width=thick)
        for point in points:
            pygame.draw.circle(large, colour, point, thick / 2 - 0.5)

    def _region(self, large: pygame.Surface, rings: Sequence[Ring], share: float) -> None:
        outlines = [self.sheet.ring(ring, _FINER) for ring in rings]
        fill = self.colour(share)
        for points in outlines:
            pygame.draw.polygon(large, fill, points)
            # Neighbouring outlines leave hairs between them.
            pygame.draw.lines(large, fill, closed=True, points=points, width=2)
        gap = hatching_of(share)
        if gap:
            self._hatch(large, outlines, mixed(fill, self._desk, 0.62), self._px(gap))

    def _hatch(
        self,
        large: pygame.Surface,
        outlines: Sequence[Sequence[tuple[float, float]]],
        colour: Colour,
        gap: int,
    ) -> None:
        xs = [x for points in outlines for x, _ in points]
        ys = [y for points in outlines for _, y in points]
        box = pygame.Rect(min(xs), min(ys), max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)
        box = box.clip(large.get_rect())
        if not box.width or not box.height:
            return
        stencil = pygame.Surface(box.size, pygame.SRCALPHA)
        for points in outlines:
            inside = [(x - box.x, y - box.y) for x, y in points]
            pygame.draw.polygon(stencil, (255, 255, 255, 255), inside)
        lines = pygame.Surface(box.size, pygame.SRCALPHA)
        # Lines of all regions go through the same points, so that borders do not look broken.
        first = (box.x + box.y) // gap * gap - box.x - box.y
        for x in range(first, box.width + box.height + gap, gap):
            start, stop = (x, 0), (x - box.height, box.height)
            pygame.draw.line(lines, (*colour, 255), start, stop, max(self._px(1.1), 2))
        lines.blit(stencil, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        large.blit(lines, box)

    def _rivers(self, large: pygame.Surface, rings: Sequence[Ring]) -> None:
        """Draw rivers, inside the country only."""
        if not self.sheet.land.rivers:
            return
        layer = pygame.Surface(large.get_size(), pygame.SRCALPHA)
        colour = mixed(self._desk, self.canvas.mark("yours", "desk"), 0.22)
        for river in self.sheet.land.rivers:
            points = self.sheet.ring(river, _FINER)
            pygame.draw.lines(layer, (*colour, 150), closed=False, points=points, width=_FINER)
        stencil = pygame.Surface(large.get_size(), pygame.SRCALPHA)
        for ring in rings:
            pygame.draw.polygon(stencil, (255, 255, 255, 255), self.sheet.ring(ring, _FINER))
        layer.blit(stencil, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        large.blit(layer, (0, 0))

    def _border(self, large: pygame.Surface, rings: Sequence[Ring]) -> None:
        colour = mixed(self.land, self._desk, 0.3)
        for ring in rings:
            points = self.sheet.ring(ring, _FINER)
            pygame.draw.aalines(large, colour, closed=True, points=points)


def name_neighbours(canvas: Canvas, names: Mapping[str, tuple[int, int]]) -> None:
    """Write the names of what lies around, each around its middle."""
    muted = canvas.tone("muted", "desk")
    for title, middle in names.items():
        word = canvas.word(title.upper(), STYLES["eyebrow"], muted)
        canvas.surface.blit(word, word.get_rect(center=middle))
