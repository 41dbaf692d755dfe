import pygame

from game.content.shipped import root
from game.screens.drawing.icons import Icons


def test_every_icon_can_be_drawn_in_any_colour():
    icons = Icons()
    blank = []
    for path in sorted((root() / "assets" / "icons").glob("*.svg")):
        drawn = icons.get(path.stem, 24, (255, 0, 0))
        if pygame.mask.from_surface(drawn, 60).count() < 10:
            blank.append(path.stem)
        red = drawn.get_at(pygame.mask.from_surface(drawn, 200).outline()[0])
        assert red[:3] == (255, 0, 0)
    assert blank == []
