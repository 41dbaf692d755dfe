"""What is left of a part of a pack when what is wrong with it is left out.

A pack with errors is never played; but what is sound in it is looked at all the same, so that an
author reads of everything at once.
"""

from typing import TypeVar

from game.content.findings import Severity
from game.content.reading.collecting import Collected
from game.content.reading.documents import read_documents, wrong_paths
from game.content.reading.pack_files import PARTS
from game.content.reading.suggestions import closest
from game.content.reading.tree import Mapping, Node, Scalar
from game.content.reading.upgrade import CURRENT

Documents = TypeVar("Documents")

#: Parts of a pack in which nothing is declared that another part could name.
_LEAVES = frozenset({"words", "lessons", "observed"})
#: With this wrong nothing is missing: the first of two alike is read.
_HARMLESS = frozenset({"repeated-id", "repeated-key"})
#: How deep below a part its documents stand; in all others one step.
_DEPTHS = {"model": 2, "judgement": 2, "map": 2, "words": 2}


def salvage(
    shape: type[Documents], tree: Node, part: str
) -> tuple[Documents | None, frozenset[str]]:
    """Read what is sound of a part in which something is wrong.

    Args:
        shape: as for `read_documents`.
        tree: what was written.
        part: its name.

    Returns:
        The sound documents, or None where nothing can be read; and the names of the others.
    """
    depth = _DEPTHS.get(part, 1)
    kept, lost = tree, set[str]()
    for path in {path[:depth] for path in wrong_paths(shape, tree) if path}:
        kept = _without(kept, path)
        lost |= _names(tree, path, depth)
    documents, _ = read_documents(shape, kept, part)
    return documents, frozenset(lost)


def stand_in(tree: Mapping, name: str) -> Mapping:
    """Return `pack.yaml` with something in place of each text that it must have and has not."""
    said: dict[str, int | str] = {"format": CURRENT, "id": name, "title": name}
    said |= {"version": "?", "licence": "?"}
    missing = {
        key: Scalar(value, tree.place, written=str(value))
        for key, value in said.items()
        if key not in tree.entries
    }
    keys = {**tree.keys, **dict.fromkeys(missing, tree.place)}
    return Mapping({**tree.entries, **missing}, keys, tree.place)


def unreadable_parts(collected: Collected) -> frozenset[str]:
    """Return the parts of a pack of which something could not be read that others may name."""
    return frozenset().union(
        *(
            _parts_of(finding.place.file.removeprefix(f"{collected.folder.as_posix()}/"))
            for finding in collected.findings
            if finding.severity is Severity.ERROR and finding.code not in _HARMLESS
        )
    )


def _parts_of(name: str) -> frozenset[str]:
    """Return the parts that a file was meant to be of; all where nobody can tell."""
    stem = name.partition("/")[0].partition(".")[0]
    if stem in _LEAVES:
        return frozenset()
    meant = stem if stem in PARTS else closest(stem, PARTS)
    return frozenset(PARTS) if meant is None else frozenset({meant})


def _without(tree: Node, path: tuple[str, ...]) -> Node:
    if not isinstance(tree, Mapping) or not path or path[0] not in tree.entries:
        return tree
    entries = dict(tree.entries)
    if len(path) == 1:
        del entries[path[0]]
    else:
        entries[path[0]] = _without(entries[path[0]], path[1:])
    return Mapping(entries, {key: tree.keys[key] for key in entries}, tree.place)


def _names(tree: Node, path: tuple[str, ...], depth: int) -> set[str]:
    """Return the names that are lost with what stands at a path; of a section, all in it."""
    node = tree
    for step in path:
        below = node.entries.get(step) if isinstance(node, Mapping) else None
        node = tree if below is None else below
    inside = set(node.entries) if isinstance(node, Mapping) and len(path) < depth else set[str]()
    return inside | {path[-1]}
