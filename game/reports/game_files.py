"""Game files to be reported on: played again one by one; what is damaged is named and left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.content.loading import load
from game.session.game import Game, Library
from game.session.record import Record
from game.session.replaying import game_in

ENDING = ".handshake"


@dataclass(frozen=True, slots=True, eq=False)
class GameFile:
    """A game that was read and played again: its file, what is in it, and the game."""

    path: Path
    record: Record
    game: Game

    @property
    def name(self) -> str:
        """What it is called: the file's name without its ending."""
        return self.path.name.removesuffix(ENDING)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not be reported on, and why, in a sentence."""

    path: Path
    because: str


def files_in(names: Iterable[str]) -> tuple[Path, ...]:
    """Return game files: those that are named, and those in folders that are named, by name."""
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name).expanduser()
        inside = sorted(path.glob(f"*{ENDING}")) if path.is_dir() else [path]
        found.update(dict.fromkeys(inside))
    return tuple(found)


def read_games(paths: Iterable[Path], library: Library = load) -> Iterator[GameFile | LeftOut]:
    """Yield each file's game, or why it is left out; a pack is loaded once for all its games."""
    once = cache(library)
    for path in paths:
        yield _read(path, once)


def _read(path: Path, library: Library) -> GameFile | LeftOut:
    found = game_in(path, library)
    if isinstance(found, str):
        return LeftOut(path, found)
    record, game = found
    if not game.past:
        return LeftOut(
            path, f"No quarter has passed in {path.name}, so there is nothing to review."
        )
    return GameFile(path, record, game)
