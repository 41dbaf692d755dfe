"""`observed.csv`: the table that people keep in a spreadsheet."""

import pytest

from game.content.reading.observed import read_observed
from game.content.reading.tree import plain

HEADER = "indicator,period,value,tolerance,source"


def refused(text):
    _, findings = read_observed(text, "observed.csv")
    return [finding.line().removeprefix("observed.csv:") for finding in findings]


def test_numbers_truths_and_text_are_told_apart_by_their_columns():
    text = f'{HEADER},required,take,note\nland,1994,5,0.5,a,TRUE,,"a ""b"", c"\n'
    tree, findings = read_observed(text, "observed.csv")
    assert not findings
    assert plain(tree) == [
        {"indicator": "land", "period": "1994", "value": 5, "tolerance": 0.5, "source": "a",
         "required": True, "note": 'a "b", c'}
    ]  # fmt: skip


def test_every_cell_knows_its_place_also_after_a_cell_of_two_lines():
    text = f'{HEADER}\n"la\nnd", 1994,5 ,"6,5",a\n\nx,1,2,3,4\n'
    tree, _ = read_observed(text, "observed.csv")
    first, second = tree.items
    assert [str(first.entries[key].place) for key in HEADER.split(",")] == [
        "observed.csv:2:1", "observed.csv:3:5", "observed.csv:3:11", "observed.csv:3:14",
        "observed.csv:3:20",
    ]  # fmt: skip
    assert str(second.entries["value"].place) == "observed.csv:5:5"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", " error: the file is empty [empty-file]"),
        (
            "indicator;period\na;b\n",
            ("1:1: error: the columns are not separated by commas; save the table as CSV with"
            " commas [csv]"),
        ),
        (
            f"{HEADER},notes\n",
            "1:41: error: unknown column 'notes'; did you mean 'note'? [unknown-key]",
        ),
        (f"{HEADER},source\n", "1:41: error: column 'source' is repeated [repeated-key]"),
        (
            "indicator,period,value,source\n",
            "1:1: error: the table needs a column 'tolerance' [missing-key]",
        ),
        (f"{HEADER}\nland,1994,,1,a\n", "2:11: error: 'value' has no value [no-value]"),
        (f"{HEADER}\nland,1994,1e999,1,a\n", "2:11: error: the number 1e999 is too large [number]"),
        (
            f"{HEADER}\nland,1994,1,1,a,b\n",
            ("2:15: error: this line has 6 cells; the header has 5; put a cell with a comma in it"
            " in double quotes [csv]"),
        ),
        (
            f"{HEADER}\nland,1994,1,1\n",
            ("2:13: error: this line has 4 cells; the header has 5; put a cell with a comma in it"
            " in double quotes [csv]"),
        ),
        (
            f'{HEADER}\nx,1,2,3,4\nland,1994,"1"2,1,a\n',
            ("3:1: error: this line's quotes do not fit; a quote inside a cell in quotes is written"
            ' twice ("") [csv]'),
        ),
        (
            f"{HEADER}\n{'x' * 140_000},1,2,3,4\n",
            ("2:1: error: a cell of this line is too long; a quote inside a cell in quotes is"
            ' written twice ("") [csv]'),
        ),
        (
            f"{HEADER}\nla\x07nd,1,2,3,4\n",
            ("2:3: error: an invisible character stands here (U+0007, a control character);"
            " delete it [invisible-character]"),
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told_at_the_cell(text, told):
    assert refused(text) == [told]
