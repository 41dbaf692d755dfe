"""Packs that were spoiled at random: a few of those that `tests/soak/mutate_packs.py` tries."""

import os

import pytest
from soak.mutate_packs import DEFAULT, Bench, main, soak

COUNT = 400 if os.environ.get("CI") else 150


@pytest.mark.slow
def test_a_spoiled_pack_is_loaded_or_explained_whatever_was_done_to_it():
    tally = soak(DEFAULT, seed=0, numbers=range(COUNT))
    assert [(failure.story, failure.what) for failure in tally.failures] == []
    assert tally.packs == COUNT
    assert tally.loaded > COUNT // 20  # else it would try one thing only
    assert len(tally.codes) > 15


def test_what_is_done_to_a_pack_follows_from_seed_and_number_alone(tmp_path):
    benches = [Bench(DEFAULT, tmp_path / name, seed=5) for name in ("one", "two")]
    for number in range(20):
        one, two = (bench.spoiled(number) for bench in benches)
        assert one == two
        assert one.story


def test_a_spoiled_pack_is_put_right_again(tmp_path):
    bench = Bench(DEFAULT, tmp_path, seed=5)

    def files():
        found = (path for path in bench.folder.rglob("*") if path.is_file())
        return {path.relative_to(bench.folder).as_posix(): path.read_bytes() for path in found}

    assert files() == bench.files
    for number in range(60):
        spoiled = bench.spoiled(number)
        bench.write(spoiled)
        bench.mend(spoiled)
        assert files() == bench.files


def test_the_command_says_how_it_went_and_leaves_a_pack_to_look_at(tmp_path, capsys):
    assert main([str(DEFAULT), "--seed", "3", "--only", "7", "--keep", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "two-valleys: 1 spoiled packs in " in told
    assert told.rstrip().endswith("0 failures")
    assert (tmp_path / "two-valleys").is_dir()
