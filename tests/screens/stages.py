"""Small stages to try things on."""

import pygame

from game.screens.frame.screen import Screen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.frame.steering import Steering
from game.screens.layout.widget import Key

SIZE = (1280, 800)


class Plain(Screen):
    """A screen that builds what it is told."""

    def __init__(self, build, **ways):
        self._build = build
        self.followed = []
        self.modal = ways.get("modal", False)
        self.ways = ways.get("actions", {})

    def title(self, ui):
        return "plain"

    def build(self, ui):
        return self._build()

    def follow(self, ui, target):
        self.followed.append(target)

    def actions(self, ui):
        return self.ways


def staged(build, size=SIZE, text=1.0, **ways):
    stage = Stage(size, Settings(text=text, motion=False, sound=False))
    stage.push(Plain(build, **ways))
    draw(stage)
    return stage


def draw(stage):
    surface = pygame.Surface(stage.look.metrics.size)
    stage.redraw()
    stage.draw(surface)
    return surface


def keys(stage, *names):
    steering = Steering(stage)
    for name in names:
        shift = name.startswith("shift+")
        ctrl = name.startswith("ctrl+")
        steering.key(
            Key(name.rpartition("+")[2] if shift or ctrl else name, shift=shift, ctrl=ctrl)
        )


def mouse(kind, at):
    if kind == pygame.MOUSEMOTION:
        return pygame.Event(kind, pos=at, rel=(0, 0), buttons=(0, 0, 0))
    return pygame.Event(kind, pos=at, button=1)


def click(stage, at):
    steering = Steering(stage)
    for kind in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        steering.handle(mouse(kind, at))


def named(stage, name, role=None):
    """Return the first widget of a name, and of a role if one is given."""
    return next(w for w in stage.tree.walk() if w.name == name and (role is None or w.role == role))


def focused(stage):
    return next((w.name for w in stage.tree.walk() if w.path == stage.focused), None)
