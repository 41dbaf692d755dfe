"""The report of a class: its games over the lines of play, where they parted, a page a team."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from game.judgement.goals import band_of
from game.model.quarters import format_quarter
from game.reports.chart_svg import pictured
from game.reports.charting import slug
from game.reports.class_charts import (
    calibration,
    goal_distribution,
    team_bars,
    tradeoff_of_class,
)
from game.reports.class_debrief import class_questions
from game.reports.class_gathering import LUCKS, Answered, Class, Team
from game.reports.class_groups import Shown, groups_part, parted_part
from game.reports.document import Block, Document, Link, Listing, Part, Quote, Row, Table
from game.reports.gathering import STRATEGY
from game.reports.review_words import office, one_line


def class_report(found: Class, shown: Shown) -> Document:
    """Return the report of a class."""
    parts = (
        Part("The class at a glance", "glance", tuple(_glance(found, shown))),
        _goals(found),
        _tradeoffs(found, shown),
        groups_part(found, shown),
        parted_part(found, shown),
        Part("To talk about", "talk", (Listing(class_questions(found, shown), numbered=True),)),
        Part("Forecasts", "forecasts", tuple(_forecasts(found))),
        Part("The record", "record", tuple(_record(found, shown)), apart=True),
        Part("A page a team", "teams", (), _pages(found, shown), apart=True),
    )
    pack = found.scenario.pack
    return Document(
        f"Class report: {one_line(pack.title)}",
        pack.languages[0],
        tuple(_opening(found, shown)),
        tuple(part for part in parts if part.blocks or part.parts),
    )


def _opening(found: Class, shown: Shown) -> Iterator[Block]:
    seeds = found.seeds
    same = "all with the same luck (one seed)" if len(seeds) == 1 else f"with {len(seeds)} seeds"
    pack = found.scenario.pack
    yield f"{len(found.teams)} games, {same}. Pack {pack.id}, version {pack.version}."
    if not shown.names:
        yield "Teams have pseudonyms; the sheet of names says which is which, and stays with you."
    unfinished = [shown.name(t) for t in found.teams if t.game.quarter <= t.game.board.program.last]
    if unfinished:
        yield (
            f"Not played to the end, and judged as if nothing more had been asked: "
            f"{', '.join(unfinished)}."
        )
    if shown.left_out:
        yield "Left out, since they could not be read:"
        yield Listing(tuple(f"{each.path.name}: {each.because}" for each in shown.left_out))


def _glance(found: Class, shown: Shown) -> Iterator[Block]:
    goals = found.scenario.judgement.goals
    rows = []
    for team in sorted(found.teams, key=lambda each: -each.points):
        own = sum(1 for answer in team.answers.values() if answer.who == "player")
        luck = [standing.percentile for standing in team.luck.goals.values()]
        rows.append(
            Row(
                (
                    Link(shown.name(team), _anchor(team)),
                    f"{team.points:.0f}",
                    *(f"{team.goals[goal]:.0f}" for goal in goals),
                    f"{float(np.mean(luck)):.0f}" if luck else "",
                    f"{own} of {len(team.answers)}",
                )
            )
        )
    columns = ("Team", "Decided", *(g.title for g in goals.values()), "Luck", "Answered itself")
    yield Table("Teams", columns, tuple(rows), frozenset(range(1, len(columns))))
    yield (
        f"Decided: the mean of all goals that the same decisions reach under middling luck, of "
        f"{LUCKS} lucks. Goals: what came out. Luck: the mean share of lucks, of 100, that would "
        "have been worse. Whoever grades results grades luck as well."
    )


def _goals(found: Class) -> Part:
    pictures = tuple(
        pictured(goal_distribution(found, goal)) for goal in found.scenario.judgement.goals
    )
    intro = "Where the games of the class lie, over random lines of play under many lucks."
    return Part("Goals", "goals", (intro, *pictures))


def _tradeoffs(found: Class, shown: Shown) -> Part:
    names = {team.pseudonym: shown.name(team) for team in found.teams}
    pictures = tuple(
        pictured(tradeoff_of_class(found, name, names))
        for name in found.scenario.judgement.tradeoffs
    )
    return Part("Trade-offs", "tradeoffs", pictures)


# -- forecasts, record, teams ---------------------------------------------------------------


def _forecasts(found: Class) -> Iterator[Block]:
    chart = calibration(found)
    if chart is None:
        yield "Nobody claimed anything that could be held against what came."
        return
    yield pictured(chart)
    rows: dict[str, list[float]] = {}
    for team in found.teams:
        for score in team.claims:
            sums = rows.setdefault(office(found.scenario, score.by), [0.0, 0.0, 0.0])
            errors = [o.error for o in score.outcomes if o.error is not None]
            sums[0] += score.held
            sums[1] += score.of
            sums[2] += sum(errors)
    table = tuple(
        Row((who.replace("You", "Teams themselves"), f"{held:.0f} of {of:.0f}",
             f"{error / of:.2f}" if of else ""))
        for who, (held, of, error) in rows.items()
    )  # fmt: skip
    yield Table("Who foresaw", ("Who", "Held", "Error"), table, frozenset({1, 2}))
    yield "The error is the mean square of confidence against what came: 0.25 is what a coin gets."


def _record(found: Class, shown: Shown) -> Iterator[Block]:
    lines = found.scenario.judgement.record
    if not lines:
        return
    yield "The record of suffering at the end of each game. It carries no points."
    rows = tuple(
        Row((shown.name(team), *(f"{team.record[line.indicator]:,.0f}" for line in lines)))
        for team in found.teams
    )
    columns = ("Team", *(one_line(line.title) for line in lines))
    yield Table("The record", columns, rows, frozenset(range(1, len(columns))))
    yield from (one_line(line.note) for line in lines if line.note)


def _pages(found: Class, shown: Shown) -> tuple[Part, ...]:
    """Return a part a team; the first follows the heading that is on its page already."""
    parts = (_team(found, team, shown) for team in found.teams)
    return tuple(replace(part, apart=position > 0) for position, part in enumerate(parts))


def _team(found: Class, team: Team, shown: Shown) -> Part:
    aim = next((note for note in team.game.notes if note.about == STRATEGY), None)
    lenses = found.scenario.judgement.lenses
    said = "; ".join(
        f"{lens.title} {team.lenses[name]:.0f} ({band_of(team.lenses[name])})"
        for name, lens in lenses.items()
    )
    aimed: tuple[Block, ...] = ()
    if aim is not None:
        aimed = (Quote(one_line(aim.text), f"noted in {format_quarter(aim.quarter)}"),)
    blocks: tuple[Block, ...] = (
        *aimed,
        pictured(team_bars(found, team)),
        f"Readers: {said}.",
        _answers(found, team),
    )
    return Part(shown.name(team), _anchor(team), blocks)


def _answers(found: Class, team: Team) -> Table:
    rows = []
    for name, answer in sorted(team.answers.items(), key=lambda pair: pair[1].quarter):
        document = found.scenario.decisions[name]
        rows.append(
            Row(
                (
                    answer.quarter,
                    one_line(document.title),
                    one_line(document.options[answer.option].label),
                    "the team" if answer.who == "player" else _who(found, name),
                    f"{_alike(found, name, answer)} of {len(found.teams)}",
                )
            )
        )  # fmt: skip
    columns = ("Quarter", "Question", "Answer", "By", "Answered alike")
    return Table("Answers", columns, tuple(rows), frozenset({4}))


def _who(found: Class, decision: str) -> str:
    """Return the office that answers where nobody attends."""
    return office(found.scenario, found.scenario.decisions[decision].unattended.by)


def _alike(found: Class, decision: str, answer: Answered) -> int:
    given = (team.answers.get(decision) for team in found.teams)
    return sum(1 for other in given if other is not None and other.option == answer.option)


def _anchor(team: Team) -> str:
    return f"team-{slug(team.pseudonym)}"
