"""The draft: a pack read, every document checked by itself, nothing compiled yet."""

import hashlib
import pathlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from game.content.findings import Finding, Place, Severity
from game.content.format.declare import Id, Name, Prose
from game.content.format.happening import Event
from game.content.format.judging import Check, Judgement, Observation, Person
from game.content.format.lines import Policy, Theory
from game.content.format.model import Model
from game.content.format.pack import Entry, Pack, Source
from game.content.format.plan import Map
from game.content.format.play import Decision, Instrument
from game.content.reading.agreement import check_agreement
from game.content.reading.collecting import (
    MODEL_SECTIONS,
    Collected,
    mapping_of,
)
from game.content.reading.documents import read_documents
from game.content.reading.identities import named_things, singular
from game.content.reading.inherit import Inheritance, inherited, read_lineage
from game.content.reading.pack_files import PARTS
from game.content.reading.places import Path, Places
from game.content.reading.salvage import salvage, stand_in, unreadable_parts
from game.content.reading.tree import Mapping, Node, empty_mapping

__all__ = ["Draft", "Path", "Places", "read_draft"]

Documents = TypeVar("Documents")


@dataclass(frozen=True)
class Draft:
    """Everything that a pack and those it extends say, as typed documents.

    Attributes:
        folder: the pack's folder, as it was given.
        pack: `pack.yaml`, with what it inherits.
        lineage: this pack, the one it extends, and so on to the root; each with what it inherits.
        words: language, text id, text.
        lessons: file name and Markdown.
        places: where all of it was written, by path from a root such as `("stocks", "land")`.
        not_selected: see `left_out`.
        unread: names of what something is wrong with, so that it is not in the draft.
        unreadable: parts of which more may be missing, whatever its name: there are files of them
            that cannot be read.
        digest: SHA-256 over names and bytes of all files read, those of parents included.
    """

    folder: pathlib.Path
    pack: Pack
    sources: dict[str, Source]
    model: Model
    instruments: dict[str, Instrument]
    decisions: dict[str, Decision]
    events: dict[str, Event]
    people: dict[str, Person]
    catalogue: dict[str, Entry]
    judgement: Judgement
    policies: dict[str, Policy]
    theories: dict[str, Theory]
    checks: dict[str, Check]
    observed: tuple[Observation, ...]
    map: Map | None
    words: dict[str, dict[str, str]]
    lessons: dict[str, str]
    places: Places
    digest: str
    lineage: tuple[Pack, ...]
    not_selected: dict[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()

    def left_out(self, part: str) -> frozenset[str]:
        """Return the ids of `decisions` or `events` of a parent that `select` leaves out.

        They are in the draft nevertheless: in the quarters before play begins they may open and
        happen, since the line that was taken until then goes through them.
        """
        return self.not_selected.get(part, frozenset())


def read_draft(
    folder: pathlib.Path,
    find_pack: Callable[[str], pathlib.Path | None],
    known: Iterable[str] = (),
) -> tuple[Draft | None, tuple[Finding, ...]]:
    """Read a pack and check each of its documents by itself.

    Args:
        folder: the pack; findings show its files as this followed by their names in it.
        find_pack: gives the folder of a pack by its id, for `extends`, or None.
        known: ids that `find_pack` knows, for suggestions.

    Returns:
        The draft, or None where there is any error; and everything found, in order of places.
    """
    draft, findings = read_what_is_sound(folder, find_pack, known)
    return (None if _has_errors(findings) else draft), findings


def read_what_is_sound(
    folder: pathlib.Path,
    find_pack: Callable[[str], pathlib.Path | None],
    known: Iterable[str] = (),
) -> tuple[Draft | None, tuple[Finding, ...]]:
    """Do as `read_draft`, but return a draft of what is sound where there are errors.

    Such a draft is for finding more that is wrong, never for playing. It is None where there is
    nothing to look at.
    """
    lineage, broken = read_lineage(folder, find_pack, tuple(known))
    findings = [finding for collected in lineage for finding in collected.findings]
    findings.extend(broken)
    draft = None
    if not any(collected.stop for collected in lineage):
        reading = _Reading(lineage, findings, whole=not broken)
        draft = reading.draft()
    ordered = sorted(dict.fromkeys(findings), key=lambda found: (found.place, found.message))
    return draft, tuple(ordered)


class _Reading:
    """One pack with its lineage, on the way from trees to a draft."""

    def __init__(
        self, lineage: tuple[Collected, ...], findings: list[Finding], *, whole: bool
    ) -> None:
        self.lineage = lineage
        self.findings = findings
        self.whole = whole  #: whether every pack of the chain was found
        self.packs: tuple[Pack, ...] = ()
        self.inheritance = Inheritance({}, {})
        self.places = Places(empty_mapping(Place("")), {})
        self.unread: set[str] = set()

    @property
    def parts(self) -> dict[str, Node]:
        """The trees of the pack, with what it inherits, by part."""
        return self.inheritance.parts

    def draft(self) -> Draft | None:
        """Return the draft, if there is a pack to speak of; findings may still forbid it."""
        self._inherit()
        self.places = Places(self._root(), self._lines())
        self._check_names()
        draft = self._documents()
        if draft is not None:
            wrong = [*check_agreement(draft.folder, draft.lineage, draft.map, self.places)]
            self.findings.extend(wrong)
            if any(finding.code == "period" for finding in wrong):
                return None  # without a calendar there is nothing to look at
        return draft

    def _inherit(self) -> None:
        """Lay each pack over the one that it extends, from the root on."""
        packs: list[Pack] = []
        sound = True
        for collected in reversed(self.lineage):
            self.inheritance, findings = inherited(self.inheritance, collected)
            if sound and not _has_errors(self.findings):  # else what is missing may be unread
                self.findings.extend(findings)
            if sound and "pack" in self.parts:
                pack = self._pack(collected)
                sound = pack is not None
                packs.extend([pack] if pack else [])
        self.packs = tuple(reversed(packs)) if sound else ()

    def _pack(self, collected: Collected) -> Pack | None:
        tree = mapping_of(self.parts, "pack", collected.pack.place)
        pack, findings = read_documents(Pack, tree, "pack")
        self.findings.extend(
            found for found in findings if self.whole or found.code != "missing-key"
        )
        if pack is None:
            pack, lost = salvage(Pack, stand_in(tree, collected.folder.resolve().name), "pack")
            self.unread |= lost
        return pack

    def _documents(self) -> Draft | None:
        model = self._read(Model, "model", Model())
        sources = self._read(dict[Id, Source], "sources", {})
        instruments = self._read(dict[Name, Instrument], "instruments", {})
        people = self._read(dict[Id, Person], "people", {})
        catalogue = self._read(dict[Id, Entry], "catalogue", {})
        checks = self._read(dict[Id, Check], "checks", {})
        decisions = self._read(dict[str, Decision], "decisions", {})
        events = self._read(dict[str, Event], "events", {})
        policies = self._read(dict[str, Policy], "policies", {})
        theories = self._read(dict[str, Theory], "theories", {})
        judgement = self._read(Judgement, "judgement", Judgement())
        drawn = self._read(Map, "map", Map())
        observed = self._read(tuple[Observation, ...], "observed", ())
        words = self._read(dict[str, dict[str, Prose]], "words", {})
        if not self.packs:
            return None
        return Draft(
            folder=self.lineage[0].folder,
            pack=self.packs[0],
            sources=sources,
            model=model,
            instruments=instruments,
            decisions=decisions,
            events=events,
            people=people,
            catalogue=catalogue,
            judgement=judgement,
            policies=policies,
            theories=theories,
            checks=checks,
            observed=observed,
            map=drawn if "map" in self.parts else None,
            words=words,
            lessons=self._lessons(),
            places=self.places,
            digest=_digest(self.lineage),
            lineage=self.packs,
            not_selected=self.inheritance.left_out,
            unread=frozenset(self.unread),
            unreadable=self._unreadable(),
        )

    def _read(self, shape: type[Documents], part: str, empty: Documents) -> Documents:
        """Return the documents of a part, or `empty` where it is not there or has errors."""
        if part not in self.parts:
            return empty
        documents, findings = read_documents(shape, self.parts[part], part)
        self.findings.extend(findings)
        if documents is None:
            documents, lost = salvage(shape, self.parts[part], part)
            self.unread |= lost
        return empty if documents is None else documents

    def _root(self) -> Mapping:
        """Return all parts as one tree, with the sections of the model at the top."""
        place = self.lineage[0].pack.place
        model = mapping_of(self.parts, "model", place)
        entries = {name: tree for name, tree in self.parts.items() if name != "model"}
        entries |= {name: model.entries[name] for name in MODEL_SECTIONS if name in model.entries}
        return Mapping(entries, {name: tree.place for name, tree in entries.items()}, place)

    def _lines(self) -> dict[str, tuple[str, ...]]:
        return {file: lines for each in self.lineage for file, lines in each.lines.items()}

    def _lessons(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for collected in reversed(self.lineage):
            found |= collected.lessons
        return dict(sorted(found.items()))

    def _unreadable(self) -> frozenset[str]:
        if not self.whole:
            return frozenset(PARTS)
        return frozenset[str]().union(*(unreadable_parts(each) for each in self.lineage))

    def _check_names(self) -> None:
        """Refuse two things that a formula could not tell apart."""
        first: dict[str, tuple[str, Place]] = {}
        for section, name, place in sorted(named_things(self.parts), key=lambda each: each[2]):
            what = singular(section)
            if name in first and not name.startswith("?"):
                other, there = first[name]
                message = f"{what} '{name}' is called like the {other} at {there}"
                hint = "formulas know things by name alone; rename one of them"
                self._refuse(place, "repeated-id", message, hint, name)
            first.setdefault(name, (what, place))

    def _refuse(
        self, place: Place, code: str, message: str, hint: str = "", about: str = ""
    ) -> None:
        self.findings.append(Finding(place, Severity.ERROR, code, message, about, hint))


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _digest(lineage: tuple[Collected, ...]) -> str:
    """Return a digest that any change to any file read changes."""
    digest = hashlib.sha256()
    for generation, collected in enumerate(lineage):
        for file in collected.files:
            digest.update(f"{generation}/{file.name}\0{len(file.data)}\0".encode())
            digest.update(file.data)
    return digest.hexdigest()
