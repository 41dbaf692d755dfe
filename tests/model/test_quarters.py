"""Quarters as integers, and as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.quarters import format_quarter, parse_quarter


@given(st.integers(0, 39_999))
def test_a_quarter_that_is_written_is_read_again(quarter):
    assert parse_quarter(format_quarter(quarter)) == quarter


def test_four_quarters_make_a_year():
    assert parse_quarter("1991Q1") - parse_quarter("1990Q1") == 4
    assert parse_quarter("1991Q1") - parse_quarter("1990Q4") == 1


@pytest.mark.parametrize("text", ["1990", "1990Q5", "1990q1", "90Q1", "1990Q1 ", "1990Q0", ""])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(ValueError, match="write one as 1990Q3"):
        parse_quarter(text)
