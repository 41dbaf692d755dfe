"""Files that are no games, or are not whole: one clear sentence, and nothing is touched."""

import os
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session.files import LIGHT, OPENING, alone, begun
from session.harbour import library, opened

from game.content.findings import PackError
from game.model.world import digest
from game.session import saved
from game.session.commands import Note, Open, Resign, Sign
from game.session.events import Refused
from game.session.journal import APPLICATION, VERSION, Journal
from game.session.plain import from_plain, read_command, to_plain, write_command
from game.session.reading import read
from game.session.record import Record
from game.session.replaying import replay
from game.session.seals import seal_of
from game.session.viewing import view


def sentence(path):
    before = path.read_bytes() if path.is_file() else None
    refused = read(path)
    assert isinstance(refused, Refused)
    assert saved.resume(path, library) == refused
    assert not replay(path, library).well
    assert (path.read_bytes() if path.is_file() else None) == before
    return refused.because


def test_a_file_that_is_not_there_is_told(path, tmp_path):
    assert sentence(path) == "There is no file game.handshake."
    assert sentence(tmp_path) == f"There is no file {tmp_path.name}."


def test_an_empty_file_and_a_text_are_told(path):
    path.write_bytes(b"")
    assert sentence(path) == "game.handshake is empty: no game was ever begun in it."
    for content in (b"SQLite is not what this is about", b"Dear diary, " * 90):
        path.write_bytes(content)
        assert "is no saved game of Handshake" in sentence(path)


def test_another_program_s_database_is_told(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE game (x)")
    assert "is no saved game of Handshake" in sentence(path)


def test_a_file_cut_short_is_told(played):
    whole = played.read_bytes()
    for size in (5000, 4096, 300, 60):
        played.write_bytes(whole[:size])
        assert "was cut short" in sentence(played)


def test_a_page_that_was_overwritten_is_told(played):
    content = bytearray(played.read_bytes())
    content[2 * 4096 : 3 * 4096] = b"\xff" * 4096
    played.write_bytes(content)
    assert "is damaged and was left as it is" in sentence(played)


def test_pages_that_changed_places_are_told(played):
    content = played.read_bytes()
    pages = [content[start : start + 4096] for start in range(0, len(content), 4096)]
    played.write_bytes(b"".join([*pages[:-2], pages[-1], pages[-2]]))
    assert "is damaged and was left as it is" in sentence(played)


def test_a_journal_that_was_left_beside_a_file_is_no_damage(played):
    beside = played.with_name(f"{played.name}-journal")
    beside.write_bytes(b"")
    assert isinstance(read(played), Record)


def test_a_newer_file_is_left_alone(played):
    with closing(sqlite3.connect(played)) as other:
        other.execute(f"PRAGMA user_version={VERSION + 1}")
    assert "was saved by a newer Handshake" in sentence(played)


TAMPERED = {
    "UPDATE commands SET at = 5.0 WHERE number = 2": "somebody wrote into command 2",
    "DELETE FROM commands WHERE number = 1": "somebody wrote into command 1",
    "DELETE FROM commands": "no game was ever begun in it",
    "UPDATE game SET version = '2'": "somebody wrote into what it says of its pack",
    "DELETE FROM game": "it does not say which game it is",
    "UPDATE forecasts SET about = 'x'": "somebody wrote into a forecast",
    "UPDATE views SET view = x'00'": "somebody wrote into what was shown",
    "CREATE TRIGGER t AFTER INSERT ON commands BEGIN DELETE FROM game; END": "its tables",
    "DROP TABLE texts": "its tables are not those of a saved game",
}


@pytest.mark.parametrize(("statement", "said"), TAMPERED.items())
def test_a_file_that_somebody_wrote_into_is_told(played, statement, said):
    with closing(sqlite3.connect(played, isolation_level=None)) as other:
        other.execute(statement)
    assert said in sentence(played)


@given(st.data())
def test_a_damaged_file_never_raises_and_is_left_as_it_is(data):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.handshake"
        game = begun(file)
        for command in (LIGHT, Sign(), Note(text="Hm.")):
            game.apply(command, 1.0)
        game.close()
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, len(content) - 1))
            patch = data.draw(st.binary(min_size=1, max_size=64))
            content[start : start + len(patch)] = patch
        file.write_bytes(content[: data.draw(st.sampled_from([None, None, len(content) // 2, 99]))])
        damaged = file.read_bytes()
        opened_again = saved.resume(file, library)
        assert file.read_bytes() == damaged
        assert opened_again is not None
        if not isinstance(opened_again, Refused):
            assert opened_again.view() is not None
            getattr(opened_again, "close", lambda: None)()


def test_a_crafted_file_is_damaged_too(path):
    """A file whose seals are right, and whose content is nonsense."""
    with begun(path) as game:
        identity = read(path).identity
        first = digest(game.game.world)
    crafted = path.with_name("crafted.handshake")
    Journal.create(crafted, identity, None, [(Sign(), 1.0, first)]).close()
    assert "the first command opens nothing" in saved.resume(crafted, library).because
    crafted.unlink()
    theory = Open(pack="harbour", seed=1, theory="gone")
    Journal.create(crafted, identity, None, [(theory, 1.0, first)]).close()
    assert "which the pack has not" in saved.resume(crafted, library).because
    assert crafted.stat().st_size > 0
    assert APPLICATION.to_bytes(4, "big") == b"HSHK"


@pytest.mark.parametrize(
    "content", [b"no view", zlib.compress(b"3"), zlib.compress(b'{"is":"View","pack":{"text":7}}')]
)
def test_a_crafted_view_is_damaged_too(played, content):
    with closing(sqlite3.connect(played, isolation_level=None)) as other:
        other.execute("UPDATE views SET view = ?, seal = ? WHERE after = 0",
                      (content, seal_of("view", 0, content)))  # fmt: skip

    def nothing(_):
        raise PackError(())

    assert "is damaged" in saved.resume(played, nothing).because


def test_what_the_system_says_is_passed_on(path, monkeypatch):
    begun(path).close()

    def fails(*_, **__):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "open", fails)
        assert read(path).because == "game.handshake cannot be read: Input/output error."
    monkeypatch.setattr("game.session.reading.connect", lambda _: sqlite3.connect("/"))
    assert "unable to open database file" in read(path).because
    monkeypatch.setattr(os, "link", fails)
    monkeypatch.setattr(Path, "replace", fails)
    other = path.with_name("other.handshake")
    game, (refused,) = saved.begin(other, OPENING, 1.0, library)
    assert game is None
    assert "Input/output error" in refused.because
    assert alone(path)


def test_commands_are_read_back_as_they_were_and_nothing_else_is():
    for command in (OPENING, LIGHT, Sign(), Note(text="ä\n", about=None), Resign()):
        assert read_command(write_command(command)) == command
    for line in (
        '{"is":"Path"}', '{"is":"Sign","x":1}', '{"is":"Purse"}', "3", "[]",
        '{"is":"Note","text":4,"about":null}', '{"is":"Choose","decision":"a","option":["b"]}',
        '{"is":"Open","pack":"p","seed":true,"theory":null,"length":"full","options":3}',
        '{"is":"GameEnded","quarter":"1990Q1","reason":"period"}',
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"record|command|argument"):
            read_command(line)


def test_a_view_is_plain_data():
    seen = view(opened())
    shelf: list[str] = []

    def put(text):
        shelf.append(text)
        return len(shelf) - 1

    plain = to_plain(seen, put)
    assert from_plain(plain, dict(enumerate(shelf))) == seen
    assert max(map(len, shelf)) > 24
