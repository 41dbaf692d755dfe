"""Strokes: smooth lines with dashes that go around corners, areas, hatching, points."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from game.screens.charts.signs import Shape
from game.screens.drawing.theme import Colour

Spot = tuple[float, float]
_FINER = 4
_CORNERS: Mapping[Shape, tuple[Spot, ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "up": ((0, -1.2), (1.2, 0.9), (-1.2, 0.9)),
    "down": ((0, 1.2), (1.2, -0.9), (-1.2, -0.9)),
    "cross": (
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2),
        (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip


def path(
    surface: pygame.Surface,
    colour: Colour,
    points: Sequence[Spot],
    width: float = 1,
    dash: Sequence[float] = (),
) -> None:
    """Draw a line through points.

    Args:
        surface: to draw on.
        colour: of the line.
        points: in pixels.
        width: in pixels; a fraction makes a line of one pixel fainter, never thinner.
        dash: pixels of strokes and gaps in turn; empty for a whole line.
    """
    thick = max(round(width), 1)
    for stretch in _dashed(points, dash) if dash else (points,):
        if len(stretch) < 2:  # noqa: PLR2004 - a line has two ends
            continue
        if thick == 1:
            pygame.draw.aalines(surface, colour, closed=False, points=stretch)
            continue
        for start, stop in pairwise(stretch):
            pygame.draw.aaline(surface, colour, start, stop, thick)


def _dashed(points: Sequence[Spot], dash: Sequence[float]) -> Iterator[list[Spot]]:
    """Yield the strokes of a dashed line; a dash goes on around a corner."""
    lengths = [max(length, 1.0) for length in dash]
    turn, left = 0, lengths[0]
    stroke: list[Spot] = [points[0]] if points else []
    for (x0, y0), (x1, y1) in pairwise(points):
        whole = math.hypot(x1 - x0, y1 - y0)
        at = 0.0
        while whole - at > left:
            at += left
            place = (x0 + (x1 - x0) * at / whole, y0 + (y1 - y0) * at / whole)
            if turn % 2 == 0:
                yield [*stroke, place]
            stroke = [place]
            turn += 1
            left = lengths[turn % len(lengths)]
        left -= whole - at
        stroke.append((x1, y1))
    if turn % 2 == 0:
        yield stroke


def area(surface: pygame.Surface, colour: Colour, points: Sequence[Spot]) -> None:
    """Fill what lies between points, with a smooth edge."""
    if len(points) > 2:  # noqa: PLR2004 - an area has three corners
        pygame.draw.polygon(surface, colour, points)
        pygame.draw.aalines(surface, colour, closed=True, points=points)


def hatch(surface: pygame.Surface, colour: Colour, rect: pygame.Rect, gap: int) -> None:
    """Draw slanted lines across a rectangle, so many pixels apart."""
    before = surface.get_clip()
    surface.set_clip(before.clip(rect))
    for x in range(rect.left - rect.height, rect.right, max(gap, 2)):
        start, stop = (x, rect.bottom), (x + rect.height, rect.top)
        pygame.draw.aaline(surface, colour, start, stop)
    surface.set_clip(before)


def point(
    surface: pygame.Surface,
    sign: tuple[Shape, bool],
    at: Spot,
    radius: float,
    colours: tuple[Colour, Colour],
) -> None:
    """Draw a point.

    Args:
        surface: to draw on.
        sign: its shape, and whether it is filled.
        at: its middle, in pixels.
        radius: in pixels.
        colours: of the point, and of the ground it stands on, which rings it.
    """
    drawn = _stamp(sign, max(round(radius * 2), 4), *colours)
    surface.blit(drawn, drawn.get_rect(center=(round(at[0]), round(at[1]))))


@lru_cache(maxsize=200)
def _stamp(sign: tuple[Shape, bool], across: int, colour: Colour, ground: Colour) -> pygame.Surface:
    shape, filled = sign
    side = across * 2
    large = pygame.Surface((side * _FINER, side * _FINER), pygame.SRCALPHA)
    large.fill((*ground, 0))
    radius = across / 2 * _FINER
    _fill(large, shape, ground, radius * 1.4)
    _fill(large, shape, colour, radius)
    if not filled:
        _fill(large, shape, ground, radius * 0.6)
    return pygame.transform.smoothscale(large, (side, side))


def _fill(surface: pygame.Surface, shape: Shape, colour: Colour, radius: float) -> None:
    middle = surface.get_width() / 2
    if shape == "disc":
        pygame.draw.circle(surface, colour, (middle, middle), radius)
        return
    corners = [(middle + x * radius, middle + y * radius) for x, y in _CORNERS[shape]]
    pygame.draw.polygon(surface, colour, corners)
