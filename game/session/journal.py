"""The journal: one game is one SQLite file, and what was acknowledged is on the disk.

A command is one transaction, synced before it is acknowledged (`synchronous` is EXTRA: FULL, and
the folder is synced too, since a rollback journal that comes back after a power cut would undo
the last command). There is no second file beside it once a command is through. Every row carries
a seal over itself and the row before, so that a file that somebody wrote into is known.
"""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from game.session.record import Identity, Parent, pack
from game.session.seals import Row, parts_of, seal_of, seal_of_game, sealed_rows
from game.session.view import View

#: `HSHK`, in the file's header: a saved game of Handshake.
APPLICATION = 0x4853484B
#: The version of this layout of tables.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A view at a quarter's beginning, and the one that was kept before it, if it is known."""

    view: View
    before: View | None


#: Seconds to wait for another program that holds the file.
_PATIENCE = 2.0

_TABLES = """
CREATE TABLE game (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  pack TEXT NOT NULL, title TEXT NOT NULL, version TEXT NOT NULL, digest TEXT NOT NULL,
  parent_seal TEXT, parent_quarter TEXT, seal TEXT NOT NULL
);
CREATE TABLE commands (
  number INTEGER PRIMARY KEY, at REAL NOT NULL, command TEXT NOT NULL, digest TEXT,
  seal TEXT NOT NULL
);
CREATE TABLE forecasts (
  number INTEGER PRIMARY KEY, at REAL NOT NULL, after INTEGER NOT NULL, about TEXT NOT NULL,
  content TEXT NOT NULL, seal TEXT NOT NULL
);
CREATE TABLE views (after INTEGER PRIMARY KEY, view BLOB NOT NULL, seal TEXT NOT NULL);
CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
"""

#: What SQLite's primary result codes mean for a player.
_TROUBLE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "the file or its folder is read-only or gone",
    sqlite3.SQLITE_PERM: "the file or its folder may not be written to",
    sqlite3.SQLITE_BUSY: "another program holds the file",
    sqlite3.SQLITE_IOERR: "the disk does not answer",
    sqlite3.SQLITE_CONSTRAINT: "the game has gone on in another window",
}


class JournalError(Exception):
    """Something could not be written; says why in a sentence. The file is as it was."""


class Journal:
    """A game file that is open for writing.

    Args:
        path: of the file.
        seal: of its last command.
        length: commands in it.
    """

    def __init__(self, path: Path, seal: str, length: int) -> None:
        self.path = path
        self._seal = seal
        self._length = length
        self._connection = connect(path)

    @classmethod
    def create(
        cls, path: Path, identity: Identity, parent: Parent | None, rows: Sequence[Row]
    ) -> Self:
        """Make a new file with the first commands in it.

        It is made under another name and then given its own, so that it is there whole or not at
        all; a file that is there already is left alone.

        Raises:
            JournalError: there is such a file, or it cannot be written.
        """
        sealed = sealed_rows(seal_of_game(identity, parent), rows)
        try:
            handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".new", dir=path.parent)
        except OSError as wrong:
            raise JournalError(_sentence(path, "its folder is read-only or gone")) from wrong
        os.close(handle)
        made = Path(name)
        try:
            with contextlib.closing(connect(made)) as connection, _told(path):
                connection.executescript(
                    f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION};"
                    f"BEGIN;{_TABLES}"
                )
                connection.execute(
                    "INSERT INTO game VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                    (*parts_of(identity, parent), seal_of_game(identity, parent)),
                )
                connection.executemany("INSERT INTO commands VALUES (?, ?, ?, ?, ?)", sealed)
                connection.execute("COMMIT")
            _give_name(made, path)
        finally:
            made.unlink(missing_ok=True)
        return cls(path, sealed[-1][-1], len(sealed))

    def append(self, row: Row, shown: Shown | None = None) -> None:
        """Write a command; when this returns, it is on the disk.

        Args:
            row: the command that was applied.
            shown: what was shown since the command before, if it is to be kept with this one.

        Raises:
            JournalError: it could not be written; the file is as it was.
        """
        (sealed,) = sealed_rows(self._seal, [row], self._length)
        with _told(self.path), self._transaction():
            if shown is not None:
                self._keep(shown)
            self._connection.execute("INSERT INTO commands VALUES (?, ?, ?, ?, ?)", sealed)
        self._seal = sealed[-1]
        self._length += 1

    def keep_view(self, shown: Shown) -> None:
        """Keep what is shown after the last command.

        Raises:
            JournalError: it could not be written.
        """
        with _told(self.path), self._transaction():
            self._keep(shown)

    def keep_forecasts(self, forecasts: Mapping[str, str], at: float) -> None:
        """Keep forecasts that are about to be shown: what each is about, and what it says.

        Raises:
            JournalError: they could not be written.
        """
        after = self._length - 1
        with _told(self.path), self._transaction():
            self._connection.executemany(
                "INSERT INTO forecasts (at, after, about, content, seal) VALUES (?, ?, ?, ?, ?)",
                [
                    (at, after, about, content, seal_of("forecast", at, after, about, content))
                    for about, content in forecasts.items()
                ],
            )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _keep(self, shown: Shown) -> None:
        packed, after = pack(shown.view, self._shelve, shown.before), self._length - 1
        self._connection.execute(
            "INSERT OR REPLACE INTO views VALUES (?, ?, ?)",
            (after, packed, seal_of("view", after, packed)),
        )

    def _shelve(self, text: str) -> int:
        self._connection.execute("INSERT OR IGNORE INTO texts (text) VALUES (?)", (text,))
        found = self._connection.execute("SELECT number FROM texts WHERE text = ?", (text,))
        return int(found.fetchone()[0])


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to a file that is there; SQLite first undoes what was cut short.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    where = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(where, uri=True, isolation_level=None, timeout=_PATIENCE)
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a sentence."""
    try:
        yield
    except sqlite3.Error as wrong:
        code = getattr(wrong, "sqlite_errorcode", 0) & 0xFF
        raise JournalError(_sentence(path, _TROUBLE.get(code, str(wrong)))) from wrong


def _sentence(path: Path, trouble: str) -> str:
    return f"{path.name} could not be written: {trouble}. Nothing was changed."


def _give_name(made: Path, path: Path) -> None:
    """Give a new file its name, unless there is one of that name."""
    try:
        try:
            os.link(made, path)
        except FileExistsError:
            raise
        except OSError:  # a disk that knows no second name, such as many a memory stick
            with path.open("xb"):
                pass
            _replace(made, path)
    except FileExistsError as there:
        message = f"There is a file {path.name} already; it was left as it is."
        raise JournalError(message) from there
    except OSError as wrong:
        raise JournalError(_sentence(path, str(wrong.strerror))) from wrong
    _sync_folder(path.parent)


def _replace(made: Path, path: Path) -> None:
    """Put a file in an empty one's place; where that fails neither is left."""
    try:
        made.replace(path)
    except OSError:
        path.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Make a new name last; not every system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
