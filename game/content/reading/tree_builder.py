"""Building a tree from the events of a parser, node by node, with a stack of our own."""

from dataclasses import dataclass, field

from game.content.findings import Finding, Place, Severity
from game.content.reading.suggestions import did_you_mean
from game.content.reading.tree import Mapping, Node, Scalar, Sequence

DEEPEST = 32
MOST_BORROWED = 20_000  #: nodes that all aliases of a file may stand for together
MOST_FINDINGS = 100


class Stop(Exception):  # noqa: N818 - it is no error: the findings say what happened
    """The rest of the file is not worth reading."""


@dataclass(slots=True)
class _Grown:
    """A finished node with how many nodes it holds and how deep they go."""

    node: Node
    size: int
    height: int


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    place: Place
    anchor: str | None
    mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    wants_key: bool = True
    key: tuple[str, Place] | None = None  #: None for a key that was refused: its value is dropped
    size: int = 1
    height: int = 0

    def finished(self) -> _Grown:
        """Return the node that this has become."""
        if self.mapping:
            return _Grown(self._mapping(), self.size, self.height + 1)
        return _Grown(Sequence(tuple(self.items), self.place), self.size, self.height + 1)

    def _mapping(self) -> Mapping:
        return Mapping(self.entries, self.keys, self.place)


class TreeBuilder:
    """Takes nodes as they come; `root` is the tree once all are closed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, _Grown] = {}
        self._borrowed = 0

    def refuse(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Note an error.

        Raises:
            Stop: there are too many of them to go on.
        """
        self.findings.append(Finding(place, Severity.ERROR, code, message, hint=hint))
        if len(self.findings) == MOST_FINDINGS:
            told = f"{MOST_FINDINGS} problems up to here; the rest of the file was not read"
            self.findings.append(Finding(place, Severity.ERROR, "too-many", told))
            raise Stop

    def wants_key(self) -> bool:
        """Say whether the next node is a key."""
        return bool(self._open) and self._open[-1].mapping and self._open[-1].wants_key

    def add(self, scalar: Scalar, anchor: str | None) -> None:
        """Add a single value."""
        self._put(_Grown(scalar, 1, 0), anchor)

    def open(self, place: Place, anchor: str | None, *, mapping: bool) -> None:
        """Begin a mapping or a list."""
        if len(self._open) == DEEPEST:
            self.refuse(place, "too-deep", f"this is nested more than {DEEPEST} deep")
            raise Stop
        if anchor is not None:  # from here to its end the old meaning is hidden
            self._anchors.pop(anchor, None)
        self._open.append(_Open(place, anchor, mapping))

    def close(self) -> None:
        """End the mapping or list that was begun last."""
        done = self._open.pop()
        self._put(done.finished(), done.anchor)

    def borrow(self, anchor: str, place: Place) -> None:
        """Add what an anchor stands for once more."""
        grown = self._anchors.get(anchor)
        if grown is None:
            self._refuse_alias(anchor, place)
            grown = _Grown(Scalar(None, place, written=f"*{anchor}"), 1, 0)
        self._borrowed += grown.size
        if self._borrowed > MOST_BORROWED:
            message = f"aliases such as '*{anchor}' stand for more than {MOST_BORROWED} values"
            self.refuse(place, "alias", message, "write out what is meant")
            raise Stop
        if len(self._open) + grown.height > DEEPEST:
            message = f"with '*{anchor}' this is nested more than {DEEPEST} deep"
            self.refuse(place, "too-deep", message)
            raise Stop
        if self.wants_key():
            self._refuse_key(place)
            self._key(None)
        else:
            self._put(grown, None)

    def _refuse_alias(self, anchor: str, place: Place) -> None:
        if any(unfinished.anchor == anchor for unfinished in self._open):
            self.refuse(place, "alias", f"'*{anchor}' stands inside what it repeats")
            return
        hint = "put the text in quotes if it begins with '*'"
        if self._anchors:
            hint = did_you_mean(anchor, self._anchors)
        self.refuse(place, "alias", f"nothing is marked '&{anchor}' above", hint)

    def _put(self, grown: _Grown, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = grown
        if not self._open:
            self.root = grown.node
            return
        above = self._open[-1]
        if above.mapping and above.wants_key:
            self._take_key(grown.node)
            return
        above.size += grown.size
        above.height = max(above.height, grown.height)
        if above.mapping:
            self._put_entry(above, grown.node)
        else:
            self._put_item(above, grown.node)

    def _put_item(self, above: _Open, node: Node) -> None:
        if _left_out(node):
            self.refuse(node.place, "no-value", "an item of this list has no value")
        above.items.append(node)

    def _put_entry(self, above: _Open, node: Node) -> None:
        key, above.key, above.wants_key = above.key, None, True
        if key is None:
            return
        name, place = key
        if _left_out(node):
            hint = "write one, or delete the key"
            self.refuse(place, "no-value", f"key '{name}' has no value", hint)
        above.entries[name] = node
        above.keys[name] = place

    def _take_key(self, node: Node) -> None:
        if not isinstance(node, Scalar):
            self._refuse_key(node.place)
            self._key(None)
        elif node.plain and not node.written:
            self.refuse(node.place, "key", "the key before ':' is missing")
            self._key(None)
        elif node.plain and node.written == "<<":
            message = "merge keys ('<<') are not read"
            self.refuse(node.place, "merge-key", message, "write the keys out")
            self._key(None)
        else:
            self._key((node.written, node.place))

    def _key(self, key: tuple[str, Place] | None) -> None:
        above = self._open[-1]
        above.wants_key = False
        above.key = key
        if key is not None and key[0] in above.keys:
            first = above.keys[key[0]].line
            message = f"key '{key[0]}' is repeated; the first is on line {first}"
            self.refuse(key[1], "repeated-key", message, "delete one of them, or rename it")
            above.key = None

    def _refuse_key(self, place: Place) -> None:
        message = "a key must be plain text, not a list, a group of keys or an alias"
        self.refuse(place, "key", message)


def _left_out(node: Node) -> bool:
    """Say whether nothing was written; of what could not be read the author was told already."""
    return isinstance(node, Scalar) and node.value is None and not node.written
