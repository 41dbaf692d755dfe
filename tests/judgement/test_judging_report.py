import json

import pytest
from judgement.orchard import orchard, two_valleys

from game.judgement.frontier import Effort, build_frontier
from game.model.ensembles import Plan
from game.reports.judging import judging_report
from game.reports.judging_text import as_text
from game.reports.series_writing import About


def report_of(scenario, policy="history", frontier=None, runs=11):
    """Return the report of a policy."""
    plan = Plan(scenario.program, scenario.lines[policy], 1, runs)
    about = About(
        pack=scenario.pack.id, version=scenario.pack.version, digest=scenario.program.digest,
        seed=1, runs=runs, policy=policy,
    )  # fmt: skip
    return judging_report(scenario, plan, about, frontier)


@pytest.fixture(scope="module")
def frontier():
    return build_frontier(two_valleys(), Effort(runs=11, lines=20, generations=0))


def test_a_report_judges_every_goal_trade_off_reader_and_line_of_the_record(frontier):
    judgement = two_valleys().judgement
    report = report_of(two_valleys(), frontier=frontier)
    assert [goal.id for goal in report.goals] == list(judgement.goals)
    assert [line.id for line in report.tradeoffs] == list(judgement.tradeoffs)
    assert [lens.id for lens in report.lenses] == list(judgement.lenses)
    assert len(report.record) == len(judgement.record)
    for lens in report.lenses:
        assert 1 <= len(lens.verdicts) <= 3
        assert lens.score.low <= lens.score.median <= lens.score.high


def test_a_policy_that_the_frontier_was_built_with_lies_inside_it(frontier):
    for line in report_of(two_valleys(), frontier=frontier).tradeoffs:
        assert line.history == line.result  # the same policy, over the same lucks
        assert line.inside is not None
        assert line.inside >= 0
        assert line.frontier


def test_without_a_frontier_nothing_is_said_of_one():
    report = report_of(two_valleys())
    assert all(line.inside is None and line.history is None for line in report.tradeoffs)
    assert "frontier" not in as_text(report, 80)


def test_a_frontier_of_another_pack_is_called_so(frontier):
    report = report_of(orchard(), frontier=frontier)
    assert report.stale
    assert "build it again" in " ".join(as_text(report, 80).split())
    assert report.tradeoffs[0].inside is None


def test_the_record_stands_apart_and_carries_no_points():
    text = as_text(report_of(orchard()), 80)
    goals, _, record = text.partition("The record of suffering (it carries no points)")
    assert "Buried under trees" in record
    assert "Buried" not in goals
    assert "Source: parish, p. 1." in record
    assert "1992Q4:" in record


def test_the_text_keeps_the_width_and_quotes_the_reader(frontier):
    text = as_text(report_of(two_valleys(), frontier=frontier), 60)
    assert max(map(len, text.splitlines())) <= 60
    assert "\N{LEFT DOUBLE QUOTATION MARK}" in text
    assert "What was really done:" in text


def test_json_holds_the_same_as_the_text_and_no_number_that_is_none(frontier):
    report = report_of(two_valleys(), frontier=frontier)
    told = json.loads(report.as_json())
    assert told["about"]["policy"] == "history"
    assert told["goals"][0]["score"]["median"] == report.goals[0].score.median
    assert told["tradeoffs"][0]["inside"] == report.tradeoffs[0].inside


def test_progress_is_told():
    scenario, told = orchard(), []
    about = About(pack="orchard", version="1", digest="", seed=1, runs=3)
    judging_report(scenario, Plan(scenario.program, None, 1, 3), about, progress=told.append)
    assert told == [3]


def test_a_line_that_nothing_found_beats_stands_on_the_frontier(frontier):
    report = report_of(two_valleys(), "patient", frontier)
    assert [line.inside for line in report.tradeoffs].count(0.0) >= 1
    assert "no line of play was found that does better on both" in " ".join(
        as_text(report, 80).split()
    )
