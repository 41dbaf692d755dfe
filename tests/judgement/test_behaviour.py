"""Behaviour that must hold: what a pack's checks come to."""

import numpy as np
import pytest
from town import write_town

from game.content.loading import read
from game.judgement.behaviour import Outcome, run_checks, statistic

CHECKS = """\
grows:
  title: Fields grow
  policy: passive
  runs: 20
  measures: {end: {indicator: "land[west]"}, start: {indicator: "land[west]", at: 1990Q1}}
  value: end / start
  between: {least: 1.05}
helped:
  title: The bridge that nobody asked for clears more fields than the mill
  policy: history
  theory: lazy
  runs: 20
  measures:
    own: {indicator: "land[east]"}
    passive: {indicator: "land[east]", policy: passive}
  value: own < passive
  statistic: share
  between: {least: 0.9, most: 1}
unheard:
  title: Nobody has ever heard of it
  policy: passive
  runs: 20
  measures: {floods: {event: flood, take: count}, fair: {event: fair, take: quarter}}
  value: (floods - floods) / (fair - fair)
  between: {least: 0}
"""


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    pack = write_town(tmp_path_factory.mktemp("packs"), **{"checks.yaml": CHECKS})
    return read(pack).scenario


@pytest.fixture(scope="module")
def outcomes(scenario):
    return {outcome.id: outcome for outcome in run_checks(scenario)}


def test_a_check_says_whether_it_held_and_by_how_much(outcomes):
    grows = outcomes["grows"]
    assert grows.held
    assert grows.value > 1.05
    assert grows.margin == pytest.approx(grows.value - 1.05)
    assert (grows.least, grows.most, grows.runs) == (1.05, None, 20)


def test_policies_are_compared_game_by_game_under_one_theory(outcomes):
    helped = outcomes["helped"]
    assert helped.statistic == "share"
    assert helped.held
    assert 0.9 <= helped.value <= 1


def test_what_is_no_number_does_not_hold(outcomes):
    assert np.isnan(outcomes["unheard"].value)
    assert not outcomes["unheard"].held


def test_the_same_seed_gives_the_same_outcomes_and_another_one_others(scenario, outcomes):
    again = {outcome.id: outcome for outcome in run_checks(scenario, seed=1)}
    assert again["grows"] == outcomes["grows"]
    other = {outcome.id: outcome for outcome in run_checks(scenario, seed=2)}
    assert other["grows"] != outcomes["grows"]


def test_somebody_who_waits_is_told_how_far_it_is(scenario):
    told = []
    outcomes = run_checks(scenario, runs=3, progress=told.append)
    assert told == [1, 2, 3]
    assert {outcome.runs for outcome in outcomes} == {3}


def outcome(value, least=None, most=None):
    return Outcome("id", "Title", "median", value, least, most, runs=1)


def test_bounds_may_be_on_one_side_on_both_or_on_none():
    assert outcome(5, least=4, most=8).margin == 1
    assert outcome(7, least=4, most=8).margin == 1
    assert outcome(9, most=8).margin == -1
    assert outcome(9).margin == float("inf")
    assert outcome(9).held
    assert not outcome(9, most=8).held
    assert not outcome(3, least=4).held
    assert outcome(4, least=4, most=4).held


@pytest.mark.parametrize(
    ("name", "expected"),
    [("median", 2), ("mean", 3), ("p10", 0.4), ("p90", 6.6), ("p05", 0.2), ("p25", 1)],
)
def test_a_statistic_is_taken_over_all_games(name, expected):
    assert statistic(name, np.array([9, 2, 0, 3, 1])) == pytest.approx(expected)


def test_a_share_is_that_of_games_in_which_a_condition_holds():
    assert statistic("share", np.array([True, True, False, True])) == 0.75
