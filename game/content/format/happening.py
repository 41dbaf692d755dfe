"""`events/*.yaml`: what the world does by chance."""

from typing import Annotated

from game.content.format.declare import (
    Citations,
    Formula,
    Grade,
    Id,
    Limits,
    Name,
    Pattern,
    Prose,
    document,
)
from game.content.format.play import Effect, Window


@document
class Claim:
    """A contested statement, told as whose it is."""

    id: Name | None = None
    """A name, so that a translation can find its words."""
    who: Prose
    """Who says so."""
    says: Prose
    """What they say."""
    source: Citations | None = None
    """Where they say it."""


@document
class Event:
    """What the world does by chance."""

    id: Id
    """The event's id."""
    title: Prose
    """Its headline."""
    window: Window = Window()
    """When it may happen."""
    when: Formula | None = None
    """The condition for it to be possible."""
    chance: Formula
    """Its chance a quarter, from 0 to 1, where it is possible."""
    once: bool = True
    """Whether it can happen only once."""
    rest: Annotated[int, Limits(least=1, most=160)] = 1
    """For one that repeats: quarters before it can happen again."""
    place: Name | None = None
    """Where on the map it is, from `map.yaml`."""
    tone: Annotated[str, Pattern(r"^(good|bad|mixed|neutral)$", "bad")] = "neutral"
    """How it is told."""
    told: Prose
    """Two or three plain sentences."""
    claims: tuple[Claim, ...] = ()
    """What is contested about it, and whose claim it is."""
    effects: tuple[Effect, ...] = ()
    """What it does."""
    grade: Grade | None = None
    """The evidence for its chance."""
    source: Citations | None = None
    """What it rests on."""
    note: Prose | None = None
    """For whoever edits it."""
