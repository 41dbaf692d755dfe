"""The generated program against a hand-written twin of the same model, in one run."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np

import game
from game.bench.measuring import Figure, interleaved, ratios
from game.content.loading import load
from game.model import fortune
from game.model.arrays import Floats, Integers
from game.model.ensembles import CHUNK
from game.model.kernel import Kernel, watched_by
from game.model.playing import finish, play
from game.model.policies import FollowedLine
from game.model.program import Program
from game.model.running import Batch

PACK, LINE = "two-valleys", "passive"
GOAL = 1.25


def find_twin() -> ModuleType | None:
    """Return the twin's module, which only a checkout has."""
    tests = Path(game.__file__).parent.parent / "tests"
    if not (tests / "bench" / "twin_two_valleys.py").is_file():
        return None
    sys.path.insert(0, str(tests))
    try:
        return import_module("bench.twin_two_valleys")
    finally:
        sys.path.remove(str(tests))


class Pair:
    """The engine and the twin, about to play the same games."""

    def __init__(self, twin: ModuleType, games: int) -> None:
        scenario = load(PACK)
        line = scenario.lines[LINE]
        self._twin = twin
        self._program: Program = scenario.program
        self._kernel = Kernel(scenario.program, watched_by((line,)))
        self._policy = FollowedLine(scenario.program, line)
        self._games = games

    def engine(self) -> Floats:
        """Draw and play the games with the engine."""
        parts = [
            play(self._kernel, self._policy, 1, part, uncertain=True).values
            for part in self._parts(CHUNK)
        ]
        return np.concatenate(parts, axis=2)

    def by_hand(self) -> Floats:
        """Draw and play the games with the twin."""
        values: Floats = self._twin.play(self._program, 1, np.arange(self._games))
        return values

    def quarters_alone(self) -> tuple[Callable[[], None], Callable[[], None]]:
        """Return acts that play what was drawn beforehand: the engine's, and the twin's."""
        program, kernel = self._program, self._kernel
        quarters = range(program.quarters)
        parts = self._parts(CHUNK)
        drawn = [kernel.draw(1, part, uncertain=True) for part in parts]
        luck = [fortune.prepare(program, 1, part, quarters) for part in parts]
        dealt = [self._twin.deal(program, 1, part) for part in self._parts(self._twin.CHUNK)]

        def engine() -> None:
            for draw, own in zip(drawn, luck, strict=True):
                values = np.empty((kernel.layout.rows, len(draw.games)))
                batch = Batch(kernel, draw, None, values)
                batch.begin()
                batch.fortune = own
                finish(batch, self._policy)

        def by_hand() -> None:
            for given in dealt:
                self._twin.Twin(program, given).play()

        return engine, by_hand

    def _parts(self, chunk: int) -> list[Integers]:
        starts = range(0, self._games, chunk)
        return [np.arange(start, min(start + chunk, self._games)) for start in starts]


def against_twin(games: int, rounds: int) -> tuple[Figure, ...]:
    """Return how many times longer the engine takes than the twin, for some games.

    Twice: for whole games with all that they draw, and for their quarters alone, where drawing,
    which both do alike, hides nothing.
    """
    count = "1 game" if games == 1 else f"{games:,} games"
    names = (f"engine / twin, {count}", f"engine / twin, {count}, quarters alone")
    twin = find_twin()
    if twin is None:
        return tuple(Figure(name, "", (), GOAL, "needs a checkout") for name in names)
    pair = Pair(twin, games)
    whole, by_hand = interleaved(rounds, pair.engine, pair.by_hand)
    quarters, alone = interleaved(rounds, *pair.quarters_alone())
    return (
        Figure(names[0], "", ratios(whole, by_hand), GOAL),
        Figure(names[1], "", ratios(quarters, alone), GOAL),
        Figure(f"engine, two-valleys, {count}", "ms", tuple(1e3 * x for x in whole)),
    )
