"""Games that are killed at random instants: nothing that was acknowledged may be lost.

python tests/soak/kill.py 1000
"""

import multiprocessing
import sys
import time
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from game.content.loading import load
from game.model import chance
from game.session import bots, saved
from game.session.commands import Note, Open
from game.session.events import Refused
from game.session.plain import write_command
from game.session.reading import read

#: Seconds within which a game is killed, counted from its first sign of life.
LONGEST = 0.4


@dataclass(frozen=True, slots=True)
class Toll:
    """What came of the killing."""

    killed: int  #: games
    unbegun: int  #: of these, killed before the game was there
    acknowledged: int  #: commands, in all
    half_written: int  #: games that were killed while writing
    unannounced: int  #: games that were killed after a command was on the disk and before its word
    lost: tuple[str, ...]  #: what went wrong, a sentence each


def kill_games(count: int, pack: str, folder: Path, seed: int = 1) -> Toll:
    """Kill games and see what is left of each.

    Args:
        count: how many.
        pack: what is played: an id or a path.
        folder: where their files go.
        seed: of the instants and of the games.
    """
    instants = chance.once(seed, np.arange(count, dtype=np.int64), "kill") * LONGEST
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["game.content.loading", "game.session.bots", saved.__name__])
    unbegun = acknowledged = half_written = unannounced = 0
    lost: list[str] = []
    for number, instant in enumerate(instants.tolist()):
        path = folder / f"{number}.handshake"
        heard = _kill_one(context, pack, path, number, instant)
        acknowledged += len(heard)
        if not heard and not path.exists():
            unbegun += 1
            continue
        half_written += path.with_name(f"{path.name}-journal").exists()
        unannounced += len(lines_of(path)) > len(heard)
        lost += _what_is_wrong(path, heard)
    return Toll(count, unbegun, acknowledged, half_written, unannounced, tuple(lost))


def play(pack: str, path: Path, seed: int, mouth: Connection) -> None:
    """Play a game to the end, and say each command once it was acknowledged."""
    mouth.send_bytes(b"alive")
    opening = Open(pack=pack, seed=seed)
    game, _ = saved.begin(path, opening, time.time())  # noqa: TID251 - who commands says when
    if game is None:
        message = "the pack cannot be opened"
        raise RuntimeError(message)
    mouth.send_bytes(write_command(opening).encode())
    while game.game.over is None:
        wanted = bots.quarter_of(game.game, bots.restless)
        for command in chain.from_iterable((Note(text="So be it."), x) for x in wanted):
            game.apply(command, time.time())  # noqa: TID251 - as above
            mouth.send_bytes(write_command(command).encode())
    game.close()


def lines_of(path: Path) -> list[str]:
    """Return the commands in a file, as they were written."""
    record = read(path)
    return [] if isinstance(record, Refused) else [write_command(x.command) for x in record.written]


def _kill_one(
    context: multiprocessing.context.ForkServerContext, pack: str, path: Path, seed: int,
    instant: float,
) -> list[str]:  # fmt: skip
    """Play a game in a process of its own, kill it, and return what it acknowledged."""
    ear, mouth = context.Pipe(duplex=False)
    child = context.Process(target=play, args=(pack, path, seed, mouth))
    child.start()
    mouth.close()
    ear.recv_bytes()
    child.join(instant)
    child.kill()
    child.join()
    heard = []
    try:
        while True:
            heard.append(ear.recv_bytes().decode())
    except (EOFError, OSError):
        return heard


def _what_is_wrong(path: Path, heard: list[str]) -> list[str]:
    written = lines_of(path)
    if written[: len(heard)] != heard:
        return [f"{path.name}: {len(heard)} were acknowledged and {len(written)} are there"]
    game = saved.resume(path)
    if not isinstance(game, saved.SavedGame):
        because = game.because
        return [f"{path.name} cannot go on: {because}"]
    with game:
        refused = game.apply(Note(text="I am back."), 0.0)[0]
    return [f"{path.name}: {refused.because}"] if isinstance(refused, Refused) else []


def main() -> int:
    """Kill as many games as the first argument says."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    pack = sys.argv[2] if len(sys.argv) > 2 else "two-valleys"
    load(pack)  # so that every game finds it in the cache
    with TemporaryDirectory() as folder:
        toll = kill_games(count, pack, Path(folder))
    sys.stdout.write(
        f"{toll.killed} games killed, {toll.unbegun} of them before they had begun; "
        f"{toll.half_written} while writing; {toll.acknowledged} commands acknowledged; "
        f"{toll.unannounced} times the last command was "
        f"on the disk and not yet announced; {len(toll.lost)} losses\n"
    )
    sys.stdout.writelines(f"{line}\n" for line in toll.lost)
    return 1 if toll.lost else 0


if __name__ == "__main__":
    sys.exit(main())
