"""The start: opens the window on the title, or straight in a game, and plays until it is left."""

from typing import TYPE_CHECKING

from game.screens.entrance import Wanted, enter
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.frame.window import NoDisplayError

if TYPE_CHECKING:
    from game.session.saved import ReadOnlyGame, SavedGame

#: Games that somebody has begun at most who is still given hints.
_NEW = 2
#: What the program returns: all is well, or there is no screen to draw on.
WELL, NO_DISPLAY = 0, 3


def run(wanted: Wanted) -> int:
    """Play in a window.

    Args:
        wanted: what was asked on the command line.

    Returns:
        `WELL`; or `NO_DISPLAY`, and nothing was opened or begun.
    """
    try:
        enter(desk, wanted)
    except NoDisplayError:
        return NO_DISPLAY
    return WELL


def desk(ui: Stage, opened: "SavedGame | ReadOnlyGame") -> Screen:
    """Return the screen on which a game is played, or looked at where it cannot be.

    A new game begins with its briefing; one that goes on begins at the desk.
    """
    from game.screens.desk.screen import DeskScreen  # noqa: PLC0415 - not before the title
    from game.session.saved import ReadOnlyGame  # noqa: PLC0415 - as above

    if isinstance(opened, ReadOnlyGame):
        from game.screens.kept import KeptScreen  # noqa: PLC0415 - as above

        return KeptScreen(opened)
    from game.screens.briefing import BriefingScreen  # noqa: PLC0415 - as above
    from game.screens.playing import Playing  # noqa: PLC0415 - as above

    playing = Playing(ui, opened)
    played = DeskScreen(playing, guided=_is_new(opened))
    view = playing.view
    if view.elapsed or view.orders or playing.over:
        return played
    return BriefingScreen(playing, lambda: ui.swap(played))


def _is_new(opened: "SavedGame") -> bool:
    """Return whether the folder of a game holds so few that hints may help."""
    others = opened.path.parent.glob(f"*{opened.path.suffix}")
    return sum(1 for _ in others) <= _NEW
