"""`people.yaml`, `judgement.yaml`, `checks.yaml`, `observed.csv`: who speaks, what is judged."""

from dataclasses import field
from typing import Annotated

from game.content.format.declare import (
    Citations,
    Formula,
    Id,
    Limits,
    Name,
    Number,
    Pattern,
    Prose,
    QuarterText,
    document,
)

IndicatorName = Annotated[str, Limits(least=1)]


@document
class Watch:
    """How an adviser sees one indicator."""

    bias: Number = 0.0
    """What their reports add to the truth, as a share of it."""
    noise: Annotated[Number, Limits(least=0)] = 0.0
    """How far their reports scatter, as a share."""
    late: Annotated[int, Limits(least=0, most=8)] = 0
    """Quarters that their reports are late."""


@document
class Person:
    """An adviser or a role (`people.yaml`, by id)."""

    title: Prose
    """Name or office, as a player reads it."""
    agency: Prose
    """Whom they speak for."""
    speaks: Prose
    """How they speak, in one sentence."""
    wants: tuple[Prose, ...] = ()
    """What they want, in their own words."""
    watches: dict[IndicatorName, Watch] = field(default_factory=dict)
    """Indicators they report on, and how far they can be trusted."""
    first: QuarterText | None = None
    """From when they hold office."""
    last: QuarterText | None = None
    """Until when."""
    source: Citations | None = None
    """What the portrait rests on."""


@document
class Measure:
    """One number a game: an indicator at a quarter or over a span, or an event's time."""

    indicator: IndicatorName | None = None
    """The indicator, such as `coffee_land[upper]`."""
    event: Id | None = None
    """An event, in place of an indicator."""
    at: QuarterText | None = None
    """The quarter. Left out, with no span: the last."""
    first: QuarterText | None = None
    """The first quarter of a span."""
    last: QuarterText | None = None
    """The last quarter of a span."""
    take: Annotated[
        str, Pattern(r"^(mean|sum|least|most|change|first|last|count|quarter)$", "mean")
    ] = "mean"
    """Over a span: mean, sum, least, most, change, first or last value. Of an event: `count`, or
    the `quarter` in which it last happened (a thousand quarters on where it did not)."""
    policy: Id | None = None
    """In checks: measured under this policy. Left out: the check's own."""


@document
class GoalPart:
    """A measure's share in a goal, scored from 0 to 100 between two values."""

    measure: Measure
    """What is measured."""
    zero_at: Number
    """The value that scores nothing."""
    full_at: Number
    """The value that scores everything; below `zero_at` where less is better."""
    weight: Annotated[Number, Limits(above=0)] = 1.0
    """Its weight in the goal."""
    because: Prose | None = None
    """Why it belongs to the goal."""


@document
class Goal:
    """Something to aim at, from 0 to 100."""

    title: Prose
    """The goal's name."""
    because: Prose
    """Why it is a goal, and whose."""
    parts: dict[Name, GoalPart]
    """What it is made of."""
    source: Citations | None = None
    """What it rests on."""


@document
class TradeOff:
    """Two goals that pull against each other."""

    title: Prose
    """Its name."""
    goals: tuple[Id, Id]
    """The two goals."""
    argument: Prose
    """Why they pull against each other."""
    source: Citations | None = None
    """Who says so."""


@document
class Gate:
    """A condition that caps a lens's total or takes from it."""

    id: Name | None = None
    """A name, so that a translation can find its words."""
    when: Formula
    """The condition, on the lens's measures."""
    cap: Number | None = None
    """The most the total can then be."""
    deduct: Annotated[Number, Limits(above=0)] | None = None
    """What is then taken off."""
    says: Prose
    """Why, as a reader hears it."""


@document
class Signature:
    """A choice that a lens rewards or holds against you."""

    points: Number
    """Points, from -12 to 12."""
    because: Prose
    """Why."""


@document
class Verdict:
    """A sentence of a lens, where its condition holds."""

    id: Name | None = None
    """A name, so that a translation can find its words."""
    when: Formula | None = None
    """The condition, on the lens's measures and `flag(decision.option)`. Left out: always."""
    says: Prose
    """The sentence."""


@document
class Lens:
    """One reader's way of judging a decade."""

    title: Prose
    """The reader's name."""
    thesis: Prose
    """What they hold."""
    parts: dict[Name, GoalPart]
    """What they look at, with weights."""
    gates: tuple[Gate, ...] = ()
    """What caps the total."""
    signatures: dict[Annotated[str, Limits(least=3)], Signature] = field(default_factory=dict)
    """Choices they remember, as `decision.option`."""
    verdicts: tuple[Verdict, ...] = ()
    """Their sentences, most specific first."""
    source: Citations | None = None
    """Whose reading it is."""


@document
class Record:
    """A line of the record of suffering. It carries no points."""

    indicator: IndicatorName
    """What is recorded."""
    title: Prose
    """How it is named."""
    note: Prose | None = None
    """What to know."""


@document
class Judgement:
    """`judgement.yaml`: what it was worth, and to whom."""

    goals: dict[Name, Goal] = field(default_factory=dict)
    """What can be aimed at."""
    tradeoffs: dict[Name, TradeOff] = field(default_factory=dict)
    """Goals that pull against each other."""
    lenses: dict[Name, Lens] = field(default_factory=dict)
    """Readers."""
    record: tuple[Record, ...] = ()
    """The record of suffering, which carries no points."""


@document
class Bounds:
    """From and to; either may be left out."""

    least: Number | None = None
    """No less than this."""
    most: Number | None = None
    """No more than this."""


@document
class Check:
    """Behaviour that must hold (`checks.yaml`, by id)."""

    title: Prose
    """What must hold, as a sentence."""
    policy: Id
    """Under which line of play."""
    theory: Id | None = None
    """Under which theory. Left out: the pack's own numbers."""
    runs: Annotated[int, Limits(least=1, most=100000)] = 300
    """How many games."""
    measures: dict[Name, Measure]
    """Numbers a game, by name."""
    value: Formula
    """A formula of the measures, for each game; a condition gives the share of games."""
    statistic: Annotated[
        str, Pattern(r"^(median|mean|share|p05|p10|p25|p75|p90|p95)$", "median")
    ] = "median"
    """What is taken over all games."""
    between: Bounds
    """Where it must lie."""
    because: Prose | None = None
    """Why it must hold."""
    source: Citations | None = None
    """Who says so."""


@document
class Observation:
    """A line of `observed.csv`: what a number of history was."""

    indicator: IndicatorName
    """The indicator."""
    period: Annotated[str, Pattern(r"^[0-9]{4}(Q[1-4])?$", "1994 or 1994Q2")]
    """A quarter, or a year."""
    value: Number
    """The value."""
    tolerance: Annotated[Number, Limits(least=0)]
    """How far the model's median may be off, in the same unit."""
    source: Citations
    """Where it is said."""
    required: bool = True
    """Whether the model must pass it."""
    take: Annotated[str, Pattern(r"^(mean|sum|least|most|last)$", "mean")] = "mean"
    """For a year: what is taken of its four quarters."""
    note: Prose | None = None
    """What to know."""
