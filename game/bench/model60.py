"""A made-up model of a realistic size: what goals for speed and memory are stated on.

Thirty stocks with two flows each, thirty auxiliaries of various shapes, twenty-five uncertain
parameters, a driver, luck, and forty events, half of them with logistic chances; effects begin
later, build up, and half of them fade. Nothing in it means anything.
"""

from game.model.expressions import Expression, Number, Operation, Read
from game.model.program import (
    Auxiliary,
    Driver,
    Effect,
    Event,
    Flow,
    Indicator,
    LineOfPlay,
    Luck,
    Parameter,
    Program,
    Stock,
    Window,
)

STOCKS, AUXILIARIES, PARAMETERS, EVENTS, INDICATORS = 30, 30, 25, 40, 20
QUARTERS = 42
FIRST = 1990 * 4
#: Nothing is ordered: the model itself is what is measured.
NOBODY = LineOfPlay("nobody", (), (), ())


def made_up(quarters: int = QUARTERS) -> Program:
    """Return the model, with a period of some quarters."""
    stocks = tuple(_stock(k) for k in range(STOCKS))
    auxiliaries = tuple(_auxiliary(k) for k in range(AUXILIARIES))
    half = INDICATORS // 2
    shown = [*(x.id for x in auxiliaries[:half]), *(x.id for x in stocks[:half])]
    prices = tuple(40.0 + 10.0 * (quarter % 9) for quarter in range(quarters))
    return Program(
        id="made-up",
        digest="",
        first=FIRST,
        quarters=quarters,
        parameters=tuple(_parameter(k) for k in range(PARAMETERS)),
        drivers=(Driver("price", (prices,)),),
        luck=(Luck("weather", 1, "normal", 1.0, 0.6),),
        stocks=stocks,
        auxiliaries=auxiliaries,
        flags=(),
        instruments=(),
        events=tuple(_event(k) for k in range(EVENTS)),
        decisions=(),
        indicators=tuple(Indicator(name, name, None, "1") for name in shown),
        beginning=(*(x.id for x in stocks), *(x.id for x in auxiliaries)),
        luck_origin=FIRST,
    )


def _do(name: str, *arguments: Expression | float | str) -> Expression:
    return Operation(name, tuple(_tree(argument) for argument in arguments))


def _tree(argument: Expression | float | str) -> Expression:
    if isinstance(argument, str):
        return Read(argument)
    return Number(float(argument)) if isinstance(argument, int | float) else argument


def _p(k: int) -> str:
    return f"p{k % PARAMETERS:02d}"


def _s(k: int) -> str:
    return f"s{k % STOCKS:02d}"


def _a(k: int) -> str:
    return f"a{k:02d}"


def _parameter(k: int) -> Parameter:
    value = 0.05 + 0.01 * (k % 7)
    return Parameter(_p(k), (value,), (0.7 * value,), (1.4 * value,), lowest=0.0)


def _stock(k: int) -> Stock:
    room = _do("subtract", 1.0, _do("divide", _s(k), 100.0))
    grown = _do("multiply", _do("multiply", 20.0, _p(k)), _do("multiply", _a(k), room))
    lost = _do("multiply", _do("negative", _p(k + 11)), _s(k))
    return Stock(
        id=_s(k),
        members=1,
        set=None,
        start=(Number(30.0 + k),),
        flows=(Flow("grown", grown), Flow("lost", lost)),
        lowest=0.0,
        highest=100.0,
    )


def _auxiliary(k: int) -> Auxiliary:
    share = _do("divide", _s(k), 100.0)
    before = _a(k - 1) if k else share
    shapes = (
        _do("logistic", _do("multiply", _p(k), _do("subtract", _s(k), _s(k + 3)))),
        _do("exp", _do("divide", _do("negative", _s(k)), _do("add", 50.0, "price"))),
        _do("min", 1.0, _do("divide", _s(k), _do("max", _s(k + 5), 1.0))),
        _do("multiply", _do("max", 0.0, _do("subtract", 1.0, share)), before),
        _do("divide", _s(k), _do("add", _do("add", _s(k), _s(k + 7)), 1.0)),
        _do("clip", _do("add", before, _do("multiply", _p(k + 2), "weather")), 0.0, 1.0),
    )
    return Auxiliary(_a(k), 1, None, shapes[k % len(shapes)])


def _event(k: int) -> Event:
    level = _do("multiply", _p(k), _do("subtract", _s(k), 50.0))
    logistic = _do("logistic", _do("add", -4.0, _do("add", level, _a(k % AUXILIARIES))))
    plain = _do("multiply", _p(k), _do("divide", _s(k + 1), 100.0))
    begins = FIRST + (8 if k % 4 == 0 else 0)
    return Event(
        id=f"e{k:02d}",
        window=Window(begins, FIRST + 400),
        when=_do("greater", _s(k + 2), 20.0) if k % 3 == 0 else None,
        chance=logistic if k % 2 == 0 else plain,
        once=k % 5 == 0,
        rest=4,
        effects=tuple(_effect(k, number) for number in range(1 + k % 2)),
    )


def _effect(k: int, number: int) -> Effect:
    kind, target = ("parameter", _p(k)) if not (k + 1) % 10 else ("stock", _s(k + number))
    size = 0.01 if kind == "parameter" else 3.0 - 6.0 * (k % 2)
    change = _do("multiply", size, _a(k % AUXILIARIES)) if k % 8 == 1 else Number(size)
    return Effect(
        id=f"x{number}",
        kind=kind,
        target=target,
        member=None,
        change=change,
        begins_after=k % 3,
        builds_over=1 + k % 4,
        lasts=3 if k % 2 else None,
        fades_over=2,
        spread=0.2,
    )
