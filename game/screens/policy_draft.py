"""A draft of standing policy while a slider is still moved: looked at, and not yet ordered."""

from dataclasses import dataclass

from game.screens.playing import Playing
from game.session import desk
from game.session.applying import apply
from game.session.commands import SetInstrument
from game.session.drafting import propose
from game.session.events import InstrumentOrdered, Price, Refused
from game.session.game import Game
from game.session.orders import Order
from game.session.view import InstrumentView, Purse

#: How finely the highest affordable amount is looked for, in steps of the account.
_STEPS = 400


@dataclass(frozen=True, slots=True)
class Tried:
    """What the draft would be with everything that is being moved.

    Attributes:
        orders: of the quarter.
        purses: what they leave.
        attention: what they leave of that; None where it is not counted.
        prices: by instrument, what each that is being moved takes.
        refused: by instrument, why it cannot be had.
    """

    orders: tuple[Order, ...]
    purses: tuple[Purse, ...]
    attention: Purse | None
    prices: dict[str, tuple[Price, ...]]
    refused: dict[str, str]


class PolicyDraft:
    """Accounts that are being moved, beside the game's own draft.

    Args:
        playing: the game.
    """

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self.moving: dict[str, float] = {}
        self._tried: tuple[Game, dict[str, float], Tried] | None = None
        self._most: tuple[Game, dict[str, float | None]] | None = None

    def move(self, instrument: str, to: float) -> None:
        """Move an account; nothing is ordered before `settle`."""
        self.moving[instrument] = to

    def at(self, instrument: InstrumentView) -> float:
        """Return where an account stands: as it is being moved, or as it was ordered."""
        return self.moving.get(instrument.id, float(instrument.setting))

    @property
    def tried(self) -> Tried:
        """What all that is being moved would come to."""
        game = self._playing.game
        if self._tried is None or self._tried[0] is not game or self._tried[1] != self.moving:
            self._tried = (game, dict(self.moving), self._try(game))
        return self._tried[2]

    def settle(self) -> None:
        """Order what has been moved; what cannot be had goes back to where it was."""
        moved, self.moving = self.moving, {}
        for instrument, to in moved.items():
            if self._setting(instrument) != to:
                self._playing.apply(SetInstrument(instrument=instrument, to=to))

    def most(self, instrument: InstrumentView) -> float | None:
        """Return the most that can be asked of an account now; None where nothing is in the way."""
        game = self._playing.game
        if self._most is None or self._most[0] is not game:
            self._most = (game, {})
        known = self._most[1]
        if instrument.id not in known:
            known[instrument.id] = _most(game, instrument)
        return known[instrument.id]

    def _try(self, game: Game) -> Tried:
        prices: dict[str, tuple[Price, ...]] = {}
        refused: dict[str, str] = {}
        for instrument, to in self.moving.items():
            if self._setting(instrument) == to:
                continue
            game, (event, *_) = apply(game, SetInstrument(instrument=instrument, to=to))
            if isinstance(event, Refused):
                refused[instrument] = event.because
            elif isinstance(event, InstrumentOrdered):
                prices[instrument] = event.price
        return Tried(game.orders, desk.purses(game), desk.attention(game), prices, refused)

    def _setting(self, instrument: str) -> float | str | bool:
        found = (each for each in self._playing.view.instruments if each.id == instrument)
        return next(each.setting for each in found)


def _most(game: Game, instrument: InstrumentView) -> float | None:
    """Return the highest amount of an account that is not refused, by halving."""
    low, high = instrument.lowest or 0.0, instrument.highest or 0.0
    if _may(game, instrument.id, high):
        return None
    step = instrument.step or (high - low) / _STEPS
    start = float(instrument.setting)
    below, above = 0, max(round((high - start) / step), 1)
    while above - below > 1:
        middle = (below + above) // 2
        if _may(game, instrument.id, start + middle * step):
            below = middle
        else:
            above = middle
    return start + below * step


def _may(game: Game, instrument: str, to: float) -> bool:
    found = propose(game, SetInstrument(instrument=instrument, to=to))
    return not isinstance(found, Refused) or found.reason == "unchanged"
