"""What can be asked of a game in the terminal, and how typed words find what they mean."""

import difflib
import re

from game.content.scenario import Scenario
from game.session.commands import Direction, Foresee
from game.session.view import IndicatorView, InstrumentView, View
from game.text.lines import fitting
from game.text.words import Typed

#: Names are no longer than this; what is longer was not typed by anybody.
_LONGEST = 60
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "steady": "steady"}
_EXPECTED = re.compile(
    r"(?P<name>.+?)\s+(?P<direction>up|down|steady)\s+(?:with)?in\s+(?P<within>\d+)"
    r"(?:\s+quarters?)?,?\s+(?:at\s+)?(?P<sure>\d+)\s*%?(?:\s+sure)?",
    re.IGNORECASE,
)
_ON_AND_OFF = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}


def find_indicator(view: View, typed: Typed) -> IndicatorView | str:
    """Return the indicator that typed words mean, or a sentence that says there is none."""
    names = {i.name: i for i in view.indicators}
    if not typed.rest:
        return f"Say which one, as in '{typed.verb} {next(iter(names))}'."
    wanted = typed.rest.lower()[:_LONGEST]
    if wanted in names:
        return names[wanted]
    # What is shown first is meant first.
    titles = {i.title.lower(): i for i in sorted(view.indicators, key=lambda i: not i.first)}
    for fits in (str.startswith, str.__contains__):
        found = next((i for title, i in titles.items() if fits(title, wanted)), None)
        if found is not None:
            return found
    near = difflib.get_close_matches(wanted, [*names, *titles], n=1, cutoff=0.5)
    if near:
        return names.get(near[0]) or titles[near[0]]
    return f"There is no indicator '{typed.rest[:_LONGEST]}'. There are: {', '.join(names)}."


def tell_map(scenario: Scenario, view: View) -> list[str]:
    """Return what each region shows, layer by layer."""
    plan = scenario.map
    if plan is None or not view.map:
        return ["This pack has no map."]
    lines = []
    for name, layer in plan.layers.items():
        lines.append(f"{layer.title}:")
        lines += [
            f"  {(plan.regions | layer.areas)[value.region].title}: {fitting(value.value)}"
            for value in view.map
            if value.layer == name
        ]
    return lines


def tell_people(view: View) -> list[str]:
    """Return who is in office, how they speak, and what they report on."""
    lines = []
    for person in view.people:
        lines.append(f"{person.id}: {person.title}, {person.agency}. {person.speaks}")
        if person.watches:
            lines.append(f"   Reports on {', '.join(person.watches)}.")
    return lines


def tell_sources(scenario: Scenario, name: str) -> list[str]:
    """Return what a pack rests on, or one source with what to know of it."""
    near = difflib.get_close_matches(name.lower()[:_LONGEST], scenario.sources, n=1, cutoff=0.5)
    if not name or not near:
        return [f"{key}: {source.title}" for key, source in scenario.sources.items()]
    source = scenario.sources[near[0]]
    facts = [str(part) for part in (source.kind, source.author, source.year) if part]
    return [f"{source.title} ({', '.join(facts)})", *([source.note] if source.note else [])]


def setting_typed(instrument: InstrumentView, value: str) -> float | str | bool:
    """Return what was typed as a setting; what is no setting stays text, and is refused."""
    plain = value.strip().lower()[:_LONGEST]
    if instrument.kind == "channel":
        return _ON_AND_OFF.get(plain, plain)
    if instrument.kind == "account":
        try:
            return float(plain.replace(",", ""))
        except ValueError:
            return plain
    stances = {str(s.to): str(s.to) for s in instrument.stances}
    stances |= {s.title.lower(): str(s.to) for s in instrument.stances}
    starting = [name for name in stances if name.startswith(plain.replace(" ", "_"))]
    near = starting or difflib.get_close_matches(plain, stances, n=1, cutoff=0.6)
    return stances[near[0]] if near else plain


def expectation(view: View, typed: Typed) -> Foresee | str:
    """Return the forecast that typed words mean, or a sentence that says how to type one.

    The words are an indicator's name, a direction, quarters and a percentage, such as
    `prices down in 8 at 70%`.
    """
    said = _EXPECTED.fullmatch(typed.rest.strip())
    if said is None:
        return (
            "Say what, where to, by when and how sure, as in 'expect "
            f"{view.indicators[0].name} down in 8 at 70%': within eight quarters, seven in ten."
        )
    found = find_indicator(view, Typed("expect", said["name"]))
    if isinstance(found, str):
        return found
    return Foresee(
        indicator=found.name,
        direction=_DIRECTIONS[said["direction"].lower()],
        within=int(said["within"][:4]),
        sure=int(said["sure"][:4]) / 100,
    )
