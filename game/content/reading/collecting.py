"""The files of one pack put together: one tree a kind of thing, whatever files they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from game.content.findings import Finding, Place, Severity
from game.content.format.judging import Judgement
from game.content.format.model import Model
from game.content.format.pack import Pack
from game.content.format.plan import Map
from game.content.reading.characters import decode
from game.content.reading.explaining import NAMELESS, Spot, unknown_key
from game.content.reading.identities import LISTED, observation_identity, singular
from game.content.reading.observed import read_observed
from game.content.reading.pack_files import PackFile, read_pack_files, shown_name
from game.content.reading.shapes import fields_of, shown
from game.content.reading.suggestions import MOST_UNKNOWN, did_you_mean
from game.content.reading.tree import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    empty_mapping,
    is_blank,
    without_private,
)
from game.content.reading.upgrade import CURRENT, refusal, upgrade
from game.content.reading.yaml_text import read_yaml

#: Files with sections, each of names; and the documents that know the sections.
SECTIONED: dict[str, Any] = {"pack": Pack, "model": Model, "judgement": Judgement, "map": Map}
MODEL_SECTIONS = tuple(fields_of(Model))
#: Files that hold names, each with a document.
NAMED = ("sources", "instruments", "people", "catalogue", "checks")


@dataclass(frozen=True, slots=True)
class Collected:
    """A pack before its documents are checked.

    `parts` has a tree a part (`pack`, `model`, `decisions`, ... , `words` and `observed`), with
    what has an id under that id; `stop` says that it is no use to look at them.
    """

    folder: Path
    parts: dict[str, Node]
    lessons: dict[str, str]
    lines: dict[str, tuple[str, ...]]
    files: tuple[PackFile, ...]
    findings: tuple[Finding, ...]
    stop: bool = False

    @property
    def pack(self) -> Mapping:
        """What `pack.yaml` says."""
        return mapping_of(self.parts, "pack", Place(shown_name(self.folder / "pack.yaml")))


def mapping_of(parts: dict[str, Node], part: str, place: Place) -> Mapping:
    """Return a part of a pack that has names, or an empty one at `place`."""
    tree = parts.get(part)
    return tree if isinstance(tree, Mapping) else empty_mapping(place)


def collect(folder: Path) -> Collected:
    """Read the files of one pack and put them together.

    Args:
        folder: the pack, as it is to be shown in findings.
    """
    files, findings = read_pack_files(folder)
    if files is None:
        return Collected(folder, {}, {}, {}, (), findings, stop=True)
    collecting = _Collecting(list(findings))
    collecting.read(files)
    stop = collecting.upgrade()
    if not stop:
        collecting.merge()
    return Collected(
        folder,
        collecting.parts,
        collecting.lessons,
        collecting.lines,
        files,
        tuple(collecting.findings),
        stop,
    )


class _Collecting:
    """Goes through files, then through trees, and keeps what it finds."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.trees: list[tuple[str, Node]] = []
        self.parts: dict[str, Node] = {}
        self.lessons: dict[str, str] = {}
        self.lines: dict[str, tuple[str, ...]] = {}

    def read(self, files: Iterable[PackFile]) -> None:
        """Read every file by itself."""
        for file in files:
            text, findings = decode(file.data, file.shown)
            self.findings.extend(findings)
            if text is None:
                continue
            self.lines[file.shown] = tuple(text.split("\n"))
            if file.part == "lessons":
                self.lessons[file.name.removeprefix("lessons/")] = text
                continue
            tree, findings = (read_observed if file.part == "observed" else read_yaml)(
                text, file.shown
            )
            self.findings.extend(findings)
            if tree is not None:
                self.trees.append((file.part, without_private(tree)))

    def upgrade(self) -> bool:
        """Bring every tree up to date; say whether the pack cannot be read at all."""
        version = CURRENT
        for part, tree in self.trees:
            written = tree.entries.get("format") if isinstance(tree, Mapping) else None
            if part != "pack" or not isinstance(written, Scalar):
                continue
            if finding := refusal(written):
                self.findings.append(finding)
                return True
            if isinstance(written.value, int):
                version = int(written.value)
        self.trees = [(part, upgrade(version, part, tree)) for part, tree in self.trees]
        return False

    def merge(self) -> None:
        """Put the trees together, part by part."""
        for part, tree in self.trees:
            if part in SECTIONED:
                self._sections(part, tree)
            elif part in NAMED:
                self._named(part, tree)
            elif part in LISTED:
                self._listed(part, tree)
            elif isinstance(tree, Sequence) and part == "observed":
                self._observed(tree)
            else:
                self._words(part.removeprefix("words/"), tree)

    def _sections(self, part: str, tree: Node) -> None:
        """Add a file of `model`, `judgement`, `map` or `pack`."""
        document = SECTIONED[part]
        if not isinstance(tree, Mapping):
            self._wrong_file(tree, f"a file of '{part}' holds keys such as", fields_of(document))
            return
        into = self._part(part, tree.place)
        fields = fields_of(document)
        spot = Spot(tree, tree.place, f"'{part}'")
        for key in islice((key for key in tree.entries if key not in fields), MOST_UNKNOWN):
            self.findings.append(unknown_key(document, spot, key, tree.keys[key]))
        for key, value in tree.entries.items():
            place = tree.keys[key]
            if key not in fields:
                continue
            if key not in into.entries:
                into.entries[key], into.keys[key] = _copied(value), place
            else:
                self._merge_section(into, key, value, place)

    def _merge_section(self, into: Mapping, key: str, value: Node, place: Place) -> None:
        before = into.entries[key]
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            for name, node in value.entries.items():
                self._put(before, name, node, value.keys[name], key)
        elif isinstance(before, Sequence) and isinstance(value, Sequence):
            into.entries[key] = _joined(before, value)
        elif not is_blank(value):
            self._twice(f"'{key}'", place, into.keys[key], key)

    def _named(self, part: str, tree: Node) -> None:
        """Add a file of names, each with a document."""
        if not isinstance(tree, Mapping):
            self._wrong_file(tree, f"a file of '{part}' holds ids, each with keys below it", ())
            return
        into = self._part(part, tree.place)
        for name, node in tree.entries.items():
            self._put(into, name, node, tree.keys[name], part)

    def _listed(self, part: str, tree: Node) -> None:
        """Add a file with one document, or a list of them, each with its id."""
        what = LISTED[part]
        listed = tree.items if isinstance(tree, Sequence) else (tree,)
        holds = f"a file of '{part}' holds one {what} with its 'id', or a list of them"
        into = self._part(part, tree.place)
        for node in listed:
            if not isinstance(node, Mapping) or _keyed_by_id(node):
                if not is_blank(node):
                    self._wrong_file(node, holds, ())
                continue
            written = node.entries.get("id")
            if isinstance(written, Scalar) and isinstance(written.value, str):
                self._put(into, written.value, node, written.place, part)
            else:
                nameless = f"{NAMELESS}{len(into.entries)}"
                into.entries[nameless], into.keys[nameless] = node, node.place

    def _words(self, language: str, tree: Node) -> None:
        """Add a file of a translation."""
        if not isinstance(tree, Mapping):
            self._wrong_file(tree, "a file of 'words' holds text ids, each with a text", ())
            return
        languages = self._part("words", tree.place)
        if language not in languages.entries:
            languages.entries[language] = empty_mapping(tree.place)
            languages.keys[language] = tree.place
        into = languages.entries[language]
        if isinstance(into, Mapping):
            for name, node in tree.entries.items():
                self._put(into, name, node, tree.keys[name], "words")

    def _observed(self, tree: Sequence) -> None:
        """Add a table of observations."""
        before = self.parts.get("observed", Sequence((), tree.place))
        self.parts["observed"] = joined = _joined(before, tree)
        first: dict[tuple[str, ...], Place] = {}
        added = len(joined.items) - len(tree.items)
        for index, item in enumerate(joined.items):
            identity = observation_identity(item)
            if identity in first and index >= added:
                what = f"the value of '{identity[0]}' in {identity[1]}"
                self._twice(what, item.place, first[identity], identity[0])
            first.setdefault(identity, item.place)

    def _part(self, part: str, place: Place) -> Mapping:
        tree = self.parts.setdefault(part, empty_mapping(place))
        return tree if isinstance(tree, Mapping) else empty_mapping(place)

    def _put(self, into: Mapping, name: str, node: Node, place: Place, part: str) -> None:
        if name in into.entries:
            self._twice(f"{singular(part)} '{name}'", place, into.keys[name], name)
        else:
            into.entries[name], into.keys[name] = node, place

    def _twice(self, what: str, place: Place, first: Place, about: str) -> None:
        message = f"{what} is here and at {first}"
        hint = "delete one of them, or rename it"
        self.findings.append(
            Finding(place, Severity.ERROR, "repeated-id", message, about=about, hint=hint)
        )

    def _wrong_file(self, tree: Node, holds: str, keys: Iterable[str]) -> None:
        listed = did_you_mean("", keys).removeprefix("possible: ")
        message = f"here is {shown(tree)}; {holds}{f' {listed}' if listed else ''}"
        self.findings.append(Finding(tree.place, Severity.ERROR, "wrong-type", message))


def _keyed_by_id(node: Mapping) -> bool:
    """Say whether this is `id:` with a document below it, in place of a document with its id."""
    values = node.entries.values()
    return bool(values) and all(isinstance(value, Mapping) and value.entries for value in values)


def _copied(node: Node) -> Node:
    """Return a node that can be added to: other files' names may join it."""
    if isinstance(node, Mapping):
        return Mapping(dict(node.entries), dict(node.keys), node.place)
    return node


def _joined(first: Node, second: Node) -> Sequence:
    """Return two lists as one; what is no list counts as an empty one."""
    lists = [node for node in (first, second) if isinstance(node, Sequence)]
    return Sequence(tuple(item for node in lists for item in node.items), first.place)
