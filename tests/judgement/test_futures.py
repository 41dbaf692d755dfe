from dataclasses import replace

import numpy as np
import pytest
from judgement.orchard import course_of, kernel_of, orchard

from game.judgement import futures
from game.judgement.comparing import (
    SENTENCES,
    count_futures,
    count_moves,
    option_tags,
    sentence,
    tags,
)
from game.judgement.course import CancelledError, replay
from game.judgement.futures import FIRST_FUTURE, STRANDS, Outlook, future_games
from game.model.kernel import Kernel
from game.model.orders import NOTHING, Orders
from game.model.playing import begin, step
from game.session.orders import Answer, as_one


@pytest.fixture(scope="module")
def kernel():
    return kernel_of(orchard())


@pytest.fixture(scope="module")
def planting(kernel):
    """The world in which planting is open."""
    return replay(kernel, course_of(kernel, orchard(), "passive")[0]).worlds[1]


def answer(kernel, decision, option):
    """Return an answer by ids."""
    position = [d.id for d in kernel.program.decisions].index(decision)
    options = [o.id for o in kernel.program.decisions[position].options]
    return Orders({}, {position: (np.array([options.index(option)]),)})


def test_futures_never_meet_the_games_own_luck(kernel, monkeypatch):
    dealt = []
    deal = futures.deal
    monkeypatch.setattr(futures, "deal", lambda *given: dealt.append(given[2]) or deal(*given))
    world = begin(kernel, 7, np.array([0]), uncertain=False)
    list(Outlook(kernel, world, runs=50).look())
    assert len(dealt) == 2
    assert all((games >= FIRST_FUTURE).all() for games in dealt)
    with pytest.raises(ValueError, match="number of a future"):
        Outlook(kernel, begin(kernel, 7, future_games(1), uncertain=False))


def test_what_really_came_is_none_of_the_futures(kernel):
    course, _ = course_of(kernel, orchard(), "passive")
    replayed = replay(kernel, course)
    sampled = Outlook(kernel, replayed.worlds[0], runs=300).whole()
    trees = sampled.column("trees")
    real = replayed.values[:, trees]
    assert not (sampled.values[:, trees] == real).all(axis=0).any()


def test_the_first_twenty_are_the_first_twenty_of_many(kernel, planting):
    few, many = Outlook(kernel, planting, runs=60).look(answer(kernel, "planting", "plant"))
    assert (few.count, many.count) == (STRANDS, 60)
    np.testing.assert_array_equal(few.values, many.values[..., :STRANDS])
    np.testing.assert_array_equal(few.fan("trees").strands, many.fan("trees").strands)


def test_a_few_futures_are_not_looked_at_twice(kernel, planting):
    assert len(list(Outlook(kernel, planting, runs=STRANDS).look())) == 1


@pytest.mark.parametrize("uncertain", [False, True])
def test_drafts_that_are_looked_at_side_by_side_have_the_futures_that_each_has_alone(uncertain):
    kernel = kernel_of(orchard())
    world = step(kernel, begin(kernel, 7, np.array([0]), uncertain=uncertain), NOTHING)
    outlook = Outlook(kernel, world, runs=50)
    drafts = [(), (Answer(0, 0),), (Answer(0, 1),)]
    together = outlook.side_by_side(drafts)
    alone = [outlook.first(as_one(draft)) for draft in drafts]
    assert not (together[1].values == together[2].values).all()
    for one, other in zip(together, alone, strict=True):
        assert (one.values == other.values).all()
        for name, fan in other.fans().items():
            assert (fan.strands == one.fan(name).strands).all()
            assert (fan.median == one.fan(name).median).all()


def test_a_band_holds_its_median_and_eight_strands_of_ten(kernel, planting):
    sampled = Outlook(kernel, planting, runs=200).whole()
    fan = sampled.fan("trees")
    assert (fan.low <= fan.median).all()
    assert (fan.median <= fan.high).all()
    values = sampled.values[1, sampled.column("trees")]
    held = np.mean((values >= fan.low[1]) & (values <= fan.high[1]))
    assert held == pytest.approx(0.8, abs=0.02)


def test_looking_changes_nothing(kernel, planting):
    before = planting.values.copy()
    outlook = Outlook(kernel, planting, runs=40)
    first = outlook.whole()
    outlook.whole(answer(kernel, "planting", "fell"))
    again = outlook.whole()
    np.testing.assert_array_equal(planting.values, before)
    np.testing.assert_array_equal(first.values, again.values)


def test_a_look_that_is_no_longer_wanted_ends_quietly_and_at_once(kernel, planting):
    outlook, asked = Outlook(kernel, planting, runs=100), []

    def in_the_second_stage():
        asked.append(1)
        return len(asked) > len(shown_first.values) + 2

    shown_first = outlook.first()
    shown = list(outlook.look(cancelled=in_the_second_stage))
    assert [futures.count for futures in shown] == [STRANDS]
    assert len(asked) == len(shown_first.values) + 3
    assert list(outlook.look(cancelled=lambda: True)) == []
    with pytest.raises(CancelledError):
        outlook.whole(cancelled=lambda: True)


def test_orders_for_several_quarters_come_one_after_another(kernel):
    world = begin(kernel, 7, np.array([0]), uncertain=False)
    outlook = Outlook(kernel, world, runs=30)
    late = outlook.whole((Orders(), answer(kernel, "planting", "plant")))
    never = outlook.whole()
    moved = late.values - never.values
    trees = late.column("trees")
    assert not moved[0].any()
    assert np.median(moved[1, trees]) == 50.0


def test_an_outlook_is_of_one_game(kernel):
    two = begin(kernel, 7, np.arange(2), uncertain=False)
    with pytest.raises(ValueError, match="of one game, not of 2"):
        Outlook(kernel, two)


def test_a_tag_tells_what_an_option_does_and_in_how_many_futures(kernel, planting):
    outlook = Outlook(kernel, planting, runs=100)
    found = {t.indicator: t for t in tags(
        outlook.whole(answer(kernel, "planting", "plant")), outlook.whole(), ("trees", "purse"), 1
    )}  # fmt: skip
    assert (found["trees"].direction, found["trees"].size, found["trees"].share) == ("up", 50, 1)
    assert (found["purse"].direction, found["purse"].size) == ("down", -5)
    assert found["purse"].quarter == planting.quarter


def test_every_option_is_tagged_against_giving_no_answer(kernel, planting):
    outlook = Outlook(kernel, planting, runs=30)
    draft = answer(kernel, "planting", "dream")  # its own answer is put aside while it is asked
    found = option_tags(outlook, kernel.program, "planting", draft)
    assert set(found) == {"plant", "fell", "dream"}
    by_option = {
        option: {tag.indicator: tag.direction for tag in put_up} for option, put_up in found.items()
    }
    assert (by_option["plant"]["trees"], by_option["plant"]["purse"]) == ("up", "down")
    assert by_option["fell"]["trees"] == "down"  # a quarter sooner than the agency would
    assert by_option["dream"] == {}  # nobody can pay for it


def test_at_the_end_there_is_no_future(kernel):
    course, _ = course_of(kernel, orchard(), "passive")
    sampled = Outlook(kernel, replay(kernel, course).worlds[-1], runs=30).whole()
    assert sampled.values.shape == (0, len(sampled.indicators), 30)


def test_what_is_too_small_to_matter_is_no_tag(kernel, planting):
    outlook = Outlook(kernel, planting, runs=40)
    with_it, without = outlook.whole(), outlook.whole()
    nudged = with_it.values.copy()
    nudged[:, with_it.column("trees")] += 1e-3
    assert tags(replace(with_it, values=nudged), without) == ()


def test_luck_that_is_dealt_beforehand_is_the_luck_that_is_met(kernel, planting):
    ready, late = Outlook(kernel, planting, runs=30), Outlook(kernel, planting, runs=30)
    ready.prepare()
    np.testing.assert_array_equal(ready.whole().values, late.whole().values)


def test_an_option_without_effects_has_no_tags(kernel):
    course, _ = course_of(kernel, orchard(), "passive")
    world = replay(kernel, course).worlds[2]
    outlook = Outlook(kernel, world, runs=40)
    with_it = outlook.whole(answer(kernel, "small_talk", "weather"))
    assert tags(with_it, outlook.whole()) == ()


def test_futures_of_different_presents_cannot_be_compared(kernel, planting):
    later = replay(kernel, course_of(kernel, orchard(), "passive")[0]).worlds[3]
    with pytest.raises(ValueError, match="same present"):
        tags(Outlook(kernel, later).first(), Outlook(kernel, planting).first())


def test_a_count_is_of_the_strands_that_are_drawn_and_is_said_whole(kernel, planting):
    sampled = Outlook(kernel, planting, runs=100).whole()
    level = float(np.sort(sampled.fan("trees").strands[:, 0])[12])
    counted = count_futures(sampled, "trees", "above", level, sampled.first)
    below = count_futures(sampled, "trees", "below", level, sampled.first)
    assert (counted.count, below.count, counted.of) == (7, 12, STRANDS)
    said = sentence(counted, "Trees", "so many trees")
    assert said == "Trees: above so many trees in 1990Q2 in 7 of 20 futures."
    every = count_futures(sampled, "trees", "above", level=-1.0)
    assert sentence(every, "Trees", "less than none").endswith("in 1992Q4 in all 20 futures.")


def test_a_comparison_is_counted_strand_by_strand(kernel, planting):
    outlook = Outlook(kernel, planting, runs=40)
    planted = outlook.whole(answer(kernel, "planting", "plant"))
    higher = count_moves(planted, outlook.whole(), "trees", "higher", planted.first)
    lower = count_moves(planted, outlook.whole(), "trees", "lower", planted.first)
    assert (higher.count, lower.count) == (20, 0)
    assert sentence(lower, "Trees") == "Trees: lower with it in 1990Q2 in none of 20 futures."


def test_there_is_a_sentence_for_every_kind_of_count():
    sides = ("above", "below", "higher", "lower")
    assert set(SENTENCES) == {f"futures.{s}.{n}" for s in sides for n in ("some", "none", "all")}


def test_a_game_whose_constants_were_drawn_has_futures_of_many_constants():
    calm = tuple(replace(luck, spread=0.0) for luck in orchard().program.luck)
    kernel = Kernel(replace(orchard().program, events=(), luck=calm))
    for uncertain in (False, True):
        world = begin(kernel, 7, np.array([0]), uncertain=uncertain)
        trees = Outlook(kernel, world, runs=50).whole().fan("trees")
        assert (trees.low[-1] < trees.high[-1]) == uncertain
