"""What is not done, cannot be done, or cannot happen changes nothing."""

import numpy as np
from farm import decision, effect, event, option, with_decision, with_event
from hypothesis import given
from hypothesis import strategies as st
from model.told import told_by_engine
from strategies import lines_of_play, programs

from game.model.kernel import Kernel, watched_by
from game.model.orders import NOTHING, Orders
from game.model.playing import begin, play, resume, step
from game.model.policies import FollowedLine, RandomPlay

GAMES = np.array([0, 7, 8])


def everything(kernel, world):
    """Return all numbers of all games, by name."""
    return [told_by_engine(kernel, world.values, column) for column in range(len(GAMES))]


def played(drawn, line):
    """Return all that happens in a program, by name, under a line of play and at random."""
    kernel = Kernel(drawn, watched_by((line,)))
    policies = (FollowedLine(drawn, line), RandomPlay(drawn))
    ends = [play(kernel, policy, 5, GAMES, uncertain=True) for policy in policies]
    return [everything(kernel, end.world) for end in ends], [end.values for end in ends]


def assert_nothing_else_changed(before, after, added):
    told_before, values_before = before
    told_after, values_after = after
    for one, other in zip(values_before, values_after, strict=True):
        np.testing.assert_array_equal(one, other)
    for games_before, games_after in zip(told_before, told_after, strict=True):
        for one, other in zip(games_before, games_after, strict=True):
            rest = {what: numbers for what, numbers in other.items() if what[1] != added}
            assert rest == one


@given(st.data())
def test_an_event_that_cannot_happen_changes_nothing_else(data):
    drawn = data.draw(programs())
    line = data.draw(lines_of_play(drawn))
    pushes = [effect(x.id, 50.0, name=x.id) for x in drawn.stocks]
    pushes += [effect(x.id, 1.0, kind="parameter", name=x.id) for x in drawn.parameters]
    pushes += [effect(x, kind="flag", name=x) for x, _ in drawn.flags]
    never = event("hail", *pushes, chance=0.0)
    assert_nothing_else_changed(played(drawn, line), played(with_event(drawn, never), line), "hail")


@given(st.data(), st.sampled_from(("art", "zoo")))
def test_a_decision_without_effects_changes_nothing_but_its_own_rows(data, name):
    drawn = data.draw(programs())
    line = data.draw(lines_of_play(drawn))
    idle = decision(name, option("yes"), repeats=True, unattended=(0,))
    assert_nothing_else_changed(played(drawn, line), played(with_decision(drawn, idle), line), name)


@given(programs(), st.sampled_from((np.nan, -1.0, 99.0)))
def test_impossible_orders_change_nothing(drawn, request):
    kernel = Kernel(drawn)
    world = begin(kernel, 5, GAMES, uncertain=True)
    odd = {
        position: np.full(3, np.nan if instrument.kind == "account" else request)
        for position, instrument in enumerate(drawn.instruments)
    }
    batch = resume(kernel, world)
    shut = {
        position: (np.where(is_open, -1, 0),)
        for position in range(len(drawn.decisions))
        for is_open in [batch.open().get(position, np.zeros(3, dtype=bool))]
    }
    asked = step(kernel, world, Orders(odd, shut))
    np.testing.assert_array_equal(asked.values, step(kernel, world, NOTHING).values)


@given(programs(), st.integers(1, 4))
def test_what_may_not_be_chosen_is_not_chosen(drawn, quarters):
    kernel, policy = Kernel(drawn), RandomPlay(drawn)
    batch = resume(kernel, begin(kernel, 5, GAMES, uncertain=True))
    while quarters > 0 and batch.elapsed < drawn.quarters - 1:
        quarters -= 1
        batch.pass_quarter(policy.orders(batch))
    refused = {}
    for position, asked in enumerate(drawn.decisions):
        may = [batch.may(position, choice) for choice in range(len(asked.options))]
        refused[position] = tuple(np.where(mask, -1, k) for k, mask in enumerate(may))
    world = batch.world()
    np.testing.assert_array_equal(
        step(kernel, world, Orders({}, refused)).values, step(kernel, world, NOTHING).values
    )
