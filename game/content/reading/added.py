"""A line of play from a file of its own, read beside a pack that does not hold it."""

import pathlib
from dataclasses import replace

from game.content.findings import Finding, Place, Severity
from game.content.format.lines import Policy
from game.content.reading.characters import decode
from game.content.reading.documents import read_documents
from game.content.reading.draft import Draft
from game.content.reading.pack_files import LARGEST_FILE, shown_name
from game.content.reading.places import Places
from game.content.reading.tree import Mapping, Node
from game.content.reading.yaml_text import read_yaml


def with_policy(draft: Draft, file: pathlib.Path) -> tuple[Draft | None, str, tuple[Finding, ...]]:
    """Return a draft with one policy more, read from a file.

    Args:
        draft: of the pack that the policy is for.
        file: one policy; one of the same id in the pack gives way to it.

    Returns:
        The draft, or None where something is wrong; the policy's id; and what is wrong.
    """
    text, findings = _text(file)
    if text is None:
        return None, "", findings
    shown = shown_name(file)
    tree, findings = read_yaml(text, shown)
    if tree is None or findings:
        return None, "", findings
    policy, findings = read_documents(Policy, tree, "policy")
    if policy is None:
        return None, "", findings
    lines = {**draft.places.lines, shown: tuple(text.split("\n"))}
    places = Places(_placed(draft.places.root, policy.id, tree), lines)
    policies = {**draft.policies, policy.id: policy}
    return replace(draft, policies=policies, places=places), policy.id, ()


def _text(file: pathlib.Path) -> tuple[str | None, tuple[Finding, ...]]:
    shown = shown_name(file)
    try:
        if file.exists() and not file.is_file():
            message = "this is no ordinary file"
        else:
            with file.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
            if len(data) <= LARGEST_FILE:
                return decode(data, shown)
            message = "this file is larger than 1 MiB, which no policy is"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this is no name of a file"
        message = f"this file cannot be read: {reason.lower()}"
    return None, (Finding(Place(shown), Severity.ERROR, "unreadable", message),)


def _placed(root: Mapping, name: str, tree: Node) -> Mapping:
    """Return the tree of a pack with one policy more."""
    before = root.entries.get("policies")
    policies = before if isinstance(before, Mapping) else Mapping({}, {}, tree.place)
    grown = Mapping(
        {**policies.entries, name: tree}, {**policies.keys, name: tree.place}, policies.place
    )
    return Mapping(
        {**root.entries, "policies": grown}, {**root.keys, "policies": grown.place}, root.place
    )
