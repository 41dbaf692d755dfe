"""Samples: games that are over, for pictures and tests of what is shown then."""

import tempfile
from pathlib import Path

from game.content.loading import load
from game.content.scenario import Scenario
from game.screens.beside import BesideScreen
from game.screens.desk.samples import SamplePlaying
from game.screens.desk.screen import DeskScreen
from game.screens.frame.stage import Stage
from game.screens.review.record import RecordScreen
from game.screens.review.screen import PAGES, ReviewScreen
from game.session import saved
from game.session.bots import Bot, follower, passive, quarter_of
from game.session.commands import Foresee, Open

#: A pack whose turning points are found at once.
USUAL_PACK = "two-valleys"
_SEED = 7
#: What is quick is asked for first, and the turning points once that is there.
_JOBS, _PATIENCE = 2, 300.0
#: The pages of the review, its first aside.
REVIEW_PAGES = tuple(PAGES)[1:]


def finished_game(ui: Stage, pack: str | None = None) -> SamplePlaying:
    """Return a game that was played to its end along history's line, with its desk shown.

    Raises:
        ValueError: the pack cannot be opened.
    """
    scenario = load(pack or USUAL_PACK)
    folder = tempfile.TemporaryDirectory(prefix="handshake-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "mine.handshake"
    line = next((name for name in ("history", *scenario.lines) if name in scenario.lines), "")
    game = _played(scenario, path, follower(scenario, line) if line else None)
    playing = SamplePlaying(ui, game, folder)
    ui.push(DeskScreen(playing))
    return playing


def push_review(stage: Stage, pack: str | None, page: str = "") -> None:
    """Show a page of the review, its turning points found."""
    stage.push(ReviewScreen(finished_game(stage, pack), page))
    for _ in range(_JOBS):
        stage.tree.walk()  # building asks for what is not there yet
        stage.work.wait(_PATIENCE)


def push_record(stage: Stage, pack: str | None) -> None:
    """Show the record of suffering."""
    stage.push(RecordScreen(finished_game(stage, pack)))


def push_compare(stage: Stage, pack: str | None, tab: str = "deeds") -> None:
    """Show a game beside one in which nobody decided anything."""
    playing = finished_game(stage, pack)
    other = playing.saved.path.with_name("nobody-decides.handshake")
    _played(playing.scenario, other, None).close()
    screen = BesideScreen(playing, str(other))
    screen.turn(tab)
    stage.push(screen)


def _played(scenario: Scenario, path: Path, bot: Bot | None) -> saved.SavedGame:
    opening = Open(pack=scenario.pack.id, seed=_SEED)
    game, events = saved.begin(path, opening, 0.0, lambda _: scenario)
    if game is None:
        raise ValueError(str(events))
    first = game.view().indicators[0].name
    game.apply(Foresee(indicator=first, direction="up", within=4, sure=0.7), 0.0)
    while game.game.over is None:
        for command in quarter_of(game.game, bot or passive):
            game.apply(command, 0.0)
    return game
