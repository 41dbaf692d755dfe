"""A field whose history is known: a pack with a line of play, observations and rival theories."""

from packs import write_pack

MODEL = """\
sets:
  banks: {title: Banks, members: {east: East, west: West}}
parameters:
  growth:
    title: Growth of the <field> | plain
    unit: 1/quarter
    value: 0.1
    low: 0.08
    high: 0.12
    grade: argued
    source: ledger, p. 4
    note: See `theories/` for both.
  idle: {title: Nothing reads this, unit: "1", value: 1, grade: guess}
  yield: {title: Yield, unit: "1", value: {east: 2, west: 3}, over: banks, grade: guess}
drivers:
  rain:
    title: Rain
    unit: "1"
    series: {1990Q1: 1, 1991Q1: 2}
    grade: measured
    source: [ledger, diary]
luck:
  frost: {title: Frost, spread: 0.02, grade: guess}
tables:
  curve: {title: Curve, input: "1", unit: "1", points: [[0, 1], [2, 1]], grade: guess}
stocks:
  land:
    title: Land under the plough
    unit: ha
    start: 100
    lowest: 0
    indicator: {better: more}
    grade: measured
    source: ledger, table 1
    flows:
      clearing:
        title: Clearing
        because: Whoever has land clears more of it.
        rate: growth * land * (1 + frost) * (1 + plough / 10) * lookup(curve, rain)
        grade: argued
        source: diary, Sunday
auxiliaries:
  harvest:
    title: Harvest
    unit: "1"
    over: banks
    formula: yield * rain
    indicator: {better: more}
"""
SOURCES = """\
ledger: {title: The <b>Ledger</b>, author: A. Clerk, year: 1990, kind: book, note: Kept by hand.}
diary: {title: A Diary, kind: testimony, cites: [ledger]}
"""
POLICIES = """\
- {id: passive, title: Nobody does anything}
- id: history
  title: What was done
  settings: [{quarter: 1990Q2, instrument: plough, to: 2}]
"""
INSTRUMENTS = """\
plough:
  title: Ploughs
  meaning: How many ploughs there are.
  kind: account
  unit: "1"
  start: 0
  low: 0
  high: 4
"""
THEORIES = """\
id: fertile
title: The soil is rich
parameters:
  growth: {value: 0.2, low: 0.18, high: 0.22, because: The diary says so., source: diary}
"""
EVENTS = """\
id: hail
title: Hail
chance: 0.1
told: It hails.
effects:
  - {stock: land, change: -5, grade: guess, because: Hail breaks the young plants.}
"""
OBSERVED = """\
indicator,period,value,tolerance,source,required,take,note
land,1990Q1,110,5,"ledger, p. 1",true,,
land,1990Q1,90,5,"diary, Monday",false,,Written on a Monday.
land,1991,180,60,ledger,true,mean,
"""


def write_past(folder, **files):
    """Write the pack, with files of one's own in place of its own; return its folder."""
    own = {
        "model": MODEL, "sources": SOURCES, "policies": POLICIES, "instruments": INSTRUMENTS,
        "theories": THEORIES, "events": EVENTS, "observed.csv": OBSERVED,
    }  # fmt: skip
    return write_pack(folder, **(own | files))
