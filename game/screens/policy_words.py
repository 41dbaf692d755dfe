"""What is said of an instrument on the policy desk: its setting, its price, what is in its way."""

from collections.abc import Iterable

from game.screens.numbers import plain
from game.screens.wording import Words
from game.session.events import Price
from game.session.view import DecisionView, InstrumentView, Purse
from game.session.wording import inside

_LARGE = 1000


def figure(say: Words, value: float) -> str:
    """Return a number with as many decimals as its size deserves."""
    return plain(say, value, 0 if abs(value) >= _LARGE else 1)


def unit_words(unit: str | None) -> str:
    """Return a unit as people read it; empty for a pure number."""
    return "" if unit in {None, "1"} else (unit or "").replace("_", " ")


def setting_words(say: Words, instrument: InstrumentView, to: float | str | bool) -> str:  # noqa: FBT001 - a setting may be on or off
    """Return a setting in words: a number, a stance's title, on or off."""
    if isinstance(to, bool):
        return say("policy.open" if to else "policy.closed")
    if isinstance(to, str):
        return next((stance.title for stance in instrument.stances if stance.to == to), to)
    return figure(say, to)


def delay_words(say: Words, instrument: InstrumentView) -> str:
    """Return when an order bites."""
    if not instrument.delay:
        return say("policy.at_once")
    return say("policy.bites", count=instrument.delay)


def state_words(say: Words, instrument: InstrumentView, *, changed: bool) -> str:
    """Return what is carried out at present, and where it stood where that is changed."""
    now = setting_words(say, instrument, instrument.in_force)
    if not changed:
        return say("policy.state", now=now)
    before = setting_words(say, instrument, instrument.before)
    return say("policy.was", before=before, now=now)


def price_words(say: Words, prices: Iterable[Price], attention: float) -> str:
    """Return what a change takes; says so where it takes nothing."""
    parts = [
        say("policy.takes", amount=plain(say, price.amount), what=inside(price.title))
        for price in prices
        if price.amount
    ]
    if attention:
        parts.append(say("policy.takes_attention", amount=plain(say, attention)))
    if not parts:
        return say("policy.free")
    return say("policy.price", parts=say("policy.and").join(parts))


def purse_words(say: Words, purse: Purse) -> str:
    """Return what a purse holds, and what the draft leaves of it."""
    had, left = figure(say, purse.had), figure(say, purse.left)
    if had == left:
        return say("policy.purse", what=purse.title, left=left)
    return say("policy.purse_left", what=purse.title, had=had, left=left)


def also_ordered(
    decisions: Iterable[DecisionView], instrument: str
) -> tuple[tuple[DecisionView, str, str], ...]:
    """Return the open decisions whose options would order an instrument too: option, setting."""
    return tuple(
        (decision, option.label, ordered.said)
        for decision in decisions
        for option in decision.options
        for ordered in option.orders
        if ordered.instrument == instrument
    )
