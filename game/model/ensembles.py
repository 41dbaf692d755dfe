"""Ensembles: many games of one program, in chunks that fit the cache, on any number of workers.

The same seed gives the same numbers, whatever the chunk, the number of workers and the order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.model.arrays import Floats
from game.model.kernel import Kernel, watched_by
from game.model.orders import Policy
from game.model.playing import play
from game.model.policies import FollowedLine, RandomPlay
from game.model.program import Indicator, LineOfPlay, Program

#: Games in a chunk. Their state should stay in the cache; see `handshake bench`.
CHUNK = 4000

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ensemble plays.

    Attributes:
        program: the program.
        line: a line of play, or None for random play.
        seed: the seed that all games share.
        runs: number of games, numbered from 0.
        uncertain: whether parameters and effects are drawn.
    """

    program: Program
    line: LineOfPlay | None
    seed: int
    runs: int
    uncertain: bool = True


@dataclass(frozen=True, slots=True)
class Results:
    """What came of an ensemble.

    Attributes:
        first: the first quarter.
        indicators: columns.
        values: (quarters, indicators, games) at each quarter's end.
        happened: (events, games) quarter in which each event last happened, NaN where never.
        times: (events, games) how often each event happened.
        answers: (decisions, games) option last chosen, from 1; 0 for none.
        asked: (decisions, games) how often each decision opened.
    """

    first: int
    indicators: tuple[Indicator, ...]
    values: Floats
    happened: Floats
    times: Floats
    answers: Floats
    asked: Floats


def run(
    plan: Plan, *, workers: int = 1, chunk: int = CHUNK, progress: Progress | None = None
) -> Results:
    """Play an ensemble.

    Args:
        plan: what is played.
        workers: processes to share the work.
        chunk: games that are played side by side.
        progress: is told how many games are done.
    """
    # Every worker gets something to do, also where one chunk would hold all games.
    chunk = min(chunk, max(1, -(-plan.runs // max(workers, 1))))
    spans = [range(start, min(start + chunk, plan.runs)) for start in range(0, plan.runs, chunk)]
    results = None
    for span, part in zip(spans, _parts(plan, spans, workers), strict=True):
        if results is None:
            results = _room(part, plan.runs)
        _put(results, part, span)
        if progress is not None:
            progress(span.stop)
    if results is None:
        message = "an ensemble needs at least one game"
        raise ValueError(message)
    return results


def _parts(plan: Plan, spans: list[range], workers: int) -> Iterator[Results]:
    if workers <= 1 or len(spans) <= 1:
        player = _Player(plan)
        yield from map(player.play, spans)
        return
    import multiprocessing  # noqa: PLC0415 - one worker need not wait for it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - nor for this

    # Spawned, not forked: the same on every system, and safe beside threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        min(workers, len(spans)), context, initializer=_start_worker, initargs=(plan,)
    ) as pool:
        yield from pool.map(_play_in_worker, spans)


class _Player:
    """Plays parts of a plan with one kernel."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        lines = () if plan.line is None else (plan.line,)
        self._kernel = Kernel(plan.program, watched_by(lines))
        self._policy: Policy = (
            RandomPlay(plan.program) if plan.line is None else FollowedLine(plan.program, plan.line)
        )

    def play(self, span: range) -> Results:
        """Play the games of a span."""
        plan, layout = self._plan, self._kernel.layout
        games = np.arange(span.start, span.stop, dtype=np.int64)
        played = play(self._kernel, self._policy, plan.seed, games, uncertain=plan.uncertain)
        end = played.world.values
        times = end[layout.times.rows]
        return Results(
            first=played.first,
            indicators=plan.program.indicators,
            values=played.values,
            happened=np.where(times > 0, end[layout.happened.rows] + plan.program.first, np.nan),
            times=times,
            answers=end[layout.answers.rows],
            asked=end[layout.ever.rows],
        )


_players: list[_Player] = []


def _start_worker(plan: Plan) -> None:
    _players[:] = [_Player(plan)]


def _play_in_worker(span: range) -> Results:
    return _players[0].play(span)


_ARRAYS = ("values", "happened", "times", "answers", "asked")


def _room(part: Results, runs: int) -> Results:
    """Return results of the shape of `part`, with room for all games."""
    arrays = {name: getattr(part, name) for name in _ARRAYS}
    empty = {name: np.empty((*array.shape[:-1], runs)) for name, array in arrays.items()}
    return Results(first=part.first, indicators=part.indicators, **empty)


def _put(results: Results, part: Results, span: range) -> None:
    for name in _ARRAYS:
        getattr(results, name)[..., span.start : span.stop] = getattr(part, name)
