import numpy as np
import pytest
from judgement.orchard import course_of, kernel_of, orchard

from game.judgement.arena import random_lines
from game.judgement.course import CancelledError, replay
from game.judgement.forecasts import Forecast, held_against, voices_heard
from game.judgement.luck import choice_of, luck_of, standing
from game.judgement.record import record_of
from game.model.ensembles import Plan, run


@pytest.fixture(scope="module")
def kernel():
    return kernel_of(orchard())


@pytest.fixture(scope="module")
def course(kernel):
    return course_of(kernel, orchard(), "history")[0]


def test_the_best_of_all_lies_above_all_and_equals_count_half():
    assert standing(5.0, np.array([1.0, 2.0])).percentile == 100
    assert standing(0.0, np.array([1.0, 2.0])).percentile == 0
    assert standing(1.0, np.array([1.0, 1.0])).percentile == 50


def test_a_lucky_game_stands_above_an_unlucky_one_with_the_same_decisions(kernel):
    games = [course_of(kernel, orchard(), "passive", seed)[0] for seed in range(12)]
    stands = [luck_of(orchard(), kernel, game, runs=100).goals["green"] for game in games]
    values = [stand.value for stand in stands]
    lucky, unlucky = stands[int(np.argmax(values))], stands[int(np.argmin(values))]
    assert lucky.percentile > 60
    assert unlucky.percentile < 40


def test_readers_stand_among_their_own_verdicts(kernel, course):
    found = luck_of(orchard(), kernel, course, runs=50)
    assert set(found.lenses) == {"neighbour", "stranger"}
    assert all(0 <= stand.percentile <= 100 for stand in found.lenses.values())
    assert found.runs == 50


def test_the_decisions_are_judged_by_their_median_and_not_by_the_game(kernel, course):
    found = luck_of(orchard(), kernel, course, runs=50)
    middle = found.goals["thrift"].median
    choice = choice_of(found, {"thrift": np.array([middle - 1, middle - 1, middle, middle + 1])})
    assert choice["thrift"].value == middle
    assert choice["thrift"].percentile == 62.5


def test_a_pack_without_a_frontier_has_its_lines_of_play_drawn(kernel, course):
    lines = random_lines(orchard(), lines=12, runs=5)
    choice = choice_of(luck_of(orchard(), kernel, course, runs=20), lines)
    assert set(choice) == {"green", "thrift"}
    assert all(0 <= stand.percentile <= 100 for stand in choice.values())
    assert [len(medians) for medians in lines.values()] == [12, 12]


def test_luck_that_is_no_longer_wanted_stops(kernel, course):
    with pytest.raises(CancelledError):
        luck_of(orchard(), kernel, course, runs=5, cancelled=lambda: True)


def forecast(kernel, course, **claim):
    """Return what became of a player's forecast about the purse, which only falls in 1990Q2."""
    replayed = replay(kernel, course)
    said = {"by": "player", "indicator": "purse", "direction": "down", "sure": 0.9,
            "quarter": replayed.first, "within": 4} | claim  # fmt: skip
    (score,) = held_against([Forecast(**said)], kernel, replayed)
    return score


def test_a_forecast_holds_where_what_it_said_came(kernel, course):
    score = forecast(kernel, course)
    assert (score.held, score.of, score.outcomes[0].moved) == (1, 1, -5.0)
    assert score.brier == pytest.approx(0.01)
    assert forecast(kernel, course, direction="up").brier == pytest.approx(0.81)


def test_of_up_down_and_steady_exactly_one_comes_true(kernel, course):
    for quarter in range(3):
        for name in ("purse", "trees", "graves", "shade"):
            held = [
                forecast(kernel, course, indicator=name, direction=d, quarter=7960 + quarter).held
                for d in ("up", "down", "steady")
            ]
            assert sum(held) == 1


def test_what_has_not_moved_was_rightly_called_steady(kernel, course):
    score = forecast(kernel, course, quarter=replay(kernel, course).first + 3, direction="steady")
    assert score.held == 1


def test_a_forecast_beyond_the_end_is_not_held_against_anybody(kernel, course):
    score = forecast(kernel, course, within=13)
    assert (score.of, score.brier, score.outcomes[0].held) == (0, None, None)


def test_advisers_are_heard_when_the_question_opens_and_ranked_by_what_came(kernel, course):
    replayed = replay(kernel, course)
    heard = voices_heard(orchard(), kernel, replayed)
    assert [(f.by, f.followed) for f in heard] == [
        ("gardener", True), ("banker", None), ("banker", None),
    ]  # fmt: skip
    assert {f.quarter for f in heard} == {replayed.first + 1}
    gardener, banker = held_against(heard, kernel, replayed)
    assert (gardener.by, gardener.held, gardener.of) == ("gardener", 1, 1)
    assert (banker.by, banker.held, banker.of) == ("banker", 0, 1)
    assert gardener.brier < 0.25 < banker.brier


def test_the_record_is_told_quarter_by_quarter_with_its_source_and_no_points():
    scenario = orchard()
    results = run(Plan(scenario.program, scenario.lines["passive"], 1, 20))
    (line,) = record_of(scenario, results)
    assert (line.title, line.note) == ("Buried under trees", "The parish counts.")
    assert line.source == ("parish, p. 1",)
    assert line.values.shape == (12, 20)
    assert (np.diff(line.values, axis=0) >= 0).all()
    assert line.quantiles((0.1, 0.9)).shape == (2, 12)
