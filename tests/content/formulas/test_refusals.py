"""What is no formula is refused with words, at its place, whatever it is."""

import time

import pytest
from content.formulas.coffee import SCOPE, UNITS, read, said
from hypothesis import given
from hypothesis import strategies as st

from game.content.findings import Severity
from game.content.formulas.reading import read_formula
from game.content.formulas.tokens import FOREIGN

STORIES = {
    "coffe_land + 1": "unknown-name at 0: unknown name 'coffe_land'; did you mean 'coffee_land'?",
    "x + drought": "unknown-name at 4: 'drought' is a flag; write flag(drought)",
    "landslide": "unknown-name at 0: 'landslide' is an event; write since(landslide)",
    "regions": "unknown-name at 0: 'regions' is a set; write the name of something over it",
    "yield_by_rain": "unknown-name at 0: 'yield_by_rain' is a table; "
    "write lookup(yield_by_rain, x)",
    "exp": "unknown-name at 0: 'exp' is a function; write exp(x)",
    "firm": "unknown-name at 0: 'firm' is a stance of 'line'; write line == firm",
    "avg(x)": "unknown-function at 0: unknown function 'avg'; write mean(values)",
    "smoth(x, 3)": "unknown-function at 0: unknown function 'smoth'; did you mean 'smooth'?",
    "x (y + 1)": "unknown-function at 0: 'x' is not a function; write x * (...) for a product",
    "x = 3": "syntax at 2: '=' is not a sign of the formula language; "
    "write == to compare; a formula sets nothing",
    "x && y": "syntax at 2: '&&' is not a sign of the formula language; write 'and'",
    "x ** y": "syntax at 2: '**' is not a sign of the formula language; write ^ for a power",
    "5 %": "syntax at 2: '%' is not a sign of the formula language; "
    "write 5 percent as 0.05, in the unit that is declared",
    "'x'": "syntax at 0: a quotation mark is not a sign of the formula language; "
    "a formula has no texts; write names without quotes",
    "x \u2264 3": "syntax at 2: '\u2264' (less-than or equal to) is not a sign of the formula "
    "language; write <=",
    "\u0441ost": "syntax at 0: '\u0441' (cyrillic small letter es) is not a sign of the formula "
    "language; names are written with the plain letters a to z",
    "x\u00a0+ 1": "syntax at 1: a no-break space is not a sign of the formula language",
    "x.real": "syntax at 1: '.' is not a sign of the formula language; "
    "a point stands inside numbers, as in 0.5, and in flag(decision.option)",
    "Price": "syntax at 0: 'Price' has capitals, and names have none; write 'price'",
    "_x": "syntax at 0: '_x' is not a name; a name begins with a letter",
    "1990Q5": "syntax at 0: '1990Q5' is not a quarter; "
    "the quarters of a year are Q1 to Q4, as in 1990Q3",
    "1_000": "syntax at 0: '1_000' is neither a number nor a name; "
    "write large numbers as 1000 or 1e3, without marks between",
    "2x": "syntax at 0: '2x' is neither a number nor a name; write 2 * x for a product",
    "1,000": "syntax at 1: a comma stands only between arguments; "
    "decimals have a point, as in 0.5; write large numbers as 1000",
    "1e999": "size at 0: 1e999 is too large a number",
    "": "syntax at 0: the formula is empty; write a number or a name",
    "x +": "syntax at 3: the formula ends where a value belongs",
    "x + * y": "syntax at 4: a value belongs before '*'; "
    "write a number, a name, or something in parentheses",
    "x y": "syntax at 2: an operator is missing before 'y'; write * for a product",
    "x annd y": "syntax at 2: an operator is missing before 'annd'; did you mean 'and'?",
    "x then y": "syntax at 2: 'then' stands without its 'if'; write 'if ... then ... else ...'",
    "(x": "syntax at 0: this '(' is never closed; put ')' where it ends",
    "x)": "syntax at 1: this ')' was never opened",
    "()": "syntax at 0: there is nothing between these parentheses",
    "(x)[upper]": "syntax at 3: only a name can have a member; write name[member]",
    "coffee_land[1]": "syntax at 12: a member's name belongs here; "
    "write the member's name: coffee_land[member]",
    "coffee_land[upper": "syntax at 11: this '[' is never closed; put ']' where it ends",
    "coffee_land[uper]": "member at 12: 'uper' is not a member of 'regions'; did you mean 'upper'?",
    "coffee_land[bank]": "member at 12: 'bank' is not a member of 'regions'; "
    "its members are upper, lower, coast",
    "x[upper]": "member at 2: 'x' is a single value and has no members; write x alone",
    "quarter[upper]": "member at 8: 'quarter' is a single value and has no members; "
    "write quarter alone",
    "0 < x < 3": "syntax at 6: comparisons cannot be chained; write 'a < b and b < c'",
    "1 + if x > 0 then 1 else 2": "syntax at 4: 'if' cannot stand here; "
    "put it in parentheses: (if ...)",
    "x > not y": "syntax at 4: 'not' cannot stand here; put it in parentheses: (not ...)",
    "if x > 0 then 1": "syntax at 0: this 'if' has no 'else'; write 'if ... then ... else ...'",
    "if x > 0 the 1 else 2": "syntax at 9: 'then' belongs before 'the'; "
    "write 'if ... then ... else ...'",
    "dam + 1": "type at 0: 'dam' is a condition, not a number; write where(dam, 1, 0)",
    "not x": "type at 4: 'x' is a number where a condition is needed; compare it: x > 0",
    "-true": "type at 1: 'true' is a condition, not a number; write where(true, 1, 0)",
    "dam == (x > 0)": "type at 0: 'dam' is a condition and cannot be compared; "
    "write dam alone, or not (dam)",
    "x == true": "type at 5: 'true' is a condition and cannot be compared; "
    "write the other side alone, or 'not' before it",
    "if dam then dam else 3": "type at 0: one branch is a number and the other a condition; "
    "make both the same: a condition as a number is where(condition, 1, 0)",
    "line": "type at 0: 'line' is a posture, which can only be compared with its stances; "
    "write line == soft",
    "where(line, 1, 0)": "type at 6: 'line' is a posture, which can only be compared with its "
    "stances; write line == soft",
    "line == frm": "stance at 8: 'frm' is not a stance of 'line'; did you mean 'firm'?",
    "line == 1": "stance at 8: '1' is not a stance of 'line'; its stances are soft, firm",
    "sum(x)": "set at 4: 'x' is a single value; sum() of one needs a value over a set",
    "sum(dam)": "type at 4: 'dam' is a condition, not a number; write where(dam, 1, 0)",
    "clip(x, 1)": "arguments at 0: clip() cannot have 2 arguments; write clip(x, low, high)",
    "smooth(x)": "arguments at 0: smooth() cannot have one argument alone; "
    "write smooth(x, time) or smooth(x, time, before)",
    "lag(x, 2.5)": "time at 7: lag() goes back by a whole number of quarters, from 1 to 40; "
    "write it as a number, as in lag(price, 4)",
    "lookup(x, y)": "unknown-name at 7: 'x' is not a table",
    "lookup(yield_by_rian, y)": "unknown-name at 7: 'yield_by_rian' is not a table; "
    "did you mean 'yield_by_rain'?",
    "since(price-crsh)": "unknown-name at 6: no event 'price-crsh'; did you mean 'price-crash'?",
    "flag(drouht)": "unknown-name at 5: no flag 'drouht'; did you mean 'drought'?",
    "flag(dam-offer)": "unknown-name at 5: 'dam-offer' is a decision; "
    "name an option of it: flag(dam-offer.accept)",
    "flag(dam-ofer.accept)": "unknown-name at 5: no decision 'dam-ofer'; did you mean 'dam-offer'?",
    "flag(dam-offer.acept)": "unknown-name at 15: the decision 'dam-offer' has no option 'acept'; "
    "did you mean 'accept'?",
    "flag(3)": "syntax at 5: flag() needs a name between its parentheses",
    "exp(1000)": "size at 0: 'exp(1000)' is too large a number",
    "x ^ 100": "size at 4: the exponent '100' is beyond 64",
}


@pytest.mark.parametrize(("text", "expected"), STORIES.items())
def test_a_mistake_is_explained_at_its_place(text, expected):
    assert said(text) == [expected]
    assert read(text).tree is None


@pytest.mark.parametrize("sign", sorted(FOREIGN))
def test_signs_of_other_languages_are_refused_with_what_to_write_here(sign):
    (problem,) = read(f"x {sign} y").problems
    assert (problem.offset, problem.code) == (2, "syntax")
    assert problem.hint == FOREIGN[sign]


def test_all_names_that_are_wrong_are_told_at_once():
    problems = said("coffe_land * foo(pric, 3) + flag(drouht)")
    assert [problem.split(":")[0] for problem in problems] == [
        "unknown-name at 0",
        "unknown-function at 13",
        "unknown-name at 17",
        "unknown-name at 33",
    ]


def test_two_sets_meet_only_after_a_fold():
    problems = said("coffee_land + staff")
    assert problems[0].startswith("set at 14: 'coffee_land' is over 'regions', but 'staff' over")
    assert not [p for p in said("coffee_land * sum(staff)") if p.startswith("set")]
    assert said("where(coffee_land > 3, coffee_land, 0) + smooth(coffee_land, 3)") == []
    assert any(problem.startswith("set") for problem in said("smooth(coffee_land, 4, staff)"))


@pytest.mark.parametrize(
    "attack",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__[0]",
        "eval(1)",
        "exec(x)",
        "open(x)",
        "lambda: 1",
        "f'{x}'",
        "[x for x in x]",
        "{x}",
        "x if x > 0 else y",
        "x; y",
        "x := 3",
        "import os",
        "9^9^9^9",
        "9^9^9^9^9^9^9^9^9^9",
        "(9^64)^64",
        "exp(exp(exp(9)))",
        "(" * 10_000,
        "(" * 1_900,
        "-" * 1_900,
        "not " * 400,
        "x^" * 900 + "x",
        "min(" * 400,
        "if " * 600,
        "coffee_land[" * 100,
        "+".join(["x"] * 900),
        "((((x^4)^4)^4)^4)^4",
        "\uff45\uff56\uff41\uff4c(x)",
        "x\u202e + y",
        "\u0661 + x",
        "1e99999999999",
        "9" * 1_999,
        "x\x00",
        "x # comment",
        "`x`",
        "x\\y",
        "@x",
    ],
)
def test_breaking_out_is_refused_with_words_and_quickly(attack):
    began = time.perf_counter()
    problems = read(attack).problems
    assert time.perf_counter() - began < 0.5
    assert any(problem.severity is Severity.ERROR and problem.message for problem in problems)
    assert read(attack).tree is None


def test_nine_memories_are_too_many():
    assert said(" + ".join(["smooth(x, 4)"] * 8)) == []
    (problem,) = said(" + ".join(["smooth(x, 4)"] * 9))
    assert problem.startswith("size at 0: the formula remembers 9 things; 8 is the most")
    (problem,) = said("(smooth(x, 2) + smooth(x, 3) + smooth(y, 3)) ^ 3")
    assert problem.startswith("size at 0: the formula remembers 9 things")


def test_a_formula_has_limits_in_length_parts_and_depth():
    assert said("x" + " " * 2000)[0].startswith("size at 2000: the formula has 2001 characters")
    many = f"min({', '.join(['x'] * 400)})"
    assert said(many)[0].startswith("size at 0: the formula has more than 400 parts")
    assert said(" + ".join(["x"] * 42))[0].startswith("size at 0: more than 40 operations")
    powers = "x"
    for _ in range(6):
        powers = f"({powers} + 1) ^ 4"
    assert said(powers)[0].endswith("give a part of it a name of its own")


WORDS = """
x y price coffee_land staff line soft firm dam drought upper quarter 1 0 0.5 1e6 1990Q3 true false
and or not if then else + - * / ^ < <= > >= == != ( ) [ ] , . min( max( sum( mean( clip( exp( log(
sqrt( abs( smooth( lag( delay( step( pulse( lookup( since( flag( where( yield_by_rain landslide
dam-offer.accept = ** % ' 9 64
"""
LIKELY = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


@given(st.text(max_size=60) | LIKELY)
def test_any_text_is_read_or_explained(text):
    reading = read_formula(text, SCOPE, UNITS)
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert (reading.tree is None) == bool(errors)
    for problem in reading.problems:
        assert 0 <= problem.offset <= len(text)
        assert problem.message
        assert problem.code
    offsets = [problem.offset for problem in reading.problems]
    assert offsets == sorted(offsets)
    assert reading.low <= reading.high
