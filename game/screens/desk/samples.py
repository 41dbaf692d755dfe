"""Samples: games in typical states, for pictures, tests and benches."""

import tempfile
from pathlib import Path

from game.content.loading import load
from game.content.shipped import locate, shipped_packs
from game.screens.briefing import BriefingScreen
from game.screens.desk.screen import DeskScreen
from game.screens.desk.toolbar import by_urgency
from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.session import saved
from game.session.commands import Choose, Open, Sign

#: A number of quarters after which much is open at once.
USUAL_QUARTERS = 7
_SEED = 1


def usual_pack() -> str:
    """Return the shipped pack with the most files of decisions, in which much is open at once."""
    folders = {name: locate(name) / "decisions" for name in shipped_packs()}
    return max(folders, key=lambda name: (len([*folders[name].rglob("*.yaml")]), name))


class SamplePlaying(Playing):
    """A game whose file goes with it."""

    def __init__(
        self, ui: Stage, game: saved.SavedGame, folder: tempfile.TemporaryDirectory[str]
    ) -> None:
        super().__init__(ui, game, clock=lambda: 0.0)
        self._folder = folder

    def close(self) -> None:
        """Let go of the file, and of its folder."""
        super().close()
        self._folder.cleanup()


def sample_game(
    ui: Stage, pack: str | None = None, quarters: int = 0, *, answered: bool = False
) -> Playing:
    """Return a game in a file of its own, some quarters on.

    Args:
        ui: the stage.
        pack: a shipped pack's id or a folder; None for the usual one.
        quarters: that have passed.
        answered: whether the first option that can be chosen was, whenever a question was open.

    Raises:
        ValueError: the pack cannot be opened.
    """
    scenario = load(pack or usual_pack())
    folder = tempfile.TemporaryDirectory(prefix="handshake-", ignore_cleanup_errors=True)
    opening = Open(pack=scenario.pack.id, seed=_SEED)
    game, events = saved.begin(
        Path(folder.name) / "sample.handshake", opening, 0.0, lambda _: scenario
    )
    if game is None:
        raise ValueError(str(events))
    for _ in range(quarters):
        if answered:
            _answer(game)
        game.apply(Sign(), 0.0)
    return SamplePlaying(ui, game, folder)


def push_desk(stage: Stage, pack: str | None) -> None:
    """Show the desk in a busy quarter, an option looked at."""
    playing = sample_game(stage, pack, USUAL_QUARTERS if pack is None else 0)
    stage.push(DeskScreen(playing, guided=pack is not None))
    shown = by_urgency(playing.view)
    if shown:
        stage.focus_id(f"option-{shown[0].options[0].id}")


def push_briefing(stage: Stage, pack: str | None) -> None:
    """Show what a player reads first."""
    stage.push(BriefingScreen(sample_game(stage, pack), lambda: None))


def push_page(stage: Stage, pack: str | None, page: str, about: str = "") -> None:
    """Show a page over the desk, some quarters on."""
    playing = sample_game(stage, pack, USUAL_QUARTERS if pack is None else 1, answered=True)
    stage.push(DeskScreen(playing))
    playing.open(page, about)


def _answer(game: saved.SavedGame) -> None:
    for decision in game.view().decisions:
        able = [option.id for option in decision.options if option.refusal is None]
        if able:
            game.apply(Choose(decision=decision.id, option=able[0]), 0.0)
