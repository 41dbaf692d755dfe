"""Starting a game in the terminal: which pack, which file, and who plays."""

import secrets
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from game.content.loading import load
from game.content.scenario import Scenario
from game.content.shipped import shipped_packs
from game.session import saved
from game.session.bots import follower, quarter_of
from game.session.commands import Open, Options
from game.session.events import Refused
from game.session.keeping import games_folder, kept_files, new_file, now
from game.session.saved import ReadOnlyGame, SavedGame
from game.text import telling
from game.text.client import Client
from game.text.conversation import Conversation
from game.text.faults import UsageError
from game.text.guide import Guide
from game.text.looking import Looking
from game.text.terminal import is_typed, width


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked on the command line; None where it was not said."""

    pack: str | None = None
    seed: int | None = None
    save: str | None = None
    resume: str | None = None
    policy: str | None = None
    theory: str | None = None
    core: bool | None = None
    no_forecasts: bool | None = None
    no_take_back: bool | None = None
    drawn: bool | None = None
    no_guide: bool | None = None

    @property
    def options(self) -> Options:
        """How the game is played."""
        return Options(
            forecasts=not self.no_forecasts,
            take_back=not self.no_take_back,
            uncertain=bool(self.drawn),
        )

    @property
    def nothing(self) -> bool:
        """Whether nothing was asked that a game must be begun for."""
        asked = (self.pack, self.save, self.policy, self.theory, self.core, self.seed)
        return all(x is None or x is False for x in (*asked, *self._ways))

    @property
    def _ways(self) -> tuple[bool | None, ...]:
        return self.no_forecasts, self.no_take_back, self.drawn


def play(wish: Wish) -> None:
    """Play a game in the terminal.

    Raises:
        PackError: the pack has errors, or there is none.
        UsageError: the game cannot be begun or gone on with; says why.
    """
    _read_as_utf8(sys.stdin)
    talk = Conversation(sys.stdin, sys.stdout, width(), echo=not is_typed())
    opened = _opened(wish, talk)
    if isinstance(opened, ReadOnlyGame):
        Looking(opened, talk).run()
        return
    resumed = wish.resume or opened.game.past
    guide = Guide(wanted=not resumed and not wish.no_guide)
    game: SavedGame | None = opened
    while game is not None:
        with game:
            game = _played(game, wish, talk, guide)
            guide = Guide(wanted=False)


def _played(game: SavedGame, wish: Wish, talk: Conversation, guide: Guide) -> SavedGame | None:
    """Play a game as long as the player likes, and return the branch that comes after it."""
    client = Client(game, talk, now, guide)
    try:
        if wish.policy is None:
            return client.run()
        _demonstrate(game, wish.policy, client, talk)
    except KeyboardInterrupt:
        talk.say(client.farewell())
        raise
    return None


def _read_as_utf8(stream: TextIO) -> None:
    """Let a wrong byte in the input be a strange character, not the end of the game."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _opened(wish: Wish, talk: Conversation) -> SavedGame | ReadOnlyGame:
    if wish.resume:
        return _resumed(Path(wish.resume))
    unfinished = _latest_unfinished() if wish.nothing else None
    if unfinished is not None and _wants(unfinished, talk):
        return _resumed(unfinished)
    return _begun(wish)


def _resumed(path: Path) -> SavedGame | ReadOnlyGame:
    game = saved.resume(path)
    if isinstance(game, Refused):
        raise UsageError(game.because)
    return game


def _latest_unfinished() -> Path | None:
    """Return the game that was played last, if it is not over."""
    for path in islice(kept_files(games_folder()), 1):
        game = saved.resume(path)
        if isinstance(game, SavedGame):
            with game:
                return path if game.game.over is None else None
    return None


def _wants(path: Path, talk: Conversation) -> bool:
    """Ask whether to go on with a game; the end of the input says so too."""
    talk.say([f"Your last game is not over: {path.stem}.", "Go on with it? Type yes or no."])
    while True:
        line = talk.ask()
        answer = "yes" if line is None else line.strip().lower()
        if answer in {"yes", "y", "no", "n"}:
            return answer.startswith("y")
        talk.say(["Type yes or no."])


def _begun(wish: Wish) -> SavedGame:
    pack = wish.pack or _chosen_pack()
    seed = secrets.randbelow(1_000_000) if wish.seed is None else wish.seed
    path = _new_file(load(pack).pack.id) if wish.save is None else Path(wish.save)
    opening = Open(
        pack=pack,
        seed=seed,
        theory=wish.theory,
        length="core" if wish.core else "full",
        options=wish.options,
    )
    game, events = saved.begin(path, opening, now())
    if game is None:
        refused = [event.because for event in events if isinstance(event, Refused)]
        raise UsageError(" ".join(refused))
    return game


def _chosen_pack() -> str:
    """Ask which pack, the shortest first; with only one, or no more input, it is the first."""
    packs = sorted((load(name) for name in shipped_packs()), key=_length)
    names = [scenario.pack.id for scenario in packs]
    if len(names) == 1:
        return names[0]
    print("Which scenario?")
    for position, scenario in enumerate(packs, 1):
        print(f"  {position}. {_announced(scenario)}")
    while True:
        print("> ", end="", flush=True)
        line = sys.stdin.readline()
        answer = line.strip()
        if not line:
            return names[0]
        if answer.isdecimal() and 1 <= int(answer[:6]) <= len(names):
            return names[int(answer) - 1]
        if answer in names:
            return answer
        print(f"Type a number from 1 to {len(names)}.")


def _length(scenario: Scenario) -> tuple[int, str]:
    minutes = scenario.pack.minutes
    return (sys.maxsize if minutes is None else minutes.core, scenario.pack.id)


def _announced(scenario: Scenario) -> str:
    """Return a pack as the list has it: its title, how long it takes, and what it lacks."""
    pack = scenario.pack
    words = [pack.title]
    if pack.minutes is not None:
        core, full = pack.minutes.core, pack.minutes.full
        words.append(f"({core} minutes)" if core == full else f"({core} to {full} minutes)")
    if not scenario.decisions:
        words.append("- standing policy alone; its questions are still being written")
    return " ".join(words)


def _new_file(pack: str) -> Path:
    folder = games_folder()
    try:
        return new_file(pack, folder)
    except OSError as error:
        message = f"games cannot be kept in {folder} ({error.strerror}); name a file with --save"
        raise UsageError(message) from error


def _demonstrate(game: SavedGame, policy: str, client: Client, talk: Conversation) -> None:
    """Let a line of play play, and show how it goes."""
    scenario = game.game.board.scenario
    if policy not in scenario.lines:
        message = f"there is no policy '{policy}'; there are: {', '.join(scenario.lines)}"
        raise UsageError(message)
    bot = follower(scenario, policy)
    while game.game.over is None:
        talk.say(telling.tell_quarter(game.view()))
        for command in quarter_of(game.game, bot):
            talk.say(telling.tell_events(game.apply(command, now()), scenario))
        talk.say([""])
    talk.say(client.farewell())
