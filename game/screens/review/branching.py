"""Playing on from an earlier quarter: a new game in a file of its own."""

from pathlib import Path

from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.session import saved
from game.session.events import Refused


def branch(ui: Stage, playing: Playing, quarter: str) -> str:
    """Begin a branch of a game and show its desk, in place of the one that is over.

    Args:
        ui: the stage.
        playing: the game; its file stays as it is.
        quarter: such as `1990Q1`.

    Returns:
        Why that is not possible; empty where the desk is shown.
    """
    from game.screens.desk.screen import DeskScreen  # noqa: PLC0415 - which opens this one

    source = playing.saved.path
    found = saved.branch(source, quarter, free_file(source, quarter))
    if isinstance(found, Refused):
        ui.cue("refused")
        return found.because
    while len(ui.stack) > 1 and ui.top.screen.name != "desk":
        ui.pop()
    ui.swap(DeskScreen(Playing(ui, found)))
    return ""


def free_file(source: Path, quarter: str) -> Path:
    """Return a file beside a game's own that is not there yet."""
    path, number = source.with_name(f"{source.stem}-{quarter}{source.suffix}"), 2
    while path.exists():
        path = source.with_name(f"{source.stem}-{quarter}-{number}{source.suffix}")
        number += 1
    return path
