"""Findings: what is wrong in a pack, where, and how to mend it."""

from dataclasses import dataclass, field
from enum import Enum

#: Characters of a message, and of a whole line without its place.
_LONGEST = 400


class Severity(Enum):
    """How bad a finding is: an error stops the pack, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; line and column count from 1, and 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `file:line:col`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of text with a caret under the column (from 1) that matters."""

    line: str
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    `code` is a short fixed name such as `unknown-key`; `about` the id that it concerns, so that a
    pack's `allow:` can name it; `message` says what is wrong and `hint` what was perhaps meant.
    """

    place: Place
    severity: Severity
    code: str
    message: str
    about: str = ""
    hint: str = ""
    excerpt: Excerpt | None = field(default=None, compare=False)

    def line(self) -> str:
        """Return the finding as one line: `file:line:col: error: message; hint [code]`."""
        said = f"{_on_one_line(self.message)}; {self.hint}" if self.hint else self.message
        return f"{self.place}: {self.severity.value}: {_on_one_line(said)} [{self.code}]"


def _on_one_line(text: str) -> str:
    """Return a text that may quote somebody's words as one line of bearable length."""
    line = "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."


class PackError(Exception):
    """A pack that cannot be loaded; carries every finding, in the order of their places."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(finding.line() for finding in findings))
        self.findings = findings
