import importlib
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement.orchard import orchard, two_valleys, write_orchard

from game.judgement.arena import Arena
from game.judgement.course import CancelledError
from game.judgement.dominance import inside, non_dominated
from game.judgement.evolving import MissingExtraError, evolve
from game.judgement.frontier import Effort, build_frontier
from game.judgement.frontier_file import PLACE, as_json, from_json, read_frontier, write_frontier
from game.judgement.lines import Space
from game.model.policies import FollowedLine

SMALL = Effort(seed=3, runs=10, lines=30, generations=0)
POINTS = st.lists(
    st.tuples(st.integers(0, 5).map(float), st.integers(0, 5).map(float)), min_size=1, max_size=12
).map(np.array)


@pytest.fixture(scope="module")
def frontier():
    return build_frontier(two_valleys(), SMALL)


@given(POINTS)
def test_no_point_of_a_frontier_is_beaten_and_every_other_is(points):
    kept = points[non_dominated(points)]
    for point in points:
        beaten = ((points >= point).all(axis=1) & (points > point).any(axis=1)).any()
        assert beaten != (kept == point).all(axis=1).any()
    assert (np.diff(kept[:, 0]) < 0).all()
    assert (np.diff(kept[:, 1]) > 0).all()


@given(POINTS, st.tuples(st.floats(0, 5), st.floats(0, 5)))
def test_how_far_inside_a_result_lies_is_how_much_better_both_could_have_been(points, result):
    kept = points[non_dominated(points)]
    room = inside(kept, result)
    assert room == inside(points, result)
    reached = (kept >= np.array(result) + room - 1e-9).all(axis=1).any()
    beyond = (kept >= np.array(result) + room + 1e-6).all(axis=1).any()
    assert reached
    assert not beyond


def test_a_frontier_holds_no_line_that_another_beats(frontier):
    tradeoffs = two_valleys().judgement.tradeoffs
    assert set(frontier.tradeoffs) == set(tradeoffs)
    for name, document in tradeoffs.items():
        points = frontier.points(name, document.goals)
        assert len(non_dominated(points)) == len(points)
        for policy in frontier.policies.values():
            assert inside(points, tuple(policy.goals[goal] for goal in document.goals)) >= 0


def test_a_frontier_built_again_is_the_same_to_the_letter(frontier):
    assert as_json(build_frontier(two_valleys(), SMALL)) == as_json(frontier)


def test_a_frontier_says_how_many_lines_were_played_and_how_random_ones_fared(frontier):
    assert frontier.played == len(two_valleys().lines) + SMALL.lines
    for quantiles in frontier.spread.values():
        assert len(quantiles) == 101
        assert list(quantiles) == sorted(quantiles)


def test_a_frontier_keeps_some_random_lines_one_by_one(frontier):
    goals = ("bread", "law")
    cloud = frontier.cloud(goals)
    assert cloud.shape == (SMALL.lines, 2)
    for column, goal in enumerate(goals):
        assert cloud[:, column].min() == frontier.spread[goal][0]
        assert cloud[:, column].max() == frontier.spread[goal][-1]


def test_a_frontier_from_before_clouds_has_none(frontier):
    older = json.loads(as_json(frontier))
    del older["sample"]
    assert len(from_json(json.dumps(older)).cloud(("bread", "law"))) == 0


def test_a_frontier_that_is_written_is_read_as_it_was(frontier, tmp_path):
    folder = write_orchard(tmp_path)
    file = write_frontier(frontier, folder)
    assert file == folder / PLACE
    assert read_frontier(folder) == frontier
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert json.loads(file.read_text())["pack"] == "two-valleys"


def test_a_frontier_knows_the_pack_that_it_was_built_from(frontier):
    assert frontier.fits(two_valleys())
    assert not frontier.fits(orchard())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}', '{"format": 1}'])
def test_a_frontier_that_cannot_be_read_is_none(text, tmp_path):
    folder = write_orchard(tmp_path)
    assert read_frontier(folder) is None
    (folder / PLACE).parent.mkdir()
    (folder / PLACE).write_text(text)
    assert read_frontier(folder) is None


def test_a_file_from_a_later_version_is_not_guessed_at(frontier):
    with pytest.raises(ValueError, match="only format 1"):
        from_json(as_json(frontier).replace('"format": 1', '"format": 2'))


def test_progress_is_told_and_ends_at_all():
    told = []
    build_frontier(orchard(), SMALL, progress=lambda *said: told.append(said))
    done, total = told[-1]
    assert done == total == len(orchard().lines) + SMALL.lines
    assert [one for one, _ in told] == sorted(one for one, _ in told)


def test_a_frontier_that_is_no_longer_wanted_stops():
    with pytest.raises(CancelledError):
        build_frontier(orchard(), SMALL, cancelled=lambda: True)


@pytest.mark.parametrize("runs", [1, 8])
def test_a_line_side_by_side_with_others_is_the_line_followed_alone(runs):
    scenario = two_valleys()
    arena, space = Arena(scenario, 5, runs), Space(scenario.program)
    lines = space.random(4, 9)
    alone = [
        arena.score_line(FollowedLine(scenario.program, space.line_of(genes))) for genes in lines
    ]
    np.testing.assert_array_equal(arena.score(lines), alone)


def test_the_size_of_a_crowd_means_nothing_to_a_line():
    arena, space = Arena(two_valleys(), 5, 8), Space(two_valleys().program)
    lines = space.random(6, 9)
    np.testing.assert_array_equal(arena.score(lines)[3:4], arena.score(lines[3:4]))


def test_every_number_of_a_line_picks_something_that_can_be_asked_for():
    program = two_valleys().program
    space = Space(program)
    edges = np.array([np.zeros(space.genes), np.full(space.genes, np.nextafter(1.0, 0.0))])
    options = space.options(edges)
    assert (options[:, 0] == -1).all()
    assert options[:, 1].tolist() == [len(d.options) - 1 for d in program.decisions]
    settings = space.settings(edges)
    assert np.isnan(settings[..., 0]).all()
    assert (settings[..., 1] == [i.highest for i in program.instruments]).all()


def test_without_the_extra_one_is_told_how_to_get_it(monkeypatch):
    def absent(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(MissingExtraError, match=r"pip install 'handshake\[frontier\]'"):
        evolve(lambda lines: lines, np.zeros((4, 2)), 1, 1)


def test_bred_lines_come_closer_to_what_is_wanted():
    pytest.importorskip("pymoo")
    begun = Space(two_valleys().program).random(20, 1)

    def score(lines):
        return np.stack((lines[:, 0] - lines[:, 2:].mean(axis=1), lines[:, 1]), axis=1)

    lines, scores = evolve(score, begun, 20, 1)
    assert lines.shape == (21 * 20, begun.shape[1])
    assert ((lines >= 0) & (lines < 1)).all()
    assert scores[-20:].mean() > score(begun).mean() + 0.3
    again, _ = evolve(score, begun, 20, 1)
    np.testing.assert_array_equal(again, lines)


def test_breeding_moves_the_frontier_outwards():
    pytest.importorskip("pymoo")
    effort = Effort(seed=3, runs=10, lines=30, population=20, generations=8)
    bred = build_frontier(two_valleys(), effort)
    plain = build_frontier(two_valleys(), SMALL)
    for name, document in two_valleys().judgement.tradeoffs.items():
        points = bred.points(name, document.goals)
        room = [inside(points, tuple(point)) for point in plain.points(name, document.goals)]
        assert min(room) >= 0
        assert max(room) > 3
