import os
import subprocess
import sys

import numpy as np
from hypothesis import given
from reports.made_results import results, results_of

from game.reports import series
from game.reports.series import SHARES, each_game, summarise


def test_a_row_says_its_quarter_indicator_unit_and_what_the_games_came_to():
    table = summarise(results_of([[range(101)]], names=["coca"], units=["ha"]))
    assert table.columns == (
        *("quarter", "indicator", "unit"),
        *("mean", "p05", "p10", "p25", "p50", "p75", "p90", "p95"),
    )
    assert list(table) == [("1990Q3", "coca", "ha", 50, 5, 10, 25, 50, 75, 90, 95)]


def test_rows_go_quarter_by_quarter_with_indicators_in_the_order_of_the_results():
    table = summarise(results_of(np.zeros((3, 2, 4)), names=["price", "area"]))
    assert [row[:2] for row in table] == [
        ("1990Q3", "price"),
        ("1990Q3", "area"),
        ("1990Q4", "price"),
        ("1990Q4", "area"),
        ("1991Q1", "price"),
        ("1991Q1", "area"),
    ]


@given(results())
def test_quantiles_are_those_of_numpy_bit_for_bit(made):
    expected = np.moveaxis(np.quantile(made.values, SHARES, axis=-1), 0, -1)
    np.testing.assert_array_equal(summarise(made).values[..., 1:], expected)


@given(results())
def test_quantiles_rise_and_stay_within_the_games(made):
    quantiles = summarise(made).values[..., 1:]
    assert (np.diff(quantiles, axis=-1) >= 0).all()
    assert (quantiles[..., 0] >= made.values.min(axis=-1)).all()
    assert (quantiles[..., -1] <= made.values.max(axis=-1)).all()


@given(results())
def test_the_mean_is_the_mean_and_nothing_depends_on_the_order_of_the_games(made):
    table = summarise(made)
    np.testing.assert_allclose(
        table.values[..., 0], made.values.mean(axis=-1), rtol=1e-12, atol=1e-3
    )
    # Backwards, and laid out otherwise in memory.
    turned = results_of(np.asfortranarray(made.values[..., ::-1]))
    np.testing.assert_array_equal(summarise(turned).values, table.values)


def test_one_game_that_went_wrong_is_not_hidden_by_the_others():
    values = np.ones((2, 2, 50))
    values[1, 0, 17] = np.nan
    table = summarise(results_of(values)).values
    assert np.isnan(table[1, 0]).all()
    assert (np.delete(table.reshape(4, -1), 2, axis=0) == 1).all()


def test_games_that_run_away_to_infinity_are_told_without_a_warning():
    values = [[[1.0, *[np.inf] * 20]], [[-np.inf, *[2.0] * 19, np.inf]]]
    table = summarise(results_of(values)).values
    assert (table[0, 0] == [np.inf] * 8).all()
    assert np.isnan(table[1, 0, 0])
    assert (table[1, 0, 1:] == 2).all()


def test_the_statistics_cannot_be_changed_by_a_reader():
    assert not summarise(results_of(np.ones((1, 1, 1)))).values.flags.writeable


def test_each_game_gives_its_own_values_game_after_game():
    table = each_game(results_of([[[1, 2]], [[3, 4]]], names=["coca"], units=["ha"]))
    assert table.columns == ("game", "quarter", "indicator", "unit", "value")
    assert list(table) == [
        (0, "1990Q3", "coca", "ha", 1),
        (0, "1990Q4", "coca", "ha", 3),
        (1, "1990Q3", "coca", "ha", 2),
        (1, "1990Q4", "coca", "ha", 4),
    ]


@given(results())
def test_the_size_of_a_block_means_nothing(made):
    whole = list(each_game(made))
    size, series.BLOCK_ROWS = series.BLOCK_ROWS, 5
    try:
        assert list(each_game(made)) == whole
    finally:
        series.BLOCK_ROWS = size


def most_held(values, done):
    """Return the most bytes that are held while something is done with results of some shape.

    In a process of its own: in this one threads of other tests may still be at work.
    """
    asked = f"""
import itertools, tracemalloc
import numpy as np
from reports.made_results import results_of
from game.reports.series import each_game, summarise
made = results_of(np.zeros({values.shape}))
tracemalloc.start()
{done}
print(tracemalloc.get_traced_memory()[1])
"""
    places = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=places, capture_output=True, check=True, text=True
    )
    return int(told.stdout.split()[-1])


def test_rows_of_games_come_as_they_are_asked_for():
    values = np.zeros((20, 10, 5000))
    most = most_held(values, "assert len(list(itertools.islice(each_game(made), 3))) == 3")
    assert 0 < most < values.nbytes / 4


def test_summarising_needs_no_more_than_a_copy_of_one_quarter():
    values = np.zeros((42, 6, 5000))
    assert 0 < most_held(values, "summarise(made)") < 2 * values[0].nbytes


def test_asking_for_a_table_loads_nothing_that_only_packs_or_parquet_need():
    asked = (
        "import sys, game.reports.series_writing, game.reports.series_text;"
        "print(sorted({'pyarrow', 'yaml', 'pydantic', 'pygame'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert told.stdout == "[]\n"
