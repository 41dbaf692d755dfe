"""Whole games through the loop of a window, by somebody who knows only the tree of widgets."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest
from soak import desk_games
from soak.desk_player import Robot, play

import game
from game.session import saved
from game.session.saved import SavedGame


def kept(folder):
    (path,) = folder.glob("*.handshake")
    resumed = saved.resume(path)
    assert isinstance(resumed, SavedGame)
    return resumed


@pytest.mark.slow
def test_a_whole_game_is_played_to_its_review_by_reading_the_tree_and_posting_events(tmp_path):
    robot = Robot("Two Valleys", looks=0.2)
    play(robot, tmp_path)
    assert (robot.reviews, robot.signed) == (1, 20)
    assert robot.looked > 0
    assert {"In short", "Turning points", "Luck and choice", "Quarter by quarter"} <= robot.seen
    with kept(tmp_path) as ended:
        assert ended.game.over is not None
        assert any(passed.orders for passed in ended.game.past)
    assert not pygame.display.get_init()


@pytest.mark.slow
def test_a_game_with_motion_and_the_main_questions_only_comes_to_its_end_as_well(tmp_path):
    robot = Robot("Two Valleys", seed=2, length="Main questions", looks=0.0)
    play(robot, tmp_path, motion=True)
    assert robot.reviews == 1
    with kept(tmp_path) as ended:
        assert ended.game.board.opening.length == "core"


@pytest.mark.slow
def test_a_whole_decade_is_played_to_its_review_and_fits_in_memory():
    command = Path(desk_games.__file__)
    asked = ["1", "--title", "Handshake: Peru", "--length", "Main questions"]
    # In a process of its own: what this one has held before is nobody's measure.
    done = subprocess.run(
        [sys.executable, command, *asked],
        env={**os.environ, "PYTHONPATH": str(Path(game.__file__).parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "42 quarters" in done.stdout
