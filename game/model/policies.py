"""Lines of play that give orders: none, a file's, and a random one."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.model import chance
from game.model.arrays import Floats, Integers, Masks
from game.model.orders import NOTHING, Orders, View
from game.model.program import Decision, Instrument, LineOfPlay, Program


@dataclass(frozen=True)
class FollowedLine:
    """A policy from a file: its fixed line first, then for each thing the first rule that fits."""

    program: Program
    line: LineOfPlay

    def orders(self, view: View) -> Orders:
        """Return what the line asks of the coming quarter."""
        if not (self.line.settings or self.line.choices or self.line.rules):
            return NOTHING
        masks = self._where_rules_hold(view)
        return Orders(self._requests(view, masks), self._answers(view, masks))

    def _where_rules_hold(self, view: View) -> list[Masks]:
        shape = view.games.shape
        return [
            np.broadcast_to(
                np.asarray(True if rule.when is None else view.value(rule.when), dtype=np.bool_),
                shape,
            )
            for rule in self.line.rules
        ]

    def _requests(self, view: View, masks: list[Masks]) -> dict[int, Floats]:
        requests: dict[int, Floats] = {}
        for setting in self.line.settings:
            if setting.quarter == view.quarter:
                value = np.asarray(view.value(setting.value), dtype=np.float64)
                requests[self._positions[setting.instrument]] = np.full(view.games.shape, value)
        for rule, mask in zip(self.line.rules, masks, strict=True):
            for instrument, tree in rule.settings:
                asked = requests.setdefault(
                    self._positions[instrument], np.full(view.games.shape, np.nan)
                )
                asked[...] = np.where(mask & np.isnan(asked), view.value(tree), asked)
        return requests

    def _answers(self, view: View, masks: list[Masks]) -> dict[int, tuple[Integers, ...]]:
        answers: dict[int, tuple[Integers, ...]] = {}
        nobody = np.full(view.games.shape, -1, dtype=np.int64)
        for position in view.open():
            name = self.program.decisions[position].id
            wanted = [np.full_like(nobody, k) for d, k in self.line.choices if d == name]
            for rule, mask in zip(self.line.rules, masks, strict=True):
                wanted += [np.where(mask, k, nobody) for d, k in rule.choices if d == name]
            if wanted:
                answers[position] = tuple(wanted)
        return answers

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {instrument.id: k for k, instrument in enumerate(self.program.instruments)}


@dataclass(frozen=True)
class RandomPlay:
    """Asks and answers at random, by address, so that a game's line is always the same.

    Attributes:
        program: what is played.
        restlessness: chance that an instrument is moved in a quarter.
        diligence: chance that an open decision is answered.
    """

    program: Program
    restlessness: float = 0.15
    diligence: float = 0.8

    def orders(self, view: View) -> Orders:
        """Return random orders for the coming quarter."""
        requests = {}
        for position, instrument in enumerate(self.program.instruments):
            moves = self._uniform(view, f"moves:{instrument.id}") < self.restlessness
            where = self._uniform(view, f"request:{instrument.id}")
            requests[position] = np.where(moves, _somewhere(instrument, where), np.nan)
        answers = {}
        for position in view.open():
            decision = self.program.decisions[position]
            attends = self._uniform(view, f"attends:{decision.id}") < self.diligence
            answers[position] = self._preferences(view, decision, attends)
        return Orders(requests, answers)

    def _preferences(self, view: View, decision: Decision, attends: Masks) -> tuple[Integers, ...]:
        """Return every option once, beginning anywhere."""
        count = len(decision.options)
        first = np.floor(self._uniform(view, f"answer:{decision.id}") * count).astype(np.int64)
        return tuple(np.where(attends, (first + offset) % count, -1) for offset in range(count))

    def _uniform(self, view: View, purpose: str) -> Floats:
        quarter = view.quarter - self.program.luck_origin
        address = range(quarter, quarter + 1)
        drawn = chance.quarterly(view.seed, view.games, f"random play:{purpose}", address)
        return drawn.reshape(-1)


@dataclass(frozen=True)
class Assigned:
    """Gives each game of a batch a line of play of its own.

    Attributes:
        policies: the lines.
        which: (games,) position of each game's line.
    """

    policies: tuple[FollowedLine, ...]
    which: Integers

    def orders(self, view: View) -> Orders:
        """Return the orders of each line for its own games."""
        requests: dict[int, Floats] = {}
        answers: dict[int, tuple[Integers, ...]] = {}
        for number, policy in enumerate(self.policies):
            mine = self.which == number
            given = policy.orders(view)
            for position, request in given.requests.items():
                before = requests.get(position, np.full(view.games.shape, np.nan))
                requests[position] = np.where(mine, request, before)
            for position, wanted in given.answers.items():
                own = tuple(np.where(mine, options, -1) for options in wanted)
                answers[position] = (*answers.get(position, ()), *own)
        return Orders(requests, answers)


def _somewhere(instrument: Instrument, uniform: Floats) -> Floats:
    """Map a draw to a setting of an instrument, each equally likely."""
    if instrument.kind == "account":
        return np.asarray(instrument.lowest + uniform * (instrument.highest - instrument.lowest))
    stances = instrument.highest - instrument.lowest + 1
    return np.asarray(np.floor(uniform * stances) + instrument.lowest)
