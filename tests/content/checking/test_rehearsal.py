"""A small ensemble finds what never happens and what makes no difference."""

import pytest
from town import told, write_town

LAND, MONEY, INSTRUMENTS = "model/land.yaml", "model/money.yaml", "instruments.yaml"
MILL, FLOOD = "decisions/mill.yaml", "events/flood.yaml"


def rehearsed(folder, *changes):
    return told(write_town(folder, *changes), thorough=True)


def test_an_event_that_cannot_happen_is_told(tmp_path):
    lines = rehearsed(tmp_path, (FLOOD, "chance: 0.5", "chance: 0"))
    assert [
        line
        for line in lines
        if line.startswith("events/flood.yaml:12:7: warning: event 'fair' never happened in ")
        and line.endswith(" random games [never-happens]")
    ]


def test_a_decision_that_never_opens_is_told_once_and_not_option_by_option(tmp_path):
    lines = rehearsed(tmp_path, (MILL, "place: ford", "when: favour > 99\nplace: ford"))
    assert lines == [
        ("decisions/mill.yaml:1:5: warning: decision 'mill' never opened in 96 random games "
         "[never-opens]")
    ]  # fmt: skip


def test_an_option_that_can_never_be_chosen_is_told(tmp_path):
    lines = rehearsed(tmp_path, (MILL, "price: {favour: 2}", "price: {favour: 50}"))
    assert len(lines) == 1
    assert lines[0].startswith("decisions/mill.yaml:16:3: warning: option 'accept' could never be")
    assert lines[0].endswith("[never-possible]")


def test_options_that_lead_to_the_same_are_no_choice(tmp_path):
    pushed = '{stock: "land[east]", change: 5, builds_over: 2, grade: argued, source: almanac}'
    lines = rehearsed(
        tmp_path,
        (MILL, "    price: {favour: 2}\n", ""),
        (MILL, pushed, "{flag: bridge, to: true}"),
        (MILL, "      - {id: anger, stock: favour, change: -3, grade: guess}\n", ""),
        (MILL, "when: favour > 1,", "when: favour >= 0,"),
        (FLOOD, " or flag(mill.accept)", ""),
    )
    assert lines == [
        ("decisions/mill.yaml:16:3: warning: options 'accept' and 'refuse' lead to the same in "
         "every game [no-difference]")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ((MONEY, "then 0.8 else 1 -", "then 1 - 0.5 * step(1991Q1) else 1 -"), "tolls"),
        ((FLOOD, "when: ferry and since", "when: (ferry or not ferry) and since"), "ferry"),
    ],
)
def test_an_instrument_that_changes_nothing_is_told(tmp_path, change, name):
    line = f"instrument '{name}' held at each of its ends gives the same indicators in 12 games"
    assert [told for told in rehearsed(tmp_path, change) if line in told]


def test_a_number_that_is_none_is_an_error(tmp_path):
    lines = rehearsed(
        tmp_path, (LAND, "rate: -favour /", "rate: exp(favour * 99) * (favour - favour) + favour /")
    )
    assert [line for line in lines if "'favour' is no number in" in line and "error" in line]


def test_an_auxiliary_that_is_no_number_is_told_at_its_name(tmp_path):
    lines = rehearsed(tmp_path, (MONEY, "price * share *", "exp(favour * 99) * price * share *"))
    assert [
        line
        for line in lines
        if line.startswith("model/money.yaml:15:3: error: 'income' is no number in 100%")
        and line.endswith("first in quarter 1 [not-a-number]")
    ]


def test_a_pack_with_an_error_is_not_rehearsed(tmp_path):
    lines = rehearsed(
        tmp_path,
        (FLOOD, "chance: 0.5", "chance: 0"),
        (LAND, "start: 20", "start: 2000"),
    )
    assert [line for line in lines if "never happened" in line] == []
