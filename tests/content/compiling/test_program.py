"""The program that a pack becomes."""

from dataclasses import replace
from math import inf

import pytest
from town import FILES, told, write_town

from game.content.compiling.book import owner
from game.content.compiling.dynamics import sort_by_need
from game.content.compiling.program import compile_draft
from game.content.loading import read
from game.content.reading.draft import read_draft
from game.content.reading.suggestions import MOST_UNKNOWN
from game.model.expressions import Number
from game.model.program import Indicator, Setting
from game.model.quarters import parse_quarter


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return read(write_town(tmp_path_factory.mktemp("packs"))).scenario


def scope_with(folder, *changes):
    draft, _ = read_draft(write_town(folder, *changes), lambda _: None)
    return compile_draft(draft).scope


def test_everything_is_ordered_by_its_id(town):
    program = town.program
    for entries in (program.parameters, program.stocks, program.instruments, program.events):
        ids = [entry.id for entry in entries]
        assert ids == sorted(ids)
    assert [a.id for a in program.auxiliaries] == ["people_fed", "quarter_long", "toll", "income"]


def test_a_parameters_spread_is_its_own_or_that_of_its_grade(town):
    growth, share, time, wage = town.program.parameters
    assert growth.values == (0.02, 0.03)
    assert growth.lows == pytest.approx((0.016, 0.024))
    assert share.highs == pytest.approx((0.7,))
    assert (time.lows, time.highs) == ((4.0,), (12.0,))
    assert (wage.lows, wage.highs) == (pytest.approx((2.4,)), pytest.approx((5.6,)))


def test_a_spread_ends_where_the_parameter_does(tmp_path):
    pack = write_town(
        tmp_path, ("model/land.yaml", "    lowest: 1\n", "    lowest: 3\n    highest: 4.5\n")
    )
    wage = read(pack).scenario.program.parameters[3]
    assert (wage.lows, wage.highs) == ((3.0,), (4.5,))


def test_a_driver_holds_its_last_value_or_goes_straight_to_the_next(tmp_path, town):
    (held,) = town.program.drivers[0].rows
    assert held == (3.0,) * 8 + (5.0,) * 8
    series = "series: {1990Q1: 3, 1992Q1: 5}"
    straight = ("model/land.yaml", series, "between: line\n    series: {1991Q1: 3, 1992Q1: 5}")
    (line,) = read(write_town(tmp_path, straight)).scenario.program.drivers[0].rows
    assert line == (3.0,) * 5 + (3.5, 4.0, 4.5) + (5.0,) * 8


def test_a_driver_over_a_set_has_a_row_for_each_member(tmp_path):
    pack = write_town(
        tmp_path,
        ("model/land.yaml", "series: {1990Q1: 3, 1992Q1: 5}",
         "over: banks\n    series: {west: {1990Q1: 1}, east: {1990Q1: 2}}"),
        ("model/money.yaml", "formula: price *", "formula: mean(price) *"),
    )  # fmt: skip
    (driver,) = read(pack).scenario.program.drivers
    assert [row[0] for row in driver.rows] == [2.0, 1.0]  # in the order of the set's members


def test_indicators_are_what_is_marked_member_by_member(town):
    assert town.program.indicators == (
        Indicator("favour", "favour", None, "1"),
        Indicator("income", "income", None, "credit/quarter"),
        Indicator("land[east]", "land", 0, "ha"),
        Indicator("land[west]", "land", 1, "ha"),
    )


def test_without_a_mark_everything_is_an_indicator(tmp_path):
    from packs import write_pack  # noqa: PLC0415 - the one test of such a pack

    program = read(write_pack(tmp_path / "field")).scenario.program
    assert [indicator.name for indicator in program.indicators] == ["land"]


def test_a_setting_is_a_quarter_an_instrument_and_a_value(town):
    quarter = parse_quarter("1991Q1")
    assert town.lines["history"].settings[1] == Setting(quarter, "tolls", Number(1.0))
    assert town.lines["history"].choices == (("mill", 0),)


def test_a_theory_keeps_the_grade_and_moves_the_value(town):
    growth, share = town.rivals["lazy"]
    assert growth.lows == pytest.approx((0.032, 0.04))
    assert share.values == (0.6,)
    under = town.under("lazy").parameters
    assert [p.values for p in under] == [growth.values, share.values, (8.0,), (4.0,)]
    assert town.under(None) is town.program
    with pytest.raises(KeyError):
        town.under("nobody's")


def test_a_scenario_knows_its_stocks_and_auxiliaries_by_name(town):
    assert town.quantity("land").title == "Fields"
    assert town.quantity("toll").title == "What the toll leaves"
    with pytest.raises(KeyError):
        town.quantity("share")


def test_what_a_parameter_can_be_includes_what_theories_and_effects_make_of_it(tmp_path):
    names = scope_with(tmp_path).names
    assert names["growth"].low == pytest.approx(0.016)
    assert names["growth"].high == pytest.approx(0.06)  # the theory's spread
    assert (names["wage"].low, names["wage"].high) == (1.0, inf)  # a flood pushes it
    free = scope_with(
        tmp_path / "free", ("model/land.yaml", "    lowest: 1\n", "    highest: 9\n")
    ).names["wage"]
    assert (free.low, free.high) == (-inf, 9.0)


def test_a_parameter_that_an_effect_can_push_to_zero_is_no_safe_divisor(tmp_path):
    pack = write_town(tmp_path, ("model/land.yaml", "    lowest: 1\n", ""))
    (line,) = told(pack)
    assert "warning: 'wage' can be zero" in line
    assert "give the parameter 'wage' a lowest of 0.001" in line


def test_options_push_parameters_too(tmp_path):
    pushed = (
        "decisions/mill.yaml", "{flag: bridge, to: true}", "{parameter: share, change: 9}"
    )  # fmt: skip
    assert scope_with(tmp_path, pushed).names["share"].high == inf


def test_a_broken_draft_compiles_to_findings_and_never_raises(tmp_path):
    breaks = [
        ("model/land.yaml", "members: {east: The east bank, west: The west bank}", "members: {}"),
        ("model/land.yaml", "points: [[-1, 5], [1, 15]]", "points: []"),
        ("model/land.yaml", "series: {1990Q1: 3, 1992Q1: 5}", "series: {}"),
        ("model/land.yaml", "    over: banks\n    lowest", "    over: bnks\n    lowest"),
        ("model/money.yaml", "    over: banks\n", "    over: nobody\n"),
        ("decisions/mill.yaml", "chooses: [refuse, accept]", "chooses: []"),
        ("instruments.yaml", "    high: {title: High, meaning: Much is taken.}\n", ""),
        ("policies.yaml", "to: high", "to: true"),
        ("events/flood.yaml", "chance: 0.5", "chance: -7"),
    ]  # fmt: skip
    for position, change in enumerate(breaks):
        told(write_town(tmp_path / str(position), change))
    assert len(told(write_town(tmp_path / "all", *breaks))) > len(breaks)


def test_a_file_nobody_asks_anything_of_lapses_where_nobody_decides(tmp_path):
    pack = write_town(tmp_path, ("decisions/mill.yaml", "chooses: [refuse, accept]", "chooses: []"))
    assert read(pack).scenario.program.decisions[0].unattended == ()


def test_the_units_of_a_pack_are_its_own_to_mend(tmp_path):
    lines = told(write_town(tmp_path, ("pack.yaml", 'credit: ""', "credit: 3 coins")))
    assert [line for line in lines if line.startswith("pack.yaml:7:30: error: ")]


def test_a_voice_need_not_favour_anything_nor_a_rule_wait_for_anything(tmp_path):
    pack = write_town(
        tmp_path,
        ("decisions/mill.yaml", "    favours: accept\n", ""),
        ("policies.yaml", "when: favour < 5, set: {ferry", "set: {ferry"),
    )
    assert told(pack) == []
    assert read(pack).scenario.lines["history"].rules[0].when is None


@pytest.mark.parametrize(
    ("start", "told_of"),
    [("lag(favour, 1)", True), ("lag(favour, 1, 3)", False), ("lag(favour, 1, wages)", True)],
)
def test_a_first_value_needs_what_a_memory_begins_with_and_no_more(tmp_path, start, told_of):
    pack = write_town(
        tmp_path,
        ("model/money.yaml", "auxiliaries:\n",
         f"auxiliaries:\n  wages: {{title: W, unit: '1', formula: '{start}'}}\n"),
        ("model/land.yaml", "start: 20", "start: wages"),
    )  # fmt: skip
    assert bool([line for line in told(pack) if "first values need each other" in line]) == told_of


def test_names_are_sorted_so_that_each_comes_after_what_it_needs():
    needs = {"c": {"a", "b"}, "b": {"a"}, "a": set(), "d": set()}
    assert sort_by_need(needs) == (["a", "d", "b", "c"], [])


def test_each_tangle_of_needs_is_told_by_one_circle():
    needs = {"a": {"b"}, "b": {"a"}, "c": {"c"}, "d": {"a", "c"}, "e": set()}
    order, cycles = sort_by_need(needs)
    assert cycles == [["a", "b"], ["c"]]
    assert sorted(order) == sorted(needs)
    assert order.index("d") == len(order) - 1


def test_nobody_reads_of_more_than_a_screenful_of_circles():
    needs = {f"n{k}": {f"n{k}"} for k in range(5 * MOST_UNKNOWN)}
    order, cycles = sort_by_need(needs)
    assert len(cycles) == MOST_UNKNOWN
    assert sorted(order) == sorted(needs)


def test_a_chain_of_ten_thousand_is_sorted_in_a_moment():
    needs = {f"n{k:05}": {f"n{k - 1:05}"} if k else set() for k in range(10_000)}
    assert sort_by_need(needs) == (sorted(needs), [])


@pytest.mark.parametrize(
    ("path", "name"),
    [(("stocks", "land", "start"), "land"), (("pack",), "pack"), ((0,), ""), ((), "")],
)
def test_a_finding_is_about_the_document_that_it_is_in(path, name):
    assert owner(path) == name


def test_the_town_has_one_of_everything():
    assert set(FILES) >= {"theories.yaml", "checks.yaml", "map.yaml", "observed.csv"}


def test_a_chain_of_fifteen_hundred_auxiliaries_is_no_reason_to_wait_or_to_fail(tmp_path):
    many = "".join(
        f"  n{k}: {{title: N, unit: '1', formula: {f'n{k - 1}' if k else '1'} + 1}}\n"
        for k in range(1500)
    )
    pack = write_town(tmp_path, ("model/money.yaml", "auxiliaries:\n", f"auxiliaries:\n{many}"))
    assert told(pack) == []


def test_a_program_says_nothing_of_titles(town):
    assert "Fields" not in repr(replace(town.program, digest=""))
