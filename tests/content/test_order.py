"""Order of declaration and division into files mean nothing."""

import random  # noqa: TID251 - to shuffle files, which is no luck of the model
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.loading import read
from game.content.shipped import find_shipped
from game.model.ensembles import Plan, run

PACK = find_shipped("two-valleys")
#: Where the order is the author's own: rows of a set, stances, answers on a card.
ORDERED = {"options", "members", "stances"}
#: Parts whose files hold one document or a list of them.
LISTED = {"decisions", "events", "policies", "theories"}


def shuffle(node, luck, key=""):
    """Shuffle every mapping of a YAML tree, but where the order is the author's."""
    if isinstance(node, yaml.MappingNode):
        if key not in ORDERED:
            luck.shuffle(node.value)
        for name, below in node.value:
            shuffle(below, luck, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for below in node.value:
            shuffle(below, luck)


def rearranged(luck):
    """Return the files of Two valleys: shuffled, divided, and put together otherwise."""
    parts = {}
    for path in sorted(PACK.rglob("*.yaml")):
        part = path.relative_to(PACK).parts[0].removesuffix(".yaml")
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        shuffle(node, luck)
        parts.setdefault(part, []).append(node)
    files = {}
    for part, nodes in parts.items():
        luck.shuffle(nodes)
        for number, node in enumerate(divided(part, nodes, luck)):
            folder = luck.choice(["", "deep/", "deep/er/"])
            files[f"{part}/{folder}{number}.yaml"] = yaml.serialize(node, Dumper=yaml.SafeDumper)
    return files


def divided(part, nodes, luck):
    if part in LISTED:  # some in files of their own, the others in one
        cut = luck.randrange(len(nodes))
        together = yaml.SequenceNode("tag:yaml.org,2002:seq", nodes[cut:])
        return [*nodes[:cut], together]
    # every section, or every thing with an id, in a file of its own
    entries = [(node.tag, entry) for node in nodes for entry in node.value]
    return [yaml.MappingNode(tag, [entry]) for tag, entry in entries]


def read_written(files, folder):
    pack = Path(folder) / "two-valleys"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns("*.yaml"))
    for name, text in files.items():
        path = pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read(pack)


@pytest.fixture(scope="module")
def scenario():
    return read(PACK).scenario


@settings(max_examples=10)
@given(
    how=st.integers(0, 2**32),
    line=st.sampled_from(["history", "balanced"]),
    seed=st.integers(0, 2**32),
)
def test_order_and_division_into_files_change_neither_the_program_nor_a_number(
    scenario, how, line, seed
):
    files = rearranged(random.Random(how))  # noqa: S311 - no secret
    with TemporaryDirectory() as folder:
        checked = read_written(files, folder)
    assert [finding.line() for finding in checked.findings] == []
    other = checked.scenario
    assert replace(other.program, digest="") == replace(scenario.program, digest="")
    assert (other.lines, other.rivals) == (scenario.lines, scenario.rivals)
    assert other.formulas == scenario.formulas
    one = run(Plan(scenario.program, scenario.lines[line], seed, 3))
    two = run(Plan(other.program, other.lines[line], seed, 3))
    np.testing.assert_array_equal(one.values, two.values)
