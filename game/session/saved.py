"""A saved game: the one door, with a journal behind it.

Nothing is acknowledged that is not on the disk: a command is applied, written and synced, and only
then does the caller learn what came of it. Where it cannot be written, nothing has happened.
"""

import contextlib
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Self

from game.content.loading import load
from game.content.scenario import Scenario
from game.model.quarters import parse_quarter
from game.model.world import digest
from game.session.applying import apply
from game.session.commands import Command, Open, Resign, Sign
from game.session.events import Event, Refused
from game.session.game import Game, Library
from game.session.journal import Journal, JournalError, Shown
from game.session.reading import read
from game.session.record import Identity, Parent, Record
from game.session.replaying import Difference, find_scenario, play_again
from game.session.view import View
from game.session.viewing import view


class SavedGame:
    """A game that goes on in its file.

    Args:
        journal: of the file.
        game: as it stands after the last command in it.
    """

    def __init__(self, journal: Journal, game: Game, *, fresh: bool = False) -> None:
        self._journal = journal
        self.game = game
        self._looked_at: tuple[Game, View] | None = None
        self._kept: View | None = None
        #: Whether what is shown is to be kept; it goes with the next command, in its transaction.
        self._unkept = fresh

    @property
    def path(self) -> Path:
        """The file."""
        return self._journal.path

    def apply(self, command: Command, at: float) -> tuple[Event, ...]:
        """Carry out a command, and return what came of it once it is on the disk.

        Args:
            command: what is asked.
            at: when, in seconds since 1970.

        Returns:
            What happened; one `Refused` where it was refused, or could not be written.
        """
        game, events = apply(self.game, command)
        if game is self.game:
            return events
        signed = isinstance(command, Sign)
        row = (command, at, digest(game.world) if signed else None)
        try:
            self._journal.append(row, self._shown())
        except JournalError as wrong:
            return (Refused(reason="disk", because=str(wrong)),)
        self._kept = self.view() if self._unkept else self._kept
        self.game, self._unkept = game, signed or isinstance(command, Resign)
        if game.over is not None:
            self._keep()
        return events

    def keep_forecast(self, about: str, content: str, at: float) -> Refused | None:
        """Keep a forecast before it is shown; see `keep_forecasts`."""
        return self.keep_forecasts({about: content}, at)

    def keep_forecasts(self, forecasts: Mapping[str, str], at: float) -> Refused | None:
        """Keep forecasts before they are shown, all of them or none.

        Args:
            forecasts: by what each is about, such as `narrows_dam.build_dam`: what it says, as
                JSON.
            at: when, in seconds since 1970.

        Returns:
            Why they may not be shown: forecasts are switched off, or could not be written.
        """
        if not self.game.board.opening.options.forecasts:
            because = "This game is played without forecasts."
            return Refused(reason="forecasts", because=because)
        try:
            self._journal.keep_forecasts(forecasts, at)
        except JournalError as wrong:
            return Refused(reason="disk", because=str(wrong))
        return None

    def view(self) -> View:
        """Return all that the player may see now."""
        if self._looked_at is None or self._looked_at[0] is not self.game:
            self._looked_at = (self.game, view(self.game, self._looked_at))
        return self._looked_at[1]

    def close(self) -> None:
        """Let go of the file."""
        self._keep()
        self._journal.close()

    def __enter__(self) -> Self:
        """Return the game itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    def _keep(self) -> None:
        """Keep what was shown last; where that fails nothing is lost, since commands are enough."""
        shown = self._shown()
        if shown is not None:
            with contextlib.suppress(JournalError):
                self._journal.keep_view(shown)
        self._unkept = False

    def _shown(self) -> Shown | None:
        return Shown(self.view(), self._kept) if self._unkept else None


class ReadOnlyGame:
    """A game that can be looked at, as it was recorded, and not played: its pack has changed.

    Args:
        path: of the file.
        record: what is in it.
        differences: what differs.
    """

    def __init__(self, path: Path, record: Record, differences: tuple[Difference, ...]) -> None:
        self.path = path
        self.record = record
        self.differences = differences
        self.views = tuple(replace(shown, phase="read_only") for shown in record.views())

    @property
    def because(self) -> str:
        """What differs, in a sentence."""
        return " ".join(difference.sentence() for difference in self.differences)

    def apply(self, command: Command, at: float) -> tuple[Event, ...]:  # noqa: ARG002 - as SavedGame
        """Refuse any command."""
        because = f"This game can only be looked at. {self.because}"
        return (Refused(reason="read_only", because=because),)

    def view(self) -> View | None:
        """Return what was last shown; None where nothing was kept."""
        return self.views[-1] if self.views else None


def begin(
    path: Path, opening: Open, at: float, library: Library = load
) -> tuple[SavedGame | None, tuple[Event, ...]]:
    """Open a game in a new file.

    Args:
        path: of the file, which must not be there yet.
        opening: which game.
        at: when, in seconds since 1970.
        library: finds packs.

    Returns:
        The game, or None where it was refused; and what happened.
    """
    game, events = apply(None, opening, library)
    if game is None:
        return None, events
    rows = [(opening, at, digest(game.world))]
    try:
        journal = Journal.create(path, _identity(game.board.scenario), None, rows)
    except JournalError as wrong:
        return None, (Refused(reason="disk", because=str(wrong)),)
    return SavedGame(journal, game, fresh=True), events


def resume(path: Path, library: Library = load) -> SavedGame | ReadOnlyGame | Refused:
    """Go on with a game from its last command; read-only where its pack is not what it was.

    Returns:
        The game; or why its file cannot be read, and nothing was changed in it.
    """
    record = read(path)
    if isinstance(record, Refused):
        return record
    found = find_scenario(record, library)
    try:
        if not isinstance(found, Scenario):
            return ReadOnlyGame(path, record, found)
        played = play_again(record, found)
        if played.difference is not None:
            return ReadOnlyGame(path, record, (played.difference,))
        last = record.written[-1]
        # Where it was killed right after a signature, what was shown then is made again.
        fresh = last.digest is not None and last.number not in record.packed
        journal = Journal(path, last.seal, len(record.written))
        return SavedGame(journal, played.game, fresh=fresh)
    except (ValueError, sqlite3.Error) as wrong:
        because = f"{path.name} is damaged and was left as it is: {wrong}."
        return Refused(reason="file", because=because)


def branch(source: Path, quarter: str, path: Path, library: Library = load) -> SavedGame | Refused:
    """Begin a new file at the beginning of a quarter of a game; the game itself stays as it is.

    Args:
        source: the file of the game.
        quarter: such as `1963Q1`; one that the game has reached.
        path: of the new file, which must not be there yet.
        library: finds packs.
    """
    record = read(source)
    if isinstance(record, Refused):
        return record
    found = find_scenario(record, library)
    if not isinstance(found, Scenario):
        because = " ".join(difference.sentence() for difference in found)
        return Refused(reason="read_only", because=because)
    begins = [written.number for written in record.written if written.digest is not None]
    passed = _quarters_after(found, quarter)
    if not 0 <= passed < len(begins):
        because = f"The game has not been in {quarter}, so it cannot be branched off there."
        return Refused(reason="unknown", because=because)
    kept = replace(record, written=record.written[: begins[passed] + 1])
    played = play_again(kept, found)
    if played.difference is not None:
        return Refused(reason="read_only", because=played.difference.sentence())
    parent = Parent(kept.written[-1].seal, quarter)
    rows = [(written.command, written.at, written.digest) for written in kept.written]
    try:
        journal = Journal.create(path, record.identity, parent, rows)
    except JournalError as wrong:
        return Refused(reason="disk", because=str(wrong))
    return SavedGame(journal, played.game, fresh=True)


def _identity(scenario: Scenario) -> Identity:
    pack = scenario.pack
    return Identity(pack.id, pack.title, pack.version, scenario.program.digest)


def _quarters_after(scenario: Scenario, quarter: str) -> int:
    """Return how many quarters after the first one lies; -1 where it is no quarter."""
    try:
        return parse_quarter(quarter) - scenario.program.begins
    except ValueError:
        return -1
