"""Stories of standing orders: asked for, granted, delayed, limited and paid for."""

from dataclasses import replace

import pytest
from farm import Game, account, channel, do, effect, event, flag, program, stock

from game.model.expressions import Number, Read
from game.model.program import Condition, Indicator, Instrument


def force(game, name="tax"):
    return game.row("force", name)


def test_a_request_bites_after_its_delay():
    game = Game(program(instruments=(account("tax", start=1.0, delay=2),))).quarter(tax=4.0)
    assert (game.row("asked", "tax"), force(game)) == (4.0, 1.0)
    assert [force(game.quarter()) for _ in range(3)] == [1.0, 4.0, 4.0]


def test_instruments_of_different_delays_do_not_mix_their_requests():
    slow, quick = account("slow", delay=3), account("quick")
    game = Game(program(instruments=(quick, slow)))
    game.quarter(slow=3.0, quick=1.0).quarter(quick=2.0).quarter(slow=5.0)
    assert (force(game, "quick"), force(game, "slow")) == (2.0, 0.0)
    assert [force(game.quarter(), "slow") for _ in range(4)] == [3.0, 3.0, 5.0, 5.0]


def test_an_instrument_moves_by_no_more_than_its_limit_a_quarter():
    limited = account("tax", limit=1.5, start=5.0)
    free = channel("trade")
    game = Game(program(instruments=(limited, free))).quarter(tax=9.0, trade=1.0)
    assert force(game, "trade") == 1.0
    assert [force(game), *(force(game.quarter()) for _ in range(2))] == [6.5, 8.0, 9.0]
    assert [force(game.quarter(tax=6.0)), force(game.quarter())] == [7.5, 6.0]


def test_others_grant_what_they_like_and_change_their_mind():
    granted = do("where", flag("war"), do("multiply", "request", 0.5), "request")
    war = event("war", effect("war", kind="flag", lasts=1))
    made = program(
        flags=(("war", False),), instruments=(account("tax", granted=granted),), events=(war,)
    )
    game = Game(made).quarter(tax=8.0)
    # War is declared in the first quarter and heard of in the second.
    assert [force(game), *(force(game.quarter()) for _ in range(3))] == [8.0, 8.0, 4.0, 8.0]
    assert game.row("asked", "tax") == 8.0


def test_no_grant_goes_beyond_what_an_account_can_hold():
    granted = do("multiply", "request", 3.0)
    game = Game(program(instruments=(account("tax", granted=granted),)))
    assert force(game.quarter(tax=5.0)) == 10.0


def test_an_account_asked_for_more_than_it_holds_is_filled():
    game = Game(program(instruments=(account("tax", highest=7.0),)))
    assert force(game.quarter(tax=99.0)) == 7.0
    assert force(game.quarter(tax=-99.0)) == 0.0


@pytest.mark.parametrize("stance", [-1.0, 3.0])
def test_a_stance_that_does_not_exist_is_refused(stance):
    guards = Instrument("guards", "posture", 1.0, 0.0, 2.0, ("few", "some", "many"))
    assert force(Game(program(instruments=(guards,))).quarter(guards=stance), "guards") == 1.0
    assert force(Game(program(instruments=(guards,))).quarter(guards=2.0), "guards") == 2.0


def paying(price, money, **more):
    tax = account("tax", price=(("money", price),), **more)
    return Game(program(stocks=(stock("money", money),), instruments=(tax,)))


def test_a_price_is_by_the_change_and_paid_at_once():
    game = paying(do("multiply", "change", 2.0), 10.0, start=1.0, delay=3).quarter(tax=4.0)
    assert game.level("money") == 4.0
    assert game.quarter(tax=4.0).level("money") == 4.0, "nothing changed, nothing to pay"
    assert game.quarter(tax=2.5).level("money") == 1.0, "less is a change too"


def test_a_price_that_cannot_be_paid_is_refused():
    game = paying(do("multiply", "change", 2.0), 5.0).quarter(tax=3.0)
    assert (game.row("asked", "tax"), game.level("money")) == (0.0, 5.0)
    assert game.quarter(tax=2.5).level("money") == 0.0


def test_what_one_order_has_spent_another_cannot():
    both = (
        account("roads", price=(("money", Number(3.0)),)),
        account("ships", price=(("money", Number(3.0)),)),
    )
    game = Game(program(stocks=(stock("money", 5.0),), instruments=both)).quarter(
        ships=1.0, roads=1.0
    )
    assert (force(game, "roads"), force(game, "ships"), game.level("money")) == (1.0, 0.0, 2.0)


def test_a_condition_that_fails_refuses_the_request():
    rich = Condition(do("greater", "money", 3.0), "the treasury is empty")
    game = paying(Number(1.0), 4.0, needs=(rich,)).quarter(tax=1.0)
    assert force(game) == 1.0
    assert force(game.quarter(tax=2.0)) == 1.0


def test_attention_is_spent_by_requests_and_comes_back_with_the_quarter():
    three = tuple(account(name, attention=1.0) for name in ("a", "b", "c"))
    made = program(instruments=three, attention=Number(2.0))
    game = Game(made).quarter(a=1.0, b=1.0, c=1.0)
    assert [force(game, name) for name in "abc"] == [1.0, 1.0, 0.0]
    assert game.attention == 2.0
    assert force(game.quarter(c=1.0), "c") == 1.0


def test_where_attention_is_not_counted_it_never_runs_out():
    three = tuple(account(name, attention=1.0) for name in ("a", "b", "c"))
    game = Game(program(instruments=three)).quarter(a=1.0, b=1.0, c=1.0)
    assert [force(game, name) for name in "abc"] == [1.0, 1.0, 1.0]


def test_a_pushed_account_is_read_between_its_limits():
    windfall = event("gift", effect("tax", 8.0, kind="instrument", lasts=1))
    made = program(
        stocks=(stock("money", 0.0, income="tax"),),
        instruments=(account("tax", start=4.0),),
        events=(windfall,),
        indicators=(Indicator("tax", "tax", None, "1"),),
    )
    game = Game(made)
    assert game.levels("money", 3) == [4.0, 14.0, 18.0]
    assert force(game) == 4.0
    assert game.kernel.formula(Read("tax"))(game.world.values, [], 0, 0) == 4.0


def test_the_order_of_declaration_means_nothing_to_luck_or_requests():
    made = program(instruments=(account("a", delay=1), account("b", delay=2)))
    swapped = replace(made, instruments=made.instruments[::-1])
    one, other = (Game(x).quarter(a=1.0, b=2.0).quarters(2) for x in (made, swapped))
    assert [force(one, x) for x in "ab"] == [force(other, x) for x in "ab"] == [1.0, 2.0]
