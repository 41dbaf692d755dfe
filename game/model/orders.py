"""Orders: what is asked of a quarter, by a person, a line of play or a bot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import Expression


@dataclass(frozen=True, slots=True)
class Orders:
    """Requests and answers for all games of a batch.

    Attributes:
        requests: by position of the instrument, (games,) what is asked; NaN asks for nothing.
        answers: by position of the decision, the options to try, most wanted first: each (games,)
            option positions, or -1 for no answer.
    """

    requests: Mapping[int, Floats] = field(default_factory=dict)
    answers: Mapping[int, tuple[Integers, ...]] = field(default_factory=dict)


#: Nothing is asked.
NOTHING = Orders()


class View(Protocol):
    """What a line of play may look at between two quarters."""

    @property
    def quarter(self) -> int:
        """The quarter that orders are for."""

    @property
    def games(self) -> Integers:
        """(games,) numbers of the games."""

    @property
    def seed(self) -> int:
        """The seed that all games share."""

    def value(self, tree: Expression) -> Floats:
        """Return (games,) the value of a formula."""

    def open(self) -> Mapping[int, Masks]:
        """Return the open decisions by position, each with (games,) where it is open."""

    def may(self, decision: int, option: int) -> Masks:
        """Return (games,) where an option of an open decision can be chosen now."""


class Policy(Protocol):
    """Whatever gives orders."""

    def orders(self, view: View) -> Orders:
        """Return what is asked of the coming quarter."""
