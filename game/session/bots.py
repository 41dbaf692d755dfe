"""Bots: they play through the one door, as anybody does.

A bot wishes; of each wish the first command that is not refused is carried out, as a line of play
tries its answers in a batch. So a bot's game is the game that the engine plays for its policy.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.model import playing
from game.model.arrays import Floats
from game.model.orders import NOTHING, Policy
from game.model.policies import FollowedLine, RandomPlay
from game.model.program import Instrument
from game.model.running import Batch
from game.model.world import spread_out
from game.session.applying import apply
from game.session.commands import Choose, Command, SetInstrument, Sign
from game.session.drafting import propose
from game.session.events import Refused
from game.session.game import Game
from game.session.naming import open_decisions
from game.session.orders import Order, side_by_side
from game.session.wording import setting

#: Commands, most wanted first; the first that is not refused is carried out.
Wish = tuple[Command, ...]
#: A bot: from a game at a quarter's beginning to its wishes.
Bot = Callable[[Game], Iterator[Wish]]
#: From what came of futures, (quarters, indicators, games), to (games,); more is better.
Score = Callable[[Floats], Floats]


def play_out(game: Game, bot: Bot) -> Game:
    """Let a bot play to the end."""
    while game.over is None:
        for command in quarter_of(game, bot):
            game, _ = apply(game, command)
    return game


def quarter_of(game: Game, bot: Bot) -> tuple[Command, ...]:
    """Return what a bot commands in this quarter, the signature last; all of it can be applied."""
    commands: list[Command] = []
    for wish in bot(game):
        for command in wish:
            game, events = apply(game, command)
            if not isinstance(events[0], Refused):
                commands.append(command)
                break
    return (*commands, Sign())


def passive(game: Game) -> Iterator[Wish]:
    """Wish for nothing, ever: the agencies decide."""
    del game
    yield from ()


def follower(scenario: Scenario, policy: str) -> Bot:
    """Return a bot that follows one of the pack's policies, such as `history`.

    Raises:
        KeyError: the pack has no such policy.
    """
    line = scenario.lines[policy]
    return lambda game: _wishes(game, FollowedLine(game.board.program, line))


def restless(game: Game) -> Iterator[Wish]:
    """Wish for anything, by the luck of the game's own seed."""
    yield from _wishes(game, RandomPlay(game.board.program))


@dataclass(frozen=True, slots=True)
class Greedy:
    """Takes, decision by decision, what does best in a few sampled futures; then moves one lever.

    It knows nothing of the luck to come: its futures are those of other games of the same seed.

    Attributes:
        score: what it likes.
        futures: games that each possibility is tried in.
        horizon: quarters that it looks ahead, with nobody at the desk after this one.
    """

    score: Score
    futures: int = 8
    horizon: int = 8

    def __call__(self, game: Game) -> Iterator[Wish]:
        """Wish for the best answer to each open decision, and for the best single move."""
        program = game.board.program
        for name in open_decisions(game):
            decision = next(x for x in program.decisions if x.id == name)
            answers = [Choose(decision=name, option=option.id) for option in decision.options]
            best = self._best(game, list(answers))
            if best is not None:
                yield (best,)
                game, _ = apply(game, best)
        move = self._best(game, list(_moves(game)))
        if move is not None:
            yield (move,)

    def _best(self, game: Game, commands: list[Choose | SetInstrument]) -> Command | None:
        """Return the command that does best; None where doing nothing does at least as well."""
        tried: list[tuple[Command | None, tuple[Order, ...]]] = [(None, game.orders)]
        for command in commands:
            draft = propose(game, command)
            if not isinstance(draft, Refused):
                tried.append((command, draft))
        if len(tried) == 1:
            return None
        scores = self._scores(game, [orders for _, orders in tried])
        return tried[int(np.argmax(scores))][0]

    def _scores(self, game: Game, tried: list[tuple[Order, ...]]) -> Floats:
        """Return (possibilities,): the mean score of each, all under the same luck."""
        kernel = game.board.kernel
        numbers = np.tile(np.arange(1, self.futures + 1, dtype=np.int64), len(tried))
        ahead = min(self.horizon, kernel.program.quarters - game.elapsed)
        batch = playing.resume(kernel, spread_out(game.world, numbers), ahead)
        values = np.empty((ahead, len(kernel.record_rows), len(numbers)))
        orders = side_by_side(tried, self.futures)
        for row in range(ahead):
            batch.pass_quarter(orders if row == 0 else NOTHING)
            values[row] = batch.values[kernel.record_rows]
        return np.asarray(self.score(values).reshape(len(tried), self.futures).mean(axis=1))


def liking(scenario: Scenario, indicator: str) -> Score:
    """Return the score that likes an indicator as the pack says that it is better.

    Raises:
        KeyError: there is no such indicator.
    """
    names = [x.name for x in scenario.program.indicators]
    if indicator not in names:
        raise KeyError(indicator)
    column = names.index(indicator)
    shown = scenario.quantity(scenario.program.indicators[column].symbol).indicator
    sign = -1.0 if shown is not None and shown.better == "less" else 1.0
    return lambda values: np.asarray(sign * values[:, column].mean(axis=0))


def _wishes(game: Game, policy: Policy) -> Iterator[Wish]:
    """Yield a policy's orders, in the order in which the engine would carry them out."""
    board, program = game.board, game.board.program
    batch = Batch(board.kernel, board.draw, None, game.world.values.copy(), game.elapsed)
    orders = policy.orders(batch)
    for position, request in sorted(orders.requests.items()):
        instrument = program.instruments[position]
        asked = float(np.clip(request[0], instrument.lowest, instrument.highest))
        if not np.isnan(asked):
            yield (SetInstrument(instrument=instrument.id, to=setting(instrument, asked)),)
    decisions = program.decisions
    for position in sorted(orders.answers, key=lambda k: (decisions[k].waits, decisions[k].id)):
        decision = decisions[position]
        wanted = [int(options[0]) for options in orders.answers[position]]
        yield tuple(
            Choose(decision=decision.id, option=decision.options[option].id)
            for option in wanted
            if option >= 0
        )


def _moves(game: Game) -> Iterator[SetInstrument]:
    """Yield single moves of instruments: any stance; an account up or down by what it can move."""
    asked = game.draft.values[game.board.kernel.layout.asked.rows, 0].tolist()
    for instrument, now in zip(game.board.program.instruments, asked, strict=True):
        for value in _reachable(instrument, now):
            if value != now:
                yield SetInstrument(instrument=instrument.id, to=setting(instrument, value))


def _reachable(instrument: Instrument, now: float) -> list[float]:
    if instrument.kind != "account":
        return [float(k) for k in range(int(instrument.highest) + 1)]
    step = instrument.limit or (instrument.highest - instrument.lowest) / 4.0
    return [max(now - step, instrument.lowest), min(now + step, instrument.highest)]
