"""Art: the map of a pack as a quiet drawing behind the title."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import pygame

from game.content.format.plan import Map, Region
from game.content.shipped import root
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Colour, mixed

_FINER = 2
#: The share of the height that a map takes: what stands before it covers the rest.
_ABOVE = 0.8
_FADE = 90
Ring = Sequence[Sequence[float]]


class MapArt:
    """Draws a map as large as fits, in the colours of ink; kept until size or colours change.

    Args:
        map_: of a pack.
    """

    def __init__(self, map_: Map) -> None:
        self._map = map_
        self._kept: tuple[object, pygame.Surface] | None = None

    def __call__(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Draw it into a rectangle."""
        key = (rect.size, canvas.look.theme.name)
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self._drawn(canvas, rect.size))
        canvas.surface.blit(self._kept[1], rect.topleft)

    def _drawn(self, canvas: Canvas, size: tuple[int, int]) -> pygame.Surface:
        wide, high = size[0] * _FINER, size[1] * _FINER
        large = pygame.Surface((wide, high))
        desk, panel = canvas.ground("desk"), canvas.ground("panel")
        land = mixed(panel, canvas.tone("muted", "desk"), 0.22)
        line = mixed(desk, land, 0.35)
        large.fill(desk)
        asset = _asset(self._map.asset) if self._map.asset else {}
        fit = _Fit(wide, round(high * _ABOVE), float(asset.get("aspect", 1.0)))
        for shape in asset.get("ground", {}).values():
            for ring in shape["rings"]:
                _fill(large, fit.points(ring), mixed(panel, land, 0.25), line)
        if asset.get("ground"):
            _faded(large, fit.box, desk, canvas.look.px(_FADE) * _FINER)
        tints: tuple[Accent, ...] = ("frontier", "livelihood", "covert", "yours")
        for position, region in enumerate(self._map.regions.values()):
            tint = mixed(land, canvas.mark(tints[position % len(tints)], "desk"), 0.3)
            for ring in _rings(region, asset):
                _fill(large, fit.points(ring), tint, line)
        river = mixed(land, canvas.mark("yours", "desk"), 0.35)
        for lines in asset.get("lines", {}).values():
            for course in lines:
                pygame.draw.lines(large, river, closed=False, points=fit.points(course), width=2)
        drawn = pygame.transform.smoothscale(large, size)
        self._name(canvas.on(drawn), fit)
        return drawn

    def _name(self, canvas: Canvas, fit: "_Fit") -> None:
        """Name places, as many as fit without lying over each other."""
        taken: list[pygame.Rect] = []
        for place in self._map.places.values():
            if place.member is None:  # it lies beside the map
                continue
            x, y = (part / _FINER for part in fit.points([place.at])[0])
            wide = canvas.look.type.full(place.title, "small") + canvas.look.px(10)
            label = pygame.Rect(round(x), round(y) - 10, wide, 20)
            inside = canvas.surface.get_rect().contains(label)
            if not inside or label.inflate(8, 8).collidelist(taken) >= 0:
                continue
            taken.append(label)
            canvas.disc((x, y), canvas.look.px(3), canvas.tone("text", "desk"))
            corner = (label.x + canvas.look.px(9), label.centery - canvas.look.em(9))
            canvas.write(place.title, "small", corner, canvas.tone("text", "desk"))


class _Fit:
    """Where points from 0 to 1 lie: the whole map, as large as fits, in the middle."""

    def __init__(self, wide: int, high: int, aspect: float) -> None:
        margin = 0.04 * min(wide, high)
        self._wide = min(wide - 2 * margin, (high - 2 * margin) / aspect)
        self._high = self._wide * aspect
        self._left, self._top = (wide - self._wide) / 2, (high - self._high) / 2

    @property
    def box(self) -> pygame.Rect:
        """Where the whole map lies, in pixels."""
        sizes = (self._left, self._top, self._wide, self._high)
        return pygame.Rect(*(round(size) for size in sizes))

    def points(self, ring: Ring) -> list[tuple[float, float]]:
        """Return points in pixels."""
        return [(self._left + x * self._wide, self._top + y * self._high) for x, y in ring]


def _rings(region: Region, asset: dict[str, Any]) -> Iterator[Ring]:
    shapes = asset.get("shapes", {})
    for name in region.shapes:
        yield from shapes.get(name, {}).get("rings", ())
    if region.outline:
        yield _rounded(region.outline)


def _rounded(ring: Ring, times: int = 3) -> Ring:
    """Cut a ring's corners, again and again: a sketched outline becomes a coast."""
    for _ in range(times):
        pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
        ring = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in pairs
            for share in (0.25, 0.75)
        ]
    return ring


def _fill(
    surface: pygame.Surface, points: list[tuple[float, float]], fill: Colour, line: Colour
) -> None:
    pygame.draw.polygon(surface, fill, points)
    pygame.draw.aalines(surface, line, closed=True, points=points)


def _faded(surface: pygame.Surface, box: pygame.Rect, desk: Colour, wide: int) -> None:
    """Let the land around end softly: it goes on, and the map does not."""
    right, bottom = surface.get_size()
    surface.fill(desk, (0, 0, max(box.left, 0), bottom))
    surface.fill(desk, (box.right, 0, right - box.right, bottom))
    surface.fill(desk, (0, box.bottom, right, bottom - box.bottom))
    veil = pygame.Surface((1, 1))
    veil.fill(desk)
    for step in range(wide):
        veil.set_alpha(round(255 * (1 - step / wide)))
        side = pygame.transform.scale(veil, (1, bottom))
        surface.blit(side, (box.left + step, 0))
        surface.blit(side, (box.right - 1 - step, 0))
        flat = pygame.transform.scale(veil, (right, 1))
        surface.blit(flat, (0, box.bottom - 1 - step))


@lru_cache(maxsize=4)
def _asset(name: str) -> dict[str, Any]:
    path = root() / "assets" / name
    if not path.is_file():
        return {}
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read
