"""A game that is killed at any instant has every command that was acknowledged."""

import pytest
from session.harbour import write_harbour
from soak.kill import kill_games

from game.content.loading import load

GAMES = 20


@pytest.mark.slow
def test_a_killed_game_has_lost_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))
    pack = write_harbour(tmp_path / "harbour")
    load(pack)  # so that every game finds it in the cache
    toll = kill_games(GAMES, str(pack), tmp_path)
    assert toll.lost == ()
    assert toll.killed == GAMES
    assert toll.acknowledged > 0
