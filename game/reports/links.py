"""What hangs on what in a pack: who reads a name, who pushes it, who judges by it.

Every function returns lines by name. Formulas know parameters, drivers, stocks, auxiliaries, luck
and instruments by name alone; others stand under `flag:`, `table:`, `event:` and `decision:`.
"""

from collections.abc import Iterable, Iterator, Mapping

from game.content.format.declare import Formula
from game.content.format.judging import Measure
from game.content.format.play import Condition, Effect
from game.content.formulas.parsing import parse
from game.content.formulas.syntax import Apply, Call, Name, Syntax
from game.content.scenario import Scenario
from game.reports.wording import effect_line, formula, values

Lines = dict[str, tuple[str, ...]]

#: A formula with what it is of.
_Labelled = tuple[str, Formula | None]


def readers(scenario: Scenario) -> Lines:
    """Return, for each name, the formulas that read it."""
    return _gathered(_reads(scenario))


def pushers(scenario: Scenario) -> Lines:
    """Return, for each stock, parameter, instrument and flag, the effects and prices on it."""
    return _gathered((*_effects(scenario), *_prices(scenario)))


def judges(scenario: Scenario) -> Lines:
    """Return, for each indicator and event, who measures it, watches it or speaks of it."""
    return _gathered((*_measured(scenario), *_watched(scenario)))


def setters(scenario: Scenario) -> Lines:
    """Return, for each instrument, parameter and decision, what policies and theories say of it."""
    return _gathered((*_steered(scenario), *_ordered(scenario), *_rivals(scenario)))


def names_in(text: str) -> frozenset[str]:
    """Return the names that a formula reads.

    >>> sorted(names_in("land * price[upper] + lookup(curve, rain) * step(1990Q1)"))
    ['land', 'price', 'rain', 'table:curve']
    """
    return frozenset(_names(parse(text)))


def _names(tree: Syntax) -> Iterator[str]:
    match tree:
        case Name():
            yield tree.id
        case Call(function="flag", arguments=(Name(id=name), *_)):
            decision, point, _ = name.partition(".")
            yield f"decision:{decision}" if point else f"flag:{name}"
        case Call(function="since", arguments=(Name(id=name), *_)):
            yield f"event:{name}"
        case Call(function="lookup", arguments=(Name(id=name), *rest)):
            yield f"table:{name}"
            yield from (below for argument in rest for below in _names(argument))
        case Call() | Apply():
            yield from (below for argument in tree.arguments for below in _names(argument))


def _gathered(pairs: Iterable[tuple[str, str]]) -> Lines:
    found: dict[str, dict[str, None]] = {}
    for name, line in pairs:
        found.setdefault(name, {})[line] = None
    return {name: tuple(lines) for name, lines in found.items()}


def _base(indicator: str) -> str:
    return indicator.partition("[")[0]


# -- formulas -----------------------------------------------------------------------------


def _reads(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for label, text in _formulas(scenario):
        if isinstance(text, str):
            yield from ((name, label) for name in sorted(names_in(text)))
    for label, text in _lens_formulas(scenario):
        if isinstance(text, str):  # their other names are measures of their own
            yield from ((n, label) for n in sorted(names_in(text)) if n.startswith("decision:"))


def _formulas(scenario: Scenario) -> Iterator[_Labelled]:
    if scenario.pack.attention is not None:
        yield "points of attention a quarter", scenario.pack.attention.points
    yield from _model_formulas(scenario)
    for name, instrument in sorted(scenario.instruments.items()):
        yield f"instrument {name}, what is granted", instrument.granted
        yield from _conditions(f"instrument {name}", instrument.price, instrument.needs)
    for name, decision in sorted(scenario.decisions.items()):
        yield f"decision {name}, when it opens", decision.when
        for option, document in decision.options.items():
            label = f"decision {name}, option {option}"
            yield from _conditions(label, document.price, document.needs)
            yield from _changes(label, document.effects)
    for name, event in sorted(scenario.events.items()):
        yield f"event {name}, when it is possible", event.when
        yield f"event {name}, its chance", event.chance
        yield from _changes(f"event {name}", event.effects)
    yield from _policy_formulas(scenario)


def _model_formulas(scenario: Scenario) -> Iterator[_Labelled]:
    for name, stock in sorted(scenario.model.stocks.items()):
        starts = stock.start if isinstance(stock.start, dict) else {"": stock.start}
        yield from ((f"stock {name}, its start", start) for start in starts.values())
        for flow, document in stock.flows.items():
            yield f"stock {name}, flow {flow}", document.rate
    for name, auxiliary in sorted(scenario.model.auxiliaries.items()):
        yield f"auxiliary {name}", auxiliary.formula


def _conditions(
    label: str, price: Mapping[str, Formula], needs: Iterable[Condition]
) -> Iterator[_Labelled]:
    yield from ((f"{label}, its price", text) for text in price.values())
    yield from ((f"{label}, what it needs", need.when) for need in needs)


def _changes(label: str, effects: Iterable[Effect]) -> Iterator[_Labelled]:
    yield from ((f"{label}, an effect", effect.change) for effect in effects)


def _policy_formulas(scenario: Scenario) -> Iterator[_Labelled]:
    accounts = {name for name, i in scenario.instruments.items() if i.kind == "account"}
    for name, policy in sorted(scenario.policies.items()):
        for setting in policy.settings:
            if setting.instrument in accounts:
                yield f"policy {name}, a setting", setting.to
        for rule in policy.rules:
            yield f"policy {name}, a rule", rule.when
            for instrument, value in rule.set.items():
                if instrument in accounts:
                    yield f"policy {name}, a rule", value


def _lens_formulas(scenario: Scenario) -> Iterator[_Labelled]:
    for name, lens in sorted(scenario.judgement.lenses.items()):
        yield from ((f"lens {name}", gate.when) for gate in lens.gates)
        yield from ((f"lens {name}", verdict.when) for verdict in lens.verdicts)
        yield from ((f"lens {name}", f"flag({choice})") for choice in lens.signatures)


# -- effects, judgement, settings ---------------------------------------------------------


def _effects(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, event in sorted(scenario.events.items()):
        for effect in event.effects:
            line = effect_line(scenario, effect, late=True)
            yield _target(effect), f"event {name}: {line}"
    for name, decision in sorted(scenario.decisions.items()):
        for option, document in decision.options.items():
            for effect in document.effects:
                line = effect_line(scenario, effect)
                yield _target(effect), f"decision {name}, option {option}: {line}"


def _target(effect: Effect) -> str:
    if effect.flag is not None:
        return f"flag:{effect.flag}"
    return _base(effect.stock or effect.parameter or effect.instrument or "")


def _prices(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, instrument in sorted(scenario.instruments.items()):
        for stock, value in instrument.price.items():
            yield stock, f"instrument {name}: a change of it takes {formula(value)}"
    for name, decision in sorted(scenario.decisions.items()):
        for option, document in decision.options.items():
            for stock, value in document.price.items():
                yield stock, f"decision {name}, option {option}: takes {formula(value)}"


def _measured(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for label, measure in _measures(scenario):
        named = f"event:{measure.event}" if measure.event else _base(measure.indicator or "")
        yield named, label


def _measures(scenario: Scenario) -> Iterator[tuple[str, Measure]]:
    judgement = scenario.judgement
    scored = [(f"goal {name}", goal.parts) for name, goal in sorted(judgement.goals.items())]
    scored += [(f"lens {name}", lens.parts) for name, lens in sorted(judgement.lenses.items())]
    for label, parts in scored:
        yield from ((f"{label}, part {name}", part.measure) for name, part in parts.items())
    for name, check in sorted(scenario.checks.items()):
        yield from ((f"check {name}", measure) for measure in check.measures.values())


def _watched(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for record in scenario.judgement.record:
        yield _base(record.indicator), f"the record of suffering: {record.title}"
    for name, person in sorted(scenario.people.items()):
        yield from ((_base(indicator), f"watched by {name}") for indicator in person.watches)
    for name, decision in sorted(scenario.decisions.items()):
        for voice in decision.voices:
            claim = f"decision {name}, a claim of {voice.by}"
            yield _base(voice.indicator), claim
    layers = scenario.map.layers if scenario.map is not None else {}
    for name, layer in layers.items():
        yield layer.shows, f"map layer {name}"


def _steered(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, policy in sorted(scenario.policies.items()):
        for step in policy.settings:
            line = f"policy {name}: from {step.quarter} at {formula(step.to)}"
            yield step.instrument, line
        for decision, option in policy.choices.items():
            yield f"decision:{decision}", f"policy {name}: {option}"
        for rule in policy.rules:
            where = "always" if rule.when is None else f"where {formula(rule.when)}"
            for instrument, value in rule.set.items():
                yield instrument, f"policy {name}: {formula(value)}, {where}"
            for decision, option in rule.choose.items():
                yield f"decision:{decision}", f"policy {name}: {option}, {where}"


def _ordered(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, decision in sorted(scenario.decisions.items()):
        for option, document in decision.options.items():
            for instrument, to in document.orders.items():
                yield instrument, f"decision {name}, option {option}: sets it to {formula(to)}"


def _rivals(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, theory in sorted(scenario.theories.items()):
        for parameter, rival in theory.parameters.items():
            yield parameter, f"theory {name}: {values(rival.value)}"
