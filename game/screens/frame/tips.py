"""Tips: the hint of a control, or why it cannot be used, shown beside it."""

import pygame

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import PAPER, Ground
from game.screens.layout.widget import Widget
from game.screens.widgets.control import Control

_WIDE = 320
_PAD = 10


def paint(canvas: Canvas, widget: Widget | None) -> None:
    """Paint the tip of a control under it, or above it where there is no room."""
    if not isinstance(widget, Control) or not widget.advice:
        return
    look = canvas.look
    window = canvas.surface.get_rect()
    pad = look.px(_PAD)
    room = min(look.em(_WIDE), window.width - 4 * pad)
    words = look.type.set(widget.advice, "small", room)
    tip = pygame.Rect(0, 0, words.width + 2 * pad, words.height + 2 * pad)
    tip.midtop = (widget.rect.centerx, widget.rect.bottom + look.px(6))
    if tip.bottom > window.bottom:
        tip.bottom = widget.rect.top - look.px(6)
    tip.clamp_ip(window.inflate(-2 * pad, -2 * pad))
    ground: Ground = "chosen" if widget.ground in PAPER else "raised"
    canvas.box(tip, canvas.ground(ground), 5)
    canvas.frame(tip, canvas.mark("edge", ground), 5)
    canvas.set(words, (tip.x + pad, tip.y + pad), canvas.tone("text", ground))
