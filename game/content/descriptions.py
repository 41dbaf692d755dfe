"""The texts under the fields of documents, read from the source in which they stand.

Schemas and `scenarios/README.md` are made from them, so that a field is described once.
"""

import ast
import importlib
import inspect
from functools import cache
from typing import Any


def field_texts(document: type[Any]) -> dict[str, str]:
    """Return what each field of a document means, by name, in order of declaration.

    Args:
        document: a dataclass of `game.content.format`.
    """
    return dict(_texts_of(document.__module__)[document.__name__])


def meaning(document: type[Any]) -> str:
    """Return what a document is: the first paragraph of its docstring, on one line."""
    return _on_one_line((inspect.getdoc(document) or "").partition("\n\n")[0])


@cache
def _texts_of(module: str) -> dict[str, dict[str, str]]:
    """Return the texts under the fields of each class of a module."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    return {node.name: _under_fields(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _under_fields(node: ast.ClassDef) -> dict[str, str]:
    texts: dict[str, str] = {}
    for position, statement in enumerate(node.body):
        match [statement, *node.body[position + 1 : position + 2]]:
            case [
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str() as text)),
            ]:
                texts[name] = _on_one_line(text)
            case _:
                pass
    return texts


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
