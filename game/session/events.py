"""Events: what came of a command, in the past tense, with what any front end needs to tell it."""

from dataclasses import dataclass
from typing import Literal

from game.session.commands import Direction, Setting

#: Why something was refused, for front ends that want to say it in their own words.
Reason = Literal[
    "unknown", "outside", "unchanged", "closed", "condition", "price", "attention", "length",
    "over", "take_back", "forecasts", "rests_on_it", "empty", "office", "playing", "not_playing",
    "pack", "read_only", "disk", "file",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A command was refused and changed nothing; `because` is a sentence for the player."""

    reason: Reason
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What something takes from a stock."""

    stock: str
    title: str
    unit: str
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """The player said where an indicator will go."""

    indicator: str
    title: str
    quarter: str
    direction: Direction
    within: int
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A standing order that an option gives, with where the instrument stands now, in words."""

    instrument: str
    title: str
    to: Setting
    said: str
    said_before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GameOpened:
    """A game was opened before its first quarter."""

    pack: str
    title: str
    quarter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentOrdered:
    """A setting was entered in the draft; it moves when the quarter is signed, after its delay."""

    instrument: str
    title: str
    before: Setting
    to: Setting
    price: tuple[Price, ...]
    attention: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionChosen:
    """An answer was entered in the draft."""

    decision: str
    option: str
    title: str
    label: str
    price: tuple[Price, ...]
    attention: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTakenBack:
    """An order of this quarter was taken back.

    Attributes:
        what: the instrument or decision that it was about.
        title: as people read it.
        to: the setting that an instrument returns to; None where an answer was taken back.
    """

    what: str
    title: str
    to: Setting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviserReported:
    """An adviser said what they report about an indicator: its value at the end of `quarter`."""

    adviser: str
    title: str
    indicator: str
    quarter: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A thought was noted in a quarter."""

    quarter: str
    text: str
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentMoved:
    """An instrument's setting in force changed."""

    instrument: str
    title: str
    before: Setting
    after: Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAnswered:
    """A decision was answered: by the player, or by the agency that owns the file (`by`)."""

    decision: str
    option: str
    title: str
    label: str
    quarter: str
    who: Literal["player", "agency"]
    by: str | None
    because: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLapsed:
    """Nobody could take any option any more, and the question went away."""

    decision: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHappened:
    """The world did something."""

    event: str
    title: str
    told: str
    tone: str
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterPassed:
    """A quarter passed; `digest` is the fingerprint of the state after it."""

    quarter: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOpened:
    """A decision opened; `answer_by` is the last quarter in which the player can answer it."""

    decision: str
    title: str
    quarter: str
    answer_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GameEnded:
    """The game ended: the period was over, or the player resigned."""

    quarter: str
    reason: Literal["period", "resigned"]


Event = (
    GameOpened | InstrumentOrdered | OptionChosen | OrderTakenBack | AdviserReported | Noted
    | Foretold | InstrumentMoved | DecisionAnswered | DecisionLapsed | EventHappened | QuarterPassed
    | DecisionOpened | GameEnded | Refused
)  # fmt: skip
