"""`policies/*.yaml` and `theories/*.yaml`: whole lines of play, and rival settings."""

from dataclasses import field

from game.content.format.declare import (
    Citations,
    Formula,
    Id,
    Name,
    Number,
    Prose,
    QuarterText,
    document,
)


@document
class Setting:
    """An order of a fixed line: from a quarter on, an instrument at a value."""

    id: Name | None = None
    """A name, so that a translation can find its words."""
    quarter: QuarterText
    """From when."""
    instrument: Name
    """Which instrument."""
    to: Formula
    """Where to: a number or formula, the name of a stance, true or false."""
    because: Prose | None = None
    """Why, in one line."""
    source: Citations | None = None
    """Where this step is documented."""


@document
class Rule:
    """Where a condition holds, orders and answers."""

    id: Name | None = None
    """A name, so that a translation can find its words."""
    when: Formula | None = None
    """The condition. Left out: always."""
    set: dict[Name, Formula] = field(default_factory=dict)
    """Instruments and where they are set to."""
    choose: dict[Id, Id] = field(default_factory=dict)
    """Decisions and the option that is chosen."""
    because: Prose | None = None
    """Why, in one line."""


@document
class Policy:
    """A whole line of play: a fixed line, then rules; what is left goes to the agencies."""

    id: Id
    """The policy's id."""
    title: Prose
    """Its name."""
    note: Prose | None = None
    """What it tries to do."""
    follows: Id | None = None
    """Another policy, which it follows in all that it does not say itself: its own choices and
    rules go before the other's, and an instrument that it sets is set by it alone by date."""
    settings: tuple[Setting, ...] = ()
    """The fixed line for instruments."""
    choices: dict[Id, Id] = field(default_factory=dict)
    """The fixed line for decisions: decision and option."""
    rules: tuple[Rule, ...] = ()
    """Rules, in order; for each thing the first that fits counts, after the fixed line."""


@document
class RivalValue:
    """What a theory says of one parameter."""

    value: Number | dict[Name, Number]
    """Its central value under the theory."""
    low: Number | dict[Name, Number] | None = None
    """The least it may be."""
    high: Number | dict[Name, Number] | None = None
    """The most it may be."""
    because: Prose
    """Why."""
    source: Citations | None = None
    """Whose theory this is."""


@document
class Theory:
    """A rival setting of parameters that the sources disagree about."""

    id: Id
    """The theory's id."""
    title: Prose
    """Its name."""
    note: Prose | None = None
    """What it holds, and who holds it."""
    parameters: dict[Name, RivalValue]
    """Parameters and what it says of them."""
