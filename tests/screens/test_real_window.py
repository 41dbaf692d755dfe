"""A real window, on a display that nobody sees: started, clicked, typed into, resized, closed."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from screens.x_close import ask_to_close, can_ask

NEEDED = ("Xvfb", "xdotool")
WITHOUT = {"SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"}
#: Seconds that anything may take on a machine that does other things.
PATIENCE = 60
CLASS = "handshake-test"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}"),
]


@pytest.fixture(scope="module")
def display():
    reads, writes = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-noreset", "-screen", "0", "1600x1000x24"],
        pass_fds=(writes,), stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        number = os.read(reads, 16).decode().strip()
        yield f":{number}"
        server.terminate()
    os.close(reads)
    os.close(writes)


class Game:
    """The program in a window of its own, and hands for it."""

    def __init__(self, display, home, *arguments):
        outside = {name: value for name, value in os.environ.items() if name not in WITHOUT}
        self.games = home / "handshake" / "games"
        self.around = {
            **outside, "DISPLAY": display, "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home), "SDL_AUDIODRIVER": "dummy", "PYTHONUNBUFFERED": "1",
            "SDL_VIDEO_X11_WMCLASS": CLASS,
        }  # fmt: skip
        self.said = home / "said.txt"
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "game", "play", "--speak", *arguments],
                env=self.around, stdout=said, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def show(self):
        self.window = self.until(self._found, "window")
        self.until(self._focused, "window that takes the keys")
        return self

    def _found(self):
        # By its class: where no window manager runs, not every search knows windows by name.
        found = self._ask("search", "--onlyvisible", "--class", CLASS).stdout.split()
        return found[-1] if found else ""

    def _focused(self):
        return not self._ask("windowfocus", "--sync", self.window).returncode

    def _ask(self, *words):
        return subprocess.run(
            ["xdotool", *words], env=self.around, capture_output=True, text=True, check=False
        )

    def do(self, *words):
        done = self._ask(*words)
        assert not done.returncode, f"{words}: {done.stderr}{self.told()}"
        return done.stdout.strip()

    def until(self, asked, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = asked()
            if answer:
                return answer
            assert self.process.poll() is None, self.told()
            time.sleep(0.05)
        pytest.fail(f"no {what}: {self.told()}")

    def told(self):
        return self.said.read_text(errors="replace")

    def hears(self, words):
        self.until(lambda: words in self.told(), f"'{words}' was heard")

    def forget(self):
        self.said.write_text("")

    def key(self, *names):
        self.do("windowfocus", "--sync", self.window, "key", "--delay", "60", *names)

    def click(self, x, y):
        self.do("mousemove", "--window", self.window, str(x), str(y))
        time.sleep(0.1)
        self.do("click", "1")

    def size(self):
        lines = self.do("getwindowgeometry", "--shell", self.window).splitlines()
        told = dict(line.split("=") for line in lines)
        return int(told["WIDTH"]), int(told["HEIGHT"])

    def ended(self):
        return self.process.wait(PATIENCE)


@pytest.fixture
def started(display, tmp_path):
    games = []

    def start(*arguments):
        games.append(Game(display, tmp_path, *arguments))
        return games[-1].show()

    yield start
    for game in games:
        if game.process.poll() is None:
            game.process.kill()
        game.process.wait()


def test_a_game_is_begun_typed_clicked_and_resized_and_ctrl_c_leaves_it_in_its_file(started):
    game = started("two-valleys")
    game.hears("Two Valleys")
    game.until(lambda: list(game.games.glob("*.handshake")), "file of the game")
    game.key("Return")
    game.hears("The desk")
    game.key("Tab")
    game.key("a")
    game.key("ctrl+Return")
    game.hears("What happened in")
    game.do("windowsize", game.window, "1024", "700")
    game.until(lambda: game.size() == (1024, 700), "smaller window")
    game.click(900, 640)
    game.key("Escape")
    game.process.send_signal(signal.SIGINT)
    assert game.ended() == 0
    assert "Traceback" not in game.told()


def test_the_title_is_clicked_through_to_settings_and_back_and_closed_by_its_own_key(started):
    game = started()
    game.hears("Handshake")
    game.key("Tab", "Tab", "Tab")
    game.click(300, 400)
    game.key("ctrl+plus")
    game.key("ctrl+q")
    assert game.ended() == 0
    assert "Traceback" not in game.told()
    assert (game.games.parent / "screens.json").is_file()


@pytest.mark.skipif(not can_ask(), reason="needs libX11")
def test_a_window_that_is_closed_from_outside_ends_the_program_well(started):
    game = started()
    game.hears("Handshake")
    ask_to_close(game.around["DISPLAY"], int(game.window))
    assert game.ended() == 0
    assert "Traceback" not in game.told()


def test_without_a_display_a_sentence_says_so_and_the_game_is_played_in_the_terminal(tmp_path):
    around = {name: value for name, value in os.environ.items() if name not in WITHOUT}
    around |= {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "two-valleys", "--seed", "1"],
        env=around,
        input="quit\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert (
        "There is no screen to draw on here, so the game is played in the terminal" in done.stderr
    )
    assert "Breakfast with the Colonel" in done.stdout
