"""One game is one file: what was acknowledged is in it, and what is wrong with it is said."""

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from session.command_logs import logs
from session.files import LIGHT, OPENING, alone, begun, resumed
from session.harbour import library

from game.model.world import digest
from game.session import bots, saved
from game.session.commands import Choose, Note, Open, Resign, Sign
from game.session.events import Noted, QuarterPassed, Refused
from game.session.reading import read
from game.session.replaying import replay


def test_a_game_goes_on_from_its_last_command(played):
    with resumed(played) as game:
        assert game.path == played
        assert game.view().orders == ("patrol",)
        assert game.view().quarter == "1990Q3"
        assert game.view().notes[0].text == "Let there be light."
        assert QuarterPassed in map(type, game.apply(Sign(), 14.0))
    assert resumed(played).view().quarter == "1990Q4"
    assert alone(played)


def test_a_file_holds_what_was_commanded_and_when_and_what_was_shown(played):
    record = read(played)
    assert record.identity.pack == "harbour"
    assert record.identity.version == "1.0.0"
    assert [written.at for written in record.written] == [10.0, 11.0, 11.0, 11.0, 11.0, 13.0]
    assert [x.digest is None for x in record.written] == [False, True, True, False, False, True]
    assert (record.forecasts[0].about, record.forecasts[0].after) == ("lighthouse.light", 4)
    assert [shown.quarter for shown in record.views()] == ["1990Q1", "1990Q2", "1990Q3"]


def test_a_refused_command_is_not_in_the_file(path):
    with begun(path) as game:
        assert isinstance(game.apply(Choose(decision="x", option="y"), 1.0)[0], Refused)
        assert isinstance(game.apply(Note(text="Hm."), 1.0)[0], Noted)
    assert len(read(path).written) == 2


@given(logs(20))
def test_a_file_of_any_game_opens_as_the_game_and_replays(log):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.handshake"
        with begun(file) as game:
            for command in log:
                game.apply(command, 1.0)
            seen, world = game.view(), game.game.world
        with resumed(file) as again:
            assert again.view() == seen
            assert digest(again.game.world) == digest(world)
        assert replay(file, library).well
        assert read(file).views()[-1].quarter == seen.quarter


def test_views_are_kept_as_they_were_shown(path):
    shown = []
    with begun(path) as game:
        shown.append(game.view())
        while game.game.over is None:
            for command in bots.quarter_of(game.game, bots.restless):
                game.apply(command, 1.0)
            shown.append(game.view())
    assert list(read(path).views()) == shown
    assert path.stat().st_size < 300_000


def test_what_truly_was_is_kept_with_the_end(path):
    with begun(path) as game:
        for command in (LIGHT, Sign(), LIGHT, Resign(), Note(text="Enough.")):
            game.apply(command, 1.0)
    last = read(path).views()[-1]
    assert last.phase == "resigned"
    assert [point.value for point in last.indicators[0].truth] == game.game.truth()[:, 0].tolist()


def test_a_game_without_forecasts_shows_none(path):
    with begun(path, forecasts=False) as game:
        assert (
            game.keep_forecast("x", "{}", 1.0).because == "This game is played without forecasts."
        )


def test_a_game_killed_after_its_signature_has_all_its_views(path):
    game = begun(path)
    game.apply(Sign(), 1.0)
    game._journal.close()  # as if it had been killed: nothing was put away
    with resumed(path) as again:
        again.apply(LIGHT, 2.0)
    assert [shown.quarter for shown in read(path).views()] == ["1990Q1", "1990Q2"]
    assert len(read(path).views()[1].indicators[0].history) == 2


def test_a_file_is_never_written_over(played):
    before = played.read_bytes()
    game, (refused,) = saved.begin(played, OPENING, 1.0, library)
    assert game is None
    assert refused.because == "There is a file game.handshake already; it was left as it is."
    assert played.read_bytes() == before
    assert alone(played)


def test_a_disk_that_knows_no_second_name_will_do(path, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    begun(path).close()
    assert resumed(path).view().quarter == "1990Q1"
    assert saved.begin(path, OPENING, 1.0, library)[0] is None
    assert alone(path)


def test_what_cannot_be_opened_makes_no_file(path):
    assert saved.begin(path, Open(pack="", seed=1, theory="none"), 1.0, library)[0] is None
    assert not path.exists()


def test_two_windows_cannot_play_one_game(path):
    with begun(path) as one, resumed(path) as other:
        one.apply(LIGHT, 1.0)
        (refused,) = other.apply(Sign(), 2.0)
        assert refused.because.endswith(
            "the game has gone on in another window. Nothing was changed."
        )
        assert other.view().quarter == "1990Q1"


def test_a_file_that_another_program_holds_is_told(path, monkeypatch):
    monkeypatch.setattr("game.session.journal._PATIENCE", 0.01)
    with begun(path) as game, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "another program holds the file" in game.apply(LIGHT, 1.0)[0].because


def test_a_full_disk_is_told_and_nothing_is_lost(path):
    game = begun(path)
    connection = game._journal._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    (refused,) = last = game.apply(Note(text="x" * 9_000), 1.0)
    assert last == (refused,)
    assert refused.reason == "disk"
    assert refused.because == (
        "game.handshake could not be written: the disk is full. Nothing was changed."
    )
    assert game.keep_forecast("x", "y" * 90_000, 1.0).reason == "disk"
    assert len(game.game.log) == 1
    connection.execute(f"PRAGMA max_page_count={pages + 100}")
    assert isinstance(game.apply(Note(text="Better now."), 2.0)[0], Noted)
    game.close()
    assert len(read(path).written) == 2


@contextmanager
def nobody():
    """Be somebody who may not write, where the tests are run by somebody who always may."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has other permissions")
def test_a_read_only_folder_is_told_and_its_games_can_still_be_read():
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "game.handshake"
        begun(file).close()
        file.chmod(0o444)
        folder.chmod(0o555)
        before = file.read_bytes()
        with nobody():
            game, (refused,) = saved.begin(folder / "new.handshake", OPENING, 1.0, library)
            assert game is None
            assert "its folder is read-only or gone" in refused.because
            with resumed(file) as looked:
                assert "is read-only" in looked.apply(LIGHT, 1.0)[0].because
                assert looked.view().orders == ()
        assert file.read_bytes() == before
        folder.chmod(0o755)


def test_a_folder_that_is_gone_is_told(tmp_path):
    game, (refused,) = saved.begin(tmp_path / "gone" / "x.handshake", OPENING, 1.0, library)
    assert game is None
    assert refused.reason == "disk"
