"""A program compiled to array code: built once, used by every way of playing.

The source comes from `game.model.generating`; it is compiled without builtins and sees nothing
but the operations of `game.model.lowering`, the program's drivers and its tables.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Protocol, cast

import numpy as np

from game.model import chance, pushes
from game.model.arrays import Floats, Integers
from game.model.expressions import Expression, symbols
from game.model.fixed import Fixed, gather
from game.model.generating import Generator
from game.model.layout import Layout, lay_out, policy_formulas
from game.model.literals import with_named_numbers
from game.model.lowering import VOCABULARY, follows_calendar
from game.model.passing import Quarter, open_windows, stock_limits
from game.model.program import LineOfPlay, Program
from game.model.pushes import Pushes


class Trace(Protocol):
    """What is told of a quarter while it passes, for explanations."""

    def moved(self, flows: tuple[Floats, ...], levels: Floats) -> None:
        """Note what each flow added, and the new levels before their limits."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What a batch of games has drawn once: its parameters and what follows from them.

    Attributes:
        seed: the seed that all games share.
        games: (games,) their numbers.
        uncertain: whether parameters and effects were drawn, or are central.
        parameters: (parameter rows, games), or (parameter rows, 1) where central.
        constants: what generated code unpacks.
        spread: (entries, games) of event effects, or None where central.
    """

    seed: int
    games: Integers
    uncertain: bool
    parameters: Floats
    constants: tuple[Floats, ...]
    spread: Floats | None
    _answers: dict[str, Floats] = field(default_factory=dict)

    def spread_of(self, effects: Pushes) -> Floats:
        """Return (entries, games) of the effects of one option; drawn when first asked for."""
        source = effects.sources[0]
        if source not in self._answers:
            self._answers[source] = pushes.spread(effects, self.seed, self.games)
        return self._answers[source]


#: Held while source becomes code.
_ONE_AT_A_TIME = Lock()


@dataclass(eq=False)
class Kernel:
    """A program's generated functions and tables.

    Attributes:
        program: the program.
        watched: symbols that are kept between quarters because someone outside reads them.
    """

    program: Program
    watched: frozenset[str] = frozenset()
    layout: Layout = field(init=False)
    _compiled: dict[Expression, Callable[..., Floats]] = field(init=False, default_factory=dict)
    _met: dict[int, tuple[Expression, Callable[..., Floats]]] = field(
        init=False, default_factory=dict
    )

    _options: dict[tuple[int, int], Pushes] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.layout = lay_out(self.program, self.watched)
        self._generator = Generator(self.program, self.layout)
        self._vocabulary = VOCABULARY | {
            f"D_{d.id}": _series(d.rows, whole=d.id in self.program.members)
            for d in self.program.drivers
        }
        self._vocabulary |= stock_limits(self.program, self.layout)
        self._vocabulary["W"] = open_windows(self.program)
        self._vocabulary["T"] = tuple(np.array(float(t)) for t in range(self.program.quarters + 1))
        # The order matters: constants are noted while the functions are written.
        quarter = self._quarter_source()
        begin = self._generator.begin()
        constants = self._generator.constants
        unpack = f"({''.join(f'{name}, ' for name in constants.names())}) = K"
        head = [unpack] if constants.names() else []
        arguments = "V, P, K, L, t, now, happen, push, trace"
        self.quarter = self._function("quarter", arguments, head + quarter)
        self.begin = self._function("begin", "V, P, K, t, now", head + begin)
        ending = f"return ({''.join(f'{name}, ' for name in constants.names())})"
        self._prelude = self._function("prelude", "P", [*constants.prelude(), ending])

    def formula(self, tree: Expression) -> Callable[..., Floats]:
        """Return a function of `(V, P, t, now, request=None, change=None)` that gives `tree`.

        For formulas between quarters: conditions, prices, orders. Compiled when first asked for.
        """
        # By identity first: to compare trees takes longer than to evaluate most of them.
        _, found = self._met.get(id(tree), (tree, None))
        if found is None:
            if tree not in self._compiled:
                body = self._generator.between(tree)
                arguments = "V, P, t, now, request=0.0, change=0.0"
                self._compiled[tree] = self._function("between", arguments, body)
            found = self._compiled[tree]
            self._met[id(tree)] = (tree, found)  # with the tree, so that no other takes its place
        return found

    def draw(self, seed: int, games: Integers, *, uncertain: bool) -> Draw:
        """Draw the parameters of a batch of games, each by its own address."""
        parameters = self._parameters(seed, games, uncertain=uncertain)
        spread = pushes.spread(self.event_pushes, seed, games) if uncertain else None
        return Draw(seed, games, uncertain, parameters, self._constants(parameters), spread)

    def draw_with(self, seed: int, games: Integers, parameters: Floats) -> Draw:
        """Return games that have drawn nothing, with parameters of their own.

        Args:
            seed: the seed that all games share.
            games: (games,) their numbers; games of one number share their luck.
            parameters: (parameter rows, games) in the order of the program's parameters.
        """
        return Draw(seed, games, False, parameters, self._constants(parameters), None)  # noqa: FBT003 - as its fields are ordered

    @cached_property
    def openings(self) -> Callable[..., object]:
        """A function of `(V, P, t, now, asked, given)` that works out opening conditions.

        It replaces truths in `given`, one a decision, for those that have one in `asked`.
        """
        arguments = "V, P, t, now, asked, given"
        return self._function("openings", arguments, self._generator.openings())

    @cached_property
    def fixed(self) -> Fixed:
        """What is the same in every quarter and every game."""
        return gather(self.program, self.layout)

    @cached_property
    def attention(self) -> tuple[float, ...] | None:
        """Points of attention in each quarter, where the calendar alone decides on them."""
        program = self.program
        if program.attention is None or not follows_calendar(program.attention):
            return None
        points = self.formula(program.attention)
        nobody = np.empty((0, 0))
        with np.errstate(all="ignore"):
            return tuple(
                float(points(nobody, nobody, quarter, np.float64(program.first + quarter)))
                for quarter in range(program.quarters)
            )

    @cached_property
    def event_pushes(self) -> Pushes:
        """The effects of all events."""
        return pushes.of_events(self.program.events, self.layout)

    def option_pushes(self, decision: int, option: int) -> Pushes:
        """Return the effects of an option; gathered when first asked for."""
        place = (decision, option)
        if place not in self._options:
            chosen = self.program.decisions[decision]
            made = pushes.of_option(chosen.id, chosen.options[option], self.layout)
            self._options[place] = made
        return self._options[place]

    @cached_property
    def record_rows(self) -> Integers:
        """(indicators,) the state's row of each indicator."""
        blocks = self.layout.stocks | self.layout.seen
        positions = {
            x.id: self.layout.force.start + k for k, x in enumerate(self.program.instruments)
        }
        return np.array(
            [
                blocks[i.symbol].start + (i.member or 0)
                if i.symbol in blocks
                else positions[i.symbol]
                for i in self.program.indicators
            ],
            dtype=np.int64,
        )

    @cached_property
    def source(self) -> str:
        """The generated source of a quarter, for whoever wants to read it."""
        return "\n".join(self._quarter_source())

    def _quarter_source(self) -> list[str]:
        return Quarter(self._generator, self.program, self.layout).lines()

    @cached_property
    def _uncertainty(self) -> tuple[list[str], tuple[Floats, Floats, Floats]]:
        """What each row of the parameters is drawn for, and its lows, values and highs."""
        parameters = self.program.parameters
        purposes = [f"parameter:{p.id}[{k}]" for p in parameters for k in range(len(p.values))]
        low, value, high = (
            np.array([x for p in parameters for x in getattr(p, part)], dtype=np.float64)
            for part in ("lows", "values", "highs")
        )
        return purposes, (low, value, high)

    def _parameters(self, seed: int, games: Integers, *, uncertain: bool) -> Floats:
        if not uncertain:
            values = [value for p in self.program.parameters for value in p.values]
            return np.array(values, dtype=np.float64).reshape(-1, 1)
        return chance.triangles(seed, games, *self._uncertainty)

    def _constants(self, parameters: Floats) -> tuple[Floats, ...]:
        """Return what follows from the parameters alone, as generated code unpacks it."""
        with np.errstate(all="ignore"):
            return tuple(_alone(np.asarray(value)) for value in self._prelude(parameters))

    def _function(self, name: str, arguments: str, body: list[str]) -> Callable[..., Floats]:
        lines = [f"def {name}({arguments}):", *(f"    {line}" for line in body or ["pass"])]
        source, numbers = with_named_numbers("\n".join(lines))
        # Python 3.11 counts the depth of trees for all threads together, and fails where two meet.
        with _ONE_AT_A_TIME:
            code = compile(source, f"<{name} of {self.program.id}>", "exec")
        vocabulary = self._vocabulary | self._points() | numbers
        exec(code, vocabulary)  # noqa: S102 - our own source, from trees; no builtins
        return cast("Callable[..., Floats]", vocabulary[name])

    def _points(self) -> dict[str, object]:
        generator = self._generator
        return {**generator.constants.points(), **generator.plain.points()}


def _alone(value: Floats) -> Floats:
    """Return a single number without its axis, which numpy would have to stretch in every use."""
    return value.reshape(()) if value.shape == (1,) else value


def watched_by(policies: tuple[LineOfPlay, ...]) -> frozenset[str]:
    """Return the symbols that lines of play read."""
    trees = [tree for policy in policies for tree in policy_formulas(policy)]
    return frozenset[str]().union(*(symbols(tree) for tree in trees))


def _series(rows: tuple[tuple[float, ...], ...], *, whole: bool) -> tuple[Floats, ...]:
    """Return a driver's values by quarter: () each, or (members, 1).

    As arrays: with one of numpy's own numbers an operation takes half as long again.
    """
    values = np.array(rows, dtype=np.float64).T
    return tuple(row[:, None].copy() if whole else row.reshape(()) for row in values)
