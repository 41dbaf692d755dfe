"""Sights: what the desk looks ahead at while a question is open, and what that says."""

from game.screens.foresight import Seen, Sight
from game.screens.playing import Playing
from game.session.commands import Choose
from game.session.events import Refused
from game.session.view import DecisionView, View

#: Under which the futures of the draft are kept.
DRAFT = "draft"


class Sights:
    """What can be looked at: the draft as it is, and the open question's options.

    Args:
        playing: the game.
    """

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self._of: tuple[View, str | None] | None = None
        self._rest = Sight(DRAFT, (), ())
        self._options: dict[str, Sight] = {}

    def look(self, decision: DecisionView | None, pointed: str | None) -> Sight:
        """Look at an option, or at the draft; the futures of the others are wanted after it.

        Args:
            decision: the question that is open.
            pointed: one of its options; None for the draft as it is.

        Returns:
            What is looked at.
        """
        self._find(decision)
        wanted = self.at(decision, pointed)
        if self._playing.foresees:
            self._playing.look([wanted, self._rest, *self._options.values()])
        return wanted

    def at(self, decision: DecisionView | None, pointed: str | None) -> Sight:
        """Return what is looked at with an option pointed at, or chosen, or none."""
        self._find(decision)
        chosen = decision.chosen if decision is not None else None
        return self._options.get(pointed or chosen or "", self._rest)

    def of(self, option: str) -> Seen | None:
        """Return what is known of an option."""
        sight = self._options.get(option)
        return None if sight is None else self._playing.seen(sight)

    @property
    def runs(self) -> int:
        """How many futures the tags of every option are taken from at least; 0 for none yet."""
        known = [self._playing.seen(sight) for sight in self._options.values()]
        return min((0 if seen is None else seen.runs for seen in known), default=0)

    @property
    def rest(self) -> Sight:
        """The draft without an answer to the open question."""
        return self._rest

    def _find(self, decision: DecisionView | None) -> None:
        """Find what would be ordered with each option, once for each view and question."""
        about = (self._playing.view, None if decision is None else decision.id)
        if self._of is not None and self._of[0] is about[0] and self._of[1] == about[1]:
            return
        self._of = about
        others = self._playing.orders_without(decision.id if decision is not None else "")
        self._rest = Sight(DRAFT, others, others)
        self._options = {}
        for option in decision.options if decision is not None else ():
            command = Choose(decision=about[1] or "", option=option.id)
            orders = self._playing.orders_if(command)
            if option.refusal is None and not isinstance(orders, Refused):
                about_option = f"{about[1]}.{option.id}"
                self._options[option.id] = Sight(about_option, orders, others)
