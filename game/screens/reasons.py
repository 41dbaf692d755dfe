"""Reasons: what moved an indicator, as data for the page that explains it. Found once a quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from game.content.scenario import Scenario
from game.judgement.causes import Explainer, Term, Why
from game.judgement.course import course_of
from game.judgement.hearing import hear, watchful
from game.model.kernel import Kernel
from game.screens.numbers import shows
from game.screens.playing import Playing
from game.session.game import Board, Game
from game.session.view import IndicatorView

#: Causes that are told one by one; a smaller one is told with the others.
TOLD, _SMALL = 8, 0.015
#: Rounding, as a share of what is explained.
_ROUNDING = 1e-9
_MORE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Quarters over which an indicator moved, counted from the first that was played.

    Attributes:
        first: the first quarter.
        last: the last.
    """

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause, in the scale of what is known.

    Attributes:
        term: what the model says of it; None for the scatter of reports and for smaller causes.
        kind: `term`, `scatter` or `rest`.
        amount: what it added.
        count: how many smaller causes there are.
    """

    term: Term | None
    kind: str
    amount: float
    count: int = 1

    @property
    def luck(self) -> bool:
        """Whether chance decided it."""
        return self.kind == "scatter" or (self.term is not None and self.term.luck)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an indicator moved over a span: `before` and all reasons make `after`.

    Attributes:
        span: the quarters.
        before: what was known before.
        after: what is known of the end.
        reasons: the largest first.
        decimals: with which the smallest that is told still shows.
    """

    span: Span
    before: float
    after: float
    reasons: tuple[Reason, ...]
    decimals: int


class Teller:
    """Answers why of one game; plays it again only once a quarter."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._kernel: Kernel | None = None
        self._heard: tuple[int, Explainer] | None = None

    def reasons(self, game: Game, indicator: IndicatorView, span: Span) -> Reasons:
        """Return what moved an indicator.

        Args:
            game: as it stands.
            indicator: as known.
            span: within what is known of it.
        """
        program = game.board.program
        column = next(k for k, x in enumerate(program.indicators) if x.name == indicator.name)
        why = self._explainer(game).why(program.indicators[column], span.first, span.last)
        before = indicator.history[span.first].value
        after = indicator.history[span.last + 1].value
        scale = 1.0
        if indicator.by is not None:
            true = float(game.truth()[span.last + 1, column])
            scale = after / true if true else 1.0
        reasons = _told(why, after - before, scale, reported=indicator.by is not None)
        decimals = _decimals(reasons, indicator.decimals)
        return Reasons(span, before, after, reasons, decimals)

    def _explainer(self, game: Game) -> Explainer:
        if self._kernel is None:
            self._kernel = watchful(self._board.program)
        if self._heard is None or self._heard[0] != len(game.past):
            heard = hear(self._kernel, course_of(game))
            self._heard = (len(game.past), Explainer(self._board.scenario, heard))
        return self._heard[1]


_TELLERS: WeakKeyDictionary[Playing, Teller] = WeakKeyDictionary()


def teller_of(playing: Playing) -> Teller:
    """Return what answers why of a game: the same as long as it is played."""
    if playing not in _TELLERS:
        _TELLERS[playing] = Teller(playing.game.board)
    return _TELLERS[playing]


def spans_of(indicator: IndicatorView) -> dict[str, Span]:
    """Return the spans that can be asked for: the last quarter known, a year, all of it."""
    last = len(indicator.history) - 2
    if last < 0:
        return {}
    spans = {"quarter": Span(last, last)}
    if last >= 4:  # noqa: PLR2004 - quarters of a year
        spans["year"] = Span(last - 3, last)
    if last > 0:
        spans["all"] = Span(0, last)
    return spans


def _told(why: Why, change: float, scale: float, *, reported: bool) -> tuple[Reason, ...]:
    most = max((abs(term.amount) for term in why.terms), default=0.0)
    told = [term for term in why.terms if abs(term.amount) >= _SMALL * most][:TOLD]
    found = [Reason(term, "term", term.amount * scale) for term in told]
    rest = why.terms[len(told) :]
    if len(rest) == 1:
        found.append(Reason(rest[0], "term", rest[0].amount * scale))
    elif rest:
        amount = sum(term.amount for term in rest) * scale
        found.append(Reason(None, "rest", amount, len(rest)))
    left = change - why.change * scale
    if reported and abs(left) > _ROUNDING * max(abs(change), abs(why.change * scale)):
        found.append(Reason(None, "scatter", left))
    return tuple(found)


def _decimals(reasons: Sequence[Reason], least: int) -> int:
    """Return the decimals with which every reason shows, a few more than usual at most."""
    for decimals in range(least, least + _MORE_DECIMALS):
        if all(shows(reason.amount, decimals) for reason in reasons):
            return decimals
    return least + _MORE_DECIMALS if reasons else least


def source_words(scenario: Scenario, citation: str) -> str:
    """Return a citation with its document's title, such as `Land survey, ch. 5`."""
    name, comma, place = citation.partition(",")
    source = scenario.sources.get(name.strip())
    return citation if source is None else f"{source.title}{comma}{place}"
