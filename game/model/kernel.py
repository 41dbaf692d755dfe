"""A program compiled to array code: built once, used by every way of playing.

The source comes from `game.model.generating`; it is compiled without builtins and sees nothing
but the operations of `game.model.lowering`, the program's drivers and its tables.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, cast

import numpy as np

from game.model import chance, pushes
from game.model.arrays import Floats, Integers
from game.model.expressions import Expression, symbols
from game.model.fixed import Fixed, gather
from game.model.generating import Generator
from game.model.layout import Layout, lay_out, policy_formulas
from game.model.lowering import VOCABULARY
from game.model.passing import Quarter, stock_limits
from game.model.program import LineOfPlay, Program
from game.model.pushes import Pushes


class Trace(Protocol):
    """What is told of a quarter while it passes, for explanations."""

    def flow(self, stock: str, flow: str, values: Floats) -> None:
        """Note what a flow added to a stock."""

    def levels(self, raw: Floats) -> None:
        """Note the new levels of all stocks before their limits: (stock rows, games)."""


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

    def __post_init__(self) -> None:
        self.layout = lay_out(self.program, self.watched)
        self._generator = Generator(self.program, self.layout)
        self._vocabulary = VOCABULARY | {
            f"D_{d.id}": _series(d.rows, whole=d.id in self.program.members)
            for d in self.program.drivers
        }
        self._vocabulary |= stock_limits(self.program, self.layout)
        # The order matters: constants are noted while the functions are written.
        plain = self._quarter_source(traced=False)
        traced = self._quarter_source(traced=True)
        begin = self._generator.begin()
        constants = self._generator.constants
        unpack = f"({''.join(f'{name}, ' for name in constants.names())}) = K"
        head = [unpack] if constants.names() else []
        self.quarter = self._function("quarter", "V, P, K, L, t, now, happen, push", head + plain)
        self.traced_quarter = self._function(
            "traced_quarter", "V, P, K, L, t, now, happen, push, trace", head + traced
        )
        self.begin = self._function("begin", "V, P, K, t, now", head + begin)
        ending = f"return ({''.join(f'{name}, ' for name in constants.names())})"
        self._prelude = self._function("prelude", "P", [*constants.prelude(), ending])

    def formula(self, tree: Expression) -> Callable[..., Floats]:
        """Return a function of `(V, P, t, now, request=None, change=None)` that gives `tree`.

        For formulas between quarters: conditions, prices, orders. Compiled when first asked for.
        """
        if tree not in self._compiled:
            body = self._generator.between(tree)
            arguments = "V, P, t, now, request=0.0, change=0.0"
            self._compiled[tree] = self._function("between", arguments, body)
        return self._compiled[tree]

    def draw(self, seed: int, games: Integers, *, uncertain: bool) -> Draw:
        """Draw the parameters of a batch of games, each by its own address."""
        parameters = self._parameters(seed, games, uncertain=uncertain)
        with np.errstate(all="ignore"):
            constants = tuple(self._prelude(parameters))
        spread = pushes.spread(self.event_pushes, seed, games) if uncertain else None
        return Draw(seed, games, uncertain, parameters, constants, spread)

    @cached_property
    def fixed(self) -> Fixed:
        """What is the same in every quarter and every game."""
        return gather(self.program, self.layout)

    @cached_property
    def event_pushes(self) -> Pushes:
        """The effects of all events."""
        return pushes.of_events(self.program.events, self.layout)

    @cached_property
    def option_pushes(self) -> tuple[tuple[Pushes, ...], ...]:
        """The effects of each decision's options."""
        return tuple(
            tuple(pushes.of_option(decision.id, option, self.layout) for option in decision.options)
            for decision in self.program.decisions
        )

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
        return "\n".join(self._quarter_source(traced=False))

    def _quarter_source(self, *, traced: bool) -> list[str]:
        return Quarter(self._generator, self.program, self.layout, traced=traced).lines()

    def _parameters(self, seed: int, games: Integers, *, uncertain: bool) -> Floats:
        if not uncertain:
            values = [value for p in self.program.parameters for value in p.values]
            return np.array(values, dtype=np.float64).reshape(-1, 1)
        rows = [
            _drawn(seed, games, f"parameter:{p.id}[{member}]", triple)
            for p in self.program.parameters
            for member, triple in enumerate(zip(p.lows, p.values, p.highs, strict=True))
        ]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(games))

    def _function(self, name: str, arguments: str, body: list[str]) -> Callable[..., Floats]:
        lines = [f"def {name}({arguments}):", *(f"    {line}" for line in body or ["pass"])]
        vocabulary = self._vocabulary | self._points()
        exec(compile("\n".join(lines), f"<{name} of {self.program.id}>", "exec"), vocabulary)  # noqa: S102 - our own source, from trees; no builtins
        return cast("Callable[..., Floats]", vocabulary[name])

    def _points(self) -> dict[str, object]:
        generator = self._generator
        return {**generator.constants.points(), **generator.plain.points()}


def watched_by(policies: tuple[LineOfPlay, ...]) -> frozenset[str]:
    """Return the symbols that lines of play read."""
    trees = [tree for policy in policies for tree in policy_formulas(policy)]
    return frozenset[str]().union(*(symbols(tree) for tree in trees))


def _series(rows: tuple[tuple[float, ...], ...], *, whole: bool) -> Floats:
    """Return a driver's values by quarter: (quarters,), or (quarters, members, 1)."""
    values = np.array(rows, dtype=np.float64)
    return values.T[:, :, None].copy() if whole else values[0]


def _drawn(seed: int, games: Integers, purpose: str, triple: tuple[float, float, float]) -> Floats:
    low, value, high = triple
    if low >= high:
        return np.full(len(games), value)
    return chance.triangular(chance.once(seed, games, purpose), low, value, high)
