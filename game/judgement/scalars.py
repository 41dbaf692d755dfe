"""Formulas taken apart: one row of one formula, and the things that it reads directly.

A formula over a set becomes one formula a member; folds become chains over members. What is left
reads nothing but atoms, which can be given any values.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game.model.expressions import (
    Expression,
    Fold,
    Lookup,
    Memory,
    Number,
    Operation,
    Read,
)
from game.model.program import Program

_PAIRS = {"sum": "add", "mean": "add", "min": "min", "max": "max"}


@dataclass(frozen=True, slots=True)
class Atom:
    """Something that a formula reads directly.

    Attributes:
        node: a `Read` (of this member alone), `Since`, `Chosen`, `Now` or `Memory`.
        member: of the set that it is over, or None.
    """

    node: Expression
    member: int | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A formula of one row.

    Attributes:
        tree: reads nothing but the names of `atoms`.
        atoms: what each name stands for, in the order in which the formula is read.
    """

    tree: Expression
    atoms: dict[str, Atom]


class Scalars:
    """Takes the formulas of a program apart, each only once."""

    def __init__(self, program: Program) -> None:
        stocks = (stock.id for stock in program.stocks if stock.set is not None)
        auxiliaries = (a.id for a in program.auxiliaries if a.set is not None)
        self._wholes = frozenset((*program.members, *stocks, *auxiliaries))
        self._kept: dict[tuple[Expression, int], Scalar] = {}

    def of(self, tree: Expression, member: int = 0) -> Scalar:
        """Return one member's row of a formula; of a single value there is only one."""
        key = (tree, member)
        if key not in self._kept:
            names: dict[Atom, str] = {}
            apart = self._apart(tree, member, lambda atom: names.setdefault(atom, f"{len(names)}"))
            self._kept[key] = Scalar(apart, {name: atom for atom, name in names.items()})
        return self._kept[key]

    def _apart(self, tree: Expression, member: int, name: Callable[[Atom], str]) -> Expression:
        match tree:
            case Number():
                return tree
            case Operation():
                return Operation(
                    tree.name, tuple(self._apart(x, member, name) for x in tree.arguments)
                )
            case Lookup():
                return Lookup(tree.points, self._apart(tree.argument, member, name))
            case Fold():
                return self._chain(tree, name)
            case _:
                return Read(name(self._atom(tree, member)))

    def _chain(self, tree: Fold, name: Callable[[Atom], str]) -> Expression:
        rows = [self._apart(tree.argument, member, name) for member in range(tree.size)]
        chain = rows[0]
        for row in rows[1:]:
            chain = Operation(_PAIRS[tree.name], (chain, row))
        if tree.name == "mean":
            return Operation("divide", (chain, Number(float(tree.size))))
        return chain

    def _atom(self, node: Expression, member: int) -> Atom:
        match node:
            case Read():
                if node.member is None and node.symbol in self._wholes:
                    return Atom(Read(node.symbol, member), member)
                return Atom(node, node.member)
            case Memory():
                return Atom(node, member if node.size is not None else None)
            case _:
                return Atom(node, None)
