"""Games at the desk, through the loop of a window: none goes wrong, and memory does not grow.

python tests/soak/desk_games.py 100
python tests/soak/desk_games.py 1 --title "Handshake: Peru" --length "Main questions"
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

#: Megabytes that are held at most after a whole game.
MOST_HELD = 250.0
#: Megabytes a game by which memory may grow: a tenth is what an allocator keeps for itself.
MOST_GROWTH = 0.1
#: Games that fill caches, before growth is counted.
WARM = 10
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Memory:
    """What was held after each game, in megabytes."""

    held: tuple[float, ...]

    @property
    def growth(self) -> float:
        """Megabytes a game, from the least squares over all games but the first."""
        counted = self.held[WARM:]
        if len(counted) < WARM:
            return 0.0
        return float(np.polyfit(np.arange(len(counted)), counted, 1)[0])

    def wrong(self) -> list[str]:
        """Return what is promised otherwise."""
        found = []
        if max(self.held, default=0.0) > MOST_HELD:
            found.append(f"{max(self.held):.0f} MB were held, more than {MOST_HELD:.0f}")
        if self.growth > MOST_GROWTH:
            found.append(f"memory grew by {self.growth:.2f} MB a game")
        return found


def play_games(
    games: int, folder: Path, tell: Callable[[str], None], *, title: str, length: str = ""
) -> Memory:
    """Play games from the title to the review and back, and note what is held after each.

    Args:
        games: how many.
        folder: that they are kept in.
        tell: told a line a game.
        title: how the scenario's begins.
        length: how the wanted length begins; empty for the whole.
    """
    from soak.desk_player import Robot, play  # noqa: PLC0415 - the video driver is named before

    robot = Robot(title, games, length=length)
    held: list[float] = []

    def after(game: int) -> None:
        gc.collect()
        held.append(held_now())
        tell(f"game {game}: {held[-1]:.1f} MB, {robot.signed} quarters, {robot.looked} looks")

    robot.after = after
    play(robot, folder)
    return Memory(tuple(held))


def held_now() -> float:
    """Return the memory that this process holds, in megabytes; 0 where that is not told."""
    if not _STATUS.is_file():
        return 0.0
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def main(arguments: list[str]) -> int:
    """Play as many games as are asked for, and return whether something went wrong."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    reader.add_argument("games", type=int)
    reader.add_argument("--title", default="Two Valleys", help="how the scenario's begins")
    reader.add_argument("--length", default="", help="how the wanted length begins")
    asked = reader.parse_args(arguments)
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        memory = play_games(
            asked.games,
            Path(home),
            lambda line: print(line, flush=True),
            title=asked.title,
            length=asked.length,
        )
    print(f"most held: {max(memory.held):.1f} MB; growth: {1024 * memory.growth:.0f} kB a game")
    print(*memory.wrong(), sep="\n")
    return 1 if memory.wrong() else 0


if __name__ == "__main__":
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(main(sys.argv[1:]))
