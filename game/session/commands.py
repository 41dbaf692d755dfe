"""Commands: what a player, a bot or a replay may ask for. Small frozen facts, by id."""

from dataclasses import dataclass
from typing import Literal

Length = Literal["core", "full"]
Direction = Literal["up", "down", "steady"]
#: A setting: a number for an account, a stance's name for a posture, on or off for a channel.
Setting = float | str | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a game is played.

    Attributes:
        forecasts: whether sampled futures may be looked at.
        take_back: whether an order can be taken back before the quarter is signed.
        uncertain: whether the model's constants are drawn, or at their central values.
    """

    forecasts: bool = True
    take_back: bool = True
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open a game.

    Attributes:
        pack: a shipped pack's id, or a path.
        seed: any integer.
        theory: one of the pack's theories; None for the pack's own numbers.
        length: `core` leaves the decisions of tier `side` to the agencies.
        options: how it is played.
    """

    pack: str
    seed: int
    theory: str | None = None
    length: Length = "full"
    options: Options = Options()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInstrument:
    """Ask for a setting of an instrument; it stays until it is changed."""

    instrument: str
    to: Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """Answer an open decision; a second answer in the same quarter takes the first one's place."""

    decision: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask an adviser what they report about an indicator; they answer, and nothing else changes."""

    adviser: str
    indicator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """Take back an order of this quarter: of an instrument or a decision, or the latest (None)."""

    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Sign the quarter: its orders are carried out and it passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Note a thought, perhaps about an indicator or a decision."""

    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresee:
    """Say where an indicator will go, by when and how sure, to be held against what comes.

    Attributes:
        indicator: its name.
        direction: up, down, or steady.
        within: quarters from this one on.
        sure: from 0.5 (a coin) to 1.
    """

    indicator: str
    direction: Direction
    within: int
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resign:
    """Give up the office."""


#: What changes the draft of a quarter.
Drafting = SetInstrument | Choose | TakeBack
#: What is carried out at once.
Doing = Sign | Ask | Note | Foresee | Resign
Command = Open | Drafting | Doing
