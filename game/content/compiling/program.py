"""The whole compilation: from a draft to a scenario, or to everything that is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.content.compiling.book import Book, Wanted
from game.content.compiling.choices import read_decisions, read_events, read_instruments
from game.content.compiling.dynamics import beginning, read_auxiliaries, read_stocks
from game.content.compiling.judging import read_judgements
from game.content.compiling.lines import read_policies, read_theories
from game.content.compiling.names import between, scope_of
from game.content.compiling.quantities import (
    check_sets,
    reach_of,
    read_drivers,
    read_luck,
    read_parameters,
)
from game.content.compiling.reserved import check_reserved
from game.content.findings import Finding
from game.content.format.model import Auxiliary, Driver, Luck, Parameter, Stock
from game.content.formulas.scope import Scope
from game.content.formulas.unit_values import PURE
from game.content.formulas.units import Units
from game.content.reading.draft import Draft
from game.content.reading.suggestions import did_you_mean
from game.content.scenario import Scenario
from game.model import program as model_program
from game.model.expressions import Expression
from game.model.program import Indicator, LineOfPlay, Program, WarmUp, Window
from game.model.quarters import parse_quarter


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled draft. With an error among the book's findings it must not be played.

    Attributes:
        book: what was read, used and found.
        scope: of formulas while a quarter passes, with all bounds.
        program: what the model plays.
        lines: policies by id.
        rivals: for each theory the parameters that it sets otherwise.
        formulas: of checks and lenses.
    """

    book: Book
    scope: Scope
    program: Program
    lines: dict[str, LineOfPlay]
    rivals: dict[str, tuple[model_program.Parameter, ...]]
    formulas: dict[str, Expression]

    def scenario(self) -> Scenario:
        """Return the scenario, free of places and findings."""
        draft = self.book.draft
        return Scenario(
            pack=draft.pack,
            sources=draft.sources,
            model=draft.model,
            instruments=draft.instruments,
            decisions=draft.decisions,
            events=draft.events,
            people=draft.people,
            catalogue=draft.catalogue,
            judgement=draft.judgement,
            policies=draft.policies,
            theories=draft.theories,
            checks=draft.checks,
            observed=draft.observed,
            map=draft.map,
            words=draft.words,
            lessons=draft.lessons,
            program=self.program,
            lines=self.lines,
            rivals=self.rivals,
            formulas=self.formulas,
            ancestors=tuple(pack.id for pack in draft.lineage[1:]),
        )


def compile_draft(draft: Draft, findings: Iterable[Finding] = ()) -> Compiled:
    """Compile a draft; whatever is wrong is in the book's findings.

    Args:
        draft: what was read.
        findings: what was wrong with it by then.
    """
    book = Book(draft, Units(draft.pack.units), list(findings))
    _check_units(book)
    check_reserved(book)
    check_sets(book)
    first = parse_quarter(draft.lineage[-1].period.first)
    quarters = parse_quarter(draft.pack.period.last) - first + 1
    parameters = read_parameters(book)
    rivals = read_theories(book, parameters)
    otherwise = (parameter for rival in rivals.values() for parameter in rival)
    scope = scope_of(book, reach_of(book, parameters, otherwise))
    auxiliaries, scope = read_auxiliaries(book, scope)
    stocks = read_stocks(book, scope)
    lines = read_policies(book, scope)
    made = Program(
        id=draft.pack.id,
        digest=draft.digest,
        first=first,
        quarters=quarters,
        parameters=parameters,
        drivers=read_drivers(book, first, quarters),
        luck=read_luck(book),
        stocks=stocks,
        auxiliaries=auxiliaries,
        flags=tuple((name, flag.start) for name, flag in sorted(draft.model.flags.items())),
        instruments=read_instruments(book, scope),
        events=read_events(book, scope),
        decisions=read_decisions(book, scope),
        indicators=_indicators(book, scope),
        beginning=beginning(book, stocks, auxiliaries),
        attention=_attention(book, scope),
        warm_up=_warm_up(book, lines, first),
        luck_origin=first,
        members=_members(book),
    )
    formulas = read_judgements(book, scope)
    return Compiled(book, scope, _selected(book, made), lines, rivals, formulas)


def _check_units(book: Book) -> None:
    for problem in book.units.problems:
        book.error(("pack", "units", problem.name), "unit", problem.message, hint=problem.hint)


def _indicators(book: Book, scope: Scope) -> tuple[Indicator, ...]:
    model = book.draft.model
    shown: dict[str, Stock | Auxiliary] = {**model.stocks, **model.auxiliaries}
    marked = [name for name, document in shown.items() if document.indicator is not None]
    columns = []
    for name in sorted(marked or shown):
        document = shown[name]
        indicator = document.indicator
        unit = (indicator.unit if indicator is not None else None) or document.unit
        members = scope.sets.get(document.over or "", ())
        if not members:
            columns.append(Indicator(name, name, None, unit))
        for position, member in enumerate(members):
            columns.append(Indicator(f"{name}[{member}]", name, position, unit))
    return tuple(columns)


def _attention(book: Book, scope: Scope) -> Expression | None:
    attention = book.draft.pack.attention
    if attention is None:
        return None
    wanted = Wanted("points of attention", PURE)
    return book.formula(("pack", "attention", "points"), attention.points, between(scope), wanted)


def _members(book: Book) -> dict[str, tuple[str, ...]]:
    model = book.draft.model
    documents: dict[str, Parameter | Driver | Luck | Stock | Auxiliary] = {
        **model.parameters, **model.drivers, **model.luck, **model.stocks, **model.auxiliaries
    }  # fmt: skip
    return {
        name: tuple(model.sets[document.over].members)
        for name, document in sorted(documents.items())
        if document.over is not None and document.over in model.sets
    }


def _warm_up(book: Book, policies: dict[str, LineOfPlay], first: int) -> WarmUp | None:
    """Return how the quarters before play are passed, in a pack that begins later than its root."""
    pack = book.draft.pack
    quarters = parse_quarter(pack.period.first) - first
    if quarters <= 0:
        return None
    if pack.warm_up is None:
        book.error(
            ("pack", "period", "first"), "warm-up",
            "this pack begins later than the one it extends, and does not say how it gets there",
            hint="add 'warm_up:' with the 'policy' that was followed until then",
        )  # fmt: skip
        return None
    line = policies.get(pack.warm_up.policy)
    if line is None:
        hint = did_you_mean(pack.warm_up.policy, policies)
        message = f"there is no policy '{pack.warm_up.policy}'"
        book.error(("pack", "warm_up", "policy"), "unknown-policy", message, hint=hint)
        line = LineOfPlay(pack.warm_up.policy, (), (), ())
    return WarmUp(quarters, line, _happened(book, first, first + quarters))


def _happened(book: Book, first: int, begins: int) -> tuple[tuple[str, int], ...]:
    warm_up = book.draft.pack.warm_up
    happened = []
    for position, event in enumerate(warm_up.events if warm_up is not None else ()):
        path = ("pack", "warm_up", "events", position)
        quarter = parse_quarter(event.quarter)
        if event.event not in book.draft.events:
            hint = did_you_mean(event.event, book.draft.events)
            message = f"there is no event '{event.event}'"
            book.error((*path, "event"), "unknown-event", message, hint=hint)
        elif not first <= quarter < begins:
            message = f"{event.quarter} is not before play begins"
            book.error((*path, "quarter"), "outside-period", message)
        else:
            happened.append((event.event, quarter))
    return tuple(sorted(happened))


def _selected(book: Book, made: Program) -> Program:
    """Close what a vignette leaves out from the quarter in which its play begins.

    Until then it is kept, since history's line needs it.
    """
    begins = parse_quarter(book.draft.pack.period.first)
    decisions, events = book.draft.left_out("decisions"), book.draft.left_out("events")

    def closed(window: Window) -> Window:
        return replace(window, last=min(window.last, begins - 1))

    return replace(
        made,
        decisions=tuple(
            replace(d, window=closed(d.window)) if d.id in decisions else d for d in made.decisions
        ),
        events=tuple(
            replace(e, window=closed(e.window)) if e.id in events else e for e in made.events
        ),
    )
