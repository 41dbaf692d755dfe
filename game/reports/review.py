"""The after-action review of one game: two pages for the hurried, then all of it, as data."""

from collections.abc import Iterator
from dataclasses import replace

from game.model.quarters import format_quarter
from game.reports.debriefing import questions
from game.reports.document import Block, Document, Listing, Part, Words
from game.reports.gathering import Findings
from game.reports.review_decisions import decisions_part
from game.reports.review_end import again_part, linked, record_part, sources_part
from game.reports.review_judged import (
    causes_part,
    claims_part,
    goals_part,
    luck_part,
    readers_part,
    tradeoffs_part,
    turning_part,
)
from game.reports.review_quarters import quarters_part
from game.reports.review_summary import summary_part
from game.reports.review_words import one_line
from game.reports.rule_words import prose


def review(found: Findings) -> Document:
    """Return the after-action review of a game."""
    pack = found.scenario.pack
    asked = tuple(prose(question) for question in questions(found))
    parts: tuple[Part, ...] = (
        summary_part(found, asked),
        Part("Questions for the debrief", "debrief", _debrief(asked)),
        goals_part(found),
        turning_part(found),
        tradeoffs_part(found),
        readers_part(found),
        luck_part(found),
        claims_part(found),
        causes_part(found),
        quarters_part(found),
        decisions_part(found),
        record_part(found),
    )
    cited = replace(sources_part(found.scenario, linked(parts)), apart=True)
    parts = (*parts, cited, again_part(found))
    return Document(
        f"After-action review: {one_line(pack.title)}",
        pack.languages[0],
        tuple(_opening(found)),
        tuple(part for part in parts if part.blocks or part.parts),
    )


def _opening(found: Findings) -> Iterator[Block]:
    game = found.game
    program = game.board.program
    last = program.begins + found.played - 1
    theory = game.board.opening.theory
    under = "" if theory is None else f", under the theory {theory}"
    yield (
        f"Game {found.name}: {format_quarter(program.begins)} to {format_quarter(last)}, "
        f"seed {game.board.opening.seed}{under}."
    )
    if last < program.last:
        why = "was given up" if game.over == "resigned" else "is not over yet"
        yield (
            f"This game {why}. Goals, readers and luck are judged as if nothing more had been "
            f"asked until {format_quarter(program.last)}."
        )
    if found.scenario.pack.content_note:
        yield one_line(found.scenario.pack.content_note)


def _debrief(asked: tuple[Words, ...]) -> tuple[Block, ...]:
    told = (
        "Chosen by what happened in this game, the most telling first. Begin with how it felt, go "
        "on to what happened, and end with what follows from it."
    )
    return (told, Listing(asked, numbered=True))
