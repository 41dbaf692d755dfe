"""Effects on their way: the ledger of pushes that begin later, build up and fade.

The ledger is part of the state: for each of the coming quarters (a ring as long as the furthest
push) a row a target. Whatever starts effects, an event or an option, writes into it by the same
rules; a quarter takes its own row off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.model import chance
from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import Number
from game.model.layout import Layout, steps_of
from game.model.program import Effect, Event, Option


@dataclass(frozen=True, slots=True)
class Started:
    """What started in a quarter, and in which games; little does, so only that is kept.

    `origins` and `games` are (starts,), ordered by origin; `shape` is (origins, games) in all.
    """

    origins: Integers
    games: Integers
    shape: tuple[int, int]

    def mask(self) -> Masks:
        """Return (origins, games) where it started."""
        whole = np.zeros(self.shape, dtype=np.bool_)
        whole[self.origins, self.games] = True
        return whole


def started(mask: Masks) -> Started:
    """Return what a mask of (origins, games) says has started."""
    # Over the flat mask, which numpy searches several times faster than one of two dimensions.
    origins, games = np.divmod(np.flatnonzero(mask), mask.shape[1])
    return Started(origins, games, (mask.shape[0], mask.shape[1]))


@dataclass(frozen=True, slots=True)
class Strokes:
    """What is written into the ledger, one number each, sorted by what starts it.

    All are (strokes,): the entry, quarters from now, the target and the share of the entry.
    `starts` and `counts` are (origins,): where each origin's strokes begin, and how many.
    """

    entries: Integers
    later: Integers
    targets: Integers
    shares: Floats
    starts: Integers
    counts: Integers


@dataclass(frozen=True, slots=True)
class Pushes:
    """The effects of all events, or of one option, ready to be written into the ledger.

    An entry is one effect on one row of a target.
    """

    effects: tuple[Effect, ...]
    sources: tuple[str, ...]  #: of each effect, as luck and explanations name it
    origins: Integers  #: (entries,) which event, or 0
    effect_of: Integers  #: (entries,) which effect
    member_of: Integers  #: (entries,) which member of a set-valued change
    sizes: Floats  #: (entries, 1) change where it is a number, else 0
    stated: tuple[tuple[int, slice], ...]  #: effects with a formula, and their entries
    strokes: Strokes

    def amounts(self, formulas: Sequence[Floats], games: int) -> Floats:
        """Return (entries, games or 1): the size of each push, formulas filled in."""
        if not self.stated:
            return self.sizes
        filled = np.repeat(self.sizes, games, axis=1)
        for (_, entries), value in zip(self.stated, formulas, strict=True):
            filled[entries] = value
        return filled


def of_events(events: tuple[Event, ...], layout: Layout) -> Pushes:
    """Gather the effects of all events.

    An event comes after the quarter's parameters, instruments and flags have been read, so its
    pushes on these begin a quarter later than those on stocks.
    """
    effects = [(k, event.id, effect) for k, event in enumerate(events) for effect in event.effects]
    return _gather(effects, layout, len(events), late=1)


def of_option(decision: str, option: Option, layout: Layout) -> Pushes:
    """Gather the effects of one option."""
    name = f"{decision}.{option.id}"
    return _gather([(0, name, effect) for effect in option.effects], layout, 1, late=0)


def schedule(
    pushes: Pushes, starts: Started, amounts: Floats, ledger: Floats, quarter: int
) -> None:
    """Write into the ledger what has started in a quarter.

    Starts are taken by origin and then by effect, so that a game's own additions keep their order
    whatever other games stand beside it.

    Args:
        pushes: the effects.
        starts: what started, and in which games.
        amounts: (entries, games or 1) size of each push.
        ledger: (horizon, targets, games), contiguous, changed in place.
        quarter: quarters since the program's first.
    """
    strokes = pushes.strokes
    counts = strokes.counts[starts.origins]
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    stroke = np.repeat(strokes.starts[starts.origins] - ends + counts, counts) + np.arange(total)
    game = np.repeat(starts.games, counts)
    horizon, targets, width = ledger.shape
    rows = (quarter + strokes.later) % horizon * targets + strokes.targets
    np.add.at(
        ledger.reshape(-1), rows[stroke] * width + game, _sizes(pushes, amounts, stroke, game)
    )


def _sizes(pushes: Pushes, amounts: Floats, stroke: Integers, game: Integers) -> Floats:
    """Return (strokes written,) how much each adds."""
    strokes = pushes.strokes
    if amounts.shape[1] == 1:  # the same in every game
        return np.asarray((amounts[strokes.entries, 0] * strokes.shares)[stroke])
    return np.asarray(amounts[strokes.entries[stroke], game] * strokes.shares[stroke])


def given(pushes: Pushes, starts: Started, amounts: Floats) -> Floats:
    """Return (entries, games) what each entry pushes in all, 0 where it did not start."""
    return np.where(starts.mask()[pushes.origins], amounts, 0.0)


def spread(pushes: Pushes, seed: int, games: Integers) -> Floats:
    """Draw how much each effect is larger or smaller than stated, in each game.

    Returns:
        (entries, games), around 1.
    """
    drawn = np.ones((len(pushes.effects), len(games)))
    for row, (effect, source) in enumerate(zip(pushes.effects, pushes.sources, strict=True)):
        if effect.spread > 0.0:
            uniform = chance.once(seed, games, f"effect:{source}.{effect.id}")
            drawn[row] = chance.triangular(uniform, 1.0 - effect.spread, 1.0, 1.0 + effect.spread)
    return np.asarray(drawn[pushes.effect_of])


def _gather(
    effects: list[tuple[int, str, Effect]], layout: Layout, count: int, *, late: int
) -> Pushes:
    origins: list[int] = []
    effect_of: list[int] = []
    member_of: list[int] = []
    stated: list[tuple[int, slice]] = []
    strokes: list[tuple[int, int, int, int, float]] = []
    for position, (origin, _, effect) in enumerate(effects):
        first = len(origins)
        delay = 0 if effect.kind == "stock" else late
        for member, row in _target_rows(effect, layout):
            strokes += [
                (origin, len(origins), later + delay, row, share)
                for later, share in steps_of(effect).items()
                if later + delay < layout.horizon
            ]
            origins.append(origin)
            effect_of.append(position)
            member_of.append(member)
        if not isinstance(effect.change, Number):
            stated.append((position, slice(first, len(origins))))
    sizes = [_size(effects[position][2]) for position in effect_of]
    return Pushes(
        effects=tuple(effect for _, _, effect in effects),
        sources=tuple(source for _, source, _ in effects),
        origins=np.array(origins, dtype=np.int64),
        effect_of=np.array(effect_of, dtype=np.int64),
        member_of=np.array(member_of, dtype=np.int64),
        sizes=np.array(sizes, dtype=np.float64).reshape(-1, 1),
        stated=tuple(stated),
        strokes=_sort(strokes, count),
    )


def _sort(strokes: list[tuple[int, int, int, int, float]], origins: int) -> Strokes:
    ordered = sorted(strokes, key=lambda stroke: stroke[0])  # stable: effects keep their order
    of = np.array([stroke[0] for stroke in ordered], dtype=np.int64)
    counts = np.bincount(of, minlength=origins).astype(np.int64)
    return Strokes(
        entries=np.array([stroke[1] for stroke in ordered], dtype=np.int64),
        later=np.array([stroke[2] for stroke in ordered], dtype=np.int64),
        targets=np.array([stroke[3] for stroke in ordered], dtype=np.int64),
        shares=np.array([stroke[4] for stroke in ordered], dtype=np.float64),
        starts=np.cumsum(counts) - counts,
        counts=counts,
    )


def _size(effect: Effect) -> float:
    if not isinstance(effect.change, Number):
        return 0.0
    if effect.kind == "flag":  # +1 sets and -1 clears; see game.model.step
        return 1.0 if effect.change.value else -1.0
    return effect.change.value


def _target_rows(effect: Effect, layout: Layout) -> list[tuple[int, int]]:
    block = layout.targets[effect.kind, effect.target].block
    members = range(block.size) if effect.member is None else (effect.member,)
    return [(member, block.start + member) for member in members]
