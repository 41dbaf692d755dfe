"""Why, in the terminal: what moved something in a quarter or a span, with what is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.content.scenario import Scenario
from game.judgement.causes import Explainer, Term, Why
from game.judgement.course import course_of
from game.judgement.hearing import hear, watchful
from game.model.kernel import Kernel
from game.model.quarters import parse_quarter
from game.session.game import Game
from game.session.view import IndicatorView
from game.text.lines import cited, number, shows, signed

#: Causes that are told one by one, and what is told behind each.
_TOLD, _BEHIND = 8, 3
#: Rounding, as a share of what is explained.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class _Span:
    """What is known of an indicator over some quarters, counted from the first."""

    indicator: IndicatorView
    first: int
    last: int

    @property
    def before(self) -> float:
        return self.indicator.history[self.first].value

    @property
    def after(self) -> float:
        return self.indicator.history[self.last + 1].value

    @property
    def quarters(self) -> tuple[str, str]:
        known = self.indicator.history
        return known[self.first + 1].quarter, known[self.last + 1].quarter


class Reasons:
    """Answers why of a game as it goes on; plays it again only once a quarter."""

    def __init__(self) -> None:
        self._kernel: Kernel | None = None
        self._heard: tuple[int, Explainer] | None = None

    def tell(self, game: Game, indicator: IndicatorView, since: str = "") -> list[str]:
        """Return what moved an indicator, by size and adding up.

        Args:
            game: as it stands.
            indicator: as known.
            since: the first quarter of the span, such as `1990Q1`; empty for the last one known.
        """
        span = _span_of(game, indicator, since)
        if isinstance(span, str):
            return [span]
        program = game.board.program
        column = next(k for k, x in enumerate(program.indicators) if x.name == indicator.name)
        why = self._explainer(game).why(program.indicators[column], span.first, span.last)
        scale = 1.0
        if indicator.by is not None:
            true = float(game.truth()[span.last + 1, column])
            scale = span.after / true if true else 1.0
        return [_opening(span), *_terms(game.board.scenario, why, span, scale)]

    def _explainer(self, game: Game) -> Explainer:
        if self._kernel is None:
            self._kernel = watchful(game.board.program)
        if self._heard is None or self._heard[0] != len(game.past):
            heard = hear(self._kernel, course_of(game))
            self._heard = (len(game.past), Explainer(game.board.scenario, heard))
        return self._heard[1]


def _span_of(game: Game, indicator: IndicatorView, since: str) -> _Span | str:
    """Return the span that is asked for, as far as reports have come; or why there is none."""
    if not game.past:
        return "Nothing has moved yet: no quarter has passed."
    last = len(indicator.history) - 2
    if last < 0:
        return f"{indicator.title}: its reports come late, and there is only one so far."
    if not since:
        return _Span(indicator, last, last)
    try:
        first = parse_quarter(since.upper()) - game.board.program.begins
    except ValueError:
        return f"'{since[:20]}' is no quarter. Write one as in '{indicator.history[1].quarter}'."
    if not 0 <= first <= last:
        begun, known = indicator.history[1].quarter, indicator.history[-1].quarter
        return f"{indicator.title} is known from {begun} to {known}, so not since {since.upper()}."
    return _Span(indicator, first, last)


def _opening(span: _Span) -> str:
    shown, places = span.indicator, span.indicator.decimals
    before, after = number(span.before, places), number(span.after, places)
    first, last = span.quarters
    when = f"in {last}" if first == last else f"over {first} to {last}"
    size = f"{span.after - span.before:+,.{places + 1}f}"
    reported = " as it is reported" if shown.by is not None else ""
    return f"{shown.title}{reported} went from {before} to {after} {when} ({size}), because of:"


def _terms(scenario: Scenario, why: Why, span: _Span, scale: float) -> list[str]:
    """Return the causes, the largest first, in the scale of the reports."""
    places = span.indicator.decimals + 1
    sizes = {k: term.amount * scale for k, term in enumerate(why.terms)}
    shown = [k for k, size in sizes.items() if shows(size, places)][:_TOLD]
    lines = []
    for k in shown:
        lines += _term(scenario, why.terms[k], f"{sizes[k]:+,.{places}f}")
    scatter = span.after - span.before - sum(sizes.values())
    most = max(abs(span.before), abs(span.after))
    if span.indicator.by is not None and abs(scatter) > _ROUNDING * most:
        said = "Scatter of the reports, which are never quite the same twice (luck)."
        lines.append(f"  {scatter:+,.{places}f}  {said}")
    others = [size for k, size in sizes.items() if k not in shown]
    if others:
        smaller = "a smaller cause" if len(others) == 1 else f"{len(others)} smaller causes"
        lines.append(f"  {sum(others):+,.{places}f}  {smaller}.")
    return lines or ["  Nothing that can be told apart."]


def _term(scenario: Scenario, term: Term, size: str) -> list[str]:
    said = f"  {size}  {_name(term)}."
    lines = [said if term.evidence.because is None else f"{said} {term.evidence.because}"]
    evidence = [cited(scenario, source) for source in term.evidence.source]
    if term.evidence.grade or evidence:
        grade = (term.evidence.grade or "said by").capitalize()
        lines.append(f"      {grade}: {'; '.join(evidence) or 'no source'}.")
    if term.behind is not None and term.behind.terms:
        lines.append(f"      Behind it: {_sum(term.behind.terms)}.")
        deeper = term.behind.terms[0]
        if deeper.behind is not None and deeper.behind.terms:
            lines.append(
                f"      Behind that, {deeper.evidence.title}: {_sum(deeper.behind.terms)}."
            )
    return lines


def _sum(terms: Sequence[Term]) -> str:
    """Return terms as a sum: the largest by name, the others together."""
    told = [f"{_name(term)} {signed(term.amount)}" for term in terms[:_BEHIND]]
    rest = terms[_BEHIND:]
    if rest:
        told.append(f"{len(rest)} smaller {signed(sum(term.amount for term in rest))}")
    return "; ".join(told)


def _name(term: Term) -> str:
    return f"{term.evidence.title} (luck)" if term.luck else term.evidence.title


def since_typed(words: str, titles: Sequence[str] = ()) -> tuple[str, str]:
    """Return the name and the quarter of what was typed after `why`.

    Args:
        words: that were typed.
        titles: of all indicators; one may have the word `since` in itself.

    >>> since_typed("courts since 1962Q1"), since_typed("courts")
    (('courts', '1962Q1'), ('courts', ''))
    >>> since_typed("killed since 1961", ["Killed since 1961"])
    ('killed since 1961', '')
    """
    if any(title.lower().startswith(words.lower()) for title in titles):
        return words, ""
    name, since, quarter = words.rpartition(" since ")
    return (name, quarter.strip()) if since else (words, "")
