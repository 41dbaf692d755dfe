"""Samples: games in typical states, for pictures, tests and benches."""

import tempfile
from pathlib import Path

from game.content.loading import load
from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.session import saved
from game.session.commands import Choose, Open, Sign

#: A pack and a number of quarters in which much is open at once.
USUAL_PACK, USUAL_QUARTERS = "peru-1990s", 7
_SEED = 1


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
    scenario = load(pack or USUAL_PACK)
    folder = tempfile.mkdtemp(prefix="handshake-")
    opening = Open(pack=scenario.pack.id, seed=_SEED)
    game, events = saved.begin(Path(folder) / "sample.handshake", opening, 0.0, lambda _: scenario)
    if game is None:
        raise ValueError(str(events))
    for _ in range(quarters):
        if answered:
            _answer(game)
        game.apply(Sign(), 0.0)
    return Playing(ui, game, clock=lambda: 0.0)


def _answer(game: saved.SavedGame) -> None:
    for decision in game.view().decisions:
        able = [option.id for option in decision.options if option.refusal is None]
        if able:
            game.apply(Choose(decision=decision.id, option=able[0]), 0.0)
