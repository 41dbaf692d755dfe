"""Packs that extend others."""

from textwrap import indent

import pytest
from packs import MODEL, PACK, write_pack

from game.content.reading.draft import read_draft

EVENT = "- {{id: {0}, title: {0} of {1}, told: T, chance: 0.1}}\n"
OBSERVED = "indicator,period,value,tolerance,source,take\n"
CHILD = """\
format: 1
id: child
title: The end of it
version: 1.0.0
extends: parent
period: {first: 1990Q3, last: 1991Q2}
"""


@pytest.fixture
def packs(tmp_path):
    """A folder of packs with `parent` in it; the fixture writes more and reads them."""
    write_pack(
        tmp_path / "parent",
        pack=PACK.format(id="parent") + "units: {sack: 60 kg, bag: 30 kg}\n"
        "attention: {points: 3}\nallow: [{finding: a, about: b, reason: because of this}]\n",
        events="".join(EVENT.format(name, "parent") for name in ("flood", "frost", "feast")),
        judgement="record: [{indicator: land, title: T}]\n",
        map="asset: a.svg\nplaces: {dam: {title: D, at: [0, 0]}}\n",
        **{
            "observed.csv": f"{OBSERVED}land,1990,1,1,a,mean\nland,1991,2,1,a,mean\n",
            "words/es.yaml": "a: A\nb: B\n",
            "lessons/one.md": "parent",
            "lessons/two.md": "parent",
        },
    )
    return _Packs(tmp_path)


class _Packs:
    def __init__(self, folder):
        self.folder = folder

    def find(self, name):
        pack = self.folder / name
        return pack if pack.is_dir() else None

    def read(self, name="child"):
        known = [pack.name for pack in self.folder.iterdir()]
        draft, findings = read_draft(self.folder / name, self.find, known)
        where = f"{self.folder.as_posix()}/"
        return draft, [finding.line().replace(where, "") for finding in findings]

    def child(self, pack="", name="child", **files):
        text = CHILD.replace("child", name)
        lines = [
            line for line in text.splitlines() if f"\n{line.split(':')[0]}:" not in f"\n{pack}"
        ]
        text = "\n".join(lines) + f"\n{pack}"
        write_pack(self.folder / name, pack=text, **{"model": None, "policies": None} | files)
        return self.read(name)


def test_a_child_that_says_nothing_is_its_parent_at_another_time(packs):
    parent, _ = packs.read("parent")
    draft, findings = packs.child()
    assert findings == []
    assert draft.model == parent.model
    assert draft.events == parent.events
    assert (draft.pack.id, draft.pack.title) == ("child", "The end of it")
    assert draft.pack.licence == "CC-BY-4.0"
    assert draft.pack.attention == parent.pack.attention
    assert [pack.id for pack in draft.lineage] == ["child", "parent"]
    assert draft.lineage[-1].period.first == "1990Q1"
    assert draft.left_out("events") == frozenset()


def test_a_thing_of_the_same_kind_and_id_takes_the_parents_place(packs):
    draft, findings = packs.child(
        events=EVENT.format("flood", "child"),
        judgement="record: [{indicator: bread, title: T}]\n",
        map="places: {mill: {title: M, at: [1, 1]}}\n",
        model="parameters:\n"
        + indent(MODEL.split("parameters:\n")[1].split("stocks:")[0].replace("0.1", "0.2"), ""),
        **{
            "observed.csv": f"{OBSERVED}land,1991,3,1,a,mean\nland,1991,9,1,a,last\n",
            "words/es.yaml": "b: C\n",
            "lessons/two.md": "child",
        },
    )
    assert findings == []
    assert [event.title for event in draft.events.values()] == [
        "flood of child", "frost of parent", "feast of parent"
    ]  # fmt: skip
    assert draft.model.parameters["growth"].value == 0.2
    assert list(draft.model.stocks) == ["land"]
    assert [line.indicator for line in draft.judgement.record] == ["bread"]
    assert list(draft.map.places) == ["dam", "mill"]
    assert draft.map.asset == "a.svg"
    assert [line.value for line in draft.observed] == [1, 3, 9]
    assert draft.words == {"es": {"a": "A", "b": "C"}}
    assert draft.lessons == {"one.md": "parent", "two.md": "child"}
    assert str(draft.places.of(("events", "flood"))).endswith("child/events.yaml:1:3")
    assert str(draft.places.of(("events", "frost"))).endswith("parent/events.yaml:2:3")


def test_units_and_uncertainty_are_put_together_and_allowances_added(packs):
    draft, findings = packs.child(
        "units: {sack: 50 kg}\nuncertainty: {argued: 0.3}\n"
        "allow: [{finding: c, about: d, reason: because of that}]\n"
    )
    assert findings == []
    assert draft.pack.units == {"sack": "50 kg", "bag": "30 kg"}
    assert draft.pack.uncertainty == {"argued": 0.3, "guess": 0.5}
    assert [allowance.finding for allowance in draft.pack.allow] == ["c", "a"]


def test_a_selection_leaves_out_but_keeps_what_history_needs(packs):
    draft, findings = packs.child(
        "select: {events: [frost]}\n", events=EVENT.format("storm", "child")
    )
    assert findings == []
    assert draft.left_out("events") == {"flood", "feast"}
    assert list(draft.events) == ["flood", "frost", "feast", "storm"]
    assert draft.left_out("decisions") == frozenset()


def test_what_was_left_out_stays_out_for_grandchildren(packs):
    packs.child("select: {events: [frost, flood]}\n")
    draft, findings = packs.child("extends: child\n", name="grandchild")
    assert findings == []
    assert draft.left_out("events") == {"feast"}
    assert [pack.id for pack in draft.lineage] == ["grandchild", "child", "parent"]
    _, findings = packs.child("extends: child\nselect: {events: [feast]}\n", name="grandchild")
    assert findings[0].startswith("grandchild/pack.yaml:7:19: error: the parent has no event 'feas")


def test_a_selection_of_what_is_not_there_says_what_was_meant(packs):
    draft, findings = packs.child("select: {events: [forst], decisions: [dam]}\n")
    assert draft is None
    assert findings == [
        ("child/pack.yaml:7:19: error: the parent has no event 'forst'; did you mean 'frost'?"
        " [unknown-id]"),
        "child/pack.yaml:7:39: error: the parent has no decision 'dam' [unknown-id]",
    ]  # fmt: skip


def test_a_selection_needs_a_parent(packs):
    write_pack(packs.folder / "alone", pack=PACK.format(id="alone") + "select: {}\n")
    draft, findings = packs.read("alone")
    assert draft is None
    assert "this pack extends none" in findings[0]


def test_a_parent_that_is_not_there_is_suggested(packs):
    draft, findings = packs.child("extends: parnet\n")
    assert draft is None
    assert findings == [
        "child/pack.yaml:6:10: error: there is no pack 'parnet'; did you mean 'parent'? [extends]"
    ]


def test_a_broken_chain_is_spelled_out(packs):
    packs.child("extends: nobody\n")
    _, findings = packs.child("extends: child\n", name="grandchild")
    assert findings[0].startswith(
        "child/pack.yaml:6:10: error: there is no pack 'nobody': 'grandchild' extends 'child'"
        " extends 'nobody'; possible: child, grandchild, parent [extends]"
    )


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_is_spelled_out(packs, length):
    names = ["a", "b", "c"][:length]
    for name, above in zip(names, [*names[1:], "a"], strict=True):
        packs.child(f"extends: {above}\n", name=name)
    draft, findings = packs.read("a")
    assert draft is None
    assert "error: pack 'a' extends itself" in findings[0]
    if length > 1:
        assert " extends ".join(f"'{name}'" for name in [*names, "a"]) in findings[0]


def test_a_childs_own_problems_are_told_with_a_missing_parent(packs):
    _, findings = packs.child("extends: parnet\nlanguages: en\n", events="- {id: x}\n")
    assert [line.split(": ")[0] for line in findings] == [
        "child/events.yaml:1:8", "child/events.yaml:1:8", "child/events.yaml:1:8",
        "child/pack.yaml:6:10", "child/pack.yaml:7:12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (
            "{first: 1989Q4, last: 1991Q4}",
            ("child/pack.yaml:6:17: error: the period begins in 1989Q4, before the parent's;"
            " 'parent', which is extended, goes from 1990Q1 to 1991Q4 [period]"),
        ),
        (
            "{first: 1990Q1, last: 1992Q1}",
            ("child/pack.yaml:6:31: error: the period ends in 1992Q1, after the parent's;"
            " 'parent', which is extended, goes from 1990Q1 to 1991Q4 [period]"),
        ),
    ],
)  # fmt: skip
def test_a_period_lies_within_the_parents(packs, period, told):
    draft, findings = packs.child(f"period: {period}\n")
    assert draft is None
    assert findings == [told]


def test_a_parents_problems_are_told_in_the_parents_files(packs):
    write_pack(packs.folder / "parent", events="- {id: a}\n", pack="format: 1\nid: parent\n")
    draft, findings = packs.child()
    assert draft is None
    assert {line.split(":")[0] for line in findings} == {"parent/pack.yaml", "parent/events.yaml"}


def test_a_parent_in_a_newer_format_stops_the_child(packs):
    write_pack(packs.folder / "parent", pack="format: 9\nid: parent\n")
    draft, findings = packs.child()
    assert draft is None
    assert len(findings) == 1
    assert "this pack is format 9" in findings[0]


def test_the_parents_files_count_in_the_digest(packs):
    before = packs.child()[0].digest
    (packs.folder / "parent" / "lessons" / "one.md").write_text("changed")
    assert packs.read()[0].digest != before
