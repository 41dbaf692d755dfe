"""What is wrong with a document, in an author's words."""

import subprocess
import sys

import pytest

from game.content.format.judging import Check, Judgement
from game.content.format.model import Model
from game.content.format.pack import Pack
from game.content.format.play import Decision, Instrument
from game.content.reading import documents
from game.content.reading.documents import read_documents
from game.content.reading.yaml_text import read_yaml

JARGON = ("Input", "should be", "pydantic", "str", "dict", "tuple", "float", "constrained", "None")


def refused(shape, text, name="model"):
    tree, findings = read_yaml(text, "f.yaml")
    assert tree is not None
    made, more = read_documents(shape, tree, name)
    assert made is None
    lines = [finding.line().removeprefix("f.yaml:") for finding in (*findings, *more)]
    assert not [line for line in lines for word in JARGON if word in line.split()]
    return lines


def one(shape, text):
    (line,) = refused(shape, text)
    return line


def stock(line):
    return f"stocks:\n  land:\n    title: Land\n    unit: ha\n    start: 1\n    {line}\n"


def parameter(line):
    written = {"title": "P", "unit": "m", "value": "1", "grade": "guess"}
    key, _, value = line.partition(": ")
    lines = "".join(f"    {name}: {text}\n" for name, text in (written | {key: value}).items())
    return f"parameters:\n  p:\n{lines}"


def test_a_good_document_is_read_and_private_keys_are_dropped_everywhere():
    text = parameter("value: 2") + "    x_note: [1, 2]\nx_own: {x: 1}\n"
    model, findings = read_documents(Model, read_yaml(text, "f.yaml")[0], "model")
    assert not findings
    assert model.parameters["p"].value == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("titel: x", "6:5: error: unknown key 'titel'; did you mean 'title'? [unknown-key]"),
        ("Highest: 5", "6:5: error: unknown key 'Highest'; did you mean 'highest'? [unknown-key]"),
        (
            "zzz: 5",
            ("6:5: error: unknown key 'zzz'; possible: flows, grade, highest, indicator, lowest,"
            " note, over, source [unknown-key]"),
        ),
        ("source: 5", '6:13: error: \'source\' is 5; wanted text or a list; put it in quotes: "5"'),
        ("note: 1.50", "6:11: error: 'note' is 1.50; wanted text; put it in quotes: \"1.50\""),
        ("note: true", "6:11: error: 'note' is true; wanted text; put it in quotes: \"true\""),
        ("note: {a: b}", "6:11: error: 'note' is a group of keys; wanted text; if it is text with"),
        ("note: ''", "6:11: error: 'note' is empty; write it [empty]"),
        ("source: [a, '']", "6:17: error: item 2 of 'source' is empty; write it [empty]"),
        ("source: [a, 5]", "6:17: error: item 2 of 'source' is 5; wanted text; put it in quotes"),
        ("highest: yes", "6:14: error: 'highest' is 'yes'; wanted a number; write a number such"),
        (
            "grade: argud",
            ("6:12: error: 'grade' is 'argud'; wanted one of measured, argued, contested, guess;"
            " did you mean 'argued'? [wrong-form]"),
        ),
        ("grade: xyz", "6:12: error: 'grade' is 'xyz'; wanted one of measured, argued, contested,"),
        (
            "over: Big Set",
            ("6:11: error: 'over' is 'Big Set'; wanted a name of small letters, digits and _ such"
            " as coffee_land; write big_set [wrong-form]"),
        ),
        ("over: 5", "6:11: error: 'over' is 5; wanted a name of small letters, digits and _ such"),
        ("flows: []", "6:12: error: 'flows' is a list; wanted names, each with a group of keys"),
        ("flows: {a: 5}", "6:16: error: 'a' is 5; wanted a group of keys (title, because, rate)"),
        (
            "indicator: {better: more, decimals: 2.0}",
            "6:41: error: 'decimals' is 2.0; wanted a whole number; write 2 [wrong-type]",
        ),
        (
            "indicator: {better: more, decimals: 9}",
            "6:41: error: 'decimals' is 9; it must be from 0 to 6 [out-of-range]",
        ),
        (
            "indicator: {better: more, first: no}",
            "6:38: error: 'first' is 'no'; wanted true or false; write false [wrong-type]",
        ),
        (
            "indicator: {better: more, first: On}",
            "6:38: error: 'first' is 'On'; wanted true or false; write true [wrong-type]",
        ),
        (
            "indicator: {better: more, first: 'true'}",
            "6:38: error: 'first' is 'true'; wanted true or false; write true without quotes",
        ),
        (
            "indicator: {better: more, first: 1}",
            "6:38: error: 'first' is 1; wanted true or false [wrong-type]",
        ),
        ("indicator: {}", "6:5: error: 'indicator' needs 'better' [missing-key]"),
    ],
)  # fmt: skip
def test_each_slip_in_a_stock_is_one_finding_with_its_way_out(line, told):
    assert one(Model, stock(line)).startswith(told)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("010", "write 10"), ("-007", "write -7"), (".5", "write 0.5"), ("-.5", "write -0.5"),
        ("5.", "write 5"), ("+5", "write 5"), ("1,000", "write 1000"), ("1_000", "write 1000"),
        ("1 000 000", "write 1000000"), ("1,000.5", "write 1000.5"), ("1.000.000", "write 1000000"),
        ("3,5", "write 3.5"), ("50%", "write 50"), ("60 kg", "write 60"),
        ("'5'", "write 5 without quotes"), ("null", "to leave it open, delete the key"),
        ("yes", "write a number such as 1"),
    ],
)  # fmt: skip
def test_text_that_was_meant_as_a_number_says_what_to_write(written, hint):
    shown = written.strip("'")
    assert one(Model, parameter(f"lowest: {written}")) == (
        f"7:13: error: 'lowest' is '{shown}'; wanted a number; {hint} [wrong-type]"
    )


def test_words_where_a_number_is_wanted_get_no_bad_advice():
    assert one(Model, parameter("lowest: plenty")) == (
        "7:13: error: 'lowest' is 'plenty'; wanted a number [wrong-type]"
    )


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (".5", "'value' is '.5'; wanted a number, or names, each with a number; write 0.5"),
        ("[]", "'value' is a list; wanted a number, or names, each with a number"),
        ("{a: x}", "'a' is 'x'; wanted a number"),
        ("{A b: 1}", "'A b' cannot stand here; wanted a name of small letters, digits and _ such"),
    ],
)
def test_a_choice_of_types_is_told_in_one_sentence(value, told):
    assert told in one(Model, parameter(f"value: {value}"))


@pytest.mark.parametrize(
    ("series", "told"),
    [
        ("{1990q3: 1}", "'1990q3' cannot stand here; wanted a quarter such as 1990Q3; write"),
        ("{1990Q3: x}", "'1990Q3' is 'x'; wanted a number"),
        ("{north: {1990Q3: x}}", "'1990Q3' is 'x'; wanted a number"),
        ("{north: {1990: 1}}", "'1990' cannot stand here; wanted a quarter such as 1990Q3; write"),
        ("{north: {1990Q1: 1}, south: 5}", "'south' is 5; wanted quarters, each with a number"),
        ("5", "wanted quarters, each with a number, or names, each with quarters, each with a"),
    ],
)
def test_of_two_kinds_of_series_the_one_that_was_meant_is_explained(series, told):
    text = f"drivers: {{d: {{title: D, unit: m, grade: guess, series: {series}}}}}"
    assert told in one(Model, text)


def test_what_is_missing_names_its_owner_and_stands_at_the_owner():
    text = "stocks:\n  land:\n    title: Land\n    start: 1\n    flows:\n      out: {title: a}\n"
    assert refused(Model, text) == [
        "2:3: error: stock 'land' needs 'unit' [missing-key]",
        "6:7: error: flow 'out' needs 'because' [missing-key]",
        "6:7: error: flow 'out' needs 'rate' [missing-key]",
    ]


def test_an_item_of_a_list_is_counted_and_an_id_is_named():
    text = (
        "a: {id: a, title: T, briefing: B, unattended: {by: x, chooses: [o], because: y},"
        " options: {o: {label: l, meaning: m, case: c, needs: [{says: no}]}},"
        " voices: [{by: a}], when: [], window: {first: 1990-Q3}}"
    )
    lines = refused(dict[str, Decision], text)
    assert any("condition 1 needs 'when'" in line for line in lines)
    assert any("voice 1 needs 'says'" in line for line in lines)
    assert any("'when' is a list; wanted a number or a formula" in line for line in lines)
    assert any("wanted a quarter such as 1990Q3; write 1990Q3" in line for line in lines)
    assert "decision 'b' needs 'title'" in refused(dict[str, Decision], "b: {id: b}")[0]


def test_a_list_that_was_forgotten_says_how_to_make_one():
    text = "t: {title: T, goals: [a], argument: x}"
    assert "'goals' has 1 item; it must have 2" in one(Judgement, f"tradeoffs: {{{text}}}")
    assert "'goals' has 3 items; it must have 2" in one(
        Judgement, f"tradeoffs: {{{text.replace('[a]', '[a, b, c]')}}}"
    )
    pack = "format: 1\nid: a\ntitle: T\nversion: '1'\nlicence: x\nperiod: {first: 1990Q1, last: "
    assert "'languages' is 'en'; wanted a list; write [en]" in one(
        Pack, pack + "1990Q2}\nlanguages: en\n"
    )
    assert "'allow' is a group of keys; wanted a list; begin it with '- '" in one(
        Pack, pack + "1990Q2}\nallow: {finding: a}\n"
    )


def test_limits_are_told_in_words():
    luck = "luck: {{l: {{title: L, grade: guess, spread: {}, persistence: {}}}}}"
    assert refused(Model, luck.format(0, 1)) == [
        "1:44: error: 'spread' is 0; it must be more than 0 [out-of-range]",
        "1:60: error: 'persistence' is 1; it must be at least 0 and less than 1 [out-of-range]",
    ]
    assert "it must be from 1 to 100000" in one(
        dict[str, Check],
        "c: {title: t, policy: p, measures: {}, value: 1, between: {}, runs: 0}",
    )
    long = "x" * 4001
    assert one(Model, stock(f"note: {long}")).endswith(
        "'note' has 4001 characters; it must have from 1 to 4000 [wrong-length]"
    )


def test_an_instrument_may_start_as_number_name_or_truth_and_nothing_else():
    told = one(dict[str, Instrument], "i: {title: t, meaning: m, kind: account, start: 'No way'}")
    assert told.endswith(
        "'start' is 'No way'; wanted a number, true or false, or a name of small letters, digits"
        " and _ such as coffee_land [wrong-type]"
    )


def test_a_value_left_out_is_told_once_and_not_again_by_its_type():
    tree, before = read_yaml(stock("highest:\n    note:"), "f.yaml")
    _, after = read_documents(Model, tree, "model")
    assert [finding.code for finding in (*before, *after)] == ["no-value", "no-value"]


def test_a_finding_says_which_document_it_is_about():
    tree, _ = read_yaml(stock("flows: {out: {title: x}}"), "f.yaml")
    _, findings = read_documents(Model, tree, "model")
    assert {finding.about for finding in findings} == {"land"}


def test_the_whole_being_of_the_wrong_kind_is_told_as_well():
    assert one(Model, "[1]").startswith("1:1: error: 'model' is a list; wanted a group of keys")
    assert "wanted names, each with a group of keys" in one(dict[str, Check], "5")


def test_more_problems_than_anybody_reads_are_counted(monkeypatch):
    monkeypatch.setattr(documents, "MOST_PROBLEMS", 3)
    lines = refused(Model, "stocks: {a: {}, b: {}, c: {}}")
    assert len(lines) == 4
    assert lines[-1] == "1:1: error: 6 more problems in 'model' are not shown [too-many]"


def test_large_numbers_are_numbers():
    text = parameter(f"value: {'9' * 40}")
    model, findings = read_documents(Model, read_yaml(text, "f.yaml")[0], "model")
    assert not findings
    assert model.parameters["p"].value == pytest.approx(1e40)


def test_knowing_the_format_does_not_take_pydantic():
    script = (
        "import sys, game.content.format.play, game.content.reading.draft;"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_long_text_is_cut_in_a_message():
    assert "'lowest' is 'a b a b" in (told := one(Model, parameter(f"lowest: {'a b ' * 40}")))
    assert "...'; wanted a number" in told


def test_a_key_that_is_far_too_long_is_only_listed_against():
    told = one(Model, stock(f"{'h' * 100}: 5"))
    assert "possible: flows" in told


def test_a_quarter_that_cannot_be_guessed_gets_no_bad_advice():
    told = one(Model, "drivers: {d: {title: D, unit: m, grade: guess, series: {spring: 1.5}}}")
    assert told.endswith("'spring' cannot stand here; wanted a quarter such as 1990Q3 [wrong-form]")


def test_a_key_that_is_too_short_is_told_by_its_length():
    lens = (
        "lenses: {l: {title: T, thesis: T, parts: {}, signatures: {ab: {points: 1, because: x}}}}"
    )
    assert "'ab' has 2 characters; it must have at least 3 [wrong-form]" in one(Judgement, lens)
