"""Which codes of findings the code of `game.content` can give, found in its syntax trees.

A code is what is handed over as the parameter `code` of anything that has one; where a code is
put together (`f"unknown-{kind}"`), what is handed over as `kind` to the function around it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

Callables = dict[str, set[tuple[str, int]]]


def codes_in(folder: Path) -> set[str]:
    """Return every code that the modules of a folder can give."""
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder]
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    takers = _takers(modules)
    return {code for module in modules for code in _given(module, takers)}


def _takers(modules: list[ast.Module]) -> Callables:
    """Return what takes a code: its name, with the positions that the code may have."""
    takers: Callables = {}
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef):
                names = _fields(node) or _initial(node)
                if "code" in names:
                    takers.setdefault(node.name, set()).add(("code", names.index("code")))
            elif isinstance(node, ast.FunctionDef):
                for name, position in _wanted(node):
                    takers.setdefault(node.name, set()).add((name, position))
    return takers


def _fields(node: ast.ClassDef) -> list[str]:
    return [s.target.id for s in node.body if isinstance(s, ast.AnnAssign) and _is_name(s.target)]


def _initial(node: ast.ClassDef) -> list[str]:
    made = [s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == "__init__"]
    return _arguments(made[0]) if made else []


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name)


def _arguments(node: ast.FunctionDef) -> list[str]:
    names = [argument.arg for argument in node.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _wanted(node: ast.FunctionDef) -> Iterator[tuple[str, int]]:
    """Yield the parameters of a function that a code is made of, with their positions."""
    names = _arguments(node)
    if "code" in names:
        yield "code", names.index("code")
    for made in ast.walk(node):
        if isinstance(made, ast.JoinedStr) and _prefix(made) == "unknown-":
            yield "kind", names.index("kind")


def _prefix(made: ast.JoinedStr) -> str:
    first = made.values[0] if made.values else None
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _given(module: ast.Module, takers: Callables) -> Iterator[str]:
    constants = {
        s.targets[0].id: s.value
        for s in module.body
        if isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            yield from _default(node)
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        for parameter, position in takers.get(name, ()):
            text = _text(_argument(node, parameter, position), constants)
            if text and " " not in text:
                yield text if parameter == "code" else f"unknown-{text}"


def _default(node: ast.FunctionDef) -> Iterator[str]:
    """Yield the code that a function gives where none is handed over."""
    named = list(zip(reversed(node.args.args), reversed(node.args.defaults), strict=False))
    for argument, value in named:
        if argument.arg == "code" and isinstance(value, ast.Constant):
            yield str(value.value)


def _argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if position < len(call.args) else None


def _text(node: ast.expr | None, constants: dict[str, ast.expr]) -> str:
    if isinstance(node, ast.Name):
        node = constants.get(node.id)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
