"""A pack from its folder to a draft."""

import pytest
from packs import MODEL, write_pack

from game.content.findings import Severity
from game.content.reading.draft import read_draft

DECISION = """\
id: {id}
title: Dam
briefing: A dam is offered.
options:
  accept: {{label: Yes, meaning: It is built., case: Water.}}
unattended: {{by: ministry, chooses: [accept], because: It is paid to.}}
"""


def read(pack):
    draft, findings = read_draft(pack, lambda _: None)
    return draft, [finding.line().replace(f"{pack.as_posix()}/", "") for finding in findings]


def refused(pack):
    draft, lines = read(pack)
    assert draft is None
    return lines


def test_a_small_pack_is_read_whole(tmp_path):
    pack = write_pack(
        tmp_path / "field",
        **{
            "decisions/dam.yaml": DECISION.format(id="dam"),
            "people.yaml": "ministry: {title: M, agency: A, speaks: Dryly.}",
            "observed.csv": "indicator,period,value,tolerance,source\nland,1991,100,5,a\n",
            "words/es.yaml": "stocks.land.title: Tierra\n",
            "lessons/plan.md": "# Plan\n",
            "map.yaml": "places: {dam: {title: D, at: [0.5, 0.5]}}",
        },
    )
    draft, findings = read(pack)
    assert findings == []
    assert draft.folder == pack
    assert draft.model.stocks["land"].flows["clearing"].rate == "growth * land"
    assert list(draft.decisions) == ["dam"]
    assert draft.observed[0].period == "1991"
    assert draft.words == {"es": {"stocks.land.title": "Tierra"}}
    assert draft.lessons == {"plan.md": "# Plan\n"}
    assert draft.map.places["dam"].at == (0.5, 0.5)
    assert draft.lineage == (draft.pack,)
    assert (draft.judgement.goals, draft.events, draft.theories) == ({}, {}, {})


def test_without_a_map_there_is_none(tmp_path):
    draft, _ = read(write_pack(tmp_path / "field"))
    assert draft.map is None


def test_every_path_leads_to_its_line(tmp_path):
    pack = write_pack(
        tmp_path / "field",
        decisions=DECISION.format(id="dam"),
        **{"observed.csv": "indicator,period,value,tolerance,source\nland,1991,100,5,a\n"},
    )
    places = read(pack)[0].places
    where = f"{pack.as_posix()}/"
    for path, told in {
        ("pack", "id"): "pack.yaml:2:5",
        ("stocks", "land", "flows", "clearing", "rate"): "model.yaml:16:15",
        ("parameters", "growth", "value"): "model.yaml:5:12",
        ("decisions", "dam", "options", "accept", "label"): "decisions.yaml:5:19",
        ("decisions", "dam", "unattended", "chooses", 0): "decisions.yaml:6:38",
        ("observed", 0, "value"): "observed.csv:2:11",
        ("theories", "none"): "pack.yaml",
    }.items():
        assert str(places.of(path)).replace(where, "").startswith(told)
    assert str(places.key(("stocks", "land"))) == f"{where}model.yaml:8:3"
    assert str(places.key(("decisions", "dam"))) == f"{where}decisions.yaml:1:5"
    place, excerpt = places.inside(("stocks", "land", "flows", "clearing", "rate"), 9)
    assert str(place) == f"{where}model.yaml:16:24"
    assert excerpt.line.strip() == "rate: growth * land"


def test_one_file_or_many_make_the_same_draft(tmp_path):
    one = write_pack(
        tmp_path / "one" / "field",
        decisions="- " + DECISION.format(id="dam").replace("\n", "\n  ").strip()
        + "\n- " + DECISION.format(id="road").replace("\n", "\n  "),
    )  # fmt: skip
    parameters, stocks = MODEL.split("stocks:")
    many = write_pack(
        tmp_path / "many" / "field",
        **{
            "model.yaml": None,
            "model/z/parameters.yaml": parameters,
            "model/a.yaml": f"stocks:{stocks}",
            "decisions/road.yaml": DECISION.format(id="road"),
            "decisions/water/dam.yaml": DECISION.format(id="dam"),
        },
    )
    first, second = read(one)[0], read(many)[0]
    assert first.model == second.model
    assert first.decisions == second.decisions


def test_two_ids_alike_name_both_places(tmp_path):
    pack = write_pack(
        tmp_path / "field",
        **{
            "model/more.yaml": "stocks: {land: {title: L, unit: ha, start: 1}}",
            "events/a.yaml": "id: flood\ntitle: F\ntold: T\nchance: 0.1\n",
            "events/b.yaml": "- id: flood\n  title: F\n  told: T\n  chance: 0.1\n",
            "words/es/a.yaml": "t: a",
            "words/es/b.yaml": "t: b",
        },
    )
    assert refused(pack) == [
        f"{told}; delete one of them, or rename it [repeated-id]"
        for told in (
            "events/b.yaml:1:7: error: event 'flood' is here and at events/a.yaml:1:5",
            "model/more.yaml:1:10: error: stock 'land' is here and at model.yaml:8:3",
            "words/es/b.yaml:1:1: error: text 't' is here and at words/es/a.yaml:1:1",
        )
    ]


def test_what_formulas_could_not_tell_apart_is_refused(tmp_path):
    pack = write_pack(
        tmp_path / "field",
        instruments="land: {title: L, meaning: m, kind: channel, start: true}\n",
        **{
            "model/more.yaml": "auxiliaries: {growth: {title: G, unit: ha, formula: 1}}\n"
            "luck: {weather: {title: W, grade: guess, spread: 1}}\n"
            "flags: {land: {title: Flags have names of their own}}\n"
            "sets: {growth: {title: S, members: {a: A}}}\n"
        },
    )
    hint = "formulas know things by name alone; rename one of them [repeated-id]"
    assert refused(pack) == [
        (
            f"model.yaml:8:3: error: stock 'land' is called like the instrument at"
            f" instruments.yaml:1:1; {hint}"
        ),
        (
            f"model/more.yaml:1:15: error: auxiliary 'growth' is called like the parameter at"
            f" model.yaml:2:3; {hint}"
        ),
    ]


def test_a_section_that_two_files_give_differently_is_refused(tmp_path):
    pack = write_pack(tmp_path / "field", **{"model/a.yaml": "stocks: [x]"})
    assert any("'stocks' is here and at" in line for line in refused(pack))


def test_lists_of_several_files_are_joined(tmp_path):
    record = "record: [{{indicator: {0}, title: T}}]"
    files = {f"judgement/{name}.yaml": record.format(name) for name in "ab"}
    draft, findings = read(write_pack(tmp_path / "field", **files))
    assert findings == []
    assert [line.indicator for line in draft.judgement.record] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("model.yaml", "stock: {}", "unknown key 'stock'; did you mean 'stocks'? [unknown-key]"),
        ("model.yaml", "- a", "here is a list; a file of 'model' holds keys such as auxiliaries,"),
        ("sources.yaml", "- a", "here is a list; a file of 'sources' holds ids, each with keys"),
        ("words/es.yaml", "- a", "here is a list; a file of 'words' holds text ids, each with a"),
        ("words/es.yaml", "a: [b]", "'a' is a list; wanted text"),
        ("events.yaml", "hello", "here is 'hello'; a file of 'events' holds one event with its"),
        ("events.yaml", "flood: {title: F}", "holds one event with its 'id', or a list of them"),
        ("events.yaml", "- 5", "here is 5; a file of 'events' holds one event with its 'id', or"),
        ("events.yaml", "- title: F", "events.yaml:1:3: error: this event needs 'id'"),
        ("events.yaml", "id: 5\ntold: x", "'id' is 5; wanted an id of small letters"),
        ("map.yaml", "asset: ../../secret.json", "'../../secret.json' leaves the pack"),
        ("map.yaml", "asset: /etc/passwd", "'/etc/passwd' leaves the pack"),
        ("map.yaml", "asset: 'C:\\x'", "leaves the pack; name a file in this folder"),
        ("model.yaml", b"\xff\xfea\0", "the file is saved as UTF-16; save it as UTF-8"),
        ("sources.yaml", "", "the file is empty"),
    ],
)
def test_a_file_that_is_something_else_says_what_it_should_be(tmp_path, name, text, told):
    assert told in "\n".join(refused(write_pack(tmp_path / "field", **{name: text})))


def test_all_problems_of_all_files_come_at_once_in_order_of_places(tmp_path):
    pack = write_pack(
        tmp_path / "field",
        sources="a: {titel: A, kind: book}\n",
        model='stocks: {land: {title: "L}}\n',
        events="id: flood\ntitle: F\ntold: T\n",
        **{"modle.yaml": "a: 1"},
    )
    assert [line.split(": ")[0] for line in refused(pack)] == [
        "events.yaml:1:5", "model.yaml:1:24", "modle.yaml", "sources.yaml:1:1", "sources.yaml:1:5"
    ]  # fmt: skip


def test_a_pack_called_unlike_its_folder_is_only_warned(tmp_path):
    pack = write_pack(tmp_path / "field").rename(tmp_path / "field-copy")
    draft, (finding,) = read_draft(pack, lambda _: None)
    assert draft is not None
    assert finding.severity is Severity.WARNING


def test_the_digest_changes_with_any_byte_and_any_name_and_nothing_else(tmp_path):
    def digest(name, **files):
        return read(write_pack(tmp_path / name / "field", **files))[0].digest

    first = digest("a")
    assert digest("b") == first
    assert digest("c", **{"README.md": "x", "data/y.yaml": "z"}) == first
    assert digest("d", **{"lessons/a.md": ""}) != first
    assert digest("e", model=MODEL + "# a note\n") != first
    assert digest("f", **{"model.yaml": None, "model/m.yaml": MODEL}) != first


def test_a_pack_that_is_none_is_told_once(tmp_path):
    assert refused(tmp_path / "none")[0].endswith("error: there is no such folder [no-pack]")
    pack = write_pack(tmp_path / "field", pack="- a\n")
    assert len(refused(pack)) == 1


def test_a_pack_without_a_readable_pack_yaml_still_tells_of_the_rest(tmp_path):
    pack = write_pack(tmp_path / "field", pack="id: [\n", sources="a: {kind: book}\n")
    assert [line.split(":")[0] for line in refused(pack)] == ["pack.yaml", "sources.yaml"]


def test_an_observation_made_twice_names_both_lines(tmp_path):
    table = "indicator,period,value,tolerance,source,take\nland,1990,1,1,a,mean\n"
    more = "indicator,period,value,tolerance,source\nland,1990,2,1,a\nland,1991,2,1,a\n"
    pack = write_pack(tmp_path / "field", **{"observed.csv": table, "observed/more.csv": more})
    assert refused(pack) == [
        (
            "observed/more.csv:2:1: error: the value of 'land' in 1990 is here and at"
            " observed.csv:2:1; delete one of them, or rename it [repeated-id]"
        )
    ]


def test_an_item_left_out_of_a_list_is_told_once(tmp_path):
    pack = write_pack(tmp_path / "field", events="-\n" + "- {id: a, title: A, told: T, chance: 1}")
    assert refused(pack) == ["events.yaml:1:2: error: an item of this list has no value [no-value]"]
