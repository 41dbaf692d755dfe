"""The cache saves time, is never stale, and is no way in."""

import os
import pickle
import subprocess
import sys
from functools import partial

import pytest
from town import write_town

from game.content import cache
from game.content.loading import load, read
from game.content.shipped import find_near

CHILD = """\
format: 1
id: child
title: The town, later
version: 1.0.0
extends: town
period: {first: 1990Q1, last: 1993Q4}
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "packs"


def recall(pack):
    return cache.recall(pack, partial(find_near, pack))


def keep(pack, scenario):
    cache.keep(pack, scenario, partial(find_near, pack))


def entry_of(home):
    (entry,) = home.iterdir()
    return entry


def test_what_was_kept_is_recalled_equal_to_what_is_read(tmp_path, home):
    pack = write_town(tmp_path)
    assert recall(pack) is None
    loaded = load(pack)
    assert recall(pack) == loaded == read(pack).scenario
    assert entry_of(home).suffix == ".pack"


@pytest.mark.parametrize("name", ["model/land.yaml", "policies.yaml", "lessons/new.md"])
def test_any_change_to_a_file_makes_the_cache_forget(tmp_path, home, name):
    pack = write_town(tmp_path)
    load(pack)
    (pack / name).parent.mkdir(exist_ok=True)
    with (pack / name).open("a", encoding="utf-8") as stream:
        stream.write("# one word more\n")
    assert recall(pack) is None
    load(pack)
    assert len(list(home.iterdir())) == 2


def test_a_pack_in_which_something_is_wrong_now_is_not_recalled_from_when_it_was_right(
    tmp_path, home
):
    pack = write_town(tmp_path)
    load(pack)
    (pack / "modle.yaml").write_text("", encoding="utf-8")
    assert recall(pack) is None
    assert list(home.iterdir())


def test_a_changed_parent_is_noticed(tmp_path, home):
    town = write_town(tmp_path)
    child = tmp_path / "child"
    child.mkdir()
    (child / "pack.yaml").write_text(CHILD, encoding="utf-8")
    before = load(child)
    assert recall(child) == before
    land = (town / "model/land.yaml").read_text(encoding="utf-8")
    (town / "model/land.yaml").write_text(land.replace("start: 20", "start: 30"), encoding="utf-8")
    assert recall(child) is None
    assert load(child).program.digest != before.program.digest
    (town / "pack.yaml").unlink()
    assert recall(child) is None
    assert list(home.iterdir())


def test_a_parent_that_went_away_meanwhile_keeps_nothing(tmp_path, home):
    town = write_town(tmp_path)
    child = tmp_path / "child"
    child.mkdir()
    (child / "pack.yaml").write_text(CHILD, encoding="utf-8")
    scenario = read(child).scenario
    (town / "pack.yaml").unlink()
    keep(child, scenario)
    assert not home.exists()


def test_another_program_version_has_entries_of_its_own(tmp_path, home, monkeypatch):
    pack = write_town(tmp_path)
    load(pack)
    monkeypatch.setattr(cache, "_code", lambda: "of another version")
    assert recall(pack) is None
    load(pack)
    assert len(list(home.iterdir())) == 2


def test_a_truncated_entry_is_read_anew(tmp_path, home):
    pack = write_town(tmp_path)
    scenario = load(pack)
    entry = entry_of(home)
    entry.write_bytes(entry.read_bytes()[:-100])
    assert recall(pack) is None
    assert load(pack) == scenario


class _Harmful:
    def __init__(self, command):
        self.command = command

    def __reduce__(self):
        return os.system, (self.command,)


def test_a_malicious_entry_runs_nothing(tmp_path, home):
    pack = write_town(tmp_path)
    scenario = load(pack)
    sign = tmp_path / "it-ran"
    entry_of(home).write_bytes(pickle.dumps(_Harmful(f"touch {sign}")))
    assert recall(pack) is None
    assert load(pack) == scenario
    assert not sign.exists()


@pytest.mark.parametrize(
    "said",
    [
        ["not an entry"],
        cache.Entry,
        cache.recall,
        partial(print, "hello"),
    ],
)
def test_whatever_else_an_entry_holds_is_no_entry(tmp_path, home, said):
    pack = write_town(tmp_path)
    load(pack)
    entry_of(home).write_bytes(pickle.dumps(said))
    assert recall(pack) is None


def test_the_cache_can_be_switched_off(tmp_path, home, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    pack = write_town(tmp_path)
    assert load(pack) == load(pack)
    assert not home.exists()
    assert not (tmp_path / "off").exists()


def test_without_a_choice_the_cache_is_where_the_system_keeps_caches(tmp_path, monkeypatch):
    import platformdirs  # noqa: PLC0415 - imported by the cache only when it is needed

    monkeypatch.delenv("HANDSHAKE_CACHE", raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_, **__: str(tmp_path / "system"))
    load(write_town(tmp_path))
    assert len(list((tmp_path / "system" / "packs").iterdir())) == 1


def test_where_nothing_can_be_kept_a_pack_is_loaded_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "file"))
    pack = write_town(tmp_path)
    assert load(pack) == load(pack)


def test_what_cannot_take_its_place_is_not_left_lying_about(tmp_path, home):
    pack = write_town(tmp_path)
    load(pack)
    entry = entry_of(home)
    entry.unlink()
    entry.mkdir()  # in the way
    (entry / "full").touch()
    load(pack)
    assert list(home.iterdir()) == [entry]


def test_only_so_many_entries_are_kept_and_the_latest_of_them(tmp_path, home, monkeypatch):
    monkeypatch.setattr(cache, "_KEPT", 2)
    for number in range(4):
        load(write_town(tmp_path, ("pack.yaml", "version: 1.0.0", f"version: 1.0.{number}")))
        for position, entry in enumerate(sorted(home.iterdir(), key=lambda e: e.stat().st_mtime)):
            os.utime(entry, (position, position))
    assert len(list(home.iterdir())) == 2
    assert recall(tmp_path / "town").pack.version == "1.0.3"


def test_a_folder_that_is_no_pack_is_not_searched(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "large.bin").write_bytes(b"0" * 1000)
    assert cache.digest_of(tmp_path) is None
    assert cache.digest_of(tmp_path / "nowhere") is None


@pytest.mark.slow
def test_two_processes_at_once_do_not_get_in_each_others_way(tmp_path, home):
    pack = write_town(tmp_path)
    code = (
        "import sys; from game.content.loading import load\nprint(load(sys.argv[1]).program.digest)"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(pack)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    digests = {process.communicate(timeout=60)[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert digests == {load(pack).program.digest}
    assert recall(pack) is not None
    assert [entry.suffix for entry in home.iterdir()] == [".pack"]
