"""Foresight: futures of whatever is looked at, computed in the thread and kept for the quarter.

What is shown has always been kept in the game's file before. Nothing here waits: what is not there
yet is computed, twenty futures of everything at first and then all of them.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.judgement.comparing import Tag, tags
from game.judgement.course import CancelledError
from game.judgement.futures import BAND, STRANDS, Fan, Futures, Outlook
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
#: Seconds that two pictures take: in the first new futures are seen, in the second new cards.
_SHOWING = 0.035
_JOB = "futures"
#: What is kept of each indicator's futures: these shares lie below.
_SHARES = (BAND[0], 0.5, BAND[1])


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


@dataclass(frozen=True, slots=True)
class _Task:
    """Sights that are computed together, and how many futures of each."""

    sights: tuple[Sight, ...]
    runs: int

    def covers(self, other: "_Task") -> bool:
        """Return whether this does what the other asks for."""
        return self.runs == other.runs and set(self.sights) >= set(other.sights)


class Foresight:
    """The futures of one quarter of a game.

    Args:
        game: as it stands; all sights are from this present.
        work: does it in its thread.
        keep: writes forecasts into the game's file, or says why not; told what each says, by what
            it is about.
        changed: called when something new can be shown.
        runs: futures in all.
    """

    def __init__(
        self,
        game: Game,
        work: Work,
        keep: Callable[[Mapping[str, str]], Refused | None],
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
        self._doing: _Task | None = None
        #: Futures that others were last compared with, for each number of them.
        self._plain: dict[int, dict[tuple[Order, ...], Futures]] = {}
        self._free_from = 0.0
        self.refused: Refused | None = None

    def look(self, sights: Sequence[Sight]) -> None:
        """Want some sights and no others, the most urgent first."""
        self._wanted = tuple(sights)
        self._go_on()

    def seen(self, sight: Sight) -> Seen | None:
        """Return what is known of a sight; None where nothing is yet."""
        return self._seen.get(sight)

    def runs_of(self, sight: Sight) -> int:
        """Return how many futures of a sight are known; 0 for none."""
        known = self._seen.get(sight)
        return 0 if known is None else known.runs

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
        if task is None or (self._doing is not None and self._doing.covers(task)):
            return
        self._doing = task
        self._work.ask(_JOB, lambda ticket: self._found(task, ticket), self._show)

    def _most_urgent(self) -> _Task | None:
        """Return what is to be done next.

        A few futures of what is most urgent in a quarter, so that something is seen soon; then a
        few of all the others together; then all of each.
        """
        if self.refused is not None:
            return None
        few = min(STRANDS, self._runs)
        for runs in sorted({few, self._runs}):
            wanting = [sight for sight in self._wanted if self.runs_of(sight) < runs]
            if wanting:
                together = runs == few and bool(self._seen)
                return _Task(tuple(wanting if together else wanting[:1]), runs)
        return None

    def _found(self, task: _Task, ticket: Ticket) -> dict[Sight, tuple[Seen, str]]:
        """Compute what a task asks for, and what is kept of each sight; in the thread."""
        if self._stops(ticket):
            raise Cancelled
        try:
            played = self._played(task, ticket)
        except CancelledError:
            raise Cancelled from None
        found = {}
        for sight in task.sights:
            if self._stops(ticket):
                raise Cancelled
            after, before = played[sight.orders], played[sight.against]
            told = () if after is before else tags(after, before)
            seen = Seen(after.fans(), _few(after), _few(before), told, task.runs)
            found[sight] = (seen, _kept(seen))
        return found

    def _played(self, task: _Task, ticket: Ticket) -> dict[tuple[Order, ...], Futures]:
        """Return the futures of all orders of a task: a few of each in one go, or many one by one.

        Those that others are compared with are kept for the next task.
        """
        drafts = {orders for sight in task.sights for orders in (sight.orders, sight.against)}
        known = self._plain.get(task.runs, {})
        played = {orders: known[orders] for orders in drafts if orders in known}
        missing = sorted(drafts - played.keys(), key=repr)
        if task.runs <= STRANDS and missing:
            together = self._outlook.side_by_side(missing, lambda: self._stops(ticket))
            played |= dict(zip(missing, together, strict=True))
        else:
            for orders in missing:
                wanted = as_one(orders)
                played[orders] = self._outlook.whole(wanted, lambda: self._stops(ticket))
        against = {sight.against for sight in task.sights}
        self._plain[task.runs] = {orders: played[orders] for orders in against}
        return played

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

    def _show(self, found: dict[Sight, tuple[Seen, str]]) -> None:
        """Keep sights in the file, and then let them be seen."""
        self._doing = None
        # The picture that shows them comes before what is computed next.
        self._free_from = time.perf_counter() + _SHOWING
        new = {sight.about: kept for sight, (_, kept) in found.items() if not self.seen(sight)}
        if new:
            self.refused = self._keep(new)
        if self.refused is None:
            for sight, (seen, _) in found.items():
                self._seen.pop(sight, None)
                self._seen[sight] = seen
            self._forget()
        self._changed()
        self._go_on()


def _few(futures: Futures) -> Futures:
    """Return the strands alone, so that the many need not be held."""
    return replace(futures, values=futures.values[:, :, :STRANDS].copy())


def _kept(seen: Seen) -> str:
    """Return what is kept of a forecast: where each indicator ends, as JSON."""
    ends = {name: (fan.low[-1], fan.median[-1], fan.high[-1]) for name, fan in seen.fans.items()}
    rounded = {name: [float(f"{x:.4g}") for x in end] for name, end in ends.items()}
    return json.dumps({"futures": seen.runs, "shares": _SHARES, "end": rounded})
