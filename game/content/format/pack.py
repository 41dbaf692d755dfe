"""`pack.yaml`, `sources.yaml`, `catalogue.yaml`: what a pack is and what it rests on."""

from dataclasses import field
from typing import Annotated

from game.content.format.declare import (
    Citations,
    Formula,
    Grade,
    Id,
    Limits,
    Number,
    Pattern,
    Prose,
    QuarterText,
    document,
)


@document
class Period:
    """The quarters that are played."""

    first: QuarterText
    """The first quarter that is played, such as 1990Q3."""
    last: QuarterText
    """The last quarter that is played."""
    step: Annotated[str, Pattern(r"^(quarter)$", "quarter")] = "quarter"
    """The length of a step. Only `quarter` is known."""


@document
class Minutes:
    """How long a game takes, for people who have to plan an hour."""

    core: Annotated[int, Limits(least=1, most=600)]
    """Minutes with the core decisions alone."""
    full: Annotated[int, Limits(least=1, most=600)]
    """Minutes with everything."""


@document
class Selection:
    """Which of the parent's decisions and events an extending pack keeps."""

    decisions: tuple[Id, ...] | None = None
    """Ids of the parent's decisions that are kept. Left out: all."""
    events: tuple[Id, ...] | None = None
    """Ids of the parent's events that are kept. Left out: all."""


@document
class Happened:
    """An event of record, in the quarters before play begins."""

    event: Id
    """The event that happened."""
    quarter: QuarterText
    """When it happened."""


@document
class WarmUp:
    """How the quarters before an extending pack begins are passed: without luck."""

    policy: Id
    """The line of play that was taken until then, usually `history`."""
    events: tuple[Happened, ...] = ()
    """The events that happened until then. No other does."""


@document
class Attention:
    """What can be looked at in a quarter."""

    points: Formula
    """Points of attention a quarter."""
    unit: Annotated[str, Limits(least=1)] = "points"
    """What a point is called."""


@document
class Allowance:
    """A finding of the checker that the authors accept."""

    finding: Annotated[str, Limits(least=1)]
    """The code of the finding, as printed in brackets after it, such as `unused-name`."""
    about: Annotated[str, Limits(least=1)]
    """What the finding is about: the id it names, or `*` for all of that code."""
    reason: Annotated[str, Limits(least=10)]
    """Why it is accepted, for whoever reads the pack next."""


@document
class Pack:
    """`pack.yaml`: what the pack is, when it plays, and its own rules."""

    format: int
    """The version of this format: 1."""
    id: Id
    """The pack's id: small letters, digits and hyphens. The same as its folder."""
    title: Prose
    """The pack's name, as a player reads it."""
    version: Annotated[str, Limits(least=1, most=30)]
    """The pack's own version, such as 1.2.0. Change it when the numbers change."""
    licence: Annotated[str, Limits(least=1)]
    """The licence, as an SPDX id such as CC-BY-4.0."""
    languages: tuple[Annotated[str, Limits(least=2, most=5)], ...] = ("en",)
    """Languages there are; the first is the one that the files are written in."""
    summary: Prose | None = None
    """Two sentences for the list of packs."""
    opening: Prose | None = None
    """What a player reads first: who you are and what is asked of you."""
    content_note: Prose | None = None
    """What may be hard to read for some, said beforehand."""
    period: Period
    """The quarters that are played."""
    minutes: Minutes | None = None
    """How long a game takes."""
    extends: Id | None = None
    """Another pack, whose files are read first; same ids here take their place."""
    select: Selection | None = None
    """With `extends`: what of the parent is kept."""
    warm_up: WarmUp | None = None
    """With `extends` and a later first quarter: how the quarters until then are passed."""
    units: dict[str, str] = field(default_factory=dict)
    """Units beyond the built-in ones: a name with its definition, such as `sack: 60 kg`; an empty
    text makes a new kind of thing."""
    uncertainty: dict[Grade, Annotated[Number, Limits(least=0, below=1)]] = field(
        default_factory=dict
    )
    """How far a number of each grade of evidence may be off, as a share of it. Needed as soon as
    a number has a grade and no low and high of its own."""
    attention: Attention | None = None
    """How much can be looked at in a quarter. Left out: attention is not counted."""
    allow: tuple[Allowance, ...] = ()
    """Findings of the checker that are accepted, each with its reason."""


@document
class Source:
    """One document that numbers and claims rest on (`sources.yaml`, by id)."""

    title: Prose
    """The document's title."""
    author: Annotated[str, Limits(least=1)] | None = None
    """Who wrote it."""
    year: int | None = None
    """When it appeared."""
    kind: Annotated[str, Limits(least=1)]
    """What it is: book, report, table, testimony, invention."""
    file: Annotated[str, Limits(least=1)] | None = None
    """Where its text is kept, if it is."""
    note: Prose | None = None
    """What to know before trusting it; where it disagrees with others and which one is followed."""
    cites: Citations | None = None
    """What it rests on itself."""


@document
class Entry:
    """A choice that the evidence tells of (`catalogue.yaml`, by id), for `covers` to name."""

    title: Prose
    """What was to be decided."""
    opens: QuarterText
    """About when. An entry after the period's end need not be covered."""
    source: Citations
    """Where the evidence tells of it."""
