"""History's line as a page: summary, a picture and a table an indicator, and every source.

`run_history` is what the command line calls.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.content.loading import load
from game.judgement.history_fit import Course, Fit, Point, coverage, fit, share_inside
from game.reports.citing import headline, place, source_id, source_ids
from game.reports.course_picture import Caption, picture
from game.reports.document import Block, Document, Inline, Link, Part, Picture, Row, Table, Words
from game.reports.document_html import as_html
from game.reports.history import (
    as_json,
    as_text,
    band_text,
    course_sentence,
    far_off,
    figure,
    heading,
    named,
    percent,
    point_name,
    summary_lines,
    tolerance_text,
    verdict,
)
from game.reports.output import STANDARD_OUTPUT, check_output, opened
from game.reports.wording import citations, paragraphs

FORMATS = ("text", "json", "html")
WELL, FELL_SHORT = 0, 1
_READING = (
    "Each picture shows what the games of the line that was really taken gave, and what was "
    "observed. A point is passed where it lies within its tolerance of the median."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of `run_history`.

    Attributes:
        runs: games.
        form: one of `FORMATS`.
        out: a file, or `-` for standard output.
        theory: a rival setting of the pack.
        width: columns of text.
        seed: of all luck.
    """

    runs: int = 300
    form: str = "text"
    out: str = STANDARD_OUTPUT
    theory: str | None = None
    width: int = 100
    seed: int = 1


def run_history(pack: str, wanted: Wanted, progress: Callable[[int], None] | None = None) -> int:
    """Hold a pack against history and write what came of it.

    Args:
        pack: a shipped pack's id, or a folder.
        wanted: how, and in which form.
        progress: is told how many games are done.

    Returns:
        0, or 1 where a required point is outside.

    Raises:
        PackError: the pack has errors.
        NothingToFitError: it has no history to be held against, or no such theory.
        OutputError: the file cannot be written.
    """
    check_output(wanted.out)
    found = fit(load(pack), wanted.runs, wanted.seed, wanted.theory, progress)
    with opened(wanted.out) as stream:
        stream.write(_written(found, wanted).encode())
    return FELL_SHORT if found.missed else WELL


def _written(found: Fit, wanted: Wanted) -> str:
    if wanted.form == "html":
        return as_html(history_document(found))
    text = as_json(found) if wanted.form == "json" else as_text(found, wanted.width)
    return f"{text}\n"


def course_picture(found: Fit, course: Course) -> Picture:
    """Return the picture of one indicator with its sentence."""
    called = named(found.scenario, course)
    sources = source_ids(point.observation.source for point in course.points)
    sentence = course_sentence(found, course)
    caption = Caption(
        anchor=_anchor(course),
        title=called.title,
        unit=called.unit,
        games=found.runs,
        sentence=sentence,
        sources={key: headline(found.scenario.sources[key]) for key in sources},
    )
    return Picture(picture(course, caption), sentence)


def history_document(found: Fit) -> Document:
    """Return the whole report as data."""
    pack = found.scenario.pack
    worst = Table(
        "Furthest off, in tolerances",
        ("Point", "How far", "Source"),
        tuple(
            Row((Link(point_name(p), _anchor(_course_of(found, p))), far_off(p), _source(p)))
            for p in found.worst
        ),
    )
    return Document(
        f"{' '.join(pack.title.split())}: history's line",
        pack.languages[0],
        (
            heading(found),
            _READING,
            *summary_lines(found),
        ),
        (
            Part("Overview", "overview", (_overview(found), worst)),
            *(_course_part(found, course) for course in found.courses),
            Part("Sources", "sources", (_sources(found),)),
        ),
    )


def _overview(found: Fit) -> Table:
    rows = []
    for course in found.courses:
        called = named(found.scenario, course)
        points = course.points
        cells: tuple[Words, ...] = (
            Link(called.title, _anchor(course)),
            called.unit or "a pure number",
            str(len(points)),
            percent(share_inside(points)),
            percent(coverage(points)),
        )
        rows.append(Row(cells))
    columns = ("Indicator", "Unit", "Points", "Inside tolerance", "In the 80 % band")
    return Table("Indicators", columns, tuple(rows), frozenset({2, 3, 4}))


def _course_part(found: Fit, course: Course) -> Part:
    called = named(found.scenario, course)
    columns = ("Period", "Observed", "Median", "80 % of games", "Verdict", "Source", "Note")
    rows = tuple(
        Row(
            (
                point.observation.period,
                tolerance_text(point),
                figure(point.median),
                band_text(point),
                verdict(point),
                _source(point),
                " ".join(paragraphs(point.observation.note)),
            )
        )
        for point in course.points
    )
    table = Table(f"{called.title}: every point", columns, rows, frozenset({1, 2, 3}))
    blocks: tuple[Block, ...] = (course_picture(found, course), table)
    return Part(f"{called.title} ({called.id})", _anchor(course), blocks)


def _source(point: Point) -> tuple[Inline, ...]:
    """Return a point's citations, each leading to its source."""
    pieces: list[Inline] = []
    for text in citations(point.observation.source):
        pieces += ["; "] if pieces else []
        name, where = source_id(text), place(text)
        pieces += [Link(name, f"source-{name}"), *([f", {where}"] if where else [])]
    return tuple(pieces)


def _sources(found: Fit) -> Table:
    keys = source_ids(point.observation.source for point in found.points)
    rows = []
    for key in sorted(keys):
        source = found.scenario.sources[key]
        note = " ".join(paragraphs(source.note))
        rows.append(Row((key, headline(source), source.kind, note), f"source-{key}"))
    return Table("What was observed, and by whom", ("Source", "Title", "Kind", "Note"), tuple(rows))


def _course_of(found: Fit, point: Point) -> Course:
    return next(course for course in found.courses if point in course.points)


def _anchor(course: Course) -> str:
    summed = "-summed" if course.summed else ""
    return f"course-{_slugs(course.indicator)}{summed}"


def _slugs(text: str) -> str:
    return "-".join(_letters for _letters in re.findall(r"\w+", text))


def pictures(found: Fit) -> Iterator[tuple[str, Picture]]:
    """Yield the name of each picture, fit for a file, and the picture."""
    for course in found.courses:
        yield _anchor(course).removeprefix("course-"), course_picture(found, course)
