"""What a class report tells of each game, and of all games of one pack together."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.content.scenario import Scenario
from game.judgement.arena import random_lines
from game.judgement.course import course_of, replay
from game.judgement.forecasts import Score
from game.judgement.goals import score_goals
from game.judgement.lenses import judge
from game.judgement.luck import Luck, luck_of
from game.judgement.record import record_of
from game.model.arrays import Floats
from game.model.program import Instrument
from game.reports.clusters import clusters
from game.reports.game_files import GameFile
from game.reports.gathering import Compared, Comparison, claims_of
from game.session.events import DecisionAnswered
from game.session.game import Game
from game.session.plain import write_command

#: Lucks of each game: fewer than in a review, since there may be forty games.
LUCKS = 100
#: Random lines of play where a pack has no frontier, and lucks of each.
_LINES, _LINE_LUCKS = 60, 12
#: What one answer has and another lacks counts half.
_MISSING = 0.5
_NAMES = (
    "Alder", "Apple", "Ash", "Aspen", "Bay", "Beech", "Birch", "Box", "Broom", "Cedar", "Cherry",
    "Chestnut", "Cypress", "Elder", "Elm", "Fig", "Fir", "Gorse", "Hawthorn", "Hazel", "Heather",
    "Holly", "Hornbeam", "Ivy", "Juniper", "Larch", "Laurel", "Lime", "Maple", "Medlar",
    "Mulberry", "Myrtle", "Oak", "Olive", "Pear", "Pine", "Plane", "Plum", "Poplar", "Quince",
    "Rowan", "Sorrel", "Spruce", "Sycamore", "Tamarisk", "Thorn", "Vine", "Walnut", "Willow", "Yew",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answered:
    """How a decision was last answered: the option, by the player or by an agency, and when."""

    option: str
    who: str
    quarter: str


@dataclass(frozen=True, slots=True, eq=False)
class Team:
    """One game of a class.

    Attributes:
        pseudonym: what the team is called where names are not shown.
        file: the game.
        goals: from 0 to 100, by id.
        lenses: from 0 to 100, by id.
        record: each line of the record at the end, by indicator.
        luck: where the result lies among futures of the same decisions.
        claims: what was foretold, held against what came.
        answers: by decision.
        settings: (instruments,) where each stood on average, from 0 to 1.
    """

    pseudonym: str
    file: GameFile
    goals: dict[str, float]
    lenses: dict[str, float]
    record: dict[str, float]
    luck: Luck
    claims: tuple[Score, ...]
    answers: dict[str, Answered]
    settings: Floats

    @property
    def game(self) -> Game:
        """The game."""
        return self.file.game

    @property
    def points(self) -> float:
        """The mean of all goals under middling luck: what the decisions were worth."""
        middling = [standing.median for standing in self.luck.goals.values()]
        return float(np.mean(middling)) if middling else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Class:
    """All games of one pack.

    Attributes:
        scenario: the pack.
        teams: in the order of their pseudonyms.
        lines: `history` and `passive`, as far as the pack has them.
        spread: goal -> the medians of random lines of play.
        groups: positions of teams that played alike.
    """

    scenario: Scenario
    teams: tuple[Team, ...]
    lines: dict[str, Compared]
    spread: dict[str, tuple[float, ...]]
    groups: tuple[tuple[int, ...], ...]

    @property
    def seeds(self) -> frozenset[int]:
        """The seeds that were played; where there is one, teams had the same luck."""
        return frozenset(team.game.board.opening.seed for team in self.teams)


def gather_class(
    files: Sequence[GameFile], progress: Callable[[int, int], None] | None = None
) -> Class:
    """Ask all that a class report tells of some games of the same pack.

    Args:
        files: at least one, all of one pack.
        progress: is told how many games are done, and of how many.
    """
    scenario = files[0].game.board.scenario
    comparison = Comparison(scenario, files[0].game.board.opening.pack)
    names = _pseudonyms(files)
    teams = []
    for done, file in enumerate(files, 1):
        teams.append(_team(file, names[done - 1]))
        if progress is not None:
            progress(done, len(files))
    teams.sort(key=lambda team: team.pseudonym)
    return Class(
        scenario=scenario,
        teams=tuple(teams),
        lines=comparison.lines(None),
        spread=_spread(scenario, comparison),
        groups=clusters(_distances(scenario, teams)),
    )


def _spread(scenario: Scenario, comparison: Comparison) -> dict[str, tuple[float, ...]]:
    if comparison.frontier is not None:
        return comparison.frontier.spread
    found = random_lines(scenario, lines=_LINES, runs=_LINE_LUCKS)
    return {goal: tuple(values.tolist()) for goal, values in found.items()}


def _pseudonyms(files: Sequence[GameFile]) -> list[str]:
    """Return names that say nothing of who played, the same whenever the same games are given."""
    # The order is that of what was commanded, garbled: it tells of no name and of no success.
    logs = ["\n".join(map(write_command, file.game.log)) for file in files]
    order = sorted(range(len(files)), key=lambda k: hashlib.sha256(logs[k].encode()).hexdigest())
    names = [""] * len(files)
    for place, position in enumerate(order):
        again = place // len(_NAMES)
        names[position] = _NAMES[place % len(_NAMES)] + (f" {again + 1}" if again else "")
    return names


def _team(file: GameFile, pseudonym: str) -> Team:
    game = file.game
    scenario, kernel = game.board.scenario, game.board.kernel
    asked = course_of(game)
    results = replay(kernel, asked.to_the_end(kernel.program)).results(kernel)
    return Team(
        pseudonym=pseudonym,
        file=file,
        goals={k: float(goal.scores[0]) for k, goal in score_goals(scenario, results).items()},
        lenses={k: float(lens.scores[0]) for k, lens in judge(scenario, results).items()},
        record={line.indicator: float(line.values[-1, 0]) for line in record_of(scenario, results)},
        luck=luck_of(scenario, kernel, asked, runs=LUCKS),
        claims=claims_of(game, replay(kernel, asked)),
        answers=_answers(game),
        settings=_settings(game),
    )


def _answers(game: Game) -> dict[str, Answered]:
    return {
        event.decision: Answered(event.option, event.who, event.quarter)
        for passed in game.past
        for event in passed.events
        if isinstance(event, DecisionAnswered)
    }


def _settings(game: Game) -> Floats:
    """Return (instruments,) where each stood on average, from 0 at its least to 1 at its most."""
    program, rows = game.board.program, game.board.kernel.layout.asked.rows
    worlds = np.array([passed.after.values[rows, 0] for passed in game.past])
    means = worlds.mean(axis=0) if len(worlds) else np.zeros(len(program.instruments))
    return np.array(
        [_share(each, mean) for each, mean in zip(program.instruments, means, strict=True)]
    )


def _share(instrument: Instrument, value: float) -> float:
    span = instrument.highest - instrument.lowest
    return float((value - instrument.lowest) / span) if span else 0.0


def _distances(scenario: Scenario, teams: Sequence[Team]) -> Floats:
    """Return (teams, teams) how differently each two decided and ordered, from 0 to 1."""
    asked = [name for name in scenario.decisions if any(name in t.answers for t in teams)]
    count = len(teams)
    distances = np.zeros((count, count))
    for i in range(count):
        for j in range(i):
            parts = [_apart(teams[i], teams[j], name) for name in asked]
            parts += np.abs(teams[i].settings - teams[j].settings).tolist()
            distances[i, j] = distances[j, i] = float(np.mean(parts)) if parts else 0.0
    return distances


def _apart(one: Team, other: Team, decision: str) -> float:
    first, second = one.answers.get(decision), other.answers.get(decision)
    if first is None or second is None:
        return 0.0 if first is second else _MISSING
    return float(first.option != second.option)
