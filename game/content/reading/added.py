"""A line of play from a file of its own, read beside a pack that does not hold it."""

import pathlib
from dataclasses import replace

from game.content.findings import Finding, Place, Severity
from game.content.format.play import Policy
from game.content.reading.documents import read_documents
from game.content.reading.draft import Draft
from game.content.reading.places import Places
from game.content.reading.tree import Mapping, Node
from game.content.reading.yaml_text import read_yaml

_LARGEST = 2**20


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
    tree, findings = read_yaml(text, str(file))
    if tree is None or findings:
        return None, "", findings
    policy, findings = read_documents(Policy, tree, "policy")
    if policy is None:
        return None, "", findings
    lines = {**draft.places.lines, str(file): tuple(text.splitlines())}
    places = Places(_placed(draft.places.root, policy.id, tree), lines)
    policies = {**draft.policies, policy.id: policy}
    return replace(draft, policies=policies, places=places), policy.id, ()


def _text(file: pathlib.Path) -> tuple[str | None, tuple[Finding, ...]]:
    try:
        if file.stat().st_size > _LARGEST:
            message = "this file is larger than 1 MiB, which no policy is"
        else:
            return file.read_text(encoding="utf-8-sig"), ()
    except UnicodeDecodeError:
        message = "this file is not UTF-8; save it as UTF-8"
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
    return None, (Finding(Place(str(file)), Severity.ERROR, "unreadable", message),)


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
