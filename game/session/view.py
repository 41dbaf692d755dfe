"""The view: what a player may see, as plain frozen data. Quarters are text such as `1990Q3`."""

from dataclasses import dataclass
from typing import Literal

from game.session.causes import Cause
from game.session.commands import Options, Setting
from game.session.events import Event, Foretold, Ordered, Price, Refused

Phase = Literal["drafting", "ended", "resigned", "read_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value at a quarter's end."""

    quarter: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an adviser says an indicator was at the end of a quarter."""

    adviser: str
    quarter: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """An indicator as it is known.

    Attributes:
        name: such as `coca[upper]`.
        decimals: how many to show.
        better: `more`, `less` or `neither`.
        group: the heading it stands under.
        first: whether it is among those that are shown first.
        value: as known now.
        quarter: at whose end; earlier than the last where reports are late.
        previous: a quarter before that; None at the beginning.
        by: the adviser who reports it; None where it is simply known.
        by_title: that adviser's title.
        history: all that is known, oldest first, `value` last.
        reports: beside `by`, what others said who were asked this quarter.
        truth: what truly was, once the game is over; None before.
    """

    name: str
    title: str
    unit: str
    decimals: int
    better: str
    group: str | None
    first: bool
    value: float
    quarter: str
    previous: float | None
    by: str | None
    by_title: str | None
    history: tuple[Point, ...]
    reports: tuple[Report, ...]
    truth: tuple[Point, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """What an adviser says before a choice: a claim that can be held against what came."""

    by: str
    title: str
    says: str
    indicator: str
    direction: str
    within: int
    sure: float
    favours: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """An option: `refusal` says why it cannot be chosen now, `orders` what it would order."""

    id: str
    label: str
    meaning: str
    case: str
    price: tuple[Price, ...]
    orders: tuple[Ordered, ...]
    refusal: Refused | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """An open decision; `chosen` is the option in the draft.

    `default` is what `otherwise`, who owns the file, would take now if nobody attends to it; None
    where they could take nothing. That happens after this quarter if it is the `last_chance`.
    """

    id: str
    title: str
    tier: str
    place: str | None
    decides: str | None
    briefing: str
    voices: tuple[VoiceView, ...]
    options: tuple[OptionView, ...]
    attention: float
    opened: str
    answer_by: str
    last_chance: bool
    otherwise: str
    default: str | None
    default_label: str | None
    chosen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredView:
    """A decision that was answered, and what history did, which is shown afterwards."""

    id: str
    title: str
    quarter: str
    option: str
    label: str
    who: str
    by: str | None
    because: str | None
    historical: str | None
    came: str | None
    learning: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceView:
    """A setting of a posture or channel that can be asked for."""

    to: Setting
    title: str
    meaning: str
    price: tuple[Price, ...]
    refusal: Refused | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentView:
    """An instrument on the policy desk.

    Attributes:
        kind: `account`, `posture` or `channel`.
        unit: of an account.
        setting: what is asked for, the draft included.
        before: what was asked for before this quarter.
        in_force: what is carried out at present.
        lowest: the least that can be asked of an account.
        highest: the most.
        step: how finely an account is set.
        limit: the most that it moves in a quarter.
        delay: quarters until an order bites.
        stances: of a posture or channel.
        attention: points that changing it takes.
        price: of an account moved by one step from where it stood.
        refusal: why it cannot be moved at all.
    """

    id: str
    title: str
    meaning: str
    kind: str
    unit: str | None
    setting: Setting
    before: Setting
    in_force: Setting
    lowest: float | None
    highest: float | None
    step: float | None
    limit: float | None
    delay: int
    stances: tuple[StanceView, ...]
    attention: float
    price: tuple[Price, ...]
    refusal: Refused | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """What can be spent: at the quarter's beginning, and what the draft leaves."""

    id: str
    title: str
    unit: str
    had: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How an indicator moved in the last quarter that is known of, with causes that add up.

    Only stocks have causes; what follows from others is explained by these.
    """

    indicator: str
    quarter: str
    before: float
    after: float
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastQuarter:
    """What happened in the quarter before, in order, and what moved."""

    quarter: str
    events: tuple[Event, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """An adviser, with what they report on and what they say about open decisions."""

    id: str
    title: str
    agency: str
    speaks: str
    wants: tuple[str, ...]
    watches: tuple[str, ...]
    says: tuple[tuple[str, VoiceView], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapValue:
    """A region's colour in a layer: `value` as known, and `share` from palest (0) to strongest."""

    layer: str
    region: str
    value: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A thought that was noted."""

    quarter: str
    text: str
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that a player may see.

    Attributes:
        quarter: the one that is being drafted; after the end, the last.
        elapsed: quarters that have passed.
        quarters: in the whole period.
        phase: whether orders can be given.
        theory: the theory that is played.
        length: core or full.
        options: how it is played.
        indicators: as known.
        decisions: open ones.
        answered: closed ones, the latest last.
        instruments: the policy desk.
        purses: stocks that prices are paid from.
        attention: None where it is not counted.
        last: the quarter before; None at the beginning.
        people: who is in office.
        map: colours by layer and region.
        notes: the player's thoughts.
        foretold: the player's forecasts.
        orders: ids of what has been ordered in the draft, in order.
    """

    pack: str
    title: str
    quarter: str
    elapsed: int
    quarters: int
    phase: Phase
    theory: str | None
    length: str
    options: Options
    indicators: tuple[IndicatorView, ...]
    decisions: tuple[DecisionView, ...]
    answered: tuple[AnsweredView, ...]
    instruments: tuple[InstrumentView, ...]
    purses: tuple[Purse, ...]
    attention: Purse | None
    last: LastQuarter | None
    people: tuple[PersonView, ...]
    map: tuple[MapValue, ...]
    notes: tuple[NoteView, ...]
    foretold: tuple[Foretold, ...]
    orders: tuple[str, ...]
