"""Random formulas, as trees that the reader can make, over the coffee country."""

from content.formulas.coffee import SCOPE
from hypothesis import strategies as st

from game.model.expressions import (
    Chosen,
    Fold,
    Lookup,
    Memory,
    Now,
    Number,
    Operation,
    Read,
    Since,
)

POINTS = SCOPE.tables["yield_by_rain"].points
SINGLE = ("price", "cost", "area", "trust", "rain", "budget", "x", "y", "decay")
SMALL_POWERS = (2.0, 3.0, 4.0)  # written out as products

sizes = st.floats(0, 100, allow_nan=False).map(lambda size: abs(round(size, 3)))
literals = sizes.map(Number) | sizes.filter(bool).map(lambda size: Number(-size))


def single_leaves():
    return st.one_of(
        literals,
        st.sampled_from(SINGLE).map(Read),
        st.integers(0, 2).map(lambda member: Read("coffee_land", member)),
        st.just(Now()),
        st.sampled_from(sorted(SCOPE.events)).map(Since),
    )


def conditions():
    return st.one_of(
        st.sampled_from((Number(1.0), Number(0.0))),
        st.sampled_from(("dam", "flag:drought", "flag:strike")).map(
            lambda symbol: Operation("greater", (Read(symbol), Number(0.5)))
        ),
        st.sampled_from(("accept", "say-no")).map(lambda option: Chosen("dam-offer", option)),
        st.tuples(st.sampled_from(("equal", "not_equal")), st.sampled_from((0.0, 1.0))).map(
            lambda drawn: Operation(drawn[0], (Read("line"), Number(drawn[1])))
        ),
    )


@st.composite
def truths(draw, depth):
    """A condition with operations up to `depth` deep."""
    if depth <= 0 or draw(st.booleans()):
        return draw(conditions())
    name = draw(st.sampled_from(("and", "or", "not", "where", "compare")))
    if name == "compare":
        comparison = draw(st.sampled_from(
            ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal")
        ))  # fmt: skip
        return Operation(comparison, (draw(numbers(depth - 1)), draw(numbers(depth - 1))))
    size = {"not": 1, "where": 3}.get(name, 2)
    return Operation(name, tuple(draw(truths(depth - 1)) for _ in range(size)))


@st.composite
def numbers(draw, depth=4, *, over=False, memory=False):
    """A number with operations up to `depth` deep; with `over`, one for each region."""
    if depth <= 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.just(Read("coffee_land")) if over else single_leaves())
    kind = draw(st.sampled_from(("operation",) * 6 + ("where", "lookup", "fold", "memory")))
    below = numbers(depth - 1, over=over, memory=memory)
    single = numbers(depth - 1, memory=memory)
    if kind == "where":
        return Operation("where", (draw(truths(depth - 1)), draw(below), draw(single)))
    if kind == "lookup":
        return Lookup(POINTS, draw(below))
    if kind == "fold" and not over:
        argument = draw(numbers(depth - 1, over=True, memory=memory))
        return Fold(draw(st.sampled_from(("sum", "mean", "min", "max"))), argument, 3)
    if kind == "memory" and memory:
        return draw(memories(below, single, over=over))
    return draw(operations(below, single))


@st.composite
def operations(draw, below, single):
    name = draw(st.sampled_from((
        "add", "subtract", "multiply", "divide", "power", "negative", "min", "max", "clip", "exp",
        "log", "sqrt", "abs", "logistic",
    )))  # fmt: skip
    if name in {"negative", "exp", "log", "sqrt", "abs", "logistic"}:
        argument = draw(below)
        # A minus before a written number belongs to the number.
        return Operation("abs" if isinstance(argument, Number) else name, (argument,))
    if name == "clip":
        return Operation(name, (draw(below), draw(single), draw(single)))
    one, other = draw(below), draw(single)
    if name == "power" and isinstance(other, Number) and other.value in SMALL_POWERS:
        other = Number(0.5)
    return Operation(name, (one, other))


@st.composite
def memories(draw, below, single, *, over):
    name = draw(st.sampled_from(("lag", "smooth", "delay")))
    time = draw(st.integers(1, 40).map(lambda quarters: Number(float(quarters))))
    initial = draw(st.none() | single)
    return Memory(name, draw(below), time, initial, 3 if over else None)
