"""Numbers, times, citations and effects in words, as every description writes them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from game.content.format.declare import Citations, Formula
from game.content.format.play import Condition, Effect, Window
from game.content.scenario import Scenario
from game.reports.sections import Section

MINUS = "\N{MINUS SIGN}"  # a hyphen is not read aloud


def number(value: float) -> str:
    """Return a number as people write it.

    >>> number(1234567.0), number(0.25)
    ('1,234,567', '0.25')
    """
    return format(float(value), ",.10g").replace("-", MINUS)


def signed(value: float) -> str:
    """Return a change, with its sign.

    >>> signed(3)
    '+3'
    """
    return number(value) if value < 0 else f"+{number(value)}"


def formula(value: Formula) -> str:
    """Return a formula as it was written, on one line; a number as a number."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return " ".join(value.split())
        case _:
            return number(value)


def values(given: Formula | Mapping[str, Formula]) -> str:
    """Return a value, or one for each member: `upper 0.6, lower 0.15`."""
    if isinstance(given, Mapping):
        return ", ".join(f"{member} {formula(value)}" for member, value in given.items())
    return formula(given)


def with_unit(text: str, unit: str | None) -> str:
    """Return a number with its unit; a pure number has none."""
    return text if unit in {None, "1"} else f"{text} {unit}"


def quarters(count: int) -> str:
    """Return so many quarters in words.

    >>> quarters(1), quarters(4)
    ('1 quarter', '4 quarters')
    """
    return f"{count} quarter" if count == 1 else f"{count} quarters"


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Return the paragraphs of a text, each on one line."""
    parts = re.split(r"\n\s*\n", text or "")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends a sentence itself."""
    said = " ".join(text.split())
    return said if said.endswith((".", "!", "?")) else f"{said}."


# -- evidence -----------------------------------------------------------------------------


def citations(source: Citations | None) -> tuple[str, ...]:
    """Return citations as a tuple, whether there are none, one or several."""
    if source is None:
        return ()
    return (source,) if isinstance(source, str) else source


def standing(grade: str | None, source: Citations | None) -> str:
    """Return what something rests on, in brackets: ` (argued; court-register, table 3)`."""
    said = "; ".join([*([grade] if grade else []), *citations(source)])
    return f" ({said})" if said else ""


def sources_of(scenario: Scenario, document: object) -> Section:
    """Return the sources that a document cites anywhere, each on a line."""
    cited = {re.split(r"[,;]", text, maxsplit=1)[0].strip() for text in _cited(document)}
    return Section("Sources", tuple(source_line(scenario, name) for name in sorted(cited)))


def source_line(scenario: Scenario, name: str) -> str:
    """Return a source on one line: its id, title, author, year and kind."""
    source = scenario.sources[name]
    said = [source.title, source.author, None if source.year is None else str(source.year)]
    return f"{name}: {', '.join(part for part in said if part)} ({source.kind})"


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for below in value.values():
            yield from _cited(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from _cited(below)
    elif is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            below = getattr(value, entry.name)
            found = entry.name in {"source", "cites"}
            yield from citations(below) if found else _cited(below)


# -- what can be done and what it does ----------------------------------------------------


def effect_line(scenario: Scenario, effect: Effect, *, late: bool = False) -> str:
    """Return an effect in words: how much of what, when, how long, how sure, and why.

    Args:
        scenario: that it belongs to, for units.
        effect: the effect.
        late: whether an event has it: what it pushes beside stocks then moves a quarter later.
    """
    delay = effect.begins_after + (1 if late and effect.stock is None else 0)
    told = f"{_push(scenario, effect)} {_begins(delay, effect.builds_over)}, {_lasts(effect)}"
    because = f": {sentence(effect.because)}" if effect.because else ""
    return f"{told}{standing(effect.grade, effect.source)}{because}"


def _push(scenario: Scenario, effect: Effect) -> str:
    if effect.flag is not None:
        return f"flag {effect.flag} {'set' if effect.to else 'cleared'}"
    name = effect.stock or effect.parameter or effect.instrument or ""
    kind = "" if effect.stock else "parameter " if effect.parameter else "instrument "
    base = name.partition("[")[0]
    model = scenario.model
    pushed = model.stocks.get(base) or model.parameters.get(base) or scenario.instruments[base]
    if isinstance(effect.change, str):
        return f"{kind}{name} by {formula(effect.change)},"
    return f"{kind}{name} {with_unit(signed(effect.change or 0.0), pushed.unit)}"


def _begins(after: int, builds_over: int) -> str:
    if not after:
        return "at once" if builds_over == 1 else f"over {quarters(builds_over)}"
    building = "" if builds_over == 1 else f", over {quarters(builds_over)}"
    return f"after {quarters(after)}{building}"


def _lasts(effect: Effect) -> str:
    if effect.lasts is None and effect.fades_over is None:
        return "for good"
    fading = effect.fades_over or 1
    fades = "" if fading == 1 else f", then fading over {quarters(fading)}"
    return f"for {quarters(effect.lasts or 1)}{fades}"


def price_lines(price: Mapping[str, Formula]) -> tuple[str, ...]:
    """Return a price in words, a line if there is one."""
    parts = [f"{formula(value)} of {stock}" for stock, value in sorted(price.items())]
    return (f"Price: {', '.join(parts)}.",) if parts else ()


def need_lines(needs: Iterable[Condition]) -> tuple[str, ...]:
    """Return conditions, a line each, with what is said where they fail."""
    return tuple(f"Needs: {formula(n.when)}. Otherwise: {sentence(n.says)}" for n in needs)


def order_lines(scenario: Scenario, orders: Mapping[str, Formula]) -> tuple[str, ...]:
    """Return the standing orders that an option gives, a line each."""
    lines = []
    for name, to in orders.items():
        stances = scenario.instruments[name].stances
        said = stances[str(to)].title if str(to) in stances else formula(to)
        lines.append(f"Sets {name} to {' '.join(said.split())}.")
    return tuple(lines)


def window_text(scenario: Scenario, window: Window) -> str:
    """Return when something may begin: `from 1963Q3 to 1965Q4`, `in 1964Q3`."""
    period = scenario.pack.period
    first, last = window.first or period.first, window.last or period.last
    told = f"in {first}" if first == last else f"from {first} to {last}"
    return told if window.every == 1 else f"{told}, every {quarters(window.every)}"


def titled(name: str, title: str) -> str:
    """Return an id with its title, as lists write it."""
    return f"{name}: {' '.join(title.split())}"
