"""What `pack.yaml` and `map.yaml` say, against the folder, the calendar and the parent."""

import pathlib
from collections.abc import Iterator

from game.content.findings import Finding, Severity
from game.content.format.pack import Pack
from game.content.format.plan import Map
from game.content.reading.places import Path, Places
from game.model.quarters import parse_quarter

LONGEST_PERIOD = 400  #: quarters


def check_agreement(
    folder: pathlib.Path, lineage: tuple[Pack, ...], drawn: Map | None, places: Places
) -> Iterator[Finding]:
    """Yield what does not agree.

    Args:
        folder: of the pack.
        lineage: the pack and those it extends.
        drawn: its map.
        places: where all of it was written.
    """
    pack = lineage[0]
    if pack.select is not None and pack.extends is None:
        message = "'select' selects from a parent, and this pack extends none"
        yield Finding(places.key(("pack", "select")), Severity.ERROR, "extends", message)
    yield from _check_length(pack, places)
    if len(lineage) > 1:
        yield from _check_period(pack, lineage[1], places)
    if drawn is not None and drawn.asset and _leaves(drawn.asset):
        message = f"'{drawn.asset}' leaves the pack"
        hint = "name a file in this folder"
        place = places.of(("map", "asset"))
        yield Finding(place, Severity.ERROR, "leaves-pack", message, hint=hint)
    name = folder.resolve().name
    if pack.id != name:
        message = f"the pack's id is '{pack.id}', but its folder is called '{name}'"
        place = places.of(("pack", "id"))
        yield Finding(place, Severity.WARNING, "folder-name", message, about=pack.id)


def _check_length(pack: Pack, places: Places) -> Iterator[Finding]:
    first, last = pack.period.first, pack.period.last
    quarters = parse_quarter(last) - parse_quarter(first) + 1
    where: Path = ("pack", "period", "last")
    if quarters < 1:
        message = f"the period ends in {last}, before it begins in {first}"
        yield Finding(places.of(where), Severity.ERROR, "period", message, about=pack.id)
    elif quarters > LONGEST_PERIOD:
        message = f"the period has {quarters} quarters; at most {LONGEST_PERIOD} are played"
        yield Finding(places.of(where), Severity.ERROR, "period", message, about=pack.id)


def _check_period(pack: Pack, parent: Pack, places: Places) -> Iterator[Finding]:
    period, outer = pack.period, parent.period
    whole = f"'{parent.id}', which is extended, goes from {outer.first} to {outer.last}"
    if parse_quarter(period.first) < parse_quarter(outer.first):
        message = f"the period begins in {period.first}, before the parent's; {whole}"
        place = places.of(("pack", "period", "first"))
        yield Finding(place, Severity.ERROR, "period", message, about=pack.id)
    if parse_quarter(period.last) > parse_quarter(outer.last):
        message = f"the period ends in {period.last}, after the parent's; {whole}"
        place = places.of(("pack", "period", "last"))
        yield Finding(place, Severity.ERROR, "period", message, about=pack.id)


def _leaves(name: str) -> bool:
    """Say whether a file's name leads out of the folder that it is looked up in."""
    windows = pathlib.PureWindowsPath(name)
    return ".." in windows.parts or bool(windows.root or windows.drive)
