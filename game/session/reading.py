"""Reading a game file: whole, or one clear sentence about what is wrong with it.

Nothing is written. Only what a program that was killed left half done is first undone by SQLite,
from the journal that it left beside the file for this purpose.
"""

import contextlib
import sqlite3
from pathlib import Path

from game.session.commands import Open
from game.session.events import Refused
from game.session.journal import APPLICATION, VERSION, connect
from game.session.plain import read_command
from game.session.record import Forecast, Identity, Parent, Record, Written
from game.session.seals import seal_of, seal_of_game

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_TABLES = {"game", "commands", "forecasts", "views", "texts"}


class _DamagedError(Exception):
    """What was read does not hang together."""


def read(path: Path) -> Record | Refused:
    """Return what a game file holds, or why it cannot be read."""
    try:
        problem = _problem_of_header(path)
        if problem is not None:
            return _refused(problem)
        with contextlib.closing(connect(path)) as connection:
            return _record(connection)
    except OSError as wrong:
        return _refused(f"{path.name} cannot be read: {wrong.strerror}.")
    except sqlite3.OperationalError as wrong:
        return _refused(f"{path.name} cannot be read: {wrong}. It was left as it is.")
    # Whatever else a damaged file makes of itself, it is one thing to a player.
    except (_DamagedError, sqlite3.Error, ValueError, TypeError, OverflowError) as wrong:
        return _refused(f"{path.name} is damaged and was left as it is: {wrong}.")


def _refused(because: str) -> Refused:
    return Refused(reason="file", because=because)


def _problem_of_header(path: Path) -> str | None:
    """Look at a file before SQLite does; None where it may be one of ours and is all there."""
    if not path.is_file():
        return f"There is no file {path.name}."
    with path.open("rb") as stream:
        header = stream.read(_HEADER)
    if not header:
        return f"{path.name} is empty: no game was ever begun in it."
    application, version = _number(header, 68), _number(header, 60)
    if not header.startswith(_MAGIC[: len(header)]) or (
        len(header) == _HEADER and application != APPLICATION
    ):
        return f"{path.name} is no saved game of Handshake. It was left as it is."
    if len(header) == _HEADER and version > VERSION:
        return (
            f"{path.name} was saved by a newer Handshake (its form is {version}, this one knows "
            f"{VERSION}). Install the newer one to open it; the file was left as it is."
        )
    return _cut_short(path, header)


def _cut_short(path: Path, header: bytes) -> str | None:
    """Say so where a file is shorter than it says that it is, and no journal would mend it."""
    if path.with_name(f"{path.name}-journal").exists():
        return None
    size = path.stat().st_size
    page = _number(header, 16, 2) if len(header) == _HEADER else 0
    promised = (65536 if page == 1 else page) * _number(header, 28) or _HEADER
    if size < promised:
        return f"{path.name} was cut short: {size:,} of {promised:,} bytes are there."
    return None


def _number(header: bytes, start: int, size: int = 4) -> int:
    return int.from_bytes(header[start : start + size], "big")


def _record(connection: sqlite3.Connection) -> Record:
    if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        message = "its pages do not hang together"
        raise _DamagedError(message)
    listed = connection.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL")
    if set(listed.fetchall()) != {("table", name) for name in _TABLES}:
        message = "its tables are not those of a saved game"
        raise _DamagedError(message)
    identity, parent = _head(connection)
    written = _written(connection, seal_of_game(identity, parent))
    opening = written[0].command
    if not isinstance(opening, Open):
        message = "the first command opens nothing"
        raise _DamagedError(message)
    texts = connection.execute("SELECT number, text FROM texts").fetchall()
    return Record(
        identity=identity,
        parent=parent,
        opening=opening,
        written=written,
        forecasts=_forecasts(connection),
        packed=_views(connection),
        texts=dict(texts),
    )


def _head(connection: sqlite3.Connection) -> tuple[Identity, Parent | None]:
    rows = connection.execute(
        "SELECT pack, title, version, digest, parent_seal, parent_quarter, seal FROM game"
    ).fetchall()
    if len(rows) != 1:
        message = "it does not say which game it is"
        raise _DamagedError(message)
    pack, title, version, digest, parent_seal, parent_quarter, seal = rows[0]
    identity = Identity(pack, title, version, digest)
    parent = None if parent_seal is None else Parent(parent_seal, parent_quarter)
    if seal != seal_of_game(identity, parent):
        message = "somebody wrote into what it says of its pack"
        raise _DamagedError(message)
    return identity, parent


def _written(connection: sqlite3.Connection, seal: str) -> tuple[Written, ...]:
    """Return the commands, each sealed by the one before."""
    rows = connection.execute(
        "SELECT number, at, command, digest, seal FROM commands ORDER BY number"
    ).fetchall()
    written = []
    for place, (number, at, line, digest, sealed) in enumerate(rows):
        seal = seal_of(seal, number, at, line, digest)
        if number != place or seal != sealed:
            message = f"somebody wrote into command {place}"
            raise _DamagedError(message)
        written.append(Written(number, at, read_command(line), digest, seal))
    if not written:
        message = "no game was ever begun in it"
        raise _DamagedError(message)
    return tuple(written)


def _forecasts(connection: sqlite3.Connection) -> tuple[Forecast, ...]:
    rows = connection.execute(
        "SELECT at, after, about, content, seal FROM forecasts ORDER BY number"
    ).fetchall()
    for at, after, about, content, seal in rows:
        if seal != seal_of("forecast", at, after, about, content):
            message = "somebody wrote into a forecast"
            raise _DamagedError(message)
    return tuple(Forecast(*row[:4]) for row in rows)


def _views(connection: sqlite3.Connection) -> dict[int, bytes]:
    rows = connection.execute("SELECT after, view, seal FROM views").fetchall()
    for after, view, seal in rows:
        if seal != seal_of("view", after, view):
            message = f"somebody wrote into what was shown after command {after}"
            raise _DamagedError(message)
    return {after: view for after, view, _ in rows}
