"""A game that begins in the middle: what came before is history, and not a part of the game."""

import pytest

from game.session.applying import apply
from game.session.commands import Open, Sign
from game.session.viewing import view


def opened(pack):
    game, _ = apply(None, Open(pack=pack, seed=1))
    return game


@pytest.fixture(scope="module")
def crisis():
    return opened("roundtable-1992")


def test_it_begins_with_its_own_first_quarter_and_counts_only_its_own(crisis):
    seen = view(crisis)
    assert (seen.quarter, seen.elapsed, seen.quarters) == ("1992Q2", 0, 5)


def test_what_is_known_is_known_as_of_the_quarter_before(crisis):
    quarters = {indicator.quarter for indicator in view(crisis).indicators}
    assert max(quarters) == "1992Q1"
    assert all(len(indicator.history) == 1 for indicator in view(crisis).indicators)


def test_reasons_are_of_the_quarter_that_passed(crisis):
    passed, _ = apply(crisis, Sign())
    seen = view(passed)
    assert (seen.elapsed, seen.last.quarter) == (1, "1992Q2")
    assert {change.quarter for change in seen.last.changes} <= {"1992Q1", "1992Q2"}


def test_it_is_over_after_its_last_quarter_and_not_the_parent_s(crisis):
    game = crisis
    for _ in range(5):
        game, _ = apply(game, Sign())
    assert game.over == "period"
    assert view(game).quarter == "1993Q2"


def test_questions_of_the_crisis_are_open_and_those_that_history_had_answered_are_not(crisis):
    asked = {decision.id for decision in view(crisis).decisions}
    assert {"self-coup-first-signal", "self-coup-aid"} <= asked
    assert "price-of-reentry" not in asked
