"""How fast a model of a realistic size is played, how much memory it takes, and how both grow."""

from collections.abc import Callable, Sequence

import numpy as np

from game.bench.fresh import ask
from game.bench.measuring import Figure, fitted_power, interleaved, ratios, seconds
from game.bench.model60 import NOBODY, QUARTERS, made_up
from game.model.arrays import Floats
from game.model.ensembles import CHUNK
from game.model.kernel import Kernel
from game.model.playing import play
from game.model.policies import FollowedLine
from game.model.program import Program

#: What `game.bench.model60` is in a few words, for names of rows.
MODEL = "60 variables, 40 events"
GAMES = (1_000, 2_000, 4_000, 8_000, 16_000)
SPANS = (20, 40, 80)
MOST_MILLISECONDS, MOST_TIMES, MOST_MEGABYTES = 30.0, 20.0, 400.0
#: What counts as linear, on a machine where a figure is good to about a tenth.
LINEAR = 1.1


def speed(rounds: int, few: int = 500, many: int = 10_000) -> tuple[Figure, ...]:
    """Return the times of few and of many games, and how many times longer the many take."""
    program = made_up()
    short, long = interleaved(rounds, _playing(program, few), _playing(program, many))
    compiled = tuple(1e3 * seconds(lambda: Kernel(program)) for _ in range(rounds))
    name = f"{MODEL}, {QUARTERS} quarters"
    return (
        Figure(f"{name}, {few:,} games", "ms", tuple(1e3 * x for x in short), MOST_MILLISECONDS),
        Figure(f"{name}, {many:,} games", "ms", tuple(1e3 * x for x in long)),
        Figure(f"{many:,} games / {few:,} games", "", ratios(long, short), MOST_TIMES),
        Figure(f"{MODEL}, compiling", "ms", compiled),
    )


def memory(rounds: int, games: int = 10_000) -> Figure:
    """Return the most memory that many games take, Python and numpy included."""
    samples = [ask("peak", str(games), str(QUARTERS), "all") for _ in range(rounds)]
    return Figure(f"peak memory, {games:,} games", "MB", tuple(samples), MOST_MEGABYTES)


def growth_in_games(rounds: int, sizes: Sequence[int] = GAMES) -> tuple[Figure, ...]:
    """Return the powers of the number of games that time and memory grow with."""
    program = made_up()
    times = interleaved(rounds, *(_playing(program, games) for games in sizes))
    held = [ask("peak", str(games), str(QUARTERS), "more") for games in sizes]
    return _powers("games", sizes, times, held)


def growth_in_quarters(
    rounds: int, spans: Sequence[int] = SPANS, games: int = 4_000
) -> tuple[Figure, ...]:
    """Return the powers of the number of quarters that time and memory grow with."""
    times = interleaved(rounds, *(_playing(made_up(span), games) for span in spans))
    held = [ask("peak", str(games), str(span), "more") for span in spans]
    return _powers("quarters", spans, times, held)


def _powers(
    what: str, sizes: Sequence[int], times: Sequence[Sequence[float]], held: Sequence[float]
) -> tuple[Figure, ...]:
    slopes = tuple(fitted_power(sizes, one_round) for one_round in zip(*times, strict=True))
    told = f"{what} {sizes[0]:,} to {sizes[-1]:,}"
    slope = fitted_power(sizes, [max(megabytes, 0.1) for megabytes in held])
    each = ", ".join(f"{megabytes:.0f}" for megabytes in held)
    return (
        Figure(f"time grows with {told} to the power", "", slopes, LINEAR),
        Figure(f"memory grows with {told} to the power", "", (slope,), LINEAR, f"MB: {each}"),
    )


def _playing(program: Program, games: int) -> Callable[[], object]:
    """Return an act that plays games, in chunks, and keeps what came of them."""
    kernel, policy = Kernel(program), FollowedLine(program, NOBODY)
    starts = range(0, games, CHUNK)
    spans = [np.arange(start, min(start + CHUNK, games)) for start in starts]

    def act() -> list[Floats]:
        return [play(kernel, policy, 1, span, uncertain=True).values for span in spans]

    return act
