from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement.orchard import orchard, two_valleys

from game.content.format.judging import GoalPart, Measure
from game.judgement.goals import band_of, score_goals, score_parts, weighted
from game.judgement.lenses import gates_closed, judge, judge_by, sentences
from game.model.ensembles import Plan, Results, run


def measured(*trees, purse=0.0, answers=(0, 0)) -> Results:
    """Return games of the orchard that end with so many trees, as if they had been played."""
    program = orchard().program
    columns = [indicator.name for indicator in program.indicators]
    values = np.zeros((1, len(columns), len(trees)))
    values[0, columns.index("trees")] = trees
    values[0, columns.index("purse")] = purse
    never = np.zeros((1, len(trees)))
    given_answers = np.repeat(np.array([answers], dtype=float).T, len(trees), axis=1)
    return Results(
        program.last, program.indicators, values, never, never, given_answers, given_answers
    )


def test_half_way_to_full_is_fifty_and_beyond_either_end_nothing_more_counts():
    scored = score_goals(orchard(), measured(-10.0, 0.0, 200.0, 400.0, 9000.0))
    np.testing.assert_array_equal(scored["green"].scores, [0, 0, 50, 100, 100])


def test_where_less_is_better_the_lower_end_is_full_and_weights_count():
    (score,) = score_goals(orchard(), measured(100.0, purse=20.0))["thrift"].scores
    assert score == pytest.approx((2 * 100 + 75) / 3)


def test_what_is_no_number_scores_nothing_and_what_is_endless_scores_all():
    scored = score_goals(orchard(), measured(np.nan, np.inf, -np.inf))
    np.testing.assert_array_equal(scored["green"].scores, [0, 100, 0])


def test_a_part_whose_ends_meet_is_all_or_nothing():
    part = GoalPart(measure=Measure(indicator="trees"), zero_at=5.0, full_at=5.0)
    scored = score_parts({"trees": part}, orchard().program, measured(4.0, 5.0, 6.0))
    np.testing.assert_array_equal(weighted(scored), [0, 100, 100])


@pytest.mark.parametrize(
    ("score", "band"),
    [(100, "praise"), (75, "praise"), (74.99, "mixed"), (50, "mixed"), (49.99, "criticism"),
     (25, "criticism"), (24.99, "condemnation"), (0, "condemnation")],
)  # fmt: skip
def test_a_band_begins_where_it_says(score, band):
    assert band_of(score) == band


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=5),
       st.floats(-50, 50), st.integers(0, 3), st.integers(0, 2))  # fmt: skip
def test_no_score_leaves_the_scale(trees, purse, planted, talked):
    results = measured(*trees, purse=purse, answers=(planted, talked))
    scores = [goal.scores for goal in score_goals(orchard(), results).values()]
    scores += [lens.scores for lens in judge(orchard(), results).values()]
    for each in scores:
        assert ((each >= 0) & (each <= 100)).all()


def test_what_a_lens_remembers_is_limited_however_much_it_is():
    lens = judge_by(orchard(), "neighbour", measured(200.0, answers=(1, 1)))
    assert lens.signed.tolist() == [12.0]
    assert judge_by(orchard(), "neighbour", measured(200.0)).signed.tolist() == [0.0]


def test_a_gate_that_caps_comes_before_one_that_deducts_wherever_they_are_written():
    capped = judge_by(orchard(), "neighbour", measured(400.0, answers=(1, 0)))
    free = judge_by(orchard(), "neighbour", measured(400.0, answers=(2, 0)))
    assert capped.scores.tolist() == [20.0]  # 112, capped at 30, less 10
    assert free.scores.tolist() == [90.0]


def test_a_reader_says_three_sentences_at_most_and_the_last_resort_only_if_silent():
    document = orchard().judgement.lenses
    results = measured(10.0, answers=(1, 0))
    neighbour = sentences(document["neighbour"], judge_by(orchard(), "neighbour", results))
    stranger = sentences(document["stranger"], judge_by(orchard(), "stranger", results))
    assert neighbour == ("There are trees or none.", "You planted.", "One can count them.")
    assert stranger == ("There is nothing to say.",)


def test_a_sentence_is_of_one_game_and_not_of_its_neighbour():
    document = orchard().judgement.lenses["neighbour"]
    score = judge_by(orchard(), "neighbour", measured(10.0, -0.5))
    assert sentences(document, score, 0)[0] == "There are trees or none."
    assert sentences(document, score, 1) == ("One can count them.", "Nobody hears the fourth.")
    assert gates_closed(document, score, 0) == ("There is always something.",)
    assert gates_closed(document, score, 1) == ()


def test_the_order_in_which_parts_are_written_means_nothing_to_within_rounding():
    scenario = two_valleys()
    results = run(Plan(scenario.program, scenario.lines["history"], 1, 5))
    goals = scenario.judgement.goals
    turned = {
        name: replace(goal, parts=dict(reversed(goal.parts.items())))
        for name, goal in goals.items()
    }
    other = replace(scenario, judgement=replace(scenario.judgement, goals=turned))
    for name, goal in score_goals(other, results).items():
        np.testing.assert_allclose(goal.scores, score_goals(scenario, results)[name].scores)


def test_a_game_scores_alone_to_the_last_bit_what_it_scores_among_others():
    scenario = two_valleys()
    lines = [scenario.lines[name] for name in sorted(scenario.lines)]
    for line in lines:
        many = run(Plan(scenario.program, line, 3, 9))
        one = run(Plan(scenario.program, line, 3, 1))
        for name, goal in score_goals(scenario, many).items():
            assert goal.scores[0] == score_goals(scenario, one)[name].scores[0]
