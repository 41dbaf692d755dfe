"""Lines of play as rows of numbers, so that they can be drawn, bred and played by the thousand.

A line answers each decision in one way, or leaves it to the agencies, and asks each instrument for
one setting in each part of the period, or leaves it. What it asks for it asks for until it gets
it. Each number lies between 0 and 1 and picks one of the things that can be asked for.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.model import chance
from game.model.arrays import Floats, Integers
from game.model.expressions import Now, Number, Operation
from game.model.orders import Orders
from game.model.program import Instrument, LineOfPlay, Program, Rule
from game.model.running import Batch

#: Parts of the period, in each of which an instrument can be set anew.
PARTS = 4
#: Settings of an account that a line chooses from, evenly from its least to its most.
_STEPS = 5


@dataclass(frozen=True)
class Space:
    """All lines of play of a program that are told apart.

    Attributes:
        program: what is played.
        parts: in how many parts of the period an instrument can be set anew.
    """

    program: Program
    parts: int = PARTS

    @property
    def genes(self) -> int:
        """How many numbers a line is."""
        return len(self.program.decisions) + self.parts * len(self.program.instruments)

    def random(self, count: int, seed: int) -> Floats:
        """Return (count, genes) lines drawn at random, by address."""
        lines = np.arange(count, dtype=np.int64)
        drawn = np.empty((count, self.genes))
        for gene in range(self.genes):
            drawn[:, gene] = chance.once(seed, lines, f"line of play:{gene}")
        return drawn

    def options(self, lines: Floats) -> Integers:
        """Return (decisions, lines) the option of each line; -1 leaves it to the agencies."""
        counts = np.array([len(d.options) for d in self.program.decisions], dtype=np.int64)
        picked = lines[:, : len(counts)].T * (counts + 1).reshape(-1, 1)
        return np.floor(picked).astype(np.int64) - 1

    def settings(self, lines: Floats) -> Floats:
        """Return (parts, instruments, lines) what is asked for from each part on; NaN: nothing."""
        instruments = self.program.instruments
        genes = lines[:, len(self.program.decisions) :].T
        shaped = genes.reshape(self.parts, len(instruments), len(lines))
        asked = np.full(shaped.shape, np.nan)
        for position, instrument in enumerate(instruments):
            values = np.concatenate(([np.nan], _settings(instrument)))
            asked[:, position] = values[(shaped[:, position] * len(values)).astype(np.int64)]
        for part in range(1, self.parts):  # what was asked for before is still asked for
            asked[part] = np.where(np.isnan(asked[part]), asked[part - 1], asked[part])
        return asked

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The quarter in which each part of the period begins."""
        program = self.program
        begun = 0 if program.warm_up is None else program.warm_up.quarters
        played = program.quarters - begun
        first = program.first + begun
        return tuple(first + played * part // self.parts for part in range(self.parts))

    def line_of(self, genes: Floats, name: str = "line") -> LineOfPlay:
        """Return one line as a policy that any game can follow.

        Args:
            genes: (genes,) the line.
            name: its id.
        """
        program = self.program
        options = self.options(genes[None])[:, 0]
        settings = self.settings(genes[None])[:, :, 0]
        rules = []
        for part in reversed(range(self.parts)):
            asked = tuple(
                (instrument.id, Number(float(value)))
                for instrument, value in zip(program.instruments, settings[part], strict=True)
                if not np.isnan(value)
            )
            begun = Operation("greater_equal", (Now(), Number(float(self.starts[part]))))
            rules.append(Rule(begun, asked, ()))
        choices = tuple(
            (decision.id, int(option))
            for decision, option in zip(program.decisions, options, strict=True)
            if option >= 0
        )
        return LineOfPlay(name, (), choices, tuple(rules))


@dataclass(frozen=True, eq=False)
class SideBySide:
    """Many lines played side by side: the games of a batch stand in stretches, a line each.

    Attributes:
        space: of the lines.
        lines: (lines, genes).
        runs: games of each line.
    """

    space: Space
    lines: Floats
    runs: int

    def orders(self, view: Batch) -> Orders:
        """Return what each line asks of its own games."""
        part = sum(1 for start in self.space.starts if start <= view.quarter) - 1
        requests = dict(enumerate(self._settings[max(part, 0)]))
        answers = {position: (self._options[position],) for position in view.open()}
        return Orders(requests, answers)

    @cached_property
    def _options(self) -> Integers:
        return np.repeat(self.space.options(self.lines), self.runs, axis=-1)

    @cached_property
    def _settings(self) -> Floats:
        return np.repeat(self.space.settings(self.lines), self.runs, axis=-1)


def _settings(instrument: Instrument) -> Floats:
    """Return the settings of an instrument that a line chooses from."""
    if instrument.kind == "account":
        return np.linspace(instrument.lowest, instrument.highest, _STEPS)
    return np.arange(instrument.lowest, instrument.highest + 1.0)
