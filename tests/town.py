"""A small town with one of everything that a pack can hold, and ways to spoil it."""

from pathlib import Path

from packs import write_pack

from game.content.loading import read

FILES = {
    "pack.yaml": """\
format: 1
id: town
title: A town on a river
version: 1.0.0
licence: CC-BY-4.0
period: {first: 1990Q1, last: 1993Q4}
units: {sack: 60 kg, credit: ""}
uncertainty: {measured: 0.05, argued: 0.2, guess: 0.4}
attention: {points: 2}
allow:
  - {finding: literal-quarter, about: "*", reason: the town keeps a calendar}
  - {finding: guesses, about: "*", reason: the town is made up from end to end}
""",
    "sources.yaml": """\
almanac: {title: Almanac of the town, kind: book}
""",
    "model/land.yaml": """\
sets:
  banks:
    title: Banks of the river
    members: {east: The east bank, west: The west bank}
parameters:
  growth:
    title: How fast fields are cleared
    unit: 1/quarter
    value: {east: 0.02, west: 0.03}
    over: banks
    lowest: 0
    grade: argued
    source: almanac, p. 1
  wage:
    title: What a day costs
    unit: credit
    value: 4
    lowest: 1
    grade: guess
drivers:
  price:
    title: Price of grain
    unit: credit/sack
    series: {1990Q1: 3, 1992Q1: 5}
    grade: measured
    source: almanac, p. 2
luck:
  rain:
    title: Rain
    spread: 0.1
    grade: measured
    source: almanac, p. 3
flags:
  bridge: {title: There is a bridge}
tables:
  harvest:
    title: Harvest by rain
    input: "1"
    unit: sack/ha
    points: [[-1, 5], [1, 15]]
    grade: measured
    source: almanac, p. 4
stocks:
  land:
    title: Fields
    unit: ha
    over: banks
    start: {east: 100, west: 50}
    lowest: 0
    indicator: {better: more}
    grade: measured
    source: almanac, p. 5
    flows:
      clearing:
        title: Clearing
        because: Whoever has fields clears more.
        rate: growth * land * (if flag(bridge) then 2 else 1)
  favour:
    title: Favours owed
    unit: "1"
    start: 20
    lowest: 0
    highest: 100
    indicator: {better: more}
    grade: measured
    source: almanac, p. 6
    flows:
      asked:
        title: Asked back
        because: Nobody owes for ever.
        rate: -favour / time_of_favours
""",
    "model/money.yaml": """\
parameters:
  time_of_favours:
    title: How long a favour is remembered
    unit: quarter
    value: 8
    low: 4
    high: 12
    grade: guess
  share:
    title: Share of the harvest that is sold
    unit: "1"
    value: 0.5
    grade: guess
auxiliaries:
  income:
    title: What the harvest brings
    unit: credit/quarter
    formula: price * share * sum(land) * lookup(harvest, rain) * toll / quarter_long
    indicator: {better: more}
  toll:
    title: What the toll leaves
    unit: "1"
    formula: if tolls == high then 0.8 else 1 - 0.5 * step(1991Q1)
    note: In 1991 the other bank began to ask for its half.
  quarter_long:
    title: The length of a quarter
    unit: quarter
    formula: 1
  people_fed:
    title: People fed
    unit: "1"
    over: banks
    formula: land / max(mean(land), 1)
""",
    "instruments.yaml": """\
seed:
  title: Seed for the fields
  meaning: What is given to whoever clears a field.
  kind: account
  unit: credit
  start: 0
  low: 0
  high: 10
  price: {favour: change / wage}
  granted: request * share
  source: almanac, p. 7
tolls:
  title: Tolls on the river
  meaning: How much is taken from each boat.
  kind: posture
  start: low
  stances:
    low: {title: Low, meaning: A little is taken.}
    high: {title: High, meaning: Much is taken.}
ferry:
  title: The ferry
  meaning: Whether the ferry runs.
  kind: channel
  start: true
  needs:
    - {id: no_flood, when: not flag(bridge) or seed >= 0, says: The river is too high.}
""",
    "decisions/mill.yaml": """\
id: mill
title: A mill is offered
window: {first: 1990Q2}
place: ford
decides: mayor
briefing: A miller from the west bank offers to build a mill on the east bank.
voices:
  - by: mayor
    says: Take it.
    indicator: favour
    direction: up
    within: 4
    sure: 0.7
    favours: accept
options:
  accept:
    label: Take it
    meaning: The mill is built.
    case: Bread.
    price: {favour: 2}
    effects:
      - {stock: "land[east]", change: 5, builds_over: 2, grade: argued, source: almanac}
  refuse:
    label: Refuse
    meaning: The miller goes home.
    case: Quiet.
    needs:
      - {id: calm, when: favour > 1, says: Nobody would forgive it.}
    effects:
      - {id: anger, stock: favour, change: -3, grade: guess}
      - {flag: bridge, to: true}
unattended: {by: mayor, chooses: [refuse, accept], because: The mayor owns the other mill.}
history: {option: accept, came: The mill was built.}
source: almanac
""",
    "events/flood.yaml": """\
- id: flood
  title: A flood
  when: rain > 0
  chance: clip(rain, 0, 1)
  once: false
  place: ford
  told: The river came over the banks.
  effects:
    - {stock: "land[west]", change: -5, lasts: 3, fades_over: 2, grade: guess}
    - {parameter: wage, change: 1, grade: guess}
    - {instrument: seed, change: -1, lasts: 2, grade: guess}
- id: fair
  title: A fair
  window: {first: 1991Q2, every: 4}
  when: ferry and since(flood) > 2 or flag(mill.accept)
  chance: 0.5
  told: A fair was held.
  note: The fair was a promise of 1991, and is held in spring.
  effects:
    - {stock: favour, change: 1, grade: guess}
""",
    "people.yaml": """\
mayor:
  title: The mayor
  agency: The town hall
  speaks: Loudly.
  watches: {favour: {bias: 0.1}, "land[east]": {late: 1}}
""",
    "map.yaml": """\
regions: {east: {title: East, member: "banks[east]"}}
places: {ford: {title: The ford, at: [0.5, 0.5], member: "banks[west]"}}
layers: {fields: {title: Fields, shows: people_fed, low: 0, high: 2}}
""",
    "judgement.yaml": """\
goals:
  bread:
    title: Bread
    because: People eat it.
    parts:
      fields: {measure: {indicator: "land[east]"}, zero_at: 50, full_at: 150}
  peace:
    title: Peace
    because: People like it.
    parts:
      floods: {measure: {event: flood, take: count}, zero_at: 3, full_at: 0}
tradeoffs:
  mill: {title: Mills, goals: [bread, peace], argument: Mills are loud.}
lenses:
  miller:
    title: The miller
    thesis: Bread is all.
    parts:
      fields: {measure: {indicator: "land[east]"}, zero_at: 50, full_at: 150}
      flooded: {measure: {event: flood, take: quarter}, zero_at: 0, full_at: 9000}
    gates:
      - {id: low, when: fields < 60, cap: 50, says: Too few fields.}
    signatures: {mill.accept: {points: 3, because: It was his.}}
    verdicts:
      - {id: good, when: flag(mill.accept) and fields > 90, says: Well done.}
      - {id: otherwise, says: It could be worse.}
record:
  - {indicator: income, title: What it cost}
""",
    "policies.yaml": """\
- id: passive
  title: Nobody does anything
- id: history
  title: As it was
  settings:
    - {id: first_seed, quarter: 1990Q2, instrument: seed, to: 2 * wage}
    - {id: tolls_up, quarter: 1991Q1, instrument: tolls, to: high}
  choices: {mill: accept}
  rules:
    - {id: no_boats, when: favour < 5, set: {ferry: false}, choose: {mill: refuse}}
""",
    "theories.yaml": """\
id: lazy
title: Fields clear themselves
parameters:
  growth: {value: {east: 0.04, west: 0.05}, because: Goats.}
  share: {value: 0.6, because: Carts.}
""",
    "checks.yaml": """\
fields:
  title: Fields grow
  policy: passive
  runs: 20
  measures:
    end: {indicator: "land[east]"}
    sold: {indicator: income, first: 1990Q2, last: 1991Q1, policy: history}
  value: end > 100 and sold > 0
  statistic: share
  between: {least: 0.9}
""",
    "observed.csv": "indicator,period,value,tolerance,source\nfavour,1991,20,5,almanac\n",
}


def write_town(folder: Path, *changes: tuple[str, str, str], **files: str | None) -> Path:
    """Write the town, with changes.

    Args:
        folder: of packs; the town becomes a folder in it.
        changes: file, a text in it, and what takes its place.
        files: files that are added, or take the place of the town's own.

    Returns:
        The town's folder.
    """
    texts: dict[str, str | bytes | None] = {"model.yaml": None, **FILES, **files}
    for name, old, new in changes:
        text = texts[name]
        assert isinstance(text, str)
        assert text.count(old) == 1, f"{text.count(old)} of {old!r} in {name}"
        texts[name] = text.replace(old, new)
    return write_pack(folder / "town", **texts)


def told(pack: Path, *, thorough: bool = False) -> list[str]:
    """Return what reading a pack finds, line by line, without the folder's name."""
    checked = read(pack, thorough=thorough)
    assert (checked.scenario is None) == bool(checked.errors)
    return [line.line().replace(f"{pack.as_posix()}/", "") for line in checked.findings]
