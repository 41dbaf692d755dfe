"""Shapes: smooth corners, circles and dashes, drawn large once and kept small."""

import math
from functools import lru_cache

import pygame

from game.screens.drawing.theme import Colour

_FINER = 4


@lru_cache(maxsize=400)
def disc(radius: int, fill: Colour, edge: Colour | None = None, thick: int = 0) -> pygame.Surface:
    """Return a smooth disc of a radius in pixels, with an edge if asked."""
    side = max(2 * radius, 1)
    # Transparent in the outer colour, or shrinking would mix in black at the rim.
    large = pygame.Surface((side * _FINER, side * _FINER), pygame.SRCALPHA)
    outer = edge if edge is not None and thick else fill
    large.fill((*outer, 0))
    middle = (side * _FINER // 2, side * _FINER // 2)
    pygame.draw.circle(large, outer, middle, radius * _FINER)
    if edge is not None and thick:
        pygame.draw.circle(large, fill, middle, max(radius - thick, 0) * _FINER)
    return pygame.transform.smoothscale(large, (side, side))


@lru_cache(maxsize=200)
def ring(radius: int, colour: Colour, thick: int) -> pygame.Surface:
    """Return a smooth ring, empty inside."""
    side = max(2 * radius, 1)
    large = pygame.Surface((side * _FINER, side * _FINER), pygame.SRCALPHA)
    large.fill((*colour, 0))
    middle = (side * _FINER // 2, side * _FINER // 2)
    pygame.draw.circle(large, (*colour, 255), middle, radius * _FINER, thick * _FINER)
    return pygame.transform.smoothscale(large, (side, side))


def rounded(surface: pygame.Surface, rect: pygame.Rect, colour: Colour, radius: int) -> None:
    """Fill a rectangle with round corners."""
    radius = min(radius, rect.width // 2, rect.height // 2)
    if radius <= 0:
        surface.fill(colour, rect)
        return
    surface.fill(colour, rect.inflate(-2 * radius, 0))
    for x in (rect.x, rect.right - radius):
        surface.fill(colour, (x, rect.y + radius, radius, rect.height - 2 * radius))
    _corners(surface, rect, disc(radius, colour), radius)


def outlined(
    surface: pygame.Surface, rect: pygame.Rect, colour: Colour, radius: int, thick: int
) -> None:
    """Draw the outline of a rectangle with round corners; nothing inside is touched."""
    radius = min(radius, rect.width // 2, rect.height // 2)
    thick = max(thick, 1)
    for x, y, w, h in (
        (rect.x + radius, rect.y, rect.width - 2 * radius, thick),
        (rect.x + radius, rect.bottom - thick, rect.width - 2 * radius, thick),
        (rect.x, rect.y + radius, thick, rect.height - 2 * radius),
        (rect.right - thick, rect.y + radius, thick, rect.height - 2 * radius),
    ):
        surface.fill(colour, (x, y, w, h))
    if radius > 0:
        _corners(surface, rect, ring(radius, colour, thick), radius)


def shadow(surface: pygame.Surface, rect: pygame.Rect, size: int) -> None:
    """Draw the shadow of paper on ink around a rectangle."""
    for step in range(size, 0, -1):
        strength = round(26 * (1 - step / (size + 1)))
        _veil(surface, rect.inflate(2 * step, 2 * step).move(0, size // 3), strength)


def dashed(
    surface: pygame.Surface,
    colour: Colour,
    ends: tuple[tuple[float, float], tuple[float, float]],
    dash: tuple[int, int],
    thick: int = 1,
) -> None:
    """Draw a dashed line.

    Args:
        surface: to draw on.
        colour: of the dashes.
        ends: of the line, in pixels.
        dash: pixels of a dash and of a gap.
        thick: in pixels.
    """
    (x0, y0), (x1, y1) = ends
    length = math.hypot(x1 - x0, y1 - y0)
    if length == 0:
        return
    along, across = (x1 - x0) / length, (y1 - y0) / length
    at = 0.0
    while at < length:
        end = min(at + dash[0], length)
        start = (x0 + along * at, y0 + across * at)
        stop = (x0 + along * end, y0 + across * end)
        if thick == 1:
            pygame.draw.aaline(surface, colour, start, stop)
        else:
            pygame.draw.line(surface, colour, start, stop, thick)
        at += dash[0] + dash[1]


def _veil(surface: pygame.Surface, rect: pygame.Rect, strength: int) -> None:
    inside = rect.clip(surface.get_rect())
    if inside.width <= 0 or inside.height <= 0:
        return
    dark = (255 - strength,) * 3
    for edge in (
        pygame.Rect(inside.x, inside.y, inside.width, 1),
        pygame.Rect(inside.x, inside.bottom - 1, inside.width, 1),
        pygame.Rect(inside.x, inside.y, 1, inside.height),
        pygame.Rect(inside.right - 1, inside.y, 1, inside.height),
    ):
        surface.fill(dark, edge, pygame.BLEND_RGB_MULT)


def _corners(
    surface: pygame.Surface, rect: pygame.Rect, round_: pygame.Surface, radius: int
) -> None:
    left, top = rect.x, rect.y
    right, bottom = rect.right - radius, rect.bottom - radius
    surface.blit(round_, (left, top), (0, 0, radius, radius))
    surface.blit(round_, (right, top), (radius, 0, radius, radius))
    surface.blit(round_, (left, bottom), (0, radius, radius, radius))
    surface.blit(round_, (right, bottom), (radius, radius, radius, radius))
