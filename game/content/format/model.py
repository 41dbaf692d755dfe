"""`model/*.yaml`: sets, parameters, drivers, stocks, auxiliaries, luck, flags and tables."""

from dataclasses import field
from typing import Annotated

from game.content.format.declare import (
    Citations,
    Formula,
    Grade,
    Limits,
    Name,
    Number,
    Pattern,
    Prose,
    QuarterText,
    Unit,
    document,
)


@document
class NamedSet:
    """A set that something may be declared over, such as regions."""

    title: Prose
    """What the members are."""
    members: dict[Name, Prose]
    """Each member's id and title."""


@document
class Indicator:
    """How a value is shown. What has this is an indicator: it appears in results and on screens."""

    better: Annotated[str, Pattern(r"^(more|less|neither)$", "more")]
    """Whether more of it is better, less, or neither."""
    decimals: Annotated[int, Limits(least=0, most=6)] = 0
    """Decimals shown."""
    group: Annotated[str, Limits(least=1)] | None = None
    """The heading it stands under."""
    unit: Annotated[str, Limits(least=1)] | None = None
    """The unit as people write it, such as `index, 1990 = 100`. Left out: the formal one."""
    first: bool = False
    """Whether it is among the six to eight that are shown first."""


@document
class Parameter:
    """A constant of the model, with its evidence."""

    title: Prose
    """What it is."""
    unit: Unit
    """Its unit; `1` for a pure number."""
    value: Number | dict[Name, Number]
    """Its central value, or one for each member."""
    low: Number | dict[Name, Number] | None = None
    """The least it may be. Left out: what the grade of evidence allows."""
    high: Number | dict[Name, Number] | None = None
    """The most it may be."""
    lowest: Number | None = None
    """No effect takes it below this."""
    highest: Number | None = None
    """No effect takes it above this."""
    over: Name | None = None
    """A set: a value for each member."""
    grade: Grade
    """The evidence: measured, argued, contested or guess. It sets the spread."""
    source: Citations | None = None
    """Where the number comes from: a source's id and the place in it. Only a guess has none."""
    note: Prose | None = None
    """How the number was got, and what speaks against it."""


@document
class Driver:
    """A series from outside that nobody in the game decides: weather, world prices."""

    title: Prose
    """What it is."""
    unit: Unit
    """Its unit."""
    series: dict[QuarterText, Number] | dict[Name, dict[QuarterText, Number]]
    """Quarter and value; with `over`, a series for each member."""
    between: Annotated[str, Pattern(r"^(hold|line)$", "line")] = "hold"
    """Between two points: `hold` the last value, or draw a straight `line`."""
    over: Name | None = None
    """A set: a series for each member."""
    grade: Grade
    """The evidence."""
    source: Citations | None = None
    """Where the series comes from. Only a guess has none."""
    note: Prose | None = None
    """How it was got."""


@document
class Flow:
    """A named part of a stock's change."""

    title: Prose
    """What a student reads beside its bar."""
    because: Prose
    """One sentence that says why it exists."""
    rate: Formula
    """How much a quarter, in the stock's unit per quarter; negative where it takes away."""
    grade: Grade | None = None
    """The evidence for the link."""
    source: Citations | None = None
    """Where the link is said to exist."""


@document
class Stock:
    """Something that is there at a quarter's end and changes only by its flows and by effects."""

    title: Prose
    """What it is."""
    unit: Unit
    """Its unit."""
    over: Name | None = None
    """A set: one stock for each member."""
    start: Formula | dict[Name, Formula]
    """Its level before the first quarter: a number, a formula, or one for each member."""
    lowest: Number | None = None
    """It cannot fall below this."""
    highest: Number | None = None
    """It cannot rise above this."""
    flows: dict[Name, Flow] = field(default_factory=dict)
    """What changes it, by name."""
    indicator: Indicator | None = None
    """How it is shown, if it is."""
    grade: Grade | None = None
    """The evidence for the start."""
    source: Citations | None = None
    """Where the start comes from. Only a guess has none."""
    note: Prose | None = None
    """What to know about it."""


@document
class Auxiliary:
    """A value that follows from others within the quarter."""

    title: Prose
    """What it is."""
    unit: Unit
    """Its unit."""
    over: Name | None = None
    """A set: one value for each member."""
    formula: Formula
    """How it follows from others."""
    moment: Annotated[str, Pattern(r"^(start|end)$", "end")] = "start"
    """`start`: it is what it was while the quarter passed. `end`: it is shown as it is after the
    flows, so that a total agrees with its parts."""
    indicator: Indicator | None = None
    """How it is shown, if it is."""
    grade: Grade | None = None
    """The evidence for the link."""
    source: Citations | None = None
    """Where the link is said to exist."""
    note: Prose | None = None
    """What to know about it."""


@document
class Luck:
    """A variable of chance: what nobody can know beforehand. It moves around 0."""

    title: Prose
    """What it stands for."""
    unit: Unit = "1"
    """Its unit."""
    over: Name | None = None
    """A set: each member has its own."""
    shape: Annotated[str, Pattern(r"^(normal|uniform)$", "normal")] = "normal"
    """`normal`, with `spread` as standard deviation, or `uniform` from minus to plus `spread`."""
    spread: Annotated[Number, Limits(above=0)]
    """How far it moves."""
    persistence: Annotated[Number, Limits(least=0, below=1)] = 0.0
    """The share that carries over to the next quarter."""
    grade: Grade
    """The evidence for the spread."""
    source: Citations | None = None
    """Where the spread comes from. Only a guess has none."""
    note: Prose | None = None
    """What to know about it."""


@document
class Flag:
    """Something that is so or is not so; set and cleared by effects."""

    title: Prose
    """What is so when it is set."""
    start: bool = False
    """Whether it is set at the start."""


@document
class Table:
    """A curve given by points, read by `lookup(name, value)`."""

    title: Prose
    """What it says."""
    input: Unit
    """The unit of what it is read at."""
    unit: Unit
    """The unit of what it gives."""
    points: tuple[tuple[Number, Number], ...]
    """Points from left to right: read at, gives. Straight between them, level beyond."""
    grade: Grade
    """The evidence."""
    source: Citations | None = None
    """Where it comes from. Only a guess has none."""
    note: Prose | None = None
    """How it was got."""


@document
class Model:
    """A file of `model/`: any of these sections, by name."""

    sets: dict[Name, NamedSet] = field(default_factory=dict)
    """Sets that others may be declared over."""
    parameters: dict[Name, Parameter] = field(default_factory=dict)
    """Constants with their evidence."""
    drivers: dict[Name, Driver] = field(default_factory=dict)
    """Series from outside."""
    stocks: dict[Name, Stock] = field(default_factory=dict)
    """What is there, with its named flows."""
    auxiliaries: dict[Name, Auxiliary] = field(default_factory=dict)
    """What follows from others within the quarter."""
    luck: dict[Name, Luck] = field(default_factory=dict)
    """Variables of chance."""
    flags: dict[Name, Flag] = field(default_factory=dict)
    """What is so or is not."""
    tables: dict[Name, Table] = field(default_factory=dict)
    """Curves given by points."""
