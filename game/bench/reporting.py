"""How long a teacher waits for a review, and how large it is."""

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from game.bench.measuring import Figure, seconds
from game.content.findings import PackError
from game.content.loading import load
from game.reports.document_html import as_html
from game.reports.gathering import Comparison, Findings, gather
from game.reports.review import review
from game.session import saved
from game.session.bots import follower, passive, quarter_of
from game.session.commands import Open
from game.session.game import Game

MOST_REVIEW, MOST_WITHOUT, MOST_MEGABYTES = 10.0, 30.0, 3.0
_MEGABYTE = 1e6
_HISTORY = "history"


def reviewing(pack: str) -> tuple[Figure, ...]:
    """Return the figures of the review of one game of a pack, played to its end.

    Args:
        pack: an id or a path; where it cannot be loaded, the one figure says so.
    """
    name = f"review of {pack}"
    try:
        game = _played(pack)
    except PackError as error:
        return (Figure(name, "s", (), None, error.findings[0].message),)
    made: list[Findings] = []
    comparison = Comparison(game.board.scenario, pack)

    def gathered(**more: object) -> None:
        made.append(gather("bench", game, comparison, **more))  # type: ignore[arg-type]  # as gather declares them

    def written() -> None:
        pages.append(as_html(review(made[-1])))

    pages: list[str] = []
    afresh = _timed(gathered, written)
    again = _timed(partial(gathered, turns=made[-1].turns), written)
    size = len(pages[-1].encode()) / _MEGABYTE
    return (
        Figure(f"{name}, turning points and all", "s", (afresh,), MOST_WITHOUT),
        Figure(f"{name}, turning points there already", "s", (again,), MOST_REVIEW),
        Figure(f"{name}, as HTML", "MB", (size,), MOST_MEGABYTES),
    )


def _timed(*steps: Callable[[], None]) -> float:
    return sum(seconds(step) for step in steps)


def _played(pack: str) -> Game:
    """Play to the end by history's line, or by nobody's."""
    scenario = load(pack)
    bot = follower(scenario, _HISTORY) if _HISTORY in scenario.lines else passive
    clock = count(1)
    with TemporaryDirectory() as folder:
        opening = Open(pack=pack, seed=7)
        opened, _ = saved.begin(Path(folder) / "bench.handshake", opening, 0.0)
        if opened is None:
            message = f"a game of {pack} cannot be begun"
            raise RuntimeError(message)
        with opened as game:
            while game.game.over is None:
                for command in quarter_of(game.game, bot):
                    game.apply(command, float(next(clock)))
            return game.game
