"""Cross-references: sources, people, places, goals, and what each of them is named by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from game.content.compiling.book import Book
from game.content.compiling.judging import check_indicator
from game.content.findings import Severity
from game.content.format.model import Auxiliary, Stock
from game.content.format.plan import Layer, Map
from game.content.formulas.scope import Scope
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model.quarters import parse_quarter


def check_references(book: Book, scope: Scope) -> None:
    """Note every reference in a draft to something that there is not."""
    _check_citations(book)
    _check_people(book, scope)
    _check_catalogue(book)
    _check_judgement(book, scope)
    _check_map(book, scope)
    _check_words(book)
    for name, check in book.draft.checks.items():
        _known(book, ("checks", name, "policy"), "policy", check.policy, book.draft.policies)
        if check.theory is not None:
            _known(book, ("checks", name, "theory"), "theory", check.theory, book.draft.theories)
    for position, observation in enumerate(book.draft.observed):
        check_indicator(book, ("observed", position, "indicator"), observation.indicator, scope)


def _known(book: Book, path: Path, kind: str, name: str, known: object) -> None:
    names = list(known) if isinstance(known, dict) else []
    if name not in names:
        hint = did_you_mean(name, names)
        book.error(path, f"unknown-{kind}", f"there is no {kind} '{name}'", hint=hint)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and where it stands."""

    path: Path
    source: str


def citations(book: Book) -> Iterator[Cited]:
    """Yield every citation of a draft."""
    draft = book.draft
    sections = {name: getattr(draft.model, name) for name in _model_sections(book)}
    sections |= {
        "instruments": draft.instruments, "decisions": draft.decisions, "events": draft.events,
        "people": draft.people, "judgement": draft.judgement, "policies": draft.policies,
        "theories": draft.theories, "checks": draft.checks, "observed": draft.observed,
        "sources": draft.sources, "catalogue": draft.catalogue,
    }  # fmt: skip
    for name, section in sections.items():
        yield from _cited(section, (name,))


def _model_sections(book: Book) -> list[str]:
    return [entry.name for entry in fields(book.draft.model)]


def _cited(value: object, path: Path) -> Iterator[Cited]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _cited(below, (*path, key))
    elif isinstance(value, tuple):
        for position, below in enumerate(value):
            yield from _cited(below, (*path, position))
    elif is_dataclass(value):
        for entry in fields(value):
            below = getattr(value, entry.name)
            if entry.name in {"source", "cites"} and below is not None:
                given = below if isinstance(below, tuple) else (below,)
                yield from (Cited((*path, entry.name), text) for text in given)
            else:
                yield from _cited(below, (*path, entry.name))


def source_id(citation: str) -> str:
    """Return the source that a citation names: what stands before the first comma.

    >>> source_id("ledger-1962, ch. II, lines 10-12")
    'ledger-1962'
    """
    return re.split(r"[,;]", citation, maxsplit=1)[0].strip()


def _check_citations(book: Book) -> None:
    for cited in citations(book):
        name = source_id(cited.source)
        book.used[f"source:{name}"] += 1
        if name not in book.draft.sources:
            hint = did_you_mean(name, book.draft.sources) or "write 'id, place in it'"
            book.error(cited.path, "unknown-source", f"there is no source '{name}'", hint=hint)


def _check_people(book: Book, scope: Scope) -> None:
    people = book.draft.people
    for name, decision in book.draft.decisions.items():
        path: Path = ("decisions", name)
        _person(book, (*path, "unattended", "by"), decision.unattended.by)
        if decision.decides is not None:
            _person(book, (*path, "decides"), decision.decides)
        for position, voice in enumerate(decision.voices):
            own: Path = (*path, "voices", position)
            _person(book, (*own, "by"), voice.by)
            check_indicator(book, (*own, "indicator"), voice.indicator, scope)
            if voice.favours is not None:
                _known(book, (*own, "favours"), "option", voice.favours, decision.options)
    for name, person in people.items():
        for indicator in person.watches:
            check_indicator(book, ("people", name, "watches", indicator), indicator, scope)


def _check_catalogue(book: Book) -> None:
    """Note what `covers` names and is not there, and entries that nothing covers.

    A pack that plays a part of another need not cover what it leaves out.
    """
    draft, covered = book.draft, set[str]()
    if not draft.catalogue:
        return
    for kind in ("decisions", "instruments"):
        for name, document in getattr(draft, kind).items():
            for position, entry in enumerate(document.covers):
                _known(book, (kind, name, "covers", position), "entry", entry, draft.catalogue)
                covered.add(entry)
    if draft.pack.extends is None:
        last = parse_quarter(draft.pack.period.last)
        for name, entry in draft.catalogue.items():
            if name not in covered and parse_quarter(entry.opens) <= last:
                message = f"no decision and no instrument covers '{name}'"
                path = ("catalogue", name)
                book.note(path, Severity.WARNING, "uncovered-entry", message, name, "")


def _person(book: Book, path: Path, name: str) -> None:
    book.used[f"person:{name}"] += 1
    _known(book, path, "person", name, book.draft.people)


def _check_judgement(book: Book, scope: Scope) -> None:
    judgement = book.draft.judgement
    for name, tradeoff in judgement.tradeoffs.items():
        for position, goal in enumerate(tradeoff.goals):
            path: Path = ("judgement", "tradeoffs", name, "goals", position)
            _known(book, path, "goal", goal, judgement.goals)
    for name, lens in judgement.lenses.items():
        for choice in lens.signatures:
            _check_choice(book, ("judgement", "lenses", name, "signatures", choice), choice)
    for position, record in enumerate(judgement.record):
        own: Path = ("judgement", "record", position, "indicator")
        check_indicator(book, own, record.indicator, scope)
    _check_record_has_no_points(book)


def _check_record_has_no_points(book: Book) -> None:
    """Suffering is a record, never points: no goal and no lens may score it."""
    judgement = book.draft.judgement
    recorded = {record.indicator for record in judgement.record}
    for kind, section in (("goals", judgement.goals), ("lenses", judgement.lenses)):
        for name, document in section.items():
            for part, scored in document.parts.items():
                if scored.measure.indicator in recorded:
                    book.error(
                        ("judgement", kind, name, "parts", part), "record",
                        f"'{scored.measure.indicator}' is in the record of suffering, which "
                        "carries no points",
                    )  # fmt: skip


def _check_choice(book: Book, path: Path, choice: str) -> None:
    decision, _, option = choice.partition(".")
    document = book.draft.decisions.get(decision)
    if document is None:
        _known(book, path, "decision", decision, book.draft.decisions)
    else:
        _known(book, path, "option", option, document.options)


def _check_map(book: Book, scope: Scope) -> None:
    plan = book.draft.map or Map()
    for kind in ("decisions", "events"):
        for name, document in getattr(book.draft, kind).items():
            if document.place is not None:
                _known(book, (kind, name, "place"), "place", document.place, plan.places)
    for kind in ("regions", "places"):
        for name, document in getattr(plan, kind).items():
            if document.member is not None:
                _check_member(book, ("map", kind, name, "member"), document.member, scope)
    for name, layer in plan.layers.items():
        book.used[f"shown {layer.shows}"] += 1
        _check_layer(book, name, layer)


def _check_layer(book: Book, name: str, layer: Layer) -> None:
    """Note a layer that shows what is not there, colours nothing, or is coloured in two ways."""
    path = ("map", "layers", name)
    model = book.draft.model
    shown: dict[str, Stock | Auxiliary] = {**model.stocks, **model.auxiliaries}
    _known(book, (*path, "shows"), "quantity", layer.shows, shown)
    quantity = shown.get(layer.shows)
    if quantity is None:
        return
    if quantity.over is None and not layer.areas:
        message = f"'{layer.shows}' is a single value and colours no region"
        hint = "give the layer `areas`, or show something that is over a set"
        book.error((*path, "shows"), "set", message, hint=hint)
    if quantity.over is not None and layer.areas:
        message = f"'{layer.shows}' is over '{quantity.over}' and colours the regions"
        hint = "take `areas` out, or show something that is over no set"
        book.error((*path, "areas"), "set", message, hint=hint)


def _check_member(book: Book, path: Path, text: str, scope: Scope) -> None:
    name, _, member = text.partition("[")
    if member.rstrip("]") not in scope.sets.get(name, ()):
        sets = [f"{s}[{m}]" for s, members in scope.sets.items() for m in members]
        hint = did_you_mean(text, sets) or "write it as set[member]"
        book.error(path, "unknown-member", f"there is no '{text}'", hint=hint)


def _check_words(book: Book) -> None:
    """Note translations of texts that there are not."""
    from game.content.checking.texts import all_texts  # noqa: PLC0415 - avoids a circle

    known = {text.id for text in all_texts(book.draft)} if book.draft.words else set[str]()
    for language, words in book.draft.words.items():
        for name in words:
            if name not in known:
                hint = did_you_mean(name, known)
                message = f"there is no text '{name}' to translate"
                book.warn(("words", language, name), "unknown-text", message, name, hint)
