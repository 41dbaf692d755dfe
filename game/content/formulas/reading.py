"""The door of the formula language: a text in, a tree or explained problems out."""

import math
from dataclasses import dataclass

from game.content.findings import Severity
from game.content.formulas.bounds import Bounds
from game.content.formulas.calls import CALLS
from game.content.formulas.fitting import Fitting
from game.content.formulas.parsing import parse
from game.content.formulas.problems import Problem, UnreadableError
from game.content.formulas.resolved import Kind, Resolved
from game.content.formulas.resolving import Resolver
from game.content.formulas.scope import Scope
from game.content.formulas.syntax import Span
from game.content.formulas.unit_values import UnitValue
from game.content.formulas.units import Units
from game.model.expressions import Expression, Number

MOST_MEMORIES = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula that was read, or what is wrong with it.

    `tree` is None where there is an error. `unit` is None where a bare number takes on whatever
    unit is needed. `names` are all names used: a flag as `flag:x`, an event as `event:x`, a
    decision as `decision:x`, all else plainly. `quarters` are the quarters that are written in
    the formula, each with its offset in the text.
    """

    tree: Expression | None
    unit: UnitValue | None
    set: str | None
    truth: bool
    low: float
    high: float
    problems: tuple[Problem, ...]
    names: frozenset[str] = frozenset()
    quarters: tuple[tuple[int, int], ...] = ()


def read_formula(text: float | bool | str, scope: Scope, units: Units) -> Reading:  # noqa: FBT001 - YAML's own true and false
    """Read a formula and everything that can be told of it.

    Args:
        text: the formula, or a number or truth as YAML has it.
        scope: what it may name.
        units: how units are written, for problems.

    Returns:
        What it says; problems are in the order of their places. Nothing is raised: a text that
        is no formula has one problem, and no tree.
    """
    if not isinstance(text, str):
        return _plain(text)
    try:
        syntax = parse(text)
    except UnreadableError as error:
        return _nothing((error.problem,))
    resolver = Resolver(text, scope, CALLS)
    root = resolver.resolve(syntax)
    if root.kind is Kind.POSTURE:
        resolver.need_numbers((root,))
    if root.memories > MOST_MEMORIES:
        message = f"the formula remembers {root.memories} things; {MOST_MEMORIES} is the most"
        hint = "give some of them a name of their own, as auxiliaries"
        resolver.complain(Span(0, 0), "size", message, hint)
    return _reading(text, resolver, root, units)


def _reading(text: str, resolver: Resolver, root: Resolved, units: Units) -> Reading:
    """Work out units and bounds of what was resolved; bounds only where nothing is wrong."""
    fitting = Fitting(text, units)
    unit = fitting.unit(root)
    problems = [*resolver.problems, *fitting.problems]
    low, high = -math.inf, math.inf
    if not resolver.problems:
        bounds = Bounds(text, resolver.scope)
        found = bounds.interval(root)
        low, high = found.low, found.high
        problems += bounds.problems
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return Reading(
        tree=None if wrong else root.tree,
        unit=unit,
        set=root.set,
        truth=root.kind is Kind.TRUTH,
        low=low,
        high=high,
        problems=tuple(sorted(problems, key=lambda problem: problem.offset)),
        names=frozenset(resolver.names),
        quarters=tuple(resolver.quarters),
    )


def _plain(value: float | bool) -> Reading:  # noqa: FBT001 - YAML's own true and false
    """Return the reading of a number or truth that needs no reading."""
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        hint = "write a number such as 1000 or 0.25"
        problem = Problem(
            0, Severity.ERROR, "size", f"{number} is not a number to reckon with", hint
        )
        return _nothing((problem,))
    truth = isinstance(value, bool)
    return Reading(Number(number), None, None, truth, number, number, ())


def _nothing(problems: tuple[Problem, ...]) -> Reading:
    """Return the reading of what could not be read."""
    return Reading(None, None, None, truth=False, low=-math.inf, high=math.inf, problems=problems)
