"""A file played again is the same game; and a pack that changed is told apart."""

from session.files import OPENING, begun
from session.harbour import PACK, library, write_harbour

from game.content.findings import PackError
from game.content.loading import load
from game.model.world import digest
from game.session import saved
from game.session.commands import Choose, Sign
from game.session.journal import Journal
from game.session.reading import read
from game.session.replaying import replay


def test_a_changed_pack_opens_read_only_and_says_what_differs(played, tmp_path):
    changed = tmp_path / "new" / "harbour"
    write_harbour(changed, pack=PACK.replace("version: 1.0.0", "version: 1.1.0"))
    before = played.read_bytes()
    game = saved.resume(played, lambda _: load(changed))
    assert isinstance(game, saved.ReadOnlyGame)
    assert [difference.what for difference in game.differences] == ["version", "digest"]
    assert "The pack's version was 1.0.0 and is now 1.1.0." in game.because
    (refused,) = game.apply(Sign(), 1.0)
    assert refused.because.startswith("This game can only be looked at. The pack's version")
    assert game.view().phase == "read_only"
    assert game.view().quarter == "1990Q3"
    assert not replay(played, lambda _: load(changed)).well
    assert played.read_bytes() == before


def test_a_pack_that_is_gone_leaves_the_record(played):
    def nothing(_):
        raise PackError(())

    game = saved.resume(played, nothing)
    assert game.because == (
        "It was begun with the pack 'harbour'; here is no such pack that can be loaded."
    )
    assert len(game.views) == 3
    game = saved.resume(played, lambda name: nothing(name) if name == "" else library(name))
    assert isinstance(game, saved.SavedGame)
    game.close()


def test_a_replay_names_the_first_quarter_that_differs(path):
    with begun(path) as game:
        identity, digests = read(path).identity, [digest(game.game.world)]
        for _ in range(3):
            game.apply(Sign(), 1.0)
            digests.append(digest(game.game.world))
    assert replay(path, library).says == "game.handshake: 3 quarters, every one as it was."
    rows = [(OPENING, 1.0, digests[0]), (Sign(), 1.0, digests[1]), (Sign(), 1.0, "0" * 16)]
    other = path.with_name("other.handshake")
    Journal.create(other, identity, None, rows).close()
    told = replay(other, library)
    assert (told.well, told.quarters, told.differs) == (False, 1, "1990Q2")
    assert "it comes out otherwise from 1990Q2 on" in told.says
    game = saved.resume(other, library)
    assert isinstance(game, saved.ReadOnlyGame)
    assert game.view() is None
    other.unlink()
    Journal.create(other, identity, None, [(OPENING, 1.0, "0" * 16)]).close()
    assert replay(other, library).differs == "1990Q1"
    other.unlink()
    forbidden = Choose(decision="lighthouse", option="palace")
    Journal.create(other, identity, None, [*rows[:1], (forbidden, 1.0, None)]).close()
    assert "It costs 30 points" in replay(other, library).says
