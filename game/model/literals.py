"""Numbers written in generated source, made ready for numpy before it runs.

numpy turns a Python number into an array each time it meets it, which costs a third of an
operation on a few games. So each is turned into one once, when the source is compiled; the source
itself keeps its numbers, for whoever reads it.
"""

import ast
from dataclasses import dataclass, field

import numpy as np

from game.model.arrays import Floats


@dataclass
class Literals(ast.NodeTransformer):
    """Replaces numbers by names; `values` says what each name stands for, (): a single number."""

    values: dict[str, Floats] = field(default_factory=dict)

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """Replace a number with a decimal point; positions in arrays have none."""
        return self._named(node, node.value) if isinstance(node.value, float) else node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Replace a negative number, which Python reads as the negation of another."""
        below = node.operand
        if isinstance(node.op, ast.USub) and isinstance(below, ast.Constant):
            return self._named(node, -below.value) if isinstance(below.value, float) else node
        return self.generic_visit(node)

    def _named(self, node: ast.expr, value: float) -> ast.expr:
        name = f"n{value.hex()}".replace(".", "_").replace("-", "m").replace("+", "p")
        if name not in self.values:
            self.values[name] = np.array(value)
            self.values[name].flags.writeable = False
        return ast.copy_location(ast.Name(name, ast.Load()), node)


def with_named_numbers(source: str) -> tuple[ast.Module, dict[str, Floats]]:
    """Return the tree of some source without numbers, and the numbers by name."""
    literals = Literals()
    tree = literals.visit(ast.parse(source))
    return tree, literals.values
