"""Stories of values that remember: exactly, on average, and in the post."""

import pytest
from farm import Game, auxiliary, do, number, program, stock
from hypothesis import given
from hypothesis import strategies as st

from game.model.expressions import Fold, Memory, Now, Number
from game.model.layout import lay_out
from game.model.program import Driver, Parameter

SERIES = (5.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0)
RAIN = Driver("rain", (SERIES,))


def remember(name, argument, time, initial=None, *, size=None):
    first = None if initial is None else number(initial)
    return Memory(name, number(argument), number(time), first, size)


def shown(memory, quarters=8, **parts):
    """Return what an auxiliary shows of a memory of the rain."""
    made = program(auxiliaries=(auxiliary("told", memory),), drivers=(RAIN,), **parts)
    game = Game(made, watched={"told"})
    return [game.quarter().shown("told") for _ in range(quarters)]


@given(st.integers(1, 6), st.sampled_from((None, 7.0)))
def test_a_lag_is_what_was_exactly_so_long_ago(time, initial):
    before = SERIES[0] if initial is None else initial
    assert shown(remember("lag", "rain", time, initial)) == [before] * time + list(SERIES[:-time])


def test_a_lag_of_a_lag_adds_their_times():
    inner = remember("lag", "rain", 1, 0.0)
    assert shown(remember("lag", inner, 2, -1.0)) == [-1.0, -1.0, 0.0, *SERIES[:5]]


def test_a_smooth_value_goes_a_share_of_the_way_each_quarter():
    told = shown(remember("smooth", "rain", 4, 2.0))
    expected = [2.0]
    for rain in SERIES[:-1]:
        expected.append(expected[-1] + (rain - expected[-1]) / 4)
    assert told == pytest.approx(expected, rel=1e-12)


def test_without_a_beginning_an_average_starts_at_the_first_value():
    assert shown(remember("smooth", "rain", 4))[0] == 5.0
    assert shown(remember("delay", "rain", 4))[:2] == [5.0, 5.0]


@pytest.mark.parametrize("time", [1.0, 0.5])
def test_an_average_over_a_quarter_or_less_is_the_value_of_the_quarter_before(time):
    assert shown(remember("smooth", "rain", time, 0.0)) == [0.0, *SERIES[:-1]]


def test_a_delay_goes_through_three_stages():
    told = shown(remember("delay", "rain", 6, 0.0))
    stages = [0.0, 0.0, 0.0]
    expected = []
    for rain in SERIES:
        expected.append(stages[2])
        into = [rain, stages[0], stages[1]]
        stages = [x + (y - x) * 0.5 for x, y in zip(stages, into, strict=True)]
    assert told == pytest.approx(expected, rel=1e-12)


def test_what_goes_into_a_delay_comes_out_around_its_time():
    flat = Driver("rain", ((1.0,) + (0.0,) * 79,))
    memory = remember("delay", "rain", 9, 0.0)
    made = program(auxiliaries=(auxiliary("told", memory),), drivers=(flat,), quarters=80)
    game = Game(made, watched={"told"})
    out = [game.quarter().shown("told") for _ in range(80)]
    assert sum(out) == pytest.approx(1.0, abs=1e-6)
    assert sum(k * x for k, x in enumerate(out)) == pytest.approx(9.0, abs=1e-3)


def test_a_time_that_can_be_zero_is_no_time_at_all():
    zero = do("subtract", 1.0, 1.0)
    assert shown(remember("smooth", "rain", zero, 0.0)) == [0.0, *SERIES[:-1]]
    assert shown(remember("delay", "rain", 0.0, 0.0)) == [0.0, 0.0, 0.0, *SERIES[:-3]]


def test_the_time_of_an_average_may_be_a_parameter():
    slow = Parameter("slow", (2.0,), (2.0,), (2.0,))
    told = shown(remember("smooth", "rain", "slow", 0.0), parameters=(slow,))
    assert told[:4] == [0.0, 2.5, 1.75, 2.875]


def test_two_readers_of_one_memory_share_it():
    memory = remember("smooth", "rain", 4, 0.0)
    made = program(stocks=(stock("grain", 0.0, harvest=memory, seed=memory),), drivers=(RAIN,))
    assert len(Game(made).kernel.layout.memories) == 1
    assert Game(made).levels("grain", 3) == [0.0, 2.5, 2.5 + 2 * (1.25 - 0.0625)]


def test_every_member_of_a_set_remembers_its_own():
    fields = stock("grain", (1.0, 2.0, 3.0), over="fields", growth=do("multiply", "grain", 1.0))
    past = auxiliary("past", remember("lag", "grain", 2, size=3), over="fields")
    game = Game(program(stocks=(fields,), auxiliaries=(past,)), watched={"past"})
    game.quarters(4)
    assert game.shown("past") == [2.0, 4.0, 6.0]


def test_one_beginning_serves_all_members_even_of_their_sum():
    memory = remember("lag", "grain", 2, 4.0, size=3)
    total = auxiliary("total", Fold("sum", memory, 3))
    fields = stock("grain", (1.0, 2.0, 3.0), over="fields")
    game = Game(program(stocks=(fields,), auxiliaries=(total,)), watched={"total"})
    assert game.shown("total") == 12.0
    assert [game.quarter().shown("total") for _ in range(3)] == [12.0, 12.0, 6.0]


def test_a_memory_of_a_single_value_may_be_over_a_set():
    memory = remember("smooth", "rain", 2, 1.0, size=3)
    made = program(auxiliaries=(auxiliary("told", memory, over="fields"),), drivers=(RAIN,))
    game = Game(made, watched={"told"}).quarters(2)
    assert game.shown("told") == [3.0, 3.0, 3.0]


def test_a_memory_may_look_at_what_follows_from_it():
    growing = auxiliary("told", do("add", remember("lag", "told", 1, 1.0), "rain"))
    game = Game(program(auxiliaries=(growing,), drivers=(RAIN,)), watched={"told"})
    assert [game.quarter().shown("told") for _ in range(3)] == [6.0, 7.0, 11.0]


def test_the_time_of_a_lag_must_be_written():
    made = program(auxiliaries=(auxiliary("told", remember("lag", Now(), Now())),))
    with pytest.raises(TypeError, match="must be a written number"):
        lay_out(made, frozenset())


def test_nobody_can_remember_between_quarters():
    game = Game(program(stocks=(stock("grain"),)))
    with pytest.raises(TypeError, match="between quarters cannot remember"):
        game.kernel.formula(remember("lag", "grain", 1))


def test_a_memory_is_laid_out_by_its_length():
    memories = [remember(name, Now(), Number(4.0)) for name in ("lag", "smooth", "delay")]
    made = program(auxiliaries=tuple(auxiliary(m.name, m) for m in memories))
    layout = lay_out(made, frozenset())
    assert [layout.memories[m].size for m in memories] == [4, 1, 3]
