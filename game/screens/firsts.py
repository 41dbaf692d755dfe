"""First pictures: a start that ends as soon as what is waited for has been drawn.

`python -m game.screens.firsts title` and `python -m game.screens.firsts desk FILE` are timed as
whole processes, so nothing is imported here that a start itself does not import.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.screens.entrance import Entrance
from game.screens.frame.screen import Screen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.frame.window import Window

if TYPE_CHECKING:
    from game.screens.entrance import Opened
    from game.screens.playing import Playing


class _Drawn(Exception):  # noqa: N818 - what was waited for, and no error
    """The picture that was waited for has been drawn."""


class _Watched(Window):
    """A window whose loop ends when a picture shows what is waited for."""

    def __init__(self, shows: Callable[[Stage], bool]) -> None:
        super().__init__(Settings(sound=False))
        self._shows = shows

    def _step(self, seconds: float) -> bool:
        moves = super()._step(seconds)
        if self._shows(self.stage):
            raise _Drawn
        return moves


def first_title() -> None:
    """Return when the title was drawn."""
    _until(lambda _: True, lambda _: None, Path("no games are kept here"), _no_desk)


def first_desk(path: Path) -> None:
    """Go on with a game, and return when its desk was drawn with the futures of the draft."""
    found: list[Playing] = []

    def ready(_: Stage) -> bool:
        if not found:
            return False
        from game.screens.desk.sights import DRAFT  # noqa: PLC0415 - not before the desk
        from game.screens.foresight import Sight  # noqa: PLC0415 - as above

        orders = found[0].orders_without("")
        return found[0].seen(Sight(DRAFT, orders, orders)) is not None

    def desk(ui: Stage, opened: "Opened") -> Screen:
        from game.screens.desk.screen import DeskScreen  # noqa: PLC0415 - not before the title
        from game.screens.playing import Playing  # noqa: PLC0415 - as above
        from game.session.saved import SavedGame  # noqa: PLC0415 - as above

        if not isinstance(opened, SavedGame):
            raise TypeError(str(opened))
        found.append(Playing(ui, opened))
        return DeskScreen(found[0])

    _until(ready, lambda entrance: entrance.resume(path), path.parent, desk)


def _until(
    shows: Callable[[Stage], bool],
    begin: Callable[[Entrance], None],
    folder: Path,
    desk: Callable[[Stage, "Opened"], Screen],
) -> None:
    """Run the loop of a window until a picture shows what is waited for."""
    window = _Watched(shows)
    entrance = Entrance(window.stage, desk, folder)
    begin(entrance)
    try:
        window.run(entrance.title)
    except _Drawn:
        return


def _no_desk(_: Stage, __: "Opened") -> Screen:
    raise NotImplementedError


def main(arguments: Sequence[str]) -> None:
    """Draw what is asked for."""
    if arguments[:1] == ["desk"]:
        first_desk(Path(arguments[1]))
    else:
        first_title()


if __name__ == "__main__":
    main(sys.argv[1:])
    os._exit(0)  # the wait is over, whatever threads are still at
