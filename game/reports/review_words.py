"""Words of a review: offices, points, claims and sources, as its parts write them."""

from dataclasses import replace

from game.content.format.declare import Citations
from game.content.format.judging import Measure
from game.content.scenario import Scenario
from game.judgement.evidence import title_of
from game.judgement.forecasts import PLAYER, Outcome
from game.reports.charting import axis_of
from game.reports.charts import Axis
from game.reports.citing import source_id
from game.reports.document import Words
from game.reports.rule_words import cited
from game.reports.wording import MINUS, citations, number, quarters

#: What is smaller than this is no change that anybody would notice.
_NOTICED = 0.05
_WENT = {"up": "goes up", "down": "goes down", "steady": "stays where it is"}


def office(scenario: Scenario, person: str | None) -> str:
    """Return the name or office of somebody; the player is you, nobody in particular nobody."""
    if person == PLAYER:
        return "You"
    found = None if person is None else scenario.people.get(person)
    return (person or "nobody") if found is None else " ".join(found.title.split())


def points(moved: float) -> str:
    """Return a difference in points.

    >>> points(2.34), points(0.01)
    ('+2.3', '0')
    """
    if abs(moved) < _NOTICED:
        return "0"
    return f"{moved:+.1f}".replace("-", MINUS)


def up_or_down(moved: float) -> str:
    """Return a difference in words.

    >>> up_or_down(2.34), up_or_down(-1.0), up_or_down(0.0)
    ('2.3 points more', '1.0 points fewer', 'no change')
    """
    if abs(moved) < _NOTICED:
        return "no change"
    return f"{abs(moved):.1f} points {'more' if moved > 0 else 'fewer'}"


def claim(scenario: Scenario, outcome: Outcome) -> str:
    """Return what was claimed: `Redmoss goes down within 2 quarters, 80% sure`."""
    made = outcome.forecast
    column = next(each for each in scenario.program.indicators if each.name == made.indicator)
    went = _WENT[made.direction]
    return (
        f"{title_of(scenario, column)} {went} within {quarters(made.within)}, {made.sure:.0%} sure"
    )


def held(outcome: Outcome) -> str:
    """Return what became of a claim."""
    return {True: "held", False: "did not hold", None: "not reached"}[outcome.held]


def sources_words(scenario: Scenario, source: Citations | None) -> Words | None:
    """Return a paragraph with the sources of something; None where there are none."""
    known = tuple(text for text in citations(source) if source_id(text) in scenario.sources)
    if not known:
        return None
    pieces = cited(scenario, known)
    return ("Sources: ", *(pieces if isinstance(pieces, tuple) else (pieces,)), ".")


def price_words(scenario: Scenario, decision: str, option: str) -> str:
    """Return what an option takes, as far as that is the same at all times."""
    document = scenario.decisions[decision].options[option]
    said = [
        f"{number(float(value))} {scenario.model.stocks[stock].title.lower()}"
        for stock, value in sorted(document.price.items())
        if not isinstance(value, str | bool) and value
    ]
    return f"It took {' and '.join(said)}." if said else ""


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Return a text on one line, in quotation marks."""
    said = one_line(text)
    return f"\N{LEFT DOUBLE QUOTATION MARK}{said}\N{RIGHT DOUBLE QUOTATION MARK}"


#: Measures are shown with this many decimals more than their indicator.
_FINER = 1
_TAKEN = {
    "mean": "mean", "sum": "sum", "least": "the least", "most": "the most", "first": "the first",
    "last": "the last", "change": "change",
}  # fmt: skip


def measured(scenario: Scenario, measure: Measure) -> tuple[str, Axis]:
    """Return what is measured in words, and the axis of its values."""
    if measure.event is not None:
        title = one_line(scenario.events[measure.event].title)
        said = "when it happened" if measure.take == "quarter" else "how often it happened"
        return f"{title}: {said}", Axis(title=title)
    indicator = next(x for x in scenario.program.indicators if x.name == measure.indicator)
    axis = axis_of(scenario, indicator)
    unit = f", {axis.unit}" if axis.unit else ""
    spanned = measure.first is not None or measure.last is not None
    finer = replace(axis, decimals=axis.decimals + (_FINER if spanned else 0))
    if not spanned:
        return f"{axis.title}{unit}, {measure.at or 'at the end'}", axis
    period = scenario.pack.period
    span = f"{measure.first or period.first} to {measure.last or period.last}"
    return f"{axis.title}{unit}, {_TAKEN[measure.take]} of {span}", finer
