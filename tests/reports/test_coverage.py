"""The coverage page: which card answers for which choice that the evidence tells of."""

import pytest
from town import told, write_town

from game.__main__ import main
from game.content.loading import read
from game.reports.coverage import coverage

CATALOGUE = """\
mill_offer: {title: "The miller's offer", opens: 1990Q1, source: almanac}
toll_quarrel: {title: A quarrel over tolls, opens: 1990Q2, source: "almanac, p. 4"}
later_flood: {title: A flood of later years, opens: 2020Q1, source: almanac}
"""
BY_MILL = ("decisions/mill.yaml", "place: ford", "place: ford\ncovers: [mill_offer]")
BY_TOLLS = (
    "instruments.yaml",
    "  title: Tolls on the river",
    "  title: Tolls on the river\n  covers: [toll_quarrel]",
)


@pytest.fixture
def town(tmp_path):
    return lambda *changes: write_town(tmp_path, *changes, **{"catalogue.yaml": CATALOGUE})


def test_cards_and_instruments_both_cover_and_what_comes_after_the_end_need_not_be(town):
    pack = town(BY_MILL, BY_TOLLS)
    assert told(pack) == []
    found = coverage(read(pack).scenario)
    assert (found.entries, found.uncovered) == (2, ())


def test_an_entry_that_nothing_covers_is_named_at_its_line(town):
    (line,) = told(town(BY_MILL))
    assert line == (
        "catalogue.yaml:2:1: warning: no decision and no instrument covers 'toll_quarrel' "
        "[uncovered-entry]"
    )


def test_a_card_cannot_cover_what_the_catalogue_does_not_have(town):
    wrong = (BY_MILL[0], BY_MILL[1], BY_MILL[2].replace("mill_offer", "mil_offer"))
    said = told(town(wrong, BY_TOLLS))
    assert any("there is no entry 'mil_offer'; did you mean 'mill_offer'?" in line for line in said)


def test_the_page_says_for_each_entry_what_covers_it_and_where_it_is_told(town, capsys):
    assert main(["show", str(town(BY_MILL, BY_TOLLS)), "--coverage"]) == 0
    page = capsys.readouterr().out
    assert "2 of 2 entries are covered." in page
    assert "A mill is offered (`mill`)" in page
    assert "Almanac of the town, p. 4" in page
    assert page.index("A quarrel over tolls") < page.index("A flood of later years")


def test_a_page_with_a_gap_counts_as_falling_short(town, tmp_path):
    out = tmp_path / "coverage.html"
    pack = str(town(BY_MILL))
    assert main(["show", pack, "--coverage", "--format", "html", "--out", str(out)]) == 1
    assert "nothing" in out.read_text(encoding="utf-8")
