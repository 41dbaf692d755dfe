"""Why: the named terms that moved something over a span of quarters, by size, adding up.

A stock's change is the very sum that was computed: its flows, effects, prices and limits, quarter
by quarter. What follows from others (an auxiliary, and the rate of a flow) is shared out among
what its formula reads directly, by the rule of `game.judgement.attribution`; what that rule cannot
tell is a term of its own, the remainder. Luck is named as luck: a term whose kind is `event` or
`luck` was decided by nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from game.content.scenario import Scenario
from game.judgement import evidence
from game.judgement.attribution import attribute
from game.judgement.evidence import Evidence
from game.judgement.hearing import Heard, Moment
from game.judgement.scalars import Scalar
from game.model.expressions import Expression, Read
from game.model.program import Indicator
from game.model.tracing import EARLIER

#: How deep the chain behind a term goes.
DEPTH = 2
#: A remainder below this share of what was read is rounding, not a cause.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Term:
    """One named cause of a change.

    Attributes:
        id: what it is: a flow's id, an effect's or price's as the trace tells it, or the symbol.
        evidence: its kind, title, because, source and grade.
        amount: what it added, in the unit of what is explained.
        behind: for a flow, why its rate has moved; for another input, why it has.
    """

    id: str
    evidence: Evidence
    amount: float
    behind: "Why | None" = None

    @property
    def luck(self) -> bool:
        """Whether chance decided it."""
        return self.evidence.luck


@dataclass(frozen=True, slots=True)
class Why:
    """Why something moved over a span.

    Attributes:
        symbol: what moved; of a flow `stock.flow`.
        member: which member, where it is over a set.
        first: the first quarter of the span, counted from the first that was played.
        last: the last.
        change: by how much it moved, from the end of the quarter before `first` to that of `last`.
        terms: the causes, largest first; their amounts add up to `change`.
    """

    symbol: str
    member: int
    first: int
    last: int
    change: float
    terms: tuple[Term, ...]


class Explainer:
    """Answers why, about one game that was heard.

    Args:
        scenario: with the documents.
        heard: the game.
    """

    def __init__(self, scenario: Scenario, heard: Heard) -> None:
        self._scenario = scenario
        self._heard = heard
        program = heard.kernel.program
        self._stocks = {stock.id: stock for stock in program.stocks}
        self._auxiliaries = {auxiliary.id: auxiliary for auxiliary in program.auxiliaries}

    def why(
        self, indicator: Indicator, first: int, last: int | None = None, depth: int = DEPTH
    ) -> Why:
        """Return why an indicator moved.

        Args:
            indicator: a column of the program.
            first: the first quarter of the span, counted from the first that was played.
            last: the last quarter of the span; the first where left out.
            depth: how many steps the chain behind a term goes.

        Raises:
            ValueError: the span is not within what was played.
        """
        end = first if last is None else last
        if not 0 <= first <= end < self._heard.quarters:
            message = f"quarters {first} to {end} are not within the {self._heard.quarters} played"
            raise ValueError(message)
        symbol, member = indicator.symbol, indicator.member or 0
        if symbol in self._stocks:
            return self._of_stock(symbol, member, first, end, depth)
        if symbol in self._auxiliaries:
            ended = self._auxiliaries[symbol].at_end
            return self._of_auxiliary(symbol, member, Span(first, end, ended), depth)
        return self._of_instrument(symbol, first, end)

    def _of_stock(self, stock: str, member: int, first: int, last: int, depth: int) -> Why:
        trace = self._heard.recorder
        summed: dict[tuple[str, str], float] = {}
        for quarter in range(first, last + 1):
            for share in trace.shares(stock, quarter, member):
                key = (share.kind, share.name)
                summed[key] = summed.get(key, 0.0) + share.amount
        terms = [
            Term(name, self._named(stock, kind, name), amount, self._behind_flow(
                stock, member, name, Span(first, last, ended=False), depth
            ) if kind == "flow" else None)
            for (kind, name), amount in summed.items()
            if amount != 0.0
        ]  # fmt: skip
        level = self._heard.level
        change = level(stock, member, last) - level(stock, member, first - 1)
        return Why(stock, member, first, last, change, _by_size(terms))

    def _of_auxiliary(self, symbol: str, member: int, span: "Span", depth: int) -> Why:
        auxiliary, heard = self._auxiliaries[symbol], self._heard
        scalar = heard.scalars.of(auxiliary.formula, member)
        if span.ended == auxiliary.at_end:
            shown = (
                heard.level(symbol, member, span.first - 1),
                heard.level(symbol, member, span.last),
            )
        else:  # as the quarter's other formulas read it
            shown = (heard.value(scalar, span.start), heard.value(scalar, span.end))
        return self._shared_out((symbol, member), scalar, span, shown, depth)

    def _of_instrument(self, symbol: str, first: int, last: int) -> Why:
        kernel = self._heard.kernel
        position = [i.id for i in kernel.program.instruments].index(symbol)
        row = kernel.layout.force.start + position
        worlds = self._heard.replayed.worlds
        change = float(worlds[last + 1].values[row, 0] - worlds[first].values[row, 0])
        term = Term(symbol, evidence.of_symbol(self._scenario, symbol), change)
        return Why(symbol, 0, first, last, change, (term,) if change else ())

    def _shared_out(
        self,
        what: tuple[str, int],
        scalar: Scalar,
        span: "Span",
        shown: tuple[float, float],
        depth: int,
    ) -> Why:
        """Share a formula's change out among what it reads; what is left is the remainder."""
        start = self._heard.read_all(scalar, span.start)
        end = self._heard.read_all(scalar, span.end)
        parts = attribute(scalar, start, end)
        terms = []
        for name, amount in parts.items():
            if amount == 0.0:
                continue
            atom = scalar.atoms[name]
            said = evidence.of_leaf(self._scenario, atom.node, atom.member)
            behind = self._behind_input(atom.node, atom.member or 0, span, depth)
            terms.append(Term(_id_of(atom.node, said), said, amount, behind))
        change = shown[1] - shown[0]
        left = change - sum(parts.values())
        if abs(left) > _ROUNDING * max(abs(shown[0]), abs(shown[1]), abs(change)):
            terms.append(Term("remainder", evidence.nameless("remainder"), left))
        symbol, member = what
        return Why(symbol, member, span.first, span.last, change, _by_size(terms))

    def _behind_flow(
        self, stock: str, member: int, flow: str, span: "Span", depth: int
    ) -> Why | None:
        if depth <= 0:
            return None
        rate = next(f.rate for f in self._stocks[stock].flows if f.id == flow)
        scalar = self._heard.scalars.of(rate, member)
        shown = (self._heard.value(scalar, span.start), self._heard.value(scalar, span.end))
        return self._shared_out((f"{stock}.{flow}", member), scalar, span, shown, depth - 1)

    def _behind_input(self, node: Expression, member: int, span: "Span", depth: int) -> Why | None:
        if depth <= 0 or not isinstance(node, Read):
            return None
        if node.symbol in self._auxiliaries:
            return self._of_auxiliary(node.symbol, member, span, depth - 1)
        if node.symbol not in self._stocks:
            return None
        # What a quarter's formulas read of a stock is where it stood when the quarter began.
        late = 0 if span.ended else 1
        first, last = max(span.first - late, 0), span.last - late
        return self._of_stock(node.symbol, member, first, last, depth - 1) if last >= 0 else None

    def _named(self, stock: str, kind: str, name: str) -> Evidence:
        if kind == "flow":
            return evidence.of_flow(self._scenario, stock, name)
        if kind == "price":
            return evidence.of_price(self._scenario, name)
        if kind == "limit" or name == EARLIER:
            return evidence.nameless("limit" if kind == "limit" else "earlier")
        return evidence.of_effect(self._scenario, name)


@dataclass(frozen=True, slots=True)
class Span:
    """Quarters from first to last, and whether what is explained is shown at a quarter's end."""

    first: int
    last: int
    ended: bool

    @property
    def start(self) -> Moment:
        """The quarter before the first."""
        return Moment(self.first - 1, self.ended)

    @property
    def end(self) -> Moment:
        """The last quarter."""
        return Moment(self.last, self.ended)


def _by_size(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: -abs(term.amount)))


def _id_of(node: Expression, said: Evidence) -> str:
    return node.symbol if isinstance(node, Read) else said.kind
