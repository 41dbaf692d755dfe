"""Telling: a view of a game as plain sentences that a screen reader can follow."""

from game.content.scenario import Scenario
from game.session.events import (
    DecisionAnswered,
    DecisionLapsed,
    Event,
    EventHappened,
    Foretold,
    GameEnded,
    InstrumentMoved,
    InstrumentOrdered,
    OptionChosen,
    OrderTakenBack,
    Refused,
)
from game.session.view import DecisionView, IndicatorView, InstrumentView, StanceView, View
from game.session.wording import number as plain
from game.text.lines import moved, number, prices

#: The part of an account by which it must move to be told.
_SLIGHT = 0.1
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def quarter_words(quarter: str) -> str:
    """Return a quarter as it is spoken.

    >>> quarter_words("1961Q3")
    'July to September 1961'
    """
    year, part = quarter.split("Q")
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{months[int(part) - 1]} {year}"


def tell_quarter(view: View, *, everything: bool = False) -> list[str]:
    """Return where things stand at the beginning of a quarter."""
    count = min(view.elapsed + 1, view.quarters)
    lines = [f"{quarter_words(view.quarter)}. Quarter {count} of {view.quarters}."]
    shown = [i for i in view.indicators if everything or i.first] or list(view.indicators)
    last = None if view.last is None else view.last.quarter
    lines += [moved(indicator, last) for indicator in shown]
    lines.append(_purse(view))
    lines += _open(view)
    return lines


def _purse(view: View) -> str:
    shown = {i.name for i in view.indicators if i.first}
    held = [
        f"{number(purse.left, 0)} {purse.title.lower()}"
        for purse in view.purses
        if purse.id not in shown or purse.left != purse.had
    ]
    if view.attention is not None:
        held.append(f"{plain(view.attention.left, 1)} {view.attention.unit} of attention")
    return f"You have {' and '.join(held)} left." if held else ""


def _open(view: View) -> list[str]:
    if view.phase != "drafting":
        return []
    if not view.decisions:
        return ["No question is open."]
    lines = ["Open questions:"]
    for position, decision in enumerate(view.decisions, 1):
        by = "" if decision.last_chance else f", until {decision.answer_by}"
        lines.append(f"  {position}. {decision.title}{by}{_answer(decision)}")
        if decision.last_chance and decision.chosen is None:
            lines.append(f"     {_last_chance(decision, view)}")
    return lines


def _last_chance(decision: DecisionView, view: View) -> str:
    """Return what happens if the quarter is signed without an answer."""
    title = next((p.title for p in view.people if p.id == decision.otherwise), decision.otherwise)
    office = f"the {title[4:]}" if title.startswith("The ") else title
    if decision.default_label is None:
        return "Last chance: sign without an answer and it lapses."
    return f"Last chance: sign without an answer and {office} decides: {decision.default_label}."


def _answer(decision: DecisionView) -> str:
    chosen = next((o.label for o in decision.options if o.id == decision.chosen), None)
    return "" if chosen is None else f" - you chose: {chosen}"


def tell_decision(decision: DecisionView, position: int, scenario: Scenario) -> list[str]:
    """Return a decision: briefing, what is said about it, and its options by letter."""
    lines = [f"{position}. {decision.title}", "", decision.briefing, ""]
    for voice in decision.voices:
        sure = f"{voice.sure:.0%} sure"
        lines.append(f"{voice.title}: {voice.says} ({sure})")
    lines.append("")
    for letter, option in zip(LETTERS, decision.options, strict=False):
        price = prices(option.price)
        lines.append(f"{letter}. {option.label}. {option.meaning} It {price}.")
        lines.append(f"   The case for it: {option.case}")
        lines += [f"   Standing order with it: {o.title}: {o.said}." for o in option.orders]
        if option.refusal is not None:
            lines.append(f"   You cannot choose it now: {option.refusal.because}")
    lines.append("")
    points = plain(decision.attention)
    lines.append(
        f"Answering takes {points} of your attention. If you do not answer by "
        f"{decision.answer_by}, {inside_of(decision.otherwise, scenario)} decides."
    )
    return lines


def desk_of(view: View, scenario: Scenario) -> list[InstrumentView]:
    """Return the instruments in the order in which the pack has them."""
    order = list(scenario.instruments)
    return sorted(view.instruments, key=lambda instrument: order.index(instrument.id))


def tell_desk(view: View, scenario: Scenario) -> list[str]:
    """Return the policy desk: standing orders that stay until they are changed."""
    lines = ["Standing orders. Change one with: set NUMBER VALUE"]
    for position, instrument in enumerate(desk_of(view, scenario), 1):
        lines += _instrument(instrument, position)
    return lines


def _instrument(instrument: InstrumentView, position: int) -> list[str]:
    now = setting_words(instrument, instrument.setting)
    lines = [f"{position}. {instrument.title}: {now}. {instrument.meaning}"]
    if instrument.in_force != instrument.setting:
        force = setting_words(instrument, instrument.in_force)
        lines.append(f"   In force at present: {force}.")
    if instrument.lowest is not None and instrument.highest is not None:
        low, high = plain(instrument.lowest), plain(instrument.highest)
        lines.append(f"   From {low} to {high}; {_step(instrument)}.")
    for stance in instrument.stances:
        name = _to(stance.to) if isinstance(stance.to, bool) else stance.to
        said = f"{stance.title}. {stance.meaning}".strip()
        lines.append(f"   {name}: {said}{_refusal(stance)}")
    if instrument.delay:
        after = "a quarter" if instrument.delay == 1 else f"{instrument.delay} quarters"
        lines.append(f"   An order bites after {after}.")
    if instrument.refusal is not None:
        lines.append(f"   It cannot be changed now: {instrument.refusal.because}")
    return lines


def _step(instrument: InstrumentView) -> str:
    """Return what a change costs; the price is that of one step."""
    costs = prices(instrument.price)
    if instrument.step is None or not any(price.amount for price in instrument.price):
        return f"a change {costs}"
    return f"a change by {plain(instrument.step)} {costs}"


def _refusal(stance: StanceView) -> str:
    if stance.refusal is None:
        return ""
    if stance.refusal.reason == "unchanged":
        return " (as it stands)"
    return f" (not now: {stance.refusal.because})"


def setting_words(instrument: InstrumentView, value: float | str | bool) -> str:  # noqa: FBT001 - a setting may be on or off
    """Return a setting in words: a number with its unit, a stance's title, on or off."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, str):
        return next((s.title for s in instrument.stances if s.to == value), value)
    return f"{plain(value)} {(instrument.unit or '').replace('_', ' ')}".strip()


def tell_events(events: tuple[Event, ...], scenario: Scenario) -> list[str]:
    """Return what happened, in order, as sentences."""
    lines = []
    for event in events:
        lines += _event(event, scenario)
    return lines


def _event(event: Event, scenario: Scenario) -> list[str]:
    match event:
        case Foretold():
            by = "a quarter" if event.within == 1 else f"{event.within} quarters"
            claim = f"{event.title} {event.direction} within {by}, {event.sure:.0%} sure"
            return [f"You expect: {claim}. It will be held against what comes."]
        case EventHappened():
            claims = scenario.events[event.event].claims
            return [
                f"{event.title}. {event.told}",
                *(f"   {claim.who}: {claim.says}" for claim in claims),
            ]
        case DecisionAnswered(who="agency"):
            who = subject(event.by or "", scenario)
            return [f"{who} decided '{event.title}': {event.label}. {event.because or ''}".strip()]
        case _:
            said = _short(event, scenario)
            return [] if said is None else [said]


def office_of(person: str, scenario: Scenario) -> str:
    """Return the name or office of somebody."""
    found = scenario.people.get(person)
    return person if found is None else found.title


def subject(person: str, scenario: Scenario) -> str:
    """Return the name or office of somebody, as it stands before what they do."""
    named = office_of(person, scenario)
    return f"{named}," if "," in named else named


def inside_of(person: str, scenario: Scenario) -> str:
    """Return the same as it stands inside a sentence: `the ambassador`, but `Mara Lind`."""
    named = subject(person, scenario)
    return f"the {named[4:]}" if named.startswith("The ") else named


def _short(event: Event, scenario: Scenario) -> str | None:
    """Return what needs no more than a sentence; None for what needs none."""
    said: str | None = None
    match event:
        case Refused():
            said = f"No: {event.because}"
        case OptionChosen():
            said = f"{event.title}: {event.label}. It is carried out when you sign."
        case InstrumentOrdered():
            to = _with_unit(event.instrument, event.to, scenario)
            said = f"{event.title}: {to} from the next signature on."
        case OrderTakenBack():
            said = f"Taken back: {event.title}."
        case DecisionLapsed():
            said = f"'{event.title}' was left unanswered and has gone away."
        case InstrumentMoved() if _tells(event.before, event.after):
            now = _with_unit(event.instrument, event.after, scenario)
            said = f"In force now: {event.title}, {now}."
        case GameEnded():
            said = "The period is over." if event.reason == "period" else "You have resigned."
        case _:
            pass
    return said


def _tells(before: float | str | bool, after: float | str | bool) -> bool:  # noqa: FBT001 - a setting may be on or off
    """Say whether a move is worth a line: what a budget loses and gains by chance is not."""
    if isinstance(before, str | bool) or isinstance(after, str | bool):
        return before != after
    return abs(after - before) > _SLIGHT * max(abs(before), abs(after))


def _with_unit(instrument: str, to: float | str | bool, scenario: Scenario) -> str:  # noqa: FBT001 - a setting may be on or off
    unit = scenario.instruments[instrument].unit
    if isinstance(to, str | bool) or unit is None:
        return _to(to)
    return f"{plain(to)} {unit.replace('_', ' ')}"


def _to(value: float | str | bool) -> str:  # noqa: FBT001 - a setting may be on or off
    if isinstance(value, bool):
        return "on" if value else "off"
    return value.replace("_", " ") if isinstance(value, str) else number(value, 2)


def tell_history(indicator: IndicatorView) -> list[str]:
    """Return an indicator through time, a line a quarter."""
    lines = [f"{indicator.title}, {indicator.unit}:"]
    places = indicator.decimals
    lines += [f"  {p.quarter}  {number(p.value, places):>12}" for p in indicator.history]
    return lines
