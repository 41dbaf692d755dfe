"""Whole games through the loop of a window, by somebody who knows only the tree of widgets."""

import pygame
import pytest
from soak.desk_games import MOST_HELD, play_games
from soak.desk_player import Robot, play

from game.session import saved
from game.session.saved import SavedGame


def kept(folder):
    (path,) = folder.glob("*.handshake")
    game = saved.resume(path)
    assert isinstance(game, SavedGame)
    return game


@pytest.mark.slow
def test_a_whole_game_is_played_to_its_review_by_reading_the_tree_and_posting_events(tmp_path):
    robot = Robot("Two Valleys", looks=0.2)
    play(robot, tmp_path)
    assert (robot.reviews, robot.signed) == (1, 20)
    assert robot.looked > 0
    assert {"In short", "Turning points", "Luck and choice", "Quarter by quarter"} <= robot.seen
    with kept(tmp_path) as game:
        assert game.game.over is not None
        assert any(passed.orders for passed in game.game.past)
    assert not pygame.display.get_init()


@pytest.mark.slow
def test_a_game_with_motion_and_the_main_questions_only_comes_to_its_end_as_well(tmp_path):
    robot = Robot("Two Valleys", seed=2, length="Main questions", looks=0.0)
    play(robot, tmp_path, motion=True)
    assert robot.reviews == 1
    with kept(tmp_path) as game:
        assert game.game.board.opening.length == "core"


@pytest.mark.slow
def test_a_whole_decade_is_played_to_its_review_and_fits_in_memory(tmp_path):
    told = []
    memory = play_games(1, tmp_path, told.append, title="Handshake: Peru", length="Main questions")
    assert "42 quarters" in told[0]
    with kept(tmp_path) as game:
        assert game.game.over is not None
    # This process has held other things before, so the limit itself is held by the command.
    assert 0 <= memory.held[0] < 4 * MOST_HELD
