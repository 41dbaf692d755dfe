"""The rule sheet: everything in the model, with its evidence, for a teacher to read."""

import re

import pytest
from packs import write_pack
from past import MODEL, write_past
from reports.pages import check_page

from game.content.loading import load
from game.content.shipped import root
from game.judgement.sensitivity import sensitivity
from game.reports.document import Table, anchors, plain
from game.reports.rule_sheet import WantedRules, as_html, as_markdown, rule_sheet, run_rules
from game.reports.rule_words import named_things

VALLEYS = load(root() / "scenarios" / "two-valleys")


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    return load(write_past(tmp_path_factory.mktemp("packs") / "past"))


def part(sheet, anchor):
    return next(each for each in sheet.parts if each.anchor == anchor)


def tables(parts):
    for each in parts:
        yield from (block for block in each.blocks if isinstance(block, Table))
        yield from tables(each.parts)


def row_of(sheet, anchor):
    found = next(r for t in tables(sheet.parts) for r in t.rows if r.anchor == anchor)
    return [plain(cell) for cell in found.cells]


@pytest.mark.parametrize("write", [as_html, as_markdown])
def test_every_stock_flow_parameter_and_the_rest_is_there_by_title_and_name(write):
    text = re.sub(r"\\(.)", r"\1", write(rule_sheet(VALLEYS)))
    for things in named_things(VALLEYS).values():
        for name, thing in things.items():
            assert name in text
            assert " ".join(thing.title.split()).replace("'", "&#x27;") in text.replace(
                "'", "&#x27;"
            )
    flows = [f for stock in VALLEYS.model.stocks.values() for f in stock.flows.values()]
    for flow in flows:
        assert " ".join(flow.because.split()) in text


def test_each_thing_has_one_place_that_the_index_leads_to():
    sheet = rule_sheet(VALLEYS)
    known = list(anchors(sheet))
    assert len(known) == len(set(known))
    wanted = {f"{kind}-{key}" for kind, things in named_things(VALLEYS).items() for key in things}
    assert wanted <= set(known)
    assert len(part(sheet, "index").blocks[0].rows) == len(wanted)


def test_a_parameter_has_value_low_high_unit_grade_source_with_place_and_note(past):
    assert row_of(rule_sheet(past), "parameter-growth") == [
        "Growth of the <field> | plain growth", "0.1", "0.08", "0.12", "1/quarter", "argued",
        "The <b>Ledger</b>, p. 4", "See theories/ for both.",
    ]  # fmt: skip


def test_a_parameter_over_a_set_has_a_number_for_each_member(past):
    assert row_of(rule_sheet(past), "parameter-yield")[1:4] == [
        "east 2, west 3", "east 1, west 1.5", "east 3, west 4.5",
    ]  # fmt: skip


def test_a_flow_stands_as_it_is_written_with_its_reason_and_its_evidence(past):
    stock = part(rule_sheet(past), "stocks").parts[0]
    (flows,) = (block for block in stock.blocks if isinstance(block, Table))
    assert [plain(cell) for cell in flows.rows[0].cells] == [
        "Clearing clearing", "Whoever has land clears more of it.",
        "growth * land * (1 + frost) * (1 + plough / 10) * lookup(curve, rain)",
        "ha a quarter", "argued", "A Diary, Sunday",
    ]  # fmt: skip
    said = "\n".join(plain(block) for block in stock.blocks if not isinstance(block, Table))
    assert "Starts at 100 (measured; The <b>Ledger</b>, table 1)." in said
    assert "curve is Curve; frost is Frost; growth is Growth of the <field> | plain" in said


def test_what_an_event_does_is_told_with_why_and_how_sure(past):
    (table,) = tables(part(rule_sheet(past), "events").parts)
    assert [plain(cell) for cell in table.rows[0].cells][1:3] == [
        "Hail breaks the young plants.", "guess",
    ]  # fmt: skip


def test_the_share_of_guesses_the_version_and_the_digest_come_first(past):
    sheet = rule_sheet(past)
    assert plain(part(sheet, "evidence").blocks[0]) == "2 of 3 parameters (67 %) are guesses."
    facts = "\n".join(plain(block) for block in sheet.blocks)
    assert "Pack past, version 1.0.0" in facts
    assert past.program.digest in facts


@pytest.mark.parametrize("name", ["valleys", "past"])
def test_the_page_stands_alone_and_every_link_arrives(name, past):
    scenario = {"valleys": VALLEYS, "past": past}[name]
    page = check_page(as_html(rule_sheet(scenario)))
    assert all(given.get("scope") for tag, given in page.tags if tag == "th")
    assert "@media print" in as_html(rule_sheet(scenario))


def test_a_pack_with_next_to_nothing_has_no_empty_headings(tmp_path):
    sheet = rule_sheet(load(write_pack(tmp_path / "bare")))
    assert [each.anchor for each in sheet.parts] == ["evidence", "stocks", "parameters", "index"]
    check_page(as_html(sheet))


def test_markdown_tables_keep_their_columns_whatever_a_title_holds(past):
    text = as_markdown(rule_sheet(past))
    width = 0
    for line in text.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line))
        width = (width or cells) if line.startswith("|") else 0
        assert cells == width
    assert "Growth of the \\<field\\> \\| plain" in text
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)"', text))


def test_what_the_numbers_matter_is_there_when_it_was_tried(past):
    assert "sensitivity" not in {each.anchor for each in rule_sheet(past).parts}
    matters = part(rule_sheet(past, sensitivity(past, runs=4)), "sensitivity")
    table = matters.blocks[1]
    assert plain(table.rows[0].cells[2]) in {"land", "harvest[east]", "harvest[west]"}
    assert plain(matters.blocks[2]) == "These moved nothing to speak of: idle."


@pytest.mark.parametrize(("form", "begins"), [("md", "# Rule sheet: A field"), ("html", "<!DOC")])
def test_the_command_writes_a_file(tmp_path, form, begins):
    told, out = [], tmp_path / "sheet"
    wanted = WantedRules(form=form, out=str(out), with_sensitivity=True)
    assert run_rules(str(write_past(tmp_path / "past")), wanted, told.append) == 0
    assert out.read_text(encoding="utf-8").startswith(begins)
    assert told


def test_limits_and_series_of_members_are_told(tmp_path):
    model = MODEL.replace("    lowest: 0\n", "    highest: 900\n").replace(
        "    series: {1990Q1: 1, 1991Q1: 2}\n",
        "    over: banks\n    series: {east: {1990Q1: 1}, west: {1990Q1: 2}}\n",
    ).replace("lookup(curve, rain)", "lookup(curve, rain[east])")  # fmt: skip
    sheet = rule_sheet(load(write_past(tmp_path / "past", model=model)))
    assert row_of(sheet, "driver-rain")[1] == "east: 1990Q1 1; west: 1990Q1 2"
    stock = part(sheet, "stocks").parts[0]
    assert "It cannot rise above 900." in [
        plain(b) for b in stock.blocks if not isinstance(b, Table)
    ]
