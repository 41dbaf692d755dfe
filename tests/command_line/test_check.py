"""`handshake check`: what is wrong with packs, and whether their behaviour holds."""

import json

import pytest
from town import write_town


def test_a_good_pack_has_nothing_to_complain_of(said, town):
    assert said("check", town) == (0, f"{town}: nothing to complain of\n", "")


def test_an_error_is_printed_with_its_place_and_ends_in_one(said, broken):
    code, out, err = said("check", broken)
    assert code == 1
    told = "model/land.yaml:61:12: error: it starts at 2000, above its 'highest', 100 [range]"
    assert out.splitlines() == [f"{broken}/{told}", f"{broken}: 1 error"]
    assert err == ""


def test_a_warning_is_printed_and_ends_well(said, tmp_path):
    pack = str(write_town(tmp_path, ("model/land.yaml", "rate: -favour /", "rate: favour /")))
    (tmp_path / "town" / "sources.yaml").write_text(
        "almanac: {title: A, kind: book}\natlas: {title: A, kind: book}\n", encoding="utf-8"
    )
    code, out, _ = said("check", pack)
    assert code == 0
    assert "warning: nothing cites 'atlas' [unused-name]" in out
    assert out.endswith("town: 1 warning\n")


def test_of_a_long_formula_what_is_around_the_place_is_shown(said, tmp_path):
    long = " + ".join(["favour"] * 15)
    change = ("model/land.yaml", "rate: -favour /", f"rate: {long} + favor + {long} /")
    _, out, _ = said("check", str(write_town(tmp_path, change)))
    line, caret = (line.removeprefix("    ") for line in out.splitlines()[1:3])
    assert len(line) == 3 + 110 + 3
    assert line[caret.index("^") :].startswith("favor + favour")
    _, out, _ = said(
        "check", str(write_town(tmp_path / "b", ("model/land.yaml", "-favour", "-favor")))
    )
    assert out.splitlines()[1:3] == [
        "            rate: -favor / time_of_favours",
        "                   ^",
    ]


def test_several_packs_are_checked_one_after_the_other(said, town, broken):
    code, out, _ = said("check", town, broken)
    assert code == 1
    assert [line for line in out.splitlines() if line.endswith(("of", "1 error"))] == [
        f"{town}: nothing to complain of",
        f"{broken}: 1 error",
    ]


def test_a_program_reads_findings_as_json(said, broken):
    code, out, _ = said("check", broken, "--format", "json")
    (pack,) = json.loads(out)["packs"]
    assert code == 1
    assert pack["pack"] == broken
    assert pack["behaviour"] == []
    (finding,) = pack["findings"]
    assert finding == {
        "file": f"{broken}/model/land.yaml",
        "line": 61,
        "column": 12,
        "severity": "error",
        "code": "range",
        "about": "favour",
        "message": "it starts at 2000, above its 'highest', 100",
        "hint": "",
    }


def test_behaviour_that_holds_is_told_with_its_value(said, town):
    code, out, _ = said("check", town, "--behaviour", "--runs", "5")
    assert code == 0
    assert "fields: held. Fields grow." in out
    assert "share over 5 games is 1; it must be 0.9 or more" in out


def test_behaviour_that_does_not_hold_ends_in_one(said, tmp_path):
    change = ("checks.yaml", "between: {least: 0.9}", "between: {most: 0.1}")
    pack = str(write_town(tmp_path, change))
    code, out, _ = said("check", pack, "--behaviour", "--runs", "5")
    assert code == 1
    assert "fields: DID NOT HOLD. Fields grow." in out
    code, out, _ = said("check", pack, "--behaviour", "--runs", "5", "--format", "json")
    ((outcome,),) = [one["behaviour"] for one in json.loads(out)["packs"]]
    assert (code, outcome["held"], outcome["value"]) == (1, False, 1.0)


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ("{least: 0.5, most: 1}", "it must be from 0.5 to 1"),
        ("{most: 1}", "it must be 1 or less"),
        ("{}", "it must be a number"),
    ],
)
def test_where_a_value_must_lie_is_told_beside_it(said, tmp_path, between, told):
    change = ("checks.yaml", "between: {least: 0.9}", f"between: {between}")
    code, out, _ = said("check", str(write_town(tmp_path, change)), "--behaviour", "--runs", "5")
    assert code == 0
    assert told in out


def test_behaviour_of_a_broken_pack_is_not_run(said, broken):
    code, out, _ = said("check", broken, "--behaviour")
    assert code == 1
    assert "held" not in out


def test_what_is_no_pack_is_wrong_usage(said):
    code, out, err = said("check", "two-valey")
    assert (code, out) == (2, "")
    assert "did you mean 'two-valleys'?" in err
