"""The program: a scenario's model, checked, resolved and ready to be turned into array code.

Everything here is frozen, ordered by id (so that the order of declaration means nothing) and free
of text for people: titles, sources and briefings stay in `game.content.scenario`.
Quarters are integers (`game.model.quarters`).
"""

from dataclasses import dataclass, field

from game.model.expressions import Expression


@dataclass(frozen=True, slots=True)
class Parameter:
    """A constant of the model, uncertain between its lows and highs; a row a member."""

    id: str
    values: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    lowest: float | None = None  #: no shift by an effect takes it below
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """A series from outside: `rows[member][quarters since the program's first]`."""

    id: str
    rows: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Luck:
    """A variable of chance, drawn each quarter around 0; a row a member.

    `shape` is `normal` (with standard deviation `spread`) or `uniform` (from minus to plus
    `spread`). `persistence` is the share that carries over to the next quarter, 0 to below 1;
    the spread over time stays the same.
    """

    id: str
    members: int
    shape: str
    spread: float
    persistence: float


@dataclass(frozen=True, slots=True)
class Flow:
    """A named part of a stock's change, in the stock's unit per quarter."""

    id: str
    rate: Expression


@dataclass(frozen=True, slots=True)
class Stock:
    """What is there at a quarter's end; it changes by its flows and by effects alone."""

    id: str
    members: int
    set: str | None
    start: tuple[Expression, ...]  #: one tree, or one a member
    flows: tuple[Flow, ...]
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """A value that follows from others within the quarter.

    With `at_end` it is computed once more after the flows, so that what is shown agrees with the
    stocks at the quarter's end.
    """

    id: str
    members: int
    set: str | None
    formula: Expression
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition and the words that a refusal gives when it fails."""

    when: Expression
    says: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A standing order that stays until it is changed.

    `kind` is `account` (a number between `lowest` and `highest`), `posture` (0 to the number of
    options less one) or `channel` (0 or 1). A request bites `delay` quarters later and moves by
    at most `limit` a quarter. `granted` says what others make of a request (it may read the
    symbol `request`); `price` names stocks and what a change costs them (it may read `change`).
    """

    id: str
    kind: str
    start: float
    lowest: float
    highest: float
    options: tuple[str, ...] = ()
    delay: int = 0
    limit: float | None = None
    price: tuple[tuple[str, Expression], ...] = ()
    attention: float = 0.0
    needs: tuple[Condition, ...] = ()
    granted: Expression | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A push on one target that begins later and may fade.

    `target` is a symbol of a stock, instrument or parameter with `member` (None: all), or a flag.
    The level that it adds is 0 until `begins_after` quarters have passed, rises evenly over
    `builds_over` quarters to `change`, stays for `lasts` quarters (None: for good) and is
    withdrawn evenly over `fades_over`. On a stock each of these steps is a change of its own. On
    a flag `change` is 1 to set and 0 to clear; after `lasts` the flag is put back.
    """

    id: str
    kind: str  #: stock, instrument, parameter or flag
    target: str
    member: int | None
    change: Expression
    begins_after: int = 0
    builds_over: int = 1
    lasts: int | None = None
    fades_over: int = 1
    spread: float = 0.0  #: the change is multiplied by a draw around 1, triangular to 1 -/+ spread


@dataclass(frozen=True, slots=True)
class Window:
    """The quarters in which something may begin: first to last, each `every`-th of them."""

    first: int
    last: int
    every: int = 1

    def __contains__(self, quarter: int) -> bool:
        """Say whether the window is open at `quarter`."""
        return self.first <= quarter <= self.last and (quarter - self.first) % self.every == 0


@dataclass(frozen=True, slots=True)
class Event:
    """What the world does by chance: in its window, where `when` holds, with a chance a quarter."""

    id: str
    window: Window
    when: Expression | None
    chance: Expression
    once: bool
    rest: int  #: quarters that must pass before a repeating event can happen again
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a decision."""

    id: str
    price: tuple[tuple[str, Expression], ...]
    needs: tuple[Condition, ...]
    effects: tuple[Effect, ...]
    orders: tuple[tuple[str, Expression], ...] = ()  #: instruments, and where it sets them


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that opens by its condition and waits for an answer.

    Unanswered `waits` quarters after it opened, the owner of the file takes the first of
    `unattended` whose conditions hold. With a window of more than one opening it opens again.
    """

    id: str
    window: Window
    when: Expression | None
    waits: int
    repeats: bool
    attention: float
    options: tuple[Option, ...]
    unattended: tuple[int, ...]  #: options by position, in the owner's order of preference


@dataclass(frozen=True, slots=True)
class Indicator:
    """A column of results: one row of a stock, auxiliary or instrument."""

    name: str  #: as printed, such as `coca[upper]`
    symbol: str
    member: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class WarmUp:
    """The quarters before play begins: a line of play and the events of record, without luck."""

    quarters: int
    policy: "LineOfPlay"
    events: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """From `quarter` on, an instrument at a value."""

    quarter: int
    instrument: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `when` holds, settings of instruments and answers to decisions (option positions)."""

    when: Expression | None
    settings: tuple[tuple[str, Expression], ...]
    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LineOfPlay:
    """A policy as a file: a fixed line, then rules in the order written; the first that fits."""

    id: str
    settings: tuple[Setting, ...]
    choices: tuple[tuple[str, int], ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A whole model. `auxiliaries` stand in dependency order, all else ordered by id."""

    id: str
    digest: str  #: of everything the program was made from
    first: int  #: quarter
    quarters: int
    parameters: tuple[Parameter, ...]
    drivers: tuple[Driver, ...]
    luck: tuple[Luck, ...]
    stocks: tuple[Stock, ...]
    auxiliaries: tuple[Auxiliary, ...]
    flags: tuple[tuple[str, bool], ...]
    instruments: tuple[Instrument, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    indicators: tuple[Indicator, ...]
    beginning: tuple[str, ...] = ()
    #: stocks and auxiliaries in the order in which their first values can be computed
    attention: Expression | None = None  #: points a quarter; None: attention is not counted
    warm_up: WarmUp | None = None
    luck_origin: int = 0  #: quarter from which the addresses of luck count
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def begins(self) -> int:
        """The first quarter that is played; `first` where nothing is warmed up before."""
        return self.first + (0 if self.warm_up is None else self.warm_up.quarters)

    @property
    def last(self) -> int:
        """The last quarter that is played."""
        return self.first + self.quarters - 1
