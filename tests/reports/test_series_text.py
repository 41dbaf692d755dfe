import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from reports.made_results import results, results_of

from game.reports.series import summarise
from game.reports.series_text import as_text


def text_of(values, width=80, **names):
    return as_text(summarise(results_of(values, **names)), width)


def test_an_indicator_is_told_by_its_first_middle_and_last_quarter():
    growing = np.arange(5)[:, None, None] * 1000 + np.linspace(0, 100, 101)
    assert text_of(growing, names=["coca"]).splitlines() == [
        "1990Q3 to 1991Q3, 101 games: the median, and in brackets where 80 % of games",
        "    lie.",
        "",
        "coca (ha)",
        "  1990Q3     50  (10 to 90)",
        "  1991Q1  2,050  (2,010 to 2,090)",
        "  1991Q3  4,050  (4,010 to 4,090)",
    ]


def test_one_game_has_no_range():
    assert text_of([[[0.25]]], names=["trust"], units=[""]) == (
        "1990Q3 to 1990Q3, one game.\n\ntrust\n  1990Q3  0.250"
    )


def test_what_rounds_to_nothing_is_not_less_than_nothing():
    told = text_of([[[-1e-9]], [[250.0]], [[-0.4]]])
    assert [line.split()[-1] for line in told.splitlines()[3:]] == ["0", "250", "0"]


def test_all_zero_is_zero():
    assert text_of([[[0.0]]]).endswith("  0")


def test_very_small_and_very_large_numbers_have_an_exponent():
    assert text_of([[[2.5e-9]]]).endswith(" 2.5e-09")
    assert text_of([[[-4e18]]]).endswith(" -4e+18")


def test_a_quarter_without_a_number_says_so_and_the_others_keep_their_range():
    lines = text_of([[[1.0, 3.0]], [[1.0, math.nan]]]).splitlines()
    assert lines[-2:] == ["  1990Q3       2.00  (1.20 to 2.80)", "  1990Q4  no number"]


def test_a_run_away_number_is_told_as_infinite():
    assert text_of([[[-math.inf]]]).endswith(" -inf")


@given(results(st.floats(0, 1e9)), st.integers(40, 120))
def test_lines_keep_to_the_width(made, width):
    plain = results_of(made.values)
    lines = as_text(summarise(plain), width).splitlines()
    assert max(map(len, lines)) <= width
