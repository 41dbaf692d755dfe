"""The decade: what its cards, advisers, goals and episodes have to hold."""

import csv
from pathlib import Path

import pytest

from game.content.loading import load
from game.reports.coverage import coverage
from game.reports.describing import covers

CARDS = Path(__file__).parent / "decade_cards.csv"
EPISODES = ("aid-packages-1990", "roundtable-1992", "air-bridge-1994", "third-term-2000")


@pytest.fixture(scope="module")
def decade():
    return load("peru-1990s")


def listed():
    with CARDS.open(encoding="utf-8", newline="") as stream:
        return [(row["card"], row["tier"]) for row in csv.DictReader(stream)]


def test_every_card_that_was_planned_is_there_and_no_other(decade):
    wanted = {card: tier for card, tier in listed() if tier != "instrument"}
    assert {name: decision.tier for name, decision in decade.decisions.items()} == wanted


def test_every_entry_of_the_evidence_is_covered_once(decade):
    assert coverage(decade).uncovered == ()
    assert {entry: cards for entry, cards in covers(decade).items() if len(cards) > 1} == {}


def test_a_card_has_a_case_for_everything_voices_that_disagree_and_what_history_did(decade):
    for name, card in decade.decisions.items():
        assert 60 <= len(card.briefing.split()) <= 120, name
        assert 3 <= len(card.options) <= 5, name
        assert 2 <= len(card.voices) <= 5, name
        assert len({voice.favours for voice in card.voices}) > 1, name
        assert card.history is not None, name
        assert card.history.option in card.options, name
        assert card.learning, name
        assert card.source, name
        assert card.covers, name


def test_what_is_no_guess_has_a_source_and_what_is_done_a_reason(decade):
    for name, card in decade.decisions.items():
        for option in card.options.values():
            for effect in option.effects:
                assert effect.because, name
                assert effect.source or effect.grade == "guess" or effect.change is None, name


def test_there_are_as_many_events_as_a_decade_needs_each_told_in_plain_sentences(decade):
    assert len(decade.events) >= 45
    for name, event in decade.events.items():
        assert 10 <= len(event.told.split()) <= 90, name


def test_every_adviser_speaks_and_watches_something_that_can_be_held_against_them(decade):
    heard = {voice.by for card in decade.decisions.values() for voice in card.voices}
    for name, person in decade.people.items():
        assert person.watches, name
        assert name in heard, name


def test_goals_trade_offs_and_readers_are_all_there_and_suffering_scores_nothing(decade):
    judged = decade.judgement
    assert len(judged.goals) >= 9
    assert len(judged.tradeoffs) >= 6
    assert len(judged.lenses) == 5
    assert judged.record
    assert all(lens.signatures and lens.gates and lens.verdicts for lens in judged.lenses.values())


@pytest.mark.parametrize("episode", EPISODES)
def test_an_episode_is_a_part_of_the_decade_with_its_own_page_for_the_teacher(decade, episode):
    part = load(episode)
    assert part.ancestors == ("peru-1990s",)
    assert part.pack.minutes is not None
    assert part.pack.opening != decade.pack.opening
    page = part.lessons["teacher.md"].lower()
    for figure, word in (("50", "fifty"), ("75", "seventy-five"), ("120", "hundred and twenty")):
        assert figure in page or word in page, figure
    assert page.count("?") >= 5
