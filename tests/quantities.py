"""Hypothesis strategies for what a model is made of: parameters, stocks, auxiliaries, luck."""

from formulas import MOST, bounded, numbers
from ground import Ground
from hypothesis import strategies as st

from game.model.expressions import Number, Read
from game.model.program import Auxiliary, Driver, Flow, Luck, Parameter, Stock


@st.composite
def parameters(draw, ground: Ground, name: str) -> Parameter:
    values = [draw(st.sampled_from((0.5, 1.0, 2.0, 0.1))) for _ in range(ground.members(name))]
    width = draw(st.sampled_from((0.0, 0.2)))
    return Parameter(
        name,
        tuple(values),
        tuple(value - width * value for value in values),
        tuple(value + 2 * width * value for value in values),
        draw(st.sampled_from((None, 0.0))),
        draw(st.sampled_from((None, 3.0))),
    )


@st.composite
def drivers(draw, ground: Ground, name: str, quarters: int) -> Driver:
    height = st.sampled_from((0.0, 1.0, 0.3, 7.0))
    row = st.lists(height, min_size=quarters, max_size=quarters).map(tuple)
    return Driver(name, tuple(draw(row) for _ in range(ground.members(name))))


@st.composite
def luck(draw, ground: Ground, name: str) -> Luck:
    shape = draw(st.sampled_from(("normal", "uniform")))
    persistence = draw(st.sampled_from((0.0, 0.7)))
    return Luck(name, ground.members(name), shape, 0.5, persistence)


@st.composite
def stocks(draw, ground: Ground, name: str) -> Stock:
    over = name in ground.wholes
    known = ground.scope(ground.given + ground.stocks[: ground.stocks.index(name)])
    if over and draw(st.booleans()):
        starts = [draw(numbers(known, depth=0)) for _ in range(ground.size)]
    else:
        starts = [draw(numbers(known, over=over, depth=1))]
    symbols = ground.given + ground.stocks + ground.auxiliaries
    scope = ground.scope(symbols, events=ground.events, remembers=True)
    rates = draw(st.lists(numbers(scope, over=over), max_size=2))
    lowest, highest = -MOST, MOST
    if not ground.tame:
        lowest, highest = draw(st.sampled_from((None, 0.0))), draw(st.sampled_from((None, 50.0)))
    return Stock(
        name,
        ground.members(name),
        ground.set(name),
        tuple(bounded(x) if ground.tame else x for x in starts),
        tuple(
            Flow(f"flow_{k}", bounded(x, 100.0) if ground.tame else x) for k, x in enumerate(rates)
        ),
        0.0 if name == "money" else lowest,
        highest,
    )


@st.composite
def auxiliaries(draw, ground: Ground) -> tuple[Auxiliary, ...]:
    made: list[Auxiliary] = []
    for position, name in enumerate(ground.auxiliaries):
        later = ground.auxiliaries[position:]
        scope = ground.scope(
            ground.given + ground.stocks + ground.auxiliaries[:position],
            events=ground.events,
            decisions=ground.decisions,
            remembered=tuple((symbol, symbol in ground.wholes) for symbol in later),
            remembers=True,
        )
        formula = draw(numbers(scope, over=name in ground.wholes, depth=draw(st.integers(0, 2))))
        if ground.tame and not isinstance(formula, Read | Number):
            formula = bounded(formula)
        made.append(
            Auxiliary(
                name, ground.members(name), ground.set(name), formula, at_end=draw(st.booleans())
            )
        )
    return tuple(made)
