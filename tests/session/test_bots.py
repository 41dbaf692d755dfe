"""Bots play through the one door, and what they play is what the engine plays for their policy."""

import numpy as np
import pytest
from session.harbour import harbour, opened

from game.model import playing
from game.model.policies import FollowedLine, RandomPlay
from game.session import bots
from game.session.applying import apply
from game.session.commands import Sign
from game.session.events import Refused

GAMES = np.array([0], dtype=np.int64)


def engine(game, policy):
    board = game.board
    seed, uncertain = board.opening.seed, board.opening.options.uncertain
    return playing.play(board.kernel, policy, seed, GAMES, uncertain=uncertain).world.values


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("uncertain", [False, True])
def test_a_line_of_play_through_the_door_is_the_line_in_the_engine(seed, uncertain):
    game = opened(seed=seed, uncertain=uncertain)
    program = game.board.program
    line = FollowedLine(program, harbour().lines["history"])
    for bot, policy in ((bots.follower(harbour(), "history"), line),
                        (bots.restless, RandomPlay(program))):  # fmt: skip
        np.testing.assert_array_equal(bots.play_out(game, bot).world.values, engine(game, policy))


def test_who_decides_nothing_only_signs():
    game = bots.play_out(opened(), bots.passive)
    assert set(map(type, game.log[1:])) == {Sign}
    assert game.over == "period"


def test_what_a_bot_commands_is_never_refused():
    game = opened(seed=9)
    while game.over is None:
        for command in bots.quarter_of(game, bots.restless):
            game, events = apply(game, command)
            assert not isinstance(events[0], Refused)


def test_greed_gets_what_it_likes():
    more = bots.play_out(opened(), bots.Greedy(bots.liking(harbour(), "fish[east]"), futures=4))
    less = bots.play_out(
        opened(), bots.Greedy(lambda values: -values[:, 2].mean(axis=0), futures=4, horizon=3)
    )
    nobody = bots.play_out(opened(), bots.passive)
    assert more.truth()[-1, 2] > nobody.truth()[-1, 2] > less.truth()[-1, 2]


def test_liking_needs_something_to_like():
    with pytest.raises(KeyError):
        bots.liking(harbour(), "gold")
