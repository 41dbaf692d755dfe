"""An orchard: a small pack in which every decision does something plain, or nothing at all."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from packs import write_pack

from game.content.loading import load, read
from game.content.scenario import Scenario
from game.judgement.course import Course
from game.model import playing
from game.model.kernel import Kernel, watched_by
from game.model.policies import FollowedLine
from game.model.world import World

PACK = """\
format: 1
id: orchard
title: An orchard
version: 1.0.0
licence: CC-BY-4.0
period: {first: 1990Q1, last: 1992Q4}
uncertainty: {guess: 0.5, measured: 0.1}
units: {tree: ""}
"""
MODEL = """\
parameters:
  pace: {title: How fast trees spread, unit: 1/quarter, value: 0.05, grade: guess}
luck:
  frost: {title: Frost, spread: 0.3, grade: guess}
flags:
  talked: {title: There was talk}
stocks:
  trees:
    title: Trees
    unit: tree
    start: 100
    lowest: 0
    highest: 5000
    indicator: {better: more}
    flows:
      spread:
        title: Spreading
        because: Trees drop fruit.
        rate: pace * trees * (1 + frost)
  purse:
    title: Purse
    unit: point
    start: 20
    lowest: 0
    indicator: {better: more}
  graves:
    title: Graves
    unit: "1"
    start: 0
    indicator: {better: less}
    source: parish, p. 1
    grade: measured
auxiliaries:
  shade:
    title: Shade
    unit: tree * point
    formula: trees * purse
    moment: end
    indicator: {better: more}
"""
DECISIONS = """\
- id: planting
  title: Planting
  window: {first: 1990Q2, last: 1990Q2}
  waits: 2
  briefing: Shall there be more trees?
  voices:
    - {by: gardener, says: More trees., indicator: trees, direction: up, within: 4, sure: 0.9,
       favours: plant}
    - {by: banker, says: Fewer trees., indicator: trees, direction: down, within: 4, sure: 0.6}
    - {by: banker, says: Long after., indicator: trees, direction: up, within: 40, sure: 0.8}
  options:
    plant:
      label: Plant
      meaning: Fifty trees.
      case: Shade.
      price: {purse: 5}
      effects:
        - {stock: trees, change: 50, because: They are planted., grade: measured, source: parish}
    fell:
      label: Fell
      meaning: Fifty fewer.
      case: Wood.
      effects:
        - {stock: trees, change: -50, because: They are felled., grade: guess}
    dream:
      label: Dream
      meaning: A thousand trees.
      case: A forest.
      price: {purse: 1000}
      effects:
        - {stock: trees, change: 1000, because: They are dreamt of., grade: guess}
  unattended: {by: gardener, chooses: [fell], because: Wood is warm.}
- id: small_talk
  title: Small talk
  window: {first: 1990Q3, last: 1991Q4, every: 3}
  repeats: true
  waits: 1
  briefing: Shall we talk of the weather?
  options:
    weather: {label: Yes, meaning: We talk., case: It is polite.}
    silence: {label: "No", meaning: We do not., case: It is quiet.}
  unattended: {by: banker, chooses: [silence], because: Time is money.}
"""
EVENTS = """\
- id: storm
  title: A storm
  chance: 0.3
  once: false
  told: It blew.
  effects:
    - {stock: trees, change: -20, because: The storm fells them., grade: guess}
    - {stock: graves, change: 1, because: A tree falls on somebody., grade: guess}
"""
JUDGEMENT = """\
goals:
  green:
    title: A green hill
    because: Trees are good.
    parts:
      trees: {measure: {indicator: trees}, zero_at: 0, full_at: 400}
  thrift:
    title: A full purse
    because: Money is good.
    parts:
      purse: {measure: {indicator: purse}, zero_at: 0, full_at: 20, weight: 2}
      few: {measure: {indicator: trees}, zero_at: 400, full_at: 0}
tradeoffs:
  hill_or_purse: {title: The hill or the purse, goals: [green, thrift], argument: Trees cost.}
lenses:
  neighbour:
    title: The neighbour
    thesis: A hill should be green.
    parts:
      trees: {measure: {indicator: trees}, zero_at: 0, full_at: 400}
    gates:
      - {id: harsh, when: trees >= 0, deduct: 10, says: There is always something.}
      - {id: capped, when: flag(planting.plant), cap: 30, says: You planted on my side.}
    signatures:
      planting.plant: {points: 12, because: Trees.}
      small_talk.weather: {points: 12, because: Manners.}
    verdicts:
      - {id: a, when: trees >= 0, says: There are trees or none.}
      - {id: b, when: flag(planting.plant), says: You planted.}
      - {id: c, when: trees > -1, says: One can count them.}
      - {id: d, when: trees > -2, says: Nobody hears the fourth.}
      - {id: e, says: There is nothing to say.}
  stranger:
    title: The stranger
    thesis: It is not my hill.
    parts:
      trees: {measure: {indicator: trees}, zero_at: 0, full_at: 400}
    verdicts:
      - {id: a, when: trees < 0, says: Impossible.}
      - {id: b, says: There is nothing to say.}
record:
  - {indicator: graves, title: Buried under trees, note: The parish counts.}
"""
POLICIES = """\
- id: passive
  title: Nobody does anything
- id: history
  title: As it was
  choices: {planting: plant, small_talk: weather}
- id: felling
  title: Felling
  choices: {planting: fell}
"""
PEOPLE = """\
gardener: {title: The gardener, agency: The hill, speaks: Slowly.}
banker: {title: The banker, agency: The bank, speaks: Quickly.}
"""
SOURCES = """\
parish: {title: The parish book, author: The parson, year: 1989, kind: book}
"""


@cache
def orchard() -> Scenario:
    """Return the scenario, read once."""
    with TemporaryDirectory() as folder:
        found = read(write_orchard(Path(folder)))
    assert found.scenario is not None, [finding.line() for finding in found.errors]
    return found.scenario


def write_orchard(folder: Path) -> Path:
    """Write the pack, and return its folder."""
    return write_pack(
        folder / "orchard",
        pack=PACK,
        model=MODEL,
        decisions=DECISIONS,
        events=EVENTS,
        judgement=JUDGEMENT,
        policies=POLICIES,
        people=PEOPLE,
        sources=SOURCES,
    )


@cache
def two_valleys() -> Scenario:
    """Return the pack that is shipped to learn from."""
    return load("two-valleys")


def kernel_of(scenario: Scenario) -> Kernel:
    """Return a kernel that watches what the pack's lines of play read."""
    return Kernel(scenario.program, watched_by(tuple(scenario.lines.values())))


def course_of(
    kernel: Kernel, scenario: Scenario, policy: str, seed: int = 7, *, uncertain: bool = False
) -> tuple[Course, World]:
    """Return a game that a policy has played, and how it ended."""
    line = FollowedLine(scenario.program, scenario.lines[policy])
    return played_by(kernel, line, seed, uncertain=uncertain)


def played_by(kernel, line, seed=7, *, game=0, uncertain=False) -> tuple[Course, World]:
    """Return a game that a line of play has played, and how it ended."""
    games = np.array([game])
    world = playing.begin(kernel, seed, games, uncertain=uncertain)
    batch, orders = playing.resume(kernel, world), []
    while batch.elapsed < kernel.program.quarters:
        orders.append(line.orders(batch))
        batch.pass_quarter(orders[-1])
    return Course(seed, tuple(orders), game, uncertain), batch.world()
