"""What tells the things of a pack from each other: ids, names in formulas, what is observed."""

from collections.abc import Iterator

from game.content.findings import Place
from game.content.reading.tree import Mapping, Node, plain

#: Files that hold one document with its id, or a list of them; and what one is called.
LISTED = {"decisions": "decision", "events": "event", "policies": "policy", "theories": "theory"}


def singular(part: str) -> str:
    """Return what one thing of a part of the pack is called: `stock` for `stocks`."""
    if part in LISTED:
        return LISTED[part]
    irregular = {"people": "person", "auxiliaries": "auxiliary", "words": "text", "luck": "luck"}
    return irregular.get(part) or part.removesuffix("s")


def observation_identity(node: Node) -> tuple[str, ...]:
    """Return what tells one observation from others: indicator, period, what is taken, and whose.

    Two documents may give two numbers for one thing; both are kept.
    """
    said = plain(node) if isinstance(node, Mapping) else {}
    parts = (said.get("indicator"), said.get("period"), said.get("take", "mean"))
    return (*(str(part) for part in parts), str(said.get("source")))


def named_things(parts: dict[str, Node]) -> Iterator[tuple[str, str, Place]]:
    """Go through everything that a formula may name: section, name and place."""
    model = parts.get("model")
    sections = ("parameters", "drivers", "stocks", "auxiliaries", "luck")
    trees = [(name, model.entries.get(name)) for name in sections if isinstance(model, Mapping)]
    for section, tree in (*trees, ("instruments", parts.get("instruments"))):
        if isinstance(tree, Mapping):
            for name in tree.entries:
                yield section, name, tree.keys[name]
