"""Lines of play: followed to the letter, or at random by address."""

import numpy as np
from farm import Game, account, channel, decision, do, number, option, program, stock
from ground import FIRST
from hypothesis import given
from hypothesis import strategies as st
from strategies import programs

from game.model.expressions import Now, Number
from game.model.kernel import Kernel
from game.model.orders import NOTHING
from game.model.playing import begin, play, resume
from game.model.policies import Assigned, FollowedLine, RandomPlay
from game.model.program import Instrument, LineOfPlay, Luck, Rule, Setting

GAMES = np.arange(4)


def after(quarter):
    return do("greater_equal", Now(), FIRST + quarter)


def told(made, line, quarters):
    """Return what each instrument was asked for before each of the coming quarters."""
    game = Game(made)
    rows = []
    for _ in range(quarters):
        batch = resume(game.kernel, game.world)
        batch.pass_quarter(FollowedLine(made, line).orders(batch))
        game.world = batch.world()
        rows.append([game.row("asked", x.id) for x in made.instruments])
    return rows, game


def line(settings=(), choices=(), rules=()):
    return LineOfPlay("line", settings, choices, rules)


def test_a_fixed_line_sets_each_thing_in_its_quarter():
    made = program(instruments=(account("a"), account("b")))
    settings = (
        Setting(FIRST + 1, "a", Number(3.0)),
        Setting(FIRST + 1, "b", number(do("subtract", Now(), FIRST))),
        Setting(FIRST + 2, "a", Number(5.0)),
    )
    rows, _ = told(made, line(settings), 4)
    assert rows == [[0.0, 0.0], [3.0, 1.0], [5.0, 1.0], [5.0, 1.0]]


def test_the_first_rule_that_fits_is_followed_and_the_fixed_line_goes_before_all():
    made = program(instruments=(account("a"), account("b")))
    rules = (
        Rule(after(2), (("a", Number(7.0)),), ()),
        Rule(None, (("a", Number(1.0)), ("b", Number(2.0))), ()),
    )
    rows, _ = told(made, line((Setting(FIRST + 3, "a", Number(9.0)),), (), rules), 5)
    assert rows == [[1.0, 2.0], [1.0, 2.0], [7.0, 2.0], [9.0, 2.0], [7.0, 2.0]]


def test_a_fixed_answer_is_tried_before_those_of_rules():
    never = decision("dam", option("a", price=(("money", Number(5.0)),)), option("b"), option("c"))
    made = program(stocks=(stock("money", 1.0),), decisions=(never,))
    rules = (Rule(after(9), (), (("dam", 2),)), Rule(None, (), (("dam", 1),)))
    _, game = told(made, line((), (("dam", 0),), rules), 1)
    assert game.row("answers", "dam") == 2.0, "a is too dear, c comes too late, b is left"


def test_an_answer_to_another_question_is_no_answer():
    made = program(decisions=(decision("dam", option("yes"), waits=1),))
    _, game = told(made, line((), (("loan", 0),), ()), 1)
    assert game.row("answers", "dam") == 0.0


def test_a_line_that_says_nothing_orders_nothing():
    made = program(instruments=(account("a"),))
    kernel = Kernel(made)
    batch = resume(kernel, begin(kernel, 1, GAMES, uncertain=False))
    assert FollowedLine(made, line()).orders(batch) is NOTHING


def test_rules_are_followed_game_by_game():
    stocks = (stock("grain", 0.0, harvest="weather"),)
    luck = (Luck("weather", 1, "normal", 1.0, 0.0),)
    made = program(stocks=stocks, luck=luck, instruments=(account("tax"),))
    rule = Rule(do("greater", "grain", 0.0), (("tax", Number(3.0)),), ())
    kernel = Kernel(made)
    batch = resume(kernel, begin(kernel, 1, np.arange(40), uncertain=False))
    batch.pass_quarter(NOTHING)
    grain = batch.values[0].copy()
    batch.pass_quarter(FollowedLine(made, line(rules=(rule,))).orders(batch))
    asked = batch.values[kernel.layout.asked.start]
    assert asked.tolist() == np.where(grain > 0.0, 3.0, 0.0).tolist()
    assert 0 < (grain > 0.0).sum() < 40


def test_games_with_different_lines_do_as_their_own_says():
    made = program(
        instruments=(account("a"), account("b")),
        decisions=(decision("dam", option("yes"), option("no")),),
    )
    one = line((Setting(FIRST, "a", Number(1.0)),), (("dam", 0),))
    other = line(
        (Setting(FIRST, "a", Number(2.0)), Setting(FIRST, "b", Number(3.0))), (("dam", 1),)
    )
    policies = tuple(FollowedLine(made, each) for each in (one, other, line()))
    kernel = Kernel(made)
    batch = resume(kernel, begin(kernel, 1, GAMES, uncertain=False))
    batch.pass_quarter(Assigned(policies, np.array([0, 1, 2, 1])).orders(batch))
    asked = batch.values[kernel.layout.asked.rows]
    assert asked.tolist() == [[1.0, 2.0, 0.0, 2.0], [0.0, 3.0, 0.0, 3.0]]
    assert batch.values[kernel.layout.answers.start].tolist() == [1.0, 2.0, 0.0, 2.0]


INSTRUMENTS = (
    account("tax", lowest=2.0, highest=6.0, start=2.0),
    Instrument("guards", "posture", 0.0, 0.0, 2.0, ("few", "some", "many")),
    channel("market"),
)
RESTLESS = program(
    quarters=40,
    instruments=INSTRUMENTS,
    decisions=(decision("dam", option("a"), option("b"), option("c"), repeats=True, waits=2),),
)


def random_orders(restlessness=1.0, diligence=0.8, games=500):
    kernel = Kernel(RESTLESS)
    batch = resume(kernel, begin(kernel, 1, np.arange(games), uncertain=False))
    return RandomPlay(RESTLESS, restlessness, diligence).orders(batch)


def test_random_play_asks_for_every_stance_as_often():
    tax, guards, market = (random_orders().requests[k] for k in range(3))
    assert 2.0 <= tax.min() < 2.1
    assert 5.9 < tax.max() <= 6.0
    assert sorted(set(guards)) == [0.0, 1.0, 2.0]
    assert sorted(set(market)) == [0.0, 1.0]
    assert min((guards == stance).sum() for stance in range(3)) > 120


def test_random_play_is_as_restless_and_as_diligent_as_it_is_told():
    orders = random_orders(restlessness=0.2, diligence=0.6)
    assert abs(np.isfinite(orders.requests[0]).mean() - 0.2) < 0.07
    attended = orders.answers[0][0] >= 0
    assert abs(attended.mean() - 0.6) < 0.08


def test_random_play_tries_every_option_once_in_some_order():
    wanted = np.array(random_orders(diligence=1.0).answers[0])
    assert (np.sort(wanted, axis=0) == np.arange(3)[:, None]).all()
    assert min((wanted[0] == option).sum() for option in range(3)) > 120


def test_lazy_play_leaves_everything_as_it_is():
    policy = RandomPlay(RESTLESS, restlessness=0.0, diligence=0.0)
    end = play(Kernel(RESTLESS), policy, 1, GAMES, uncertain=False)
    layout = Kernel(RESTLESS).layout
    assert (end.world.values[layout.answers.rows] == 0.0).all()
    assert end.world.values[layout.asked.rows].tolist() == [[2.0] * 4, [0.0] * 4, [0.0] * 4]


@given(programs(), st.integers(0, 2**63))
def test_a_games_random_line_is_always_the_same(drawn, seed):
    kernel, policy = Kernel(drawn), RandomPlay(drawn)
    one = play(kernel, policy, seed, GAMES, uncertain=False)
    other = play(kernel, policy, seed, GAMES, uncertain=False)
    np.testing.assert_array_equal(one.world.values, other.world.values)
