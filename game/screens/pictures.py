"""Pictures: every screen in a typical state, drawn without a display."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pygame

from game.screens.desk.samples import push_briefing, push_desk, push_page
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.policy_samples import push_advisers, push_policy
from game.screens.preferences import PreferencesScreen
from game.screens.review.samples import REVIEW_PAGES, push_compare, push_record, push_review
from game.screens.saves import sample_saves
from game.screens.title import sample_title

#: The size of the design.
USUAL = (1280, 800)
#: Puts a screen in a typical state on a stage; the pack is None for what it usually shows.
Make = Callable[[Stage, str | None], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a picture is to show.

    Attributes:
        screen: a name of `SCREENS`.
        pack: a shipped pack's id or a folder; None for what the screen usually shows.
        size: in pixels.
        settings: language, size of text, theme.
    """

    screen: str
    pack: str | None = None
    size: tuple[int, int] = USUAL
    settings: Settings = field(default_factory=lambda: Settings(motion=False, sound=False))


def _title(stage: Stage, pack: str | None) -> None:
    stage.push(sample_title(pack))


def _settings(stage: Stage, _: str | None) -> None:
    stage.push(PreferencesScreen())


def _saved(stage: Stage, _: str | None) -> None:
    stage.push(sample_saves())


def _page(name: str, about: str = "") -> Make:
    """Return what shows a page of a game that has begun."""
    return lambda stage, pack: push_page(stage, pack, name, about)


#: Every screen that can be drawn. A new screen is one function above and one line here.
SCREENS: Mapping[str, Make] = {
    "title": _title,
    "settings": _settings,
    "saved": _saved,
    "briefing": push_briefing,
    "desk": push_desk,
    "quarter": _page("quarter"),
    "dispatches": _page("dispatches"),
    "menu": _page("menu"),
    "why": _page("why"),
    "history": _page("history"),
    "sources": _page("sources"),
    "glossary": _page("glossary"),
    "policy": push_policy,
    "postures": lambda stage, pack: push_policy(stage, pack, "posture"),
    "channels": lambda stage, pack: push_policy(stage, pack, "channel"),
    "advisers": push_advisers,
    "forecasts": lambda stage, pack: push_advisers(stage, pack, you=True),
    "review": push_review,
    "record": push_record,
    "compare": push_compare,
    **{f"review-{page}": partial(push_review, page=page) for page in REVIEW_PAGES},
}


def staged(wanted: Wanted) -> Stage:
    """Return a stage with a screen on it, all its slow work done.

    Raises:
        KeyError: there is no such screen.
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    make = SCREENS[wanted.screen]
    stage = Stage(wanted.size, wanted.settings)
    make(stage, wanted.pack)
    stage.draw(pygame.Surface(wanted.size))
    stage.work.wait()
    return stage


def picture(wanted: Wanted) -> pygame.Surface:
    """Return the picture of a screen.

    Raises:
        KeyError: there is no such screen.
    """
    stage = staged(wanted)
    surface = pygame.Surface(wanted.size)
    try:
        stage.redraw()
        stage.draw(surface)
    finally:
        stage.close()
    return surface


def save_picture(wanted: Wanted, path: Path) -> None:
    """Draw a screen into a PNG file.

    Raises:
        KeyError: there is no such screen.
        OSError: the file cannot be written.
    """
    surface = picture(wanted)
    try:
        pygame.image.save(surface, path)
    except pygame.error as wrong:
        raise OSError(str(wrong)) from wrong
