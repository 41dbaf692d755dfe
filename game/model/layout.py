"""Where everything stands in the state: a matrix of (rows, games).

One matrix holds all that a game is at the end of a quarter, so that copying a state, picking one
game out of a batch and taking its digest are each one operation.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from game.model.expressions import Expression, Memory, Number, children, symbols
from game.model.program import Effect, Event, LineOfPlay, Option, Program

#: Rows that a memory needs for each member: three stages of a delay, one of an average.
_STAGES = {"smooth": 1, "delay": 3}


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of the state; `whole` is False for a single value that is not over a set."""

    start: int
    size: int
    whole: bool = False

    @property
    def rows(self) -> slice:
        """The rows as a slice."""
        return slice(self.start, self.start + self.size)

    def source(self, array: str = "V") -> str:
        """Return Python source that reads the rows: a row of games, or a row a member."""
        if self.whole:
            return f"{array}[{self.start}:{self.start + self.size}]"
        return f"{array}[{self.start}]"


@dataclass(frozen=True, slots=True)
class Target:
    """A symbol that effects push: its rows among the targets of the ledger, and its kind."""

    kind: str
    symbol: str
    block: Block


@dataclass(slots=True)
class _Counter:
    rows: int = 0

    def take(self, size: int, *, whole: bool = False) -> Block:
        block = Block(self.rows, size, whole)
        self.rows += size
        return block


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a program's state. Blocks of equal kind lie side by side."""

    rows: int
    stocks: dict[str, Block]
    seen: dict[str, Block]  #: auxiliaries that are kept because something reads them later
    memories: dict[Memory, Block]
    luck: dict[str, Block]
    all_luck: Block
    shifts: dict[str, Block]  #: of parameters and instruments that effects push
    all_shifts: Block
    flags: dict[str, Block]
    all_flags: Block
    force: Block  #: instruments as they are in force, by position
    asked: Block  #: instruments as they were last asked for
    ring: Block  #: past requests: (longest delay + 1) times the instruments
    happened: Block  #: quarter in which each event last happened
    times: Block  #: how often each event happened
    opened: Block  #: quarter in which each decision opened; -1 where it is not open
    ever: Block  #: how often each decision opened
    answers: Block  #: option last chosen, from 1; 0 for none
    attention: Block
    ledger: Block  #: pushes to come: (horizon, targets)
    horizon: int
    flows: dict[str, tuple[tuple[int, str], ...]]  #: by stock: place among all flows, and id
    targets: dict[tuple[str, str], Target] = field(default_factory=dict)


def lay_out(program: Program, watched: frozenset[str]) -> Layout:
    """Give every part of a program's state its rows.

    Args:
        program: the program.
        watched: symbols that something reads between quarters (policies, bots, front ends),
            beside what the program itself reads.
    """
    count = _Counter()
    keep = watched | frozenset(_read_between(program)) | {i.symbol for i in program.indicators}
    instruments, events, decisions = map(
        len, (program.instruments, program.events, program.decisions)
    )
    stocks = {s.id: count.take(s.members, whole=s.set is not None) for s in program.stocks}
    seen = {
        a.id: count.take(a.members, whole=a.set is not None)
        for a in program.auxiliaries
        if a.id in keep
    }
    memories = {m: count.take(_memory_rows(m), whole=True) for m in find_memories(program)}
    luck_start = count.rows
    luck = {x.id: count.take(x.members, whole=x.id in program.members) for x in program.luck}
    targets, horizon = _find_targets(program)
    shift_start = count.rows
    shifts = {
        key[1]: count.take(target.block.size, whole=target.block.whole)
        for key, target in targets.items()
        if target.kind in {"parameter", "instrument"}
    }
    flag_start = count.rows
    flags = {name: count.take(1) for name, _ in program.flags}
    longest = max((i.delay for i in program.instruments), default=0)
    return Layout(
        stocks=stocks,
        seen=seen,
        memories=memories,
        luck=luck,
        all_luck=Block(luck_start, sum(b.size for b in luck.values())),
        shifts=shifts,
        all_shifts=Block(shift_start, sum(b.size for b in shifts.values())),
        flags=flags,
        all_flags=Block(flag_start, len(flags)),
        force=count.take(instruments),
        asked=count.take(instruments),
        ring=count.take(instruments * (longest + 1)),
        happened=count.take(events),
        times=count.take(events),
        opened=count.take(decisions),
        ever=count.take(decisions),
        answers=count.take(decisions),
        attention=count.take(1),
        ledger=count.take(horizon * sum(t.block.size for t in targets.values())),
        horizon=horizon,
        flows=_flows(program),
        targets=targets,
        rows=count.rows,
    )


def _flows(program: Program) -> dict[str, tuple[tuple[int, str], ...]]:
    places = itertools.count()
    return {
        stock.id: tuple((next(places), flow.id) for flow in stock.flows) for stock in program.stocks
    }


def effects_of(program: Program) -> Iterator[Effect]:
    """Yield every effect of events and options."""
    holders: list[Event | Option] = [*program.events]
    holders += [option for decision in program.decisions for option in decision.options]
    for holder in holders:
        yield from holder.effects


def steps_of(effect: Effect) -> dict[int, float]:
    """Return what share of an effect's change is added how many quarters later.

    >>> from game.model.expressions import Number
    >>> steps_of(Effect("x", "stock", "x", None, Number(1.0), 1, 2, 3, 2))
    {1: 0.5, 2: 0.5, 5: -0.5, 6: -0.5}
    """
    steps: dict[int, float] = {}
    for ahead in range(effect.builds_over):
        later = effect.begins_after + ahead
        steps[later] = steps.get(later, 0.0) + 1.0 / effect.builds_over
    if effect.lasts is not None:
        gone = effect.begins_after + effect.builds_over - 1 + effect.lasts
        for ahead in range(effect.fades_over):
            steps[gone + ahead] = steps.get(gone + ahead, 0.0) - 1.0 / effect.fades_over
    return steps


def find_memories(program: Program) -> list[Memory]:
    """Return the distinct memories in the formulas of a quarter, in a fixed order."""
    found: dict[Memory, None] = {}
    for tree in running_formulas(program):
        for memory in _memories_in(tree):
            found.setdefault(memory)
    return list(found)


def running_formulas(program: Program) -> Iterator[Expression]:
    """Yield the formulas that are evaluated while a quarter passes."""
    for auxiliary in program.auxiliaries:
        yield auxiliary.formula
    for stock in program.stocks:
        for flow in stock.flows:
            yield flow.rate
    for event in program.events:
        yield from (event.chance,) if event.when is None else (event.when, event.chance)
        for effect in event.effects:
            yield effect.change


def between_formulas(program: Program) -> Iterator[Expression]:
    """Yield the formulas that are evaluated between quarters: conditions, prices, orders."""
    if program.attention is not None:
        yield program.attention
    for instrument in program.instruments:
        yield from (condition.when for condition in instrument.needs)
        yield from (price for _, price in instrument.price)
        if instrument.granted is not None:
            yield instrument.granted
    for decision in program.decisions:
        if decision.when is not None:
            yield decision.when
        for option in decision.options:
            yield from (condition.when for condition in option.needs)
            yield from (price for _, price in option.price)
            yield from (effect.change for effect in option.effects)
            yield from (to for _, to in option.orders)
    if program.warm_up is not None:
        yield from policy_formulas(program.warm_up.policy)


def policy_formulas(policy: LineOfPlay) -> Iterator[Expression]:
    """Yield the formulas of a line of play."""
    for setting in policy.settings:
        yield setting.value
    for rule in policy.rules:
        if rule.when is not None:
            yield rule.when
        yield from (value for _, value in rule.settings)


def _read_between(program: Program) -> Iterator[str]:
    for tree in between_formulas(program):
        yield from symbols(tree)


def _memories_in(tree: Expression) -> Iterator[Memory]:
    for child in children(tree):
        yield from _memories_in(child)
    if isinstance(tree, Memory):
        yield tree


def _memory_rows(memory: Memory) -> int:
    return (memory.size or 1) * memory_length(memory)


def memory_length(memory: Memory) -> int:
    """Return the rows a memory needs for each member."""
    if memory.name == "lag":
        return lag_quarters(memory)
    return _STAGES[memory.name]


def lag_quarters(memory: Memory) -> int:
    """Return the whole number of quarters that a `lag` looks back."""
    if not isinstance(memory.time, Number):
        message = "the time of a lag must be a written number"
        raise TypeError(message)
    return int(memory.time.value)


def _find_targets(program: Program) -> tuple[dict[tuple[str, str], Target], int]:
    """Return the targets of effects, stocks first, and how many quarters ahead pushes reach."""
    sizes = {s.id: (s.members, s.set is not None) for s in program.stocks}
    sizes |= {p.id: (len(p.values), p.id in program.members) for p in program.parameters}
    order = {"stock": 0, "parameter": 1, "instrument": 2, "flag": 3}
    wanted = sorted(
        {(e.kind, e.target) for e in effects_of(program)}, key=lambda k: (order[k[0]], k)
    )
    count = _Counter()
    targets = {}
    for kind, symbol in wanted:
        size, whole = (
            sizes.get(symbol, (1, False)) if kind in {"stock", "parameter"} else (1, False)
        )
        targets[kind, symbol] = Target(kind, symbol, count.take(size, whole=whole))
    reach = max((max(steps_of(e)) for e in effects_of(program)), default=0)
    # One more than the furthest step, and one for events, whose pushes on parameters come later.
    return targets, min(reach, program.quarters) + 2
