"""The shipped packs: how long many games of each take."""

import numpy as np

from game.bench.measuring import Figure, interleaved
from game.content.findings import PackError
from game.content.loading import load
from game.content.shipped import shipped_packs
from game.model.kernel import Kernel, watched_by
from game.model.playing import play
from game.model.policies import FollowedLine

GAMES = 500
MOST_PACK = 60.0
_LINE = "passive"


def many_games(rounds: int, games: int = GAMES) -> tuple[Figure, ...]:
    """Return the time of many games of each shipped pack, when nothing is decided."""
    return tuple(_many(pack, rounds, games) for pack in shipped_packs())


def _many(pack: str, rounds: int, games: int) -> Figure:
    try:
        scenario = load(pack)
    except PackError as error:
        return Figure(f"{pack}, {games} games", "ms", (), None, error.findings[0].message)
    line = scenario.lines[_LINE]
    kernel = Kernel(scenario.program, watched_by((line,)))
    policy = FollowedLine(scenario.program, line)
    numbers = np.arange(games)

    def whole() -> None:
        play(kernel, policy, 1, numbers, uncertain=True)

    whole()
    (times,) = interleaved(rounds, whole)
    quarters = scenario.program.quarters
    name = f"{pack}, {quarters} quarters, {games} games"
    return Figure(name, "ms", tuple(1e3 * time for time in times), MOST_PACK)
