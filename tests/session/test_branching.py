"""Branches: what would have come of another choice, side by side with what came."""

import pytest
from session.harbour import after, library, opened

from game.content.findings import PackError
from game.session import saved
from game.session.branching import Both, branch, compare
from game.session.commands import Choose, Open, SetInstrument, Sign
from game.session.events import Refused
from game.session.journal import Journal
from game.session.reading import read
from game.session.replaying import replay
from game.session.viewing import view

LIGHT = Choose(decision="lighthouse", option="light")
LEAVE = Choose(decision="lighthouse", option="leave")


def test_a_branch_is_the_game_as_it_was():
    early = after(opened(), LIGHT, Sign())
    late = after(early, SetInstrument(instrument="patrol", to="far"), Sign(), Sign())
    assert view(branch(late, "1990Q2")) == view(early)
    assert view(branch(late, "1990Q1")) == view(opened())
    assert view(branch(late, "1990Q4")) == view(late)


@pytest.mark.parametrize("quarter", ["1989Q4", "1990Q3", "someday"])
def test_only_a_quarter_that_was_can_be_branched_off(quarter):
    refused = branch(after(opened(), Sign()), quarter)
    assert isinstance(refused, Refused)
    assert quarter in refused.because


def test_two_games_are_compared_quarter_by_quarter():
    first = after(opened(), LIGHT, Sign(), Sign())
    second = after(branch(first, "1990Q1"), LEAVE, Sign())
    told = compare(first, second)
    assert told.parted == "1990Q1"
    done, undone = told.deeds["1990Q1"]
    assert ("lighthouse", "light", "player") in done.answers
    assert ("lighthouse", "leave", "player") in undone.answers
    assert told.deeds["1990Q2"][1] is None
    favour = told.indicators["favour"]
    assert [both.quarter for both in favour] == ["1989Q4", "1990Q1", "1990Q2"]
    assert favour[0].difference == 0.0
    assert favour[1].difference > 0.0
    assert favour[2].difference is None
    assert Both(quarter="", first=None, second=1.0).difference is None


def test_a_game_is_like_itself():
    game = after(opened(), LIGHT, SetInstrument(instrument="boats_tax", to=2.0), Sign(), Sign())
    assert compare(game, game).parted is None


@pytest.fixture
def played(tmp_path):
    path = tmp_path / "game.handshake"
    game, _ = saved.begin(path, Open(pack="harbour", seed=3), 1.0, library)
    for command in (LIGHT, Sign(), SetInstrument(instrument="patrol", to="far"), Sign()):
        game.apply(command, 2.0)
    game.close()
    return path


def test_a_branch_has_a_file_of_its_own_and_knows_its_parent(played, tmp_path):
    before = played.read_bytes()
    path = tmp_path / "branch.handshake"
    game = saved.branch(played, "1990Q2", path, library)
    assert game.view().orders == ()
    game.apply(Sign(), 3.0)
    game.close()
    record = read(path)
    assert record.parent.quarter == "1990Q2"
    assert record.parent.seal == read(played).written[2].seal
    assert replay(path, library).quarters == 2
    assert len(record.views()[0].indicators[0].history) == 2
    assert played.read_bytes() == before


def test_a_branch_that_cannot_be_says_why(played, tmp_path):
    path = tmp_path / "branch.handshake"

    def nothing(_):
        raise PackError(())

    def why(source, quarter, target=path, find=library):
        refused = saved.branch(source, quarter, target, find)
        assert isinstance(refused, Refused)
        return refused.reason

    assert why(tmp_path / "none", "1990Q2") == "file"
    assert why(played, "1990Q4") == "unknown"
    assert why(played, "tomorrow") == "unknown"
    assert why(played, "1990Q2", played) == "disk"
    assert why(played, "1990Q2", path, nothing) == "read_only"
    record = read(played)
    rows = [(x.command, x.at, x.digest and "0" * 16) for x in record.written]
    other = tmp_path / "other.handshake"
    Journal.create(other, record.identity, None, rows).close()
    assert why(other, "1990Q2") == "read_only"
    assert not path.exists()
