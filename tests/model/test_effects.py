"""Stories of pushes that begin later, build up, last and fade; and of flags."""

import numpy as np
import pytest
from farm import Game, decision, do, effect, event, flag, option, program, stock
from ground import FIRST
from hypothesis import given
from hypothesis import strategies as st

from game.model.chance import once, triangular
from game.model.expressions import Number
from game.model.kernel import Kernel
from game.model.layout import steps_of
from game.model.orders import NOTHING
from game.model.playing import begin, step
from game.model.program import Effect, Parameter, Window

ONCE = Window(FIRST + 1, FIRST + 1)


def happening(*effects, **parts):
    """Return a game in which the effects start in its second quarter."""
    stocks = parts.pop("stocks", (stock("grain", 10.0),))
    return Game(
        program(quarters=12, stocks=stocks, events=(event("x", *effects, window=ONCE),), **parts)
    )


def test_an_effect_begins_later_builds_up_lasts_and_fades():
    push = effect("grain", 6.0, begins_after=2, builds_over=3, lasts=2, fades_over=2)
    levels = happening(push).levels("grain", 12)
    assert levels == [10.0, 10.0, 10.0, 12.0, 14.0, 16.0, 16.0, 13.0, 10.0, 10.0, 10.0, 10.0]


def test_an_effect_for_good_comes_at_once_and_stays():
    assert happening(effect("grain", -4.0)).levels("grain", 4) == [10.0, 6.0, 6.0, 6.0]


def test_effects_of_an_answer_begin_in_its_own_quarter():
    push = effect("grain", 4.0, builds_over=2, lasts=1)
    made = program(stocks=(stock("grain"),), decisions=(decision("x", option("yes", push)),))
    game = Game(made).quarter(answer={"x": "yes"})
    assert [game.level("grain"), *game.levels("grain", 2)] == [2.0, 4.0, 0.0]


@given(st.integers(0, 6), st.integers(1, 6), st.none() | st.integers(1, 6), st.integers(1, 6))
def test_steps_add_up_to_the_whole_change_or_to_nothing(begins, builds, lasts, fades):
    push = Effect("x", "stock", "x", None, Number(1.0), begins, builds, lasts, fades)
    steps = steps_of(push)
    assert sum(steps.values()) == pytest.approx(1.0 if lasts is None else 0.0)
    assert min(steps) == begins
    assert max(steps) == begins + builds - 1 + (0 if lasts is None else lasts + fades - 1)


def test_several_effects_in_one_quarter_add_up():
    pushes = (effect("grain", 1.0, name="a"), effect("grain", 2.0, name="b", builds_over=2))
    assert happening(*pushes).levels("grain", 3) == [10.0, 12.0, 13.0]


def test_an_effect_reaches_one_member_or_all():
    fields = stock("grain", (1.0, 2.0, 3.0), over="fields")
    one = happening(effect("grain", 5.0, member=2), stocks=(fields,)).quarters(2)
    assert one.level("grain") == [1.0, 2.0, 8.0]
    double = do("multiply", "grain", 2.0)
    every = happening(effect("grain", double), stocks=(fields,)).quarters(2)
    assert every.level("grain") == [3.0, 6.0, 9.0]
    second = happening(effect("grain", double, member=1), stocks=(fields,)).quarters(2)
    assert second.level("grain") == [1.0, 6.0, 3.0]


def test_pushes_stop_at_the_limits_of_a_stock():
    barn = stock("grain", 10.0, lowest=0.0, highest=12.0)
    push = effect("grain", 6.0, lasts=1)
    assert happening(push, stocks=(barn,)).levels("grain", 3) == [10.0, 12.0, 6.0]


def test_an_effect_on_a_parameter_is_felt_a_quarter_later_and_kept_within_its_range():
    share = Parameter("share", (0.5,), (0.5,), (0.5,), lowest=0.0, highest=1.0)
    made = {"stocks": (stock("grain", 0.0, harvest="share"),), "parameters": (share,)}
    more = happening(effect("share", 0.75, kind="parameter", lasts=2), **made)
    assert more.levels("grain", 6) == [0.5, 1.0, 2.0, 3.0, 3.5, 4.0]
    less = happening(effect("share", -0.75, kind="parameter"), **made)
    assert less.levels("grain", 4) == [0.5, 1.0, 1.0, 1.0]


def test_an_effect_of_an_answer_on_a_parameter_is_felt_at_once():
    share = Parameter("share", (0.5,), (0.5,), (0.5,))
    push = effect("share", 1.0, kind="parameter")
    made = program(
        stocks=(stock("grain", 0.0, harvest="share"),),
        parameters=(share,),
        decisions=(decision("x", option("yes", push)),),
    )
    assert Game(made).quarter(answer={"x": "yes"}).level("grain") == 1.5


def seen_flags(game, quarters):
    return [bool(game.quarter().row("flags", "war")) for _ in range(quarters)]


@pytest.mark.parametrize("before", [True, False])
def test_a_flag_is_set_or_cleared_for_good(before):
    push = effect("war", 0.0 if before else 1.0, kind="flag", begins_after=1)
    game = happening(push, flags=(("war", before),))
    assert seen_flags(game, 6) == [before] * 3 + [not before] * 3


def test_a_flag_is_put_back_after_its_time():
    set_and_put_back = happening(effect("war", kind="flag", lasts=2), flags=(("war", False),))
    assert seen_flags(set_and_put_back, 6) == [False, False, True, True, False, False]
    cleared = happening(effect("war", 0.0, kind="flag", lasts=2), flags=(("war", True),))
    assert seen_flags(cleared, 6) == [True, True, False, False, True, True]


def test_a_flag_set_and_cleared_at_once_stays_as_it_was():
    both = (effect("war", kind="flag", name="a"), effect("war", 0.0, kind="flag", name="b"))
    assert seen_flags(happening(*both, flags=(("war", True),)), 4) == [True] * 4


def test_a_flag_and_a_stock_may_have_the_same_name():
    rate = do("where", flag("war"), "war", 0.0)
    made = program(stocks=(stock("war", 2.0, growth=rate),), flags=(("war", True),))
    assert Game(made).levels("war", 2) == [4.0, 8.0]


def test_a_stock_may_be_called_like_a_flag_with_its_prefix():
    rate = do("where", flag("war"), "flag_war", 0.0)
    made = program(stocks=(stock("flag_war", 0.25, growth=rate),), flags=(("war", True),))
    assert Game(made).levels("flag_war", 2) == [0.5, 1.0]


def test_uncertain_effects_are_drawn_once_a_game_and_central_ones_are_not():
    games = np.arange(50)
    made = program(
        stocks=(stock("grain"),),
        events=(event("flood", effect("grain", -10.0, spread=0.5), once=False),),
        decisions=(
            decision(
                "dam", option("yes", effect("grain", 4.0, spread=0.25)), waits=1, unattended=(0,)
            ),
        ),
    )
    kernel = Kernel(made)
    world = step(kernel, begin(kernel, 3, games, uncertain=True), NOTHING)
    flood = triangular(once(3, games, "effect:flood.push"), 0.5, 1.0, 1.5)
    dam = triangular(once(3, games, "effect:dam.yes.push"), 0.75, 1.0, 1.25)
    np.testing.assert_allclose(world.values[0], 4.0 * dam - 10.0 * flood, rtol=1e-12)
    again = step(kernel, world, NOTHING)
    np.testing.assert_allclose(again.values[0] - world.values[0], -10.0 * flood, rtol=1e-12)
    central = step(kernel, begin(kernel, 3, games, uncertain=False), NOTHING)
    assert set(central.values[0].tolist()) == {-6.0}
