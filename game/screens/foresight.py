"""Foresight: futures of whatever is looked at, computed in the thread and kept for the quarter.

What is shown has always been kept in the game's file before. Nothing here waits: what is not there
yet is computed, twenty futures of everything at first and then all of them.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.judgement.comparing import Tag, tags
from game.judgement.course import CancelledError
from game.judgement.futures import STRANDS, Fan, Futures, Outlook
from game.screens.frame.work import Cancelled, Ticket, Work
from game.session.events import Refused
from game.session.game import Game
from game.session.orders import Order, as_one

#: Futures that medians, bands and tags are taken from: a thousandth of a second each at most.
RUNS = 200
#: Seconds that a picture takes at most.
PICTURE = 0.01
#: Seconds that the thread has between two pictures at least.
TURN = 0.006
#: Sights that are kept beside those that are wanted; one of the decade takes a megabyte.
KEPT = 24
_JOB = "futures"
#: What is kept of each indicator's futures: these shares lie below.
_SHARES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at.

    Attributes:
        about: under which it is kept, such as `draft` or `narrows_dam.build_dam`.
        orders: what would be ordered this quarter.
        against: what would be ordered without it.
    """

    about: str
    orders: tuple[Order, ...]
    against: tuple[Order, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What may come of it.

    Attributes:
        fans: by indicator's name, ready to be drawn.
        strands: the twenty futures that are drawn and counted.
        without: the same twenty lucks without what is looked at.
        tags: what differs from going without, the weightiest first.
        runs: futures that medians and tags are taken from: twenty at first, then all.
    """

    fans: Mapping[str, Fan]
    strands: Futures
    without: Futures
    tags: tuple[Tag, ...]
    runs: int


class Foresight:
    """The futures of one quarter of a game.

    Args:
        game: as it stands; all sights are from this present.
        work: does it in its thread.
        keep: writes a forecast into the game's file, or says why not; told about what, and what.
        changed: called when something new can be shown.
        runs: futures in all.
    """

    def __init__(
        self,
        game: Game,
        work: Work,
        keep: Callable[[str, str], Refused | None],
        changed: Callable[[], None],
        *,
        runs: int = RUNS,
    ) -> None:
        self.world = game.world
        self._work = work
        self._keep = keep
        self._changed = changed
        self._runs = runs
        self._outlook = Outlook(game.board.kernel, game.world, runs=runs)
        self._seen: dict[Sight, Seen] = {}
        self._wanted: tuple[Sight, ...] = ()
        self._doing: tuple[Sight, int] | None = None
        #: The last orders that others were compared with, for each number of futures.
        self._plain: dict[int, tuple[tuple[Order, ...], Futures]] = {}
        self._free_from = 0.0
        self.refused: Refused | None = None

    def look(self, sights: Sequence[Sight]) -> None:
        """Want some sights and no others, the most urgent first."""
        self._wanted = tuple(sights)
        self._go_on()

    def seen(self, sight: Sight) -> Seen | None:
        """Return what is known of a sight; None where nothing is yet."""
        return self._seen.get(sight)

    def give_way(self, seconds: float = PICTURE) -> None:
        """Let a picture be drawn first: the thread stands still between two steps until then.

        It has its turn between two pictures, however often this is asked.
        """
        now = time.perf_counter()
        if now >= self._free_from + TURN:
            self._free_from = now + seconds

    def close(self) -> None:
        """Want nothing any more."""
        self._wanted, self._doing = (), None
        self._work.drop(_JOB)

    def _go_on(self) -> None:
        """Do what is most urgent; what is being done is dropped where something else is."""
        task = self._most_urgent()
        if task is None or task == self._doing:
            return
        self._doing = task
        sight, runs = task
        self._work.ask(
            _JOB, lambda ticket: self._found(sight, runs, ticket), lambda s: self._show(task, s)
        )

    def _most_urgent(self) -> tuple[Sight, int] | None:
        if self.refused is not None:
            return None
        for runs in sorted({min(STRANDS, self._runs), self._runs}):
            for sight in self._wanted:
                known = self._seen.get(sight)
                if known is None or known.runs < runs:
                    return sight, runs
        return None

    def _found(self, sight: Sight, runs: int, ticket: Ticket) -> tuple[Seen, str]:
        """Compute a sight, and what is kept of it; in the thread."""
        try:
            before = self._without(sight.against, runs, ticket)
            after = before if sight.orders == sight.against else self._play(sight, runs, ticket)
            fans = dict(self._fans(after, ticket))
            told = () if after is before else tags(after, before, cancelled=self._asks(ticket))
        except CancelledError:
            raise Cancelled from None
        seen = Seen(fans, _few(after), _few(before), told, runs)
        return seen, _kept(seen)

    def _fans(self, futures: Futures, ticket: Ticket) -> Iterator[tuple[str, Fan]]:
        for indicator in futures.indicators:
            if self._stops(ticket):
                raise CancelledError
            yield indicator.name, _own(futures.fan(indicator.name))

    def _without(self, orders: tuple[Order, ...], runs: int, ticket: Ticket) -> Futures:
        kept = self._plain.get(runs)
        if kept is not None and kept[0] == orders:
            return kept[1]
        found = self._play(Sight("", orders, orders), runs, ticket)
        self._plain[runs] = (orders, found)
        return found

    def _play(self, sight: Sight, runs: int, ticket: Ticket) -> Futures:
        play = self._outlook.first if runs <= STRANDS else self._outlook.whole
        return play(as_one(sight.orders), self._asks(ticket))

    def _asks(self, ticket: Ticket) -> Callable[[], bool]:
        return lambda: self._stops(ticket)

    def _stops(self, ticket: Ticket) -> bool:
        """Return whether a job is no longer wanted; asked often, since the job gives way there."""
        while ticket.wanted and (left := self._free_from - time.perf_counter()) > 0.0:
            time.sleep(left)
        return not ticket.wanted

    def _forget(self) -> None:
        """Let go of what was looked at longest ago and is not wanted now."""
        spare = [sight for sight in self._seen if sight not in self._wanted]
        for sight in spare[: max(len(self._seen) - KEPT, 0)]:
            del self._seen[sight]

    def _show(self, task: tuple[Sight, int], found: tuple[Seen, str]) -> None:
        """Keep a sight in the file, and then let it be seen."""
        sight, _ = task
        self._doing = None
        if sight not in self._seen:
            self.refused = self._keep(sight.about, found[1])
        if self.refused is None:
            self._seen.pop(sight, None)
            self._seen[sight] = found[0]
            self._forget()
        self._changed()
        self._go_on()


def _own(fan: Fan) -> Fan:
    """Return a fan with strands of its own, so that the many futures need not be held."""
    return replace(fan, strands=fan.strands.copy())


def _few(futures: Futures) -> Futures:
    """Return the strands alone, so that the many need not be held."""
    return replace(
        futures,
        values=futures.values[:, :, :STRANDS].copy(),
        end=np.empty((0, min(STRANDS, futures.count))),
    )


def _kept(seen: Seen) -> str:
    """Return what is kept of a forecast: where each indicator ends, as JSON."""
    strands = seen.strands
    ends = {i.name: strands.quantiles(i.name, _SHARES)[:, -1] for i in strands.indicators}
    rounded = {name: [float(f"{x:.4g}") for x in end] for name, end in ends.items()}
    return json.dumps({"futures": strands.count, "shares": _SHARES, "end": rounded})
