import csv
import io
import json
import math
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.made_results import ABOUT, results, results_of

from game.reports import series_writing
from game.reports.output import OutputError
from game.reports.series import each_game, summarise
from game.reports.series_writing import check_writable, save, write_csv, write_json

anything = st.floats(allow_nan=True, allow_infinity=True)


def csv_of(table):
    stream = io.StringIO()
    write_csv(table, stream)
    return stream.getvalue()


def json_of(table):
    stream = io.StringIO()
    write_json(table, ABOUT, stream)
    return json.loads(stream.getvalue())


def rounded(value):
    """Return what nine significant digits leave of a number."""
    return float(format(value, ".9g"))


def test_csv_has_a_header_and_a_line_a_row():
    table = summarise(results_of([[range(101)]], names=["coca"]))
    assert csv_of(table) == (
        "quarter,indicator,unit,mean,p05,p10,p25,p50,p75,p90,p95\n"
        "1990Q3,coca,ha,50,5,10,25,50,75,90,95\n"
    )


def test_csv_of_games_names_the_game():
    table = each_game(results_of([[[0.1, 121_000]]], names=["coca[upper]"], units=["%, net"]))
    assert csv_of(table) == (
        "game,quarter,indicator,unit,value\n"
        '0,1990Q3,coca[upper],"%, net",0.1\n'
        '1,1990Q3,coca[upper],"%, net",121000\n'
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0"),
        (1 / 3, "0.333333333"),
        (123_456_789.4, "123456789"),
        (2.5e-7, "2.5e-07"),
        (math.nan, ""),
        (-math.inf, "-inf"),
    ],
)
def test_numbers_are_short_and_exact_to_nine_digits(value, text):
    _, line = csv_of(each_game(results_of([[[value]]]))).splitlines()
    assert line == f"0,1990Q3,indicator_0,ha,{text}"


@given(results(anything))
def test_csv_reads_back_as_the_same_names_and_numbers(made):
    table = each_game(made)
    columns, *rows = csv.reader(io.StringIO(csv_of(table), newline=""))
    assert tuple(columns) == table.columns
    for row, (game, quarter, indicator, unit, value) in zip(rows, table, strict=True):
        assert row[:4] == [str(game), quarter, indicator, unit]
        assert row[4] == "" if math.isnan(value) else float(row[4]) == rounded(value)


@given(results())
def test_json_reads_back_as_the_same_names_and_numbers(made):
    for table in (summarise(made), each_game(made)):
        read = json_of(table)
        assert read["columns"] == list(table.columns)
        assert read["rows"] == [
            [rounded(field) if isinstance(field, float) else field for field in row]
            for row in table
        ]


def test_json_says_what_the_numbers_came_from():
    assert json_of(summarise(results_of([[[1.0]]])))["about"] == {
        "pack": "upland",
        "version": "1.2.0",
        "digest": "ab12",
        "seed": 7,
        "runs": 3,
        "policy": "passive",
        "theory": None,
    }


def test_json_has_null_where_there_is_no_finite_number():
    table = each_game(results_of([[[math.nan, math.inf, -math.inf, 1.0]]]))
    assert [row[-1] for row in json_of(table)["rows"]] == [None, None, None, 1]


@pytest.mark.parametrize("rows", [1, 3, 50_000])
def test_blocks_leave_no_seam_in_what_is_written(rows, monkeypatch):
    table = each_game(results_of(np.arange(24).reshape(2, 2, 6)))
    monkeypatch.setattr("game.reports.series.BLOCK_ROWS", rows)
    assert len(json_of(table)["rows"]) == 24
    assert csv_of(table).count("\n") == 25


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_saved_file_is_what_the_writer_writes(form, tmp_path):
    table, file = summarise(results_of([[[1.0, 2.0]]], units=["°C"])), tmp_path / "out"
    save(table, ABOUT, str(file), form)
    read = file.read_bytes().decode()
    assert csv_of(table) == read if form == "csv" else json_of(table) == json.loads(read)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_format_that_is_not_known_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(OutputError, match="'xlsx' is no format; there are csv, json, parquet"):
        save(summarise(results_of([[[1.0]]])), ABOUT, str(tmp_path / "out"), "xlsx")
    assert not list(tmp_path.iterdir())


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path):
    class Broken:
        columns = ("quarter", "indicator", "unit", "value")
        labels = summarise(results_of([[[1.0]]])).labels

        def blocks(self):
            yield from summarise(results_of([[[1.0]]])).blocks()
            raise ZeroDivisionError

    file = tmp_path / "out.csv"
    file.write_text("the old results")
    with pytest.raises(ZeroDivisionError):
        save(Broken(), ABOUT, str(file), "csv")
    assert file.read_text() == "the old results"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_extra_is_named_before_the_games_are_played(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"needs the extra 'parquet'.*handshake\[parquet\]"):
        check_writable("out.parquet", "parquet")


def test_parquet_is_not_poured_onto_a_terminal(monkeypatch):
    monkeypatch.setattr(series_writing, "_pyarrow", lambda _: None)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(OutputError, match="not text for a terminal"):
        check_writable("-", "parquet")


@pytest.mark.parametrize("rows", [1, 50_000])
def test_parquet_keeps_every_bit_and_where_it_came_from(rows, tmp_path, monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra is not installed")
    monkeypatch.setattr("game.reports.series.BLOCK_ROWS", rows)
    file = tmp_path / "out.parquet"
    made = results_of([[[1 / 3, math.nan]], [[-1e300, math.inf]]])
    for table in (each_game(made), summarise(made)):
        save(table, ABOUT, str(file), "parquet")
        read = parquet.read_table(file)
        assert tuple(read.column_names) == table.columns
        expected = [[None if field != field else field for field in row] for row in table]  # noqa: PLR0124 -- NaN
        assert [list(row.values()) for row in read.to_pylist()] == expected
        assert json.loads(read.schema.metadata[b"handshake"])["pack"] == "upland"
