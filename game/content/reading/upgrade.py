"""Older versions of the format, brought up to date file by file before anything is checked.

To change the format: raise `CURRENT` and add a step that makes the new form of what was written
in the old one. A step takes the part of the pack a file belongs to (`pack`, `model`,
`words/es`, ...) and its tree, and returns the tree; it leaves alone what it does not understand,
for the checks to refuse.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Table

from game.content.findings import Finding, Severity
from game.content.reading.tree import Mapping, Node, Scalar

CURRENT = 1

Step = Callable[[str, Node], Node]


def upgrade(version: int, part: str, tree: Node) -> Node:
    """Return a file's tree in the current format.

    Args:
        version: the format that the pack says it is in; one that `refusal` lets pass.
        part: the part of the pack that the file belongs to.
        tree: what was written.
    """
    for step in STEPS[version:]:
        tree = step(part, tree)
    return tree


def refusal(version: Scalar) -> Finding | None:
    """Return why a pack of this version cannot be read, or None where it can."""
    number = version.value
    if isinstance(number, bool) or not isinstance(number, int) or 0 <= number <= CURRENT:
        return None  # what is no whole number is refused when the pack is checked
    message = f"this pack is format {number}; there is no such format"
    hint = f"write {CURRENT}"
    if number > CURRENT:
        message = f"this pack is format {number}; this Handshake reads up to {CURRENT}"
        hint = "update it"
    return Finding(version.place, Severity.ERROR, "format", message, hint=hint)


def _from_draft(part: str, tree: Node) -> Node:
    """Format 0, the draft: `license`, and a period as one text, `1990Q3-2000Q4`."""
    if part != "pack" or not isinstance(tree, Mapping):
        return tree
    tree = _renamed(tree, {"license": "licence"})
    entries = dict(tree.entries)
    period = entries.get("period")
    if isinstance(period, Scalar) and isinstance(period.value, str):
        entries["period"] = _period(period, period.value)
    version = entries.get("format")
    if isinstance(version, Scalar):
        entries["format"] = Scalar(1, version.place, version.raw_column, written="1")
    return Mapping(entries, tree.keys, tree.place)


def _period(period: Scalar, text: str) -> Node:
    found = re.fullmatch(r"\s*(\S+?)\s*-\s*(\S+)\s*", text)
    if found is None:
        return period
    first, last = (Scalar(found[each], period.place, written=found[each]) for each in (1, 2))
    places = dict.fromkeys(("first", "last"), period.place)
    return Mapping({"first": first, "last": last}, places, period.place)


def _renamed(tree: Mapping, names: Table[str, str]) -> Mapping:
    """Return `tree` with keys renamed, except where the new name is there as well."""
    new = {key: names.get(key, key) for key in tree.entries}
    new = {key: key if name in tree.entries else name for key, name in new.items()}
    entries = {new[key]: value for key, value in tree.entries.items()}
    return Mapping(entries, {new[key]: place for key, place in tree.keys.items()}, tree.place)


#: The step at index 0 leads from format 0 to format 1, and so on.
STEPS: tuple[Step, ...] = (_from_draft,)
