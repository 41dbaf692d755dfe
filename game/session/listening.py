"""Listening to one quarter, and remembering the names of pushes that come due in later ones."""

from dataclasses import dataclass

from game.model.arrays import Floats, Masks
from game.model.layout import Layout, steps_of
from game.model.pushes import Pushes
from game.model.tracing import EARLIER, Share, Trace


@dataclass(frozen=True, slots=True)
class Due:
    """A push on a stock that began earlier: when it comes due, and what began it."""

    elapsed: int
    stock: str
    member: int
    source: str
    amount: float


class Listener(Trace):
    """A trace of a single quarter of a single game.

    What began in other quarters it knows by what their listeners noted, so that a game needs no
    trace that grows, and a quarter can be signed twice from the same state.

    Args:
        layout: of the kernel that is listened to.
        elapsed: the quarter, counted from the program's first.
        due: what the quarters before have left on its way.
    """

    def __init__(self, layout: Layout, elapsed: int, due: tuple[Due, ...]) -> None:
        super().__init__(layout)
        self._now = elapsed
        self._due = tuple(push for push in due if push.elapsed == elapsed)
        self._later = [push for push in due if push.elapsed > elapsed]
        #: (decision, option) by position, as they were answered; None where one lapsed.
        self.answers: list[tuple[int, int | None]] = []

    def started(self, given: Pushes, values: Floats) -> None:
        """Note effects that begin now, also those that come due in later quarters."""
        super().started(given, values)
        for entry, position in enumerate(given.effect_of.tolist()):
            effect, size = given.effects[position], float(values[entry, 0])
            if effect.kind != "stock" or size == 0.0:
                continue
            member = int(given.member_of[entry])
            source = f"{given.sources[position]}.{effect.id}"
            self._later += [
                Due(self._now + later, effect.target, member, source, size * share)
                for later, share in steps_of(effect).items()
                if later > 0
            ]

    def answered(self, decision: int, option: int | None, where: Masks) -> None:
        """Note that a decision was answered, or lapsed."""
        if where[0]:
            self.answers.append((decision, option))

    def later(self) -> tuple[Due, ...]:
        """Return what has begun and comes due after this quarter."""
        return tuple(self._later)

    def causes(self, stock: str, member: int) -> tuple[Share, ...]:
        """Return what each cause added to a stock in this quarter; the shares add up."""
        told = self.shares(stock, 0, member)
        named = [
            Share("effect", push.source, push.amount)
            for push in self._due
            if (push.stock, push.member) == (stock, member)
        ]
        known: dict[tuple[str, str], float] = {}
        for share in (*told, *named):
            key = (share.kind, share.name)
            known[key] = known.get(key, 0.0) + share.amount
        # What the engine could only call earlier is what the named ones make up.
        earlier = ("effect", EARLIER)
        if named:
            together = known.get(earlier, 0.0)  # none where the named ones cancel out
            rest = together - sum(share.amount for share in named)
            largest = max(abs(together), *(abs(share.amount) for share in named))
            known[earlier] = rest if abs(rest) > _NOTHING * largest else 0.0
        return tuple(
            Share(kind, name, amount)
            for (kind, name), amount in known.items()
            if kind == "flow" or amount != 0.0
        )


#: Rounding, as a share of what was summed.
_NOTHING = 1e-9
