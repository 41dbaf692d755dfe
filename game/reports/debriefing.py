"""Questions for a debrief: chosen by what happened in the log, from rules that are data.

The house's own rules are in `debrief.toml` beside this file. A pack has questions of its own under
the heading Debrief of any of its lessons: the items of a list. One that begins with names in
backticks is asked only where all of them happened: `decision.option` was taken, or the event.
"""

import operator
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from game.content.scenario import Scenario
from game.reports.debrief_facts import Fact, facts_of
from game.reports.gathering import Findings
from game.reports.review_log import quarters_of
from game.reports.review_words import one_line

#: So many questions are put before a hurried reader.
FEW = 5
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}
_HEADING = re.compile(r"^#{1,6}\s*(.+?)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+[.)])\s+(.*)$")
_NAMES = re.compile(r"^((?:`[^`]+`[\s,:]*)+)(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact compared with a number; it fails where the fact does not apply."""

    fact: str
    sign: str
    than: float

    def holds(self, facts: Mapping[str, Fact]) -> bool:
        """Say whether it holds."""
        value = facts.get(self.fact)
        return isinstance(value, float) and _COMPARED[self.sign](value, self.than)


@dataclass(frozen=True, slots=True)
class Rule:
    """A question, and when it is worth asking; the heaviest come first."""

    id: str
    when: tuple[Condition, ...]
    weight: float
    ask: str


@cache
def rules(kind: str = "question") -> tuple[Rule, ...]:
    """Return the house's rules, the heaviest first: `question` of a game, or `class`."""
    text = resources.files("game.reports").joinpath("debrief.toml").read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = tomllib.loads(text)[kind]
    found = (
        Rule(
            id=entry["id"],
            when=tuple(Condition(str(f), str(s), float(n)) for f, s, n in entry["when"]),
            weight=float(entry["weight"]),
            ask=entry["ask"],
        )
        for entry in listed
    )
    return tuple(sorted(found, key=lambda rule: -rule.weight))


def questions(found: Findings) -> tuple[str, ...]:
    """Return the questions that fit a game, the most telling first: the pack's and the house's.

    A question of the pack that names what happened comes before all others, since its author knew
    the place; one that is always asked comes after what the log calls for.
    """
    facts = facts_of(found)
    happened = _happened(found)
    own = [_asked(found.scenario, item) for item in _listed(found.scenario.lessons)]
    called = [text for names, text in own if names and names <= happened]
    always = [text for names, text in own if not names]
    fitting = [rule for rule in rules() if all(each.holds(facts) for each in rule.when)]
    pointed = [rule.ask.format(**facts) for rule in fitting if rule.when]
    general = [rule.ask.format(**facts) for rule in fitting if not rule.when]
    return tuple(dict.fromkeys((*called, *pointed, *always, *general)))


def _happened(found: Findings) -> frozenset[str]:
    """Return what happened by name: `decision.option`, and events."""
    passed = quarters_of(found.game)
    answers = (f"{a.decision}.{a.option}" for quarter in passed for a in quarter.answered)
    events = (event.event for quarter in passed for event in quarter.happened)
    return frozenset((*answers, *events))


def _asked(scenario: Scenario, item: str) -> tuple[frozenset[str], str]:
    """Return what must have happened for a question of a pack, and its text.

    A question that begins with other names in backticks only speaks of them.
    """
    match = _NAMES.match(item)
    names = frozenset(re.findall(r"`([^`]+)`", match[1])) if match else frozenset()
    if match is None or not all(_can_happen(scenario, name) for name in names):
        return frozenset(), one_line(item)
    return names, one_line(match[2])


def _can_happen(scenario: Scenario, name: str) -> bool:
    decision, _, option = name.partition(".")
    known = scenario.decisions.get(decision)
    return name in scenario.events or (known is not None and option in known.options)


def _listed(lessons: Mapping[str, str]) -> Iterator[str]:
    """Yield the items of lists under a heading Debrief."""
    for text in lessons.values():
        for title, lines in _sections(text):
            if title.casefold().startswith("debrief"):
                yield from _items(lines)


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each heading of a Markdown text with the lines below it."""
    title, lines = "", list[str]()
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading:
            yield title, lines
            title, lines = heading[1], []
        else:
            lines.append(line)
    yield title, lines


def _items(lines: list[str]) -> Iterator[str]:
    """Yield the items of lists; one goes on until an empty line."""
    item = ""
    for line in (*lines, ""):
        begins = _ITEM.match(line)
        if item and (begins or not line.strip()):
            yield item
            item = ""
        if begins:
            item = begins[1]
        elif item:
            item += f" {line.strip()}"
