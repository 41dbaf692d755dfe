"""Stories of what the world does: by chance, in its window, once or again, and on record."""

import numpy as np
import pytest
from farm import Game, account, auxiliary, do, effect, event, program, stock
from ground import FIRST

from game.model.chance import quarterly
from game.model.expressions import NEVER, Number, Since
from game.model.kernel import Kernel
from game.model.orders import NOTHING
from game.model.playing import begin, play, resume
from game.model.policies import RandomPlay
from game.model.program import LineOfPlay, Luck, Setting, WarmUp, Window

GRAIN = (stock("grain"),)
ONE = effect("grain", 1.0)
IDLE = LineOfPlay("idle", (), (), ())


def grain(*events, **parts):
    return Game(program(quarters=10, stocks=GRAIN, events=events, **parts)).levels("grain", 7)


def test_an_event_happens_once():
    assert grain(event("flood", ONE)) == [1.0] * 7


def test_a_repeating_event_happens_in_every_quarter():
    assert grain(event("flood", ONE, once=False)) == [1, 2, 3, 4, 5, 6, 7]


def test_a_repeating_event_rests():
    assert grain(event("flood", ONE, once=False, rest=3)) == [1, 1, 1, 2, 2, 2, 3]


def test_an_event_happens_only_in_its_window():
    window = Window(FIRST + 1, FIRST + 5, every=2)
    assert grain(event("flood", ONE, once=False, window=window)) == [0, 1, 1, 2, 2, 3, 3]


def test_an_event_happens_only_where_its_condition_holds():
    full = do("less", "grain", 2.5)
    assert grain(event("flood", ONE, once=False, when=full)) == [1, 2, 3, 3, 3, 3, 3]
    squeezed = event("flood", ONE, once=False, when=full, chance=do("logistic", 99.0))
    assert grain(squeezed) == [1, 2, 3, 3, 3, 3, 3]


def test_some_events_may_be_logistic_and_others_not():
    events = (
        event("a", effect("grain", 1.0), once=False),
        event("b", effect("grain", 10.0), once=False, chance=do("logistic", 99.0)),
        event("c", effect("grain", 100.0), once=False, chance=0.0),
        event("d", effect("grain", 1000.0), once=False, chance=do("logistic", -99.0)),
    )
    assert grain(*events) == [11 * k for k in range(1, 8)]


def test_an_event_happens_as_often_as_its_chance_says():
    made = program(stocks=GRAIN, events=(event("flood", ONE, once=False, chance=0.3),))
    games = np.arange(2000)
    played = play(Kernel(made), RandomPlay(made), 3, games, uncertain=False)
    expected = (quarterly(3, games, "event:flood", range(8)) < 0.3).sum(axis=0)
    assert played.world.values[0].tolist() == expected.tolist()
    assert abs(played.world.values[0].mean() - 0.3 * 8) < 0.15


def test_luck_is_counted_from_its_origin():
    moved = program(
        stocks=GRAIN, events=(event("flood", ONE, once=False, chance=0.5),), luck_origin=FIRST - 70
    )
    draws = quarterly(3, np.array([0]), "event:flood", range(70, 78))[:, 0]
    assert Game(moved, seed=3).levels("grain", 8) == np.cumsum(draws < 0.5).tolist()


@pytest.mark.parametrize("since", [Since("flood"), do("min", Since("flood"), 2000.0)])
def test_since_is_never_before_and_counts_quarters_after(since):
    shown = auxiliary("calm", since, at_end=True)
    asked = auxiliary("heard", since)
    flood = event("flood", window=Window(FIRST + 2, FIRST + 2))
    game = Game(program(auxiliaries=(shown, asked), events=(flood,)), watched={"calm", "heard"})
    told = [(game.quarter().shown("calm"), game.shown("heard")) for _ in range(5)]
    assert told == [(NEVER, NEVER), (NEVER, NEVER), (0.0, NEVER), (1.0, 1.0), (2.0, 2.0)]


def test_the_size_of_an_events_effect_knows_only_what_was_before_it():
    """Otherwise `since` of an event would be 0 in its own effects, whatever had been."""
    growing = effect("grain", do("min", Since("flood"), 50.0))
    window = Window(FIRST, FIRST + 9, every=3)
    assert grain(event("flood", growing, once=False, window=window)) == [50, 50, 50, 53, 53, 53, 56]


def test_an_event_without_effects_still_happens():
    flood = event("flood", chance=0.9)
    game = Game(program(events=(flood,))).quarters(5)
    assert game.row("times", "flood") == 1.0


def test_events_of_record_happen_in_the_warm_up_whatever_chance_and_condition_say():
    never = event("flood", ONE, chance=0.0, when=Number(0.0), window=Window(0, 0))
    record = WarmUp(3, IDLE, (("flood", FIRST), ("flood", FIRST + 2), ("flood", FIRST + 5)))
    made = program(stocks=GRAIN, events=(never,), warm_up=record)
    game = Game(made)
    assert (game.level("grain"), game.world.quarter) == (2.0, FIRST + 3)
    assert (game.row("times", "flood"), game.row("happened", "flood")) == (2.0, 2.0)
    assert game.levels("grain", 5) == [2.0] * 5


def test_nothing_happens_by_chance_in_a_warm_up():
    luck = (Luck("weather", 1, "normal", 1.0, 0.9),)
    sure = event("flood", ONE, once=False)
    stocks = (stock("grain", 0.0, rain="weather"),)
    made = program(stocks=stocks, luck=luck, events=(sure,), warm_up=WarmUp(4, IDLE, ()))
    assert Game(made).level("grain") == 0.0
    assert Game(made).quarter().level("grain") != 1.0


def test_a_warm_up_follows_its_line_of_play():
    line = LineOfPlay("line", (Setting(FIRST + 1, "tax", Number(4.0)),), (), ())
    made = program(
        stocks=(stock("money", 0.0, income="tax"),),
        instruments=(account("tax"),),
        warm_up=WarmUp(3, line, ()),
    )
    game = Game(made)
    assert game.level("money") == 8.0
    played = play(game.kernel, RandomPlay(made, restlessness=0.0), 1, np.arange(2), uncertain=False)
    assert (played.first, played.world.values[0].tolist()) == (FIRST + 3, [28.0, 28.0])


def test_a_variable_of_chance_keeps_its_spread_and_its_persistence():
    luck = (
        Luck("flat", 1, "uniform", 2.0, 0.0),
        Luck("rain", 1, "normal", 0.5, 0.8),
    )
    kernel = Kernel(program(quarters=40, luck=luck))
    batch_of = begin(kernel, 1, np.arange(3000), uncertain=False)
    assert not batch_of.values[kernel.layout.all_luck.rows].any()
    flat, rain = walk(kernel, batch_of)
    assert -2.0 < flat.min() < -1.9
    assert 1.9 < flat.max() < 2.0
    assert abs(flat.std() - 2.0 / np.sqrt(3)) < 0.02
    late = rain[20:]
    assert abs(late.std() - 0.5) < 0.02
    assert abs(np.corrcoef(late[:-1].ravel(), late[1:].ravel())[0, 1] - 0.8) < 0.02


def walk(kernel, world):
    """Return (rows of luck, quarters, games) as the games pass."""
    batch = resume(kernel, world)
    rows = []
    for _ in range(kernel.program.quarters):
        batch.pass_quarter(NOTHING)
        rows.append(batch.values[kernel.layout.all_luck.rows].copy())
    return np.array(rows).transpose(1, 0, 2)


def test_members_of_a_set_have_luck_of_their_own():
    luck = (Luck("rain", 3, "normal", 1.0, 0.0),)
    made = program(
        stocks=(stock("grain", 0.0, over="fields", rain="rain"),), luck=luck, over=("rain",)
    )
    assert len(set(Game(made).quarter().level("grain"))) == 3
