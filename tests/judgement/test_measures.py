"""Measures: one number a game, from what an ensemble recorded."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from town import write_town

from game.content.format.judging import Measure
from game.content.loading import read
from game.judgement.measures import take
from game.model.ensembles import Results
from game.model.expressions import NEVER
from game.model.quarters import format_quarter, parse_quarter

FIRST = parse_quarter("1990Q1")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return read(write_town(tmp_path_factory.mktemp("packs"))).scenario.program


@pytest.fixture(scope="module")
def results(program):
    """Two games of four quarters: `favour` is 1, 2, 4, 8 in the first, and zero in the second."""
    values = np.zeros((4, len(program.indicators), 2))
    values[:, 0, 0] = [1.0, 2.0, 4.0, 8.0]
    count = len(program.events)
    happened, times = np.full((count, 2), np.nan), np.zeros((count, 2))
    happened[1], times[1] = [FIRST + 3, np.nan], [2, 0]
    none = np.zeros((1, 2))
    return Results(FIRST, program.indicators, values, happened, times, none, none)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, 8),
        ({"at": "1990Q2"}, 2),
        ({"at": "1990Q2", "take": "sum"}, 2),
        ({"first": "1990Q2"}, 14 / 3),
        ({"last": "1990Q2"}, 1.5),
        ({"first": "1990Q2", "last": "1990Q3", "take": "mean"}, 3),
        ({"first": "1990Q1", "take": "sum"}, 15),
        ({"first": "1990Q1", "take": "least"}, 1),
        ({"first": "1990Q1", "take": "most"}, 8),
        ({"first": "1990Q1", "take": "change"}, 7),
        ({"first": "1990Q2", "take": "first"}, 2),
        ({"last": "1990Q3", "take": "last"}, 4),
    ],
)
def test_an_indicator_is_taken_at_a_quarter_or_over_a_span(program, results, asked, expected):
    taken = take(Measure(indicator="favour", **asked), program, results)
    assert taken.tolist() == pytest.approx([expected, 0])


def test_a_quarter_before_play_begins_counts_as_the_first(program, results):
    assert take(Measure(indicator="favour", at="1980Q1"), program, results).tolist() == [1, 0]


def test_how_often_an_event_happened_and_when(program, results):
    flood = [event.id for event in program.events][1]
    assert take(Measure(event=flood, take="count"), program, results).tolist() == [2, 0]
    quarters = take(Measure(event=flood, take="quarter"), program, results).tolist()
    assert quarters == [FIRST + 3, FIRST + NEVER]


@given(st.integers(0, 3), st.integers(0, 3))
def test_a_mean_lies_between_the_least_and_the_most(program, results, one, other):
    first, last = (format_quarter(FIRST + quarter) for quarter in sorted((one, other)))
    least, mean, most = (
        take(Measure(indicator="favour", first=first, last=last, take=name), program, results)
        for name in ("least", "mean", "most")
    )
    assert (least <= mean).all()
    assert (mean <= most).all()
