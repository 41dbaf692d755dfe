"""The last parts of a review: the record of suffering, the sources, and how to play it again."""

from collections.abc import Iterable, Iterator

import game
from game.content.scenario import Scenario
from game.judgement.record import RecordLine
from game.model.quarters import QUARTERS_A_YEAR, format_quarter
from game.reports.chart_looks import figure
from game.reports.chart_svg import HALF, pictured
from game.reports.charting import axis_of, course_chart
from game.reports.citing import headline
from game.reports.document import Block, Code, Gallery, Link, Part, Row, Table, Words, pieces
from game.reports.gathering import Findings
from game.reports.review_log import shown_first
from game.reports.review_words import one_line, sources_words
from game.session.commands import Open

_NO_POINTS = (
    "What follows is a record. It carries no points, no goal and no reader counts it, and nothing "
    "on this page can be traded for anything on another."
)


def record_part(found: Findings) -> Part:
    """Return the record of suffering, on a page of its own."""
    if not found.record:
        told = "This pack keeps no record of suffering."
        return Part("The record", "record", (told,), apart=True)
    note = found.scenario.pack.content_note
    shown = {indicator.name for indicator in shown_first(found.scenario)}
    columns = {each.name: each for each in found.game.board.program.indicators}
    pictures = tuple(
        pictured(course_chart(found, columns[line.indicator]), HALF)
        for line in found.record
        if line.indicator not in shown
    )
    blocks: list[Block] = [_NO_POINTS, *((one_line(note),) if note else ()), _years(found)]
    blocks += [Gallery(pictures)] if pictures else []
    for line in found.record:
        said = sources_words(found.scenario, line.source)
        told = f"{one_line(line.title)}. {one_line(line.note)} " if line.note else ""
        if told or said is not None:
            blocks.append((told, *(pieces(said) if said is not None else ())))
    return Part("The record", "record", tuple(blocks), apart=True)


def _years(found: Findings) -> Table:
    """Return the record at each year's end, with history's line beside it in brackets."""
    last = found.played - 1
    rows = []
    for row in range(found.played):
        quarter = found.first + row
        if quarter % QUARTERS_A_YEAR == QUARTERS_A_YEAR - 1 or row == last:
            said = (_recorded(found, line, row) for line in found.record)
            rows.append(Row((format_quarter(quarter), *said)))
    columns = ("At the end of", *(one_line(line.title) for line in found.record))
    beside = "; in brackets the middle of history's line" if "history" in found.lines else ""
    numbers = frozenset(range(1, len(columns)))
    return Table(f"The record of this game{beside}", columns, tuple(rows), numbers)


def _recorded(found: Findings, line: RecordLine, row: int) -> str:
    names = [each.name for each in found.game.board.program.indicators]
    column = names.index(line.indicator)
    axis = axis_of(found.scenario, found.game.board.program.indicators[column])
    said = figure(found.truth(line.indicator)[row + 1], axis)
    history = found.lines.get("history")
    if history is None:
        return said
    return f"{said} ({figure(float(history.values[row, column]), axis)})"


def linked(parts: Iterable[Part]) -> frozenset[str]:
    """Return where the links of some parts lead."""
    found: set[str] = set()
    for part in parts:
        for block in part.blocks:
            cells: list[Words] = []
            if isinstance(block, Table):
                cells = [cell for row in block.rows for cell in row.cells]
            elif isinstance(block, str | tuple | Link):
                cells = [block]
            found |= {p.to for cell in cells for p in pieces(cell) if isinstance(p, Link)}
        found |= linked(part.parts)
    return frozenset(found)


def sources_part(scenario: Scenario, links: frozenset[str]) -> Part:
    """Return the sources that a report's links lead to."""
    rows = tuple(
        Row((headline(source), source.kind), f"source-{name}")
        for name, source in scenario.sources.items()
        if f"source-{name}" in links
    )
    told: Words = (
        "What is cited here. Every number of the model has its source in the rule sheet, which ",
        Code(f"handshake rules {scenario.pack.id}"),
        " writes.",
    )
    blocks: tuple[Block, ...] = (Table("Sources", ("Source", "Kind"), rows),) if rows else ()
    return Part("Sources", "sources", (told, *blocks))


def again_part(found: Findings) -> Part:
    """Return what anybody needs to come to the same game again."""
    played, pack = found.game, found.scenario.pack
    opening = played.board.opening
    facts: tuple[tuple[str, Words], ...] = (
        ("Pack", (Code(pack.id), f", version {pack.version}, licence {pack.licence}")),
        ("Digest of the pack's content", Code(found.scenario.program.digest)),
        ("Seed", Code(str(opening.seed))),
        ("Theory", opening.theory or "the pack's own numbers"),
        ("Played", ", ".join(_ways(opening))),
        ("Commands in the file", str(len(played.log))),
        ("Handshake", Code(game.__version__)),
        ("To verify every quarter", Code(f"handshake replay {found.name}.handshake")),
        ("To make this review again", Code(f"handshake report {found.name}.handshake")),
    )
    table = Table("How to come to this game again", ("What", "Is"), tuple(map(Row, facts)))
    told = (
        "The file of the game has its commands and its seed; everything here follows from them "
        "and from the pack."
    )
    return Part("How to reproduce it", "again", (told, table))


def _ways(opening: Open) -> Iterator[str]:
    yield "all questions" if opening.length == "full" else "the core questions"
    yield "with forecasts" if opening.options.forecasts else "without forecasts"
    yield "with taking back" if opening.options.take_back else "without taking back"
    yield "constants drawn" if opening.options.uncertain else "constants at their central values"
