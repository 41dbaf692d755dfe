"""JSON Schemas of a pack's files, with which an editor completes keys and explains them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from game.content.descriptions import field_texts, meaning
from game.content.format.declare import Id, Name, Pattern, Prose
from game.content.format.happening import Event
from game.content.format.judging import Check, Judgement, Person
from game.content.format.lines import Policy, Theory
from game.content.format.model import Model
from game.content.format.pack import Entry, Pack, Source
from game.content.format.plan import Map
from game.content.format.play import Decision, Instrument
from game.content.reading.shapes import Shape, noun

JsonObject = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Keys that anybody may add; they are read past.
PRIVATE = "^x_"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file of a pack.

    Attributes:
        document: the document that it holds; None where it holds plain texts.
        holds: how: `one` document, `named` documents by id, `listed` (one, or a list of them),
            or `texts` by id.
        key: the form of an id, where documents or texts stand under one.
        meaning: what the file is for.
    """

    document: type[Any] | None
    holds: str
    meaning: str
    key: Any = Id


#: Every kind of YAML file, by the name of the file or folder.
FILES: dict[str, FileKind] = {
    "pack": FileKind(Pack, "one", "What the pack is, when it plays, and its own rules."),
    "sources": FileKind(Source, "named", "What every number and claim rests on, by id."),
    "model": FileKind(Model, "one", "The model: any of these sections, each with names."),
    "instruments": FileKind(Instrument, "named", "What can be ordered, by name.", Name),
    "decisions": FileKind(Decision, "listed", "A question with its answers, or a list of them."),
    "events": FileKind(Event, "listed", "What the world does by chance: one event, or a list."),
    "people": FileKind(Person, "named", "Advisers and roles, by id."),
    "catalogue": FileKind(Entry, "named", "Choices that the evidence tells of, by id."),
    "judgement": FileKind(Judgement, "one", "What it was worth, and to whom."),
    "policies": FileKind(Policy, "listed", "A whole line of play, or a list of them."),
    "theories": FileKind(Theory, "listed", "A rival setting of parameters, or a list of them."),
    "checks": FileKind(Check, "named", "Behaviour that must hold, by id."),
    "map": FileKind(Map, "one", "Regions, places, and what colours them."),
    "words": FileKind(None, "texts", "A translation: the id of each text, and its words.", str),
}


def schemas() -> dict[str, JsonObject]:
    """Return the JSON Schema (draft 2020-12) of each kind of file, by its name in `FILES`."""
    return {name: _schema(name, kind) for name, kind in FILES.items()}


def _schema(name: str, kind: FileKind) -> JsonObject:
    made = _tidy(TypeAdapter(_shape(kind)).json_schema())
    _describe(made, kind)
    if name == "pack":
        _let_children_inherit(made)
    file = f"{name}/*.yaml" if kind.holds in {"listed", "texts"} else f"{name}.yaml"
    said = {"$schema": DIALECT, "title": f"{file} of a Handshake pack", "description": kind.meaning}
    return {**said, **{key: value for key, value in made.items() if key not in said}}


def _shape(kind: FileKind) -> Any:  # noqa: ANN401 - a type, of any form
    # As values and not as annotations, since they are put together here.
    document: Any = kind.document
    several: Any = tuple
    by_id: Any = dict
    match kind.holds:
        case "one":
            return document
        case "listed":
            return document | several[document, ...]
        case _:
            return by_id[kind.key, document or Prose]


def _let_children_inherit(pack: JsonObject) -> None:
    """Ask a pack that extends another one only for what it must say itself."""
    inherited = [key for key in pack["required"] if key in {"licence", "period"}]
    pack["required"] = [key for key in pack["required"] if key not in inherited]
    pack["if"] = {"required": ["extends"]}
    pack["else"] = {"required": inherited}


# -- descriptions -------------------------------------------------------------------------


def _describe(schema: JsonObject, kind: FileKind) -> None:
    """Give every document its name and meaning, and every field its text."""
    known = {document.__name__: document for document in documents()}
    for name, definition in schema.get("$defs", {}).items():
        _describe_document(definition, known[name])
    if kind.document is not None and "properties" in schema:
        _describe_document(schema, kind.document)


def _describe_document(schema: JsonObject, document: type[Any]) -> None:
    texts = field_texts(document)
    schema["title"] = noun(document)
    schema["description"] = meaning(document)
    for name, field in schema["properties"].items():
        field["description"] = texts[name]


@cache
def documents() -> tuple[type[Any], ...]:
    """Return every document of the format, those of files first, then what is inside them."""
    found: dict[type[Any], None] = {}
    waiting = [kind.document for kind in FILES.values() if kind.document is not None]
    while waiting:
        document = waiting.pop(0)
        if document not in found:
            found[document] = None
            waiting += documents_in(document)
    return tuple(found)


def documents_in(document: type[Any]) -> list[type[Any]]:
    """Return the documents that the fields of a document hold, in order of the fields."""
    annotations = (field.type for field in document.__dataclass_fields__.values())
    return list(dict.fromkeys(inner for each in annotations for inner in _documents(each)))


def _documents(annotation: Any) -> Iterator[type[Any]]:  # noqa: ANN401 - a type, of any form
    if hasattr(annotation, "__dataclass_fields__"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _documents(part)


# -- tidying ------------------------------------------------------------------------------


def _tidy(schema: JsonObject) -> JsonObject:
    """Return a schema without titles made of keys, without null, and with private keys."""
    schema = {key: value for key, value in schema.items() if key != "title"}
    if schema.get("default", ...) is None or isinstance(schema.get("default"), dict):
        del schema["default"]
    for key in ("properties", "patternProperties", "$defs"):
        if key in schema:
            schema[key] = {name: _tidy(below) for name, below in schema[key].items()}
    for key in ("anyOf", "prefixItems"):
        if key in schema:
            schema[key] = [_tidy(below) for below in schema[key]]
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            schema[key] = _tidy(schema[key])
    return _with_private_keys(_with_choices(_without_null(schema)))


def _without_null(schema: JsonObject) -> JsonObject:
    """Leave null out of what is possible: a key that is left out is not written."""
    possible = [below for below in schema.get("anyOf", ()) if below.get("type") != "null"]
    if not possible:
        return schema
    said = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**possible[0], **said} if len(possible) == 1 else {"anyOf": possible, **said}


def _with_choices(schema: JsonObject) -> JsonObject:
    """Write a pattern that only lists words as these words, which an editor can offer."""
    choices = _choices(schema.get("pattern", ""))
    if not choices:
        return schema
    rest = {key: value for key, value in schema.items() if key not in {"pattern", "type"}}
    return {"enum": list(choices), **rest}


def _choices(expression: str) -> tuple[str, ...]:
    return Shape(str, (Pattern(expression, ""),)).choices


def _with_private_keys(schema: JsonObject) -> JsonObject:
    """Let keys that begin with `x_` stand in every object, whatever they hold."""
    if schema.get("type") != "object":
        return schema
    names = schema.get("patternProperties", {})
    closed = {_but_private(pattern): below for pattern, below in names.items()}
    own = {PRIVATE: {"description": "Your own: read past by the game."}}
    schema = {**schema, "patternProperties": {**closed, **own}}
    if names:  # names of any other form are mistakes
        schema["additionalProperties"] = False
    return schema


def _but_private(pattern: str) -> str:
    """Return a pattern of names that leaves private ones to their own pattern."""
    return f"^(?!x_){pattern.removeprefix('^')}"
