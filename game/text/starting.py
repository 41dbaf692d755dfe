"""Starting a game in the terminal: which pack, which file, and who plays."""

import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from game.content.loading import load
from game.content.shipped import shipped_packs
from game.session import saved
from game.session.bots import follower, quarter_of
from game.session.commands import Open
from game.session.events import Refused
from game.session.saved import ReadOnlyGame, SavedGame
from game.text import telling
from game.text.client import Client
from game.text.faults import UsageError
from game.text.terminal import now, today, width


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked on the command line; None where it was not said."""

    pack: str | None = None
    seed: int | None = None
    save: str | None = None
    resume: str | None = None
    policy: str | None = None
    theory: str | None = None


def play(wish: Wish) -> None:
    """Play a game in the terminal.

    Raises:
        PackError: the pack has errors, or there is none.
        UsageError: the game cannot be begun or gone on with; says why.
    """
    _read_as_utf8(sys.stdin)
    game = _resumed(wish.resume) if wish.resume else _begun(wish)
    with game:
        if wish.policy is None:
            Client(game, sys.stdin, sys.stdout, width(), now).run()
        else:
            _demonstrate(game, wish.policy)


def _read_as_utf8(stream: TextIO) -> None:
    """Let a wrong byte in the input be a strange character, not the end of the game."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _resumed(name: str) -> SavedGame:
    game = saved.resume(Path(name))
    if isinstance(game, Refused):
        raise UsageError(game.because)
    if isinstance(game, ReadOnlyGame):
        message = f"{name} can only be looked at. {game.because}"
        raise UsageError(message)
    return game


def _begun(wish: Wish) -> SavedGame:
    pack = wish.pack or _chosen_pack()
    seed = secrets.randbelow(1_000_000) if wish.seed is None else wish.seed
    path = _new_file(load(pack).pack.id) if wish.save is None else Path(wish.save)
    game, events = saved.begin(path, Open(pack=pack, seed=seed, theory=wish.theory), now())
    if game is None:
        refused = [event.because for event in events if isinstance(event, Refused)]
        raise UsageError(" ".join(refused))
    return game


def _chosen_pack() -> str:
    """Ask which pack; with only one, or no answer, it is the first."""
    packs = shipped_packs()
    if len(packs) == 1:
        return packs[0]
    print("Which scenario?")
    for position, name in enumerate(packs, 1):
        pack = load(name).pack
        minutes = f" ({pack.minutes.core} to {pack.minutes.full} minutes)" if pack.minutes else ""
        print(f"  {position}. {pack.title}{minutes}")
    while True:
        print("> ", end="", flush=True)
        line = sys.stdin.readline()
        answer = line.strip()
        if not line:
            return packs[0]
        if answer.isdecimal() and 1 <= int(answer[:6]) <= len(packs):
            return packs[int(answer) - 1]
        if answer in packs:
            return answer
        print(f"Type a number from 1 to {len(packs)}.")


def _new_file(pack: str) -> Path:
    import platformdirs  # noqa: PLC0415 - only where no file was named

    folder = platformdirs.user_data_path("handshake", appauthor=False) / "games"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"games cannot be kept in {folder} ({error.strerror}); name a file with --save"
        raise UsageError(message) from error
    stem = f"{pack}-{today():%Y-%m-%d-%H%M%S}"
    path = folder / f"{stem}.handshake"
    return path if not path.exists() else folder / f"{stem}-{secrets.token_hex(2)}.handshake"


def _demonstrate(game: SavedGame, policy: str) -> None:
    """Let a line of play play, and show how it goes."""
    scenario = game.game.board.scenario
    if policy not in scenario.lines:
        message = f"there is no policy '{policy}'; there are: {', '.join(scenario.lines)}"
        raise UsageError(message)
    bot = follower(scenario, policy)
    client = Client(game, sys.stdin, sys.stdout, width(), now)
    while game.game.over is None:
        client.say(telling.tell_quarter(game.view()))
        for command in quarter_of(game.game, bot):
            client.say(telling.tell_events(game.apply(command, now()), scenario))
        client.say([""])
    client.say(client.farewell())
