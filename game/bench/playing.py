"""How long a player waits in a game: for futures, for a command, for a file, for a verdict."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from game.bench.measuring import Figure, seconds
from game.content.findings import PackError
from game.content.loading import load
from game.content.scenario import Scenario
from game.judgement.course import Course
from game.judgement.futures import STRANDS, Outlook
from game.judgement.turning import turning_points
from game.model.kernel import Kernel
from game.model.orders import Orders
from game.model.world import World
from game.session import saved
from game.session.bots import follower, passive, quarter_of
from game.session.commands import Note, Open
from game.session.events import Refused
from game.session.game import Game
from game.session.orders import as_one
from game.session.replaying import replay
from game.session.saved import SavedGame

GAMES, TURNED = 500, 200
#: Drafts that are looked at together: an open question's options, and the draft without them.
OPTIONS = 5
MOST_FUTURES, MOST_FIRST, MOST_COMMAND, MOST_OPENING = 100.0, 25.0, 10.0, 150.0
MOST_MEGABYTES, MOST_REPLAY, MOST_TURNING = 2.0, 1.0, 20.0
_MEGABYTE = 1e6
_HISTORY = "history"


def playing(pack: str, rounds: int, games: int = GAMES, turned: int = TURNED) -> tuple[Figure, ...]:
    """Return the figures of one game of a pack, played to its end.

    Args:
        pack: an id or a path; where it cannot be loaded, the one figure says so.
        rounds: how often each is measured.
        games: futures that are looked at.
        turned: lucks over which each decision is replayed.
    """
    try:
        scenario = load(pack)
    except PackError as error:
        return (Figure(f"playing {pack}", "ms", (), None, error.findings[0].message),)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.handshake"
        game, commands = _played(scenario, pack, path)
        return (
            *_futures(game, pack, rounds, games),
            Figure(f"a command durable, {pack}", "ms", commands, MOST_COMMAND),
            *_file(path, pack, rounds),
            _turning(scenario, game, pack, rounds, turned),
        )


def _played(scenario: Scenario, pack: str, path: Path) -> tuple[Game, tuple[float, ...]]:
    """Play to the end, and return the game and the milliseconds of each command but signatures."""
    opened, events = saved.begin(path, Open(pack=pack, seed=7), 0.0)
    if opened is None:
        raise RuntimeError(next(e.because for e in events if isinstance(e, Refused)))
    bot = follower(scenario, _HISTORY) if _HISTORY in scenario.lines else passive
    clock, taken = count(1), []
    with opened as game:
        while game.game.over is None:
            note = Note(text="A thought of some length, as people write it in passing.")
            *orders, sign = quarter_of(game.game, bot)
            for command in (note, *orders):
                act = partial(game.apply, command, float(next(clock)))
                taken.append(1e3 * seconds(act))
            game.apply(sign, float(next(clock)))
        return game.game, tuple(taken)


def _futures(game: Game, pack: str, rounds: int, games: int) -> tuple[Figure, ...]:
    """Return the times of an option's futures from the first quarter on: the longest there are."""
    kernel, begun = game.board.kernel, game.past[0].before
    passed = next((p for p in game.past if p.orders), game.past[0])
    draft = as_one(passed.orders)
    whole, first, abreast = [], [], []
    options = [passed.orders] * OPTIONS
    for _ in range(rounds):
        outlook = Outlook(kernel, begun, runs=games)
        outlook.prepare()  # luck is dealt once a quarter, before anybody points at an option
        first.append(1e3 * seconds(partial(outlook.first, draft)))
        whole.append(1e3 * seconds(partial(outlook.whole, draft)))
        abreast.append(1e3 * seconds(partial(outlook.side_by_side, options)) / OPTIONS)
    dealt = tuple(1e3 * seconds(_dealing(kernel, begun, games, draft)) for _ in range(rounds))
    name = f"futures of an option to the end, {pack}"
    return (
        Figure(f"{name}, {games} games", "ms", tuple(whole), MOST_FUTURES),
        Figure(
            f"{name}, first {STRANDS}, each of {OPTIONS} together",
            "ms",
            tuple(abreast),
            MOST_FIRST,
            "as the desk looks at a question's options",
        ),
        Figure(f"{name}, first {STRANDS}, one option alone", "ms", tuple(first), MOST_FIRST),
        Figure(f"{name}, {games} games, luck dealt anew", "ms", dealt),
    )


def _dealing(kernel: Kernel, begun: World, games: int, draft: Orders) -> Callable[[], object]:
    return lambda: Outlook(kernel, begun, runs=games).whole(draft)


def _file(path: Path, pack: str, rounds: int) -> tuple[Figure, ...]:
    size = path.stat().st_size / _MEGABYTE
    opened = tuple(1e3 * seconds(lambda: _opened(path)) for _ in range(rounds))
    again = tuple(seconds(lambda: replay(path)) for _ in range(rounds))
    return (
        Figure(f"file of a whole game, {pack}", "MB", (size,), MOST_MEGABYTES),
        Figure(f"opening a finished game, {pack}", "ms", opened, MOST_OPENING),
        Figure(f"replaying a whole game, {pack}", "s", again, MOST_REPLAY),
    )


def _opened(path: Path) -> None:
    game = saved.resume(path)
    if isinstance(game, SavedGame):
        with game:
            game.view()
        return
    raise RuntimeError(game.because)


def _turning(scenario: Scenario, game: Game, pack: str, rounds: int, turned: int) -> Figure:
    orders = tuple(as_one(passed.orders) for passed in game.past)
    course = Course(game.board.opening.seed, orders)
    act = partial(turning_points, scenario, game.board.kernel, course, runs=turned)
    taken = tuple(seconds(act) for _ in range(rounds))
    name = f"turning points of a whole game, {turned} games each, {pack}"
    note = "" if scenario.decisions else "this pack has no decisions yet"
    return Figure(name, "s", taken, MOST_TURNING, note)
