"""A small pack with one of everything that can be described."""

from packs import PACK

SMALL = {
    "pack": PACK.format(id="farm")
    + """\
extends: field
attention: {points: 2}
minutes: {core: 20, full: 45}
""",
    "sources": "ledger: {title: Ledger, kind: book}\n",
    "people": """\
mara:
  title: Mara
  agency: Farm office
  speaks: Slowly
  first: 1990Q2
  last: 1991Q1
otto: {title: Otto, agency: Treasury, speaks: In numbers, last: 1990Q4}
""",
    "map": "places: {barn: {title: The barn, at: [0.5, 0.5]}}\n",
    "instruments": """\
wages:
  title: Wages
  meaning: What hands are paid.
  kind: account
  unit: USD/quarter
  start: 10
  low: 0
  high: 1200
  attention: 0.5
  limit: 50
  price: {mood: 0.001 * change}
  granted: min(request, 1000)
  needs: [{when: mood > 0, says: Nobody listens}]
gate: {title: The gate, meaning: Open or shut., kind: channel, start: true}
""",
    "decisions": """\
id: flood
title: Water in the lower field
tier: side
window: {first: 1990Q2, every: 2}
when: mood < 0.5
repeats: true
decides: mara
place: barn
briefing: |
  The water
  rises.

  It will not stop.
voices:
  - {by: otto, says: Wait, indicator: mood, direction: steady, within: 1, sure: 0.5}
options:
  drain:
    label: Drain it
    meaning: Dig.
    case: It is quick.
    effects:
      - {instrument: wages, change: 100, begins_after: 2, lasts: 3, fades_over: 2, grade: guess}
      - {flag: dry, to: true, lasts: 4}
      - {id: sown, stock: "land[low]", change: -mood * 5, fades_over: 3, because: Mud!}
  wait: {label: Wait, meaning: Wait., case: It is cheap.}
unattended: {by: otto, chooses: [], because: He is away.}
covers: [e-2, e-1]
note: Ask Mara.
""",
    "events": """\
- id: storm
  title: A storm
  window: {first: 1990Q2, last: 1990Q2}
  when: since(storm) > 4
  chance: 0.1
  told: It blows.
  effects:
    - {flag: dry, to: false}
    - {parameter: pull, change: 0.01, builds_over: 2}
- {id: sun, title: Sun, chance: 0.2, once: false, rest: 2, told: It shines., note: Rare.}
""",
    "policies": """\
- id: passive
  title: Nobody does anything
- id: busy
  title: Somebody does
  settings: [{quarter: 1990Q2, instrument: wages, to: 20 + 5 * mood, because: Spring}]
  rules:
    - {set: {gate: false, wages: 30}, choose: {flood: wait}, because: Mud}
    - {when: mood > 0.5, choose: {flood: drain}}
""",
    "theories": """\
id: weak
title: Weak pull
parameters: {pull: {value: 0.1, because: Old soil}}
""",
    "judgement": """\
goals:
  calm:
    title: Calm
    because: People live here.
    parts: {mood: {measure: {indicator: mood, first: 1990Q2}, zero_at: 0, full_at: 1}}
lenses:
  farmer:
    title: The farmer
    thesis: Land is all.
    parts:
      land: {measure: {indicator: mood, last: 1991Q1}, zero_at: 0, full_at: 1}
      storms: {measure: {event: storm, take: count}, zero_at: 1, full_at: 0}
      spring: {measure: {indicator: mood, at: 1990Q2}, zero_at: 0, full_at: 1}
    gates: [{when: land < 0.1, cap: 40, says: Nothing grew}]
    verdicts: [{when: flag(flood.drain), says: You dug}, {says: Well}]
record: [{indicator: show, title: How people were}]
""",
    "checks": """\
calm:
  title: People stay calm
  policy: passive
  theory: weak
  measures: {mood: {indicator: mood}, storms: {event: storm, take: count, policy: busy}}
  value: mood
  between: {least: 0, most: 1}
  because: They are patient.
""",
    "observed.csv": "indicator,period,value,tolerance,source\nmood,1990,0.5,0.1,ledger\n",
    "model": """\
sets: {fields: {title: Fields, members: {high: High field, low: Low field}}}
parameters:
  pull: {title: Pull, unit: 1/quarter, value: 0.2, grade: guess, lowest: 0, highest: 1}
  worth: {title: Worth, unit: "1", value: {high: 1, low: -2}, over: fields, grade: guess}
drivers:
  price: {title: Price, unit: "1", series: {1990Q1: 1, 1991Q1: 2}, grade: guess, between: line}
  rain:
    title: Rain
    unit: "1"
    over: fields
    series: {high: {1990Q1: 1}, low: {1990Q1: 2}}
    grade: guess
luck:
  wind: {title: Wind, spread: 0.5, shape: uniform, grade: guess}
  hail: {title: Hail, spread: 2, persistence: 0.25, grade: guess, over: fields}
flags: {dry: {title: The field is dry, start: true}}
tables:
  curve: {title: Curve, input: "1", unit: "1", points: [[0, 0], [1, 1]], grade: guess}
stocks:
  land:
    title: Land
    unit: ha
    over: fields
    start: {high: 10, low: 1234567}
  mood:
    title: Mood
    unit: "1"
    start: 0.5
    lowest: 0
    highest: 1
    indicator: {better: neither}
    flows: {drift: {title: Drift, because: It drifts, rate: pull * sum(worth) * price}}
auxiliaries:
  show:
    title: Shown
    unit: "1"
    formula: lookup(curve, wind) + sum(hail) + sum(rain) + (if flag(dry) and gate then 1 else 0)
    indicator: {better: more, unit: points, group: Fields}
""",
}
