"""What YAML says, read without its surprises."""

import pytest
import yaml

from game.content.reading import yaml_text
from game.content.reading.tree import plain
from game.content.reading.yaml_text import read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch):
    """Both parsers: libyaml's, and the one for machines that lack it."""
    monkeypatch.setattr(yaml_text, "LOADER", getattr(yaml, request.param))


def read(text):
    tree, findings = read_yaml(text, "land.yaml")
    assert not findings
    return plain(tree)


def refused(text):
    _, findings = read_yaml(text, "land.yaml")
    return [finding.line().removeprefix("land.yaml:") for finding in findings]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True), ("false", False), ("5", 5), ("-5", -5), ("0", 0), ("2.5", 2.5),
        ("1e6", 1e6), ("-0.5E-3", -0.5e-3), ("no", "no"), ("NO", "NO"), ("on", "on"),
        ("True", "True"), ("010", "010"), (".5", ".5"), ("5.", "5."), ("+5", "+5"),
        ("1_000", "1_000"), ("1,000", "1,000"), ("0x10", "0x10"), ("12:30", "12:30"),
        ("null", "null"), ("~", "~"), (".inf", ".inf"), ("1990-07-28", "1990-07-28"),
        ("'5'", "5"), ('"true"', "true"), ("''", ""), ("٣", "٣"),
    ],
)  # fmt: skip
def test_only_true_false_and_plain_numbers_are_not_text(written, value):
    read_back = read(f"key: {written}")["key"]
    assert read_back == value
    assert type(read_back) is type(value)


def test_keys_are_always_text():
    assert read("1990: a\ntrue: b\n1.50: c\n") == {"1990": "a", "true": "b", "1.50": "c"}


def test_blocks_and_folded_text_keep_their_words():
    assert read("a: |\n  one\n  \ttwo\nb: >\n  one\n  two\n") == {
        "a": "one\n\ttwo\n",
        "b": "one two\n",
    }


def test_windows_line_ends_and_a_byte_order_mark_are_nothing_to_complain_of():
    assert read("\ufeffa: 1\r\nb: |\r\n  x\r\n") == {"a": 1, "b": "x\n"}


def test_every_value_and_key_knows_its_place():
    tree, _ = read_yaml("ü: [a, &x 'b']\nb: 🙂 c\n", "land.yaml")
    first, second = tree.entries["ü"].items
    assert (str(first.place), first.plain) == ("land.yaml:1:5", True)
    assert (str(second.place), second.raw_column, second.plain) == ("land.yaml:1:11", 12, False)
    assert str(tree.keys["b"]) == "land.yaml:2:1"
    assert str(tree.entries["b"].place) == "land.yaml:2:4"


def test_a_repeated_key_is_refused_and_the_first_is_named():
    assert refused("a: 1\nb: {c: 1, c: 2}\na: 3\n") == [
        (
            "2:11: error: key 'c' is repeated; the first is on line 2; delete one of them,"
            " or rename it [repeated-key]"
        ),
        (
            "3:1: error: key 'a' is repeated; the first is on line 1; delete one of them,"
            " or rename it [repeated-key]"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: !!python/object:os.system x", "1:4: error: '!!python/object:os.system' is a tag"),
        ("a: !mine [1]", "1:4: error: '!mine' is a tag"),
        ("a: ! x", "1:4: error: '!' is a tag"),
        ("<<: {a: 1}", "1:1: error: merge keys ('<<') are not read"),
        ("a: 1\n---\nb: 1", "2:1: error: a second document begins here"),
        ("[a]: b", "1:1: error: a key must be plain text"),
        ("? {a: 1}\n: b", "1:3: error: a key must be plain text"),
        (": b", "1:1: error: the key before ':' is missing"),
        ("a:\nb: 1", "1:1: error: key 'a' has no value"),
        ("a: [b, c]\nd:\n  -\n  - e", "3:4: error: an item of this list has no value"),
        ("a: *b", "1:4: error: nothing is marked '&b' above"),
        (
            "a: &bold x\nc: *blod",
            "2:4: error: nothing is marked '&blod' above; did you mean 'bold'?",
        ),
        ("a: &b [*b]", "1:8: error: '*b' stands inside what it repeats"),
        ("a: &b c\n*b : d", "2:1: error: a key must be plain text"),
        ("a: 1e999", "1:4: error: the number 1e999 is too large"),
        (f"a: {'1' * 41}", "1:4: error: this number has 41 characters; at most 40 are read"),
        ("a: b\0", "1:5: error: an invisible character stands here (U+0000, a control character)"),
        ("a: b\u2028c", "1:5: error: an invisible character stands here (U+2028, line separator)"),
    ],
)
def test_what_packs_may_not_contain_is_refused_at_its_place(text, start):
    findings = refused(text)
    assert findings[0].startswith(start)
    assert len(findings) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "--- \n"])
def test_an_empty_file_is_told_to_be_empty(text):
    tree, findings = read_yaml(text, "land.yaml")
    assert tree is None
    assert [finding.line() for finding in findings] == [
        "land.yaml: error: the file is empty [empty-file]"
    ]


def test_many_problems_are_told_at_once():
    text = "a: 1\na: 2\nb:\nc: !x 1\n<<: 3\n"
    assert [line.split(" [")[1] for line in refused(text)] == [
        "repeated-key]", "no-value]", "tag]", "merge-key]"
    ]  # fmt: skip


def test_a_hundred_problems_are_enough():
    findings = refused("".join("a: 1\n" for _ in range(200)))
    assert len(findings) == 101
    assert "the rest of the file was not read" in findings[-1]


def test_an_alias_repeats_what_its_anchor_marks():
    assert read("a: &x {b: 1}\nc: *x\nd: [*x]\n") == {
        "a": {"b": 1}, "c": {"b": 1}, "d": [{"b": 1}]
    }  # fmt: skip


def test_an_alias_bomb_is_refused_before_it_goes_off():
    lines = ["k0: &k0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 9)}]" for i in range(1, 12)]
    findings = refused("\n".join(lines))
    assert "aliases such as '*k3' stand for more than 20000 values" in findings[0]


def test_a_chain_of_aliases_goes_no_deeper_than_anything_else():
    lines = ["k0: &k0 [x]"] + [f"k{i}: &k{i} [*k{i - 1}]" for i in range(1, 200)]
    assert "nested more than 32 deep" in refused("\n".join(lines))[0]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000,
        "- " * 10_000,
        "? " * 10_000,
        "\n".join(f"{' ' * depth}a:" for depth in range(1_000)),
    ],
    ids=["open flow", "flow", "flow mapping", "block list", "complex keys", "block mapping"],
)
def test_ten_thousand_levels_are_refused_and_not_followed(text):
    assert "nested more than 32 deep" in refused(text)[-1]


def test_thirty_two_levels_are_read():
    assert refused("[" * 32 + "]" * 32) == []
    assert len(refused("[" * 33 + "]" * 33)) == 1
