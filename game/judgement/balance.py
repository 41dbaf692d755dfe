"""The balance of a pack: what each choice moves, what comes up, and how far trade-offs reach."""

from collections.abc import Callable
from dataclasses import dataclass

from game.content.scenario import Scenario
from game.content.shipped import locate
from game.judgement.arena import random_lines
from game.judgement.frontier import HISTORY
from game.judgement.frontier_file import read_frontier
from game.judgement.levers import RANDOM, Lever, measure_all
from game.judgement.lunch import Reach, best_of_all, reaches
from game.judgement.occurrence import Occurrence, measure_occurrence

#: Lines of play that trade-offs are measured by, and games of each.
LINES, LUCKS = 5000, 8


@dataclass(frozen=True, slots=True)
class Balance:
    """What was measured of a pack.

    Attributes:
        levers: what each answer and each standing order moves.
        occurrence: how often everything comes up.
        reaches: how far each trade-off reaches.
        lines: how many random lines were played for that.
        free_lunch: whether one of them is best on every goal.
    """

    levers: tuple[Lever, ...]
    occurrence: Occurrence
    reaches: tuple[Reach, ...] = ()
    lines: int = 0
    free_lunch: bool = False


def measure_balance(
    scenario: Scenario,
    pack: str,
    *,
    runs: int = 500,
    progress: Callable[[int], None] | None = None,
) -> Balance:
    """Measure the balance of a pack, under history's line where it has one.

    Args:
        scenario: the pack.
        pack: its id or folder, where its frontier lies.
        runs: games for each answer and each setting.
        progress: is told how many decisions and instruments are done.
    """
    under = HISTORY if HISTORY in scenario.lines else RANDOM
    levers = tuple(measure_all(scenario, under, runs=runs, progress=progress))
    frontier = read_frontier(locate(pack))
    kept = frontier if frontier is not None and frontier.fits(scenario) else None
    reached = random_lines(scenario, lines=LINES, runs=LUCKS)
    return Balance(
        levers,
        measure_occurrence(scenario),
        reaches(scenario, reached, kept),
        LINES,
        best_of_all(reached) is not None,
    )
