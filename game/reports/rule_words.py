"""Cells and paragraphs of a rule sheet: evidence with its sources' titles, formulas, names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.content.format.declare import Citations, Formula
from game.content.format.play import Condition, Effect
from game.content.scenario import Scenario
from game.reports.citing import place, source_id
from game.reports.document import Code, Inline, Link, Row, Table, Words
from game.reports.links import names_in
from game.reports.wording import citations, effect_line, formula, paragraphs

NOTHING = "\N{EM DASH}"


def unit_text(unit: str | None) -> str:
    """Return a unit as a reader meets it."""
    return "pure number" if unit in {None, "1"} else str(unit)


def cited(scenario: Scenario, source: Citations | None) -> Words:
    """Return citations with the titles of their sources, which lead to the list of sources."""
    pieces: list[Inline] = []
    for text in citations(source):
        name, where = source_id(text), place(text)
        title = " ".join(scenario.sources[name].title.split())
        pieces += ["; "] if pieces else []
        pieces += [Link(title, f"source-{name}"), *([f", {where}"] if where else [])]
    return tuple(pieces) or NOTHING


def evidence(
    scenario: Scenario, grade: str | None, source: Citations | None
) -> tuple[Words, Words]:
    """Return the cells for grade and source."""
    return grade or NOTHING, cited(scenario, source)


def resting(scenario: Scenario, grade: str | None, source: Citations | None) -> tuple[Inline, ...]:
    """Return what something rests on, in brackets, or nothing."""
    pieces: list[Inline] = [grade] if grade else []
    if source is not None:
        found = cited(scenario, source)
        pieces += ["; "] if grade else []
        pieces += list(found) if isinstance(found, tuple) else [found]
    return (" (", *pieces, ")") if pieces else ()


def prose(text: str | None) -> Words:
    """Return a text as one paragraph, with what stands between backticks as code.

    >>> prose("See `theories/` for both.")
    ('See ', Code(text='theories/'), ' for both.')
    """
    parts = re.split(r"`([^`]+)`", " ".join(paragraphs(text)))
    pieces = (Code(part) if odd % 2 else part for odd, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece)


def note_lines(note: str | None) -> tuple[Words, ...]:
    """Return a note, a paragraph each."""
    return tuple(prose(paragraph) for paragraph in paragraphs(note))


def name_lines(scenario: Scenario, formulas: Iterable[Formula | None]) -> tuple[Words, ...]:
    """Return a paragraph that says what the names in formulas mean, if there are any."""
    names = {name for text in formulas if isinstance(text, str) for name in names_in(text)}
    pieces: list[Inline] = []
    for name in sorted(names, key=lambda name: name.rpartition(":")[::-1]):
        found = _named(scenario, name)
        if found is not None:
            anchor, title = found
            pieces += ["; "] if pieces else ["In these formulas: "]
            pieces += [Code(name.rpartition(":")[2]), " is ", Link(title, anchor)]
    return ((*pieces, "."),) if pieces else ()


def _named(scenario: Scenario, name: str) -> tuple[str, str] | None:
    """Return the anchor and the title of what a formula names, if it has an entry."""
    kind, colon, key = name.rpartition(":")
    things = named_things(scenario)
    for known in (kind,) if colon else _PLAIN:
        if key in things[known]:
            title = getattr(things[known][key], "title", key)
            return f"{known}-{key}", " ".join(str(title).split())
    return None


#: What formulas know by name alone.
_PLAIN = ("parameter", "driver", "stock", "auxiliary", "luck", "instrument")


def named_things(scenario: Scenario) -> dict[str, Mapping[str, object]]:
    """Return everything that has a place of its own in a rule sheet, by kind and id."""
    model = scenario.model
    return {
        "set": model.sets,
        "parameter": model.parameters,
        "driver": model.drivers,
        "stock": model.stocks,
        "auxiliary": model.auxiliaries,
        "luck": model.luck,
        "table": model.tables,
        "flag": model.flags,
        "instrument": scenario.instruments,
        "event": scenario.events,
        "decision": scenario.decisions,
        "theory": scenario.theories,
    }


def effects_table(
    scenario: Scenario, caption: str, effects: Iterable[Effect], *, late: bool = False
) -> tuple[Table, ...]:
    """Return a table of effects, if there are any.

    Args:
        scenario: that they belong to.
        caption: of the table.
        effects: in order.
        late: whether an event has them.
    """
    rows = tuple(
        Row(
            (
                effect_line(scenario, _bare(effect), late=late),
                prose(effect.because) or NOTHING,
                *evidence(scenario, effect.grade, effect.source),
            )
        )
        for effect in effects
    )
    return (Table(caption, ("Effect", "Why", "Grade", "Source"), rows),) if rows else ()


def _bare(effect: Effect) -> Effect:
    return replace(effect, because=None, grade=None, source=None)


def price_words(price: Mapping[str, Formula]) -> tuple[Words, ...]:
    """Return what a choice takes, a paragraph if it takes anything."""
    pieces: list[Inline] = []
    for stock, value in sorted(price.items()):
        pieces += [", "] if pieces else ["Price: "]
        pieces += [Code(formula(value)), " of ", Link(stock, f"stock-{stock}")]
    return ((*pieces, "."),) if pieces else ()


def need_words(needs: Iterable[Condition]) -> tuple[Words, ...]:
    """Return conditions, a paragraph each, with what is said where they fail."""
    return tuple(
        ("Needs ", Code(formula(need.when)), "; otherwise: ", " ".join(need.says.split()))
        for need in needs
    )
