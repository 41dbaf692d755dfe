"""Replay: a game file is played again, and every quarter's digest is held against the file's."""

from dataclasses import dataclass
from pathlib import Path

from game.content.findings import PackError
from game.content.loading import load
from game.content.scenario import Scenario
from game.model.world import digest
from game.session.applying import repeat
from game.session.events import Refused
from game.session.game import Game, Library, begin, said
from game.session.reading import read
from game.session.record import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between a save and what is here: `pack`, `version`, `digest` or `quarter`."""

    what: str
    was: str
    now: str

    def sentence(self) -> str:
        """Return it as a sentence."""
        match self.what:
            case "pack":
                return f"It was begun with the pack '{self.was}'; here is {self.now}."
            case "version":
                return f"The pack's version was {self.was} and is now {self.now}."
            case "digest":
                return f"The pack's content has changed: it was {self.was} and is now {self.now}."
            case _:
                return f"Played again, it comes out otherwise from {self.was} on: {self.now}."


@dataclass(frozen=True, slots=True, eq=False)
class PlayedAgain:
    """A record that was played again: as far as it came, and what differed first."""

    game: Game
    difference: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What came of a replay.

    Attributes:
        well: whether the file was read and every quarter is what it was.
        quarters: that were verified.
        differs: the first quarter that differs, or None.
        says: all this in a sentence.
    """

    well: bool
    quarters: int
    differs: str | None
    says: str


def replay(path: Path, library: Library = load) -> Replay:
    """Play a game file again and verify every quarter."""
    record = read(path)
    if isinstance(record, Refused):
        return Replay(well=False, quarters=0, differs=None, says=record.because)
    found = find_scenario(record, library)
    if not isinstance(found, Scenario):
        told = " ".join(difference.sentence() for difference in found)
        return Replay(well=False, quarters=0, differs=None, says=told)
    played = play_again(record, found, thorough=True)
    passed = len(played.game.past)
    if played.difference is not None:
        return Replay(
            well=False,
            quarters=passed,
            differs=played.difference.was,
            says=played.difference.sentence(),
        )
    says = f"{path.name}: {passed} quarters, every one as it was."
    return Replay(well=True, quarters=passed, differs=None, says=says)


def game_in(path: Path, library: Library = load) -> tuple[Record, Game] | str:
    """Return what a game file holds and the game, played again; or why it cannot be, in words.

    Nothing is written in the file.
    """
    record = read(path)
    if isinstance(record, Refused):
        return record.because
    found = find_scenario(record, library)
    if not isinstance(found, Scenario):
        return " ".join(difference.sentence() for difference in found)
    try:
        played = play_again(record, found)
    except ValueError as wrong:
        return f"{path.name} is damaged: {wrong}."
    return (record, played.game) if played.difference is None else played.difference.sentence()


def play_again(record: Record, scenario: Scenario, *, thorough: bool = False) -> PlayedAgain:
    """Play a record's commands again, as long as each quarter comes out as it did.

    Args:
        record: what a file holds.
        scenario: the pack that it was begun with.
        thorough: whether every order is held against what may be ordered once more; else that
            is done for the quarter that was not signed, and of others the outcome is compared.

    Raises:
        ValueError: the record does not begin with an opening that this pack knows.
    """
    opening = record.opening
    if opening.theory is not None and opening.theory not in scenario.theories:
        message = f"it was begun under the theory '{opening.theory}', which the pack has not"
        raise ValueError(message)
    game = begin(scenario, opening)
    if digest(game.world) != record.written[0].digest:
        return PlayedAgain(game, _differs(game, "its beginning is another"))
    signed = max(written.number for written in record.written if written.digest is not None)
    for written in record.written[1:]:
        trusting = not thorough and written.number <= signed
        after = repeat(game, written.command, trusting=trusting)
        if isinstance(after, Refused):
            return PlayedAgain(game, _differs(game, after.because))
        if written.digest is not None and digest(after.world) != written.digest:
            return PlayedAgain(game, _differs(game, "the quarter ends in another state"))
        game = after
    return PlayedAgain(game, None)


def find_scenario(record: Record, library: Library) -> Scenario | tuple[Difference, ...]:
    """Return the pack that a record was begun with, or what differs from it here."""
    scenario = _first_found((record.opening.pack, record.identity.pack), library)
    if scenario is None:
        return (Difference("pack", record.identity.pack, "no such pack that can be loaded"),)
    pack, was = scenario.pack, record.identity
    if scenario.program.digest == was.digest and pack.id == was.pack:
        return scenario
    compared = (
        Difference("pack", was.pack, f"'{pack.id}'"),
        Difference("version", was.version, pack.version),
        Difference("digest", was.digest[:12], scenario.program.digest[:12]),
    )
    return tuple(x for x in compared if x.was != x.now.strip("'"))


def _first_found(names: tuple[str, ...], library: Library) -> Scenario | None:
    for name in names:
        try:
            return library(name)
        except PackError:
            continue
    return None


def _differs(game: Game, because: str) -> Difference:
    return Difference("quarter", said(game.quarter), because)
