import pygame

from game.screens.drawing.comparing import difference


def painted(colour, spot=None):
    surface = pygame.Surface((40, 30))
    surface.fill(colour)
    if spot is not None:
        surface.fill((255, 255, 255), spot)
    return surface


def test_a_picture_is_like_itself():
    assert difference(painted((9, 9, 9)), painted((9, 9, 9))).share == 0


def test_a_shade_that_nobody_sees_does_not_count():
    assert difference(painted((100, 100, 100)), painted((101, 102, 99))).share == 0


def test_a_difference_is_measured_and_placed():
    found = difference(painted((0, 0, 0)), painted((0, 0, 0), (10, 5, 4, 3)))
    assert found.share == 12 / 1200
    assert found.where == (10, 5, 4, 3)


def test_pictures_of_different_sizes_differ_wholly():
    assert difference(pygame.Surface((2, 2)), pygame.Surface((3, 2))).share == 1
