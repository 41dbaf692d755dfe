"""`instruments.yaml` and `decisions/*.yaml`: what can be done, and what it does."""

from dataclasses import field
from typing import Annotated

from game.content.format.declare import (
    Citations,
    Formula,
    Grade,
    Id,
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
class Condition:
    """A condition, and what a player reads where it fails."""

    id: Name | None = None
    """A name, so that a translation can find its words."""
    when: Formula
    """The condition."""
    says: Prose
    """Why it is refused when the condition fails, as a sentence."""


@document
class Posture:
    """One of the stances of a posture."""

    title: Prose
    """Its name on the policy desk."""
    meaning: Prose
    """What it means in practice."""


@document
class Instrument:
    """A standing order that stays until it is changed (`instruments.yaml`, by name)."""

    title: Prose
    """Its name on the policy desk."""
    meaning: Prose
    """What it does, in two sentences."""
    kind: Annotated[str, Pattern(r"^(account|posture|channel)$", "account")]
    """`account` is money, `posture` one of several stances, `channel` on or off."""
    unit: Unit | None = None
    """The unit of an account."""
    start: Number | bool | Name
    """Where it stands at first: a number, the name of a stance, or true or false."""
    low: Number | None = None
    """The least that can be asked of an account."""
    high: Number | None = None
    """The most that can be asked of an account."""
    step: Annotated[Number, Limits(above=0)] | None = None
    """How finely an account is set."""
    stances: dict[Name, Posture] = field(default_factory=dict)
    """The stances of a posture, by name."""
    delay: Annotated[int, Limits(least=0, most=20)] = 0
    """Quarters from an order until it begins to bite."""
    limit: Annotated[Number, Limits(above=0)] | None = None
    """The most that an account moves in a quarter."""
    price: dict[Name, Formula] = field(default_factory=dict)
    """Stocks, and what changing the order takes from each; may read `change`, the size of it."""
    attention: Annotated[Number, Limits(least=0)] = 0.0
    """Points of attention that changing it takes."""
    needs: tuple[Condition, ...] = ()
    """Who must agree: an order is refused where one of these fails."""
    granted: Formula | None = None
    """What others make of the order; may read `request`. Left out: the order is carried out."""
    because: Prose | None = None
    """Why it is granted, or bites, as it does."""
    covers: tuple[Annotated[str, Limits(least=1)], ...] = ()
    """Ids of entries in a catalogue of evidence that this instrument covers."""
    source: Citations | None = None
    """Where the documents speak of it."""


@document
class Effect:
    """A push on one stock, instrument, flag or parameter that begins later and may fade."""

    id: Name | None = None
    """A name, needed where two effects of one list push the same thing."""
    stock: Annotated[str, Limits(least=1)] | None = None
    """The stock it pushes, or one member of it as `name[member]`."""
    instrument: Name | None = None
    """The account it pushes."""
    parameter: Annotated[str, Limits(least=1)] | None = None
    """The parameter it pushes, or one member of it."""
    flag: Name | None = None
    """The flag that it sets or clears."""
    change: Formula | None = None
    """How much it adds in all, in the target's unit: a number or a formula."""
    to: bool | None = None
    """For a flag: `true` sets it, `false` clears it."""
    begins_after: Annotated[int, Limits(least=0, most=80)] = 0
    """Quarters until it begins; 0 is the same quarter."""
    builds_over: Annotated[int, Limits(least=1, most=80)] = 1
    """Quarters over which it builds up; 1 is at once."""
    lasts: Annotated[int, Limits(least=1, most=160)] | None = None
    """Quarters that it lasts at full size before it is withdrawn. Left out: for good."""
    fades_over: Annotated[int, Limits(least=1, most=80)] | None = None
    """Quarters over which it is withdrawn after `lasts`; 1 is at once."""
    grade: Grade | None = None
    """How sure this is. It sets the spread."""
    because: Prose | None = None
    """Why, in one sentence, as a player reads it afterwards."""
    source: Citations | None = None
    """Where this is said. Only a guess has none."""


@document
class Window:
    """The quarters in which something may begin."""

    first: QuarterText | None = None
    """The first. Left out: the period's first."""
    last: QuarterText | None = None
    """The last. Left out: the period's last."""
    every: Annotated[int, Limits(least=1, most=80)] = 1
    """Only each so many quarters from the first: 4 is once a year."""


@document
class Voice:
    """What an adviser says before the choice: a claim that can be held against what came."""

    by: Id
    """Who speaks, from `people.yaml`."""
    says: Prose
    """The sentence, in character."""
    indicator: Annotated[str, Limits(least=1)]
    """The indicator that the claim is about."""
    direction: Annotated[str, Pattern(r"^(up|down|steady)$", "up")]
    """Where it will go."""
    within: Annotated[int, Limits(least=1, most=80)]
    """By when, in quarters."""
    sure: Annotated[Number, Limits(least=0.5, most=1)]
    """How sure the speaker is, from 0.5 (a coin) to 1."""
    favours: Id | None = None
    """The option that the speaker would take."""


@document
class Option:
    """One answer to a decision."""

    label: Prose
    """What stands on the button."""
    meaning: Prose
    """What it means in practice, in one or two sentences."""
    case: Prose
    """The honest case for it."""
    price: dict[Name, Formula] = field(default_factory=dict)
    """Stocks, and what choosing it takes from each."""
    needs: tuple[Condition, ...] = ()
    """Where one of these fails it cannot be chosen, and says why."""
    orders: dict[Name, Formula] = field(default_factory=dict)
    """Standing orders that it gives: instruments, and where it sets them. They stay until they
    are changed; what is asked of the same instrument in the same quarter goes before."""
    effects: tuple[Effect, ...] = ()
    """What it does besides."""


@document
class Unattended:
    """Who decides when nobody attends, and what they then choose, in their own interest."""

    by: Id
    """The agency, from `people.yaml`."""
    chooses: tuple[Id, ...]
    """Options in order of preference; the first that can be chosen is."""
    because: Prose
    """Why that is in its interest."""


@document
class History:
    """What was really chosen and what came of it; shown after the choice."""

    option: Id
    """The option that was taken."""
    came: Prose
    """What came of it."""


@document
class Decision:
    """A question that opens by its condition and waits for an answer."""

    id: Id
    """The decision's id."""
    title: Prose
    """The headline on the card."""
    tier: Annotated[str, Pattern(r"^(core|side)$", "core")] = "core"
    """`core` is in every full game; `side` can be handled in one line."""
    window: Window = Window()
    """When it may open."""
    when: Formula | None = None
    """The condition that opens it. Left out: it opens with its window."""
    waits: Annotated[int, Limits(least=1, most=20)] = 1
    """Quarters that it waits for an answer; 1 is the quarter in which it opens."""
    repeats: bool = False
    """Whether it can open again after it was answered."""
    attention: Annotated[Number, Limits(least=0)] = 1.0
    """Points of attention that answering it takes."""
    decides: Id | None = None
    """Who decides, from `people.yaml`."""
    place: Name | None = None
    """Where on the map it is, from `map.yaml`."""
    briefing: Prose
    """What is known at the time, and nothing that came later; 60 to 120 words."""
    voices: tuple[Voice, ...] = ()
    """What the advisers say."""
    options: dict[Id, Option]
    """The answers, by id."""
    unattended: Unattended
    """Who decides if nobody attends."""
    history: History | None = None
    """What was really chosen."""
    learning: Prose | None = None
    """The learning point."""
    covers: tuple[Annotated[str, Limits(least=1)], ...] = ()
    """Ids of entries in a catalogue of evidence that this card covers."""
    source: Citations | None = None
    """What the card rests on."""
    note: Prose | None = None
    """For whoever edits it."""
