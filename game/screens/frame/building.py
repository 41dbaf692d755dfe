"""Building: a screen's tree gets its page, its host, its keys and its place."""

from typing import TYPE_CHECKING

import pygame

from game.screens.frame import focus as focusing
from game.screens.frame.screen import Screen
from game.screens.layout.boxes import Panel
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.widgets.buttons import Button
from game.screens.widgets.control import Control

if TYPE_CHECKING:
    from game.screens.frame.stage import Stage

_ANY = 10_000


def mounted(screen: Screen, stage: "Stage") -> Widget:
    """Return a screen's tree in its place, in a page that scrolls where all else fails."""
    root = screen.build(stage)
    root.grow = root.grow or 1
    tree = Scroll(Panel([root], id="page", grow=1), high=_ANY)
    tree.mount(stage, None, "screen")
    for widget in tree.walk():
        if isinstance(widget, Button) and widget.capped and not widget.cap:
            widget.cap = stage.keys.cap(widget.action)
    tree.place(stage.look, pygame.Rect((0, 0), stage.look.metrics.size))
    return tree


def settled(tree: Widget, path: str | None, begin: str) -> Widget | None:
    """Return what is in focus in a new tree: what was, what is near it, or where it begins."""
    return (
        focusing.find(tree, path)
        or focusing.nearest(tree, path)
        or focusing.by_id(tree, begin)
        or next((w for w in focusing.stops(tree) if isinstance(w, Control)), None)
    )
