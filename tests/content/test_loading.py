"""From a folder to a scenario, or to everything that is wrong with it."""

import pytest
from town import write_town

from game.content.findings import PackError, Severity
from game.content.loading import Checked, check, load, load_beside, read

POLICY = """\
id: generous
title: Seed for everybody
settings:
  - {quarter: 1990Q2, instrument: seed, to: 10}
choices: {mill: refuse}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))


def files_of(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines_of(error, folder):
    return [f.line().replace(f"{folder.as_posix()}/", "") for f in error.value.findings]


def test_a_good_pack_is_loaded_and_loaded_again_the_same(tmp_path):
    pack = write_town(tmp_path)
    first, again = load(pack), load(str(pack))
    assert first == again
    assert first.pack.id == "town"
    assert sorted(first.lines) == ["history", "passive"]


def test_a_pack_is_found_by_its_id_by_its_folder_and_by_its_pack_yaml():
    shipped = load("two-valleys")
    assert shipped.pack.title == "Two Valleys"


def test_a_pack_yaml_stands_for_its_folder(tmp_path):
    pack = write_town(tmp_path)
    assert load(pack / "pack.yaml") == load(pack)


def test_what_is_no_pack_is_refused_with_the_packs_that_there_are(tmp_path):
    with pytest.raises(PackError, match="did you mean 'two-valleys'") as error:
        load("two-valey")
    assert error.value.findings[0].code == "no-pack"
    with pytest.raises(PackError, match=r"pack\.yaml: error: this file is missing"):
        load(tmp_path)


def test_a_pack_with_an_error_is_not_loaded_at_all(tmp_path):
    pack = write_town(tmp_path, ("model/land.yaml", "start: 20", "start: 2000"))
    with pytest.raises(PackError, match="above its 'highest'") as error:
        load(pack)
    assert [finding.severity for finding in error.value.findings] == [Severity.ERROR]


def test_a_warning_does_not_stop_a_pack(tmp_path):
    pack = write_town(tmp_path, ("model/money.yaml", "step(1991Q1)", "step(1989Q1)"))
    checked = read(pack)
    assert [finding.severity for finding in checked.findings] == [Severity.WARNING]
    assert checked.errors == ()
    assert load(pack) == checked.scenario


def test_a_refused_load_changes_nothing(tmp_path):
    pack = write_town(tmp_path, ("model/land.yaml", "start: 20", "start: 2000"))
    before = files_of(tmp_path)
    for refused in (load, read, check):
        if refused is load:
            with pytest.raises(PackError):
                refused(pack)
        else:
            assert refused(pack).scenario is None
    assert files_of(tmp_path) == before


def test_checking_looks_at_habits_too_and_loading_does_not(tmp_path):
    pack = write_town(tmp_path, ("model/money.yaml", "formula: 1\n", "formula: 3 * 1\n"))
    assert read(pack).findings == ()
    assert [finding.code for finding in check(pack).findings] == ["hidden-number"]


def test_findings_come_in_the_order_of_their_places_and_once_each(tmp_path):
    pack = write_town(
        tmp_path,
        ("model/land.yaml", "start: 20", "start: 2000"),
        ("instruments.yaml", "start: low", "start: lwo"),
        ("model/land.yaml", "rate: -favour", "rate: -favor"),
    )
    found = read(pack).findings
    assert [f.place for f in found] == sorted(f.place for f in found)
    assert len(found) == len(set(found)) == 3


def test_a_checked_pack_knows_its_errors_from_its_warnings(tmp_path):
    found = read(write_town(tmp_path, ("model/land.yaml", "start: 20", "start: 2000"))).findings
    assert Checked(None, found).errors == found


# -- a policy from a file of its own -------------------------------------------------------


def test_a_policy_of_a_file_is_played_beside_those_of_the_pack(tmp_path):
    pack = write_town(tmp_path)
    (tmp_path / "mine.yaml").write_text(POLICY, encoding="utf-8")
    scenario, name = load_beside(str(pack), tmp_path / "mine.yaml")
    assert name == "generous"
    assert sorted(scenario.lines) == ["generous", "history", "passive"]
    assert scenario.lines["generous"].settings[0].instrument == "seed"


def test_a_policy_of_a_file_takes_the_place_of_the_packs_own(tmp_path):
    pack = write_town(tmp_path)
    (tmp_path / "mine.yaml").write_text(POLICY.replace("generous", "passive"), encoding="utf-8")
    scenario, name = load_beside(str(pack), tmp_path / "mine.yaml")
    assert scenario.lines[name].choices == (("mill", 1),)


def test_a_first_policy_makes_a_pack_that_has_none_playable(tmp_path):
    pack = write_town(
        tmp_path,
        ("checks.yaml", "policy: passive", "policy: generous"),
        ("checks.yaml", ", policy: history}", "}"),
        **{"policies.yaml": None},
    )
    (tmp_path / "mine.yaml").write_text(POLICY, encoding="utf-8")
    scenario, _ = load_beside(str(pack), tmp_path / "mine.yaml")
    assert list(scenario.lines) == ["generous"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("seed, to: 10", "sed, to: 10", "4:35: error: there is no instrument 'sed'; did you mean"),
        ("to: 10", "to: 10 *", "4:49: error: the formula ends where a value belongs"),
        ("1990Q2", "1989Q2", "4:15: error: 1989Q2 is outside the period 1990Q1 to 1993Q4"),
        ("refuse", "refse", "5:17: error: decision 'mill' has no option 'refse'; did you mean"),
        ("id: generous", "id: random", "1:1: error: 'random' is the name of random play"),
        ("title:", "titel:", "2:1: error: unknown key 'titel'; did you mean 'title'?"),
        ("id: generous\n", "", "1:1: error: 'policy' needs 'id'"),
        (POLICY, "[1, 2]", "1:1: error: 'policy' is a list; wanted a group of keys"),
        (POLICY, "a: [", "error:"),
        (POLICY, "", "the file is empty"),
        (
            "title: Seed for everybody",
            "title: S\nsource: nowhere",
            "error: unknown key 'source'",
        ),
        (
            "to: 10}",
            "to: 10, source: nowhere}",
            "error: there is no source 'nowhere'; possible: almanac",
        ),
    ],
)
def test_what_is_wrong_with_a_policy_of_a_file_is_told_in_that_file(tmp_path, old, new, told):
    pack = write_town(tmp_path)
    (tmp_path / "mine.yaml").write_text(POLICY.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_beside(str(pack), tmp_path / "mine.yaml")
    lines = lines_of(error, tmp_path)
    assert [line for line in lines if line.startswith("mine.yaml") and told in line]
    assert all(line.startswith("mine.yaml") for line in lines)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("mine.yaml", b"id: \xff", "mine.yaml:1:5: error: the file has a byte that is not UTF-8"),
        ("mine.yaml", b"#" * (2**20 + 1), "mine.yaml: error: this file is larger than 1 MiB"),
        ("missing.yaml", None, "missing.yaml: error: this file cannot be read: no such file"),
        (".", None, "error: this is no ordinary file"),
        ("a" * 300, None, "error: this file cannot be read: file name too long"),
        ("a\0b", None, "error: this file cannot be read"),
    ],
)
def test_a_policy_that_cannot_be_read_says_why(tmp_path, name, data, told):
    pack = write_town(tmp_path)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(PackError) as error:
        load_beside(str(pack), tmp_path / name)
    (line,) = lines_of(error, tmp_path)
    assert told in line


def test_a_policy_cannot_make_up_for_a_broken_pack(tmp_path):
    (tmp_path / "mine.yaml").write_text(POLICY, encoding="utf-8")
    unreadable = write_town(tmp_path, ("pack.yaml", "format: 1", "formt: 1"))
    with pytest.raises(PackError, match="did you mean 'format'"):
        load_beside(str(unreadable), tmp_path / "mine.yaml")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match="this file is missing"):
        load_beside(str(tmp_path / "empty"), tmp_path / "mine.yaml")
    wrong = write_town(tmp_path, ("decisions/mill.yaml", "decides: mayor", "decides: major"))
    with pytest.raises(PackError, match="there is no person 'major'"):
        load_beside(str(wrong), tmp_path / "mine.yaml")
