"""Records as plain data: commands, events and views, to JSON and back.

A record becomes a mapping with its class's name under `is`; every list is a tuple. Only the
classes named here come back, and only with fields of the types that they declare.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from game.session import causes, commands, events, view

_RECORDS: dict[str, type[Any]] = {
    name: found
    for module in (commands, events, causes, view)
    for name, found in vars(module).items()
    if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__
}

#: What a long text is put down as; None keeps it in its place.
Shelf = Callable[[str], int]
#: Shorter texts are not worth a shelf.
_SHORT = 24


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def to_plain(value: object, shelf: Shelf | None = None) -> Any:  # noqa: ANN401 - any JSON
    """Return a record as plain data.

    Args:
        value: a record, or a tuple, text, number, truth or None.
        shelf: takes long texts and gives each a number, so that they are kept once.
    """
    if isinstance(value, str):
        return value if shelf is None or len(value) <= _SHORT else {"text": shelf(value)}
    if isinstance(value, tuple):
        return [to_plain(item, shelf) for item in value]
    if is_dataclass(value):
        named = {x.name: to_plain(getattr(value, x.name), shelf) for x in fields(value)}
        return {"is": type(value).__name__, **named}
    return value


def from_plain(data: Any, texts: dict[int, str] | None = None) -> Any:  # noqa: ANN401 - any record
    """Return the record that plain data was made from.

    Raises:
        ValueError: no record has this form.
    """
    if isinstance(data, list):
        return tuple(from_plain(item, texts) for item in data)
    if not isinstance(data, dict):
        return data
    if texts is not None and data.keys() == {"text"}:
        return texts[data["text"]]
    made = _RECORDS.get(str(data.get("is")))
    if made is None:
        message = f"there is no record '{data.get('is')}'"
        raise ValueError(message)
    given = {name: from_plain(item, texts) for name, item in data.items() if name != "is"}
    try:
        return made(**given)
    except TypeError as wrong:
        raise ValueError(str(wrong)) from wrong


def write_command(command: commands.Command) -> str:
    """Return a command as a line of JSON."""
    return json.dumps(to_plain(command), ensure_ascii=False, separators=(",", ":"))


def read_command(line: str) -> commands.Command:
    """Return the command of a line.

    Raises:
        ValueError: it is no command.
    """
    command = from_plain(json.loads(line))
    if not _fits(command, commands.Command):
        message = "this is no command"
        raise ValueError(message)
    return command  # type: ignore[no-any-return]  # what _fits has just checked


def _fits(value: object, kind: Any) -> bool:  # noqa: ANN401 - a type, of any form
    """Say whether a value is of a declared type, its own fields included."""
    if isinstance(kind, UnionType) or get_origin(kind) is Literal:
        among = get_args(kind)
        return (
            value in among if get_origin(kind) is Literal else any(_fits(value, x) for x in among)
        )
    if kind is float:
        return type(value) in {float, int}
    if kind in {int, str, bool, NoneType}:
        return type(value) is kind
    hints = _hints(kind)
    return isinstance(value, kind) and all(
        _fits(getattr(value, name), hint) for name, hint in hints.items()
    )
