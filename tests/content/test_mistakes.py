"""Mistakes in a pack: each is told once, at its place, in words that help.

The stories are `*.yaml` files beside the tests of what they are about. `GOLDEN=write` rewrites
what is told; the difference is then reviewed like code.
"""

import os
from pathlib import Path

import pytest
import yaml
from town import told, write_town

from game.content.findings import Finding, Place, Severity

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("c*ing/*.yaml"))


class _Dumper(yaml.SafeDumper):
    """Writes in double quotes what single ones would make hard to read."""


def _text(dumper, text):
    style = '"' if "\n" in text or "'" in text or '"' in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def stories(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def _rewritten(tmp_path_factory):
    if os.environ.get("GOLDEN") == "write":
        for file in FILES:
            heading = [x for x in file.read_text("utf-8").splitlines() if x.startswith("#")]
            told_now = [
                story | {"told": lines_of(story, tmp_path_factory.mktemp("golden"))}
                for story in stories(file)
            ]
            text = yaml.dump(told_now, Dumper=_Dumper, sort_keys=False, width=10_000)
            file.write_text("\n".join([*heading, text]), encoding="utf-8")


def lines_of(story, folder):
    return told(write_town(folder, (story["file"], story["change"], story["to"])))


@pytest.mark.golden
@pytest.mark.parametrize(
    ("file", "position"),
    [
        pytest.param(file, position, id=f"{file.stem}: {story['story']}")
        for file in FILES
        for position, story in enumerate(stories(file))
    ],
)
def test_a_mistake_is_told_where_it_stands_and_how_to_mend_it(file, position, tmp_path):
    story = stories(file)[position]
    assert lines_of(story, tmp_path) == story["told"]


def test_the_town_itself_leaves_nothing_to_complain_of(tmp_path):
    assert told(write_town(tmp_path), thorough=True) == []


def test_every_story_of_a_mistake_has_a_place_or_is_none():
    untold = [s["story"] for file in FILES for s in stories(file) if not s["told"]]
    assert untold == [
        "a flag may be called anything, since flag() asks for it",
        "so may an option",
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_places(tmp_path):
    chosen = [s for file in FILES for s in stories(file) if s["story"].startswith("a quarter")]
    changes = [(s["file"], s["change"], s["to"]) for s in chosen[1:]]
    lines = told(write_town(tmp_path, *changes))
    assert lines == sorted(line for s in chosen[1:] for line in s["told"])


def test_what_follows_from_a_mistake_is_not_told_as_well(tmp_path):
    pack = write_town(tmp_path, ("model/land.yaml", "    unit: ha\n", "    unit: hectars\n"))
    (line,) = told(pack)
    assert line.startswith("model/land.yaml:46:11: error: unknown unit 'hectars'")


@pytest.mark.parametrize(("name", "folder"), [("words.yaml", "words"), ("lessons.md", "lessons")])
def test_what_is_always_a_folder_cannot_be_a_file(tmp_path, name, folder):
    (line,) = told(write_town(tmp_path, **{name: "a: b\n"}))
    assert line.startswith(f"{name}: error: '{folder}' is a folder, not a file; put it in the")


def test_words_over_several_lines_are_quoted_on_one(tmp_path):
    source = "source: |\n      memory of\n      a miller"
    pack = write_town(tmp_path, ("model/land.yaml", "source: almanac, p. 1", source))
    (line,) = told(pack)
    assert line.startswith("model/land.yaml:13:13: error: there is no source 'memory of a miller'")


def test_nobody_has_to_read_a_line_without_end():
    finding = Finding(Place("a.yaml", 1, 2), Severity.ERROR, "code", "m" * 5000, hint="h" * 5000)
    assert len(finding.line()) < 900
    assert finding.line().endswith("... [code]")
