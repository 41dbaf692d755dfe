"""A rule sheet's play: instruments, events, decisions and theories."""

from collections.abc import Iterator

from game.content.format.happening import Event
from game.content.format.lines import Theory
from game.content.format.play import Decision, Instrument
from game.content.scenario import Scenario
from game.reports.document import Block, Code, Inline, Link, Part, Row, Table, Words
from game.reports.rule_words import (
    NOTHING,
    cited,
    effects_table,
    name_lines,
    need_words,
    note_lines,
    price_words,
    resting,
    unit_text,
)
from game.reports.wording import (
    formula,
    number,
    order_lines,
    paragraphs,
    quarters,
    values,
    window_text,
)

_KINDS = {
    "account": "An account: money.",
    "posture": "A posture: one of several stances.",
    "channel": "A channel: on or off.",
}


def play_parts(scenario: Scenario) -> tuple[Part, ...]:
    """Return the parts; empty ones are left out."""
    made = (
        ("Instruments", "instruments", (_instrument(scenario, n, i)
            for n, i in scenario.instruments.items())),
        ("Events", "events", (_event(scenario, n, e) for n, e in scenario.events.items())),
        ("Decisions", "decisions", (_decision(scenario, n, d)
            for n, d in scenario.decisions.items())),
        ("Theories", "theories", (_theory(scenario, n, t) for n, t in scenario.theories.items())),
    )  # fmt: skip
    parts = (Part(title, anchor, (), tuple(below)) for title, anchor, below in made)
    return tuple(part for part in parts if part.parts)


# -- instruments --------------------------------------------------------------------------


def _instrument(scenario: Scenario, name: str, each: Instrument) -> Part:
    blocks: list[Block] = [
        ("Instrument ", Code(name), ". ", _KINDS[each.kind]),
        *paragraphs(each.meaning),
        *_range(each),
        *_stances(each),
        *_speed(each),
        *price_words(each.price),
        *need_words(each.needs),
    ]
    if each.attention:
        blocks.append(f"Attention that a change takes: {number(each.attention)}.")
    if each.granted is not None:
        blocks.append(("What is granted of a request: ", Code(formula(each.granted)), "."))
    formulas = [each.granted, *each.price.values(), *(need.when for need in each.needs)]
    blocks += [*paragraphs(each.because), *_rests(scenario, each.source)]
    blocks += name_lines(scenario, formulas)
    return Part(" ".join(each.title.split()), f"instrument-{name}", tuple(blocks))


def _range(each: Instrument) -> Iterator[Words]:
    start = each.start if isinstance(each.start, str) else formula(each.start)
    if each.kind != "account":
        yield ("Stands at first at ", Code(start), ".")
        return
    low, high = (NOTHING if x is None else number(x) for x in (each.low, each.high))
    yield f"From {low} to {high} {unit_text(each.unit)}; stands at first at {start}."


def _stances(each: Instrument) -> tuple[Table, ...]:
    rows = tuple(
        Row(((" ".join(s.title.split()), " ", Code(name)), " ".join(paragraphs(s.meaning))))
        for name, s in each.stances.items()
    )
    return (Table("Stances", ("Stance", "What it means"), rows),) if rows else ()


def _speed(each: Instrument) -> Iterator[str]:
    yield f"Bites {quarters(each.delay)} after the order." if each.delay else "Bites at once."
    if each.limit is not None:
        yield f"Moves by {number(each.limit)} a quarter at most."


def _rests(scenario: Scenario, source: str | tuple[str, ...] | None) -> Iterator[Words]:
    if source is not None:
        found = cited(scenario, source)
        yield ("Source: ", *(found if isinstance(found, tuple) else (found,)), ".")


# -- events and decisions -----------------------------------------------------------------


def _event(scenario: Scenario, name: str, event: Event) -> Part:
    when: tuple[Inline, ...] = () if event.when is None else (", when ", Code(formula(event.when)))
    rests = resting(scenario, event.grade, event.source)
    again = "once" if event.once else f"again after {quarters(event.rest)} or more"
    claims = tuple(
        f"{' '.join(claim.who.split())}: {' '.join(claim.says.split())}" for claim in event.claims
    )
    formulas = [event.when, event.chance, *(effect.change for effect in event.effects)]
    return Part(
        " ".join(event.title.split()),
        f"event-{name}",
        (
            ("Event ", Code(name), ". ", " ".join(paragraphs(event.told))),
            (f"Possible {window_text(scenario, event.window)}", *when, "."),
            ("Chance a quarter: ", Code(formula(event.chance)), *rests, "."),
            f"It can happen {again}.",
            *effects_table(scenario, "What it does", event.effects, late=True),
            *name_lines(scenario, formulas),
            *claims,
            *note_lines(event.note),
        ),
    )


def _decision(scenario: Scenario, name: str, decision: Decision) -> Part:
    when: tuple[Inline, ...] = (
        () if decision.when is None else (", when ", Code(formula(decision.when)))
    )
    blocks: list[Block] = [
        ("Decision ", Code(name), ", ", decision.tier, "."),
        (f"Opens {window_text(scenario, decision.window)}", *when, "."),
        f"Waits {quarters(decision.waits)} for an answer.",
        *_unattended(scenario, decision),
        *_rests(scenario, decision.source),
        *name_lines(scenario, [decision.when]),
    ]
    for option in decision.options.values():
        title = " ".join(option.label.split())
        told = f"Option: {title}. {' '.join(paragraphs(option.meaning))}"
        effects = effects_table(scenario, f"What this does: {title}", option.effects)
        blocks += [told, *price_words(option.price), *need_words(option.needs)]
        blocks += [*order_lines(scenario, option.orders), *effects]
    return Part(" ".join(decision.title.split()), f"decision-{name}", tuple(blocks))


def _unattended(scenario: Scenario, decision: Decision) -> Iterator[str]:
    given = decision.unattended
    who = " ".join(scenario.people[given.by].title.split())
    labels = (decision.options[key].label for key in given.chooses)
    chooses = ", or else: ".join(" ".join(label.split()) for label in labels) or "nothing"
    yield f"If nobody attends, {who} chooses: {chooses}. {' '.join(given.because.split())}"


def _theory(scenario: Scenario, name: str, theory: Theory) -> Part:
    columns = ("Parameter", "Value", "Low", "High", "Why", "Source")
    rows = tuple(
        Row(
            (
                Link(" ".join(scenario.model.parameters[key].title.split()), f"parameter-{key}"),
                values(rival.value),
                NOTHING if rival.low is None else values(rival.low),
                NOTHING if rival.high is None else values(rival.high),
                " ".join(rival.because.split()),
                cited(scenario, rival.source),
            )
        )
        for key, rival in theory.parameters.items()
    )
    return Part(
        " ".join(theory.title.split()),
        f"theory-{name}",
        (
            ("Theory ", Code(name), "."),
            *note_lines(theory.note),
            Table("What it says otherwise", columns, rows),
        ),
    )
