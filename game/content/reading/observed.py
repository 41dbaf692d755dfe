"""`observed.csv` to a tree, with the place of every cell."""

import csv
import io
from collections.abc import Iterator

from game.content.findings import Finding, Place, Severity
from game.content.format.judging import Observation
from game.content.reading.characters import strange_character
from game.content.reading.shapes import fields_of
from game.content.reading.suggestions import MOST_UNKNOWN, did_you_mean
from game.content.reading.tree import Mapping, Node, Scalar, Sequence
from game.content.reading.yaml_text import scalar

#: Columns that hold numbers or truths; all others are text, also where they look like numbers.
_PLAIN = frozenset({"value", "tolerance", "required"})
_OPTIONAL = frozenset({"required", "take", "note"})

_Row = list[tuple[str, Place]]


def read_observed(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read observations: a header, then a line each.

    Args:
        text: the whole file.
        file: the name that places carry.

    Returns:
        A list with a group of keys for each line, or None; and what is wrong.
    """
    if strange := strange_character(text, file):
        return None, (strange,)
    findings: list[Finding] = []
    rows = _rows(text, file, findings)
    header = next(rows, None)
    if header is None:
        findings = findings or [_error(Place(file), "empty-file", "the file is empty")]
        return None, tuple(findings)
    columns = _columns(header, text, findings)
    if columns is None:
        return None, tuple(findings)
    items = [_observation(columns, row, findings) for row in rows]
    return Sequence(tuple(items), Place(file, 1, 1)), tuple(findings)


def _rows(text: str, file: str, findings: list[Finding]) -> Iterator[_Row]:
    """Go through the rows that are not blank; each cell with its place."""
    reader = csv.reader(io.StringIO(text, newline="\n"), strict=True)
    lines = text.split("\n")
    before = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            message = "this line's quotes do not fit"
            if "limit" in str(error):
                message = "a cell of this line is too long"
            hint = 'a quote inside a cell in quotes is written twice ("")'
            findings.append(_error(Place(file, before + 1, 1), "csv", message, hint))
            return
        if cells is None:
            return
        places = _places("\n".join(lines[before : reader.line_num]), file, before + 1)
        before = reader.line_num
        if any(cell.strip() for cell in cells):
            yield list(zip((cell.strip() for cell in cells), places, strict=True))


def _places(row: str, file: str, line: int) -> list[Place]:
    """Return where each cell of a row begins; a row in quotes may go over several lines."""
    places = [Place(file, line, 1)]
    column, begins, quoted, quotes = 0, True, False, False  # in quotes now; has quotes at all
    for letter in row:
        column += 1
        if letter == "\n":
            line, column = line + 1, 0
        elif letter == "," and not quoted:
            places.append(Place(file, line, column + 1))
            begins, quotes = True, False
            continue
        elif letter == '"' and (begins or quotes):
            quoted, quotes = not quoted, True  # a quote written twice closes and opens again
        begins = False
    return places


def _columns(header: _Row, text: str, findings: list[Finding]) -> list[str] | None:
    """Return the names of the columns, or None where they are not all known and there."""
    names = [name for name, _ in header]
    known = list(fields_of(Observation))
    first = text.split("\n", 1)[0]
    if len(header) == 1 and (";" in first or "\t" in first):
        hint = "save the table as CSV with commas"
        message = "the columns are not separated by commas"
        findings.append(_error(header[0][1], "csv", message, hint))
        return None
    count = len(findings)
    for index, (name, place) in enumerate(header[:MOST_UNKNOWN]):
        if name not in known:
            hint = did_you_mean(name, known, listed=len(known))
            findings.append(_error(place, "unknown-key", f"unknown column '{name}'", hint))
        elif name in names[:index]:
            findings.append(_error(place, "repeated-key", f"column '{name}' is repeated"))
    for name in known:
        if name not in names and name not in _OPTIONAL:
            message = f"the table needs a column '{name}'"
            findings.append(_error(header[0][1], "missing-key", message))
    return names if len(findings) == count else None


def _observation(columns: list[str], row: _Row, findings: list[Finding]) -> Mapping:
    if len(row) != len(columns):
        message = f"this line has {len(row)} cells; the header has {len(columns)}"
        place = row[min(len(row), len(columns)) - 1][1]
        hint = "put a cell with a comma in it in double quotes"
        findings.append(_error(place, "csv", message, hint))
    entries: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for name, (cell, place) in zip(columns, row, strict=False):
        if not cell and name in _OPTIONAL:
            continue
        entries[name] = _cell(name, cell, place, findings)
        keys[name] = place
    for name, (_, place) in zip(columns[len(row) :], row[-1:] * len(columns), strict=False):
        if name not in _OPTIONAL:  # told above; one finding a line is enough
            entries[name], keys[name] = Scalar(None, place), place
    return Mapping(entries, keys, row[0][1])


def _cell(name: str, cell: str, place: Place, findings: list[Finding]) -> Scalar:
    if not cell:
        findings.append(_error(place, "no-value", f"'{name}' has no value"))
        return Scalar(None, place, place.column)
    if name not in _PLAIN:
        return Scalar(cell, place, place.column, written=cell)
    made, wrong = scalar(cell.lower() if name == "required" else cell, place)
    if wrong:
        findings.append(_error(place, "number", wrong))
    return made


def _error(place: Place, code: str, message: str, hint: str = "") -> Finding:
    return Finding(place, Severity.ERROR, code, message, hint=hint)
