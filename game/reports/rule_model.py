"""A rule sheet's model: sets, stocks, auxiliaries, parameters, drivers, luck, curves, flags."""

from collections.abc import Iterator

from game.content.format.declare import Formula
from game.content.format.model import Auxiliary, Driver, Flow, Indicator, Stock
from game.content.scenario import Scenario
from game.reports.document import Code, Inline, Part, Row, Table, Words
from game.reports.rule_words import (
    evidence,
    name_lines,
    note_lines,
    prose,
    resting,
    unit_text,
)
from game.reports.wording import formula, number, values

_BETTER = {"more": "more is better", "less": "less is better", "neither": "neither is better"}


def model_parts(scenario: Scenario) -> tuple[Part, ...]:
    """Return the parts, in the order in which a reader needs them; empty ones are left out."""
    model = scenario.model
    parts = (
        Part("Sets", "sets", _sets(scenario)),
        Part("Stocks and their flows", "stocks", (_STOCKS,) if model.stocks else (), tuple(
            _stock(scenario, name, stock) for name, stock in model.stocks.items())),
        Part("Auxiliaries", "auxiliaries", (_AUXILIARIES,) if model.auxiliaries else (), tuple(
            _auxiliary(scenario, name, each) for name, each in model.auxiliaries.items())),
        Part("Parameters", "parameters", _parameters(scenario)),
        Part("Drivers", "drivers", _drivers(scenario)),
        Part("Luck", "luck", _luck(scenario)),
        Part("Curves", "curves", _curves(scenario)),
        Part("Flags", "flags", _flags(scenario)),
    )  # fmt: skip
    return tuple(part for part in parts if part.blocks or part.parts)


_STOCKS = (
    "A stock is there at a quarter's end, as water in a basin. It changes by its flows, which are "
    "added up each quarter, and by the effects of events and decisions; by nothing else."
)
_AUXILIARIES = "An auxiliary follows from other values within the quarter, and remembers nothing."


def _title_cell(name: str, title: str) -> Words:
    return (" ".join(title.split()), " ", Code(name))


def _about(kind: str, name: str, unit: str, over: str | None) -> tuple[Inline, ...]:
    each = () if over is None else (", one for each of ", Code(over))
    return (f"{kind} ", Code(name), f", measured in: {unit_text(unit)}", *each, ".")


def _sets(scenario: Scenario) -> tuple[Table, ...]:
    rows = tuple(
        Row(
            (
                _title_cell(name, each.title),
                "; ".join(f"{key}: {' '.join(told.split())}" for key, told in each.members.items()),
            ),
            f"set-{name}",
        )
        for name, each in scenario.model.sets.items()
    )
    return (Table("What there is one of each for", ("Set", "Members"), rows),) if rows else ()


# -- stocks and auxiliaries ---------------------------------------------------------------


def _stock(scenario: Scenario, name: str, stock: Stock) -> Part:
    starts = stock.start.values() if isinstance(stock.start, dict) else (stock.start,)
    formulas: list[Formula] = [*starts, *(flow.rate for flow in stock.flows.values())]
    rests = resting(scenario, stock.grade, stock.source)
    start: Words = ("Starts at ", Code(values(stock.start)), *rests, ".")
    return Part(
        " ".join(stock.title.split()),
        f"stock-{name}",
        (
            _about("Stock", name, stock.unit, stock.over),
            start,
            *_limits(stock.lowest, stock.highest),
            *_shown(stock.indicator),
            *_flows(scenario, stock),
            *name_lines(scenario, formulas),
            *note_lines(stock.note),
        ),
    )


def _flows(scenario: Scenario, stock: Stock) -> tuple[Table, ...]:
    columns = ("Flow", "Why it exists", "Formula", "Unit", "Grade", "Source")
    rows = tuple(_flow(scenario, name, flow, stock.unit) for name, flow in stock.flows.items())
    return (Table("Flows: what changes it each quarter", columns, rows),) if rows else ()


def _flow(scenario: Scenario, name: str, flow: Flow, unit: str) -> Row:
    cells = (
        _title_cell(name, flow.title),
        " ".join(flow.because.split()),
        Code(formula(flow.rate)),
        "a quarter" if unit == "1" else f"{unit} a quarter",
        *evidence(scenario, flow.grade, flow.source),
    )
    return Row(cells)


def _auxiliary(scenario: Scenario, name: str, each: Auxiliary) -> Part:
    rests = resting(scenario, each.grade, each.source)
    moment = () if each.moment == "start" else ("It is shown as it is after the quarter's flows.",)
    return Part(
        " ".join(each.title.split()),
        f"auxiliary-{name}",
        (
            _about("Auxiliary", name, each.unit, each.over),
            ("Formula: ", Code(formula(each.formula)), *rests, "."),
            *moment,
            *_shown(each.indicator),
            *name_lines(scenario, [each.formula]),
            *note_lines(each.note),
        ),
    )


def _limits(lowest: float | None, highest: float | None) -> Iterator[str]:
    if lowest is not None and highest is not None:
        yield f"It stays between {number(lowest)} and {number(highest)}."
    elif lowest is not None:
        yield f"It cannot fall below {number(lowest)}."
    elif highest is not None:
        yield f"It cannot rise above {number(highest)}."


def _shown(indicator: Indicator | None) -> Iterator[str]:
    if indicator is not None:
        unit = f", shown in {indicator.unit}" if indicator.unit else ""
        yield f"An indicator: {_BETTER[indicator.better]}{unit}."


# -- numbers ------------------------------------------------------------------------------


def _parameters(scenario: Scenario) -> tuple[Table, ...]:
    drawn = {each.id: each for each in scenario.program.parameters}
    columns = ("Parameter", "Value", "Low", "High", "Unit", "Grade", "Source", "Note")
    rows = []
    for name, each in scenario.model.parameters.items():
        members = scenario.program.members.get(name)
        cells: tuple[Words, ...] = (
            _title_cell(name, each.title),
            values(each.value),
            _each(drawn[name].lows, members),
            _each(drawn[name].highs, members),
            unit_text(each.unit),
            *evidence(scenario, each.grade, each.source),
            prose(each.note),
        )
        rows.append(Row(cells, f"parameter-{name}"))
    if not rows:
        return ()
    return (Table("Constants, each with its evidence", columns, tuple(rows)),)


def _each(numbers: tuple[float, ...], members: tuple[str, ...] | None) -> str:
    if members is None:
        return number(numbers[0])
    return values(dict(zip(members, numbers, strict=True)))


def _drivers(scenario: Scenario) -> tuple[Table, ...]:
    columns = ("Driver", "Series", "Between points", "Unit", "Grade", "Source", "Note")
    rows = tuple(
        Row(
            (
                _title_cell(name, driver.title),
                _series(driver),
                "held" if driver.between == "hold" else "a straight line",
                unit_text(driver.unit),
                *evidence(scenario, driver.grade, driver.source),
                prose(driver.note),
            ),
            f"driver-{name}",
        )
        for name, driver in scenario.model.drivers.items()
    )
    return (Table("What comes from outside and nobody decides", columns, rows),) if rows else ()


def _series(driver: Driver) -> str:
    told = []
    for key, value in driver.series.items():
        if isinstance(value, dict):
            told.append(f"{key}: {', '.join(f'{q} {number(x)}' for q, x in value.items())}")
        else:
            told.append(f"{key} {number(value)}")
    return "; ".join(told)


def _luck(scenario: Scenario) -> tuple[Table, ...]:
    columns = ("Luck", "Shape", "Spread", "Carries over", "Unit", "Grade", "Source", "Note")
    rows = tuple(
        Row(
            (
                _title_cell(name, luck.title),
                luck.shape,
                number(luck.spread),
                f"{luck.persistence:.0%}",
                unit_text(luck.unit),
                *evidence(scenario, luck.grade, luck.source),
                prose(luck.note),
            ),
            f"luck-{name}",
        )
        for name, luck in scenario.model.luck.items()
    )
    return (
        (Table("What moves around 0 by chance", columns, rows, frozenset({2, 3})),) if rows else ()
    )


def _curves(scenario: Scenario) -> tuple[Table, ...]:
    columns = ("Curve", "Points", "Read in", "Gives", "Grade", "Source", "Note")
    rows = tuple(
        Row(
            (
                _title_cell(name, table.title),
                "; ".join(f"at {number(x)}: {number(y)}" for x, y in table.points),
                unit_text(table.input),
                unit_text(table.unit),
                *evidence(scenario, table.grade, table.source),
                prose(table.note),
            ),
            f"table-{name}",
        )
        for name, table in scenario.model.tables.items()
    )
    return (Table("Curves, straight between their points", columns, rows),) if rows else ()


def _flags(scenario: Scenario) -> tuple[Table, ...]:
    rows = tuple(
        Row((_title_cell(name, flag.title), "set" if flag.start else "not set"), f"flag-{name}")
        for name, flag in scenario.model.flags.items()
    )
    return (Table("What is so or is not so", ("Flag", "At the start"), rows),) if rows else ()
