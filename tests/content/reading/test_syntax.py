"""Slips of the hand, told to somebody who has never heard of a parser."""

import pytest
import yaml

from game.content.reading import yaml_text
from game.content.reading.syntax import explain
from game.content.reading.yaml_text import read_yaml

SLIPS = {
    "a quote that is never closed": (
        'title: "Land\nunit: ha\n',
        '1:8: error: this quote (") is never closed; put another " after the text',
        'title: "Land',
    ),
    "a missing colon": (
        "title: Land\nunit ha\nstart: 1\n",
        ("2:1: error: this line has no ':' after its key; write 'key: value'; text over several"
        " lines is indented further"),
        "unit ha",
    ),
    "a missing space after the colon": (
        "title:Land\nunit: ha\n",
        "1:7: error: a space is missing after ':'; write 'title: ...'",
        "title:Land",
    ),
    "a colon in text": (
        "title: Land: what is left of it\n",
        "1:12: error: this text has ': ' in it, which means a key; put the text in quotes",
        "title: Land: what is left of it",
    ),
    "a line indented too far": (
        "title: Land\n  unit: ha\n",
        ("2:3: error: this line is indented further than line 1, which has a value already;"
        " give it the indentation of line 1, or quote the text"),
        "  unit: ha",
    ),
    "a line that falls between two levels": (
        "land:\n    unit: ha\n  title: Land\n",
        ("3:3: error: the indentation of this line fits no line above; it has 2 spaces;"
        " 0 or 4 would fit"),
        "  title: Land",
    ),
    "text after a closing quote": (
        "title: 'it's'\n",
        ("1:12: error: the text goes on after its closing quote; put all of it in quotes,"
        " and write a ' inside it twice ('')"),
        "title: 'it's'",
    ),
    "double quotes inside double quotes": (
        'title: "He said "no" to it"\n',
        "1:18: error: the text goes on after its closing quote; put all of it in single quotes (')",
        'title: "He said "no" to it"',
    ),
    "text that begins with a sign": (
        "title: @home\n",
        "1:8: error: text cannot begin with '@'; put the text in quotes",
        "title: @home",
    ),
    "text in bold": (
        "title: **Land**\n",
        "1:8: error: text cannot begin with '*'; put the text in quotes",
        "title: **Land**",
    ),
    "a list on the line of its key": (
        "titles: - Land\n",
        ("1:9: error: a list cannot begin here; put '- ' on its own line below the key,"
        " or the text in quotes"),
        "titles: - Land",
    ),
    "a bracket that is never closed": (
        "points: [1, 2\nunit: ha\n",
        "1:9: error: this '[' is never closed; close it with ']'",
        "points: [1, 2",
    ),
    "a list that is never closed and ends with a comma": (
        "points: [1,\n  2,",
        "2:5: error: a '[' or '{' above is never closed; close it with ']' or '}'",
        "  2,",
    ),
    "a brace that is never closed": (
        "points: {a: 2\nunit: ha\n",
        "1:9: error: this '{' is never closed; close it with '}'",
        "points: {a: 2",
    ),
    "a comma that is missing": (
        "points: [a: b: c]\n",
        ("1:14: error: a ',' or ']' is missing here; text with any of , : [ ] { } in it needs"
        " quotes here"),
        "points: [a: b: c]",
    ),
    "a bracket too many": (
        "points: [1, 2]]\n",
        "1:15: error: something stands after the closing ']'; delete it",
        "points: [1, 2]]",
    ),
    "a stray comma": (
        "points: {a: 1,, b: 2}\n",
        "1:15: error: ',' is not expected here; delete it or quote the text",
        "points: {a: 1,, b: 2}",
    ),
    "a list item and a key side by side": (
        "- a\nb: c\n",
        ("2:1: error: this line does not belong to the list that begins on line 1;"
        " begin it with '- ', or check the indentation"),
        "b: c",
    ),
    "text on the line of a block's sign": (
        "title: >Land\n",
        ("1:9: error: after '|' or '>' the text begins on the next line, indented;"
        " or put the text in quotes"),
        "title: >Land",
    ),
    "a tag with a prefix": (
        "title: !a!b c\n",
        ("1:8: error: this is a tag; packs have none; delete it, or put the text in quotes"
        " if it begins with '!'"),
        "title: !a!b c",
    ),
    "a list below a key with a value": (
        "land: a\n- b\n",
        ("2:1: error: a list item stands where a key is expected; indent it below the key it"
        " belongs to"),
        "- b",
    ),
    "a key that is missing": (
        "land: a\n: b\n",
        "2:1: error: the key before ':' is missing; write one",
        ": b",
    ),
    "a tab for indentation": (
        "land:\n\tunit: ha\n  \ttitle: Land\n",
        "2:1: error: this line is indented with a tab; indent with spaces; so on line 3 too",
        "\tunit: ha",
    ),
    "a tab on an empty line": (
        "land:\n  a: 1\n\t\n  b: 1\n",
        "3:1: error: a tab stands here; use spaces",
        "\t",
    ),
}  # fmt: skip


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch):
    monkeypatch.setattr(yaml_text, "LOADER", getattr(yaml, request.param))


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_plain_words_under_a_caret(slip):
    text, told, line = SLIPS[slip]
    tree, (finding,) = read_yaml(text, "land.yaml")
    assert tree is None
    assert finding.line() == f"land.yaml:{told} [syntax]"
    assert finding.excerpt.line == line
    assert finding.excerpt.column == finding.place.column


def test_a_backslash_in_double_quotes_says_what_to_write():
    _, (finding,) = read_yaml('title: "C:\\data"\n', "land.yaml")
    assert "a '\\' in double quotes has a meaning of its own" in finding.message


def test_tabs_inside_a_block_of_text_are_the_authors_own():
    tree, findings = read_yaml("a: |\n  x\n  \ty\nb:\n  - >\n    y\n    \tz\n", "land.yaml")
    assert tree is not None
    assert findings == ()


def test_what_we_cannot_explain_still_has_a_place_and_advice():
    _, (finding,) = read_yaml("%FOO\n%BAR: x\na: b", "land.yaml")
    assert finding.place.line > 0
    assert finding.hint


def test_problems_above_a_slip_are_told_as_well():
    _, findings = read_yaml('a: 1\na: 2\nb: "c\n', "land.yaml")
    assert [finding.code for finding in findings] == ["repeated-key", "syntax"]


def test_many_tabs_are_one_finding_that_lists_a_few():
    _, (finding,) = read_yaml("a:\n" + "\tb: 1\n" * 9, "land.yaml")
    assert finding.hint == "indent with spaces; so on line 3, 4, 5, 6, 7, ... too"


def test_an_error_without_a_place_is_told_of_the_file():
    finding = explain(yaml.YAMLError(), ["a"], "land.yaml")
    assert finding.line() == "land.yaml: error: the file cannot be read as YAML [syntax]"
