"""A small pack for tests of a session: a harbour town, with one of everything."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from packs import write_pack

from game.content.loading import load
from game.content.scenario import Scenario
from game.session.applying import apply
from game.session.commands import Command, Open, Options
from game.session.events import Event
from game.session.game import Game

PACK = """\
format: 1
id: harbour
title: The Harbour
version: 1.0.0
licence: CC-BY-4.0
period: {first: 1990Q1, last: 1992Q4}
uncertainty: {guess: 0.5}
units: {ton: ""}
attention: {points: 2, unit: points}
"""
MODEL = """\
sets:
  quays:
    title: Quays
    members: {east: East Quay, west: West Quay}
parameters:
  catch:
    {title: Fish caught, unit: 1/quarter, value: 0.1, grade: guess}
  recovery:
    {title: Favour that returns, unit: point/quarter, value: 1, grade: guess}
luck:
  weather: {title: The weather, spread: 0.2, persistence: 0.5, grade: guess}
flags:
  lit: {title: The lighthouse is lit}
stocks:
  favour:
    title: Favour at court
    unit: point
    start: 10
    lowest: 0
    highest: 20
    grade: guess
    indicator: {better: more, decimals: 1, first: true}
    flows:
      returns: {title: It returns, because: Courts forget., rate: recovery}
  fish:
    title: Fish landed
    unit: ton
    over: quays
    start: {east: 100, west: 50}
    lowest: 0
    grade: guess
    indicator: {better: more, unit: tons}
    flows:
      caught: {title: Caught, because: Boats go out., rate: catch * fish * (1 + weather)}
      eaten: {title: Eaten, because: People eat., rate: -0.05 * fish * boats_tax}
auxiliaries:
  all_fish:
    title: All fish
    unit: ton
    formula: sum(fish)
    moment: end
    indicator: {better: more}
  crowding:
    {title: Crowding, unit: "1", over: quays, formula: fish / 100}
"""
INSTRUMENTS = """\
boats_tax:
  title: Tax on boats
  meaning: What every boat pays.
  kind: account
  unit: 1/quarter
  start: 1
  low: 0
  high: 4
  step: 0.5
  limit: 2
  price: {favour: 1 + change}
  attention: 1
patrol:
  title: The patrol
  meaning: Where it goes.
  kind: posture
  start: stay
  stances:
    stay: {title: Stay, meaning: It stays in port.}
    near: {title: Near, meaning: It goes about.}
    far: {title: Far, meaning: It goes out.}
  delay: 1
  price: {favour: 2}
  attention: 1
letters:
  title: Letters to the king
  meaning: Written or not.
  kind: channel
  start: false
  attention: 1
  needs:
    - {when: flag(lit), says: No ship finds the harbour in the dark}
"""
DECISIONS = """\
- id: lighthouse
  title: The lighthouse
  window: {first: 1990Q1, last: 1990Q1}
  waits: 2
  attention: 1
  briefing: It has been dark since the storm.
  voices:
    - {by: pilot, says: Light it., indicator: all_fish, direction: up, within: 4, sure: 0.8}
  options:
    light:
      label: Light it
      meaning: Oil every night.
      case: Ships come.
      price: {favour: 3}
      effects:
        - {flag: lit, to: true}
        - {stock: "fish[east]", change: 8, builds_over: 2, begins_after: 1, grade: guess,
           because: Boats come home.}
        - {stock: favour, change: 1, grade: guess}
    leave: {label: Leave it dark, meaning: No oil., case: Oil is dear.,
            orders: {patrol: near, boats_tax: 9}}
    palace:
      label: Build a palace of light
      meaning: Marble.
      case: Fame.
      price: {favour: 30}
  unattended: {by: clerk, chooses: [leave], because: Oil is counted.}
  history: {option: light, came: It burnt for a hundred years.}
  learning: Light is cheap.
- id: feast
  title: A feast
  tier: side
  window: {every: 2}
  repeats: true
  attention: 0
  briefing: The guild asks again.
  options:
    give: {label: Give it, meaning: Bread., case: They sing., price: {favour: 2}}
    bless:
      label: Bless it
      meaning: Words.
      case: Free.
      needs:
        - {when: flag(lighthouse.light), says: A dark town is not blessed}
    refuse: {label: Refuse, meaning: Nothing., case: Order.}
  unattended: {by: clerk, chooses: [bless, refuse], because: It is cheaper.}
- id: riddle
  title: A riddle nobody owns
  window: {first: 1991Q1, last: 1991Q1}
  briefing: What walks on four legs in the morning?
  options:
    answer: {label: Man, meaning: Man., case: It is., needs: [{when: flag(lit), says: Too dark.}]}
    silence: {label: None, meaning: None., case: Wise., needs: [{when: flag(lit), says: Dark}]}
  unattended: {by: clerk, chooses: [answer], because: He likes riddles.}
"""
EVENTS = """\
- id: storm
  title: A storm
  chance: 0.4
  once: false
  rest: 2
  tone: bad
  told: The sea came over the wall.
  effects:
    - {stock: fish, change: -5, grade: guess, because: Nets are lost.}
"""
PEOPLE = """\
pilot:
  title: The pilot
  agency: The guild
  speaks: Loudly.
  watches:
    fish[east]: {bias: 0.2, noise: 0.1, late: 1}
    favour: {bias: 5}
  last: 1991Q4
clerk:
  title: The clerk
  agency: The treasury
  speaks: Softly.
  watches:
    fish[east]: {bias: -0.1}
    all_fish: {bias: 0.1}
"""
MAP = """\
regions:
  right: {title: East, member: "quays[east]"}
  left: {title: West, member: "quays[west]"}
  sea: {title: Sea}
layers:
  fish: {title: Fish, shows: fish, low: 0, high: 200}
  crowding: {title: Crowding, shows: crowding, low: 0, high: 2}
"""
POLICIES = """\
- id: passive
  title: Nobody
- id: history
  title: As it was
  settings: [{quarter: 1990Q2, instrument: patrol, to: far}]
  choices: {lighthouse: light}
  rules:
    - {when: favour > 8, set: {boats_tax: 2, letters: true}, choose: {feast: give}}
    - {set: {boats_tax: 9}, choose: {feast: bless}}
"""
THEORIES = """\
id: rich_sea
title: The sea is rich
parameters:
  catch: {value: 0.3, because: So the guild says.}
"""


def write_harbour(folder: Path, **files: str | None) -> Path:
    """Write the pack, perhaps with other files."""
    return write_pack(
        folder,
        **{
            "pack": PACK, "model": MODEL, "instruments": INSTRUMENTS, "decisions": DECISIONS,
            "events": EVENTS, "people": PEOPLE, "map": MAP, "policies": POLICIES,
            "theories": THEORIES,
        } | files,
    )  # fmt: skip


@cache
def harbour() -> Scenario:
    """Return the pack, read once."""
    with TemporaryDirectory() as folder:
        return load(write_harbour(Path(folder) / "harbour"))


def library(_: str) -> Scenario:
    """Find the harbour under any name."""
    return harbour()


def opened(*, seed: int = 3, length: str = "full", **options: bool) -> Game:
    """Return a game before its first quarter."""
    opening = Open(pack="harbour", seed=seed, length=length, options=Options(**options))
    game, _ = apply(None, opening, library)
    assert game is not None
    return game


def after(game: Game, *commands: Command) -> Game:
    """Return the game after commands, whatever came of them."""
    for command in commands:
        game, _ = apply(game, command)
    return game


def last_events(game: Game, *commands: Command) -> tuple[Event, ...]:
    """Return what came of the last of some commands."""
    events: tuple[Event, ...] = ()
    for command in commands:
        game, events = apply(game, command)
    return events
