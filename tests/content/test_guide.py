"""`scenarios/README.md`: what it says is true, and its reference is the code's own."""

import os
import re
import shutil

import pytest
from content.finding_codes import codes_in

from game.content.codes import CODES
from game.content.findings import Severity
from game.content.format.pack import Allowance
from game.content.format.plan import Map
from game.content.format.play import Effect
from game.content.loading import check
from game.content.reading.documents import read_documents
from game.content.reading.yaml_text import read_yaml
from game.content.shipped import root
from game.reports.format_guide import guide_sections, with_sections
from game.text.arguments import parser_of_commands

GUIDE = root() / "scenarios" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
STEPS = re.split(r"^### (?=Step )", TEXT.partition("\n## How it works")[0], flags=re.MULTILINE)[1:]
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```\n", re.DOTALL)
FRAGMENT = re.compile(r"<!-- fragment: (\w+) -->\n```yaml\n(.*?)```\n", re.DOTALL)
SHAPES = {"words": dict[str, str], "Map": Map, "Effect": Effect, "Allowance": Allowance}


def write_steps(folder, steps):
    for step in steps:
        for name, text in FILE.findall(step):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def test_the_reference_says_what_the_code_says():
    if os.environ.get("GOLDEN") == "write":
        GUIDE.write_text(with_sections(TEXT), encoding="utf-8")
    kept = GUIDE.read_text(encoding="utf-8")
    assert kept == with_sections(kept), (
        "scenarios/README.md differs from the code; rewrite its reference with "
        "`GOLDEN=write pytest tests/content/test_guide.py`"
    )


def test_a_guide_without_a_marker_is_refused():
    with pytest.raises(ValueError, match="no section between '<!-- generated: files -->'"):
        with_sections("nothing here")


def test_every_link_within_the_guide_leads_somewhere():
    kept = with_sections(TEXT)
    titles = re.findall(r"^#+ (.*)$", kept, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
    assert set(re.findall(r"\]\(#([^)]*)\)", kept)) <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_the_first_change_and_the_first_mistake_are_as_the_guide_tells(tmp_path):
    mine = tmp_path / "my-valleys"
    shutil.copytree(root() / "scenarios" / "two-valleys", mine)
    pack, land = mine / "pack.yaml", mine / "model" / "land.yaml"
    pack.write_text(pack.read_text("utf-8").replace("id: two-valleys", "id: my-valleys"), "utf-8")
    text = land.read_text("utf-8")
    number = text.index("value: 0.6", text.index("balloon_share:"))
    land.write_text(f"{text[:number]}value: 0.9{text[number + 10 :]}", "utf-8")
    assert {f.code for f in check(mine).findings} == {"guesses", "literal-quarter"}
    land.write_text(f"{text[:number]}valeu: 0.6{text[number + 10 :]}", "utf-8")
    lines = [f.line().replace(f"{tmp_path}/", "") for f in check(mine).errors]
    assert re.findall(r"^my-valleys/model/.*$", TEXT, re.MULTILINE) == lines


@pytest.mark.parametrize("count", range(1, len(STEPS) + 1))
def test_after_each_step_the_example_has_no_error(tmp_path, count):
    write_steps(tmp_path, STEPS[:count])
    for pack in sorted(tmp_path.iterdir()):
        assert [finding.line() for finding in check(pack).errors] == []


def test_the_finished_example_and_its_vignette_leave_nothing_to_complain_of(tmp_path):
    write_steps(tmp_path, STEPS)
    packs = sorted(tmp_path.iterdir())
    assert [pack.name for pack in packs] == ["island", "island-2002"]
    for pack in packs:
        found = [f.line() for f in check(pack).findings if f.severity is not Severity.NOTE]
        assert found == []


@pytest.mark.parametrize(("shape", "text"), FRAGMENT.findall(TEXT))
def test_each_fragment_is_a_document_of_its_kind(shape, text):
    tree, findings = read_yaml(text, "guide.yaml")
    assert not findings
    document, findings = read_documents(SHAPES[shape], tree, shape)
    assert document is not None, findings


def test_every_example_is_checked_by_one_of_these_tests():
    assert len(re.findall("^```(?:yaml|csv)$", TEXT, re.MULTILINE)) == (
        len(FILE.findall("".join(STEPS))) + len(FRAGMENT.findall(TEXT))
    )


def test_every_code_that_can_be_found_is_explained_and_no_other():
    code = root() / "game"
    given = codes_in(code / "content") | codes_in(code / "reports" / "measured.py")
    assert given - CODES.keys() == set(), "explain these in game/content/codes.py"
    assert CODES.keys() - given == set(), "no finding has these any more"


def test_every_code_says_what_it_means_and_what_to_do():
    for code, told in CODES.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert ";" in told, f"{code}: what it means; what to do"
        assert told.endswith(".")


def test_every_command_and_option_of_the_command_line_is_in_the_guide():
    commands = TEXT.partition("### Commands")[2].partition("### Files")[0]
    rows = dict(re.findall(r"^\| `handshake (\w+)[^|]*`( \|.*)$", commands, re.MULTILINE))
    (choices,) = [a.choices for a in parser_of_commands()._actions if hasattr(a.choices, "items")]
    assert rows.keys() == choices.keys()
    for name, parser in choices.items():
        options = {o for a in parser._actions for o in a.option_strings if o.startswith("--")}
        assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", rows[name])) == options - {"--help"}, name


def test_sections_do_not_depend_on_when_they_are_made():
    assert guide_sections() == guide_sections()
