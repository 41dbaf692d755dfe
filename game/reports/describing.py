"""What is in a pack, in words: the pack as a whole, or any one thing in it by its id."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from game.content.reading.suggestions import closest
from game.content.scenario import Scenario
from game.model.quarters import parse_quarter
from game.reports import describing_judgement as judgement
from game.reports import describing_model as model
from game.reports import describing_play as play
from game.reports.sections import Section, with_content
from game.reports.wording import paragraphs, quarters, titled


class UnclearNameError(Exception):
    """A name that nothing has, or more than one thing; its text is for whoever asked."""

    exit_code = 2  # wrong usage


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that has ids.

    Attributes:
        things: gives those of a scenario by id.
        describe: gives the description of one.
    """

    things: Callable[[Scenario], Mapping[str, object]]
    describe: Callable[[Scenario, str], Section]


#: In the order in which they are looked through.
KINDS: dict[str, Kind] = {
    "decision": Kind(lambda s: s.decisions, play.describe_decision),
    "event": Kind(lambda s: s.events, play.describe_event),
    "stock": Kind(lambda s: s.model.stocks, model.describe_stock),
    "auxiliary": Kind(lambda s: s.model.auxiliaries, model.describe_auxiliary),
    "parameter": Kind(lambda s: s.model.parameters, model.describe_parameter),
    "driver": Kind(lambda s: s.model.drivers, model.describe_driver),
    "luck": Kind(lambda s: s.model.luck, model.describe_luck),
    "flag": Kind(lambda s: s.model.flags, model.describe_flag),
    "table": Kind(lambda s: s.model.tables, model.describe_table),
    "set": Kind(lambda s: s.model.sets, model.describe_set),
    "instrument": Kind(lambda s: s.instruments, play.describe_instrument),
    "policy": Kind(lambda s: s.policies, play.describe_policy),
    "theory": Kind(lambda s: s.theories, play.describe_theory),
    "person": Kind(lambda s: s.people, play.describe_person),
    "goal": Kind(lambda s: s.judgement.goals, judgement.describe_goal),
    "tradeoff": Kind(lambda s: s.judgement.tradeoffs, judgement.describe_tradeoff),
    "lens": Kind(lambda s: s.judgement.lenses, judgement.describe_lens),
    "check": Kind(lambda s: s.checks, judgement.describe_check),
    "source": Kind(lambda s: s.sources, judgement.describe_source),
}


def describe(scenario: Scenario, name: str) -> Section:
    """Return the description of one thing.

    Args:
        scenario: that it is in.
        name: its id, such as `the_count`; with its kind, as `decision:the_count`, where several
            kinds of thing have it; or one member, as `moss[upper]`, which shows the whole.

    Raises:
        UnclearNameError: nothing or more than one thing is called so; says what was perhaps meant.
    """
    wanted, colon, thing = name.partition(":")
    if not colon:
        wanted, thing = "", name
    if colon and wanted not in (*KINDS, "indicator"):
        _refuse(f"there is no kind of thing called '{wanted}'", wanted, (*KINDS, "indicator"))
    kinds = {"indicator": ("stock", "auxiliary"), "": tuple(KINDS)}.get(wanted, (wanted,))
    thing = thing.partition("[")[0]
    found = [kind for kind in kinds if thing in KINDS[kind].things(scenario)]
    if len(found) > 1:
        forms = " or ".join(f"'{kind}:{thing}'" for kind in found)
        message = f"'{thing}' is the id of more than one thing; ask for {forms}"
        raise UnclearNameError(message)
    if not found:
        known = [key for kind in kinds for key in KINDS[kind].things(scenario)]
        _refuse(f"pack '{scenario.pack.id}' has no {wanted or 'thing'} '{thing}'", thing, known)
    return KINDS[found[0]].describe(scenario, thing)


def _refuse(message: str, wrong: str, known: tuple[str, ...] | list[str]) -> NoReturn:
    near = closest(wrong, known)
    hint = f"did you mean '{near}'?" if near else "'show' with the pack alone lists what there is"
    complaint = f"{message}; {hint}"
    raise UnclearNameError(complaint)


def covers(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return, for each entry of a catalogue of evidence, the decisions and instruments for it."""
    held = [(name, decision.covers) for name, decision in scenario.decisions.items()]
    held += [(name, instrument.covers) for name, instrument in scenario.instruments.items()]
    pairs = sorted((entry, name) for name, entries in held for entry in entries)
    entries = dict.fromkeys(entry for entry, _ in pairs)
    return {entry: tuple(name for known, name in pairs if known == entry) for entry in entries}


def describe_pack(scenario: Scenario) -> Section:
    """Return what is in a pack: its period, and lists of what can be asked for by id."""
    pack = scenario.pack
    covered = tuple(f"{entry}: {', '.join(cards)}" for entry, cards in covers(scenario).items())
    return Section(
        pack.title,
        (*_facts(scenario), *paragraphs(pack.summary)),
        with_content(
            Section("What you read first", paragraphs(pack.opening)),
            Section("Before you begin", paragraphs(pack.content_note)),
            _list("Instruments", scenario.instruments),
            _list("Decisions", scenario.decisions),
            _list("Events", scenario.events),
            _indicators(scenario),
            _list("Policies", scenario.policies),
            _list("Theories", scenario.theories),
            _list("Goals", scenario.judgement.goals),
            _list("Trade-offs", scenario.judgement.tradeoffs),
            _list("Lenses", scenario.judgement.lenses),
            _list("People", scenario.people),
            _list("Checks", scenario.checks),
            Section(f"Catalogue entries that are covered: {len(covered)}", covered),
            Section("The model", _contents(scenario)),
        ),
    )


def _facts(scenario: Scenario) -> tuple[str, ...]:
    pack = scenario.pack
    count = parse_quarter(pack.period.last) - parse_quarter(pack.period.first) + 1
    lines = [
        f"Pack {pack.id}, version {pack.version}, licence {pack.licence}.",
        f"From {pack.period.first} to {pack.period.last}: {quarters(count)}.",
    ]
    if pack.minutes is not None:
        core, full = pack.minutes.core, pack.minutes.full
        longer = "" if core == full else f"; {full} with everything"
        lines.append(f"Takes about {core} minutes{longer}.")
    if pack.extends is not None:
        lines.append(f"Extends {pack.extends}.")
    lines.append(f"Languages: {', '.join(pack.languages)}.")
    return tuple(lines)


def _list(title: str, things: Mapping[str, object]) -> Section:
    """Return ids with titles under a heading that counts them."""
    lines = tuple(titled(name, getattr(thing, "title", "")) for name, thing in things.items())
    return Section(f"{title}: {len(lines)}", tuple(sorted(lines)))


def _indicators(scenario: Scenario) -> Section:
    lines = []
    for indicator in scenario.program.indicators:
        document = scenario.quantity(indicator.symbol)
        told = titled(indicator.name, document.title)
        lines.append(told if indicator.unit == "1" else f"{told} ({indicator.unit})")
    return Section(f"Indicators: {len(lines)}", tuple(lines))


def _contents(scenario: Scenario) -> tuple[str, ...]:
    parts = scenario.model
    counts: list[tuple[str, Mapping[str, object]]] = [
        ("Stocks", parts.stocks), ("Auxiliaries", parts.auxiliaries), ("Drivers", parts.drivers),
        ("Variables of chance", parts.luck), ("Flags", parts.flags), ("Tables", parts.tables),
        ("Sources", scenario.sources),
    ]  # fmt: skip
    lines = tuple(f"{name}: {len(section)}" for name, section in counts if section)
    grades = [parameter.grade for parameter in parts.parameters.values()]
    if not grades:
        return lines
    known = ("measured", "argued", "contested", "guess")
    shares = [f"{g} {grades.count(g)} ({grades.count(g) / len(grades):.0%})" for g in known]
    return (*lines, f"Parameters: {len(grades)}; {', '.join(shares)}")
