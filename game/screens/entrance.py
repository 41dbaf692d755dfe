"""The entrance: opens the window, shows the title, and goes from there into a game and back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.frame.window import open_window
from game.screens.shelf import saved_cards
from game.screens.title import Doors, TitleScreen
from game.session.commands import Open
from game.session.keeping import games_folder, new_file, now

if TYPE_CHECKING:
    from game.content.scenario import Scenario
    from game.session.events import Event
    from game.session.saved import ReadOnlyGame, SavedGame

Opened: TypeAlias = "SavedGame | ReadOnlyGame"
#: Makes the screen that a game is played on; it closes the game when it is left.
Desk = Callable[[Stage, "Opened"], Screen]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked on the command line.

    Attributes:
        opening: a game to begin at once.
        save: the file that it is kept in; one of its own if None.
        resume: a file to go on with at once.
        speak: whether what comes into focus is printed, and spoken where it can be.
    """

    opening: Open | None = None
    save: Path | None = None
    resume: Path | None = None
    speak: bool = False


class Entrance:
    """Goes from the title into games.

    Args:
        ui: the stage.
        desk: makes the screen that a game is played on.
        folder: that games are kept in.
    """

    def __init__(self, ui: Stage, desk: Desk, folder: Path) -> None:
        self._ui = ui
        self._desk = desk
        self._folder = folder
        doors = Doors(self.begin, self.resume, lambda: saved_cards(folder))
        self.title = TitleScreen(doors)

    def begin(self, opening: Open, save: Path | None = None) -> None:
        """Begin a game in a new file; its pack is read while the title stays alive."""
        self.title.left(self._ui)
        self._ui.work.ask(
            "open", lambda _: _read(opening.pack), lambda pack: self._begun(pack, opening, save)
        )

    def resume(self, path: Path) -> None:
        """Go on with a kept game; its pack is read while the title stays alive."""
        self.title.left(self._ui)
        self._ui.work.ask("open", lambda _: _read_for(path), lambda pack: self._resumed(pack, path))

    # A game's file belongs to the thread that opens it, so it is opened here and not in the work.

    def _begun(self, pack: "Scenario | str", opening: Open, save: Path | None) -> None:
        if isinstance(pack, str):
            self.title.failed(self._ui, pack)
            return
        from game.session import saved  # noqa: PLC0415 - imported by now, and not sooner

        try:
            path = save or new_file(opening.pack, self._folder)
        except OSError as wrong:
            self.title.failed(self._ui, f"{self._folder}: {wrong.strerror}")
            return
        game, events = saved.begin(path, opening, now(), lambda _: pack)
        if game is None:
            self.title.failed(self._ui, " ".join(_reasons(events)))
        else:
            self._opened(game)

    def _resumed(self, pack: "Scenario | str", path: Path) -> None:
        from game.session import saved  # noqa: PLC0415 - imported by now, and not sooner
        from game.session.events import Refused  # noqa: PLC0415 - as above

        # Where the pack cannot be read, the game can still be looked at, so resuming decides.
        game = saved.resume(path) if isinstance(pack, str) else saved.resume(path, lambda _: pack)
        if isinstance(game, Refused):
            self.title.failed(self._ui, game.because)
        else:
            self._opened(game)

    def _opened(self, game: "Opened") -> None:
        self.title.arrived(self._ui)
        self._ui.push(self._desk(self._ui, game))


def enter(desk: Desk, wanted: Wanted) -> None:
    """Play in a window until the player leaves.

    Args:
        desk: makes the screen that a game is played on.
        wanted: what was asked on the command line.

    Raises:
        NoDisplayError: there is no screen to draw on; says so in a sentence.
    """
    window = open_window(speak=wanted.speak)
    entrance = Entrance(window.stage, desk, games_folder())
    if wanted.resume is not None:
        entrance.resume(wanted.resume)
    elif wanted.opening is not None:
        entrance.begin(wanted.opening, wanted.save)
    window.run(entrance.title)


# What follows is done in the thread for slow work, and imports what is slow to import.


def _read(pack: str) -> "Scenario | str":
    """Return a pack, or why it cannot be played."""
    from game.content.findings import PackError  # noqa: PLC0415 - see above
    from game.content.loading import load  # noqa: PLC0415 - see above
    from game.session import saved  # noqa: F401, PLC0415 - so that it is there when it is wanted

    try:
        return load(pack)
    except PackError as broken:
        return str(broken.findings[0])


def _read_for(path: Path) -> "Scenario | str":
    """Return the pack that a kept game is of, or why it cannot be read."""
    from game.session.events import Refused  # noqa: PLC0415 - see above
    from game.session.reading import read  # noqa: PLC0415 - see above

    record = read(path)
    return record.because if isinstance(record, Refused) else _read(record.opening.pack)


def _reasons(events: "tuple[Event, ...]") -> list[str]:
    from game.session.events import Refused  # noqa: PLC0415 - see above

    return [event.because for event in events if isinstance(event, Refused)]
