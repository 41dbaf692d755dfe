"""What can be done and what can happen, in words."""

from collections.abc import Iterator

from game.content.format.happening import Claim
from game.content.format.lines import Policy
from game.content.format.play import Decision, Instrument, Option, Voice
from game.content.scenario import Scenario
from game.reports.links import judges, pushers, readers, setters
from game.reports.sections import Section, with_content
from game.reports.wording import (
    effect_line,
    formula,
    need_lines,
    number,
    order_lines,
    paragraphs,
    price_lines,
    quarters,
    sentence,
    sources_of,
    standing,
    titled,
    values,
    window_text,
    with_unit,
)

_DIRECTIONS = {"up": "goes up", "down": "goes down", "steady": "stays about where it is"}


def describe_decision(scenario: Scenario, name: str) -> Section:
    """Return a decision with its briefing, voices, options and what became of it."""
    decision = scenario.decisions[name]
    return Section(
        decision.title,
        tuple(_terms(scenario, name, decision)),
        with_content(
            Section("Briefing", paragraphs(decision.briefing)),
            Section("Voices", tuple(_voice(scenario, voice) for voice in decision.voices)),
            *(_option(scenario, key, option) for key, option in decision.options.items()),
            Section("If nobody attends", tuple(_unattended(scenario, decision))),
            Section("What history did", _history(decision)),
            Section("What can be learned", paragraphs(decision.learning)),
            Section("Covers", decision.covers),
            Section("Policies that answer it", setters(scenario).get(f"decision:{name}", ())),
            Section("What asks for its answer", readers(scenario).get(f"decision:{name}", ())),
            Section("Note", paragraphs(decision.note)),
            sources_of(scenario, decision),
        ),
    )


def _terms(scenario: Scenario, name: str, decision: Decision) -> Iterator[str]:
    yield f"Decision {name}, {decision.tier}{standing(None, decision.source)}."
    opens = f"Opens {window_text(scenario, decision.window)}"
    yield f"{opens}." if decision.when is None else f"{opens}, when {formula(decision.when)}."
    again = "It can open again." if decision.repeats else "It is asked once."
    yield f"Waits {quarters(decision.waits)} for an answer. {again}"
    if scenario.pack.attention is not None:
        unit = scenario.pack.attention.unit
        yield f"Attention: {number(decision.attention)} ({unit})."
    if decision.decides is not None:
        yield f"Decided by {_person(scenario, decision.decides)}."
    yield from _where(scenario, decision.place)


def _where(scenario: Scenario, place: str | None) -> Iterator[str]:
    if place is not None and scenario.map is not None:
        yield f"Place: {scenario.map.places[place].title}."


def _person(scenario: Scenario, name: str) -> str:
    return f"{scenario.people[name].title} ({name})"


def _voice(scenario: Scenario, voice: Voice) -> str:
    claim = (
        f"Claim: {voice.indicator} {_DIRECTIONS[voice.direction]} within "
        f"{quarters(voice.within)}, {voice.sure:.0%} sure."
    )
    favours = f" Favours {voice.favours}." if voice.favours else ""
    said = sentence(voice.says)
    return f"{_person(scenario, voice.by)} says: {said} {claim}{favours}"


def _option(scenario: Scenario, name: str, option: Option) -> Section:
    effects = tuple(effect_line(scenario, effect) for effect in option.effects)
    return Section(
        f"Option {name}: {option.label}",
        (
            *paragraphs(option.meaning),
            *(f"The case for it: {text}" for text in paragraphs(option.case)),
            *price_lines(option.price),
            *need_lines(option.needs),
            *order_lines(scenario, option.orders),
        ),
        with_content(Section("Effects", effects)),
    )


def _unattended(scenario: Scenario, decision: Decision) -> Iterator[str]:
    given = decision.unattended
    chooses = ", or else ".join(given.chooses) or "nothing"
    yield f"{_person(scenario, given.by)} chooses {chooses}. {sentence(given.because)}"


def _history(decision: Decision) -> tuple[str, ...]:
    if decision.history is None:
        return ()
    return (f"It took {decision.history.option}.", *paragraphs(decision.history.came))


def describe_event(scenario: Scenario, name: str) -> Section:
    """Return an event with its chance, how it is told, and its effects."""
    event = scenario.events[name]
    possible = f"Possible {window_text(scenario, event.window)}"
    rest = "once" if event.once else f"again after {quarters(event.rest)} or more"
    grade = standing(event.grade, event.source)
    return Section(
        event.title,
        (
            f"Event {name}, told as {event.tone}.",
            f"{possible}." if event.when is None else f"{possible}, when {formula(event.when)}.",
            f"Chance a quarter: {formula(event.chance)}{grade}. It can happen {rest}.",
            *_where(scenario, event.place),
        ),
        with_content(
            Section("How it is told", paragraphs(event.told)),
            Section("What is contested", tuple(_claim(claim) for claim in event.claims)),
            Section(
                "Effects",
                tuple(effect_line(scenario, effect, late=True) for effect in event.effects),
            ),
            Section("What asks for it", readers(scenario).get(f"event:{name}", ())),
            Section("Judged by", judges(scenario).get(f"event:{name}", ())),
            Section("Note", paragraphs(event.note)),
            sources_of(scenario, event),
        ),
    )


def _claim(claim: Claim) -> str:
    said = " ".join(claim.says.split())
    return f"{claim.who}: {said.removesuffix('.')}{standing(None, claim.source)}."


def describe_instrument(scenario: Scenario, name: str) -> Section:
    """Return an instrument with its limits, its price and who must agree."""
    instrument = scenario.instruments[name]
    stances = tuple(
        f"{key}: {stance.title}. {sentence(stance.meaning)}"
        for key, stance in instrument.stances.items()
    )
    return Section(
        instrument.title,
        (f"Instrument {name}, {_kind(instrument)}.", *_orders(scenario, instrument)),
        with_content(
            Section("What it does", paragraphs(instrument.meaning)),
            Section("Stances", stances),
            Section("Why it bites as it does", paragraphs(instrument.because)),
            Section("What pushes it", pushers(scenario).get(name, ())),
            Section("What reads it", readers(scenario).get(name, ())),
            Section("Policies that set it", setters(scenario).get(name, ())),
            sources_of(scenario, instrument),
        ),
    )


def _kind(instrument: Instrument) -> str:
    if instrument.kind != "account":
        return f"a {instrument.kind} that starts at {formula(instrument.start)}"
    low, high = number(instrument.low or 0.0), number(instrument.high or 0.0)
    start = with_unit(formula(instrument.start), instrument.unit)
    steps = "" if instrument.step is None else f" in steps of {number(instrument.step)}"
    return f"an account from {low} to {high}{steps} that starts at {start}"


def _orders(scenario: Scenario, instrument: Instrument) -> Iterator[str]:
    if instrument.delay:
        yield f"An order bites after {quarters(instrument.delay)}."
    if instrument.limit is not None:
        yield f"It moves by at most {number(instrument.limit)} a quarter."
    if instrument.granted is not None:
        yield f"Granted: {formula(instrument.granted)}."
    yield from price_lines(instrument.price)
    if scenario.pack.attention is not None and instrument.attention:
        yield f"Attention: {number(instrument.attention)} ({scenario.pack.attention.unit})."
    yield from need_lines(instrument.needs)


def describe_policy(scenario: Scenario, name: str) -> Section:
    """Return a line of play: its fixed line, then its rules."""
    policy = scenario.policies[name]
    choices = tuple(f"{decision}: {option}" for decision, option in policy.choices.items())
    rest = () if policy.follows is None else (f"In all else it follows {policy.follows}.",)
    return Section(
        policy.title,
        (f"Policy {name}.", *paragraphs(policy.note), *rest),
        with_content(
            Section("Orders", tuple(_settings(policy))),
            Section("Answers", choices),
            Section("Rules, in order", tuple(_rules(policy))),
            sources_of(scenario, policy),
        ),
    )


def _settings(policy: Policy) -> Iterator[str]:
    for step in policy.settings:
        because = f": {sentence(step.because)}" if step.because else ""
        said = f"From {step.quarter}, {step.instrument} at {formula(step.to)}"
        yield f"{said}{standing(None, step.source)}{because}"


def _rules(policy: Policy) -> Iterator[str]:
    for rule in policy.rules:
        where = "Always" if rule.when is None else f"Where {formula(rule.when)}"
        done = [f"{name} at {formula(value)}" for name, value in rule.set.items()]
        done += [f"{decision} answered {option}" for decision, option in rule.choose.items()]
        because = f": {sentence(rule.because)}" if rule.because else "."
        yield f"{where}, {', '.join(done)}{because}"


def describe_theory(scenario: Scenario, name: str) -> Section:
    """Return a theory: what it says of which parameters, against the pack's own numbers."""
    theory = scenario.theories[name]
    lines = []
    for parameter, rival in sorted(theory.parameters.items()):
        own = scenario.model.parameters[parameter]
        said = with_unit(values(rival.value), own.unit)
        grade = standing(None, rival.source)
        told = f"{parameter} {said}, in place of {values(own.value)}{grade}"
        lines.append(f"{told}: {sentence(rival.because)}")
    return Section(
        theory.title,
        (f"Theory {name}.", *paragraphs(theory.note)),
        with_content(Section("What it says", tuple(lines)), sources_of(scenario, theory)),
    )


def describe_person(scenario: Scenario, name: str) -> Section:
    """Return an adviser or role, with how far their reports can be trusted."""
    person = scenario.people[name]
    watches = tuple(
        f"{indicator}: bias {watch.bias:+.0%}, scatter {watch.noise:.0%}, late by "
        f"{quarters(watch.late)}"
        for indicator, watch in person.watches.items()
    )
    decides = tuple(
        titled(key, decision.title)
        for key, decision in sorted(scenario.decisions.items())
        if name in {decision.decides, decision.unattended.by}
    )
    office = [f"from {person.first}"] if person.first else []
    office += [f"until {person.last}"] if person.last else []
    held = (f"In office {' '.join(office)}.",) if office else ()
    return Section(
        person.title,
        (f"Person {name}: {person.agency}.", sentence(person.speaks), *held),
        with_content(
            Section("Wants", person.wants),
            Section("Reports on", watches),
            Section("Decides, or decides where nobody attends", decides),
            sources_of(scenario, person),
        ),
    )
