"""Charts as data: what a front end or a report draws, tells in a sentence and lists in a table.

Nothing here knows of pixels, paper or screens. Quarters are numbers, as `game.model.quarters`
counts them; what is no number is `nan` and is left out of a drawing. Every chart has a sentence
that says what it shows, and `game.reports.chart_tables.table_of` lists the same data. A `Role`
says what a line, a cloud or a mark stands for, so that it looks the same in every chart.
"""

from dataclasses import dataclass
from typing import Literal

#: What something in a chart stands for.
Role = Literal[
    "mine",  # the game that is looked at
    "history",  # what was really done
    "passive",  # nobody decides
    "typical",  # the median of what is compared with
    "possible",  # lines of play, or games, one among many
    "frontier",  # as far as anybody has come
    "luck",  # what chance did
    "choice",  # what somebody decided
    "other",  # one more, where none of these fits
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What is measured along an edge.

    Attributes:
        title: what it is.
        unit: in which it is measured; empty for a pure number.
        decimals: how many to show.
        low: where the scale begins; None where the data say it.
        high: where it ends; None where the data say it.
    """

    title: str
    unit: str = ""
    decimals: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What every chart has.

    Attributes:
        anchor: an id that no other chart of a page has.
        title: what it is about.
        sentence: what it shows, for whoever cannot see it, and below it for whoever can.
    """

    anchor: str
    title: str
    sentence: str


# -- an indicator through time ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Values at the ends of quarters that follow each other, the first at that of `first`."""

    label: str
    role: Role
    first: int
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Between what most of many games lie; `low` and `high` are as long as each other."""

    label: str
    first: int
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strands:
    """Single games among many: (strands, quarters)."""

    label: str
    first: int
    values: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Single values, such as what was observed: (quarter, value); 0.5 is between two quarters."""

    label: str
    role: Role
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """Something that happened in a quarter.

    Attributes:
        quarter: when.
        label: short enough for the edge of a chart, such as `3`.
        text: what it was.
        role: `choice` or `luck`.
    """

    quarter: int
    label: str
    text: str
    role: Role = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChart(Told):
    """The course of an indicator.

    Attributes:
        axis: the values.
        lines: each with its role; the one that matters most last, so that it lies on top.
        band: between what most of many games lie, if that is shown.
        strands: single games among many, if they are shown.
        marks: what happened when.
        dots: single values beside the lines, if there are any.
        now: the quarter after which all is future; None where nothing is.
    """

    axis: Axis
    lines: tuple[Line, ...]
    band: Band | None = None
    strands: Strands | None = None
    marks: tuple[TimeMark, ...] = ()
    dots: Dots | None = None
    now: int | None = None


# -- causes that add up -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A cause, and what it added; `luck` is what nobody decided; `note` says why."""

    label: str
    amount: float
    luck: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall(Told):
    """Causes that add up from one value to another: `before` and all steps make `after`."""

    axis: Axis
    before_label: str
    before: float
    steps: tuple[Step, ...]
    after_label: str
    after: float


# -- two goals against each other ---------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """Points of one kind, as (across, up).

    Attributes:
        label: what they are.
        role: what they stand for; a `frontier` is joined by a line in the order given.
        points: where they stand.
        names: one a point, if they have names of their own.
    """

    label: str
    role: Role
    points: tuple[tuple[float, float], ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter(Told):
    """Two measures against each other, such as the two goals of a trade-off."""

    across: Axis
    up: Axis
    clouds: tuple[Cloud, ...]


# -- things side by side ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One thing and its value.

    Attributes:
        label: what it is.
        value: how much.
        low: below which one in ten of comparable values lies, if that is known.
        high: above which one in ten lies.
        beside: what it is compared with, such as history's; None where with nothing.
        word: the value in a word, such as `mixed`.
    """

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    beside: float | None = None
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Told):
    """Things side by side on one scale.

    Attributes:
        axis: the scale.
        bars: from top to bottom.
        value_label: what a bar's length is, such as `this game`.
        range_label: what `low` and `high` are of, where there are any.
        beside_label: what `beside` is, where there is any.
        steps: values at which the scale is divided, such as the bands of a score.
    """

    axis: Axis
    bars: tuple[Bar, ...]
    value_label: str
    range_label: str = ""
    beside_label: str = ""
    steps: tuple[float, ...] = ()


# -- one among many -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Many values of one kind; each becomes a dot, or they are counted by steps of the scale."""

    label: str
    role: Role
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueMark:
    """A single value that stands out among many."""

    label: str
    role: Role
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution(Told):
    """How many lie where: the games of a class, futures of the same decisions, lines of play.

    Attributes:
        axis: the scale.
        crowds: one above the other, on the same scale.
        marks: single values, through all crowds.
    """

    axis: Axis
    crowds: tuple[Crowd, ...]
    marks: tuple[ValueMark, ...] = ()


Chart = CourseChart | Waterfall | Scatter | Bars | Distribution
