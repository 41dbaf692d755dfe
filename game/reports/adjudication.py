"""Adjudication of a paper game: the odds of events by the state of things, counted in games.

The games are of random play, of history's line, and of nobody deciding.
"""

from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.course import Line, deal
from game.judgement.frontier import HISTORY
from game.model import playing
from game.model.arrays import Floats, Masks
from game.model.expressions import symbols
from game.model.kernel import Kernel
from game.model.policies import FollowedLine, RandomPlay
from game.model.program import Event
from game.model.running import Batch
from game.reports.gathering import PASSIVE
from game.session.game import kernel_of

#: Games of each line of play that odds are counted in.
RUNS = 200
#: Fewer opportunities than this say nothing about odds.
_FEWEST = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in many games of several lines of play.

    Attributes:
        first: the first quarter that was played.
        before: (quarters, indicators, games) as each quarter begins.
        after: (quarters, indicators, games) as it ends.
        happened: (quarters, events, games) what happened in it.
        lines: the line of play of each game.
    """

    first: int
    before: Floats
    after: Floats
    happened: Masks
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Odds:
    """The chance of an event in a quarter in which it may happen, from 0 to 1.

    Attributes:
        event: its id.
        chance: over all states.
        indicator: the column, among what it hangs on, that tells most; None where none does.
        edges: values of that indicator below which a third, and two thirds, of the cases lie.
        by_state: the chance where it is low, in between, and high.
    """

    event: str
    chance: float
    indicator: int | None
    edges: tuple[float, float]
    by_state: tuple[float, float, float]


def watch(scenario: Scenario, runs: int = RUNS) -> Seen:
    """Play random games, and games of history's line and of nobody's, and see what happens."""
    kernel = kernel_of(scenario, None)
    program = kernel.program
    lines: dict[str, Line] = {"random": RandomPlay(program)}
    for name in (HISTORY, PASSIVE):
        if name in scenario.lines:
            lines[name] = FollowedLine(program, scenario.lines[name])
    parts = [_played(kernel, line, runs) for line in lines.values()]
    first = playing.begin(kernel, 1, np.arange(1, dtype=np.int64), uncertain=False).quarter
    before, after, happened = (np.concatenate(some, axis=-1) for some in zip(*parts, strict=True))
    named = tuple(name for name in lines for _ in range(runs))
    return Seen(first, before, after, happened.astype(np.bool_), named)


def _played(kernel: Kernel, line: Line, runs: int) -> tuple[Floats, Floats, Floats]:
    games = np.arange(runs, dtype=np.int64)
    begun = playing.begin(kernel, 1, games, uncertain=False)
    dealt = deal(kernel, begun, games)
    batch = Batch(
        kernel,
        dealt.draw,
        dealt.fortune,
        begun.values.copy(),
        begun.quarter - kernel.program.first,
    )
    rows, events = kernel.record_rows, kernel.layout.happened.rows
    before, after, happened = [], [], []
    while batch.elapsed < kernel.program.quarters:
        now = batch.elapsed
        before.append(batch.values[rows])
        batch.pass_quarter(line.orders(batch))
        after.append(batch.values[rows])
        happened.append((batch.values[events] == now).astype(np.float64))
    return np.array(before), np.array(after), np.array(happened)


def odds_of(scenario: Scenario, seen: Seen) -> tuple[Odds, ...]:
    """Return the odds of every event, by the state that it hangs on most."""
    return tuple(_odds(scenario, seen, k) for k in range(len(scenario.program.events)))


def _odds(scenario: Scenario, seen: Seen, position: int) -> Odds:
    event = scenario.program.events[position]
    happened = seen.happened[:, position]
    possible = _possible(scenario, seen, position)
    cases = int(possible.sum())
    chance = float(happened[possible].mean()) if cases else 0.0
    best: tuple[float, Odds] = (0.0, Odds(event.id, chance, None, (0.0, 0.0), (chance,) * 3))
    if cases < 3 * _FEWEST:
        return best[1]
    came = happened[possible]
    for column in _read_by(scenario, event):
        values = seen.before[:, column][possible]
        low, high = (float(edge) for edge in np.quantile(values, (1 / 3, 2 / 3)))
        states = (values <= low, (values > low) & (values < high), values >= high)
        if not low < high or min(int(state.sum()) for state in states) < _FEWEST:
            continue
        shares = tuple(float(came[state].mean()) for state in states)
        apart = max(shares) - min(shares)
        if apart > best[0]:
            by_state = (shares[0], shares[1], shares[2])
            best = (apart, Odds(event.id, chance, column, (low, high), by_state))
    return best[1]


def _read_by(scenario: Scenario, event: Event) -> list[int]:
    """Return the columns of indicators that an event's condition and chance hang on.

    What they read is followed through auxiliaries, which have no memory, and no further.
    """
    program = scenario.program
    formulas = {each.id: each.formula for each in program.auxiliaries}
    trees = [event.chance, *((event.when,) if event.when is not None else ())]
    reached: set[str] = set()
    waiting = {symbol for tree in trees for symbol in symbols(tree)}
    while waiting:
        symbol = waiting.pop()
        reached.add(symbol)
        if symbol in formulas:
            waiting |= symbols(formulas[symbol]) - reached
    return [k for k, each in enumerate(program.indicators) if each.symbol in reached]


def _possible(scenario: Scenario, seen: Seen, position: int) -> Masks:
    """Return (quarters, games) where an event may happen, as far as its window and past say."""
    happened = seen.happened[:, position]
    document = scenario.events[scenario.program.events[position].id]
    came = np.flatnonzero(happened.any(axis=1))
    possible = np.zeros(happened.shape, dtype=np.bool_)
    if len(came):
        possible[came[0] : came[-1] + 1] = True
    if document.once:
        earlier: Floats = np.cumsum(happened, axis=0) - happened
        possible &= earlier == 0
    return possible
