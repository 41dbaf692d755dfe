"""Hypothesis strategies named after the domain: programs, and lines of play for them.

Programs are built as the compiler builds them: ordered by id, auxiliaries in dependency order,
every symbol known. They are about a small farm, with fields as the one set.
"""

from dataclasses import replace

import actions
import quantities
from formulas import Scope, numbers, truths
from ground import FIELDS, FIRST, grounds
from hypothesis import strategies as st

from game.model.expressions import Number
from game.model.program import (
    Auxiliary,
    Indicator,
    LineOfPlay,
    Program,
    Rule,
    Setting,
    Stock,
    WarmUp,
)


@st.composite
def programs(draw, *, tame: bool = True) -> Program:
    """Draw a small program with something of everything.

    With `tame`, values stay finite; without, formulas may divide by zero and overflow.
    """
    ground = draw(grounds(tame=tame))
    stocks = tuple(draw(quantities.stocks(ground, name)) for name in ground.stocks)
    auxiliaries = draw(quantities.auxiliaries(ground))
    quarters = draw(st.integers(4, 9))
    program = Program(
        id="farm",
        digest="0",
        first=FIRST,
        quarters=quarters,
        parameters=tuple(draw(quantities.parameters(ground, name)) for name in ground.parameters),
        drivers=tuple(draw(quantities.drivers(ground, name, quarters)) for name in ground.drivers),
        luck=tuple(draw(quantities.luck(ground, name)) for name in ground.luck),
        stocks=stocks,
        auxiliaries=auxiliaries,
        flags=tuple((name, draw(st.booleans())) for name in ground.flags),
        instruments=tuple(draw(actions.instruments(ground, name)) for name in ground.instruments),
        events=tuple(draw(actions.events(ground, name)) for name in ground.events),
        decisions=tuple(
            draw(actions.decisions(ground, *decision)) for decision in ground.decisions
        ),
        indicators=_indicators(stocks, auxiliaries, ground.instruments),
        beginning=ground.stocks + ground.auxiliaries,
        attention=draw(st.none() | st.just(Number(2.0)) | numbers(ground.everything, depth=1)),
        luck_origin=FIRST - draw(st.sampled_from((0, 70))),
        members=dict.fromkeys(ground.wholes, FIELDS[: ground.size]),
    )
    return replace(program, warm_up=draw(st.none() | warm_ups(program)))


@st.composite
def lines_of_play(draw, program: Program) -> LineOfPlay:
    """Draw a line of play with fixed settings and answers, and rules."""
    scope = scope_of(program)
    quarters = st.integers(FIRST, FIRST + program.quarters - 1)
    value = numbers(scope, depth=1)
    instruments = [x.id for x in program.instruments]
    options = [(d.id, k) for d in program.decisions for k in range(len(d.options))]
    named = st.sampled_from(instruments) if instruments else st.nothing()
    answers = st.lists(st.sampled_from(options), max_size=2) if options else st.just([])
    settings = st.lists(st.builds(Setting, quarters, named, value), max_size=4)
    asked = st.lists(st.tuples(named, value), max_size=2)
    rules = st.lists(
        st.builds(Rule, st.none() | truths(scope), asked.map(tuple), answers.map(tuple)),
        max_size=2,
    )
    return LineOfPlay(
        "drawn",
        tuple(draw(settings)) if instruments else (),
        tuple(draw(answers)),
        tuple(draw(rules)) if instruments else (),
    )


@st.composite
def warm_ups(draw, program: Program) -> WarmUp:
    """Draw a warm-up: some quarters, a line of play and events of record."""
    quarters = draw(st.integers(1, 3))
    names = [event.id for event in program.events]
    happened = st.tuples(st.sampled_from(names), st.integers(FIRST, FIRST + quarters - 1))
    record = draw(st.lists(happened, max_size=3, unique=True)) if names else []
    return WarmUp(quarters, draw(lines_of_play(program)), tuple(record))


def scope_of(program: Program) -> Scope:
    """Return what a formula between quarters may read."""
    kinds = (program.parameters, program.drivers, program.luck, program.instruments)
    symbols = [x.id for kind in (*kinds, program.stocks, program.auxiliaries) for x in kind]
    return Scope(
        singles=tuple(s for s in symbols if s not in program.members),
        wholes=tuple(s for s in symbols if s in program.members),
        members=next((len(members) for members in program.members.values()), 1),
        flags=tuple(name for name, _ in program.flags),
        events=tuple(event.id for event in program.events),
        decisions=tuple((d.id, tuple(o.id for o in d.options)) for d in program.decisions),
    )


def _indicators(
    stocks: tuple[Stock, ...], auxiliaries: tuple[Auxiliary, ...], instruments: tuple[str, ...]
) -> tuple[Indicator, ...]:
    shown = [
        Indicator(f"{x.id}[{k}]", x.id, k if x.set else None, "1")
        for x in (*stocks, *auxiliaries[::2])
        for k in range(x.members)
    ]
    return (*shown, *(Indicator(name, name, None, "1") for name in instruments))
