"""Futures in the terminal: what an option or the draft may lead to, counted and said."""

import json
from collections.abc import Callable

import numpy as np

from game.content.scenario import Scenario
from game.judgement.comparing import SENTENCES, Count, count_futures, sentence, tags
from game.judgement.futures import Futures, Outlook
from game.model.orders import Orders
from game.model.quarters import format_quarter
from game.session.events import Refused
from game.session.game import Game
from game.session.orders import Answer, Order, as_one
from game.session.view import IndicatorView, View
from game.text.lines import amount, number, shows

#: Futures that are played for an answer: enough for a median, few enough not to be waited for.
_RUNS = 200
_TOLD = 6
#: What is kept of each indicator's futures: these shares lie below.
_SHARES = (0.1, 0.5, 0.9)
Keep = Callable[[str], Refused | None]


def tell_futures(game: Game, view: View, wanted: Answer | None, keep: Keep) -> list[str]:
    """Return what may come of the draft, with an option if one is wanted.

    Args:
        game: as it stands.
        view: of it.
        wanted: the option that is looked at; None looks at the draft as it is.
        keep: writes the forecast into the game's file before it is shown, or says why not.
    """
    draft = game.orders
    outlook = Outlook(game.board.kernel, game.world, runs=_RUNS)
    if wanted is None:
        looked_at, against = as_one(draft), Orders()
        what = "with your orders" if draft else "without any order"
    else:
        others = _without(draft, wanted)
        looked_at, against = as_one((*others, wanted)), as_one(others)
        what = "with this option"
    after, before = outlook.whole(looked_at), outlook.whole(against)
    refused = keep(_kept(after))
    if refused is not None:
        return [f"No: {refused.because}"]
    names = {indicator.name: indicator for indicator in view.indicators}
    lines = [f"{_RUNS} futures from here {what}, each with its own luck."]
    lines += _tags(after, before, names)
    lines += _counts(after, names)
    return lines


def _kept(after: Futures) -> str:
    """Return what is kept of a forecast: where each indicator ends, as JSON."""
    ends = {i.name: after.quantiles(i.name, _SHARES)[:, -1] for i in after.indicators}
    rounded = {name: [float(f"{x:.4g}") for x in end] for name, end in ends.items()}
    return json.dumps({"futures": after.count, "shares": _SHARES, "end": rounded})


def answer_of(scenario: Scenario, game: Game, decision: str, option: str) -> Answer:
    """Return an option by position, as the model knows it."""
    program = game.board.program
    position = [d.id for d in program.decisions].index(decision)
    options = list(scenario.decisions[decision].options)
    return Answer(position, options.index(option))


def _without(draft: tuple[Order, ...], wanted: Answer) -> tuple[Order, ...]:
    return tuple(
        order
        for order in draft
        if not (isinstance(order, Answer) and order.decision == wanted.decision)
    )


def _tags(after: Futures, before: Futures, names: dict[str, IndicatorView]) -> list[str]:
    """Return what differs from going on without, the weightiest first."""
    found = [
        tag
        for tag in tags(after, before)
        if tag.indicator in names and shows(tag.size, names[tag.indicator].decimals)
    ][:_TOLD]
    if not found:
        return ["  Nothing you watch would differ much from going on without."]
    lines = ["  What differs from going on without:"]
    for tag in found:
        shown = names[tag.indicator]
        size = amount(abs(tag.size), shown.unit, shown.decimals)
        quarter = format_quarter(tag.quarter)
        lines.append(
            f"  {shown.title}: {tag.direction} {size} by {quarter}, in {tag.share:.0%} of futures."
        )
    return lines


def _counts(after: Futures, names: dict[str, IndicatorView]) -> list[str]:
    """Return where the first indicators end, in counts of twenty futures."""
    lines = ["  At the end of the period, counted in the first 20:"]
    for shown in [i for i in names.values() if i.first][:_TOLD]:
        counted: Count = count_futures(after, shown.name, "above")
        # Futures begin from what truly is, which a report need not be: so no figure for it here.
        median = float(np.median(after.values[-1, after.column(shown.name)]))
        said = sentence(counted, shown.title, "today's level", SENTENCES)
        lines.append(f"  {said} Median {number(median, shown.decimals)}.")
    return lines
