"""The same decisions once more: under other lucks, or with one of them taken otherwise."""

from dataclasses import dataclass, field

import numpy as np

from game.judgement.answers import Answer
from game.judgement.course import Replayed
from game.model.arrays import Integers
from game.model.orders import Orders
from game.model.running import Batch


@dataclass(frozen=True, eq=False)
class Again:
    """The same decisions once more, whatever luck makes of them.

    An instrument is asked for what it was asked for, in the same quarter. A decision gets the
    answer that it had got, in the same quarter; where luck opens it later, as soon as it is open,
    and where it could no longer wait, in time. A decision that comes more often than it did gets
    its last answer once more. Under its own luck a game is thereby played as it was.

    Attributes:
        replayed: what was played.
        instead: (decision, opening) -> option in place of what was answered.
    """

    replayed: Replayed
    instead: dict[tuple[int, int], int] = field(default_factory=dict)

    def orders(self, view: Batch) -> Orders:
        """Return what was asked of this quarter, and the answers to what is open."""
        asked, index = self.replayed.course.orders, view.quarter - self.replayed.first
        requests = asked[index].requests if index < len(asked) else {}
        return Orders(requests, self._answers(view))

    def _answers(self, view: Batch) -> dict[int, tuple[Integers, ...]]:
        layout = view.kernel.layout
        answers: dict[int, tuple[Integers, ...]] = {}
        for position, is_open in view.open().items():
            settled = [a for a in self.replayed.answers if a.decision == position]
            opened = view.values[layout.opened.start + position]
            waited = view.elapsed - opened + 1 >= view.kernel.program.decisions[position].waits
            times = view.values[layout.ever.start + position]
            wanted = np.full(view.games.shape, -1, dtype=np.int64)
            for answer in settled:
                option = self._option(answer)
                if option is not None:
                    same = (
                        times >= answer.opening
                        if answer is settled[-1]
                        else (times == answer.opening)
                    )
                    due = waited | (view.quarter >= answer.quarter)
                    wanted = np.where(is_open & same & due, option, wanted)
            if (wanted >= 0).any():
                answers[position] = (wanted,)
        return answers

    def _option(self, answer: Answer) -> int | None:
        otherwise = self.instead.get((answer.decision, answer.opening))
        if otherwise is not None:
            return otherwise
        return answer.option if answer.by_player else None
