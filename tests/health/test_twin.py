"""The hand-written twin of Two valleys is a twin: the same games, the same numbers."""

import numpy as np
import pytest
from bench import twin_two_valleys

from game.content.loading import load
from game.model.kernel import Kernel, watched_by
from game.model.playing import play
from game.model.policies import FollowedLine

GAMES = np.arange(200)


@pytest.fixture(scope="module")
def by_engine():
    scenario = load("two-valleys")
    line = scenario.lines["passive"]
    kernel = Kernel(scenario.program, watched_by((line,)))
    policy = FollowedLine(scenario.program, line)
    return scenario.program, play(kernel, policy, 7, GAMES, uncertain=True)


def test_engine_and_twin_agree_on_every_indicator_of_every_quarter(by_engine):
    program, played = by_engine
    by_hand = twin_two_valleys.play(program, 7, GAMES)
    for column, indicator in enumerate(program.indicators):
        np.testing.assert_allclose(
            by_hand[:, column],
            played.values[:, column],
            rtol=1e-9,
            atol=1e-9,
            err_msg=indicator.name,
        )


def test_every_event_happens_in_some_game_so_that_agreeing_on_them_means_something(by_engine):
    program, played = by_engine
    twin = twin_two_valleys.Twin(program, twin_two_valleys.deal(program, 7, GAMES))
    twin.play()
    happened = (twin.last != twin_two_valleys.LONG_AGO).any(axis=1).tolist()
    assert happened == [True] * len(program.events)
    assert np.isfinite(played.values).all()
