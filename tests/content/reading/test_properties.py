"""Whatever somebody writes: a tree or findings, never an exception."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from packs import MODEL, PACK, write_pack

from game.content.findings import Place, Severity
from game.content.reading.draft import read_draft
from game.content.reading.tree import Mapping, Scalar, Sequence
from game.content.reading.yaml_text import read_yaml

SIGNS = st.sampled_from([
    *"abc019.-:?[]{},&*!|>'\"%@`#~=<\\ \t\n\r\u00fc\u2028\ufeff\0",
    ": ", "- ", "\n  ", "\n", "<<: ", "---\n", "&a ", "*a", "!!str ", "|\n", "? ", "true", "1e5",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(SIGNS, max_size=60).map("".join))
FILES = st.sampled_from([
    "pack.yaml", "model.yaml", "events.yaml", "judgement/a.yaml", "words/es.yaml", "observed.csv",
    "lessons/a.md", "map.yaml", "checks.yaml",
])  # fmt: skip
LINES = (PACK.format(id="field") + MODEL).splitlines()


def places(node):
    yield node.place
    match node:
        case Mapping():
            yield from node.keys.values()
            for value in node.entries.values():
                yield from places(value)
        case Sequence():
            for item in node.items:
                yield from places(item)
        case Scalar():
            yield Place(node.place.file, node.place.line, node.raw_column or 1)


def lies_inside(place, lines):
    if not place.line:
        return True
    return 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


@settings(deadline=None)
@given(TEXTS)
@example("? 0")
def test_any_text_gives_a_tree_or_findings_with_places_inside_the_text(text):
    tree, findings = read_yaml(text, "f.yaml")
    assert tree is not None or findings
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [finding.place for finding in findings] + list(places(tree) if tree else ())
    assert [place for place in found if not lies_inside(place, lines)] == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILES, st.one_of(st.binary(), TEXTS.map(lambda text: text.encode("utf-8"))))
def test_any_bytes_as_a_file_of_a_pack_give_a_draft_or_an_error(name, data):
    with tempfile.TemporaryDirectory() as folder:
        _draft_or_error(write_pack(Path(folder) / "field", **{name: data}))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_pack_with_lines_lost_doubled_and_swapped_gives_a_draft_or_an_error(data):
    lines = data.draw(st.lists(st.sampled_from(LINES), max_size=30))
    cut = data.draw(st.integers(0, len(LINES)))
    text = "\n".join([*LINES[:cut], *lines, *LINES[cut + len(lines) :]])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pack.yaml", "model.yaml", "events.yaml"):
            _draft_or_error(write_pack(Path(folder) / "field", **{name: text}))


def _draft_or_error(pack):
    draft, findings = read_draft(pack, lambda _: None)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (draft is None) == bool(errors)
    for finding in findings:
        file = Path(finding.place.file)
        lines = file.read_bytes().splitlines() if finding.place.line else []
        assert finding.place.line <= max(len(lines), 1) + 1
        assert finding.message
        assert "\n" not in finding.line()
