"""One game in a batch is the game played alone, whichever way it is played."""

from dataclasses import replace

import numpy as np
import pytest
from farm import Game, auxiliary, do, effect, event, program, stock
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import lines_of_play, programs

from game.model import world as worlds
from game.model.ensembles import Plan, run
from game.model.fortune import prepare
from game.model.kernel import Kernel, watched_by
from game.model.orders import NOTHING
from game.model.playing import begin, finish, play, play_drawn, resume, step
from game.model.policies import Assigned, FollowedLine, RandomPlay
from game.model.program import LineOfPlay, Luck, Rule

IDLE = LineOfPlay("idle", (), (), ())
GAMES = np.array([3, 4, 5, 900, 2])
PROGRAMS = st.booleans().flatmap(lambda tame: programs(tame=tame))


def assert_bit_for_bit(one, other):
    assert np.array_equal(one, other, equal_nan=True)


@given(PROGRAMS, st.booleans(), st.integers(0, len(GAMES) - 1))
def test_a_game_in_a_batch_is_the_game_played_alone(drawn, uncertain, which):
    kernel, policy = Kernel(drawn), RandomPlay(drawn, restlessness=0.5)
    together = play(kernel, policy, 5, GAMES, uncertain=uncertain)
    alone = play(kernel, policy, 5, GAMES[which : which + 1].copy(), uncertain=uncertain)
    assert_bit_for_bit(worlds.pick(together.world, which).values, alone.world.values)
    assert_bit_for_bit(together.values[:, :, which : which + 1], alone.values)


@settings(max_examples=5)
@given(programs(tame=False))
def test_a_game_among_hundreds_is_the_game_played_alone(drawn):
    kernel, policy = Kernel(drawn), RandomPlay(drawn)
    together = play(kernel, policy, 5, np.arange(333), uncertain=True).world
    for which in (0, 111, 332):
        alone = play(kernel, policy, 5, np.array([which]), uncertain=True).world
        assert_bit_for_bit(worlds.pick(together, which).values, alone.values)


@given(PROGRAMS)
def test_games_may_be_given_in_any_order(drawn):
    kernel, policy = Kernel(drawn), RandomPlay(drawn)
    one = play(kernel, policy, 5, GAMES, uncertain=True)
    other = play(kernel, policy, 5, GAMES[::-1].copy(), uncertain=True)
    assert_bit_for_bit(one.world.values[:, ::-1], other.world.values)


@given(st.data(), st.booleans())
def test_quarter_by_quarter_is_the_same_as_all_at_once(data, uncertain):
    drawn = data.draw(PROGRAMS)
    line = data.draw(lines_of_play(drawn))
    kernel, policy = Kernel(drawn, watched_by((line,))), FollowedLine(drawn, line)
    world = begin(kernel, 5, GAMES, uncertain=uncertain)
    while world.quarter <= drawn.last:
        world = step(kernel, world, policy.orders(resume(kernel, world, quarters=1)))
    at_once = play(kernel, policy, 5, GAMES, uncertain=uncertain).world
    assert_bit_for_bit(world.values, at_once.values)
    assert worlds.digest(world) == worlds.digest(at_once)


@given(PROGRAMS, st.integers(1, 3))
def test_a_game_that_is_resumed_goes_on_as_if_nothing_had_been(drawn, quarters):
    kernel, policy = Kernel(drawn), RandomPlay(drawn)
    world = begin(kernel, 5, GAMES, uncertain=True)
    while quarters > 0 and world.quarter < drawn.last:
        quarters -= 1
        world = step(kernel, world, policy.orders(resume(kernel, world, quarters=1)))
    rows = []
    ended = finish(resume(kernel, world), policy, each_quarter=rows.append)
    assert ended.first == world.quarter
    assert rows == list(range(drawn.last + 1 - world.quarter))
    assert_bit_for_bit(
        ended.world.values, play(kernel, policy, 5, GAMES, uncertain=True).world.values
    )


@given(PROGRAMS)
def test_watching_changes_nothing(drawn):
    kernel, policy = Kernel(drawn), RandomPlay(drawn)
    unseen = play(kernel, policy, 5, GAMES, uncertain=True)
    watched = play(kernel, policy, 5, GAMES, uncertain=True, traced=True)
    assert unseen.trace is None
    assert_bit_for_bit(unseen.world.values, watched.world.values)
    assert_bit_for_bit(unseen.values, watched.values)


@given(st.data())
def test_each_game_of_a_batch_may_follow_a_line_of_its_own(data):
    drawn = data.draw(programs())
    lines = tuple(data.draw(lines_of_play(drawn)) for _ in range(2))
    policies = tuple(FollowedLine(drawn, line) for line in lines)
    kernel = Kernel(drawn, watched_by(lines))
    which = np.array([0, 1, 1, 0, 1])
    mixed = play(kernel, Assigned(policies, which), 5, GAMES, uncertain=True).world
    for number, policy in enumerate(policies):
        own = play(kernel, policy, 5, GAMES, uncertain=True).world
        assert_bit_for_bit(mixed.values[:, which == number], own.values[:, which == number])


@given(programs())
def test_games_with_parameters_of_their_own_are_games_of_a_program_with_those(drawn):
    kernel, policy, luck = Kernel(drawn), RandomPlay(drawn), np.array([7, 7, 9])
    own = [
        [value * (1.0 + k / 8) for p in drawn.parameters for value in p.values] for k in range(3)
    ]
    draw = kernel.draw_with(5, luck, np.array(own).reshape(3, -1).T)
    together = play_drawn(kernel, policy, draw).world
    for k, game in enumerate(luck):
        values = iter(own[k])
        moved = [replace(p, values=tuple(next(values) for _ in p.values)) for p in drawn.parameters]
        other = Kernel(replace(drawn, parameters=tuple(moved)))
        alone = play(other, policy, 5, np.array([game]), uncertain=False).world
        assert_bit_for_bit(worlds.pick(together, k).values, alone.values)


def stormy_farm(*sizes):
    """Return a program that is pushed in more ways in a quarter than there are days in a month."""
    pushes = [
        effect(name, size, name=f"{name}{k}", builds_over=3, lasts=k + 1, spread=0.2 * k)
        for name in ("cattle", "grain")
        for k, size in enumerate(sizes)
    ]
    storms = [event(x, *pushes, chance=0.4, once=False) for x in ("flood", "hail", "storm")]
    stocks = (stock("cattle", over="fields", births="luck"), stock("grain", over="fields"))
    return program(stocks=stocks, events=tuple(storms), luck=(Luck("luck", 1, "normal", 1.0, 0.0),))


@pytest.mark.parametrize("uncertain", [True, False])
@pytest.mark.parametrize("size", [7.0, do("multiply", "luck", 10.0)])
def test_many_effects_at_once_are_the_same_as_a_few_at_a_time(size, uncertain):
    made = stormy_farm(size, 3.0, size)
    kernel, games = Kernel(made), np.arange(60)
    together = play(kernel, RandomPlay(made), 5, games, uncertain=uncertain).world
    for which in games:
        alone = play(kernel, RandomPlay(made), 5, games[[which]], uncertain=uncertain).world
        assert_bit_for_bit(worlds.pick(together, which).values, alone.values)


# -- ensembles ---------------------------------------------------------------------------


@settings(max_examples=10)
@given(PROGRAMS, st.integers(1, 6))
def test_the_size_of_a_chunk_means_nothing(drawn, chunk):
    told = []
    one = run(Plan(drawn, None, 5, 6), chunk=chunk, progress=told.append)
    other = run(Plan(drawn, None, 5, 6))
    assert told == [*range(chunk, 6, chunk), 6]
    for name in ("values", "happened", "times", "answers", "asked"):
        assert_bit_for_bit(getattr(one, name), getattr(other, name))


def shaken_farm():
    price = do("exp", "weather")
    return program(
        luck=(Luck("weather", 1, "normal", 0.3, 0.5),),
        stocks=(stock("grain", 10.0, harvest=do("multiply", "grain", "weather")),),
        auxiliaries=(auxiliary("price", price),),
    )


def test_the_number_of_workers_means_nothing():
    line = LineOfPlay("reader", (), (), (Rule(do("greater", "price", 1.0), (), ()),))
    plan = Plan(shaken_farm(), line, 5, 6)
    for one, other in zip(vars_of(run(plan)), vars_of(run(plan, workers=2, chunk=4)), strict=True):
        assert_bit_for_bit(one, other)


def vars_of(results):
    return (results.values, results.happened, results.times, results.answers, results.asked)


def test_an_ensemble_needs_a_game():
    with pytest.raises(ValueError, match="at least one game"):
        run(Plan(shaken_farm(), IDLE, 5, 0))


# -- worlds ------------------------------------------------------------------------------


def test_a_world_is_frozen():
    world = Game(shaken_farm()).world
    with pytest.raises(ValueError, match="read-only"):
        world.values[0, 0] = 7.0
    with pytest.raises(ValueError, match="read-only"):
        world.games[0] = 7
    with pytest.raises(AttributeError):
        world.quarter = 3


def test_a_quarter_leaves_the_world_before_as_it_was():
    game = Game(shaken_farm())
    before, copy = game.world, game.world.values.copy()
    game.quarter()
    assert_bit_for_bit(before.values, copy)
    assert game.world.quarter == before.quarter + 1


def test_a_world_refuses_values_for_other_games():
    with pytest.raises(ValueError, match="there are 2 games"):
        worlds.World(0, 1, np.arange(2), uncertain=False, values=np.zeros((3, 4)))


def test_nothing_can_be_played_after_the_end():
    game = Game(shaken_farm()).quarters(8)
    with pytest.raises(ValueError, match="the period has ended"):
        step(game.kernel, game.world, NOTHING)
    assert resume(game.kernel, game.world).fortune.events.shape[0] == 0


def test_a_picked_game_goes_on_as_it_did_in_its_batch():
    kernel = Kernel(shaken_farm())
    batch = step(kernel, begin(kernel, 5, GAMES, uncertain=True), NOTHING)
    picked = worlds.pick(batch, 3)
    assert picked.games.tolist() == [900]
    assert_bit_for_bit(
        step(kernel, picked, NOTHING).values, step(kernel, batch, NOTHING).values[:, 3:4]
    )


def test_copies_of_a_game_share_its_past_and_not_its_luck():
    kernel = Kernel(shaken_farm())
    world = step(kernel, begin(kernel, 5, np.array([2]), uncertain=False), NOTHING)
    copies = worlds.spread_out(world, np.arange(4))
    assert (copies.seed, copies.quarter) == (world.seed, world.quarter)
    assert (copies.values == world.values).all()
    after = step(kernel, copies, NOTHING)
    assert_bit_for_bit(after.values[:, 2:3], step(kernel, world, NOTHING).values)
    grain = after.values[kernel.layout.stocks["grain"].start]
    assert len(set(grain.tolist())) == 4
    other = step(kernel, worlds.spread_out(world, np.arange(4), seed=6), NOTHING)
    assert set(other.values[0].tolist()).isdisjoint(grain.tolist())


def test_a_digest_is_the_same_for_the_same_state_whoever_made_it():
    one, other = Game(shaken_farm()).quarters(3), Game(shaken_farm()).quarters(3)
    assert worlds.digest(one.world) == worlds.digest(other.world)
    assert len(worlds.digest(one.world)) == 16


def changed(world, factor):
    return replace(world, values=world.values * factor)


def test_a_digest_overlooks_the_last_bits_that_processors_differ_in():
    world = Game(shaken_farm()).world
    assert worlds.digest(changed(world, 1.0 + 2.0**-52)) == worlds.digest(world)
    assert worlds.digest(changed(world, -1.0)) != worlds.digest(world)
    zero = replace(world, values=np.zeros_like(world.values))
    assert worlds.digest(changed(zero, -1.0)) == worlds.digest(zero)


def test_a_digest_notices_a_small_change_and_the_quarter():
    world = Game(shaken_farm()).world
    assert worlds.digest(changed(world, 1.0 + 1e-7)) != worlds.digest(world)
    assert worlds.digest(replace(world, quarter=world.quarter + 1)) != worlds.digest(world)


def test_the_digest_of_a_known_state_is_known():
    values = np.array([[1.0, 0.1], [np.inf, -3e200]])
    known = worlds.World(8000, 1, np.arange(2), uncertain=False, values=values)
    assert worlds.digest(known) == "7457d355e76322f0"


@given(PROGRAMS, st.integers(0, 2**64 - 1))
def test_luck_prepared_for_some_quarters_is_part_of_the_luck_of_all(drawn, seed):
    whole = prepare(drawn, seed, GAMES, range(drawn.quarters))
    part = prepare(drawn, seed, GAMES[1:3].copy(), range(2, 4))
    assert_bit_for_bit(whole.events[2:4, :, 1:3], part.events)
    assert_bit_for_bit(whole.shocks[2:4, :, 1:3], part.shocks)
