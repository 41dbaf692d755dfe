"""Files of games in the harbour, for tests."""

from session.harbour import library

from game.session import saved
from game.session.commands import Choose, Open, Options

LIGHT = Choose(decision="lighthouse", option="light")
OPENING = Open(pack="harbour", seed=3)


def begun(path, **options):
    opening = Open(pack="harbour", seed=3, options=Options(**options))
    game, _ = saved.begin(path, opening, 10.0, library)
    assert game is not None
    return game


def resumed(path, find=library):
    game = saved.resume(path, find)
    assert isinstance(game, saved.SavedGame), game
    return game


def alone(path):
    """Say whether a file has nothing beside it."""
    return list(path.parent.iterdir()) == [path]
