"""The parts of a class report on who played alike, and where teams parted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.reports.class_gathering import Class, Team
from game.reports.document import Block, Listing, Part, Row, Table
from game.reports.game_files import LeftOut
from game.reports.review_words import one_line
from game.session.branching import compare

#: Decisions that are told, the most dividing first.
_DIVIDING = 12
#: Choices by which a group is told.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """How teams are shown.

    Attributes:
        names: whether by the names of their files, else by pseudonyms.
        left_out: files that could not be read, and why.
    """

    names: bool = False
    left_out: tuple[LeftOut, ...] = ()

    def name(self, team: Team) -> str:
        """Return what a team is called."""
        return team.file.name if self.names else team.pseudonym


def groups_part(found: Class, shown: Shown) -> Part:
    """Return groups of teams that played alike, and what tells each from the others."""
    if len(found.groups) == 1:
        told = "No groups stand out: teams differ from each other, but not in kind."
        return Part("Lines of play", "groups", (told,))
    parts = []
    for position, group in enumerate(found.groups):
        teams = [found.teams[k] for k in group]
        others = [team for team in found.teams if team not in teams]
        names = ", ".join(shown.name(team) for team in teams)
        goals = "; ".join(
            f"{goal.title} {np.mean([team.goals[name] for team in teams]):.0f}"
            for name, goal in found.scenario.judgement.goals.items()
        )
        blocks: list[Block] = [f"{names}. Means: {goals}."]
        telling = tuple(_telling(found, teams, others))
        blocks += [Listing(telling)] if telling else []
        parts.append(Part(f"Group {position + 1}", f"group-{position + 1}", tuple(blocks)))
    intro = "Teams that decided and ordered alike, and what tells each group from the others."
    return Part("Lines of play", "groups", (intro,), tuple(parts))


def _telling(found: Class, teams: Sequence[Team], others: Sequence[Team]) -> Iterator[str]:
    """Yield the choices and orders that tell a group from the others, the most telling first."""
    told: list[tuple[float, str]] = []
    for name, document in found.scenario.decisions.items():
        for option, each in document.options.items():
            own, rest = _share(teams, name, option), _share(others, name, option)
            said = (
                f"{one_line(document.title)}: {one_line(each.label)} ({own:.0%} of this group, "
                f"{rest:.0%} of the others)"
            )
            told.append((own - rest, said))
    for position, instrument in enumerate(found.scenario.program.instruments):
        means = [float(np.mean([t.settings[position] for t in some])) for some in (teams, others)]
        more = "more" if means[0] > means[1] else "less"
        title = one_line(found.scenario.instruments[instrument.id].title)
        said = (
            f"{title}: {more} than the others ({means[0]:.0%} against {means[1]:.0%} of the most)"
        )
        told.append((abs(means[0] - means[1]), said))
    told.sort(key=lambda pair: -pair[0])
    return (said for size, said in told[:_TELLING] if size > 0.0)


def _share(teams: Sequence[Team], decision: str, option: str) -> float:
    took = sum(1 for t in teams if (a := t.answers.get(decision)) and a.option == option)
    return took / len(teams) if teams else 0.0


def parted_part(found: Class, shown: Shown) -> Part:
    """Return the questions that divided the class, with where each answer's teams ended."""
    divided = sorted(_divided(found), key=lambda pair: -pair[0])[:_DIVIDING]
    goals = found.scenario.judgement.goals
    columns = ("Question", "Answer", "Teams", *(f"{g.title}, mean" for g in goals.values()))
    table = Table(
        "Questions that divided the class most",
        columns,
        tuple(row for _, some in divided for row in some),
        frozenset(range(2, len(columns))),
    )
    blocks: list[Block] = [*_first_parted(found, shown)]
    blocks += [table] if table.rows else ["All teams that were asked gave the same answers."]
    told = (
        "Means of goals by answer say who ended where, not what the answer did: teams that differ "
        "here differ elsewhere too."
    )
    return Part("Where teams parted", "parted", (*blocks, told))


def _divided(found: Class) -> Iterator[tuple[float, tuple[Row, ...]]]:
    """Yield each question with how far it divided the class, and a row an answer."""
    goals = found.scenario.judgement.goals
    for name, document in found.scenario.decisions.items():
        answered = [(team, team.answers[name]) for team in found.teams if name in team.answers]
        counts = Counter(answer.option for _, answer in answered)
        if len(counts) < 2:  # noqa: PLR2004 - one answer divides nobody
            continue
        shares = np.array(list(counts.values())) / len(answered)
        rows: list[Row] = []
        for option, count in counts.most_common():
            teams = [team for team, answer in answered if answer.option == option]
            means = (np.mean([team.goals[goal] for team in teams]) for goal in goals)
            title = one_line(document.title)
            label = one_line(document.options[option].label)
            rows.append(Row((title, label, str(count), *(f"{mean:.0f}" for mean in means))))
        yield float(-(shares * np.log(shares)).sum()) * len(answered), tuple(rows)


def furthest_apart(found: Class) -> tuple[Team, Team, str] | None:
    """Return the best and the worst of teams that had the same luck, and when they parted.

    Returns:
        None where luck was not the same, or where nobody did anything otherwise.
    """
    if len(found.seeds) != 1 or len(found.teams) < 2:  # noqa: PLR2004 - it takes two
        return None
    ranked = sorted(found.teams, key=lambda team: team.points)
    parted = compare(ranked[-1].game, ranked[0].game).parted
    return None if parted is None else (ranked[-1], ranked[0], parted)


def _first_parted(found: Class, shown: Shown) -> Iterator[str]:
    apart = furthest_apart(found)
    if apart is not None:
        best, worst, quarter = apart
        yield (
            f"{shown.name(best)} and {shown.name(worst)} had the same luck and ended furthest "
            f"apart ({best.points:.0f} and {worst.points:.0f}). They parted in {quarter}."
        )
