"""Grade books of a class: tables that Canvas and Moodle read, a plain one, and one for research.

Points are what the decisions were worth under middling luck, so that nobody is graded for luck.
"""

from collections.abc import Iterator

from game.reports.class_gathering import Class, Team
from game.reports.review_csv import Cell, written

_POINTS = 100.0


def grade_books(found: Class) -> dict[str, str]:
    """Return the sheets of a class as CSV text, by the name of their file.

    `names` says which team is which and is not to be passed on; `research` has pseudonyms alone.
    """
    title = f"Handshake: {' '.join(found.scenario.pack.title.split())}"
    return {
        "names": written(("pseudonym", "file"), ((t.pseudonym, t.file.name) for t in found.teams)),
        "grades-plain": written(_plain_columns(found), _plain(found)),
        "grades-canvas": written(
            ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", title), _canvas(found)
        ),
        "grades-moodle": written(
            ("Username", "Full name", title, f"{title} (feedback)"), _moodle(found)
        ),
        "research": written(_research_columns(found), _research(found)),
    }


def _plain_columns(found: Class) -> tuple[str, ...]:
    return ("team", "pseudonym", "points", "of", "percent", *_measured_columns(found))


def _measured_columns(found: Class) -> tuple[str, ...]:
    goals, lenses = found.scenario.judgement.goals, found.scenario.judgement.lenses
    return (
        *(f"goal_{name}" for name in goals),
        *(f"goal_{name}_middling_luck" for name in goals),
        *(f"luck_{name}" for name in goals),
        *(f"reader_{name}" for name in lenses),
        "questions_answered",
        "questions_left_to_others",
        "forecasts_right",
        "forecasts_made",
    )


def _measured(found: Class, team: Team) -> Iterator[Cell]:
    goals, lenses = found.scenario.judgement.goals, found.scenario.judgement.lenses
    yield from (team.goals[name] for name in goals)
    yield from (team.luck.goals[name].median for name in goals)
    yield from (team.luck.goals[name].percentile for name in goals)
    yield from (team.lenses[name] for name in lenses)
    own = sum(1 for answer in team.answers.values() if answer.who == "player")
    yield float(own)
    yield float(len(team.answers) - own)
    mine = [score for score in team.claims if score.by == "player"]
    yield float(sum(score.held for score in mine))
    yield float(sum(score.of for score in mine))


def _plain(found: Class) -> Iterator[tuple[Cell, ...]]:
    for team in found.teams:
        points = round(team.points, 1)
        percent = round(100.0 * points / _POINTS, 1)
        yield (
            team.file.name, team.pseudonym, points, _POINTS, percent, *_measured(found, team),
        )  # fmt: skip


def _canvas(found: Class) -> Iterator[tuple[Cell, ...]]:
    """Yield rows as Canvas imports them: the points possible first, then a row a student."""
    yield "    Points Possible", None, None, None, None, _POINTS
    for team in found.teams:
        yield team.file.name, None, None, team.file.name, None, round(team.points, 1)


def _moodle(found: Class) -> Iterator[tuple[Cell, ...]]:
    for team in found.teams:
        goals = ", ".join(
            f"{' '.join(goal.title.split())} {team.goals[name]:.0f}"
            for name, goal in found.scenario.judgement.goals.items()
        )
        yield team.file.name, team.file.name, round(team.points, 1), goals


def _research_columns(found: Class) -> tuple[str, ...]:
    decisions = (f"answer_{name}" for name in found.scenario.decisions)
    return (
        "pseudonym", "pack", "version", "seed", "theory", *_measured_columns(found), *decisions,
    )  # fmt: skip


def _research(found: Class) -> Iterator[tuple[Cell, ...]]:
    pack = found.scenario.pack
    for team in found.teams:
        opening = team.game.board.opening
        answers = (team.answers.get(name) for name in found.scenario.decisions)
        yield (
            team.pseudonym,
            pack.id,
            pack.version,
            str(opening.seed),
            opening.theory,
            *_measured(found, team),
            *(None if answer is None else f"{answer.option} ({answer.who})" for answer in answers),
        )
