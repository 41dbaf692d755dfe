"""What each answer and each standing order moves, and how often anything comes up."""

from dataclasses import replace

import numpy as np
import pytest

from game.content.format.pack import Allowance
from game.content.loading import check
from game.judgement.balance import Balance
from game.judgement.levers import Lever, Measuring, Way, measure_all
from game.judgement.lunch import Reach, best_of_all, reaches
from game.judgement.occurrence import Occurrence, measure_occurrence
from game.judgement.ruling import rules_digest
from game.reports.measured import measured_findings, measured_lines


@pytest.fixture(scope="module")
def checked():
    return check("two-valleys")


@pytest.fixture(scope="module")
def levers(checked):
    return {lever.id: lever for lever in measure_all(checked.scenario, "history", runs=60)}


def way(name, **goals):
    return Way(name, goals, {})


def lever(*ways, kind="decision"):
    return Lever(kind, "the_count", "history", 60, ways)


COMMON = Occurrence(1000, {"the_count": 0.5}, {"flood": 0.2}, 3.0, 4.0)


def test_every_question_and_every_instrument_is_measured_once(checked, levers):
    assert set(levers) == {*checked.scenario.decisions, *checked.scenario.instruments}
    assert all(lever.games == 60 for lever in levers.values() if lever.kind == "instrument")


def test_an_answer_is_measured_where_it_was_asked_and_nowhere_else(levers):
    assert 0 < levers["after_toll_house"].games < 60


def test_the_colonel_s_channel_moves_the_courts_more_than_anything_else(levers):
    goal, points = levers["colonel_channel"].moves
    assert goal == "law"
    assert points > 10


def test_the_same_answer_under_the_same_luck_comes_to_the_same(checked, levers):
    again = Measuring(checked.scenario, "history", runs=60).decision("the_count")
    assert again == levers["the_count"]


def test_a_question_that_a_line_never_meets_is_measured_under_random_play(checked):
    scenario = checked.scenario
    none = replace(scenario.program.decisions[0], unattended=())
    assert none.id == "after_toll_house"
    levers = {x.id: x for x in measure_all(scenario, "patient", runs=40)}
    assert {x.under for x in levers.values()} <= {"patient", "random"}


def test_what_is_best_or_worst_on_every_goal_is_named():
    both = lever(way("give", river=10.0, law=20.0), way("keep", river=5.0, law=15.0))
    assert (both.best, both.worst) == ("give", "keep")
    mixed = lever(way("give", river=10.0, law=15.0), way("keep", river=5.0, law=20.0))
    assert (mixed.best, mixed.worst) == (None, None)


def test_two_answers_that_come_to_the_same_are_neither_best_nor_worst():
    same = lever(way("give", river=10.0), way("keep", river=10.0))
    assert (same.best, same.worst) == (None, None)


def test_a_dominated_option_is_a_finding_at_its_line_unless_the_pack_accepts_it(checked):
    bare = replace(checked, scenario=replace(checked.scenario, pack=_without_allow(checked)))
    best = lever(way("recognise", law=20.0), way("ask_recount", law=10.0), way("hold_money", law=9))
    found = measured_findings(bare, Balance((best,), COMMON))
    assert [(f.code, f.about) for f in found] == [("dominated-option", "the_count")] * 2
    assert found[0].place.file.endswith("the_count.yaml")
    assert found[0].place.line > 1
    allow = (Allowance(finding="dominated-option", about="the_count", reason="It is a lesson."),)
    kind = replace(
        bare, scenario=replace(bare.scenario, pack=replace(_without_allow(checked), allow=allow))
    )
    assert measured_findings(kind, Balance((best,), COMMON)) == ()
    (idle,) = measured_findings(kind, Balance((), COMMON))
    assert idle.code == "idle-allowance"


def _without_allow(checked):
    return replace(checked.scenario.pack, allow=())


def test_a_core_question_that_decides_nothing_is_a_warning_and_a_weak_option_a_note(checked):
    bare = replace(checked, scenario=replace(checked.scenario, pack=_without_allow(checked)))
    weak = lever(way("recognise", law=20.0, river=9.9), way("ask_recount", law=19.9, river=10.0))
    codes = sorted(f.code for f in measured_findings(bare, Balance((weak,), COMMON)))
    assert codes == ["weak-choice", "weak-option", "weak-option"]


def test_what_comes_up_too_rarely_is_named_with_its_share(checked):
    bare = replace(checked, scenario=replace(checked.scenario, pack=_without_allow(checked)))
    rare = Occurrence(1000, {"the_count": 0.004}, {"toll_house": 0.0}, 3.0, 4.0)
    found = measured_findings(bare, Balance((), rare))
    assert {(f.code, f.about) for f in found} == {
        ("rare-decision", "the_count"), ("rare-event", "toll_house"),
    }  # fmt: skip
    assert any("0.40%" in f.message for f in found)


def test_random_games_ask_most_of_what_there_is(checked):
    seen = measure_occurrence(checked.scenario, games=300)
    assert 4 < seen.core <= seen.all <= 6
    assert seen.decisions["the_count"] == 1.0
    assert 0 < seen.events["new_premier"] < 1
    assert measured_lines(Balance((), seen))[0].startswith("measured: 0 questions")


def test_a_trade_off_that_hardly_pulls_and_a_line_that_has_it_all_are_warnings(checked):
    bare = replace(checked, scenario=replace(checked.scenario, pack=_without_allow(checked)))
    narrow = Reach("speed_or_judges", ("river", "law"), (50.0, 20.0), 7)
    wide = Reach("river_or_bread", ("river", "bread"), (50.0, 40.0), 7)
    balance = Balance((), COMMON, (narrow, wide), 100, free_lunch=True)
    found = measured_findings(bare, balance)
    assert {(f.code, f.about) for f in found} == {
        ("narrow-tradeoff", "speed_or_judges"), ("free-lunch", "*"),
    }  # fmt: skip
    assert any("spans 50.0 points of 'river' and 20.0 of 'law'" in f.message for f in found)
    assert any("river_or_bread: 50 points of river" in line for line in measured_lines(balance))


def test_a_frontier_is_measured_from_end_to_end(checked):
    reached = {"river": np.array([80.0, 50.0, 20.0]), "law": np.array([10.0, 40.0, 45.0])}
    reached["bread"] = np.array([0.0, 1.0, 2.0])
    (judges, bread) = reaches(checked.scenario, reached, None)
    assert (judges.tradeoff, judges.spans, judges.wide) == ("speed_or_judges", (60.0, 35.0), True)
    assert (bread.spans, bread.wide) == ((60.0, 2.0), False)
    assert best_of_all(reached) is None
    assert best_of_all({goal: values[:1] for goal, values in reached.items()}) == 0


def test_mending_a_sentence_does_not_undo_a_frontier(checked):
    scenario = checked.scenario
    decision = scenario.program.decisions[0]
    says = replace(
        decision,
        options=tuple(
            replace(o, needs=tuple(replace(n, says="Otherwise.") for n in o.needs))
            for o in decision.options
        ),
    )
    told = replace(scenario.program, digest="x", decisions=(says, *scenario.program.decisions[1:]))
    assert rules_digest(replace(scenario, program=told)) == rules_digest(scenario)
    dearer = replace(decision, attention=decision.attention + 1)
    other = replace(scenario.program, decisions=(dearer, *scenario.program.decisions[1:]))
    assert rules_digest(replace(scenario, program=other)) != rules_digest(scenario)
