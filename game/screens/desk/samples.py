"""Samples: games in typical states, for pictures, tests and benches."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from game.content.loading import load
from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.session import saved
from game.session.commands import Choose, Length, Open, Sign

USUAL_PACK = "peru-1990s"
_SEED = 7


def sample_game(
    ui: Stage, pack: str | None = None, quarters: int = 0, length: Length = "full"
) -> Playing:
    """Return a game in a file of its own, some quarters on: first options that can be chosen.

    Raises:
        ValueError: the pack cannot be opened.
    """
    scenario = load(pack or USUAL_PACK)
    folder = tempfile.mkdtemp(prefix="handshake-")
    opening = Open(pack=scenario.pack.id, seed=_SEED, length=length)
    game, events = saved.begin(Path(folder) / "sample.handshake", opening, 0.0, lambda _: scenario)
    if game is None:
        raise ValueError(str(events))
    for _ in range(quarters):
        _answer(game)
        game.apply(Sign(), 0.0)
    return Playing(ui, game, clock=lambda: 0.0)


def _answer(game: saved.SavedGame) -> None:
    for decision in game.view().decisions:
        able = [option.id for option in decision.options if option.refusal is None]
        if able:
            game.apply(Choose(decision=decision.id, option=able[0]), 0.0)


Make = Callable[[Stage, str | None], None]
