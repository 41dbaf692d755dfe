import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from game.reports.output import OutputError, check_output, opened


def write(out, data=b"new"):
    with opened(str(out)) as stream:
        stream.write(data)


def start(code, **streams):
    """Run a few lines in a fresh interpreter, as the command line would."""
    before = "from game.reports.output import opened\n"
    return subprocess.Popen(
        [sys.executable, "-c", before + code], stderr=subprocess.PIPE, text=True, **streams
    )


POUR = """
with opened("-") as stream:
    for _ in range(100_000):
        stream.write(b"a line of numbers, 1, 2, 3\\n")
"""


def test_a_new_file_takes_the_place_of_the_old(tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("old")
    write(file)
    assert file.read_text() == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_until_the_end_the_old_file_stays(tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("old")
    with opened(str(file)) as stream:
        stream.write(b"new")
        stream.flush()
        assert file.read_text() == "old"


def test_an_interruption_leaves_no_scraps(tmp_path):
    with pytest.raises(KeyboardInterrupt), opened(str(tmp_path / "out.csv")):
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write(tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_missing_folder_is_named(tmp_path):
    missing = tmp_path / "missing"
    with pytest.raises(OutputError) as told:
        check_output(str(missing / "out.csv"))
    assert str(told.value) == (
        f"'{missing / 'out.csv'}' cannot be written: there is no folder '{missing}'"
    )


def test_a_folder_is_not_overwritten_and_a_file_in_it_is_proposed(tmp_path):
    with pytest.raises(OutputError, match="is a folder; name a file") as told:
        write(tmp_path)
    assert str(tmp_path / "results.csv") in str(told.value)


def test_a_name_that_no_disk_takes_is_one_sentence(tmp_path):
    with pytest.raises(OutputError, match="cannot be written: ") as told:
        write(tmp_path / ("long" * 100))
    assert "\n" not in str(told.value)


def test_a_file_that_another_program_holds_is_said_to_be_held(tmp_path, monkeypatch):
    def held(*_):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match="is it open in another program"):
        write(tmp_path / "out.csv")
    assert not list(tmp_path.iterdir())


def test_a_disk_that_fills_up_half_way_leaves_the_old_file(tmp_path):
    resource = pytest.importorskip("resource", reason="this system sets no limits")
    file = tmp_path / "out.csv"
    file.write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OutputError, match="cannot be written: File too large"):
            write(file, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk")


@FULL
def test_a_device_is_written_to_and_not_replaced():
    write(os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    with pytest.raises(OutputError, match="'/dev/full' cannot be written: the disk is full"):
        write("/dev/full")


@FULL
def test_standard_output_on_a_full_disk_is_one_sentence_and_no_complaint_at_exit():
    with Path("/dev/full").open("wb") as full:
        ended = start(POUR, stdout=full)
        _, said = ended.communicate(timeout=60)
    assert said.splitlines()[-1].endswith(
        "OutputError: standard output cannot be written: the disk is full"
    )
    assert "Exception ignored" not in said


def test_a_dash_is_standard_output(capsysbinary):
    write("-")
    assert capsysbinary.readouterr().out == b"new"


def test_a_dash_without_standard_output_is_one_sentence(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputError, match="there is no standard output"):
        write("-")


def test_what_nobody_reads_is_dropped_and_so_is_all_that_follows(monkeypatch):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        write("-", b"x" * 1_000_000)
        stream.write("more")
        stream.flush()
        assert Path(os.devnull).stat().st_rdev == os.fstat(writing).st_rdev


@FULL
def test_a_full_disk_behind_standard_output_is_said_once(monkeypatch):
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(OutputError, match="standard output cannot be written: the disk"):
            write("-")


def test_a_reader_that_leaves_early_ends_the_writing_quietly():
    poured = start(POUR, stdout=subprocess.PIPE)
    assert poured.stdout.readline() == "a line of numbers, 1, 2, 3\n"
    poured.stdout.close()
    said = poured.stderr.read()
    poured.stderr.close()
    assert poured.wait(timeout=60) == 0
    assert said == ""
