"""Limits of formulas: never too narrow, and a warning where a value can fail to be."""

import math
from dataclasses import replace

import pytest
from content.formulas.coffee import SCOPE, limits, read, said
from content.formulas.printing import as_text
from content.formulas.reference import Situation, evaluate
from content.formulas.trees import numbers
from hypothesis import assume, given
from hypothesis import strategies as st

INFINITE = math.inf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x + y", (-4.0, 8.0)),
        ("x - y", (-8.0, 4.0)),
        ("x * y", (-15.0, 15.0)),
        ("-y", (-3.0, -1.0)),
        ("6 / y", (2.0, 6.0)),
        ("x ^ 2", (0.0, 25.0)),
        ("x ^ 3", (-125.0, 125.0)),
        ("(-y) ^ -1", (-1.0, -1 / 3)),
        ("(-y) ^ 2", (1.0, 9.0)),
        ("y ^ 0.5", (1.0, math.sqrt(3))),
        ("2 ^ x", (1 / 32, 32.0)),
        ("min(x, y)", (-5.0, 3.0)),
        ("max(x, y, 2)", (2.0, 5.0)),
        ("clip(x, 0, y)", (0.0, 3.0)),
        ("abs(x)", (0.0, 5.0)),
        ("abs(-y)", (1.0, 3.0)),
        ("exp(x * 0)", (1.0, 1.0)),
        ("exp(1000 * y)", (INFINITE, INFINITE)),
        ("log(y)", (0.0, math.log(3))),
        ("sqrt(y)", (1.0, math.sqrt(3))),
        ("logistic(x)", (1 / (1 + math.exp(5)), 1 / (1 + math.exp(-5)))),
        ("logistic(rain)", (0.0, 1.0)),
        ("rain + 1", (-INFINITE, INFINITE)),
        ("coffee_land * 0", (0.0, 0.0)),
        ("sum(clip(coffee_land, 1, 2))", (3.0, 6.0)),
        ("mean(clip(coffee_land, 1, 2))", (1.0, 2.0)),
        ("if x > 0 then y else 7", (1.0, 7.0)),
        ("smooth(y, 4)", (1.0, 3.0)),
        ("lag(y, 4, 9)", (1.0, 9.0)),
        ("lookup(yield_by_rain, y)", (0.8, 0.9)),
        ("lookup(yield_by_rain, x)", (0.2, 1.0)),
        ("quarter - 1990Q3", (0.0, 41.0)),
        ("step(1995Q1) * 3", (0.0, 3.0)),
        ("x > 3", (0.0, 1.0)),
        ("3", (3.0, 3.0)),
    ],
)
def test_limits_follow_from_those_of_the_names(text, expected):
    if expected == (INFINITE, INFINITE):
        assert limits(text)[1] == INFINITE
    else:
        assert limits(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 / rain", ("division at 4: 'rain' can be zero, and then nothing can be divided by it; "
                     "write max(rain, 0.001)")),
        ("1 / cost", ("division at 4: 'cost' can be zero, and then nothing can be divided by it; "
                     "write max(cost, 0.001), or give the parameter 'cost' a lowest of 0.001")),
        ("1 / sum(staff)", ("division at 4: 'sum(staff)' can be zero, and then nothing can be "
                           "divided by it; write max(sum(staff), 0.001)")),
        ("1 / (x * y)", ("division at 5: 'x * y' can be zero, and then nothing can be divided by "
                        "it; write max(x * y, 0.001)")),
        ("trust ^ -1", ("division at 0: 'trust' can be zero, and then nothing can be divided by "
                       "it; write max(trust, 0.001), or give the stock 'trust' a lowest of 0.001")),
        ("log(trust)", ("log at 4: 'trust' can be zero, and then has no logarithm; "
                       "write max(trust, 0.001), or give the stock 'trust' a lowest of 0.001")),
        ("log(x)", ("log at 4: 'x' can be zero or negative, and then has no logarithm; "
                   "write max(x, 0.001)")),
        ("sqrt(x)", ("sqrt at 5: 'x' can be negative, and then has no square root; "
                    "write max(x, 0)")),
        ("x ^ 0.5", "power at 0: 'x' can be negative, and then has no such power; write max(x, 0)"),
        ("smooth(y, trust)", ("time at 10: 'trust' can be zero or less, and smooth() needs some "
                             "time; write max(trust, 1), "
                             "or give the stock 'trust' a lowest of 1")),
    ],
)  # fmt: skip
def test_what_can_fail_is_a_warning_with_a_way_out(text, expected):
    problems = [problem for problem in said(text) if not problem.startswith("unit")]
    assert problems == [expected]
    assert read(text).tree is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 / 0", "division at 4: '0' is zero, and then nothing can be divided by it"),
        ("y / (2 - 2)", "division at 5: '2 - 2' is zero, and then nothing can be divided by it"),
        ("0 ^ -1", "division at 0: '0' is zero, and then nothing can be divided by it"),
        ("log(-1)", "log at 4: '-1' is zero or negative, and then has no logarithm"),
        ("sqrt(-y)", "sqrt at 5: '-y' is negative, and then has no square root"),
        ("(-y) ^ 0.5", "power at 1: '-y' is negative, and then has no such power"),
        ("smooth(y, 0)", "time at 10: '0' is zero or less, and smooth() needs some time"),
        ("clip(x, 3, 1)", "clip at 0: clip() from '3' to '1': its low is above its high"),
    ],
)
def test_what_always_fails_is_an_error(text, expected):
    assert said(text) == [expected]
    assert read(text).tree is None


@pytest.mark.parametrize(
    "text",
    [
        "1 / max(cost, 0.001)",
        "1 / (cost + 0.1)",
        "1 / y",
        "if x > 0 then 1 / x else 0",
        "if x != 0 then 1 / x else 0",
        "if x >= 0.5 then 1 / x else 0",
        "if x < 0 then 1 / x else 0",
        "if x > y then 1 / x else 0",
        "if y < x then 1 / x else 0",
        "if x == y then 1 / x else 0",
        "where(0 < x, log(x), 0)",
        "where(x <= 0, 0, log(x))",
        "where(x == 0, 0, 1 / x)",
        "where(not x <= 0, sqrt(x), 0)",
        "where(y > 2 and x > 0, 1 / x, 0)",
        "where(y < 2 or x <= 0, 0, 1 / x)",
        "where(x - 2 > 0, 1 / (x - 2), 0)",
        "where(x >= 0, x ^ 0.5, 0)",
        "where(x > 0 and 1 / x < 3, 1, 0)",
        "where(x <= 0 or 1 / x < 3, 1, 0)",
        "where(sum(staff) > 0, 1 / sum(staff), 0)",
    ],
)
def test_a_guard_makes_a_division_safe(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "if x >= 0 then 1 / x else 0",
        "if x > 0 then 0 else 1 / x",
        "if x > -1 then 1 / x else 0",
        "if x != 1 then 1 / x else 0",
        "if y > 2 or x > 0 then 1 / x else 0",
        "if dam then 1 / x else 0",
        "(if x > 0 then 1 else 0) + 1 / x",
        "if x > rain then 1 / x else 0",
        "if x * y > sqrt(y) then 1 / x else 0",
    ],
)
def test_a_guard_that_guards_nothing_is_seen_through(text):
    assert [problem.split(" ")[0] for problem in said(text)] == ["division"]


def test_a_branch_that_cannot_be_taken_does_no_harm():
    assert said("if y > 9 then 1 / y else 2") == []


def test_a_table_without_points_has_no_limits():
    nothing = replace(SCOPE.tables["yield_by_rain"], points=())
    assert limits(
        "lookup(yield_by_rain, x)", replace(SCOPE, tables={"yield_by_rain": nothing})
    ) == (
        -INFINITE,
        INFINITE,
    )


def situations():
    def between(low, high):
        return st.floats(max(low, -100.0), min(high, 100.0))

    singles = {
        name: between(meaning.low, meaning.high)
        for name, meaning in SCOPE.names.items()
        if meaning.set is None and not meaning.truth and meaning.stances is None
    }
    return st.builds(
        lambda values, land, bits, now, since: Situation(
            values={
                **values, "coffee_land": land, "dam": bits[0], "line": bits[1],
                "flag:drought": bits[2], "flag:strike": bits[3],
            },
            now=now,
            since={"landslide": since},
        ),
        st.fixed_dictionaries(singles),
        st.tuples(*[st.floats(0, 100)] * 3),
        st.tuples(*[st.sampled_from((0.0, 1.0))] * 4),
        st.integers(SCOPE.first, SCOPE.last),
        st.floats(0, 1000),
    )  # fmt: skip


@given(numbers(), situations())
def test_no_value_lies_outside_the_limits(drawn, situation: Situation):
    reading = read(as_text(drawn, SCOPE))
    # Where something can fail, what comes of failing is beyond all limits.
    assume(all(problem.code == "unit" for problem in reading.problems))
    value = evaluate(drawn, situation)
    assert isinstance(value, float)
    assume(math.isfinite(value))
    slack = 1e-9 * max(1.0, abs(value))
    assert reading.low - slack <= value <= reading.high + slack
