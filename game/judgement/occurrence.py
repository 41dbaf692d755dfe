"""Occurrence: how often questions are asked and events happen when anybody may do anything."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.model.ensembles import Plan, run

#: The share of random games in which a question or an event should at least come up.
RARE = 0.005


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What came up in games of random play.

    Attributes:
        games: how many.
        decisions: decision -> share of the games in which it was asked.
        events: event -> share of the games in which it happened.
        core: questions of the core game that were asked in a game, on average.
        all: questions that were asked in a game, on average.
    """

    games: int
    decisions: dict[str, float]
    events: dict[str, float]
    core: float
    all: float

    @property
    def rare_decisions(self) -> dict[str, float]:
        """The decisions that come up in too few games."""
        return {name: share for name, share in self.decisions.items() if share < RARE}

    @property
    def rare_events(self) -> dict[str, float]:
        """The events that come up in too few games."""
        return {name: share for name, share in self.events.items() if share < RARE}


def measure_occurrence(
    scenario: Scenario,
    *,
    seed: int = 1,
    games: int = 5000,
    progress: Callable[[int], None] | None = None,
) -> Occurrence:
    """Play at random and count.

    Args:
        scenario: what is played.
        seed: of the lucks and of the random play.
        games: how many.
        progress: is told how many games are done.
    """
    program = scenario.program
    results = run(Plan(program, None, seed, games), progress=progress)
    core = np.array([scenario.decisions[d.id].tier == "core" for d in program.decisions])
    asked = results.asked.reshape(len(program.decisions), games)
    return Occurrence(
        games=games,
        decisions={
            decision.id: float(row.mean())
            for decision, row in zip(program.decisions, asked > 0, strict=True)
        },
        events={
            event.id: float(row.mean())
            for event, row in zip(program.events, results.times > 0, strict=True)
        },
        core=float(asked[core].sum(axis=0).mean()) if core.any() else 0.0,
        all=float(asked.sum(axis=0).mean()),
    )
