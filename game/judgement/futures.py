"""Futures: what may come of the present, sampled under luck that is never the game's own.

Every option that is looked at from one present meets the same futures' luck, so that what differs
between two options is the option. Luck is dealt once and reused; twenty strands come first, which
are the first twenty of the many that follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.judgement.course import (
    Cancelled,
    CancelledError,
    Dealt,
    Line,
    Nothing,
    deal,
    go_on,
    never,
)
from game.model.arrays import Floats, Integers
from game.model.fortune import Fortune
from game.model.kernel import Kernel
from game.model.orders import NOTHING, Orders
from game.model.program import Indicator
from game.model.running import Batch
from game.model.world import World
from game.session.orders import Order, side_by_side

#: Futures are numbered from here, and games below it: none ever has the other's luck.
FIRST_FUTURE = 2**40
#: Futures that are drawn as strands and counted aloud.
STRANDS = 20
#: Futures that medians and bands are taken from.
RUNS = 500
#: The shares of futures below the lower and upper edge of a band.
BAND = (0.1, 0.9)


def future_games(count: int) -> Integers:
    """Return (count,) the numbers of futures."""
    return np.arange(FIRST_FUTURE, FIRST_FUTURE + count, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """One indicator's futures, ready to be drawn.

    Attributes:
        indicator: what they are of.
        first: the quarter of the first column.
        now: where it stands before that.
        median: (quarters,).
        low: (quarters,) below which one future in ten lies.
        high: (quarters,) above which one future in ten lies.
        strands: (strands, quarters) single futures.
    """

    indicator: Indicator
    first: int
    now: float
    median: Floats
    low: Floats
    high: Floats
    strands: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Futures:
    """Sampled futures of all indicators.

    Attributes:
        first: the coming quarter.
        indicators: columns.
        now: (indicators,) where each stands.
        values: (quarters, indicators, futures) at each quarter's end.
    """

    first: int
    indicators: tuple[Indicator, ...]
    now: Floats
    values: Floats

    @property
    def count(self) -> int:
        """How many futures there are."""
        return int(self.values.shape[-1])

    def column(self, indicator: str) -> int:
        """Return the position of an indicator by its name, such as `coca[upper]`.

        Raises:
            ValueError: there is none of this name.
        """
        return [i.name for i in self.indicators].index(indicator)

    def quantiles(self, indicator: str, shares: Sequence[float]) -> Floats:
        """Return (shares, quarters) below which each share of the futures lies."""
        values = self.values[:, self.column(indicator)]
        return np.asarray(np.quantile(values, shares, axis=-1))

    def fans(self, strands: int = STRANDS) -> dict[str, Fan]:
        """Return every indicator's futures by its name, ready to be drawn; of arrays of its own."""
        edges = np.quantile(self.values, (BAND[0], 0.5, BAND[1]), axis=-1)
        few = self.values[:, :, :strands].transpose(1, 2, 0).copy()
        return {
            indicator.name: Fan(
                indicator=indicator,
                first=self.first,
                now=float(self.now[column]),
                median=edges[1, :, column],
                low=edges[0, :, column],
                high=edges[2, :, column],
                strands=few[column],
            )
            for column, indicator in enumerate(self.indicators)
        }

    def fan(self, indicator: str, strands: int = STRANDS) -> Fan:
        """Return an indicator's futures, ready to be drawn."""
        column = self.column(indicator)
        low, median, high = self.quantiles(indicator, (BAND[0], 0.5, BAND[1]))
        return Fan(
            indicator=self.indicators[column],
            first=self.first,
            now=float(self.now[column]),
            median=median,
            low=low,
            high=high,
            strands=self.values[:, column, :strands].T,
        )


class Outlook:
    """The futures of one present: built once a quarter, asked for every option.

    Args:
        kernel: the compiled program, which watches whatever `then` reads.
        world: the present state of one game, before the coming quarter.
        runs: futures in all.
        then: who gives the orders after those that are looked at; by default nobody, so that
            standing orders stay and the agencies decide.
    """

    def __init__(
        self, kernel: Kernel, world: World, *, runs: int = RUNS, then: Line | None = None
    ) -> None:
        if world.values.shape[1] != 1:
            message = f"an outlook is of one game, not of {world.values.shape[1]}"
            raise ValueError(message)
        if int(world.games[0]) >= FIRST_FUTURE:
            message = f"game {world.games[0]} has the number of a future"
            raise ValueError(message)
        self._kernel = kernel
        self._world = world
        self._runs = runs
        self._then: Line = Nothing() if then is None else then

    def look(
        self, orders: Orders | Sequence[Orders] = NOTHING, cancelled: Cancelled = never
    ) -> Iterator[Futures]:
        """Yield the futures of some orders: twenty soon, then all.

        Args:
            orders: for the coming quarter, or for the coming quarters one after another.
            cancelled: asked before every quarter; once it says so, nothing more comes.
        """
        try:
            yield self._play(self._few, orders, cancelled)
            if self._runs > STRANDS:
                yield self._play(self._many, orders, cancelled)
        except CancelledError:
            return

    def first(
        self, orders: Orders | Sequence[Orders] = NOTHING, cancelled: Cancelled = never
    ) -> Futures:
        """Return twenty futures of some orders.

        Raises:
            CancelledError: they were no longer wanted.
        """
        return self._play(self._few, orders, cancelled)

    def whole(
        self, orders: Orders | Sequence[Orders] = NOTHING, cancelled: Cancelled = never
    ) -> Futures:
        """Return all futures of some orders.

        Raises:
            CancelledError: they were no longer wanted.
        """
        return self._play(self._many, orders, cancelled)

    def side_by_side(
        self, drafts: Sequence[tuple[Order, ...]], cancelled: Cancelled = never
    ) -> tuple[Futures, ...]:
        """Return twenty futures of each of some drafts, the same as `first` gives of each.

        They are played in one batch, which takes little longer than one of them alone.

        Args:
            drafts: orders for the coming quarter; one or more.
            cancelled: asked before every quarter.

        Raises:
            CancelledError: they were no longer wanted.
        """
        games = len(self._few.draw.games)
        batch = self._abreast(len(drafts)).batch(self._world)
        line = _Then((side_by_side(drafts, games),), self._world.quarter, self._then)
        values = go_on(batch, line, cancelled)
        parts = np.split(values, len(drafts), axis=-1)
        return tuple(self._futures(np.ascontiguousarray(part)) for part in parts)

    def prepare(self) -> None:
        """Deal all luck now, so that nobody waits for it later."""
        _ = (self._few, self._many)

    @cached_property
    def _few(self) -> Dealt:
        return deal(self._kernel, self._world, future_games(min(STRANDS, self._runs)))

    def _abreast(self, times: int) -> Dealt:
        """Return the luck of the few, several times over."""
        few = self._few
        games = np.tile(few.draw.games, times)
        draw = self._kernel.draw(self._world.seed, games, uncertain=self._world.uncertain)
        luck = few.fortune
        events, shocks = (np.tile(drawn, (1, 1, times)) for drawn in (luck.events, luck.shocks))
        return Dealt(self._kernel, draw, Fortune(luck.first, events, shocks))

    @cached_property
    def _many(self) -> Dealt:
        return deal(self._kernel, self._world, future_games(self._runs))

    def _play(
        self, dealt: Dealt, orders: Orders | Sequence[Orders], cancelled: Cancelled
    ) -> Futures:
        coming = (orders,) if isinstance(orders, Orders) else tuple(orders)
        batch = dealt.batch(self._world)
        line = _Then(coming, self._world.quarter, self._then)
        return self._futures(go_on(batch, line, cancelled))

    def _futures(self, values: Floats) -> Futures:
        return Futures(
            first=self._world.quarter,
            indicators=self._kernel.program.indicators,
            now=self._world.values[self._kernel.record_rows, 0],
            values=values,
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Then:
    """Orders for the coming quarters, and a line of play after that."""

    coming: tuple[Orders, ...]
    first: int
    rest: Line

    def orders(self, view: Batch) -> Orders:
        """Return what is asked of a quarter."""
        index = view.quarter - self.first
        return self.coming[index] if index < len(self.coming) else self.rest.orders(view)
