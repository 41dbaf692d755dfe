"""Habits of good packs: names that are used, numbers that somebody stands behind."""

import pytest
from town import told, write_town

LAND, MONEY, POLICIES = "model/land.yaml", "model/money.yaml", "policies.yaml"
MILL, FLOOD = "decisions/mill.yaml", "events/flood.yaml"

IDLE = "idle: {title: I, unit: '1', value: 1, grade: guess}"


def thorough(folder, *changes, **files):
    return told(write_town(folder, *changes, **files), thorough=True)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            (MONEY, "parameters:\n", f"parameters:\n  {IDLE}\n"),
            "model/money.yaml:2:3: warning: 'idle' is declared and never used [unused-name]",
        ),
        (
            (LAND, "flags:\n", "flags:\n  tunnel: {title: T}\n"),
            "model/land.yaml:34:3: warning: no condition asks for flag 'tunnel' [unused-name]",
        ),
        (
            (MILL, "      - {flag: bridge, to: true}\n", ""),
            "model/land.yaml:34:3: warning: nothing sets or clears flag 'bridge' [unused-name]",
        ),
        (
            (MONEY, "if tolls == high then 0.8 else 1 - 0.5", "1 - 0.5"),
            ("instruments.yaml:12:1: warning: no formula reads 'tolls', so setting it changes "
             "nothing [unused-name]"),
        ),
        (
            (MONEY, "lookup(harvest, rain)", "15 ^ 1"),
            "model/land.yaml:36:3: warning: no formula looks up 'harvest' [unused-name]",
        ),
        (
            (LAND, "sets:\n", "sets:\n  crops: {title: C, members: {rye: Rye}}\n"),
            "model/land.yaml:2:3: warning: nothing is declared over 'crops' [unused-name]",
        ),
        (
            ("sources.yaml", "almanac:", "atlas: {title: A, kind: book}\nalmanac:"),
            "sources.yaml:1:1: warning: nothing cites 'atlas' [unused-name]",
        ),
        (
            ("people.yaml", "mayor:\n", "clerk: {title: C, agency: A, speaks: Low.}\nmayor:\n"),
            ("people.yaml:1:1: warning: 'clerk' neither speaks nor decides anywhere "
             "[unused-name]"),
        ),
        (
            (LAND, "    grade: measured\n    source: almanac, p. 2", "    grade: measured"),
            ("model/land.yaml:21:3: warning: 'price' is measured, by whom?; name a source, or say "
             "'grade: guess' [no-source]"),
        ),
        (
            (LAND, "    grade: measured\n    source: almanac, p. 6\n", ""),
            ("model/land.yaml:58:3: warning: the start of 'favour' has no source; name a source, "
             "or say 'grade: guess' [no-source]"),
        ),
        (
            (MILL, ", grade: argued, source: almanac}", ", grade: argued}"),
            ("decisions/mill.yaml:22:9: warning: this effect has no source; name a source, or say "
             "'grade: guess' [no-source]"),
        ),
        (
            (LAND, "rate: -favour /", "rate: -favour * 1.5 /"),
            ("model/land.yaml:71:15: note: this formula has numbers of its own (1.5); make each a "
             "parameter, with unit and source [hidden-number]"),
        ),
    ],
)  # fmt: skip
def test_a_bad_habit_is_told_where_it_shows(tmp_path, change, line):
    assert line in thorough(tmp_path, change)


def test_a_formula_that_is_nothing_but_a_number_hides_none(tmp_path):
    assert thorough(tmp_path, (MONEY, "    formula: 1\n", "    formula: 3\n")) == []


def test_limits_and_comparisons_are_no_claims_about_the_world(tmp_path):
    change = (MONEY, "land / max(mean(land), 1)", "land / max(mean(land), 7)")
    assert thorough(tmp_path, change) == []


def test_guesses_are_counted_for_the_whole_pack(tmp_path):
    allowed = '  - {finding: guesses, about: "*", reason: the town is made up from end to end}\n'
    lines = thorough(tmp_path, ("pack.yaml", allowed, ""))
    assert lines == ["pack.yaml:2:5: note: 3 of 4 parameters (75%) are guesses [guesses]"]


def test_a_pack_without_parameters_has_no_guesses_to_count(tmp_path):
    from packs import PACK, write_pack  # noqa: PLC0415 - the one test of such a pack

    pack = write_pack(tmp_path / "bare", pack=PACK.format(id="bare"), model=None)
    assert told(pack, thorough=True) == []


def test_a_formula_that_cannot_be_read_is_not_searched_for_habits(tmp_path):
    lines = thorough(tmp_path, (LAND, "rate: -favour /", "rate: -favour * 7 * /"))
    assert [line for line in lines if "a value belongs before '/'" in line]
    assert [line for line in lines if "hidden-number" in line] == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ((LAND, "rate: -favour /", "rate: -favour * step(1991Q1) /"), "Nobody owes for ever."),
        ((MONEY, "    note: In 1991 the", "    note: Since 1991 the"), "Since 1991 the other"),
    ],
)
def test_a_date_in_the_model_is_listed_with_its_reason(tmp_path, change, reason):
    allowed = '  - {finding: literal-quarter, about: "*", reason: the town keeps a calendar}\n'
    lines = thorough(tmp_path, change, ("pack.yaml", allowed, ""))
    told_of = f"names 1991Q1; the reason: {reason}"
    assert [line for line in lines if told_of in line and "[literal-quarter]" in line]
