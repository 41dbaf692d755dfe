"""What is wrong with a formula, and where in its text."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.content.findings import Severity
from game.content.reading.suggestions import closest


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at the `offset`-th character of the text (from 0).

    `code`, `message` and `hint` are those of a `Finding`.
    """

    offset: int
    severity: Severity
    code: str
    message: str
    hint: str = ""


class UnreadableError(Exception):
    """A formula that cannot be read on from some place; carries the one problem there."""

    def __init__(self, offset: int, message: str, hint: str = "", code: str = "syntax") -> None:
        super().__init__(message)
        self.problem = Problem(offset, Severity.ERROR, code, message, hint)


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?` for the known name closest to `wrong`, or nothing.

    >>> nearest("coffe_land", ["coffee_land", "harvest"])
    "did you mean 'coffee_land'?"
    """
    near = closest(wrong, known)
    return f"did you mean '{near}'?" if near else ""
