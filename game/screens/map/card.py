"""The card beside what is pointed at on the map: its name, its values, what happened there."""

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.typeset import Typeset
from game.screens.map.spots import Spot

_WIDE, _PAD, _AWAY = 250, 10, 14


def paint_card(canvas: Canvas, spot: Spot, room: pygame.Rect) -> None:
    """Paint the card of a spot beside it, inside a room.

    Args:
        canvas: to paint on.
        spot: that is pointed at.
        room: in pixels of the window; the card is moved to fit.
    """
    look = canvas.look
    pad = look.px(_PAD)
    wide = max(min(look.em(_WIDE), room.width - 2 * pad), 1)
    title = look.type.set(spot.label, "strong", wide)
    lines = [look.type.set(line, "small", wide) for line in spot.told]
    box = _placed(spot, room, _size((title, *lines), pad), look.px(_AWAY))
    canvas.box(box, canvas.ground("raised"), 6)
    canvas.frame(box, canvas.mark("edge", "raised"), 6)
    y = box.y + pad
    canvas.set(title, (box.x + pad, y), canvas.tone("text", "raised"))
    y += title.height + pad // 3
    for line in lines:
        canvas.set(line, (box.x + pad, y), canvas.tone("text", "raised"))
        y += line.height + pad // 3


def _size(parts: tuple[Typeset, ...], pad: int) -> tuple[int, int]:
    wide = max(part.width for part in parts) + 2 * pad
    return wide, sum(part.height + pad // 3 for part in parts) + 2 * pad


def _placed(spot: Spot, room: pygame.Rect, size: tuple[int, int], away: int) -> pygame.Rect:
    """Return where the card stands: on the side of the spot that has more room."""
    box = pygame.Rect((0, 0), size)
    if spot.rect.centerx < room.centerx:
        box.midleft = (spot.rect.right + away, spot.rect.centery)
    else:
        box.midright = (spot.rect.left - away, spot.rect.centery)
    if box.left < room.left or box.right > room.right:
        box.centerx = spot.rect.centerx
        above = spot.rect.centery > room.centery
        if above:
            box.bottom = spot.rect.top - away
        else:
            box.top = spot.rect.bottom + away
    return box.clamp(room)
