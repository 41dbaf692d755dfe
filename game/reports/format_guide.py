"""The reference part of `scenarios/README.md`, made from the code that it describes."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from game.content.codes import CODES
from game.content.descriptions import field_texts, meaning
from game.content.format.declare import Formula, Id, Limits, Name, Pattern, QuarterText
from game.content.format.judging import Observation
from game.content.formulas.functions import CONSTANTS, FUNCTIONS
from game.content.formulas.unit_table import BUILT_IN
from game.content.reading.shapes import Shape, allowed, fields_of, noun, shape_of, wanted
from game.content.schema import FILES, documents_in

Row = tuple[str, ...]

_BEGIN, _END = "<!-- generated: {} -->", "<!-- end -->"
_HELD = {
    "one": "{}; several files of a folder are put together",
    "named": "ids, each with {}",
    "listed": "{} with its `id`, or a list of them",
    "texts": "ids of texts, each with its words",
}
#: Types that are explained once, in the text above the tables.
_SHORT = {Id: "an id", Name: "a name", QuarterText: "a quarter", Formula: "a formula"}


def guide_sections() -> dict[str, str]:
    """Return Markdown by the name of its marker: files, fields, functions, units, codes."""
    return {
        "files": _table(("File or folder", "Holds", "What it is for"), _files()),
        "fields": "\n\n".join(_fields()),
        "functions": _table(("Written", "Meaning", "Example"), _functions()),
        "units": _table(("Unit", "Is", "Meaning"), _units()),
        "codes": _table(("Code", "What it means; what to do"), _codes()),
    }


def with_sections(text: str) -> str:
    """Return a guide with what stands between its markers written anew.

    Args:
        text: the whole file; before each section stands `<!-- generated: NAME -->`, after it
            `<!-- end -->`.

    Raises:
        ValueError: a marker is missing.
    """
    for name, section in guide_sections().items():
        begin = _BEGIN.format(name)
        before, found, rest = text.partition(begin)
        _, ended, after = rest.partition(_END)
        if not (found and ended):
            message = f"the guide has no section between '{begin}' and '{_END}'"
            raise ValueError(message)
        text = f"{before}{begin}\n\n{section}\n\n{_END}{after}"
    return text


def _table(head: Row, rows: Iterator[Row]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _files() -> Iterator[Row]:
    for name, kind in FILES.items():
        what = _link(kind.document) if kind.document else ""
        file = f"`{name}/*.yaml`" if kind.holds in {"listed", "texts"} else f"`{name}.yaml`"
        yield file, _HELD[kind.holds].format(what), kind.meaning
    observed = f"a header, then {_link(Observation)} a line"
    yield "`observed.csv`", observed, "What history's numbers were."
    yield "`lessons/*.md`", "Markdown", "Plans and questions for teachers and facilitators."


def _link(document: type[Any]) -> str:
    """Return a link to a document's table, with its article: `an [event](#event)`."""
    name = noun(document)
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} [{name}](#{name.replace(' ', '-')})"


def _fields() -> Iterator[str]:
    """Yield a table for each document: those of files first, below each what it holds."""
    told: set[type[Any]] = set()
    for kind in FILES.values():
        if kind.document is not None:
            yield from _documents(kind.document, told)
    yield from _documents(Observation, told)


def _documents(document: type[Any], told: set[type[Any]]) -> Iterator[str]:
    if document in told:
        return
    told.add(document)
    yield f"#### {noun(document)}\n\n{meaning(document)}"
    yield _table(("Key", "Type", "If left out", "Meaning"), _rows(document))
    for inner in documents_in(document):
        yield from _documents(inner, told)


def _rows(document: type[Any]) -> Iterator[Row]:
    texts, annotations = field_texts(document), fields_of(document)
    for field in dataclasses.fields(document):
        yield f"`{field.name}`", _type(annotations[field.name]), _default(field), texts[field.name]


def _type(annotation: Any) -> str:  # noqa: ANN401 - annotations have no type of their own
    """Return what a field accepts, with links to documents."""
    shape = shape_of(annotation)
    inner = next(iter(_inside(annotation)), None)
    if shape.origin is tuple:
        count = "" if shape.arguments[-1] is Ellipsis else f" of {len(shape.arguments)}"
        return f"a list{count}, each {_type(shape.arguments[0])}"
    if inner is not None:
        return f"names, each with {_link(inner)}" if shape.origin is dict else _link(inner)
    return _plain_type(shape)


def _plain_type(shape: Shape) -> str:
    for kind, text in _SHORT.items():
        if shape == shape_of(kind) or _same_pattern(shape, kind):
            return text
    limits = shape.rule(Limits)
    between = f", {allowed(limits)}" if limits and shape.base in {int, float} else ""
    return f"{wanted(shape)}{between}"


def _same_pattern(shape: Shape, kind: Any) -> bool:  # noqa: ANN401 - as above
    pattern = shape.rule(Pattern)
    return pattern is not None and pattern == shape_of(kind).rule(Pattern)


def _inside(annotation: Any) -> Iterator[type[Any]]:  # noqa: ANN401 - as above
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part)


def _default(field: "dataclasses.Field[Any]") -> str:
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "must be there"
    match field.default:
        case bool() as truth:
            return f"`{str(truth).lower()}`"
        case int() | float() as value:
            return f"`{value:g}`"
        case str() as text:
            return f"`{text}`"
        case tuple() as items if items:
            return f"`[{', '.join(items)}]`"
        case _:
            return ""


def _functions() -> Iterator[Row]:
    for function in FUNCTIONS.values():
        yield f"`{function.signature}`", function.meaning, f"`{function.example}`"
    for name, told in CONSTANTS.items():
        yield f"`{name}`", told, f"`{name} >= 1995Q1`"


def _units() -> Iterator[Row]:
    yield "`1`", "", "a pure number"
    for unit in BUILT_IN:
        factor = f"{unit.factor:.6g}"
        yield f"`{unit.name}`", f"{factor} `{unit.of}`" if unit.of else "", unit.meaning


def _codes() -> Iterator[Row]:
    yield from ((f"`{code}`", told) for code, told in sorted(CODES.items()))
