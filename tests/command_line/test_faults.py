"""What goes wrong, and real processes: no traceback ever reaches a user."""

import os
import subprocess
import sys

import pytest
from town import write_town

import game.__main__ as command_line
from game.reports.output import OutputError


def fail_with(error, monkeypatch):
    def fail(_):
        raise error

    monkeypatch.setitem(command_line.COMMANDS, "schema", fail)


def test_whoever_interrupts_is_told_that_it_stopped(said, monkeypatch):
    fail_with(KeyboardInterrupt(), monkeypatch)
    assert said("schema") == (130, "", "stopped\n")


def test_too_little_memory_says_what_to_do(said, monkeypatch):
    fail_with(MemoryError(), monkeypatch)
    code, _, err = said("schema")
    assert code == 1
    assert err == "there is not enough memory for this; ask for fewer games with --runs\n"


def test_what_cannot_be_written_is_one_sentence(said, monkeypatch):
    fail_with(OutputError("'x' is a folder"), monkeypatch)
    assert said("schema") == (1, "", "'x' is a folder\n")


def test_a_fault_of_our_own_keeps_its_details_in_a_file(said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fail_with(ZeroDivisionError("oh"), monkeypatch)
    code, _, err = said("schema")
    assert code == 1
    first, second = err.splitlines()
    assert first == "Handshake met a fault of its own: ZeroDivisionError: oh"
    (details,) = tmp_path.glob("handshake-fault-*.txt")
    assert str(details) in second
    assert "Traceback" in details.read_text(encoding="utf-8")


def test_a_fault_without_room_for_its_details_is_told_all_the_same(said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    fail_with(ZeroDivisionError("oh"), monkeypatch)
    assert said("schema")[2] == "Handshake met a fault of its own: ZeroDivisionError: oh\n"


def started(*arguments, **given):
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        capture_output=True, text=True, timeout=120, check=False, **given,
    )  # fmt: skip


@pytest.mark.slow
def test_a_process_prints_the_same_as_we_do_and_ends_with_its_code(said, town, broken):
    ran = started("run", town, "--runs", "3")
    assert (ran.returncode, ran.stdout) == (0, said("run", town, "--runs", "3")[1])
    assert ran.stderr == ""
    assert started("check", broken).returncode == 1


@pytest.mark.slow
def test_a_reader_who_has_had_enough_is_no_error(town):
    writing = subprocess.Popen(
        [sys.executable, "-m", "game", "run", town, "--runs", "200", "--games"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writing.stdout.readline() == "game,quarter,indicator,unit,value\n"
    writing.stdout.close()
    assert writing.stderr.read() == ""
    assert writing.wait(timeout=60) == 0
    writing.stderr.close()


def test_a_reader_who_left_before_the_first_word_is_no_error(said, monkeypatch):
    fail_with(BrokenPipeError(), monkeypatch)
    assert said("schema") == (0, "", "")


@pytest.mark.slow
def test_the_worst_of_packs_is_explained_in_a_moment(tmp_path):
    deep = "a: " + "[" * 10_000 + "]" * 10_000 + "\n"
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    pack = write_town(
        tmp_path,
        **{
            "people.yaml": deep,
            "map.yaml": bomb,
            "words/es.yaml": b"pack.title: \xff\xfe",
            "instruments/loop.yaml": "a: *b\n",
        },
    )
    with (pack / "checks.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (pack / "decisions" / "other.yaml").symlink_to("/etc/hostname")
    ran = started("check", str(pack), env=os.environ | {"PYTHONFAULTHANDLER": "1"})
    assert ran.returncode == 1
    assert ran.stderr == ""
    for told in (
        "people.yaml:1:", "[too-deep]", "map.yaml:", "[alias]", "words/es.yaml:1:13: error",
        "checks.yaml: error: the file has 200.0 MiB", "other.yaml: error: this link leaves",
    ):  # fmt: skip
        assert told in ran.stdout
