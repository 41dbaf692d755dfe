"""What a formula may speak of."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from game.content.formulas.unit_values import PURE, UnitValue


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name in a formula stands for.

    `truth` is for what is on or off, such as a channel; `stances` for a posture, in the order of
    their values. `low` and `high` bound its value as far as is known.
    """

    kind: str  #: parameter, driver, stock, auxiliary, luck, instrument, local or measure
    symbol: str  #: what the tree reads
    unit: UnitValue = PURE
    set: str | None = None
    truth: bool = False
    stances: tuple[str, ...] | None = None
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """A table: its points from left to right, the unit it is read at and the unit it gives."""

    points: tuple[tuple[float, float], ...]
    input: UnitValue
    unit: UnitValue


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything that a formula may name, by kind; `first` and `last` are quarters."""

    names: Mapping[str, Meaning]
    sets: Mapping[str, tuple[str, ...]]  #: a set and the ids of its members
    flags: frozenset[str]
    events: frozenset[str]
    decisions: Mapping[str, tuple[str, ...]]  #: a decision and the ids of its options
    tables: Mapping[str, TableMeaning]
    first: int
    last: int
    memory_allowed: bool = True  #: whether `smooth`, `delay` and `lag` may be used here
