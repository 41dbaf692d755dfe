"""Every change of a stock has named causes, and they add up."""

import numpy as np
import pytest
from farm import Game, account, decision, do, effect, event, option, program, stock
from hypothesis import given
from hypothesis import strategies as st
from strategies import programs

from game.model.kernel import Kernel
from game.model.orders import NOTHING
from game.model.playing import begin, play, step
from game.model.policies import RandomPlay
from game.model.program import LineOfPlay, WarmUp
from game.model.tracing import EARLIER, Share, Trace

GAMES = np.array([1, 2, 6])


def assert_shares_add_up(program, trace, levels):
    """Compare for every stock, member, quarter and game.

    Args:
        program: what was played.
        trace: what was told.
        levels: for each quarter (rows, games) the state after it.
    """
    assert list(trace.quarters()) == list(range(len(levels)))
    for elapsed, values in enumerate(levels):
        row = 0
        for stock_of in program.stocks:
            for member in range(stock_of.members):
                for game in range(len(GAMES)):
                    shares = trace.shares(stock_of.id, elapsed, member, game)
                    change = trace.change(stock_of.id, elapsed, member, game)
                    total = sum(share.amount for share in shares)
                    assert abs(total - change) <= 1e-9 * (1.0 + abs(values[row, game]))
                row += 1


@given(programs(), st.booleans())
def test_the_causes_of_every_change_add_up(drawn, uncertain):
    kernel, policy = Kernel(drawn), RandomPlay(drawn, restlessness=0.6)
    played = play(kernel, policy, 5, GAMES, uncertain=uncertain, traced=True)
    rows = range(sum(x.members for x in drawn.stocks))
    assert_shares_add_up(drawn, played.trace, played.values[:, rows])
    for elapsed, told in enumerate(played.trace.events):
        assert told is None or told.shape == (len(drawn.events), len(GAMES)), elapsed


@given(programs(), st.integers(1, 3))
def test_the_causes_add_up_from_whenever_someone_listens(drawn, unheard):
    kernel = Kernel(drawn)
    world = begin(kernel, 5, GAMES, uncertain=True)
    trace, levels = Trace(kernel.layout), []
    while world.quarter <= drawn.last:
        unheard -= 1
        world = step(kernel, world, NOTHING, trace if unheard < 0 else None)
        levels += [world.values] if unheard < 0 else []
    assert_shares_add_up(drawn, trace, levels)


def told(game, elapsed=-1, name="grain", member=0):
    elapsed = len(list(game.trace.quarters())) - 1 if elapsed < 0 else elapsed
    shares = game.trace.shares(name, elapsed, member)
    return {f"{share.kind} {share.name}": pytest.approx(share.amount) for share in shares}


def test_flows_effects_prices_and_limits_each_have_their_name():
    game = Game(
        program(
            stocks=(stock("grain", 10.0, highest=12.0, harvest=3.0, feast=do("negative", 1.0)),),
            instruments=(account("tax", price=(("grain", do("multiply", "change", 0.5)),)),),
            events=(event("flood", effect("grain", -2.0, name="drowned")),),
            decisions=(
                decision(
                    "dam",
                    option("big", effect("grain", 9.0), price=(("grain", do("min", 1.0, 5.0)),)),
                ),
            ),
        )
    )
    game.quarter(answer={"dam": "big"}, tax=3.0)
    assert told(game) == {
        "flow harvest": 3.0,
        "flow feast": -1.0,
        "price instrument:tax": -1.5,
        "price dam.big": -1.0,
        "effect flood.drowned": -2.0,
        "effect dam.big.push": 9.0,
        "limit limit": -4.5,
    }
    assert game.trace.change("grain", 0) == 2.0
    assert game.trace.events[0].tolist() == [[True]]


def test_a_flow_of_zero_is_told_and_an_effect_of_zero_is_not():
    nothing = event("flood", effect("grain", 0.0))
    game = Game(program(stocks=(stock("grain", 1.0, harvest=0.0),), events=(nothing,)))
    game.quarter()
    assert game.trace.shares("grain", 0) == (Share("flow", "harvest", 0.0),)


def test_two_steps_of_one_effect_are_told_in_the_quarters_in_which_they_come():
    slow = event("flood", effect("grain", 6.0, begins_after=1, builds_over=2, lasts=1))
    game = Game(program(stocks=(stock("grain"),), events=(slow,))).quarters(5)
    came = [told(game, elapsed).get("effect flood.push", 0.0) for elapsed in range(5)]
    assert came == [0.0, 3.0, 3.0, -6.0, 0.0]


def test_one_member_of_a_stock_has_its_own_causes():
    flood = event("flood", effect("grain", -1.0, member=1))
    fields = stock("grain", 5.0, over="fields", harvest=2.0)
    game = Game(program(stocks=(fields,), events=(flood,))).quarter()
    assert told(game, member=0) == {"flow harvest": 2.0}
    assert told(game, member=1) == {"flow harvest": 2.0, "effect flood.push": -1.0}


def test_what_began_before_play_is_told_as_earlier():
    record = WarmUp(1, LineOfPlay("none", (), (), ()), (("flood", 8000),))
    flood = event("flood", effect("grain", -8.0, builds_over=4), chance=0.0)
    made = program(stocks=(stock("grain", 100.0),), events=(flood,), warm_up=record)
    game = Game(made)
    assert game.level("grain") == 98.0
    assert told(game.quarter()) == {f"effect {EARLIER}": -2.0}


def test_an_effect_that_comes_after_the_end_is_never_told():
    late = event("flood", effect("grain", 6.0, begins_after=30))
    game = Game(program(quarters=3, stocks=(stock("grain"),), events=(late,))).quarters(3)
    assert [told(game, elapsed) for elapsed in range(3)] == [{}, {}, {}]
    assert game.level("grain") == 0.0
