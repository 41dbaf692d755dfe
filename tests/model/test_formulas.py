"""What formulas give: while a quarter passes and between two, and where they go wrong."""

import math

import numpy as np
import pytest
from farm import Game, account, auxiliary, decision, do, number, option, program, stock
from ground import FIRST
from hypothesis import given
from hypothesis import strategies as st

from game.model.expressions import OPERATIONS, Fold, Lookup, Now, Number, Read
from game.model.lowering import bounded, logistic
from game.model.program import Driver, Parameter

FIXED = Parameter("two", (2.0,), (2.0,), (2.0,))
SPREAD = Parameter("fields", (1.0, 5.0, 3.0), (0.0, 4.0, 2.0), (2.0, 6.0, 4.0))


def worth(tree, **parts):
    """Return what a formula is worth in a quarter, and between quarters: both must agree."""
    tree = number(tree)
    told = auxiliary("told", tree)
    parameters = (FIXED, SPREAD)
    made = program(auxiliaries=(told,), parameters=parameters, over=("fields",), **parts)
    game = Game(made, watched={"told"})
    central = game.kernel.draw(1, game.world.games, uncertain=False).parameters
    with np.errstate(all="ignore"):
        between = game.kernel.formula(tree)(game.world.values, central, 0, np.float64(FIRST))
    worth_then = game.quarter().shown("told")
    np.testing.assert_array_equal(np.asarray(between).reshape(-1), [worth_then])
    return worth_then


EXAMPLES = (
    ("add", (3, 4), 7.0),
    ("subtract", (3, 4), -1.0),
    ("multiply", (3, 4), 12.0),
    ("divide", (3, 4), 0.75),
    ("power", (3, 4), 81.0),
    ("negative", (3,), -3.0),
    ("less", (3, 4), 1.0),
    ("less", (3, 3), 0.0),
    ("less_equal", (3, 3), 1.0),
    ("greater", (3, 3), 0.0),
    ("greater_equal", (3, 3), 1.0),
    ("equal", (3, 3), 1.0),
    ("equal", (3, 4), 0.0),
    ("not_equal", (3, 4), 1.0),
    ("and", (1, 0), 0.0),
    ("and", (1, 1), 1.0),
    ("or", (1, 0), 1.0),
    ("or", (0, 0), 0.0),
    ("not", (0,), 1.0),
    ("where", (1, 3, 4), 3.0),
    ("where", (0, 3, 4), 4.0),
    ("min", (3, 4), 3.0),
    ("max", (3, 4), 4.0),
    ("clip", (5, 0, 4), 4.0),
    ("clip", (-5, 0, 4), 0.0),
    ("exp", (1,), math.e),
    ("log", (math.e,), 1.0),
    ("sqrt", (9,), 3.0),
    ("abs", (-3,), 3.0),
    ("logistic", (0,), 0.5),
    ("logistic", (2,), 1 / (1 + math.exp(-2))),
)
TRUTHS = {
    "less",
    "less_equal",
    "greater",
    "greater_equal",
    "equal",
    "not_equal",
    "and",
    "or",
    "not",
}
#: Nothing, as it is written, as it follows from a parameter, and as the calendar has it.
NOTHING_BY = {
    "written": None,
    "parameter": do("subtract", "two", 2.0),
    "calendar": do("subtract", Now(), FIRST),
}


@pytest.mark.parametrize(("name", "arguments", "expected"), EXAMPLES)
@pytest.mark.parametrize("kind", NOTHING_BY)
def test_an_operation_gives_what_its_name_says(name, arguments, expected, kind):
    def as_given(value, *, truth):
        if NOTHING_BY[kind] is None:
            return value
        value = do("add", NOTHING_BY[kind], value)
        return do("greater", value, 0.5) if truth else value

    truths = {"and": (0, 1), "or": (0, 1), "not": (0,), "where": (0,)}.get(name, ())
    tree = do(name, *(as_given(x, truth=k in truths) for k, x in enumerate(arguments)))
    tree = do("where", tree, 1.0, 0.0) if name in TRUTHS else tree
    assert worth(tree) == pytest.approx(expected)


def test_every_operation_was_tried():
    assert {name for name, _, _ in EXAMPLES} == OPERATIONS.keys()


@pytest.mark.parametrize(
    "zero", [Number(0.0), do("subtract", Now(), FIRST), do("subtract", "two", 2.0)]
)
@pytest.mark.parametrize("one", [1.0, "two", Now()])
def test_what_is_divided_by_zero_is_infinite_and_nobody_is_warned(zero, one):
    assert worth(do("divide", one, zero)) == math.inf
    assert math.isnan(worth(do("divide", zero, zero)))
    made = program(
        stocks=(stock("grain", do("divide", one, zero), sown=do("log", zero)),), parameters=(FIXED,)
    )
    assert math.isnan(Game(made).quarter().level("grain"))


def test_infinite_orders_and_effects_do_not_warn_either():
    infinite = do("divide", 1.0, 0.0)
    tax = account("tax", granted=infinite, limit=1.0, price=(("grain", infinite),))
    made = program(
        stocks=(stock("grain", infinite),),
        instruments=(tax,),
        decisions=(decision("dam", option("yes", price=(("grain", infinite),))),),
    )
    game = Game(made).quarter(answer={"dam": "yes"}, tax=3.0)
    assert math.isnan(game.level("grain"))
    assert math.isnan(game.trace.change("grain", 0))


def test_formulas_of_written_numbers_alone_are_worked_out_like_any_other():
    third = do("divide", 1.0, 3.0)
    assert worth(third) == 1.0 / 3.0
    assert worth(do("multiply", "two", do("add", third, do("exp", 0.0)))) == 2.0 * (1.0 / 3.0 + 1.0)
    priced = account("tax", price=(("grain", do("multiply", 2.0, 3.0)),))
    made = program(stocks=(stock("grain", 10.0),), instruments=(priced,))
    assert Game(made).quarter(tax=1.0).level("grain") == 4.0


TABLE = ((-1.0, 10.0), (0.0, 20.0), (2.0, 0.0))


@pytest.mark.parametrize(
    ("at", "expected"), [(-5, 10), (-1, 10), (-0.5, 15), (0, 20), (1, 10), (2, 0), (9, 0)]
)
def test_a_table_is_straight_between_its_points_and_level_beyond(at, expected):
    assert worth(Lookup(TABLE, number(at))) == expected
    assert worth(Lookup(TABLE, do("add", at, do("subtract", Now(), FIRST)))) == expected
    assert worth(Lookup(TABLE, do("add", at, do("subtract", "two", 2.0)))) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("sum", 9.0), ("mean", 3.0), ("max", 5.0), ("min", 1.0)]
)
def test_a_fold_goes_over_all_members(name, expected):
    assert worth(Fold(name, Read("fields"), 3)) == expected
    assert worth(Fold(name, do("add", "fields", do("subtract", Now(), FIRST)), 3)) == expected
    assert (
        worth(
            Fold(name, Read("grain"), 3), stocks=(stock("grain", (1.0, 5.0, 3.0), over="fields"),)
        )
        == expected
    )


def test_a_sum_is_added_from_the_first_member_to_the_last():
    """In any other order the last bits would depend on how many games are played."""
    tricky = stock("grain", (0.1, 0.2, 0.3), over="fields")
    assert (
        worth(Fold("sum", Read("grain"), 3), stocks=(tricky,))
        == 0.1 + 0.2 + 0.3
        != 0.1 + (0.2 + 0.3)
    )


def test_one_member_can_be_read_of_whatever_is_over_a_set():
    rain = Driver("rain", ((1.0,) * 8, (2.0,) * 8, (3.0,) * 8))
    trees = [Read("fields", 1), Read("rain", 2), Read("grain", 0)]
    total = do("add", do("add", trees[0], trees[1]), trees[2])
    made = program(
        stocks=(stock("grain", (7.0, 8.0, 9.0), over="fields"),),
        auxiliaries=(auxiliary("told", total),),
        parameters=(SPREAD,),
        drivers=(rain,),
        over=("fields", "rain"),
    )
    assert Game(made, watched={"told"}).shown("told") == 5.0 + 3.0 + 7.0


@pytest.mark.parametrize("formula", [3.0, "two", "grain", do("add", Now(), "two")])
def test_an_auxiliary_over_a_set_gives_each_member_its_single_value(formula):
    each = auxiliary("each", formula, over="fields")
    last = auxiliary("last", Read("each", 2))
    whole = auxiliary("whole", Fold("sum", Read("each"), 3), at_end=True)
    made = program(
        stocks=(stock("grain", 5.0),), auxiliaries=(each, last, whole), parameters=(FIXED,)
    )
    game = Game(made, watched={"each", "last", "whole"}, games=(0, 1), uncertain=True).quarter()
    assert game.shown("each") == [game.shown("last")] * 3
    assert game.shown("whole") == 3 * game.shown("last")


def test_what_is_shown_at_the_end_agrees_with_the_stocks():
    start = auxiliary("a_start", "grain")
    end = auxiliary("b_end", "grain", at_end=True)
    both = auxiliary("c_both", do("subtract", "b_end", "a_start"), at_end=True)
    made = program(stocks=(stock("grain", 1.0, harvest="b_end"),), auxiliaries=(start, end, both))
    game = Game(made, watched={"a_start", "b_end", "c_both"}).quarter()
    assert (game.level("grain"), game.shown("a_start"), game.shown("b_end")) == (2.0, 1.0, 2.0)
    assert game.shown("c_both") == 1.0, "the auxiliary of the beginning is what it was"


def test_a_stock_may_begin_with_what_follows_from_another():
    made = program(
        stocks=(stock("barn", "price"), stock("grain", 3.0)),
        auxiliaries=(auxiliary("price", do("multiply", "grain", 2.0)),),
        beginning=("grain", "price", "barn"),
    )
    assert Game(made).level("barn") == 6.0


def test_flows_whose_names_run_together_are_kept_apart():
    one = stock("a", 0.0, b__c=1.0)
    other = stock("a__b", 0.0, c=2.0)
    game = Game(program(stocks=(one, other))).quarter()
    assert (game.level("a"), game.level("a__b")) == (1.0, 2.0)
    assert game.trace.shares("a", 0)[0].name == "b__c"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_to_the_last_bit(value):
    made = program(stocks=(stock("grain", Number(value)),))
    assert Game(made).level("grain") == value


def test_bounds_that_cross_keep_the_lower_one():
    assert bounded(np.array([5.0]), 3.0, 2.0).tolist() == [3.0]


def test_a_logistic_does_not_overflow():
    with np.errstate(all="raise", under="ignore"):
        assert logistic(np.array([-1e9, 0.0, 1e9])).tolist() == pytest.approx([0.0, 0.5, 1.0])
