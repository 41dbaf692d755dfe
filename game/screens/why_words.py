"""What is said of why: the heading, the waterfall, and what each cause rests on."""

from collections.abc import Iterator

from game.content.scenario import Scenario
from game.judgement.causes import Term
from game.reports import charts
from game.screens.dates import quarter_words, span_words
from game.screens.numbers import number, shows, signed, with_unit
from game.screens.reasons import Reason, Reasons, source_words
from game.screens.wording import Words
from game.session.view import IndicatorView

_THREE = 3


def unit_of(indicator: IndicatorView) -> str:
    """Return an indicator's unit as it is read; empty for a pure number."""
    return "" if indicator.unit == "1" else indicator.unit.replace("_", " ")


def heading(say: Words, indicator: IndicatorView, found: Reasons) -> str:
    """Return what happened, such as `Moss fell by 40 ha`."""
    moved = found.after - found.before
    decimals = indicator.decimals if shows(moved, indicator.decimals) else found.decimals
    unit = unit_of(indicator)
    # A change of what is measured from 0 to 100 is a plain number.
    scale = any(part in unit for part in ("=", " to ", " of ", ","))
    size = with_unit(say, abs(moved), "" if scale else unit, decimals)
    way = "rose" if moved > 0 else "fell"
    if not shows(moved, decimals):
        return say("why.still", title=indicator.title)
    return say(f"why.{way}", title=indicator.title, size=size)


def when(say: Words, indicator: IndicatorView, found: Reasons) -> str:
    """Return over which quarters it happened."""
    first = indicator.history[found.span.first + 1].quarter
    last = indicator.history[found.span.last + 1].quarter
    return quarter_words(say, last) if first == last else span_words(say, first, last)


def title_of(say: Words, reason: Reason) -> str:
    """Return the name of a cause."""
    if reason.kind == "rest":
        return say("why.rest", count=reason.count)
    if reason.term is None:
        return say("why.scatter")
    return reason.term.evidence.title


def waterfall_of(say: Words, indicator: IndicatorView, found: Reasons) -> charts.Waterfall:
    """Return the causes as a chart; they add up from what was before to what came after."""
    unit = unit_of(indicator)
    steps = tuple(
        charts.Step(
            label=title_of(say, reason),
            amount=reason.amount,
            luck=reason.luck,
            note=because_of(say, reason),
        )
        for reason in found.reasons
    )
    largest = [
        say("why.largest", title=step.label, amount=signed(say, step.amount, found.decimals))
        for step in steps[:_THREE]
    ]
    return charts.Waterfall(
        anchor="why",
        title=say("why.chart", title=indicator.title),
        sentence=say(
            "why.sentence",
            heading=heading(say, indicator, found),
            before=number(say, found.before, found.decimals),
            after=with_unit(say, found.after, unit, found.decimals),
            causes="; ".join(largest) or say("why.nothing"),
        ),
        axis=charts.Axis(title=indicator.title, unit=unit, decimals=found.decimals),
        before_label=say("why.before"),
        before=found.before,
        steps=steps,
        after_label=say("why.after"),
        after=found.after,
    )


def because_of(say: Words, reason: Reason) -> str:
    """Return why a cause is so, where somebody says."""
    if reason.kind == "rest":
        return say("why.rest_because")
    if reason.term is None:
        return say("why.scatter_because")
    return reason.term.evidence.because or ""


def kind_of(say: Words, term: Term) -> str:
    """Return what a cause is, in a word or two."""
    return say(f"why.kind_{term.evidence.kind}")


def resting(say: Words, scenario: Scenario, term: Term) -> str:
    """Return what a cause rests on: its grade, and its documents as links; empty for nothing."""
    linked = [
        f"[{source_words(scenario, source)}](source:{place})"
        for place, source in enumerate(term.evidence.source)
    ]
    grade = term.evidence.grade
    if not linked:
        return say(f"why.grade_{grade}") if grade else ""
    sources = "; ".join(linked)
    if not grade:
        return say("why.said", sources=sources)
    return say("why.graded", grade=say(f"why.grade_{grade}"), sources=sources)


def behind(say: Words, term: Term) -> Iterator[str]:
    """Yield what is behind a cause, a sentence for each step."""
    if term.behind is None or not term.behind.terms:
        return
    yield say("why.behind", title=term.evidence.title, causes=_summed(say, term.behind.terms))
    deeper = next((t for t in term.behind.terms if t.behind and t.behind.terms), None)
    if deeper is not None and deeper.behind is not None:
        causes = _summed(say, deeper.behind.terms)
        yield say("why.deeper", title=deeper.evidence.title, causes=causes)


def _summed(say: Words, terms: tuple[Term, ...]) -> str:
    return "; ".join(
        say("why.up" if term.amount > 0 else "why.down", title=term.evidence.title)
        for term in terms[:_THREE]
    )
