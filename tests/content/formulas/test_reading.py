"""What formulas mean: each feature of the language, as the tree that it becomes."""

import math
from dataclasses import replace

import pytest
from content.formulas.coffee import SCOPE, UNITS, limits, read, said, tree
from content.formulas.printing import as_text
from content.formulas.reference import Situation, evaluate
from content.formulas.trees import numbers, truths
from hypothesis import given

from game.content.formulas.calls import CALLS
from game.content.formulas.functions import FUNCTIONS, RESERVED
from game.content.formulas.parsing import MOST_OPEN, parse
from game.content.formulas.reading import read_formula
from game.content.formulas.resolving import Resolver
from game.model.expressions import (
    Chosen,
    Fold,
    Lookup,
    Memory,
    Now,
    Number,
    Operation,
    Read,
    Since,
)
from game.model.quarters import parse_quarter

X, Y = Read("x"), Read("y")
HERE = Situation(values={"x": 3.0, "y": 2.0, "coffee_land": (10.0, 20.0, 60.0), "dam": 1.0})


def op(name, *arguments):
    return Operation(name, arguments)


def value(text):
    return evaluate(tree(text), HERE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("10 - 4 - 3", 3.0),
        ("24 / 4 / 2", 3.0),
        ("2 ^ 3 ^ 2", 512.0),
        ("-x ^ 2", -9.0),
        ("2 ^ -1 * 4", 2.0),
        ("2 * -x", -6.0),
        ("- - x", 3.0),
        ("(-2) ^ 2", 4.0),
        ("if x > 2 then 5 else 7", 5.0),
        ("if x > 3 then 5 else if x > 2 then 6 else 7", 6.0),
        ("1 + (if x < 0 then 5 else 7)", 8.0),
        ("where(not x > 2 or y == 2 and x != 3, 1, 0)", 0.0),
        ("where(x > 2 or y > 9 and x > 9, 1, 0)", 1.0),
        ("where(not x > 5 and y >= 2, 1, 0)", 1.0),
        ("where(x <= 3, 1, 0) + where(x < 3, 1, 0)", 1.0),
        ("1e3 + 0.25", 1000.25),
        ("min(x, y, 1, 9) + max(4, x, y)", 5.0),
        ("clip(x, 0, 1) + abs(-3)", 4.0),
        ("sum(coffee_land)", 90.0),
        ("mean(coffee_land * 2)", 60.0),
        ("min(coffee_land) + max(coffee_land)", 70.0),
        ("coffee_land[lower]", 20.0),
        ("sum(coffee_land - mean(coffee_land))", 0.0),
        ("exp(0) + log(1) + sqrt(4) + logistic(0)", 3.5),
        ("if dam then 1 else 2", 1.0),
        ("where(if x > 2 then dam else false, 1, 0)", 1.0),
    ],
)
def test_arithmetic_is_that_of_mathematics(text, expected):
    assert value(text) == pytest.approx(expected)


def test_the_members_of_a_set_are_reckoned_each_by_itself():
    assert value("coffee_land * 2 + x") == (23.0, 43.0, 123.0)
    assert read("coffee_land * 2 + area").set == "regions"
    assert read("sum(coffee_land) + area").set is None


def test_a_small_whole_power_is_a_product_so_that_its_bits_depend_on_no_power_routine():
    assert tree("x ^ 2") == op("multiply", X, X)
    assert tree("x ^ 4") == op("multiply", op("multiply", op("multiply", X, X), X), X)
    assert tree("x ^ 5") == op("power", X, Number(5.0))
    assert tree("y ^ x") == op("power", Y, X)


def test_a_minus_before_a_number_belongs_to_it():
    assert tree("-3") == Number(-3.0)
    assert tree("-x") == op("negative", X)


def test_many_arguments_are_nested_evenly():
    assert tree("min(x, y, 1)") == op("min", op("min", X, Y), Number(1.0))
    assert tree("max(x, y, 1, 2)") == op(
        "max", op("max", X, Y), op("max", Number(1.0), Number(2.0))
    )
    assert read(f"min({', '.join(['x'] * 300)})").problems == ()


def test_flags_answers_and_channels_are_conditions():
    assert tree("flag(drought)") == op("greater", Read("flag:drought"), Number(0.5))
    assert tree("flag( dam-offer.say-no )") == Chosen("dam-offer", "say-no")
    assert tree("dam") == op("greater", Read("dam"), Number(0.5))
    assert read("flag(drought) and dam").truth
    assert not read("x").truth


def test_a_posture_is_compared_with_a_stance_from_either_side():
    assert tree("line == firm") == op("equal", Read("line"), Number(1.0))
    assert tree("soft != line") == op("not_equal", Read("line"), Number(0.0))


def test_a_quarter_is_its_integer():
    start = Number(float(parse_quarter("1995Q1")))
    assert tree("quarter >= 1995Q1") == op("greater_equal", Now(), start)
    assert read("quarter >= 1995Q1").quarters == ((parse_quarter("1995Q1"), 11),)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("step(1995Q1)", (0, 1, 1, 1)),
        ("pulse(1995Q1, 2)", (0, 1, 1, 0)),
        ("pulse(1995Q1, patience)", (0, 1, 1, 0)),
    ],
)
def test_a_step_stays_and_a_pulse_passes(text, values):
    start = parse_quarter("1995Q1")
    found = [
        evaluate(tree(text), Situation(values={"patience": 2.0}, now=quarter))
        for quarter in range(start - 1, start + 3)
    ]
    assert found == list(values)


def test_an_event_is_waited_from():
    assert tree("since(price-crash)") == Since("price-crash")
    assert limits("since(price-crash)") == (0.0, 1000.0)


def test_a_table_is_looked_up():
    points = SCOPE.tables["yield_by_rain"].points
    assert tree("lookup(yield_by_rain, rain)") == Lookup(points, Read("rain"))


def test_what_is_remembered_may_have_a_value_before_the_beginning():
    assert tree("smooth(x, 4)") == Memory("smooth", X, Number(4.0), None, None)
    assert tree("delay(x, patience, 2)") == Memory("delay", X, Read("patience"), Number(2.0), None)
    assert tree("lag(coffee_land, 4)") == Memory("lag", Read("coffee_land"), Number(4.0), None, 3)
    assert tree("smooth(mean(coffee_land), 4)") == Memory(
        "smooth", Fold("mean", Read("coffee_land"), 3), Number(4.0), None, None
    )


@pytest.mark.parametrize(("given_value", "truth"), [(3, False), (0.5, False), (True, True)])
def test_yaml_may_give_the_number_itself(given_value, truth):
    reading = read_formula(given_value, SCOPE, UNITS)
    assert reading.tree == Number(float(given_value))
    assert (reading.truth, reading.unit, reading.low) == (truth, None, float(given_value))


@pytest.mark.parametrize("number", [math.inf, math.nan, 10**400])
def test_yaml_numbers_that_are_none_are_refused(number):
    reading = read_formula(number, SCOPE, UNITS)
    assert reading.tree is None
    assert [problem.code for problem in reading.problems] == ["size"]


def test_every_name_that_is_used_is_told():
    text = (
        "where(flag(drought) or flag(dam-offer.accept), since(landslide) / y, x) "
        "* lookup(yield_by_rain, rain) * coffee_land[upper]"
    )
    assert read(text).names == {
        "flag:drought", "decision:dam-offer", "event:landslide", "y", "x", "yield_by_rain", "rain",
        "coffee_land",
    }  # fmt: skip


def test_a_formula_may_run_over_several_lines():
    assert tree("x\n  + y\n") == op("add", X, Y)


def test_what_is_documented_is_what_is_read():
    assert set(CALLS) == set(FUNCTIONS)
    for name, function in FUNCTIONS.items():
        assert function.signature.startswith(f"{name}(")
        parse(function.example)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_takes_as_many_arguments_as_its_table_says(name):
    function = FUNCTIONS[name]
    given_text = "flag(drought" if name == "flag" else "since(landslide" if name == "since" else ""
    few = (
        given_text + ", x)" if given_text else f"{name}({', '.join(['x'] * (function.least - 1))})"
    )
    assert any(problem.startswith("arguments at 0") for problem in said(few))
    if function.most is not None and not given_text:
        many = f"{name}({', '.join(['x'] * (function.most + 1))})"
        assert any(problem.startswith("arguments at 0") for problem in said(many))


def test_reserved_words_cannot_be_names():
    assert {"and", "true", "where", "quarter"} <= RESERVED


def resolved(text):
    """Read back without looking at units and bounds."""
    resolver = Resolver(text, SCOPE, CALLS)
    found = resolver.resolve(parse(text)).tree
    assert resolver.problems == []
    return found


@given(numbers(memory=True))
def test_a_number_written_out_and_read_back_is_the_same(drawn):
    assert resolved(as_text(drawn, SCOPE)) == drawn


@given(numbers(over=True, memory=True))
def test_a_number_for_each_member_written_out_and_read_back_is_the_same(drawn):
    assert resolved(as_text(drawn, SCOPE)) == drawn


@given(truths(3))
def test_a_condition_written_out_and_read_back_is_the_same(drawn):
    assert resolved(as_text(drawn, SCOPE, truth=True)) == drawn


def test_nesting_within_the_limits_is_read():
    assert tree("(" * (MOST_OPEN - 1) + "x" + ")" * (MOST_OPEN - 1)) == X
    assert read(" + ".join(["x"] * 40)).problems == ()


def test_a_scope_may_forbid_remembering():
    without = replace(SCOPE, memory_allowed=False)
    (problem,) = said("smooth(x, 4)", without)
    assert problem.startswith("memory at 0: smooth() cannot be used here; give it a name")
