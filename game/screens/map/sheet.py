"""The sheet: where the outlines of a map lie in a rectangle, and what is under a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pygame

from game.model.arrays import Floats
from game.screens.map.land import Land, Ring, Spot

#: Points of an outline that distances are measured to, at most.
_OUTLINE = 240
#: Parts of a region with fewer pixels have no outline of their own.
_SPECK = 12
#: Pixels from the outer outline in which no border is drawn.
_NEAR = 3


@dataclass(frozen=True)
class Sheet:
    """A land in a rectangle of pixels, as large as fits, in the middle.

    Attributes:
        land: the outlines.
        size: of the rectangle.
        room: pixels kept free around the regions: left, top, right, bottom.
    """

    land: Land
    size: tuple[int, int]
    room: tuple[int, int, int, int]

    @cached_property
    def scale(self) -> float:
        """Pixels to the map's measure."""
        left, top, right, bottom = self.land.box
        wide = max(self.size[0] - self.room[0] - self.room[2], 20)
        high = max(self.size[1] - self.room[1] - self.room[3], 20)
        return min(wide / max(right - left, 1e-6), high / max(bottom - top, 1e-6))

    @cached_property
    def corner(self) -> Spot:
        """Where the map's own corner lies, in pixels."""
        left, top, right, bottom = self.land.box
        middle = (self.room[0] + self.size[0] - self.room[2]) / 2
        centre = (self.room[1] + self.size[1] - self.room[3]) / 2
        return (
            middle - self.scale * (left + right) / 2,
            centre - self.scale * (top + bottom) / 2,
        )

    def spot(self, at: Spot) -> Spot:
        """Return where a point of the map lies, in pixels."""
        return self.corner[0] + at[0] * self.scale, self.corner[1] + at[1] * self.scale

    def ring(self, ring: Ring, finer: int = 1) -> list[Spot]:
        """Return an outline in pixels, so many times finer."""
        x0, y0 = self.corner
        step = self.scale * finer
        return [(x0 * finer + x * step, y0 * finer + y * step) for x, y in ring]

    @cached_property
    def masks(self) -> dict[str, pygame.Mask]:
        """What each region covers; the later one where two lie over each other."""
        found: dict[str, pygame.Mask] = {}
        for name, rings in self.land.regions.items():
            own = self._mask(rings)
            for before in found.values():
                before.erase(own, (0, 0))
            found[name] = own
        return found

    @cached_property
    def outlines(self) -> dict[str, list[list[tuple[int, int]]]]:
        """The outline of each region as a whole, in parts where it has several."""
        return {
            name: [part.outline() for part in mask.connected_components(_SPECK)]
            for name, mask in self.masks.items()
        }

    @cached_property
    def borders(self) -> list[list[tuple[int, int]]]:
        """The lines between regions, without the outer outline."""
        whole = pygame.Mask(self.size)
        for mask in self.masks.values():
            whole.draw(mask, (0, 0))
        found: list[list[tuple[int, int]]] = []
        for parts in self.outlines.values():
            for points in parts:
                found.append([])
                for point in points:
                    if self._inner(whole, point):
                        found[-1].append(point)
                    elif found[-1]:
                        found.append([])
        return [line for line in found if len(line) > 1]

    def _inner(self, whole: pygame.Mask, point: tuple[int, int]) -> bool:
        """Return whether there is land on all sides of a point."""
        x, y = point
        wide, high = self.size
        around = ((x - _NEAR, y), (x + _NEAR, y), (x, y - _NEAR), (x, y + _NEAR))
        return all(0 <= u < wide and 0 <= v < high and whole.get_at((u, v)) for u, v in around)

    def region_at(self, point: tuple[int, int]) -> str | None:
        """Return the region under a point of the rectangle."""
        if not pygame.Rect((0, 0), self.size).collidepoint(point):
            return None
        return next((name for name, mask in self.masks.items() if mask.get_at(point)), None)

    def middle(self, name: str, taken: Sequence[pygame.Rect], size: tuple[int, int]) -> Spot | None:
        """Return the middle of a region: as far from its outline as can be, and clear of others."""
        rings = self.land.regions[name]
        return self._deepest(self.masks[name], rings, taken, size)

    def naming(
        self, title: str, taken: Sequence[pygame.Rect], size: tuple[int, int]
    ) -> Spot | None:
        """Return where the name of what lies around can stand, clear of the regions."""
        rings = self.land.ground[title]
        mask = self._mask(rings)
        for covered in self.masks.values():
            mask.erase(covered, (0, 0))
        return self._deepest(mask, rings, taken, size)

    def _deepest(
        self,
        mask: pygame.Mask,
        rings: Sequence[Ring],
        taken: Sequence[pygame.Rect],
        size: tuple[int, int],
    ) -> Spot | None:
        """Return the point of a mask that is deepest inside, with room for a box around it."""
        step = max(min(self.size) // 60, 4)
        whole = pygame.Rect((0, 0), self.size)
        inside = []
        for x in range(step // 2, self.size[0], step):
            for y in range(step // 2, self.size[1], step):
                box = pygame.Rect((0, 0), size)
                box.center = (x, y)
                if mask.get_at((x, y)) and whole.contains(box) and box.collidelist(taken) < 0:
                    inside.append((x, y))
        if not inside:
            return None
        edges = self._edges(rings)
        points: Floats = np.array(inside, dtype=float)
        apart = np.abs(points[:, None, :] - edges[None, :, :])
        # A name is wider than it is high, so what is beside it counts for less than what is above.
        apart[:, :, 0] *= min(size[1] / max(size[0], 1) * 1.6, 1.0)
        depth = np.hypot(apart[:, :, 0], apart[:, :, 1]).min(axis=1)
        best = inside[int(depth.argmax())]
        return float(best[0]), float(best[1])

    def _edges(self, rings: Sequence[Ring]) -> Floats:
        spots = [spot for ring in rings for spot in self.ring(ring)]
        thinned = spots[:: max(len(spots) // _OUTLINE, 1)]
        corners = [(0.0, y) for y in range(0, self.size[1], 40)]
        corners += [(float(self.size[0]), y) for y in range(0, self.size[1], 40)]
        return np.array([*thinned, *corners], dtype=float)

    def _mask(self, rings: Sequence[Ring]) -> pygame.Mask:
        drawn = pygame.Surface(self.size, pygame.SRCALPHA)
        for ring in rings:
            pygame.draw.polygon(drawn, (255, 255, 255, 255), self.ring(ring))
        return pygame.mask.from_surface(drawn)
