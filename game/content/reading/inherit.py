"""`extends`: what a pack takes from the one that it extends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from game.content.findings import Finding, Severity
from game.content.reading.collecting import Collected, collect
from game.content.reading.identities import LISTED, observation_identity
from game.content.reading.suggestions import MOST_UNKNOWN, did_you_mean
from game.content.reading.tree import Mapping, Node, Scalar, Sequence

#: What a pack must say itself, and what holds only for itself.
_OWN = frozenset({"format", "id", "title", "version", "extends", "select"})
#: Of `pack.yaml`: names that are put together with the parent's.
_TOGETHER = ("units", "uncertainty")
#: Parts with sections of names: a name in a section takes the place of the parent's.
_SECTIONED = frozenset({"model", "judgement", "map", "words"})

Parts = dict[str, Node]


def read_lineage(
    folder: Path, find_pack: Callable[[str], Path | None], known: Iterable[str]
) -> tuple[tuple[Collected, ...], tuple[Finding, ...]]:
    """Read a pack and those that it extends, one above the other.

    Args:
        folder: the pack.
        find_pack: gives the folder of a pack by its id, or None.
        known: ids of packs, for suggestions.

    Returns:
        This pack first, the last one above it last; and what is wrong with the chain. Where the
        chain is broken, what is left of it.
    """
    lineage = [collect(folder)]
    seen = {folder.resolve()}
    chain = [_text(lineage[0].pack.entries.get("id")) or folder.resolve().name]
    while extends := _text(lineage[-1].pack.entries.get("extends")):
        chain.append(extends)
        parent = find_pack(extends)
        if parent is None:
            message = f"there is no pack '{extends}'"
            hint = did_you_mean(extends, known)
            return tuple(lineage), (_broken(lineage[-1], message, chain, hint),)
        if parent.resolve() in seen:
            message = f"pack '{chain[0]}' extends itself"
            return tuple(lineage), (_broken(lineage[-1], message, chain, "end the circle"),)
        seen.add(parent.resolve())
        lineage.append(collect(parent))
    return tuple(lineage), ()


@dataclass(frozen=True, slots=True)
class Inheritance:
    """The parts of a pack with all that it inherits; and the ids that `select` leaves out.

    What is left out is still there: history's line may need it in the quarters before play.
    """

    parts: Parts
    left_out: dict[str, frozenset[str]]


def inherited(parent: Inheritance, child: Collected) -> tuple[Inheritance, tuple[Finding, ...]]:
    """Return the parts of a pack with those of its parent below them.

    Args:
        parent: the parent's parts, with all that it inherited itself.
        child: the pack; a thing of the same kind and id in it takes the parent's place.

    Returns:
        The parts, and ids that `select` names and the parent does not have.
    """
    parts = {**parent.parts, **child.parts}
    for part in parent.parts.keys() & child.parts.keys():
        parts[part] = _overlay(part, parent.parts[part], child.parts[part])
    left_out: dict[str, frozenset[str]] = {}
    findings: list[Finding] = []
    for part in ("decisions", "events"):
        offered = _ids(parent.parts, part) - parent.left_out.get(part, frozenset())
        chosen = _chosen(child.pack, part)
        kept = offered if chosen is None else {_text(item) for item in chosen}
        strange = (item for item in chosen or () if _text(item) not in offered)
        findings.extend(_unknown(part, item, offered) for item in islice(strange, MOST_UNKNOWN))
        left_out[part] = _ids(parent.parts, part) - kept - _ids(child.parts, part)
    return Inheritance({part: parts[part] for part in sorted(parts)}, left_out), tuple(findings)


def _broken(child: Collected, message: str, chain: list[str], hint: str) -> Finding:
    place = child.pack.entries["extends"].place
    if len(chain) > 2:  # noqa: PLR2004 - of two, the message has said it all
        links = " extends ".join(f"'{link}'" for link in chain)
        message += f": {links}"
    return Finding(place, Severity.ERROR, "extends", message, about=chain[-1], hint=hint)


def _ids(parts: Parts, part: str) -> frozenset[str]:
    tree = parts.get(part)
    return frozenset(tree.entries if isinstance(tree, Mapping) else ())


def _chosen(pack: Mapping, part: str) -> tuple[Node, ...] | None:
    """Return what `select` says of a part, or None where it says nothing."""
    select = pack.entries.get("select")
    chosen = select.entries.get(part) if isinstance(select, Mapping) else None
    return chosen.items if isinstance(chosen, Sequence) else None


def _unknown(part: str, item: Node, offered: Iterable[str]) -> Finding:
    wanted = _text(item)
    message = f"the parent has no {LISTED[part]} '{wanted}'"
    hint = did_you_mean(wanted, offered)
    return Finding(item.place, Severity.ERROR, "unknown-id", message, about=wanted, hint=hint)


def _only(tree: Mapping, names: Iterable[str]) -> Mapping:
    kept = {name: node for name, node in tree.entries.items() if name in set(names)}
    return Mapping(kept, {name: tree.keys[name] for name in kept}, tree.place)


def _overlay(part: str, below: Node, above: Node) -> Node:
    if part == "pack" and isinstance(below, Mapping) and isinstance(above, Mapping):
        return _packs(below, above)
    if part == "observed":
        return _observations(below, above)
    if part in _SECTIONED and isinstance(below, Mapping) and isinstance(above, Mapping):
        sections = {
            name: _names(below.entries[name], node) if name in below.entries else node
            for name, node in above.entries.items()
        }
        return _names(below, Mapping(sections, above.keys, above.place))
    return _names(below, above)


def _names(below: Node, above: Node) -> Node:
    """Return both mappings as one; what is no mapping is replaced."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    entries = {**below.entries, **above.entries}
    return Mapping(entries, {**below.keys, **above.keys}, above.place)


def _packs(below: Mapping, above: Mapping) -> Mapping:
    passed_on = _only(below, below.entries.keys() - _OWN)
    said = dict(above.entries)
    for name in _TOGETHER:
        if name in said and name in passed_on.entries:
            said[name] = _names(passed_on.entries[name], said[name])
    ours, theirs = said.get("allow"), passed_on.entries.get("allow")
    if isinstance(ours, Sequence) and isinstance(theirs, Sequence):
        said["allow"] = Sequence((*ours.items, *theirs.items), ours.place)
    merged = _names(passed_on, Mapping(said, above.keys, above.place))
    return merged if isinstance(merged, Mapping) else above


def _observations(below: Node, above: Node) -> Node:
    if not isinstance(below, Sequence) or not isinstance(above, Sequence):
        return above
    replaced = {observation_identity(item) for item in above.items}
    kept = (item for item in below.items if observation_identity(item) not in replaced)
    return Sequence((*kept, *above.items), above.place)


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else ""
