"""An arena: many lines of play, each over the same lucks, and what each reaches of every goal."""

import numpy as np

from game.content.scenario import Scenario
from game.judgement.course import Cancelled, Dealt, Line, deal, go_on, never, results_of
from game.judgement.goals import score_goals
from game.judgement.lines import SideBySide, Space
from game.model import playing
from game.model.arrays import Floats
from game.model.ensembles import CHUNK, Results
from game.model.fortune import Fortune
from game.model.kernel import Draw, Kernel, watched_by
from game.model.running import Batch


class Arena:
    """Where lines of play are measured.

    Args:
        scenario: whose goals.
        seed: of the lucks that all lines share.
        runs: lucks, and games of each line.
        cancelled: asked before every quarter.
    """

    def __init__(
        self, scenario: Scenario, seed: int, runs: int, cancelled: Cancelled = never
    ) -> None:
        self.goals = tuple(sorted(scenario.judgement.goals))
        self._scenario = scenario
        self._runs = runs
        self._cancelled = cancelled
        self._kernel = Kernel(scenario.program, watched_by(tuple(scenario.lines.values())))
        games = np.arange(runs, dtype=np.int64)
        self._begun = playing.begin(self._kernel, seed, games, uncertain=True)
        self._dealt = deal(self._kernel, self._begun, games)
        self._space = Space(scenario.program)

    @property
    def at_once(self) -> int:
        """How many lines are played side by side."""
        return max(1, CHUNK // self._runs)

    def score(self, lines: Floats) -> Floats:
        """Return (lines, goals) the median of each goal over the lucks.

        Args:
            lines: (lines, genes) from `game.judgement.lines`.

        Raises:
            CancelledError: it was no longer wanted.
        """
        parts = [
            self._score_some(lines[start : start + self.at_once])
            for start in range(0, len(lines), self.at_once)
        ]
        return np.concatenate(parts)

    def score_line(self, line: Line) -> Floats:
        """Return (goals,) the median of each goal under one line of play."""
        medians: Floats = self._medians(self._batch(1), line)[0]
        return medians

    def results(self, line: Line) -> Results:
        """Return the games of one line of play, as an ensemble's results."""
        batch = self._batch(1)
        values = go_on(batch, line, self._cancelled)
        return results_of(self._kernel, self._begun.quarter, values, batch.values)

    def _score_some(self, lines: Floats) -> Floats:
        line = SideBySide(self._space, lines, self._runs)
        return self._medians(self._batch(len(lines)), line)

    def _medians(self, batch: Batch, line: Line) -> Floats:
        values = go_on(batch, line, self._cancelled)
        results = results_of(self._kernel, self._begun.quarter, values, batch.values)
        scored = score_goals(self._scenario, results)
        each = [scored[goal].scores.reshape(-1, self._runs) for goal in self.goals]
        return np.array([np.median(scores, axis=-1) for scores in each]).T

    def _batch(self, copies: int) -> Batch:
        """Return the lucks, once for each of so many lines that stand side by side."""
        dealt = _copied(self._dealt, self._runs, copies)
        elapsed = self._begun.quarter - self._kernel.program.first
        values = np.tile(self._begun.values, copies)
        return Batch(self._kernel, dealt.draw, dealt.fortune, values, elapsed)


def _copied(dealt: Dealt, runs: int, copies: int) -> Dealt:
    """Return luck for the same games several times over, without drawing it again."""
    if copies == 1:
        return dealt

    def copied(array: Floats) -> Floats:
        whole = np.asarray(array)
        each_game = whole.ndim > 0 and whole.shape[-1] == runs and runs > 1
        return np.tile(whole, copies) if each_game else whole

    draw, luck = dealt.draw, dealt.fortune
    return Dealt(
        dealt.kernel,
        Draw(
            seed=draw.seed,
            uncertain=draw.uncertain,
            games=np.tile(draw.games, copies),
            parameters=copied(draw.parameters),
            constants=tuple(copied(constant) for constant in draw.constants),
            spread=None if draw.spread is None else np.tile(draw.spread, copies),
        ),
        Fortune(luck.first, np.tile(luck.events, copies), np.tile(luck.shocks, copies)),
    )


def random_lines(
    scenario: Scenario,
    *,
    seed: int = 1,
    lines: int = 100,
    runs: int = 20,
    cancelled: Cancelled = never,
) -> dict[str, Floats]:
    """Return what random lines of play reach, for a pack that has no frontier to look it up in.

    Args:
        scenario: the pack.
        seed: of the lines and of the lucks that they share.
        lines: how many.
        runs: lucks, and games of each line.
        cancelled: asked before every quarter.

    Returns:
        Goal -> (lines,) the median of each line.

    Raises:
        CancelledError: it was no longer wanted.
    """
    arena = Arena(scenario, seed, runs, cancelled)
    medians = arena.score(Space(scenario.program).random(lines, seed))
    return {goal: medians[:, column] for column, goal in enumerate(arena.goals)}
