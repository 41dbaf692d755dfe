"""Futures compared and counted: the tags on an option, and the counts that are said aloud.

Nothing here is typed by hand: a tag is what the futures with an option have that the futures
without it have not, future by future under the same luck.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.judgement.course import Cancelled, never
from game.judgement.futures import STRANDS, Futures, Outlook
from game.model.arrays import Floats
from game.model.orders import NOTHING, Orders
from game.model.program import Program
from game.model.quarters import format_quarter

#: The part of what an indicator covers that it must move by to count.
SLIGHT = 0.01
#: Quarters within which an option's effects are looked for.
HORIZON = 8
#: A tag is put up where at least this share of the futures moves its way ...
_AGREE = 0.6
#: ... by at least this share of what luck alone moves.
_LEAST = 0.02

Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Tag:
    """What an option does to an indicator.

    Attributes:
        indicator: its name.
        direction: where it goes.
        size: how far, in the indicator's unit: the median over futures, negative downwards.
        share: the share of futures in which it goes that way.
        quarter: when it is largest.
        weight: the size against what luck moves the indicator by; tags come by weight.
    """

    indicator: str
    direction: Direction
    size: float
    share: float
    quarter: int
    weight: float


def tags(
    after: Futures,
    before: Futures,
    indicators: Sequence[str] | None = None,
    horizon: int = HORIZON,
) -> tuple[Tag, ...]:
    """Return what differs between two sets of futures under the same luck, the weightiest first.

    Args:
        after: with the option, or with a draft of standing policy.
        before: without an answer, or with the policy that stands.
        indicators: names; all where left out.
        horizon: quarters that are looked ahead.

    Raises:
        ValueError: the two do not begin in the same quarter with as many futures.
    """
    if after.first != before.first or after.values.shape != before.values.shape:
        message = "only futures of the same present, and as many, can be compared"
        raise ValueError(message)
    names = [i.name for i in after.indicators] if indicators is None else list(indicators)
    columns = [after.column(name) for name in names]
    # All at once: to take medians of many rows takes numpy little longer than of a few.
    with np.errstate(invalid="ignore"):
        moved = after.values[:horizon, columns] - before.values[:horizon, columns]
    medians = np.nan_to_num(np.median(moved, axis=-1), nan=0.0)
    found = [_tag(before, column, medians[:, k], moved[:, k]) for k, column in enumerate(columns)]
    kept = [tag for tag in found if tag is not None]
    return tuple(sorted(kept, key=lambda tag: (-tag.weight, tag.indicator)))


def option_tags(
    outlook: Outlook,
    program: Program,
    decision: str,
    draft: Orders = NOTHING,
    cancelled: Cancelled = never,
) -> dict[str, tuple[Tag, ...]]:
    """Return what each option of an open decision does, against giving no answer.

    Args:
        outlook: of the present.
        program: that is played.
        decision: its id.
        draft: the other orders of the quarter, which stay as they are.
        cancelled: asked before every quarter.

    Returns:
        Option -> its tags, the weightiest first; from all futures of the outlook.

    Raises:
        CancelledError: it was no longer wanted.
    """
    position = [known.id for known in program.decisions].index(decision)
    others = {key: wanted for key, wanted in draft.answers.items() if key != position}
    unanswered = outlook.whole(Orders(draft.requests, others), cancelled)
    found = {}
    for number, option in enumerate(program.decisions[position].options):
        answer = {position: (np.array([number], dtype=np.int64),)}
        answered = outlook.whole(Orders(draft.requests, others | answer), cancelled)
        found[option.id] = tags(answered, unanswered)
    return found


def _tag(before: Futures, column: int, median: Floats, moved: Floats) -> Tag | None:
    row = int(np.argmax(np.abs(median)))
    size = float(median[row])
    if size == 0.0:
        return None
    share = float(np.mean(np.sign(moved[row]) == np.sign(size)))
    if share < _AGREE:
        return None
    weight = abs(size) / _luck_alone(before, column)
    if weight < _LEAST:
        return None
    direction: Direction = "up" if size > 0.0 else "down"
    name = before.indicators[column].name
    return Tag(name, direction, size, share, before.first + row, weight)


def _luck_alone(futures: Futures, column: int) -> float:
    """Return how far an indicator moves without the option: through time, and between futures."""
    values = np.concatenate((futures.values[:, column].ravel(), futures.now[column : column + 1]))
    low, high = np.quantile(values, (0.05, 0.95))
    size = float(high - low)
    # What never moves at all is measured against its own size.
    return size if size > 0.0 and np.isfinite(size) else abs(float(futures.now[column])) or 1.0


@dataclass(frozen=True, slots=True)
class Count:
    """In so many of so many futures.

    Attributes:
        indicator: its name.
        side: whether it lies `above` or `below` the level, or `higher` or `lower` than without
            what is looked at.
        level: the level, in the indicator's unit; None for `higher` and `lower`.
        quarter: when.
        count: in how many futures.
        of: how many there are.
    """

    indicator: str
    side: Literal["above", "below", "higher", "lower"]
    level: float | None
    quarter: int
    count: int
    of: int

    @property
    def text_id(self) -> str:
        """The id of the sentence that says it."""
        amount = "none" if self.count == 0 else "all" if self.count == self.of else "some"
        return f"futures.{self.side}.{amount}"


#: Whole sentences by id, so that a translation can put them in its own order.
SENTENCES: Mapping[str, str] = {
    "futures.above.some": "{title}: above {level} in {quarter} in {count} of {of} futures.",
    "futures.above.none": "{title}: above {level} in {quarter} in none of {of} futures.",
    "futures.above.all": "{title}: above {level} in {quarter} in all {of} futures.",
    "futures.below.some": "{title}: below {level} in {quarter} in {count} of {of} futures.",
    "futures.below.none": "{title}: below {level} in {quarter} in none of {of} futures.",
    "futures.below.all": "{title}: below {level} in {quarter} in all {of} futures.",
    "futures.higher.some": "{title}: higher with it in {quarter} in {count} of {of} futures.",
    "futures.higher.none": "{title}: higher with it in {quarter} in none of {of} futures.",
    "futures.higher.all": "{title}: higher with it in {quarter} in all {of} futures.",
    "futures.lower.some": "{title}: lower with it in {quarter} in {count} of {of} futures.",
    "futures.lower.none": "{title}: lower with it in {quarter} in none of {of} futures.",
    "futures.lower.all": "{title}: lower with it in {quarter} in all {of} futures.",
}


def sentence(
    count: Count, title: str, level: str = "", templates: Mapping[str, str] = SENTENCES
) -> str:
    """Return a count as a sentence.

    Args:
        count: what was counted.
        title: the indicator's title, as it stands in lists.
        level: the level with its unit, as people write it.
        templates: whole sentences by id, in the reader's language.
    """
    return templates[count.text_id].format(
        title=title,
        level=level,
        quarter=format_quarter(count.quarter),
        count=count.count,
        of=count.of,
    )


def count_futures(
    futures: Futures,
    indicator: str,
    side: Literal["above", "below"],
    level: float | None = None,
    quarter: int | None = None,
) -> Count:
    """Count the strands in which an indicator lies above or below a level.

    Args:
        futures: the first twenty are counted: those that are drawn.
        indicator: its name.
        side: which.
        level: where it stands now, if left out.
        quarter: the last, if left out.
    """
    column = futures.column(indicator)
    against = float(futures.now[column]) if level is None else level
    when, values = _row(futures, quarter)
    lies = values[column] > against if side == "above" else values[column] < against
    return Count(indicator, side, against, when, int(lies.sum()), len(lies))


def count_moves(
    after: Futures,
    before: Futures,
    indicator: str,
    side: Literal["higher", "lower"],
    quarter: int | None = None,
) -> Count:
    """Count the strands in which an indicator is higher or lower than in the same luck without.

    What moves by less than a hundredth of all that the indicator covers in these futures has not
    moved: nobody could see it.
    """
    column = after.column(indicator)
    when, values = _row(after, quarter)
    other = _row(before, quarter)[1]
    moved = values[column] - other[column]
    slight = SLIGHT * float(np.ptp(before.values[:, column, :STRANDS]))
    lies = moved > slight if side == "higher" else moved < -slight
    return Count(indicator, side, None, when, int(lies.sum()), len(lies))


def _row(futures: Futures, quarter: int | None) -> tuple[int, Floats]:
    """Return the quarter, and (indicators, strands) at its end."""
    row = len(futures.values) - 1 if quarter is None else quarter - futures.first
    return futures.first + row, futures.values[row, :, :STRANDS]
