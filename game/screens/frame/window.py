"""The window: opened, resized, full screen, closed at once; and the loop that runs in it."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace

import pygame

from game.screens.drawing.icons import Icons
from game.screens.drawing.shapes import disc
from game.screens.drawing.theme import STANDARD
from game.screens.frame import rubbish
from game.screens.frame.screen import Screen
from game.screens.frame.settings import (
    LEAST_SIZE,
    Settings,
    read_settings,
    settings_file,
    write_settings,
)
from game.screens.frame.speech import Speaker, speech_program
from game.screens.frame.stage import Stage
from game.screens.frame.steering import Steering
from game.screens.frame.work import Work

_TITLE = "Handshake"
_FRAMES = 60
#: Milliseconds that an idle loop sleeps at most.
_IDLE = 500
#: Seconds after which threads take turns.
_TURN = 0.001
_HEADLESS = frozenset({"dummy", "offscreen"})


class NoDisplayError(Exception):
    """There is no screen to draw on; says so in a sentence."""


class Window:
    """A window with a stage in it.

    Args:
        settings: as they were kept.
        keep: called with the settings whenever they change.
        speak: whether what comes into focus is printed, and spoken where it can be.
    """

    def __init__(
        self,
        settings: Settings,
        keep: Callable[[Settings], object] = lambda _: None,
        *,
        speak: bool = False,
    ) -> None:
        self._window = _opened(settings)
        self._wake = pygame.event.custom_type()
        self._keep = keep
        self._prints = speak
        work = Work(self._woken)
        self.stage = Stage(self._surface().get_size(), settings, density=self.density, work=work)
        self.stage.changed = self._changed
        self.steering = Steering(self.stage, self.density)
        self._full = settings.full_screen
        self._changed(settings)

    @property
    def density(self) -> float:
        """Pixels to a point of the pointer's coordinates."""
        return self._surface().get_width() / max(self._window.size[0], 1)

    def run(self, first: Screen) -> None:
        """Show a screen and go on until the player leaves; Ctrl-C leaves too."""
        # The thread for slow work gives way sooner than usual, or pictures wait for it.
        sys.setswitchinterval(_TURN)
        rubbish.seldom()
        self.stage.push(first)
        clock = pygame.time.Clock()
        try:
            self._step(0.0)
            self.stage.sound.prepare()
            while not self.stage.leaving:
                moves = self._step(clock.tick() / 1000)
                if moves:
                    clock.tick(_FRAMES)
                elif not self.stage.leaving:
                    event = pygame.event.wait(_IDLE)
                    if event.type == pygame.NOEVENT:
                        rubbish.in_a_rest()
                    self._take(event)
        except KeyboardInterrupt:
            pass
        finally:
            self.close()

    def close(self) -> None:
        """Keep the settings and close the window."""
        if not self._full:
            self._keep(replace(self.stage.settings, size=self._window.size))
        self.stage.close()
        self._window.destroy()
        pygame.display.quit()

    def _step(self, seconds: float) -> bool:
        for event in pygame.event.get():
            self._take(event)
        moves = self.stage.tick(min(seconds, 0.1))
        if not self.stage.leaving and self.stage.draw(self._surface()):
            self._window.flip()
        return moves

    def _take(self, event: pygame.Event) -> None:
        if event.type in {pygame.WINDOWSIZECHANGED, pygame.WINDOWDISPLAYCHANGED}:
            self.steering.density = self.density
            self.stage.resize(self._surface().get_size(), self.density)
        elif event.type in {pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED}:
            self.stage.redraw()
        elif event.type == pygame.WINDOWCLOSE:
            self.stage.leaving = True
        elif event.type not in {pygame.NOEVENT, self._wake}:
            self.steering.handle(event)

    def _surface(self) -> pygame.Surface:
        return self._window.get_surface()

    def _woken(self) -> None:
        if pygame.display.get_init():
            pygame.event.post(pygame.event.Event(self._wake))

    def _changed(self, settings: Settings) -> None:
        self.stage.sound.on = settings.sound
        if settings.full_screen != self._full:
            self._full = settings.full_screen
            if self._full:
                self._window.set_fullscreen(desktop=True)
            else:
                self._window.set_windowed()
        wanted = settings.speak or self._prints
        if wanted != self.stage.speaker.on:
            self.stage.speaker = Speaker(sys.stdout, speech_program()) if wanted else Speaker()
        self._keep(settings)


def open_window(*, speak: bool = False) -> Window:
    """Open a window as the player left it.

    Raises:
        NoDisplayError: there is no screen; says so in a sentence.
    """
    path = settings_file()
    return Window(read_settings(path), lambda kept: write_settings(path, kept), speak=speak)


def _opened(settings: Settings) -> pygame.Window:
    # Before the video driver starts, or Windows magnifies the picture until it is blurred.
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    because = "There is no screen to draw on here."
    try:
        pygame.display.init()
        if pygame.display.get_driver() in _HEADLESS and asked not in _HEADLESS:
            raise NoDisplayError(because)
        if pygame.display.get_driver() == "x11":
            # What is drawn in memory gains nothing from OpenGL, for which SDL would make
            # the window a second time and take another 100 MB.
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        window = pygame.Window(
            _TITLE, settings.size, resizable=True, allow_high_dpi=True, hidden=False
        )
    except pygame.error as wrong:
        raise NoDisplayError(because) from wrong
    window.minimum_size = LEAST_SIZE
    window.set_icon(_icon())
    if settings.full_screen:
        window.set_fullscreen(desktop=True)
    pygame.key.set_repeat(350, 40)
    return window


def _icon() -> pygame.Surface:
    """Return the picture of the program in lists of windows."""
    drawn = pygame.Surface((64, 64), pygame.SRCALPHA)
    drawn.blit(disc(32, STANDARD.ground("primary")), (0, 0))
    drawn.blit(Icons().get("heart-handshake", 40, STANDARD.on_primary), (12, 12))
    return drawn
