"""Gathering: all that a review tells of one game, asked once from what judges it.

A game that stopped early is judged as if nothing more had been asked of it until the end of the
period, as its luck and turning points are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from game.content.findings import PackError
from game.content.scenario import Scenario
from game.content.shipped import locate
from game.judgement.causes import Explainer
from game.judgement.course import Replayed, course_of, replay
from game.judgement.forecasts import Score, held_against, own_forecasts, voices_heard
from game.judgement.frontier import HISTORY, Frontier
from game.judgement.frontier_file import read_frontier
from game.judgement.goals import GoalScore, score_goals
from game.judgement.hearing import hear, watchful
from game.judgement.lenses import LensScore, judge
from game.judgement.luck import Luck, Standing, choice_of, luck_of
from game.judgement.record import RecordLine, record_of
from game.judgement.turning import Turns, turning_points
from game.model.arrays import Floats
from game.model.ensembles import Plan, run
from game.reports.kept_turns import keep_turns, recall_turns
from game.session.game import Game

#: The line of play in which nobody decides anything.
PASSIVE = "passive"
#: A note about this is the player's own aim.
STRATEGY = "strategy"
#: Games that a line of play is measured by, for comparison.
RUNS = 200
#: Told how much of the work is done, and of how much.
Progress = Callable[[int, int], None]
#: Of a hundred parts of the work, so many are everything but the turning points.
_BEFORE, _ALL = 20, 100


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A line of play that a game is compared with: medians over many games.

    Attributes:
        goals: of each goal.
        lenses: of each reader's total.
        values: (quarters, indicators).
        runs: games that the medians are of.
    """

    goals: dict[str, float]
    lenses: dict[str, float]
    values: Floats
    runs: int


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All that a review tells of a game.

    Attributes:
        name: what the game is called: its file's name without the ending.
        game: as it was played.
        replayed: to the end of the period.
        goals: by id; of an ensemble of one.
        lenses: by id; of an ensemble of one.
        record: the record of suffering.
        luck: where the result lies among futures of the same decisions.
        choice: where the decisions lie among random lines of play; empty without a frontier.
        turns: each decision taken otherwise.
        claims: what was foretold, held against what came.
        lines: `history` and `passive`, as far as the pack has them.
        frontier: of the pack, if there is one that fits.
        explainer: tells why anything moved.
    """

    name: str
    game: Game
    replayed: Replayed
    goals: dict[str, GoalScore]
    lenses: dict[str, LensScore]
    record: tuple[RecordLine, ...]
    luck: Luck
    choice: dict[str, Standing]
    turns: Turns
    claims: tuple[Score, ...]
    lines: dict[str, Compared]
    frontier: Frontier | None
    explainer: Explainer

    @property
    def scenario(self) -> Scenario:
        """The pack."""
        return self.game.board.scenario

    @property
    def first(self) -> int:
        """The first quarter that was played."""
        return self.replayed.first

    @property
    def played(self) -> int:
        """How many quarters were played."""
        return len(self.game.past)

    def truth(self, indicator: str) -> tuple[float, ...]:
        """Return what truly was as far as was played: the beginning, then each quarter's end."""
        names = [each.name for each in self.game.board.program.indicators]
        return tuple(self.game.truth()[:, names.index(indicator)].tolist())

    def goal(self, name: str) -> float:
        """Return what a goal came to."""
        return float(self.goals[name].scores[0])

    def lens(self, name: str) -> float:
        """Return a reader's total."""
        return float(self.lenses[name].scores[0])


class Comparison:
    """What all games of one pack are compared with, found once for however many there are.

    Args:
        scenario: the pack.
        asked_for: the name or path that it was found by; its id where left out.
    """

    def __init__(self, scenario: Scenario, asked_for: str | None = None) -> None:
        self.scenario = scenario
        self._asked_for = asked_for or scenario.pack.id
        self._lines: dict[str | None, dict[str, Compared]] = {}

    @cached_property
    def frontier(self) -> Frontier | None:
        """The pack's frontier; None where there is none that was built for this very pack."""
        try:
            found = read_frontier(locate(self._asked_for))
        except PackError:
            return None
        return found if found is not None and found.fits(self.scenario) else None

    def lines(self, theory: str | None) -> dict[str, Compared]:
        """Return history's line and the passive one, as far as the pack has them."""
        if theory not in self._lines:
            there = [name for name in (HISTORY, PASSIVE) if name in self.scenario.lines]
            self._lines[theory] = {name: self._compared(name, theory) for name in there}
        return self._lines[theory]

    def _compared(self, name: str, theory: str | None) -> Compared:
        line = self.scenario.lines[name]
        results = run(Plan(self.scenario.under(theory), line, 1, RUNS, uncertain=False))
        lenses = judge(self.scenario, results)
        return Compared(
            goals={
                goal: float(np.median(score.scores))
                for goal, score in score_goals(self.scenario, results).items()
            },
            lenses={lens: float(np.median(score.scores)) for lens, score in lenses.items()},
            values=np.median(results.values, axis=-1),
            runs=RUNS,
        )


def gather(
    name: str,
    game: Game,
    comparison: Comparison | None = None,
    turns: Turns | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Ask all that a review tells of a game.

    Args:
        name: what the game is called.
        game: in which a quarter has passed at least.
        comparison: what it is compared with, if that was found before.
        turns: its turning points, if they were found before.
        progress: is told how much is done, and of how much.
    """
    told: Progress = progress or (lambda _done, _of: None)
    scenario, kernel = game.board.scenario, game.board.kernel
    asked = course_of(game)
    replayed = replay(kernel, asked.to_the_end(kernel.program))
    results = replayed.results(kernel)
    beside = comparison or Comparison(scenario, game.board.opening.pack)
    luck = luck_of(scenario, kernel, asked)
    told(_BEFORE // 2, _ALL)
    lines = beside.lines(game.board.opening.theory)
    explainer = Explainer(scenario, hear(watchful(kernel.program), asked))
    told(_BEFORE, _ALL)
    found = turns or recall_turns(game)
    if found is None:
        found = turning_points(
            scenario,
            kernel,
            asked,
            progress=lambda done, of: told(_BEFORE + (_ALL - _BEFORE) * done // max(of, 1), _ALL),
        )
        keep_turns(game, found)
    told(_ALL, _ALL)
    return Findings(
        name=name,
        game=game,
        replayed=replayed,
        goals=score_goals(scenario, results),
        lenses=judge(scenario, results),
        record=record_of(scenario, results),
        luck=luck,
        choice=_choices(luck, beside.frontier),
        turns=_reached(game, found),
        claims=claims_of(game, replay(kernel, asked)),
        lines=lines,
        frontier=beside.frontier,
        explainer=explainer,
    )


def claims_of(game: Game, replayed: Replayed) -> tuple[Score, ...]:
    """Return what advisers and the player foretold, held against what came so far."""
    board = game.board
    heard = (*own_forecasts(game), *voices_heard(board.scenario, board.kernel, replayed))
    return held_against(heard, board.kernel, replayed)


def _reached(game: Game, turns: Turns) -> Turns:
    """Return the turning points that the game has come to itself."""
    return replace(turns, turns=tuple(turn for turn in turns.turns if turn.quarter < game.quarter))


def _choices(luck: Luck, frontier: Frontier | None) -> dict[str, Standing]:
    if frontier is None:
        return {}
    spread: Mapping[str, Floats] = {
        goal: np.array(values) for goal, values in frontier.spread.items()
    }
    return choice_of(luck, spread)
