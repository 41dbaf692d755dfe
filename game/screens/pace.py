"""Pace: how long the desk makes somebody wait, measured where events and pictures are known."""

import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import pygame

from game.content.loading import load
from game.screens.desk.samples import sample_game
from game.screens.desk.screen import DeskScreen
from game.screens.frame import rubbish
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.frame.steering import Steering
from game.screens.layout.widget import Key
from game.session import saved
from game.session.commands import Open, Sign

#: Seconds between two pictures.
_PICTURE = 1 / 60
#: Quarters of the decade after which more is open than at any other time.
_BUSY = 7
#: Frames after which the pointer goes to the next option, the next question, and chooses.
_OPTION, _QUESTION, _CHOICE = 6, 48, 120
#: Frames in which caches are filled, at the start.
_WARM = 30
_SIZE = (1280, 800)


@dataclass(frozen=True, slots=True)
class Frames:
    """Seconds of update and draw.

    Attributes:
        pointed: while the pointer moves over options and futures arrive.
        turned: of the pictures after another question was turned to, or an answer given.
        changed: of all pictures that an event had changed.
    """

    pointed: tuple[float, ...]
    turned: tuple[float, ...]
    changed: tuple[float, ...]


def kept_game(pack: str, folder: Path) -> Path:
    """Write a game that is some quarters on, and return its file."""
    path = folder / "kept.handshake"
    scenario = load(pack)
    game, events = saved.begin(path, Open(pack=pack, seed=1), 0.0, lambda _: scenario)
    if game is None:
        raise ValueError(str(events))
    with game:
        for _ in range(_busy(pack)):
            game.apply(Sign(), 0.0)
    return path


def frames(count: int, pack: str | None = None) -> Frames:
    """Draw the desk while the pointer moves over options; at times questions and answers change.

    Args:
        count: pictures, at most sixty a second, so that futures are computed between them.
        pack: an id; None for the usual one.
    """
    sys.setswitchinterval(0.001)
    rubbish.seldom()
    stage = Stage(_SIZE, Settings(sound=False))
    stage.push(DeskScreen(sample_game(stage, pack, _busy(pack))))
    steering, surface = Steering(stage), pygame.Surface(_SIZE)
    stage.draw(surface)
    pointed: list[float] = []
    turned: list[float] = []
    changed: list[float] = []
    for number in range(count + _WARM):
        start = perf_counter()
        acted = _act(stage, steering, number)
        stage.tick(_PICTURE)
        drawn = stage.draw(surface)
        taken = perf_counter() - start
        if number >= _WARM:
            (turned if _turns(number) else pointed).append(taken)
            changed += [taken] if acted and drawn else []
        sleep(max(_PICTURE - taken, 0.0))
    stage.close()
    return Frames(tuple(pointed), tuple(turned), tuple(changed))


def whole_game(pack: str) -> None:
    """Play a game with its futures looked at, to its review, every page of which is shown."""
    stage = Stage(_SIZE, Settings(motion=False, sound=False))
    playing = sample_game(stage, pack)
    stage.push(DeskScreen(playing))
    steering, surface = Steering(stage), pygame.Surface(_SIZE)
    while not playing.over:
        _settle(stage, surface)
        steering.key(Key("enter", ctrl=True))
    _settle(stage, surface)
    steering.key(Key("enter", ctrl=True))
    _settle(stage, surface)
    for tab in [w.path for w in stage.tree.walk() if w.role == "tab"]:
        found = next((w for w in stage.tree.walk() if w.path == tab), None)
        if found is not None:
            found.on_key(Key("enter"))
            _settle(stage, surface)
    stage.close()


def _busy(pack: str | None) -> int:
    """Return how many quarters are played until much is open, and the game not over."""
    return _BUSY if pack is None else min(_BUSY, load(pack).program.quarters - 1)


def _settle(stage: Stage, surface: pygame.Surface) -> None:
    """Draw, wait for what is computed, and draw again."""
    stage.draw(surface)
    stage.work.wait(300.0)
    stage.draw(surface)


def _turns(number: int) -> bool:
    """Return whether another question or an answer is wanted in a frame."""
    return (number + 1) % _CHOICE == 0 or (number + 1) % _QUESTION == 0


def _act(stage: Stage, steering: Steering, number: int) -> bool:
    """Move the pointer, turn to the next question or choose, in turn; return whether it did."""
    if number % _CHOICE == _CHOICE - 1:
        return steering.key(Key("ab"[number // _CHOICE % 2]))
    if number % _QUESTION == _QUESTION - 1:
        return steering.key(Key("]"))
    if number % _OPTION:
        return False
    options = [w for w in stage.tree.walk() if w.role == "radio"]
    if options:
        at = options[number // _OPTION % len(options)].rect.center
        moved = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        steering.handle(moved)
    return bool(options)
