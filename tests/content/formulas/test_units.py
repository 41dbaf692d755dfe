"""Units: how they are written and defined, how they follow from one another, what fits."""

import subprocess
import sys
import time

import pytest
from content.formulas.coffee import UNITS, named, read, said
from hypothesis import given
from hypothesis import strategies as st

from game.content.formulas.unit_table import BUILT_IN
from game.content.formulas.unit_texts import UNIT_NAME, read_definition, read_powers
from game.content.formulas.unit_values import PURE, QUARTER, UnitValue
from game.content.formulas.units import UnitError, Units


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("year", UnitValue(4.0, (("quarter", 1.0),))),
        ("quarters", QUARTER),
        ("per year", UnitValue(0.25, (("quarter", -1.0),))),
        ("1/year", UnitValue(0.25, (("quarter", -1.0),))),
        ("USD/kg", UnitValue(1.0, (("USD", 1.0), ("kg", -1.0)))),
        ("kg * person / ha per quarter", UnitValue(
            1.0, (("ha", -1.0), ("kg", 1.0), ("person", 1.0), ("quarter", -1.0)))),
        ("million_USD/year", UnitValue(250000.0, (("USD", 1.0), ("quarter", -1.0)))),
        ("sack/ha", UnitValue(60.0, (("ha", -1.0), ("kg", 1.0)))),
        ("tree", UnitValue(1.0, (("tree", 1.0),))),
        ("%", UnitValue(0.01)),
        ("percent/year", UnitValue(0.0025, (("quarter", -1.0),))),
        ("share", PURE),
        ("1", PURE),
        ("km^2", UnitValue(1.0, (("km", 2.0),))),
        ("km**2/km", UnitValue(1.0, (("km", 1.0),))),
        ("day", UnitValue(4 / 365.25, (("quarter", 1.0),))),
    ],
)  # fmt: skip
def test_a_unit_is_taken_down_to_the_kinds_it_stands_on(text, same):
    assert UNITS.read(text).equals(same)


def test_four_quarters_twelve_months_and_a_year_are_the_same():
    year = UNITS.read("year")
    assert year.equals(Units({"dozen": "12 month"}).read("dozen"))
    assert year.equals(Units({"normal": "365.25 day"}).read("normal"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("yer", "unknown unit 'yer'; did you mean 'year'?"),
        ("zloty", "unknown unit 'zloty'; a pack's own units stand under 'units:' in pack.yaml"),
        ("2 USD", ("'2 USD' is not a unit; "
                  "give such a number of it a name under 'units:' in pack.yaml")),
        ("USD/(ha*year)", "'USD/(ha*year)' is not a unit; write a/b/c in place of a/(b*c)"),
        ("", "a unit is missing; write 1 for a pure number"),
        ("USD" * 100, "the unit is too long; write 1 for a pure number"),
        ("USD/", "'USD/' is not a unit; write units as USD/kg, ha per quarter, km^2, or 1"),
        ("USD ^ 99", "'USD ^ 99' is not a unit; write units as USD/kg, ha per quarter, km^2, or 1"),
        ("__import__('os')", ("'__import__('os')' is not a unit; "
                             "write units as USD/kg, ha per quarter, km^2, or 1")),
    ],
)  # fmt: skip
def test_what_is_no_unit_is_refused_with_words(text, message):
    with pytest.raises(UnitError) as caught:
        UNITS.read(text)
    assert f"{caught.value.message}; {caught.value.hint}" == message


def test_a_unit_of_endless_powers_is_refused_at_once():
    with pytest.raises(UnitError):
        UNITS.read("USD**9**9**9")


@given(st.text(max_size=40) | st.text("USDkg1/*^- per()year", max_size=40))
def test_any_text_is_a_unit_or_explained(text):
    try:
        assert UNITS.read(text).scale > 0
    except UnitError as error:
        assert error.message  # noqa: PT017 - most texts are no units


@given(st.from_regex(UNIT_NAME, fullmatch=True))
def test_any_name_of_a_unit_means_what_its_definition_says_or_is_refused(name):
    units = Units({name: "", "stack_of": f"3 {name}*kg"})
    if any(problem.name == name for problem in units.problems):
        assert Units({name: "kg"}).problems
    else:
        assert dict(units.read(name).kinds) == {name: 1.0}
        assert units.read(f"stack_of/{name}s").equals(UNITS.read("kg").over(UnitValue(1 / 3)))


@pytest.mark.parametrize(
    ("definitions", "problem"),
    [
        ({"a": "2 b", "b": "3 a"}, ("'a' stands on 'b': they go in a circle; "
                              "make one of them a new kind, with an empty text")),
        ({"a": "2 a"}, ("'a' stands on 'a': they go in a circle; "
                   "make one of them a new kind, with an empty text")),
        ({"a": "2 bb", "bbb": ""}, "'a' stands on 'bb', an unknown unit; did you mean 'bbb'?"),
        ({"a": "2 b", "b": "0 kg"}, "'a' stands on 'b', which is wrong itself"),
        ({"year": "5 quarter"}, "the unit 'year' is built in; choose another name"),
        ({"b": "0 kg"}, "a unit cannot be 0 of another; write a number from 1e-30 to 1e+30"),
        ({"b": "1e99 kg"}, "a unit cannot be 1e99 of another; write a number from 1e-30 to 1e+30"),
        ({"NaN": "3 kg"}, "'NaN' cannot be the name of a unit; choose another name"),
        ({"per": ""}, "'per' cannot be the name of a unit; choose another name"),
        ({"b": "kg (2)"}, "'kg (2)' is not a unit; write a/b/c in place of a/(b*c)"),
        ({"2b": "3 kg"}, ("'2b' cannot be the name of a unit; "
                         "use letters, digits and underscores, and begin with a letter")),
    ],
)  # fmt: skip
def test_a_bad_definition_comes_back_as_a_problem(definitions, problem):
    first = Units(definitions).problems[0]
    assert (f"{first.message}; {first.hint}" if first.hint else first.message) == problem


def test_a_bad_definition_spoils_only_what_stands_on_it():
    units = Units({"a": "2 b", "b": "3 a", "c": "4 a", "sack": "60 kg", "load": "2 sack"})
    assert [problem.name for problem in units.problems] == ["a", "b", "c"]
    assert str(units.read("load")) == "120 kg"
    with pytest.raises(UnitError):
        units.read("c")


def test_a_long_chain_of_definitions_stays_within_measure():
    chain = {"u0": "1e30 kg"} | {f"u{n}": f"1e30 u{n - 1}" for n in range(1, 8)}
    units = Units(chain)
    assert units.problems == ()
    with pytest.raises(UnitError, match="too large or too small"):
        units.read("u7")
    big = units.read("u5")
    with pytest.raises(UnitError, match="too large or too small"):
        units.read("u6^9")
    assert big.times(big).over(PURE.over(big)).to_power(64.0).scale > 0


def test_a_unit_is_told_as_the_pack_writes_it_or_in_few_names():
    units = Units({"million_USD": "1e6 USD"})
    year, money = units.read("year"), units.read("million_USD")
    assert units.text(money.over(year)) == "million_USD/year"
    assert units.text(PURE.over(year)) == "1/year"
    assert units.text(UnitValue(7.0, (("ha", 1.0),))) == "7 ha"
    assert units.text(PURE) == "1"
    units.read("ha per year")
    assert units.text(units.read("ha").over(year)) == "ha per year"


@pytest.mark.parametrize(
    ("expected", "found", "message"),
    [
        ("ha/quarter", "ha/quarter", None),
        ("ha/quarter", "ha/year",
         "this is in ha/year, and in ha/quarter is expected: 1 ha/quarter is 4 ha/year"),
        ("ha/quarter", "ha", "this is in ha, and in ha/quarter is expected"),
        ("1", "percent", ("this is in percent, and a pure number is expected: "
                         "the number 1 is 100 percent")),
        ("percent", "1", ("this is a pure number, and in percent is expected: "
                         "the number 1 is 100 percent")),
        ("million_USD", "USD", ("this is in USD, and in million_USD is expected: "
                               "1 million_USD is 1e+06 USD")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_in_plain_words(expected, found, message):
    units = Units({"million_USD": "1e6 USD"})
    assert units.check(units.read(expected), units.read(found)) == message


def test_a_thousandfold_unit_of_pure_numbers_is_told_as_a_number():
    units = Units({"thousand": "1000"})
    message = units.check(units.read("1"), units.read("thousand"))
    assert message is not None
    assert message.endswith("1 thousand is the number 1000")


def test_a_bare_number_fits_everywhere():
    assert UNITS.check(UNITS.read("ha"), None) is None
    assert read("5 * 3 + 2").unit is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("area * yield_rate", "0.25 kg/quarter"),
        ("area * 3 + 5", "ha"),
        ("3 - area", "ha"),
        ("1 / decay", "quarter"),
        ("area ^ 2", "ha^2"),
        ("area ^ -1.5 * area", "1/ha^0.5"),
        ("sqrt(area * area)", "ha"),
        ("if x > 0 then area else 0", "ha"),
        ("where(x > 0, 0, area)", "ha"),
        ("clip(area, 0, 9)", "ha"),
        ("max(0, area, 3)", "ha"),
        ("sum(coffee_land)", "ha"),
        ("abs(-area)", "ha"),
        ("smooth(price, 4)", "USD/kg"),
        ("delay(price, patience, 3)", "USD/kg"),
        ("exp(decay * patience)", "1"),
        ("decay * years", "4"),
        ("lookup(yield_by_rain, rain) * area", "kg"),
        ("quarter - 1990Q3", "quarter"),
        ("since(landslide) + 2", "quarter"),
        ("step(1995Q1) * area", "ha"),
        ("pulse(1995Q1, patience)", "1"),
        ("y ^ rain", "1"),
        ("2 ^ rain", "None"),
        ("sqrt(4)", "None"),
    ],
)
def test_units_follow_from_the_formula(text, unit):
    assert [problem for problem in said(text) if problem.startswith("unit")] == []
    assert str(read(text).unit) == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("area + price",
         "unit at 7: 'area' is in ha and 'price' is in USD/kg: they cannot be added as they are"),
        ("3 - area - patience", ("unit at 11: '3 - area' is in ha and 'patience' is in quarter: "
                                "they cannot be subtracted as they are")),
        ("years > patience", ("unit at 8: 'years' is in year and 'patience' is in quarter: they "
                             "cannot be compared as they are; 1 year is 4 quarter; "
                             "bring both to one unit")),
        ("where(x > 0, area, price)", ("unit at 19: 'area' is in ha and 'price' is in USD/kg: "
                                      "they cannot be mixed as they are")),
        ("exp(price)", ("unit at 4: exp() needs a pure number, and 'price' is in USD/kg; "
                       "divide it by a normal value of it first")),
        ("y ^ price", "unit at 4: an exponent must be a pure number, and 'price' is in USD/kg"),
        ("price ^ y", ("unit at 0: 'price' is in USD/kg: only a pure number can have a changing "
                      "power; divide it by a normal value of it first")),
        ("smooth(x, years)", ("unit at 10: a time must be a number of quarters, "
                             "and 'years' is in year; 1 year is 4 quarter")),
        ("smooth(x, 3, price)", ("unit at 13: 'x' is a pure number and 'price' is in USD/kg: "
                                "they cannot be mixed as they are")),
        ("lookup(yield_by_rain, price)", ("unit at 22: the table is read at what is a pure number, "
                                         "and 'price' is in USD/kg")),
        ("step(price)", "unit at 5: step() needs quarters, and 'price' is in USD/kg"),
        ("quarter > area", ("unit at 10: 'quarter' is in quarter and 'area' is in ha: "
                           "they cannot be compared as they are")),
    ],
)  # fmt: skip
def test_units_that_do_not_fit_are_a_warning_that_says_which(text, expected):
    assert said(text) == [expected]
    assert read(text).tree is not None


def test_a_mistaken_name_brings_no_second_complaint_about_units():
    assert said("pric * area + patience") == [
        "unknown-name at 0: unknown name 'pric'; did you mean 'price'?"
    ]


def test_every_built_in_unit_has_a_meaning_and_can_be_read():
    for unit in BUILT_IN:
        assert unit.meaning
        assert UNITS.read(unit.name).scale > 0


def test_texts_of_units_are_read_without_pint():
    assert read_powers("USD / ha year") == [("USD", 1), ("ha", -1), ("year", 1)]
    assert read_definition(" 2.5e3 * kg ").factor == 2500.0
    assert read_definition("12").of == []


def test_pint_is_imported_only_once_a_unit_is_read():
    code = (
        "import sys; from game.content.formulas.units import Units; "
        "from game.content.formulas.reading import read_formula; "
        "assert Units().read('1') and Units().problems == (); assert 'pint' not in sys.modules; "
        "Units().read('kg'); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_five_thousand_operations_on_units_take_no_time():
    rate, area = UNITS.read("kg/ha/year"), UNITS.read("ha")
    began = time.perf_counter()
    for _ in range(2500):
        assert rate.times(area).over(area).equals(rate)
    assert time.perf_counter() - began < 0.1


def test_a_meaning_is_a_pure_number_if_nothing_else_is_said():
    assert named("local", "z").unit == PURE
