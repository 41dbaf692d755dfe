"""Effects on their way: the ledger of pushes that begin later, build up and fade.

The ledger is part of the state: for each of the coming quarters (a ring as long as the furthest
push) a row a target. Whatever starts effects, an event or an option, writes into it by the same
rules; a quarter takes its own row off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from game.model import chance
from game.model.arrays import Floats, Integers, Masks
from game.model.expressions import Number
from game.model.layout import Layout, steps_of
from game.model.program import Effect, Event, Option

#: Entries up to which each is written by itself.
_FEW = 15


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
    (places,) = mask.reshape(-1).nonzero()
    origins, games = np.divmod(places, mask.shape[1]) if len(places) else (places, places)
    return Started(origins, games, (mask.shape[0], mask.shape[1]))


@dataclass(frozen=True, slots=True)
class Strokes:
    """What is written into the ledger, one number each, sorted by what starts it.

    All are (strokes,): the entry, quarters from now, the target and the share of the entry.
    `starts` and `counts` are (origins,): where each origin's strokes begin, and how many.
    `one_by_one` has the same for each origin and each of its entries: the entry, and its strokes
    as quarters from now, target and share.
    """

    entries: Integers
    later: Integers
    targets: Integers
    shares: Floats
    starts: Integers
    counts: Integers
    one_by_one: tuple[tuple[tuple[int, tuple[tuple[int, int, float], ...]], ...], ...]


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
    purposes: tuple[str, ...]  #: of each effect, for which its size is drawn
    corners: tuple[Floats, Floats, Floats]  #: (effects,) least, likeliest and most of that size
    stated: tuple[tuple[int, slice], ...]  #: effects with a formula, and their entries
    stated_row: Integers  #: (entries,) which row of what `state` returns, or -1 for a number
    strokes: Strokes

    def state(self, formulas: Sequence[Floats], games: int) -> Floats:
        """Return (stated entries, games): the sizes that are formulas, a row an entry.

        None of them, (0, 0), where no formula is given since no effect of the kind has started.
        """
        if not formulas:
            return np.empty((0, 0))
        rows = np.empty((sum(x.stop - x.start for _, x in self.stated), games))
        for value, (_, entries) in zip(formulas, self.stated, strict=True):
            where = slice(self.stated_row[entries.start], self.stated_row[entries.stop - 1] + 1)
            rows[where] = value[self.member_of[entries]] if np.ndim(value) > 1 else value
        return rows


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much each entry of some effects pushes in each game, worked out where it is asked for.

    `stated` is what `Pushes.state` returns; `spread` (entries, games) how much larger or smaller
    than stated each effect is, or None where effects are central.
    """

    pushes: Pushes
    stated: Floats
    spread: Floats | None

    def at(self, entries: Integers, games: Integers) -> Floats:
        """Return how much some entries push in some games, pair by pair."""
        sizes = self.pushes.sizes[entries, 0]
        if len(self.stated):
            rows = self.pushes.stated_row[entries]
            formulas = np.flatnonzero(rows >= 0)
            sizes[formulas] = self.stated[rows[formulas], games[formulas]]
        return sizes if self.spread is None else np.asarray(sizes * self.spread[entries, games])

    def of(self, entry: int) -> Floats:
        """Return (games,) how much one entry pushes, or (1,) where it is the same in every game."""
        row = self.pushes.stated_row[entry]
        size = self.pushes.sizes[entry] if row < 0 else self.stated[row]
        return size if self.spread is None else np.asarray(size * self.spread[entry])

    def everywhere(self) -> Floats:
        """Return (entries, games), or (entries, 1) where it is the same in every game."""
        sizes = self.pushes.sizes
        if len(self.stated):
            sizes = np.repeat(sizes, self.stated.shape[1], axis=1)
            rows = self.pushes.stated_row
            sizes[rows >= 0] = self.stated[rows[rows >= 0]]
        return sizes if self.spread is None else np.asarray(sizes * self.spread)


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


def schedule(amounts: Amounts, starts: Started, ledger: Floats, quarter: int) -> None:
    """Write into the ledger what has started in a quarter, here and there.

    Starts are taken by origin and then by effect, so that a game's own additions keep their order
    whatever other games stand beside it.

    Args:
        amounts: of the effects.
        starts: what started, and in which games.
        ledger: (horizon, targets, games), contiguous, changed in place.
        quarter: quarters since the program's first.
    """
    strokes = amounts.pushes.strokes
    counts = np.bincount(starts.origins).tolist()
    fired = [(origin, count) for origin, count in enumerate(counts) if count]
    if sum(len(strokes.one_by_one[origin]) for origin, _ in fired) > _FEW:
        _schedule_at_once(amounts, starts, ledger, quarter)
        return
    stop = 0
    for origin, count in fired:
        here = np.zeros(ledger.shape[2], dtype=np.bool_)
        here[starts.games[stop : stop + count]] = True
        stop += count
        schedule_one(amounts, origin, here, ledger, quarter)


def schedule_one(amounts: Amounts, origin: int, here: Masks, ledger: Floats, quarter: int) -> None:
    """Write into the ledger what one origin has started in the games of a mask."""
    for entry, strokes in amounts.pushes.strokes.one_by_one[origin]:
        amount = np.where(here, amounts.of(entry), 0.0)
        for later, target, share in strokes:
            row = ledger[(quarter + later) % len(ledger), target]
            row += amount if share == 1.0 else amount * share


def _schedule_at_once(amounts: Amounts, starts: Started, ledger: Floats, quarter: int) -> None:
    """Do the same for many strokes, one of which alone would not be worth a call."""
    strokes = amounts.pushes.strokes
    counts = strokes.counts[starts.origins]
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    stroke = np.repeat(strokes.starts[starts.origins] - ends + counts, counts) + np.arange(total)
    game = np.repeat(starts.games, counts)
    horizon, targets, width = ledger.shape
    rows = (quarter + strokes.later) % horizon * targets + strokes.targets
    sizes = amounts.at(strokes.entries[stroke], game) * strokes.shares[stroke]
    np.add.at(ledger.reshape(-1), rows[stroke] * width + game, sizes)


def spread(pushes: Pushes, seed: int, games: Integers) -> Floats:
    """Draw how much each effect is larger or smaller than stated, in each game.

    Returns:
        (entries, games), around 1.
    """
    drawn = chance.triangles(seed, games, pushes.purposes, pushes.corners)
    # An effect on a single row of its target, as most are, has one entry.
    return drawn if len(drawn) == len(pushes.effect_of) else drawn[pushes.effect_of]


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
    spreads = np.array([effect.spread for _, _, effect in effects], dtype=np.float64)
    return Pushes(
        effects=tuple(effect for _, _, effect in effects),
        sources=tuple(source for _, source, _ in effects),
        origins=np.array(origins, dtype=np.int64),
        effect_of=np.array(effect_of, dtype=np.int64),
        member_of=np.array(member_of, dtype=np.int64),
        sizes=np.array(sizes, dtype=np.float64).reshape(-1, 1),
        purposes=tuple(f"effect:{source}.{effect.id}" for _, source, effect in effects),
        corners=(1.0 - spreads, np.ones(len(spreads)), 1.0 + spreads),
        stated=tuple(stated),
        stated_row=_stated_rows(stated, len(origins)),
        strokes=_sort(strokes, count),
    )


def _stated_rows(stated: list[tuple[int, slice]], entries: int) -> Integers:
    rows = np.full(entries, -1, dtype=np.int64)
    count = 0
    for _, own in stated:
        rows[own] = range(count, count + own.stop - own.start)
        count += own.stop - own.start
    return rows


def _sort(strokes: list[tuple[int, int, int, int, float]], origins: int) -> Strokes:
    ordered = sorted(strokes, key=lambda stroke: stroke[0])  # stable: effects keep their order
    grouped = [(pair, tuple(own)) for pair, own in groupby(ordered, key=lambda x: (x[0], x[1]))]
    of = np.array([stroke[0] for stroke in ordered], dtype=np.int64)
    counts = np.bincount(of, minlength=origins).astype(np.int64)
    return Strokes(
        entries=np.array([stroke[1] for stroke in ordered], dtype=np.int64),
        later=np.array([stroke[2] for stroke in ordered], dtype=np.int64),
        targets=np.array([stroke[3] for stroke in ordered], dtype=np.int64),
        shares=np.array([stroke[4] for stroke in ordered], dtype=np.float64),
        starts=np.cumsum(counts) - counts,
        counts=counts,
        one_by_one=tuple(
            tuple((e, tuple(x[2:] for x in own)) for (o, e), own in grouped if o == origin)
            for origin in range(origins)
        ),
    )


def _size(effect: Effect) -> float:
    if not isinstance(effect.change, Number):
        return 0.0
    if effect.kind == "flag":  # +1 sets and -1 clears; see game.model.running
        return 1.0 if effect.change.value else -1.0
    return effect.change.value


def _target_rows(effect: Effect, layout: Layout) -> list[tuple[int, int]]:
    block = layout.targets[effect.kind, effect.target].block
    members = range(block.size) if effect.member is None else (effect.member,)
    return [(member, block.start + member) for member in members]
