"""Series: the indicators of an ensemble through time, as a table of statistics or game by game.

Both tables are a `Series`: labelled rows that come in blocks, so that a writer never holds more
than a block as Python objects. See `game.reports.series_writing` and `game.reports.series_text`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from game.model.arrays import Floats
from game.model.ensembles import Results
from game.model.program import Indicator
from game.model.quarters import format_quarter

#: The shares of games that lie below each of the printed quantiles.
SHARES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
STATISTICS = ("mean", "p05", "p10", "p25", "p50", "p75", "p90", "p95")
#: Rows in a block: enough for speed, few enough that their texts stay within some 20 MB.
BLOCK_ROWS = 50_000

Row = tuple[str | int | float, ...]


class Label(NamedTuple):
    """What a row is about."""

    quarter: str
    indicator: str
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some rows: for each game a row a label, in the order of `Series.labels`.

    Attributes:
        games: the numbers of the games, or None where rows are not of one game.
        numbers: (games or 1, labels, measures) what stands after the label.
    """

    games: range | None
    numbers: Floats


class Series(Protocol):
    """Labelled rows that come in blocks."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: of the game, if any, of the label, then of the measures."""
        ...

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels of a game's rows: quarters in order, and each quarter's indicators."""
        ...

    def blocks(self) -> Iterator[Block]:
        """Return the rows; each call begins anew."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class SeriesTable:
    """Statistics over games, a row a quarter and indicator.

    Attributes:
        first: the first quarter.
        indicators: in the order of the results.
        games: how many games the statistics are of.
        values: (quarters, indicators, statistics) in the order of `STATISTICS`, each in its
            indicator's unit; NaN where any game has NaN.
    """

    first: int
    indicators: tuple[Indicator, ...]
    games: int
    values: Floats

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (*Label._fields, *STATISTICS)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The quarter, indicator and unit of each row."""
        return _labels(self.first, len(self.values), self.indicators)

    def blocks(self) -> Iterator[Block]:
        """Return all rows as one block."""
        yield Block(None, self.values.reshape(1, -1, len(STATISTICS)))

    def __iter__(self) -> Iterator[Row]:
        """Return the rows, each as long as `columns`."""
        return _rows(self)


@dataclass(frozen=True, slots=True, eq=False)
class GameTable:
    """Every game's own values, a row a game, quarter and indicator; games count from 0.

    Attributes:
        first: the first quarter.
        indicators: in the order of the results.
        values: (quarters, indicators, games) as the results have them, not copied.
    """

    first: int
    indicators: tuple[Indicator, ...]
    values: Floats

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("game", *Label._fields, "value")

    @property
    def labels(self) -> tuple[Label, ...]:
        """The quarter, indicator and unit of each row of a game."""
        return _labels(self.first, len(self.values), self.indicators)

    def blocks(self) -> Iterator[Block]:
        """Return the rows, some games at a time."""
        quarters, indicators, games = self.values.shape
        rows = quarters * indicators
        size = max(1, BLOCK_ROWS // max(1, rows))
        for start in range(0, games, size):
            span = range(start, min(start + size, games))
            part = np.moveaxis(self.values[:, :, span.start : span.stop], -1, 0)
            yield Block(span, part.reshape(len(span), rows, 1))

    def __iter__(self) -> Iterator[Row]:
        """Return the rows, each as long as `columns`."""
        return _rows(self)


def summarise(results: Results) -> SeriesTable:
    """Return each indicator's mean and quantiles over games, quarter by quarter.

    Quantiles between neighbouring games are interpolated linearly, with the same bits as those
    of `numpy.quantile`. Nothing depends on the order of the games.

    Args:
        results: of at least one game.
    """
    quarters, indicators, games = results.values.shape
    values = np.empty((quarters, indicators, len(STATISTICS)))
    for quarter in range(quarters):
        _statistics(results.values[quarter], values[quarter])
    values.flags.writeable = False
    return SeriesTable(results.first, results.indicators, games, values)


def each_game(results: Results) -> GameTable:
    """Return each game's own values, which come row by row or block by block."""
    return GameTable(results.first, results.indicators, results.values)


def _statistics(games: Floats, out: Floats) -> None:
    """Put the statistics of one quarter, (indicators, games), into `out`."""
    # One sort serves all quantiles (numpy.quantile takes more than twice as long), and a mean
    # over sorted values has the same bits whatever the order and layout of the games.
    ordered = np.array(games, order="C")
    ordered.sort(axis=-1)
    position = np.array(SHARES) * (ordered.shape[-1] - 1)
    share = position - np.floor(position)
    low = ordered[:, np.floor(position).astype(np.intp)]
    high = ordered[:, np.ceil(position).astype(np.intp)]
    # A model may run away to infinity, and infinity less itself is no number.
    with np.errstate(invalid="ignore", over="ignore"):
        out[:, 0] = ordered.mean(axis=-1)
        out[:, 1:] = np.where(low == high, low, _between(low, high, share))
    out[np.isnan(ordered[:, -1])] = np.nan  # sorting puts NaN last


def _between(low: Floats, high: Floats, share: Floats) -> Floats:
    # From the nearer end, so that rounding never takes a value past the other.
    gap = high - low
    return np.where(share < 0.5, low + gap * share, high - gap * (1 - share))  # noqa: PLR2004 -- half


def _labels(first: int, quarters: int, indicators: Sequence[Indicator]) -> tuple[Label, ...]:
    return tuple(
        Label(format_quarter(first + quarter), indicator.name, indicator.unit)
        for quarter in range(quarters)
        for indicator in indicators
    )


def _rows(series: Series) -> Iterator[Row]:
    labels = series.labels
    for block in series.blocks():
        for position, rows in enumerate(block.numbers):
            game = () if block.games is None else (block.games[position],)
            for label, numbers in zip(labels, rows, strict=True):
                yield (*game, *label, *numbers.tolist())
