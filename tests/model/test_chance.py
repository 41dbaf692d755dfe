"""Luck has an address: the same wherever it is asked for, and without a pattern."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.chance import PAGE, normal, once, purpose_key, quarterly, triangular

SEEDS = st.integers(0, 2**64 - 1)
NUMBERS = st.lists(st.integers(0, 2**40), min_size=1, max_size=12, unique=True)


GOLDEN_QUARTERLY = [
    [0.7959905712632462, 0.6571663833456114, 0.6712065661558881],
    [0.31508682772982866, 0.43201670271810144, 0.27882293437141925],
    [0.13634963298682123, 0.4583722703391686, 0.8254301490960643],
    [0.7509717958746478, 0.23378595418762416, 0.9942964966176078],
]
GOLDEN_ONCE = [0.4242494507925585, 0.4840280396165326, 0.4392958303214982, 0.9199276567669585]


def test_the_draws_of_known_addresses_are_known():
    """A change here changes every saved game."""
    drawn = quarterly(7, np.array([0, 1, 17]), "event:flood", range(62, 66))
    assert drawn.tolist() == GOLDEN_QUARTERLY
    assert once(7, np.array([0, 1, 17, 2**40]), "parameter:yield[0]").tolist() == GOLDEN_ONCE
    assert once(-1, np.array([5]), "x").tolist() == once(2**64 - 1, np.array([5]), "x").tolist()
    assert purpose_key("event:flood") == 4134232830497396490


def test_the_shapes_of_known_draws_are_known():
    uniform = np.array([2.0**-33, 0.05, 0.5, 0.6, 0.99])
    np.testing.assert_allclose(
        normal(uniform),
        [-6.337957754, -1.644853627, 0.0, 0.253347103, 2.326347874],
        rtol=1e-9,
    )


@given(SEEDS, NUMBERS, st.integers(0, 3 * PAGE), st.integers(0, 2 * PAGE), st.data())
def test_any_part_of_a_draw_is_that_part_of_the_whole(seed, numbers, first, count, data):
    games = np.array(numbers)
    whole = quarterly(seed, games, "rain", range(first, first + count + 1))
    start = data.draw(st.integers(0, count))
    stop = data.draw(st.integers(start, count + 1))
    chosen = data.draw(st.permutations(range(len(games))))[: data.draw(st.integers(0, 5))]
    part = quarterly(seed, games[chosen], "rain", range(first + start, first + stop))
    assert np.array_equal(part, whole[start:stop][:, chosen])


@given(SEEDS, NUMBERS, st.data())
def test_games_may_be_asked_for_in_any_order(seed, numbers, data):
    games = np.array(numbers)
    order = data.draw(st.permutations(range(len(games))))
    assert np.array_equal(once(seed, games[order], "rain"), once(seed, games, "rain")[order])


def test_a_run_of_games_is_the_games_one_by_one():
    games = np.arange(3, 40)
    one_by_one = [once(1, np.array([game]), "rain")[0] for game in games]
    assert once(1, games, "rain").tolist() == one_by_one
    alone = [quarterly(1, np.array([game]), "rain", range(5))[:, 0] for game in games]
    assert np.array_equal(quarterly(1, games, "rain", range(5)), np.array(alone).T)


def test_no_games_and_no_quarters_draw_nothing():
    nobody = np.empty(0, dtype=np.int64)
    assert once(1, nobody, "rain").shape == (0,)
    assert quarterly(1, nobody, "rain", range(3)).shape == (3, 0)
    assert quarterly(1, np.arange(2), "rain", range(PAGE, PAGE)).shape == (0, 2)


# -- uniform, and independent along every part of the address ----------------------------


def sample():
    """Return draws over all four parts of an address: (seeds, purposes, quarters, games)."""
    return np.array(
        [
            [quarterly(seed, np.arange(128), f"purpose {k}", range(80)) for k in range(8)]
            for seed in range(8)
        ]
    )


SAMPLE = sample()
COUNT = SAMPLE.size


def surprise(observed, expected):
    """Return how many standard deviations chi squared is above its mean."""
    chi2 = ((observed - expected) ** 2 / expected).sum()
    freedom = observed.size - 1
    return (chi2 - freedom) / np.sqrt(2.0 * freedom)


def test_draws_are_uniform():
    assert 0.0 < SAMPLE.min() < SAMPLE.max() < 1.0
    observed, _ = np.histogram(SAMPLE, bins=200, range=(0.0, 1.0))
    assert abs(surprise(observed, COUNT / 200)) < 4.0
    assert abs(SAMPLE.mean() - 0.5) < 4.0 / np.sqrt(12 * COUNT)


def test_single_draws_are_uniform():
    drawn = np.array([once(seed, np.arange(20_000), "rain") for seed in range(10)])
    observed, _ = np.histogram(drawn, bins=100, range=(0.0, 1.0))
    assert abs(surprise(observed, drawn.size / 100)) < 4.0


@pytest.mark.parametrize("axis", range(4), ids=("seed", "purpose", "quarter", "game"))
@pytest.mark.parametrize("apart", [1, 2, 3])
def test_neighbours_know_nothing_of_each_other(axis, apart):
    moved = np.moveaxis(SAMPLE, axis, 0)
    one, other = moved[:-apart].ravel(), moved[apart:].ravel()
    assert abs(np.corrcoef(one, other)[0, 1]) < 4.0 / np.sqrt(one.size)
    pairs, _, _ = np.histogram2d(one, other, bins=16, range=((0, 1), (0, 1)))
    assert abs(surprise(pairs, one.size / 256)) < 4.0


@pytest.mark.parametrize("axis", range(4), ids=("seed", "purpose", "quarter", "game"))
def test_no_seed_purpose_quarter_or_game_is_luckier_than_others(axis):
    means = np.moveaxis(SAMPLE, axis, 0).reshape(SAMPLE.shape[axis], -1)
    deviations = (means.mean(axis=1) - 0.5) * np.sqrt(12 * means.shape[1])
    assert abs(deviations).max() < 4.5


def test_a_single_draw_is_none_of_the_quarterly_ones():
    games = np.arange(64)
    single = once(1, games, "rain")
    assert set(single).isdisjoint(quarterly(1, games, "rain", range(128)).ravel().tolist())


def test_no_two_addresses_share_a_draw():
    some = SAMPLE[:3, :2].ravel()
    # 61,440 of 2**32 numbers: about half a pair is expected to meet by chance.
    assert some.size - len(set(some.tolist())) <= 3


# -- shapes --------------------------------------------------------------------------------


@given(st.floats(1e-300, 1.0 - 1e-16))
def test_normal_is_the_inverse_of_the_normal_distribution(uniform):
    expected = NormalDist().inv_cdf(uniform)
    assert normal(np.array([uniform]))[0] == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_normal_draws_have_mean_0_and_spread_1():
    drawn = normal(SAMPLE)
    assert abs(drawn.mean()) < 4.0 / np.sqrt(COUNT)
    assert abs(drawn.std() - 1.0) < 4.0 / np.sqrt(2 * COUNT)


@pytest.mark.parametrize("mode", [2.0, 2.5, 5.0])
def test_a_triangular_draw_keeps_its_limits_and_its_mean(mode):
    low, high = 2.0, 5.0
    drawn = triangular(SAMPLE.ravel(), low, mode, high)
    assert low <= drawn.min() < drawn.max() <= high
    mean = (low + mode + high) / 3
    variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    assert abs(drawn.mean() - mean) < 4.0 * np.sqrt(variance / COUNT)
    assert drawn.var() == pytest.approx(variance, rel=0.01)
    share = (mode - low) / (high - low)
    assert (drawn < mode).mean() == pytest.approx(share, abs=0.005)


def test_a_triangle_without_width_is_a_point():
    assert triangular(np.array([0.1, 0.9]), 3.0, 3.0, 3.0).tolist() == [3.0, 3.0]
