"""History's line: what really was, held against what the games give."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from past import OBSERVED, write_past

from game.content.format.judging import Observation
from game.content.loading import load
from game.judgement.history_fit import (
    STRANDS,
    NothingToFitError,
    Point,
    coverage,
    fit,
    share_inside,
)
from game.model.ensembles import Plan, run

HEADER = OBSERVED.splitlines()[0]
RUNS = 40


def fitted(folder, *lines, **options):
    files = {"observed.csv": "\n".join([HEADER, *lines]) + "\n"} if lines else {}
    return fit(load(write_past(folder / "past", **files)), RUNS, **options)


def land_of(scenario):
    """Return (quarters, games) of the land under history's line."""
    results = run(Plan(scenario.program, scenario.lines["history"], 1, RUNS))
    return results.values[:, [i.name for i in results.indicators].index("land")]


def point(value=1.0, tolerance=1.0, games=(0.0, 1.0, 2.0), *, required=True):
    seen = Observation(
        indicator="land", period="1990Q1", value=value, tolerance=tolerance,
        source="ledger", required=required,
    )  # fmt: skip
    return Point(seen, 0, 0, *games)


def test_a_quarter_is_compared_with_that_quarter_in_every_game(tmp_path):
    found = fitted(tmp_path, "land,1990Q3,1,1,ledger,,,")
    (only,) = found.points
    expected = np.percentile(land_of(found.scenario)[2], (10, 50, 90))
    assert (only.low, only.median, only.high) == tuple(expected)


@pytest.mark.parametrize(
    ("take", "taken"),
    [
        ("mean", lambda year: year.mean(axis=0)),
        ("sum", lambda year: year.sum(axis=0)),
        ("least", lambda year: year.min(axis=0)),
        ("most", lambda year: year.max(axis=0)),
        ("last", lambda year: year[-1]),
    ],
)
def test_a_year_is_taken_game_by_game_as_its_line_says(tmp_path, take, taken):
    found = fitted(tmp_path, f"land,1991,1,1,ledger,,{take},")
    each = taken(land_of(found.scenario)[4:8])
    assert found.points[0].median == pytest.approx(np.median(each), rel=1e-12)


def test_a_year_that_begins_before_play_counts_with_the_quarters_that_are_played(tmp_path):
    late = "period: {first: 1990Q2, last: 1991Q4}"
    folder = write_past(
        tmp_path / "past", **{"observed.csv": f"{HEADER}\nland,1990,1,1,ledger,,,\n"}
    )
    pack = folder / "pack.yaml"
    pack.write_text(pack.read_text().replace("period: {first: 1990Q1, last: 1991Q4}", late))
    found = fit(load(folder), RUNS)
    each = land_of(found.scenario)[:3].mean(axis=0)
    assert found.points[0].median == pytest.approx(np.median(each), rel=1e-12)
    assert found.points[0].last - found.points[0].first == 2


def test_what_lies_outside_the_period_is_named_and_not_compared(tmp_path):
    found = fitted(tmp_path, "land,1985,1,1,ledger,,,", "land,1990Q2,1,1,ledger,,,")
    assert [seen.period for seen in found.left_out] == ["1985"]
    assert len(found.points) == 1


def test_two_sources_that_disagree_are_both_kept(tmp_path):
    found = fitted(tmp_path)
    same = [p for p in found.points if p.observation.period == "1990Q1"]
    assert [p.observation.value for p in same] == [110.0, 90.0]
    assert [p.inside for p in same] == [True, False]


def test_only_what_is_required_can_be_missed(tmp_path):
    found = fitted(tmp_path)
    assert [p.observation.value for p in found.points if not p.inside] == [90.0]
    assert found.missed == ()
    missed = fitted(tmp_path, "land,1990Q1,90,5,diary,true,,").missed
    assert [p.observation.value for p in missed] == [90.0]


def test_the_worst_come_first_and_are_five_at_most(tmp_path):
    pages = (f'"ledger, p. {number}"' for number in range(7))
    lines = [f"land,1990Q{k % 4 + 1},{90 + 5 * k},1,{page},,," for k, page in enumerate(pages)]
    worst = fitted(tmp_path, *lines).worst
    assert len(worst) == 5
    assert [p.off for p in worst] == sorted((p.off for p in worst), reverse=True)


def test_a_median_that_is_no_number_is_the_worst_of_all_and_never_inside():
    nothing = point(games=(math.nan, math.nan, math.nan))
    assert not nothing.inside
    assert not nothing.in_band
    assert point(1.0, 0.0).inside  # exactly what was observed
    assert point(1.5, 0.0).off == math.inf


@given(st.floats(-1e6, 1e6), st.floats(0.01, 1e6), st.floats(-1e6, 1e6))
def test_inside_is_no_further_off_than_one_tolerance(value, tolerance, median):
    found = point(value, tolerance, (median - 1, median, median + 1))
    assert found.inside == (abs(median - value) / tolerance <= 1.0)
    assert found.in_band == (median - 1 <= value <= median + 1)


def test_shares_count_points_and_there_is_none_of_none():
    points = (point(), point(3.0, 0.5), point(2.0))
    assert share_inside(points) == pytest.approx(2 / 3)
    assert coverage(points) == pytest.approx(2 / 3)
    assert math.isnan(share_inside(()))


def test_a_theory_moves_the_median(tmp_path):
    plain = fitted(tmp_path).points[-1].median
    assert fitted(tmp_path, theory="fertile").points[-1].median > plain * 1.2


def test_a_course_has_a_band_around_its_median_and_a_few_single_games(tmp_path):
    (course,) = fitted(tmp_path).courses
    low, median, high = course.band
    assert (low <= median).all()
    assert (median <= high).all()
    assert course.strands.shape == (8, STRANDS)


def test_yearly_sums_have_a_course_of_their_own_that_passes_through_the_simulated_sum(tmp_path):
    found = fitted(tmp_path, "land,1991,1,1,ledger,,sum,", "land,1991Q4,1,1,ledger,,,")
    summed, plain = found.courses
    assert (summed.summed, plain.summed) == (True, False)
    assert summed.band[1, 7] == pytest.approx(summed.points[0].median)
    assert plain.band[1, 7] == pytest.approx(plain.points[0].median)


def test_progress_ends_with_all_games(tmp_path):
    told = []
    fitted(tmp_path, progress=told.append)
    assert told[-1] == RUNS


def test_a_pack_without_a_past_is_refused_in_words(tmp_path):
    with pytest.raises(NothingToFitError, match=r"no observed\.csv"):
        fit(load(write_past(tmp_path / "a", **{"observed.csv": None})))
    with pytest.raises(NothingToFitError, match="no policy 'history'"):
        fit(load(write_past(tmp_path / "b", policies="{id: passive, title: Nothing}")))
    with pytest.raises(NothingToFitError, match="no theory 'fertil'; did you mean 'fertile'"):
        fitted(tmp_path, theory="fertil")
    with pytest.raises(NothingToFitError, match="no observation within the quarters"):
        fitted(tmp_path, "land,1985,1,1,ledger,,,")
