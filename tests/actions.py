"""Hypothesis strategies for what is done and what happens: instruments, events, decisions."""

from dataclasses import replace

from formulas import Scope, bounded, numbers, truths
from ground import FIRST, Ground
from hypothesis import strategies as st

from game.model.expressions import Expression, Number, Operation, Read
from game.model.program import (
    Condition,
    Decision,
    Effect,
    Event,
    Instrument,
    Option,
    Window,
)


def payable(ground: Ground, more: tuple[str, ...] = ()) -> st.SearchStrategy:
    """Draw a price in the farm's money, if it has any."""
    if "money" not in ground.stocks:
        return st.just(())
    scope = ground.everything
    scope = replace(scope, singles=scope.singles + more)
    amount = st.just(Number(1.0)) | numbers(scope, depth=1).map(
        lambda tree: Operation("abs", (tree,))
    )
    return st.just(()) | amount.map(lambda tree: (("money", tree),))


def needs(ground: Ground) -> st.SearchStrategy:
    condition = truths(ground.everything).map(lambda tree: Condition(tree, "no"))
    return st.just(()) | st.just(()) | condition.map(lambda one: (one,))


@st.composite
def instruments(draw, ground: Ground, name: str) -> Instrument:
    kind, highest = {
        "guards": ("posture", 2.0),
        "market": ("channel", 1.0),
        "tax": ("account", 5.0),
    }[name]
    granted: Expression | None = None
    if kind == "account" and draw(st.booleans()):
        scope = ground.everything
        scope = replace(scope, singles=(*scope.singles, "request"))
        granted = Operation("add", (Read("request"), draw(numbers(scope, depth=0))))
    return Instrument(
        name,
        kind,
        start=draw(st.sampled_from((0.0, 1.0))),
        lowest=0.0,
        highest=highest,
        options=("few", "some", "many") if kind == "posture" else (),
        delay=draw(st.integers(0, 3)),
        limit=draw(st.none() | st.just(0.75)) if kind == "account" else None,
        price=draw(payable(ground, ("change",))),
        attention=draw(st.sampled_from((0.0, 1.0))),
        needs=draw(needs(ground)),
        granted=granted,
    )


@st.composite
def effects(draw, ground: Ground, name: str, scope: Scope) -> Effect:
    kind, target = draw(st.sampled_from(ground.targets))
    over = kind != "flag" and target in ground.wholes
    member = draw(st.none() | st.integers(0, ground.size - 1)) if over else None
    change: Expression = Number(
        draw(st.sampled_from((1.0, 0.0) if kind == "flag" else (1.0, -2.0, 0.3)))
    )
    if kind != "flag" and draw(st.booleans()):
        change = draw(numbers(scope, over=over, depth=1))
        change = bounded(change, 100.0) if ground.tame else change
    lasts = draw(st.none() | st.integers(1, 4))
    gradual = kind != "flag"
    return Effect(
        name,
        kind,
        target,
        member,
        change,
        begins_after=draw(st.sampled_from((0, 0, 1, 3, 40))),
        builds_over=draw(st.integers(1, 3)) if gradual else 1,
        lasts=lasts,
        fades_over=draw(st.integers(1, 3)) if gradual else 1,
        spread=draw(st.sampled_from((0.0, 0.4))) if gradual else 0.0,
    )


@st.composite
def several_effects(draw, ground: Ground, scope: Scope) -> tuple[Effect, ...]:
    count = draw(st.integers(0, 2)) if ground.targets else 0
    return tuple(draw(effects(ground, f"effect_{k}", scope)) for k in range(count))


def windows() -> st.SearchStrategy:
    ever = Window(FIRST, FIRST + 100)
    return st.just(ever) | st.builds(
        Window, st.integers(FIRST, FIRST + 3), st.integers(FIRST + 2, FIRST + 9), st.integers(1, 3)
    )


@st.composite
def events(draw, ground: Ground, name: str) -> Event:
    symbols = ground.given + ground.stocks + ground.auxiliaries
    scope = ground.scope(symbols, events=ground.events, remembers=True)
    chance = draw(
        st.sampled_from((Number(0.0), Number(0.3), Number(1.0))) | numbers(scope, depth=1)
    )
    if draw(st.booleans()):
        chance = Operation("logistic", (chance,))
    pushes = draw(several_effects(ground, scope))
    return Event(
        name,
        draw(windows()),
        draw(st.none() | truths(scope)),
        chance,
        once=draw(st.booleans()),
        rest=draw(st.integers(1, 3)),
        effects=pushes,
    )


@st.composite
def options(draw, ground: Ground, name: str) -> Option:
    pushes = draw(several_effects(ground, ground.everything))
    return Option(name, draw(payable(ground)), draw(needs(ground)), pushes, draw(orders(ground)))


@st.composite
def orders(draw, ground: Ground) -> tuple[tuple[str, Expression], ...]:
    """Draw the standing orders that an option gives."""
    told = [name for name in ground.instruments if draw(st.booleans())]
    stances = st.sampled_from((0.0, 1.0)).map(Number)
    amounts = numbers(ground.everything, depth=1).map(lambda tree: bounded(tree, 9.0))
    return tuple((name, draw(amounts if name == "tax" else stances)) for name in sorted(told))


@st.composite
def decisions(draw, ground: Ground, name: str, answers: tuple[str, ...]) -> Decision:
    return Decision(
        name,
        draw(windows()),
        draw(st.none() | truths(ground.everything)),
        waits=draw(st.integers(1, 3)),
        repeats=draw(st.booleans()),
        attention=draw(st.sampled_from((0.0, 1.0))),
        options=tuple(draw(options(ground, option)) for option in answers),
        unattended=tuple(draw(st.permutations(range(len(answers))))[: draw(st.integers(0, 2))]),
    )
