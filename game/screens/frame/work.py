"""Work: slow jobs in a thread, so that no picture waits for them. The newest of a name counts."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Result = TypeVar("Result")


class Cancelled(Exception):  # noqa: N818 - no error: the job was not wanted any more
    """Raised inside a job that is no longer wanted."""


@dataclass(eq=False)
class Ticket:
    """A job that was asked for; pass it on so that the job can see whether it is wanted."""

    name: str
    wanted: bool = True

    def check(self) -> None:
        """Stop the job where it is no longer wanted.

        Raises:
            Cancelled: it is not.
        """
        if not self.wanted:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class _Task:
    ticket: Ticket
    job: Callable[[Ticket], Any]
    done: Callable[[Any], None]


class Work:
    """Does jobs one after another in one thread; what they return is handed over by `poll`.

    Args:
        wake: called from the thread when a result is there.
    """

    def __init__(self, wake: Callable[[], None] = lambda: None) -> None:
        self._wake = wake
        self._waiting: deque[_Task] = deque()
        self._latest: dict[str, Ticket] = {}
        self._results: deque[tuple[_Task, Any, BaseException | None]] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._open = True

    @property
    def busy(self) -> bool:
        """Whether a job is wanted that is not done."""
        return bool(self._latest)

    def ask(
        self, name: str, job: Callable[[Ticket], Result], done: Callable[[Result], None]
    ) -> Ticket:
        """Do a job; an older one of the same name is no longer wanted.

        Args:
            name: what it is for, such as `futures`.
            job: run in the thread; may call its ticket's `check` now and then.
            done: told the result, in the thread that polls.
        """
        self.drop(name)
        ticket = Ticket(name)
        with self._changed:
            self._latest[name] = ticket
            self._waiting.append(_Task(ticket, job, done))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="work", daemon=True)
                self._thread.start()
            self._changed.notify()
        return ticket

    def drop(self, name: str) -> None:
        """Want the job of a name no more."""
        ticket = self._latest.pop(name, None)
        if ticket is not None:
            ticket.wanted = False

    def poll(self) -> bool:
        """Hand over what is done, and return whether anything was.

        Raises:
            Exception: whatever a job raised: a mistake of ours, not to be hidden.
        """
        handed = False
        while self._results:
            task, result, wrong = self._results.popleft()
            if not task.ticket.wanted:
                continue
            if self._latest.get(task.ticket.name) is task.ticket:
                del self._latest[task.ticket.name]
            if wrong is not None:
                raise wrong
            task.done(result)
            handed = True
        return handed

    def wait(self, seconds: float = 120.0) -> None:
        """Wait until nothing is asked for, and hand it over; for pictures and tests.

        Raises:
            TimeoutError: it took longer.
        """
        self.poll()
        with self._changed:
            waited = self._changed.wait_for(lambda: not self._latest or self._results, seconds)
        if not waited:
            message = f"still working after {seconds:g} seconds: {', '.join(self._latest)}"
            raise TimeoutError(message)
        self.poll()
        if self._latest:
            self.wait(seconds)

    def close(self) -> None:
        """Want nothing any more; the thread ends after the job it is at."""
        for name in list(self._latest):
            self.drop(name)
        with self._changed:
            self._open = False
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or not self._open)
                if not self._open:
                    return
                task = self._waiting.popleft()
            if not task.ticket.wanted:
                continue
            result, wrong = _outcome(task)
            with self._changed:
                self._results.append((task, result, wrong))
                self._changed.notify_all()
            self._wake()


def _outcome(task: _Task) -> tuple[Any, BaseException | None]:
    try:
        return task.job(task.ticket), None
    except Cancelled:
        task.ticket.wanted = False
        return None, None
    except Exception as wrong:  # noqa: BLE001 - handed over, and raised where it is seen
        return None, wrong
