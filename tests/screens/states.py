"""Every screen in its typical states, each put on a stage once and then looked at in many sizes."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pygame

from game.screens.audit import audit
from game.screens.briefing import BriefingScreen
from game.screens.desk.menu import MenuScreen
from game.screens.desk.samples import sample_game
from game.screens.desk.screen import DeskScreen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.layout.scrolling import Scroll
from game.screens.pictures import SCREENS
from game.screens.saves import SavesScreen
from game.session.commands import Choose, Resign

State = Callable[[Stage], None]
View = tuple[tuple[int, int], float, str]
SIZES = ((1024, 640), (1280, 800), (1920, 1080), (3840, 2160))
TEXTS = (1.0, 1.5, 2.0)
THEMES = ("standard", "contrast")
#: The ends of what is promised.
ENDS: tuple[View, ...] = (((1280, 800), 1.0, "standard"), ((1024, 640), 2.0, "contrast"))
#: All that is promised: in order of sizes, so that a stage is dressed anew as rarely as may be.
WHOLE: tuple[View, ...] = tuple(
    (size, text, theme) for size in SIZES for text in TEXTS for theme in THEMES
)


def _no_saves(stage: Stage) -> None:
    stage.push(SavesScreen((), lambda _: None))


def _settings_in_game(stage: Stage) -> None:
    SCREENS["desk"](stage, "two-valleys")
    SCREENS["settings"](stage, None)


def _desk_quiet(stage: Stage) -> None:
    stage.push(DeskScreen(sample_game(stage, "two-valleys", 1, answered=True)))


def _desk_answered(stage: Stage) -> None:
    playing = sample_game(stage, "two-valleys")
    stage.push(DeskScreen(playing))
    (decision,) = playing.view.decisions
    playing.apply(Choose(decision=decision.id, option=decision.options[0].id))


def _desk_refused(stage: Stage) -> None:
    playing = sample_game(stage, "two-valleys")
    stage.push(DeskScreen(playing))
    playing.apply(Choose(decision="no_such_question", option="none"))


def _desk_over(stage: Stage) -> None:
    playing = sample_game(stage, "two-valleys", 4, answered=True)
    stage.push(DeskScreen(playing))
    playing.apply(Resign())


def _resigning(stage: Stage) -> None:
    playing = sample_game(stage, "two-valleys", 2)
    stage.push(DeskScreen(playing))
    menu = MenuScreen(playing)
    stage.push(menu)
    menu._ask(stage, resigning=True)


def _briefing_with_note(stage: Stage) -> None:
    stage.push(BriefingScreen(sample_game(stage, "third-term-2000"), lambda: None))


#: Screens as somebody meets them in the small pack, where little time is spent on computing.
SMALL: Mapping[str, State] = {
    **{name: partial(lambda make, stage: make(stage, "two-valleys"), SCREENS[name])
       for name in SCREENS},
    "saved, none": _no_saves,
    "settings, in a game": _settings_in_game,
    "desk, quiet": _desk_quiet,
    "desk, answered": _desk_answered,
    "desk, refused": _desk_refused,
    "desk, over": _desk_over,
    "menu, resigning": _resigning,
}  # fmt: skip
#: The same, and all in the largest pack.
EVERY: Mapping[str, State] = {
    **SMALL,
    "briefing, with a note": _briefing_with_note,
    **{f"{name}, in its usual pack":
       partial(lambda make, stage: make(stage, None), SCREENS[name]) for name in SCREENS},
    **{f"{name}, in the decade":
       partial(lambda make, stage: make(stage, "peru-1990s"), SCREENS[name]) for name in SCREENS},
}  # fmt: skip


def put(state: State) -> Stage:
    """Return a stage with a screen on it, all its slow work done."""
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    state(stage)
    stage.draw(pygame.Surface((1280, 800)))
    stage.work.wait(120.0)
    return stage


def dress(stage: Stage, view: View) -> pygame.Surface:
    """Look at a stage in a view, and return what is seen."""
    size, text, theme = view
    stage.set(text=text, theme=theme)
    stage.resize(size)
    surface = pygame.Surface(size)
    stage.draw(surface)
    stage.work.wait(120.0)
    stage.draw(surface)
    return surface


def faults(stage: Stage) -> Iterator[str]:
    """Yield what is wrong with a stage as it is, from its top and with every pane at its end."""
    yield from map(str, audit(stage))
    panes = [w for w in stage.tree.walk() if isinstance(w, Scroll)]
    moved = [pane.scroll(10 * pane.rect.height) for pane in panes]
    if any(moved):
        yield from (f"{fault} (scrolled)" for fault in audit(stage))
        for pane in panes:
            pane.scroll(-20 * pane.rect.height)
