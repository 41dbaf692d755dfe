"""Games of Two valleys, played by bots into files, for tests of reports."""

from functools import cache
from pathlib import Path

from game.content.loading import load
from game.reports.game_files import GameFile, read_games
from game.reports.gathering import Findings, gather
from game.session import saved
from game.session.bots import Bot, follower, passive, quarter_of, restless
from game.session.commands import Foresee, Note, Open

PACK = "two-valleys"
AIM = "Water first, and <no> deal that a judge could not read."


def bot_of(name: str) -> Bot:
    """Return a bot: one of the pack's policies, `passive` or `restless`."""
    if name == "restless":
        return restless
    return passive if name == "passive" else follower(load(PACK), name)


def played(path: Path, bot: str = "balanced", *, seed: int = 7, quarters: int = 99) -> Path:
    """Let a bot play a game into a file, with an aim and a forecast, as far as so many quarters."""
    game, _ = saved.begin(path, Open(pack=PACK, seed=seed), 10.0)
    assert game is not None
    with game:
        game.apply(Note(text=AIM, about="strategy"), 11.0)
        game.apply(Foresee(indicator="moss_total", direction="down", within=4, sure=0.8), 12.0)
        while game.game.over is None and game.game.elapsed < quarters:
            for command in quarter_of(game.game, bot_of(bot)):
                game.apply(command, 13.0)
    return path


def game_file(path: Path) -> GameFile:
    """Return the game in a file that is well."""
    (found,) = read_games([path])
    assert isinstance(found, GameFile), found
    return found


def findings(folder: Path, bot: str = "balanced") -> Findings:
    """Return all that is to be told of a game that a bot has played; it is played once."""
    return _findings(folder, bot)


@cache
def _findings(folder: Path, bot: str) -> Findings:
    file = game_file(played(folder / f"{bot}.handshake", bot))
    return gather(file.name, file.game)
