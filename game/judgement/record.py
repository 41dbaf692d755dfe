"""The record of suffering: what happened to people, through time. It carries no points.

It stands apart from goals and lenses on purpose, and nothing in here adds up to a score.
"""

from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.evidence import citations
from game.model.arrays import Floats
from game.model.ensembles import Results


@dataclass(frozen=True, slots=True, eq=False)
class RecordLine:
    """One line of the record.

    Attributes:
        indicator: its name.
        title: how it is named.
        note: what to know, if anything.
        unit: of the values.
        source: where the documents speak of it.
        first: the first quarter.
        values: (quarters, games) at each quarter's end.
    """

    indicator: str
    title: str
    note: str | None
    unit: str
    source: tuple[str, ...]
    first: int
    values: Floats

    def quantiles(self, shares: tuple[float, ...]) -> Floats:
        """Return (shares, quarters) below which each share of the games lies."""
        return np.asarray(np.quantile(self.values, shares, axis=-1))


def record_of(scenario: Scenario, results: Results) -> tuple[RecordLine, ...]:
    """Return the record of suffering of some games, in the pack's order."""
    names = [indicator.name for indicator in results.indicators]
    lines = []
    for entry in scenario.judgement.record:
        column = names.index(entry.indicator)
        indicator = results.indicators[column]
        lines.append(
            RecordLine(
                indicator=entry.indicator,
                title=entry.title,
                note=entry.note,
                unit=indicator.unit,
                source=citations(scenario.quantity(indicator.symbol).source),
                first=results.first,
                values=results.values[:, column],
            )
        )
    return tuple(lines)
