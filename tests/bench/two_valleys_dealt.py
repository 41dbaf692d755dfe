"""What the hand-written twin of Two valleys is dealt, and the rows it plays on."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from game.model import chance

COURTS, CREDIBILITY, DEATHS, IMAGE, UPPER, LOWER, POLICE, CAPITAL, PREMIER, ROAD = range(10)
LOWER_TERRACES, UNREST, LEVELS = 11, 12, 13
MOSS, TERRACES = slice(4, 6), slice(10, 12)
HOME_VOTE, PIT_LEAK, RAID_SPEED = range(3)  # parameters that effects push
STAND_DOWN, IN_UPPER, IN_LOWER, IN_BOTH = range(4)
SUMMER, LEDGER, AMBUSH, NEW_PREMIER, TOLL_HOUSE = range(5)
LONG_AGO = -1000  # no quarter: it has not happened


@dataclass(frozen=True)
class Given:
    """What a batch of games was dealt: parameters by name, sizes of effects, and luck."""

    games: int
    parameters: SimpleNamespace
    effects: dict  # "event.effect" or "decision.option.effect" -> (change, [(later, share)])
    luck: np.ndarray  # (quarters, events, games)
    rain: np.ndarray  # (quarters, games)


def deal(program, seed, games):
    """Draw parameters, sizes of effects and luck."""
    (rain,) = program.luck
    quarters = range(program.quarters)
    shocks = chance.normal(chance.quarterly(seed, games, "luck:rain[0]", quarters)) * rain.spread
    purposes = [f"event:{event.id}" for event in program.events]
    luck = chance.quarterly_each(seed, games, purposes, quarters)
    parameters = _parameters(program, seed, games)
    return Given(len(games), parameters, _effects(program, seed, games), luck, shocks)


def _parameters(program, seed, games):
    """Return each parameter's values: (games,), or (valleys, games)."""
    sizes = [len(p.values) for p in program.parameters]
    purposes = [f"parameter:{p.id}[{k}]" for p in program.parameters for k in range(len(p.values))]
    corners = tuple(
        np.array([x for p in program.parameters for x in getattr(p, part)])
        for part in ("lows", "values", "highs")
    )
    drawn = np.split(chance.triangles(seed, games, purposes, corners), np.cumsum(sizes)[:-1])
    return SimpleNamespace(
        **{
            p.id: rows if p.id in program.members else rows[0]
            for p, rows in zip(program.parameters, drawn, strict=True)
        }
    )


def _effects(program, seed, games):
    """Return each effect's size by game and its steps, of events and of what agencies choose."""
    holders = [(event.id, event) for event in program.events]
    for decision in program.decisions:
        option = decision.options[decision.unattended[0]]
        holders.append((f"{decision.id}.{option.id}", option))
    found = {f"{name}.{effect.id}": effect for name, x in holders for effect in x.effects}
    widths = np.array([effect.spread for effect in found.values()])
    purposes = [f"effect:{name}" for name in found]
    corners = (1.0 - widths, np.ones(len(widths)), 1.0 + widths)
    sizes = chance.triangles(seed, games, purposes, corners)
    return {
        name: (size * getattr(effect.change, "value", 1.0), _steps(effect))
        for (name, effect), size in zip(found.items(), sizes, strict=True)
    }


def _steps(effect):
    rising = effect.begins_after, effect.builds_over
    steps = [(rising[0] + k, 1.0 / rising[1]) for k in range(rising[1])]
    if effect.lasts is not None:
        gone = sum(rising) - 1 + effect.lasts
        steps += [(gone + k, -1.0 / effect.fades_over) for k in range(effect.fades_over)]
    return steps
