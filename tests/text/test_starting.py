"""How a game in the terminal is begun, gone on with, looked at and interrupted."""

import io
import os
import signal
import subprocess
import sys
import time

import pytest
from session.harbour import write_harbour
from soak.terminal import play_games
from text.talking import answers, flat

from game.__main__ import main
from game.session import saved
from game.session.saved import ReadOnlyGame, SavedGame
from game.text import starting

GAMES = 25


@pytest.fixture
def path(tmp_path):
    return tmp_path / "game.handshake"


@pytest.fixture
def harbour(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", "off")
    return write_harbour(tmp_path / "harbour")


@pytest.fixture
def command(monkeypatch, capsys):
    """Run a command with typed lines; return its exit code, what it said and its complaints."""

    def run(arguments, *lines):
        typed = "".join(f"{line}\n" for line in lines)
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.slow
def test_whatever_is_typed_ends_well_and_the_game_can_be_gone_on_with(tmp_path):
    played = play_games(GAMES, "two-valleys", tmp_path, seed=2)
    assert played.wrong == ()
    assert played.over > 0


def test_options_of_the_command_line_are_those_of_the_game(command, path):
    ways = ["--core", "--drawn", "--no-forecasts", "--no-take-back", "--no-guide"]
    code, said, _ = command(["play", "two-valleys", "--seed", 3, "--save", path, *ways], "futures")
    assert code == 0
    assert "Hint:" not in said
    assert answers(said, "futures").startswith("This game is played without forecasts.")
    with saved.resume(path) as game:
        opening = game.game.board.opening
    assert opening.length == "core"
    assert opening.options.uncertain
    assert not opening.options.forecasts
    assert not opening.options.take_back


def test_a_core_game_leaves_small_questions_to_others(command, harbour, path):
    full, core = path.with_name("full.handshake"), path.with_name("core.handshake")
    lines = ["sign"] * 3
    _, told, _ = command(["play", harbour, "--seed", 3, "--save", full], *lines)
    _, less, _ = command(["play", harbour, "--seed", 3, "--save", core, "--core"], *lines)
    assert ". A feast" in told
    assert ". A feast" not in less


def test_the_last_game_is_offered_until_it_is_over(command, tmp_path, monkeypatch):
    monkeypatch.setattr(starting, "games_folder", lambda: tmp_path)
    monkeypatch.setattr(starting, "shipped_packs", lambda: ["two-valleys"])
    command(["play", "--no-guide"], "note mine", "sign")
    (file,) = tmp_path.iterdir()
    _, said, _ = command([], "what?", "yes", "resign", "quit")
    assert "Your last game is not over" in said
    assert "Type yes or no." in said
    assert "Quarter 2 of 20" in said
    with saved.resume(file) as game:
        assert game.game.over == "resigned"
    _, said, _ = command([], "quit")
    assert "Your last game" not in said
    assert len(list(tmp_path.iterdir())) == 2


def test_a_game_whose_pack_has_changed_can_be_looked_at_and_is_left_as_it_is(
    command, harbour, path
):
    command(["play", harbour, "--seed", 3, "--save", path], "sign", "sign")
    judged = next(file for file in harbour.rglob("events*") if file.is_file())
    judged.write_text(judged.read_text("utf-8").replace("chance: 0.4", "chance: 0.5"), "utf-8")
    before = path.read_bytes()
    assert isinstance(saved.resume(path), ReadOnlyGame)
    lines = ["look", "look 1990Q1", "look 1066Q1", "table favour", "sign", "what", "help", ""]
    code, said, _ = command(["play", "--resume", path], *lines)
    assert code == 0
    assert "The pack's content has changed" in said
    assert "Quarter 3" in said
    assert "Nothing is kept of '1066Q1'" in said
    assert answers(said, "sign").startswith("No: this game can only be looked at.")
    assert answers(said, "what").startswith("I do not understand")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--resume", "nowhere.handshake"], "There is no file nowhere.handshake."),
        (["two-valleys", "--policy", "napping"], "there is no policy 'napping'"),
        (["two-valleys", "--theory", "flat"], "flat"),
    ],
)
def test_a_game_that_cannot_be_begun_says_why(command, path, arguments, why):
    save = [] if "--resume" in arguments else ["--save", path]
    code, _, complaint = command(["play", *arguments, *save])
    assert code == 2
    assert why in complaint


def test_a_line_of_play_can_be_watched(command, path):
    code, said, _ = command(["play", "two-valleys", "--policy", "history", "--save", path])
    assert code == 0
    assert "Quarter 20 of 20" in said
    assert "Goals, from 0 to 100" in said


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_an_interrupted_game_is_kept_and_says_where(path):
    arguments = ["play", "two-valleys", "--seed", "3", "--save", str(path)]
    with subprocess.Popen(
        [sys.executable, "-m", "game", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdin.write("1 a\nsign\nnote so far\n")
        process.stdin.flush()
        heard = ""
        until = time.monotonic() + 30
        while "Noted." not in heard and time.monotonic() < until:
            heard += process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said, complaint = process.communicate(timeout=30)
    assert process.returncode == 130
    assert f"Kept in {path} Go on with: handshake play --resume {path}" in flat(said)
    assert "Traceback" not in complaint
    game = saved.resume(path)
    assert isinstance(game, SavedGame)
    with game:
        assert [remark.text for remark in game.game.notes] == ["so far"]
