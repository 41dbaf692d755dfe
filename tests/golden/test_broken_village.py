"""A village with more than twenty mistakes: what its author reads, word for word.

`GOLDEN=write` rewrites the kept text; the difference is then reviewed like code.
"""

import os
import re
from pathlib import Path

import pytest

from game.__main__ import main

HERE = Path(__file__).parent
KEPT = HERE / "check_broken_village.txt"


@pytest.fixture
def read_aloud(capsys, monkeypatch):
    """What `handshake check` prints of the village, and its exit code."""
    monkeypatch.chdir(HERE)
    code = main(["check", "broken-village"])
    captured = capsys.readouterr()
    assert captured.err == ""
    return code, captured.out


@pytest.mark.golden
def test_every_mistake_is_told_at_once_in_words_that_were_read_before(read_aloud):
    code, text = read_aloud
    if os.environ.get("GOLDEN") == "write":
        KEPT.write_text(text, encoding="utf-8")
    assert code == 1
    assert text == KEPT.read_text(encoding="utf-8")


def test_every_mistake_has_a_line_a_place_and_a_code(read_aloud):
    lines = [line for line in read_aloud[1].splitlines()[:-1] if not line.startswith("    ")]
    form = re.compile(r"broken-village/[\w./-]+(:\d+:\d+)?: (error|warning): .+ \[[a-z0-9-]+\]")
    assert [line for line in lines if not form.fullmatch(line)] == []
    assert len(lines) == len(set(lines)) > 20


def test_every_file_of_the_village_has_a_mistake_of_its_own(read_aloud):
    told = {line.partition(":")[0] for line in read_aloud[1].splitlines()}
    files = {path.relative_to(HERE).as_posix() for path in HERE.glob("broken-village/**/*.*")}
    assert files <= told
