import os
import subprocess
import sys

import pygame
import pytest
from screens.stages import Plain, named

from game.screens.frame.settings import Settings
from game.screens.frame.window import Window
from game.screens.layout.boxes import Column
from game.screens.widgets.buttons import Button


@pytest.fixture
def window():
    kept = []
    opened = Window(Settings(motion=False, sound=False), kept.append)
    opened.kept = kept
    yield opened
    pygame.quit()


def test_events_of_a_real_loop_press_buttons_and_leaving_closes_at_once(window):
    done = []

    def build():
        return Column([Button("Sign", press, action="go")])

    def press():
        done.append("sign")
        pygame.event.post(pygame.Event(pygame.QUIT))

    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r"))
    window.run(Plain(build))
    assert done == ["sign"]
    assert not pygame.display.get_init()


def test_an_idle_picture_is_not_drawn_again(window):
    window.stage.push(Plain(lambda: Button("Sign")))
    surface = pygame.Surface((1280, 800))
    assert window.stage.draw(surface)
    assert not window.stage.draw(surface)
    window.stage.redraw()
    assert window.stage.draw(surface)
    window.close()


def test_the_size_of_the_window_is_kept(window):
    window.stage.push(Plain(lambda: Button("Sign")))
    window.close()
    assert window.kept[-1].size == (1280, 800)


def test_another_size_is_laid_out_anew(window):
    window.stage.push(Plain(lambda: Column([Button("Sign")])))
    before = named(window.stage, "Sign").rect.width
    window.stage.resize((2560, 1600), 2.0)
    assert named(window.stage, "Sign").rect.width == 2 * before
    window.close()


def test_ctrl_c_ends_the_loop_cleanly(window):
    class Stopped(Plain):
        def tick(self, ui, seconds):
            raise KeyboardInterrupt

    window.run(Stopped(lambda: Button("Sign")))
    assert not pygame.display.get_init()


def test_without_a_display_there_is_a_sentence_and_no_window():
    code = (
        "from game.screens.frame.window import NoDisplayError, Window\n"
        "from game.screens.frame.settings import Settings\n"
        "try:\n    Window(Settings())\n"
        "except NoDisplayError as none:\n    print(none)\n"
    )
    hidden = {"SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"}
    without = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code], env=without, capture_output=True, text=True, check=True
    )
    if sys.platform == "linux":
        assert done.stdout.splitlines()[-1] == "There is no screen to draw on here."
