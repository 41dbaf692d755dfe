"""Goals, trade-offs, lenses, checks and sources in words."""

from collections.abc import Iterator, Mapping

from game.content.format.judging import Gate, GoalPart, Measure
from game.content.scenario import Scenario
from game.reports.sections import Section, with_content
from game.reports.wording import (
    formula,
    number,
    paragraphs,
    sentence,
    signed,
    source_line,
    sources_of,
    standing,
    titled,
)


def describe_goal(scenario: Scenario, name: str) -> Section:
    """Return a goal with its parts and how they score."""
    goal = scenario.judgement.goals[name]
    against = tuple(
        titled(key, tradeoff.title)
        for key, tradeoff in sorted(scenario.judgement.tradeoffs.items())
        if name in tradeoff.goals
    )
    return Section(
        goal.title,
        (f"Goal {name}, from 0 to 100.", sentence(goal.because)),
        with_content(
            Section("Parts", tuple(_parts(goal.parts))),
            Section("Trade-offs", against),
            sources_of(scenario, goal),
        ),
    )


def describe_tradeoff(scenario: Scenario, name: str) -> Section:
    """Return two goals that pull against each other."""
    tradeoff = scenario.judgement.tradeoffs[name]
    goals = tuple(titled(goal, scenario.judgement.goals[goal].title) for goal in tradeoff.goals)
    return Section(
        tradeoff.title,
        (f"Trade-off {name}.", *paragraphs(tradeoff.argument)),
        with_content(Section("Goals", goals), sources_of(scenario, tradeoff)),
    )


def describe_lens(scenario: Scenario, name: str) -> Section:
    """Return a lens: what it looks at, what caps it, and its sentences."""
    lens = scenario.judgement.lenses[name]
    signatures = tuple(
        f"{choice} {signed(signature.points)}: {sentence(signature.because)}"
        for choice, signature in lens.signatures.items()
    )
    verdicts = tuple(
        f"{'Always' if v.when is None else f'Where {formula(v.when)}'}: {sentence(v.says)}"
        for v in lens.verdicts
    )
    return Section(
        lens.title,
        (f"Lens {name}.", sentence(lens.thesis)),
        with_content(
            Section("Parts", tuple(_parts(lens.parts))),
            Section("Gates", tuple(_gate(gate) for gate in lens.gates)),
            Section("Choices it remembers", signatures),
            Section("Verdicts, the first that fits", verdicts),
            sources_of(scenario, lens),
        ),
    )


def _parts(parts: Mapping[str, GoalPart]) -> Iterator[str]:
    for name, part in parts.items():
        because = f": {sentence(part.because)}" if part.because else "."
        scale = f"0 at {number(part.zero_at)}, 100 at {number(part.full_at)}"
        yield f"{name}, weight {number(part.weight)}: {_measure(part.measure)}, {scale}{because}"


def _measure(measure: Measure) -> str:
    if measure.event is not None:
        return f"event {measure.event} ({measure.take})"
    if measure.first is None and measure.last is None:
        return f"{measure.indicator} {f'in {measure.at}' if measure.at else 'at the end'}"
    span = [f"from {measure.first}"] if measure.first else []
    span += [f"to {measure.last}"] if measure.last else []
    return f"{measure.take} of {measure.indicator} {' '.join(span)}"


def _gate(gate: Gate) -> str:
    done = [] if gate.cap is None else [f"at most {number(gate.cap)}"]
    done += [] if gate.deduct is None else [f"{number(gate.deduct)} taken off"]
    return f"Where {formula(gate.when)}, {', '.join(done)}: {sentence(gate.says)}"


def describe_check(scenario: Scenario, name: str) -> Section:
    """Return behaviour that must hold, and how it is measured."""
    check = scenario.checks[name]
    theory = "" if check.theory is None else f", theory {check.theory}"
    measures = tuple(
        f"{key}: {_measure(measure)}{f', policy {measure.policy}' if measure.policy else ''}"
        for key, measure in check.measures.items()
    )
    bounds = [] if check.between.least is None else [f"at least {number(check.between.least)}"]
    bounds += [] if check.between.most is None else [f"at most {number(check.between.most)}"]
    must = f"The {check.statistic} of {formula(check.value)} must be {' and '.join(bounds)}"
    return Section(
        check.title,
        (
            f"Check {name}: policy {check.policy}{theory}, {check.runs} games.",
            f"{must}{standing(None, check.source)}.",
            *paragraphs(check.because),
        ),
        with_content(Section("Measures", measures), sources_of(scenario, check)),
    )


def describe_source(scenario: Scenario, name: str) -> Section:
    """Return a source with what to know before trusting it."""
    source = scenario.sources[name]
    return Section(
        source.title,
        (source_line(scenario, name), *paragraphs(source.note)),
        with_content(sources_of(scenario, source)),
    )
