import numpy as np
import pytest
from judgement.orchard import course_of, kernel_of, orchard, two_valleys

from game.judgement.course import CancelledError, Course, replay
from game.judgement.goals import score_goals
from game.judgement.turning import turning_points


@pytest.fixture(scope="module")
def kernel():
    return kernel_of(orchard())


@pytest.fixture(scope="module")
def turns(kernel):
    course, _ = course_of(kernel, orchard(), "history")
    return turning_points(orchard(), kernel, course, runs=60)


def test_a_decision_that_does_nothing_turns_nothing(turns):
    talks = [turn for turn in turns.turns if turn.decision == "small_talk"]
    assert len(talks) == 2
    for turn in talks:
        (branch,) = turn.branches
        for effect in branch.effects.values():
            assert (effect.same, effect.mean, effect.low, effect.high, effect.better) == (0,) * 5
        assert turn.stake("green") == 0


def test_a_decision_that_does_something_turns_it_the_right_way(turns):
    (turn,) = [turn for turn in turns.turns if turn.decision == "planting"]
    assert (turn.option, turn.by_player) == ("plant", True)
    (fell,) = turn.branches
    assert fell.option == "fell"
    assert fell.effects["green"].mean < 0 < fell.effects["thrift"].mean
    assert fell.effects["green"].better == 0
    assert turn.stake("green") == abs(fell.effects["green"].mean)


def test_an_option_that_could_not_be_chosen_is_no_branch(turns):
    (turn,) = [turn for turn in turns.turns if turn.decision == "planting"]
    assert turn.closed == ("dream",)


def test_the_decisions_that_mattered_come_first_and_those_that_did_not_are_left_out(turns):
    assert [turn.decision for turn in turns.by_goal("green")] == ["planting"]


def test_what_the_agency_chose_can_be_turned_too(kernel):
    course, _ = course_of(kernel, orchard(), "passive")
    found = turning_points(orchard(), kernel, course, runs=5)
    (turn,) = [turn for turn in found.turns if turn.decision == "planting"]
    assert (turn.option, turn.by_player) == ("fell", False)
    assert [branch.option for branch in turn.branches] == ["plant"]


def test_under_its_own_luck_a_branch_is_the_game_with_that_answer():
    scenario = two_valleys()
    own = kernel_of(scenario)
    course, _ = course_of(own, scenario, "history", seed=11)
    found = turning_points(scenario, own, course, runs=1)
    names = [decision.id for decision in scenario.program.decisions]
    turn = found.turns[0]
    branch = turn.branches[0]
    position = names.index(turn.decision)
    options = [o.id for o in scenario.program.decisions[position].options]
    row = turn.quarter - replay(own, course).first
    orders = list(course.orders)
    answers = dict(orders[row].answers)
    answers[position] = (np.array([options.index(branch.option)]),)
    orders[row] = type(orders[row])(orders[row].requests, answers)
    other = replay(own, Course(course.seed, tuple(orders))).results(own)
    before = score_goals(scenario, replay(own, course).results(own))
    after = score_goals(scenario, other)
    for goal, effect in branch.effects.items():
        moved = float(after[goal].scores[0] - before[goal].scores[0])
        assert effect.same == pytest.approx(moved, abs=1e-9)


def test_over_no_other_luck_a_turning_point_is_the_games_own(kernel):
    course, _ = course_of(kernel, orchard(), "history")
    for turn in turning_points(orchard(), kernel, course, runs=0).turns:
        for branch in turn.branches:
            assert all(effect.same == effect.mean for effect in branch.effects.values())


def test_turning_points_that_were_not_begun_stop_too(kernel):
    course, _ = course_of(kernel, orchard(), "history")
    with pytest.raises(CancelledError):
        turning_points(orchard(), kernel, course, runs=1, cancelled=lambda: True)


def test_progress_is_told_and_ends_at_all(kernel):
    course, _ = course_of(kernel, orchard(), "history")
    told = []
    turning_points(orchard(), kernel, course, runs=2, progress=lambda *said: told.append(said))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_turning_points_that_are_no_longer_wanted_stop(kernel):
    course, _ = course_of(kernel, orchard(), "history")
    told, asked = [], []

    def soon():
        asked.append(1)
        return len(asked) > 15

    with pytest.raises(CancelledError):
        turning_points(
            orchard(), kernel, course, runs=2,
            progress=lambda *said: told.append(said), cancelled=soon,
        )  # fmt: skip
    assert len(asked) == 16
    assert len(told) < 4
