"""A formula whose names and types are known: each part with the tree that it becomes."""

from dataclasses import dataclass
from enum import Enum

from game.content.formulas.scope import Meaning, TableMeaning
from game.content.formulas.syntax import Span
from game.model.expressions import Expression, Number

COMPARISONS = frozenset({"less", "less_equal", "greater", "greater_equal", "equal", "not_equal"})

#: Parts of the tree that a formula becomes; a power written out repeats its base.
LARGEST_TREE = 1200


class Kind(Enum):
    """What sort of value something has; `UNKNOWN` fits everywhere, after an error."""

    NUMBER = "number"
    TRUTH = "truth"
    POSTURE = "posture"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A part of a formula.

    `operation` is one of `game.model.expressions.OPERATIONS`, `fold`, the name of another
    function, or `number`, `quarter`, `name`, `now`, `stance` or `unknown`. `parts` are those
    whose values it works on. `size` counts the nodes of its tree, and `memories` those of them
    that remember.
    """

    operation: str
    tree: Expression
    kind: Kind
    span: Span
    parts: tuple["Resolved", ...] = ()
    set: str | None = None
    meaning: Meaning | TableMeaning | None = None
    size: int = 1
    memories: int = 0

    @property
    def constant(self) -> float | None:
        """The number that stands here, if one is written here."""
        return self.tree.value if isinstance(self.tree, Number) else None

    @property
    def whole(self) -> int:
        """The whole number that is written here; 0 where none is."""
        value = self.constant if self.operation == "number" else None
        return int(value) if value is not None and value.is_integer() else 0


def unknown(span: Span) -> Resolved:
    """Return what stands in for something that cannot be resolved."""
    return Resolved("unknown", Number(0.0), Kind.UNKNOWN, span)
