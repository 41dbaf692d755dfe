"""Reckoning: futures in words. Counts of twenty, sentences, and tables of the same data."""

import numpy as np

from game.judgement.comparing import HORIZON, Count, count_futures, count_moves
from game.screens.dates import quarter_words
from game.screens.foresight import Seen, Sight
from game.screens.numbers import number, with_unit
from game.screens.timeline import view_quarter
from game.screens.widgets.table import Head, Table
from game.screens.wording import Words
from game.session.view import IndicatorView

_EVERY = 4


def counted(seen: Seen, sight: Sight, name: str) -> Count:
    """Count the strands: against going without where that is looked at, else against today."""
    if sight.orders == sight.against:
        above = count_futures(seen.strands, name, "above")
        return above if above.count * 2 >= above.of else count_futures(seen.strands, name, "below")
    left = len(seen.strands.values)
    quarter = seen.strands.first + min(HORIZON, left) - 1
    higher = count_moves(seen.strands, seen.without, name, "higher", quarter)
    lower = count_moves(seen.strands, seen.without, name, "lower", quarter)
    return higher if higher.count >= lower.count else lower


def short_count(say: Words, seen: Seen | None, sight: Sight, name: str, form: str = "short") -> str:
    """Return a count in a few words, for a card; as a `brief` one it is a sign and numbers."""
    if seen is None:
        return say(f"futures.{form}.waiting")
    count = counted(seen, sight, name)
    if count.count == 0:
        return say(f"futures.{form}.same", of=count.of)
    return say(f"futures.{form}.{count.side}", count=count.count, of=count.of)


def sentence(say: Words, seen: Seen | None, sight: Sight, shown: IndicatorView) -> str:
    """Return where an indicator stands and what its futures are, in whole sentences."""
    level = with_unit(say, shown.value, shown.unit, shown.decimals)
    said = say("futures.now", title=shown.title, level=level)
    if seen is None:
        return f"{said} {say('futures.unforeseen')}"
    count = counted(seen, sight, shown.name)
    fan = seen.fans[shown.name]
    told = say(
        count.text_id,
        title=shown.title,
        level=number(say, count.level or 0.0, shown.decimals),
        quarter=quarter_words(say, view_quarter(count.quarter)),
        count=count.count,
        of=count.of,
    )
    last = quarter_words(say, view_quarter(fan.first + len(fan.median) - 1))
    middle = with_unit(say, float(fan.median[-1]), shown.unit, shown.decimals)
    median = say("futures.median", runs=seen.runs, level=middle, quarter=last)
    return f"{said} {told} {median}"


def table(say: Words, seen: Seen | None, plain: Seen | None, shown: IndicatorView) -> Table:
    """Return an indicator so far and its futures, a row for each year's end."""
    rows = [
        [quarter_words(say, point.quarter), number(say, point.value, shown.decimals), "", "", ""]
        for point in shown.history[-_EVERY:]
    ]
    if seen is not None:
        fan = seen.fans[shown.name]
        other = None if plain is None or plain is seen else plain.fans[shown.name]
        count = len(fan.median)
        for row in sorted({*range(_EVERY - 1, count, _EVERY), count - 1}):
            numbers = [fan.low[row], fan.median[row], fan.high[row]]
            told = [number(say, float(np.nan_to_num(x)), shown.decimals) for x in numbers]
            told.append("" if other is None else number(say, other.median[row], shown.decimals))
            rows.append([quarter_words(say, view_quarter(fan.first + row)), *told])
    heads: list[Head | str] = [
        say("futures.quarter"),
        *(Head(say(f"futures.{name}"), "right") for name in ("low", "middle", "high")),
        Head(say("futures.middle_without"), "right"),
    ]
    known = len(shown.history[-_EVERY:])
    for row in rows[:known]:
        row[1], row[2] = "", row[1]
    return Table(say("futures.label", title=shown.title), heads, rows, strong=[known - 1])
