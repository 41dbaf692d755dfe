"""Games that are played on screens, for tests."""

import pygame

from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.frame.steering import Steering
from game.screens.playing import Playing
from game.session import saved
from game.session.commands import Open, Options

SIZE = (1280, 800)
_KEYS = {"enter": pygame.K_RETURN, "space": pygame.K_SPACE, "escape": pygame.K_ESCAPE}


def quiet_stage(size=SIZE, text=1.0, *, motion=False):
    return Stage(size, Settings(text=text, motion=motion, sound=False))


def game_on(stage, folder, pack="two-valleys", seed=3, **options):
    opening = Open(pack=pack, seed=seed, options=Options(**options))
    game, events = saved.begin(folder / "game.handshake", opening, 0.0)
    assert game is not None, events
    return Playing(stage, game, clock=lambda: 1.0, runs=40)


def settle(stage, seconds=0.02):
    """Let work come in and draw, as a loop does, until nothing is wanted any more."""
    surface = pygame.Surface(stage.look.metrics.size)
    stage.draw(surface)
    stage.work.wait()
    stage.tick(seconds)
    stage.redraw()
    stage.draw(surface)
    return surface


def press(stage, *names):
    """Press keys by events, as a window hands them over."""
    steering = Steering(stage)
    for name in names:
        key = _KEYS.get(name) or ord(name)
        steering.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))


def by_id(stage, name):
    return next((w for w in stage.tree.walk() if w.id == name), None)


def words_of(stage):
    return [w.name for w in stage.tree.walk() if w.name]
