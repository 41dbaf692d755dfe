"""Older formats are brought up to date; newer ones are refused in words."""

import pytest
from packs import write_pack

from game.content.reading.draft import read_draft
from game.content.reading.upgrade import CURRENT, STEPS

DRAFT = """\
format: 0
id: field
title: A field
version: 1.0.0
license: CC-BY-4.0
period: 1990Q1-1991Q4
uncertainty: {guess: 0.5}
"""


def read(folder, text):
    pack = write_pack(folder / "field", pack=text)
    draft, findings = read_draft(pack, lambda _: None)
    return draft, [finding.line().replace(f"{pack.as_posix()}/", "") for finding in findings]


def test_there_is_a_step_from_every_older_format():
    assert len(STEPS) == CURRENT


def test_the_draft_format_is_read_as_if_it_were_written_today(tmp_path):
    draft, findings = read(tmp_path, DRAFT)
    assert findings == []
    assert draft.pack.licence == "CC-BY-4.0"
    assert (draft.pack.format, draft.pack.period.first, draft.pack.period.last) == (
        CURRENT, "1990Q1", "1991Q4"
    )  # fmt: skip
    assert str(draft.places.of(("pack", "period", "last"))).endswith("pack.yaml:6:9")


def test_what_a_step_does_not_understand_is_told_where_it_was_written(tmp_path):
    _, findings = read(tmp_path, DRAFT.replace("1990Q1-1991Q4", "1990Q1"))
    assert findings == [
        (
            "pack.yaml:6:9: error: 'period' is '1990Q1'; wanted a group of keys (first, last)"
            " [wrong-type]"
        )
    ]


def test_old_and_new_word_side_by_side_are_not_mixed_up(tmp_path):
    _, findings = read(tmp_path, DRAFT + "licence: MIT\n")
    assert findings == [
        "pack.yaml:5:1: error: unknown key 'license'; did you mean 'licence'? [unknown-key]"
    ]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (7, "this pack is format 7; this Handshake reads up to 1; update it [format]"),
        (-1, "this pack is format -1; there is no such format; write 1 [format]"),
    ],
)
def test_a_format_that_we_do_not_know_is_the_only_thing_told(tmp_path, number, told):
    draft, findings = read(tmp_path, f"format: {number}\nperid: x\n")
    assert draft is None
    assert findings == [f"pack.yaml:1:9: error: {told}"]


def test_a_format_that_is_no_number_is_told_with_the_rest(tmp_path):
    _, findings = read(tmp_path, DRAFT.replace("format: 0", "format: one"))
    assert "pack.yaml:1:9: error: 'format' is 'one'; wanted a whole number [wrong-type]" in findings
    assert len(findings) == 4
