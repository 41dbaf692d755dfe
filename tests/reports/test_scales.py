"""Scales: whatever is drawn stands where its value is, between round ticks."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reports.scales import linear, logarithmic, tick_labels

numbers = st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) > 1e-6)


@given(st.lists(numbers, min_size=1, max_size=8))
def test_all_values_stand_between_the_ends_and_in_their_order(values):
    scale = linear(values, 300.0, 20.0)
    places = [scale.at(value) for value in sorted(values)]
    assert all(20.0 <= place <= 300.0 for place in places)
    assert places == sorted(places, reverse=True)


@given(st.lists(numbers, min_size=1, max_size=8))
def test_ticks_are_few_round_in_order_and_told_apart(values):
    scale = linear(values, 300.0, 20.0)
    assert 2 <= len(scale.ticks) <= 9
    assert all(scale.low <= tick + 1e-6 * abs(tick) for tick in scale.ticks)
    labels = tick_labels(scale)
    assert len(set(labels)) == len(labels)


@given(st.lists(st.floats(1e-3, 1e9), min_size=1, max_size=8))
def test_equal_ratios_are_equally_far_apart_on_a_logarithmic_scale(values):
    scale = logarithmic(values, 0.0, 100.0)
    assert all(0.0 <= scale.at(value) <= 100.0 for value in values)
    middle = math.sqrt(scale.low * scale.high)
    assert scale.at(middle) == pytest.approx(50.0)


def test_a_scale_begins_at_zero_where_that_is_near_and_not_where_it_is_far():
    assert linear([10.0, 100.0], 0, 1).low == 0.0
    assert linear([-100.0, -10.0], 0, 1).high == 0.0
    assert linear([90.0, 100.0], 0, 1).low > 80.0


def test_what_is_no_number_or_has_no_end_is_held_at_the_edge():
    scale = linear([0.0, math.nan, math.inf, 10.0], 300.0, 20.0)
    assert scale.at(math.nan) == 300.0
    assert scale.at(math.inf) == 20.0
    assert linear([math.nan], 300.0, 20.0).ticks


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([0, 1], ("0.0", "0.2", "0.4", "0.6", "0.8", "1.0")),
        ([0, 0.12], ("0.00", "0.02", "0.04", "0.06", "0.08", "0.10", "0.12")),
        ([0, 3400], ("0", "1,000", "2,000", "3,000")),
        ([-10, 20], ("\N{MINUS SIGN}10", "\N{MINUS SIGN}5", "0", "5", "10", "15", "20")),
    ],
)
def test_labels_have_the_decimals_that_their_step_needs(values, labels):
    assert tick_labels(linear(values, 0, 1)) == labels
