"""Stories of questions that open, wait, are answered, left to others, or lapse."""

import numpy as np
import pytest
from farm import Game, account, channel, decision, do, effect, event, flag, option, program, stock
from ground import FIRST

from game.model.expressions import Chosen, Number
from game.model.orders import Orders
from game.model.playing import begin, resume, step
from game.model.program import Condition, Window


def priced(amount):
    return (("money", Number(float(amount))),)


def opened(game, name, quarters):
    """Return whether a decision is open before each of the coming quarters."""
    seen = []
    for _ in range(quarters):
        seen.append(game.is_open(name))
        game.quarter()
    return seen


def dam(**more):
    return decision(
        "dam",
        option("big", effect("grain", 5.0), price=priced(3)),
        option("small", effect("grain", 1.0)),
        **more,
    )


def farm(*decisions, money=10.0, **more):
    return program(stocks=(stock("grain"), stock("money", money)), decisions=decisions, **more)


def test_an_answer_is_paid_for_and_has_its_effects_in_the_same_quarter():
    game = Game(farm(dam()))
    assert game.is_open("dam")
    game.quarter(answer={"dam": "big"})
    assert (game.level("grain"), game.level("money")) == (5.0, 7.0)
    assert game.row("answers", "dam") == 1.0
    assert not game.is_open("dam")


def test_an_answer_that_cannot_be_paid_is_refused_and_the_question_stays_open():
    game = Game(farm(dam(waits=3), money=2.0)).quarter(answer={"dam": "big"})
    assert (game.level("grain"), game.level("money")) == (0.0, 2.0)
    assert game.is_open("dam")
    assert game.quarter(answer={"dam": "small"}).level("grain") == 1.0


def test_a_question_that_is_not_open_cannot_be_answered():
    later = Window(FIRST + 2, FIRST + 9)
    game = Game(farm(dam(window=later))).quarter(answer={"dam": "big"})
    assert game.level("money") == 10.0


def test_the_next_wanted_answer_is_tried_where_the_first_is_refused():
    made = farm(dam(), money=2.0)
    game = Game(made, games=(0, 1))
    wanted = (np.array([0, 0]), np.array([1, -1]))
    world = step(game.kernel, game.world, Orders({}, {0: wanted}))
    assert world.values[game.kernel.layout.answers.start].tolist() == [2.0, 0.0]


def test_an_option_whose_condition_fails_cannot_be_chosen():
    never = Condition(do("greater", "money", 100.0), "we are not that rich")
    made = farm(decision("palace", option("build", effect("grain", 9.0), needs=(never,))))
    game = Game(made).quarter(answer={"palace": "build"})
    assert (game.level("grain"), game.row("answers", "palace")) == (0.0, 0.0)


def test_unattended_the_owner_decides_when_the_wait_is_over():
    game = Game(farm(dam(waits=3, unattended=(0, 1)), money=0.0))
    assert game.levels("grain", 4) == [0.0, 0.0, 5.0, 5.0]
    assert game.level("money") == 0.0, "the owner pays nothing"


def test_the_owner_takes_the_first_option_whose_conditions_hold():
    poor = Condition(do("less", "money", 1.0), "only for the poor")
    alms = option("alms", effect("grain", 2.0), needs=(poor,))
    relief = decision("relief", alms, option("nothing"), waits=1, unattended=(0, 1))
    assert Game(farm(relief, money=0.0)).quarter().level("grain") == 2.0
    assert Game(farm(relief, money=9.0)).quarter().row("answers", "relief") == 2.0


def test_a_question_that_nobody_can_answer_lapses():
    never = Condition(Number(0.0), "never")
    lost = decision("lost", option("find", needs=(never,)), waits=1, unattended=(0,))
    game = Game(farm(lost)).quarter()
    assert not game.is_open("lost")
    assert (game.row("answers", "lost"), game.row("ever", "lost")) == (0.0, 1.0)
    assert opened(game, "lost", 3) == [False] * 3


def test_attention_runs_out_and_the_agency_decides():
    first = decision("a", option("yes"), waits=1, attention=1.0)
    second = decision("b", option("yes"), option("no"), waits=1, attention=1.0, unattended=(1,))
    game = Game(farm(first, second, attention=Number(1.0)))
    game.quarter(answer={"a": "yes", "b": "yes"})
    assert game.row("answers", "a") == 1.0
    assert game.row("answers", "b") == 2.0, "the agency said no"


def test_the_least_patient_question_is_attended_first():
    patient = decision("a", option("yes"), waits=3, attention=1.0)
    urgent = decision("b", option("yes"), waits=1, attention=1.0)
    game = Game(farm(patient, urgent, attention=Number(1.0)))
    game.quarter(answer={"a": "yes", "b": "yes"})
    assert (game.row("answers", "a"), game.row("answers", "b")) == (0.0, 1.0)


@pytest.mark.parametrize("repeats", [True, False])
def test_only_a_repeating_question_opens_again(repeats):
    game = Game(farm(dam(waits=1, repeats=repeats)))
    assert opened(game, "dam", 4) == [True, *[repeats] * 3]
    assert game.row("ever", "dam") == (5.0 if repeats else 1.0)


def test_an_open_question_is_not_opened_twice():
    game = Game(farm(dam(waits=3, repeats=True)))
    assert opened(game, "dam", 4) == [True] * 4
    assert game.row("ever", "dam") == 2.0


def test_a_question_opens_only_in_its_window_and_at_each_of_its_openings():
    window = Window(FIRST + 1, FIRST + 6, every=2)
    game = Game(farm(dam(waits=1, repeats=True, window=window)))
    assert opened(game, "dam", 8) == [False, True, False, True, False, True, False, False]
    assert FIRST + 3 in window
    assert FIRST not in window
    assert FIRST + 7 not in window


def test_a_question_opens_when_its_condition_comes_true():
    alarm = event("war", effect("war", kind="flag"), window=Window(FIRST + 1, FIRST + 1))
    made = farm(dam(when=flag("war"), waits=1), flags=(("war", False),), events=(alarm,))
    # War breaks out in quarter 1, is known in quarter 2, and asked about before quarter 3.
    assert opened(Game(made), "dam", 5) == [False, False, False, True, False]


def test_the_last_answer_can_be_read_by_formulas():
    rate = do("where", Chosen("dam", "small"), 1.0, 0.0)
    cattle = stock("cattle", 0.0, births=rate)
    game = Game(program(stocks=(cattle, stock("grain"), stock("money")), decisions=(dam(),)))
    game.quarter(answer={"dam": "small"})
    assert game.levels("cattle", 2) == [2.0, 3.0]


def test_effects_of_an_answer_are_sized_by_what_was_true_when_it_was_given():
    half = decision(
        "half", option("yes", effect("grain", do("multiply", "money", 0.5), builds_over=2))
    )
    game = Game(farm(half)).quarter(answer={"half": "yes"})
    assert (game.level("grain"), game.quarter().level("grain")) == (2.5, 5.0)


def test_a_line_of_play_sees_what_is_open_and_may_be_chosen():
    kernel = Game(farm(dam(), money=2.0)).kernel
    batch = resume(kernel, begin(kernel, 1, np.arange(3), uncertain=False))
    assert {position: mask.tolist() for position, mask in batch.open().items()} == {0: [True] * 3}
    assert batch.may(0, 0).tolist() == [False] * 3
    assert batch.may(0, 1).tolist() == [True] * 3
    assert (batch.quarter, batch.seed, batch.games.tolist()) == (FIRST, 1, [0, 1, 2])


def embargo(**more):
    """Return a question whose hard answer closes the market and cuts the tax."""
    orders = (("market", Number(0.0)), ("tax", Number(99.0)))
    return decision("embargo", option("hard", orders=orders), option("soft"), **more)


def ordering(*decisions):
    return program(instruments=(account("tax", start=2.0), channel("market")), decisions=decisions)


def test_an_option_gives_standing_orders_which_stop_at_an_accounts_limit_and_stay():
    game = Game(ordering(embargo())).quarter(answer={"embargo": "soft"}, market=1.0)
    assert (game.row("asked", "market"), game.row("asked", "tax")) == (1.0, 2.0)
    game = Game(ordering(embargo())).quarter(answer={"embargo": "hard"}).quarter()
    assert (game.row("asked", "market"), game.row("force", "tax")) == (0.0, 10.0)


def test_what_is_asked_by_name_goes_before_what_an_option_orders_in_the_same_quarter():
    game = Game(ordering(embargo())).quarter(answer={"embargo": "hard"}, tax=3.0)
    assert game.row("asked", "tax") == 3.0


def test_what_is_asked_by_name_goes_before_an_agency_s_orders_too():
    game = Game(ordering(embargo(waits=1, unattended=(0,)))).quarter(tax=3.0)
    assert (game.row("asked", "tax"), game.row("asked", "market")) == (3.0, 0.0)


def test_an_agency_that_decides_gives_the_orders_too():
    game = Game(ordering(embargo(waits=1, unattended=(0,)))).quarter()
    assert game.row("asked", "tax") == 10.0
