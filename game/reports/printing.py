"""Printing a pack: all that it takes to play it on paper, and to type the forms in afterwards.

`print_pack` is what the command line calls.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.content.loading import load
from game.content.scenario import Scenario
from game.content.shipped import locate
from game.model import playing
from game.reports.adjudication import watch
from game.reports.adjudication_parts import answers_part, courses_part, key_part, odds_part
from game.reports.document import Block, Document, Part
from game.reports.lesson_pages import lesson_document, words
from game.reports.map_picture import map_picture
from game.reports.paper_cards import briefs, injects, plates, roles
from game.reports.paper_forms import desk_part, form_file, forms, indicator_part
from game.reports.review_words import one_line
from game.reports.wording import paragraphs
from game.reports.writing import (
    Progress,
    WantedReports,
    WrittenReports,
    ready_folder,
    rendered,
    write_all,
)
from game.session.game import kernel_of

FORMATS = ("html", "pdf", "md")
_STEPS = 10


@dataclass(frozen=True, slots=True)
class WantedPrint:
    """What is asked of `print_pack`.

    Attributes:
        out: the folder to write in; it is made where it is missing.
        formats: of `FORMATS`.
        paper: `a4` or `letter`.
    """

    out: str = "."
    formats: tuple[str, ...] = ("pdf",)
    paper: str = "a4"


def print_pack(pack: str, wanted: WantedPrint, progress: Progress | None = None) -> WrittenReports:
    """Write everything that a paper game of a pack takes.

    Args:
        pack: a shipped pack's id, or a folder.
        wanted: where, and in which forms.
        progress: is told how far it has come.

    Raises:
        PackError: the pack has errors.
        OutputError: the folder cannot be written in.
        MissingTypstError: PDF alone was asked for, and typst is not installed.
    """
    told: Progress = progress or (lambda _what, _done, _of: None)
    folder = ready_folder(wanted.out)
    scenario = load(pack)
    as_reports = WantedReports(formats=wanted.formats, paper=wanted.paper)
    made: dict[str, bytes] = {}
    notes: list[str] = []
    for name, document in _documents(scenario, locate(pack), told):
        made |= rendered(f"{scenario.pack.id}-{name}", document, as_reports, notes)
    made[f"{scenario.pack.id}-forms.csv"] = form_file(scenario).encode()
    return WrittenReports(write_all(folder, made), (), tuple(dict.fromkeys(notes)))


def _documents(scenario: Scenario, folder: Path, told: Progress) -> Iterator[tuple[str, Document]]:
    """Yield every document of the print pack with its name."""
    yield "players", players(scenario, folder)
    yield "roles", roles(scenario)
    yield "plates", plates(scenario)
    yield "injects", injects(scenario)
    yield "forms", forms(scenario)
    yield "facilitator", facilitator(scenario, told)
    for name, text in scenario.lessons.items():
        stem = Path(name).stem
        yield f"lesson-{stem}", lesson_document(stem, text, scenario.pack.languages[0])


def players(scenario: Scenario, folder: Path) -> Document:
    """Return what every player gets: opening, map, indicators, standing orders and questions."""
    pack = scenario.pack
    opening: list[Block] = [*map(words, paragraphs(pack.opening))]
    opening += [one_line(pack.content_note)] if pack.content_note else []
    parts = [
        desk_part(scenario),
        indicator_part(scenario, _begun(scenario)),
        Part("Questions", "questions", (), briefs(scenario), apart=True),
    ]
    if scenario.map is not None:
        parts.insert(0, Part("Map", "map", (map_picture(scenario.map, folder),), apart=True))
    title = f"{one_line(pack.title)}: for players"
    return Document(title, pack.languages[0], tuple(opening), tuple(parts))


def facilitator(scenario: Scenario, told: Progress) -> Document:
    """Return what only the facilitator gets: odds, courses, what answers move, and the key."""
    told("counting odds", 0, _STEPS)
    seen = watch(scenario)
    told("counting odds", _STEPS, _STEPS)
    parts = (
        odds_part(scenario, seen),
        courses_part(scenario, seen),
        answers_part(scenario, progress=lambda done, of: told("trying answers", done, of)),
        key_part(scenario),
    )
    title = f"{one_line(scenario.pack.title)}: for the facilitator"
    intro = "Keep these pages to yourself: they have the odds, and what came afterwards."
    return Document(title, scenario.pack.languages[0], (intro,), parts)


def _begun(scenario: Scenario) -> dict[str, float]:
    """Return what each indicator is before the first quarter."""
    kernel = kernel_of(scenario, None)
    world = playing.begin(kernel, 1, np.arange(1, dtype=np.int64), uncertain=False)
    values = world.values[kernel.record_rows, 0].tolist()
    names = [indicator.name for indicator in kernel.program.indicators]
    return dict(zip(names, values, strict=True))
