"""Sensitivity: which numbers matter, and which could be anything."""

import numpy as np
import pytest
from past import write_past

from game.content.loading import load
from game.judgement import sensitivity as module
from game.judgement.sensitivity import sensitivity, steps_of, uncertain_parameters
from game.model.kernel import Kernel

GOALS = """\
goals:
  plenty:
    title: Plenty
    because: People eat.
    parts:
      land: {measure: {indicator: land}, zero_at: 0, full_at: 1000}
  bread:
    title: Bread
    because: People eat bread.
    parts:
      east: {measure: {indicator: "harvest[east]"}, zero_at: 0, full_at: 20}
"""


def past(folder, **files):
    return load(write_past(folder / "past", **files))


def by_name(found):
    return {each.parameter: each for each in found.influences}


def test_what_matters_comes_first_and_what_nothing_reads_moves_nothing(tmp_path):
    found = sensitivity(past(tmp_path, judgement=GOALS))
    assert [each.parameter for each in found.influences] == ["yield", "growth", "idle"]
    assert by_name(found)["idle"].size == 0.0
    assert found.of_goals


def test_the_larger_number_does_more_and_each_end_pulls_its_own_way(tmp_path):
    growth = by_name(sensitivity(past(tmp_path, judgement=GOALS)))["growth"]
    assert growth.on == "plenty"
    assert growth.at_low < 0.0 < growth.at_high


def test_all_members_of_a_parameter_move_together(tmp_path):
    bread = by_name(sensitivity(past(tmp_path, judgement=GOALS)))["yield"]
    # Half of 2 sacks more, under the rain of 1991, of the 20 that score everything.
    assert bread.on == "bread"
    assert bread.at_high == pytest.approx(100 * (0.5 * 2 * 2) / 20)


def test_the_line_under_which_it_does_most_is_named(tmp_path):
    growth = by_name(sensitivity(past(tmp_path, judgement=GOALS)))["growth"]
    assert growth.policy == "history"  # with ploughs there is more to lose
    alone = sensitivity(past(tmp_path, judgement=GOALS), ["passive"])
    assert {each.policy for each in alone.influences} == {"passive"}


def test_without_goals_indicators_are_compared_in_spreads(tmp_path):
    found = sensitivity(past(tmp_path))
    growth = by_name(found)["growth"]
    assert not found.of_goals
    assert growth.on == "land"
    assert growth.at_low < -0.5
    assert growth.at_high > 0.5


def test_the_size_of_a_chunk_changes_nothing(tmp_path, monkeypatch):
    whole = sensitivity(past(tmp_path, judgement=GOALS), runs=5)
    monkeypatch.setattr(module, "CHUNK", 12)
    assert sensitivity(past(tmp_path, judgement=GOALS), runs=5) == whole


def test_progress_ends_where_it_was_said_to(tmp_path):
    scenario, told = past(tmp_path), []
    sensitivity(scenario, runs=3, progress=told.append)
    assert told[-1] == steps_of(scenario) == 2 * (1 + 2 * 3)


def test_what_is_certain_is_left_alone(tmp_path):
    names = [each.id for each in uncertain_parameters(past(tmp_path).program)]
    assert names == ["growth", "idle", "yield"]
    files = {"model": _CERTAIN, "events": None, "theories": None, "observed.csv": None}
    assert sensitivity(past(tmp_path / "certain", **files)).influences == ()


_CERTAIN = """\
parameters: {one: {title: One, unit: "1", value: 1, low: 1, high: 1, grade: guess}}
stocks: {land: {title: Land, unit: ha, start: 1, indicator: {better: more}}}
"""


def test_a_pack_with_none_of_the_lines_is_refused(tmp_path):
    with pytest.raises(ValueError, match="none of the policies bold"):
        sensitivity(past(tmp_path), ["bold"])


def test_games_that_are_given_central_numbers_are_central_games(tmp_path):
    kernel = Kernel(past(tmp_path).program)
    games = np.arange(3)
    central = kernel.draw(7, games, uncertain=False)
    given = kernel.draw_with(7, games, np.repeat(central.parameters, 3, axis=1))
    assert not given.uncertain
    assert given.spread is None
    for ours, theirs in zip(given.constants, central.constants, strict=True):
        np.testing.assert_array_equal(ours, np.broadcast_to(theirs, ours.shape))
