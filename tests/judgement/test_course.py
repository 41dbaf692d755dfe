import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement.orchard import course_of, kernel_of, orchard, played_by, two_valleys
from strategies import lines_of_play, programs

from game.judgement.again import Again
from game.judgement.course import CancelledError, Course, Nothing, deal, go_on, replay
from game.model.kernel import Kernel, watched_by
from game.model.orders import NOTHING
from game.model.policies import FollowedLine
from game.model.world import digest


@given(st.data())
def test_a_course_played_again_ends_where_it_ended(data):
    program = data.draw(programs())
    line = data.draw(lines_of_play(program))
    kernel = Kernel(program, watched_by((line,)))
    uncertain = data.draw(st.booleans())
    course, end = played_by(kernel, FollowedLine(program, line), game=3, uncertain=uncertain)
    replayed = replay(kernel, course)
    assert digest(replayed.worlds[-1]) == digest(end)
    # and the same decisions, under the same luck, are the same game
    start = replayed.worlds[0]
    batch = deal(kernel, start, np.array([3])).batch(start)
    values = go_on(batch, Again(replayed))
    assert digest(batch.world()) == digest(end)
    np.testing.assert_array_equal(values, replayed.values)


def test_a_game_that_was_given_up_goes_on_with_nothing_asked():
    kernel = kernel_of(orchard())
    course, _ = course_of(kernel, orchard(), "history")
    short = Course(course.seed, course.orders[:3])
    whole = short.to_the_end(orchard().program)
    assert whole.orders[3:] == (NOTHING,) * 9
    assert len(replay(kernel, short).values) == 3


def test_who_settled_a_decision_is_known():
    kernel = kernel_of(orchard())
    played = replay(kernel, course_of(kernel, orchard(), "history")[0])
    passive = replay(kernel, course_of(kernel, orchard(), "passive")[0])
    names = [decision.id for decision in orchard().program.decisions]
    planting = names.index("planting")
    (asked,) = [a for a in played.answers if a.decision == planting]
    (left,) = [a for a in passive.answers if a.decision == planting]
    assert (asked.by_player, asked.quarter - asked.opened) == (True, 0)
    assert (left.by_player, left.quarter - left.opened) == (False, 1)
    assert [a.opening for a in played.answers if a.decision != planting] == [1, 2]


def test_a_decision_that_luck_opens_later_gets_its_answer_then():
    scenario = two_valleys()
    kernel = kernel_of(scenario)
    replayed = replay(kernel, course_of(kernel, scenario, "balanced")[0])
    asked = {a.decision for a in replayed.answers if a.by_player}
    start = replayed.worlds[0]
    batch = deal(kernel, start, np.arange(2**40, 2**40 + 50)).batch(start)
    go_on(batch, Again(replayed))
    layout = kernel.layout
    for position in asked:
        own = replayed.worlds[-1].values[layout.answers.start + position, 0]
        theirs = batch.values[layout.answers.start + position]
        assert set(theirs.tolist()) <= {0.0, own}


def test_work_that_is_no_longer_wanted_stops_before_the_next_quarter():
    kernel = kernel_of(orchard())
    replayed = replay(kernel, course_of(kernel, orchard(), "passive")[0])
    asked = []

    def after_three():
        asked.append(1)
        return len(asked) > 3

    start = replayed.worlds[0]
    batch = deal(kernel, start, np.arange(4)).batch(start)
    with pytest.raises(CancelledError):
        go_on(batch, Nothing(), after_three)
    assert batch.elapsed == 3
