"""Trees to documents: pydantic checks them, and we say in plain words what it found.

pydantic's own messages never reach a reader. Its errors are followed down the documents'
annotations and the tree together, so that each is told where it stands, by the names of the
format.
"""

import json
from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

from game.content.findings import Finding, Severity
from game.content.reading.explaining import Problem, Spot, explain
from game.content.reading.shapes import shape_of
from game.content.reading.tree import Node, plain, without_private

Documents = TypeVar("Documents")

#: Problems that are told of one kind of document; nobody reads more at once.
MOST_PROBLEMS = 300


def read_documents(
    shape: type[Documents], tree: Node, name: str
) -> tuple[Documents | None, tuple[Finding, ...]]:
    """Read a tree as documents.

    Args:
        shape: a document, or a `dict` or `tuple` of them: one for all documents of a kind, since
            preparing it takes longer than using it.
        tree: what was written. Keys that begin with `x_` are left out.
        name: what the whole is called in messages, such as `sources`.

    Returns:
        The documents, or None where something is wrong; and what is wrong.
    """
    tree = without_private(tree)
    documents, found = _validated(shape, tree)
    if documents is not None:
        return documents, ()
    problems = found[:MOST_PROBLEMS]
    spot = Spot(tree, tree.place, f"'{name}'")
    findings = list(explain(shape_of(shape), spot, problems))
    if len(found) > MOST_PROBLEMS:
        more = f"{len(found) - MOST_PROBLEMS} more problems in '{name}' are not shown"
        findings.append(Finding(tree.place, Severity.ERROR, "too-many", more))
    return None, tuple(findings)


def wrong_paths(shape: type[Documents], tree: Node) -> list[tuple[str, ...]]:
    """Return the paths of everything in a tree that is wrong, from its root."""
    _, found = _validated(shape, without_private(tree))
    return [tuple(str(step) for step in problem.path) for problem in found]


def _validated(shape: type[Documents], tree: Node) -> tuple[Documents | None, list[Problem]]:
    from pydantic import ValidationError

    adapter = _adapter(cast(Hashable, shape))
    try:
        return cast(Documents, adapter.validate_json(json.dumps(plain(tree)))), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    return None, [Problem(each["loc"], each["type"]) for each in found]


@lru_cache(maxsize=32)
def _adapter(shape: Any) -> Any:  # noqa: ANN401 - made for any annotation
    from pydantic import TypeAdapter

    return TypeAdapter(shape)
