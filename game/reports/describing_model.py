"""What the model holds, in words: every quantity with its terms, readers and sources."""

from collections.abc import Iterator

from game.content.format.model import (
    Auxiliary,
    Driver,
    Flow,
    Indicator,
    Luck,
    Parameter,
    Stock,
)
from game.content.scenario import Scenario
from game.model import program
from game.reports.links import judges, pushers, readers, setters
from game.reports.sections import Section, with_content
from game.reports.wording import (
    formula,
    number,
    paragraphs,
    sentence,
    sources_of,
    standing,
    titled,
    values,
    with_unit,
)

_BETTER = {"more": "more is better", "less": "less is better", "neither": "neither is better"}
_MOMENTS = {
    "start": "It is what it was while the quarter passed.",
    "end": "It is shown as it is at the quarter's end.",
}

Quantity = Parameter | Driver | Stock | Auxiliary | Luck


def describe_stock(scenario: Scenario, name: str) -> Section:
    """Return a stock with its flows: title, reason, formula, grade and source of each."""
    stock = scenario.model.stocks[name]
    flows = tuple(_flow(key, flow, stock.unit) for key, flow in stock.flows.items())
    start = f"Starts at {with_unit(values(stock.start), stock.unit)}"
    return _quantity(
        scenario,
        "stock",
        name,
        stock,
        (f"{start}{standing(stock.grade, stock.source)}.", *_limits(stock.lowest, stock.highest)),
        (Section("Flows, which change it each quarter", (), flows),),
    )


def _flow(name: str, flow: Flow, unit: str) -> Section:
    grade = standing(flow.grade, flow.source)
    per_quarter = "a quarter" if unit == "1" else f"{unit} a quarter"
    return Section(
        titled(name, flow.title),
        (
            sentence(flow.because),
            f"Rate: {formula(flow.rate)} ({per_quarter}){grade}.",
        ),
    )


def describe_auxiliary(scenario: Scenario, name: str) -> Section:
    """Return an auxiliary with its formula."""
    auxiliary = scenario.model.auxiliaries[name]
    said = f"Formula: {formula(auxiliary.formula)}"
    grade = standing(auxiliary.grade, auxiliary.source)
    moment = () if auxiliary.indicator is None else (_MOMENTS[auxiliary.moment],)
    return _quantity(scenario, "auxiliary", name, auxiliary, (f"{said}{grade}.", *moment))


def describe_parameter(scenario: Scenario, name: str) -> Section:
    """Return a parameter with the spread that it is drawn from."""
    parameter = scenario.model.parameters[name]
    drawn = next(each for each in scenario.program.parameters if each.id == name)
    value = f"Value: {with_unit(values(parameter.value), parameter.unit)}"
    return _quantity(
        scenario,
        "parameter",
        name,
        parameter,
        (
            f"{value}{standing(parameter.grade, parameter.source)}.",
            f"In an uncertain game: {_spread(scenario, drawn)}.",
            *_limits(parameter.lowest, parameter.highest),
        ),
    )


def _spread(scenario: Scenario, drawn: program.Parameter) -> str:
    members = scenario.program.members.get(drawn.id)
    ranges = [
        f"{number(low)} to {number(high)}"
        for low, high in zip(drawn.lows, drawn.highs, strict=True)
    ]
    if members is None:
        return ranges[0]
    pairs = zip(members, ranges, strict=True)
    return ", ".join(f"{member} {between}" for member, between in pairs)


def describe_driver(scenario: Scenario, name: str) -> Section:
    """Return a series from outside, with its points."""
    driver = scenario.model.drivers[name]
    joined = "held until the next" if driver.between == "hold" else "joined by straight lines"
    points = [
        f"{member}: {_points(series)}" if member else _points(series)
        for member, series in _series(driver)
    ]
    kind = f"From outside, in points that are {joined}"
    lines = (f"{kind}{standing(driver.grade, driver.source)}.", *points)
    return _quantity(scenario, "driver", name, driver, lines)


def _series(driver: Driver) -> Iterator[tuple[str, dict[str, float]]]:
    single: dict[str, float] = {}
    for key, value in driver.series.items():
        if isinstance(value, dict):
            yield key, value
        else:
            single[key] = value
    if single:
        yield "", single


def _points(series: dict[str, float]) -> str:
    return ", ".join(f"{quarter} {number(value)}" for quarter, value in series.items())


def describe_luck(scenario: Scenario, name: str) -> Section:
    """Return a variable of chance."""
    luck = scenario.model.luck[name]
    spread = with_unit(number(luck.spread), luck.unit)
    shape = (
        f"with a standard deviation of {spread}"
        if luck.shape == "normal"
        else f"evenly from minus to plus {spread}"
    )
    said = f"Chance, {luck.shape}: it moves around 0, {shape}"
    kept = f"{luck.persistence:.0%} of it carries over to the next quarter."
    lines = (f"{said}{standing(luck.grade, luck.source)}.", kept)
    return _quantity(scenario, "luck", name, luck, lines)


def describe_table(scenario: Scenario, name: str) -> Section:
    """Return a curve with its points."""
    table = scenario.model.tables[name]
    points = ", ".join(f"at {number(x)}: {number(y)}" for x, y in table.points)
    grade = standing(table.grade, table.source)
    said = f"Read in {table.input}, gives {table.unit}{grade}."
    return Section(
        table.title,
        (f"Table {name}.", said, f"Points: {points}."),
        with_content(
            Section("What reads it", readers(scenario).get(f"table:{name}", ())),
            Section("Note", paragraphs(table.note)),
            sources_of(scenario, table),
        ),
    )


def describe_flag(scenario: Scenario, name: str) -> Section:
    """Return a flag with what sets it and what asks for it."""
    flag = scenario.model.flags[name]
    return Section(
        flag.title,
        (f"Flag {name}, {'set' if flag.start else 'not set'} at the start.",),
        with_content(
            Section("What sets or clears it", pushers(scenario).get(f"flag:{name}", ())),
            Section("What asks for it", readers(scenario).get(f"flag:{name}", ())),
        ),
    )


def describe_set(scenario: Scenario, name: str) -> Section:
    """Return a set with its members and what is declared over it."""
    named = scenario.model.sets[name]
    model = scenario.model
    declared: dict[str, Quantity] = {
        **model.parameters, **model.drivers, **model.stocks, **model.auxiliaries, **model.luck
    }  # fmt: skip
    over = sorted(key for key, document in declared.items() if document.over == name)
    members = tuple(titled(key, title) for key, title in named.members.items())
    return Section(
        named.title,
        (f"Set {name}.",),
        with_content(Section("Members", members), Section("Declared over it", tuple(over))),
    )


def _quantity(
    scenario: Scenario,
    kind: str,
    name: str,
    document: Quantity,
    lines: tuple[str, ...],
    parts: tuple[Section, ...] = (),
) -> Section:
    over = "" if document.over is None else f", one for each of {document.over}"
    unit = "a pure number" if document.unit == "1" else f"in {document.unit}"
    first = f"{kind.capitalize()} {name}, {unit}{over}."
    indicator = getattr(document, "indicator", None)
    shown = (_shown(indicator),) if isinstance(indicator, Indicator) else ()
    return Section(
        document.title,
        (first, *lines, *shown),
        with_content(
            *parts,
            Section("What pushes it", pushers(scenario).get(name, ())),
            Section("What reads it", readers(scenario).get(name, ())),
            Section("Rival values", setters(scenario).get(name, ())),
            Section("Judged by", judges(scenario).get(name, ())),
            Section("What history's numbers were", tuple(_observed(scenario, name))),
            Section("Note", paragraphs(document.note)),
            sources_of(scenario, document),
        ),
    )


def _limits(lowest: float | None, highest: float | None) -> tuple[str, ...]:
    lines = [] if lowest is None else [f"It cannot fall below {number(lowest)}."]
    lines += [] if highest is None else [f"It cannot rise above {number(highest)}."]
    return tuple(lines)


def _shown(indicator: Indicator) -> str:
    said = [_BETTER[indicator.better]]
    said += [f"shown in {indicator.unit}"] if indicator.unit else []
    said += [f"under the heading {indicator.group}"] if indicator.group else []
    said += ["among those shown first"] if indicator.first else []
    return f"Indicator: {', '.join(said)}."


def _observed(scenario: Scenario, name: str) -> Iterator[str]:
    for observation in scenario.observed:
        if observation.indicator.partition("[")[0] == name:
            value = f"{number(observation.value)} within {number(observation.tolerance)}"
            needed = "" if observation.required else ", not required"
            source = standing(None, observation.source)
            yield f"{observation.indicator} in {observation.period}: {value}{needed}{source}"
