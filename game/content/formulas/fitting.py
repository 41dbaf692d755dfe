"""Whether the units of a formula fit, and what unit comes out.

A bare number takes on whatever unit it is added to or compared with; in products, powers and
functions it is a pure number.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import ClassVar, cast

from game.content.findings import Severity
from game.content.formulas.problems import Problem
from game.content.formulas.resolved import COMPARISONS, Kind, Resolved
from game.content.formulas.scope import Meaning, TableMeaning
from game.content.formulas.syntax import quote
from game.content.formulas.unit_values import PURE, QUARTER, UnitValue
from game.content.formulas.units import Units

CODE = "unit"


class Special(Enum):
    """Units that are none: of a bare number, and of what is wrong already."""

    ANY = "any"
    UNKNOWN = "unknown"


Found = UnitValue | Special

#: How an operation on two things of one unit is spoken of.
DONE = {"add": "added", "subtract": "subtracted", **dict.fromkeys(COMPARISONS, "compared")}


class Fitting:
    """Works out the units of one formula; mismatches are collected as warnings.

    Args:
        text: the formula, for quoting from.
        units: how units are written.
    """

    def __init__(self, text: str, units: Units) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._units = units

    def unit(self, part: Resolved) -> UnitValue | None:
        """Return the unit of a formula; None of a bare number, or where none can be told."""
        found = self._unit(part)
        return found if isinstance(found, UnitValue) else None

    def _unit(self, part: Resolved) -> Found:
        """Return the unit of a part."""
        return self.RULES[part.operation](self, part)

    def _number(self, part: Resolved) -> Found:
        """A number as written."""
        is_number = part.operation == "number" and part.kind is Kind.NUMBER
        return Special.ANY if is_number else Special.UNKNOWN

    def _name(self, part: Resolved) -> Found:
        """Something declared."""
        if isinstance(part.meaning, Meaning) and part.kind is Kind.NUMBER:
            return part.meaning.unit
        return Special.UNKNOWN

    def _quarters(self, _: Resolved) -> Found:
        """A quarter, or a number of them."""
        return QUARTER

    def _same(self, part: Resolved) -> Found:
        """Things that must have one unit, and that unit."""
        return self._one_unit(part, part.parts)

    def _choice(self, part: Resolved) -> Found:
        """A condition, then things that must have one unit."""
        self._unit(part.parts[0])
        return self._one_unit(part, part.parts[1:])

    def _product(self, part: Resolved) -> Found:
        """A product or quotient."""
        one, other = (self._unit(below) for below in part.parts)
        if Special.UNKNOWN in (one, other):
            return Special.UNKNOWN
        if one is Special.ANY and other is Special.ANY:
            return Special.ANY
        left, right = _pure(one), _pure(other)
        return left.times(right) if part.operation == "multiply" else left.over(right)

    def _power(self, part: Resolved) -> Found:
        """A power; of something with a unit, only by a written number."""
        base, exponent = part.parts
        unit = self._unit(base)
        self._need(exponent, PURE, "an exponent must be a pure number")
        if not isinstance(unit, UnitValue) or unit.equals(PURE):
            return unit
        if exponent.constant is None:
            said, of = self._quote(base), self._units.described(unit)
            message = f"{said} is {of}: only a pure number can have a changing power"
            self._warn(base, message, "divide it by a normal value of it first")
            return Special.UNKNOWN
        return unit.to_power(exponent.constant)

    def _root(self, part: Resolved) -> Found:
        """A square root."""
        unit = self._unit(part.parts[0])
        return unit.to_power(0.5) if isinstance(unit, UnitValue) else unit

    def _pure_function(self, part: Resolved) -> Found:
        """A function of a pure number."""
        message = f"{part.operation}() needs a pure number"
        self._need(part.parts[0], PURE, message, "divide it by a normal value of it first")
        return PURE

    def _memory(self, part: Resolved) -> Found:
        """What is remembered, over a time."""
        value, time, *before = part.parts
        self._need(time, QUARTER, "a time must be a number of quarters")
        return self._one_unit(part, (value, *before))

    def _moment(self, part: Resolved) -> Found:
        """A step or pulse at a quarter, for some quarters."""
        for below in part.parts:
            self._need(below, QUARTER, f"{part.operation}() needs quarters")
        return PURE

    def _lookup(self, part: Resolved) -> Found:
        """What a table gives."""
        table = cast("TableMeaning", part.meaning)
        message = f"the table is read at what is {self._units.described(table.input)}"
        self._need(part.parts[0], table.input, message)
        return table.unit

    def _condition(self, part: Resolved) -> Found:
        """Something that holds or does not; its parts are looked through."""
        for below in part.parts:
            self._unit(below)
        return Special.UNKNOWN

    def _comparison(self, part: Resolved) -> Found:
        """Things that must have one unit."""
        self._same(part)
        return Special.UNKNOWN

    def _one_unit(self, whole: Resolved, parts: tuple[Resolved, ...]) -> Found:
        """Return the one unit of `parts`, and warn of the first that has another."""
        first: tuple[Resolved, UnitValue] | None = None
        result: Found = Special.ANY
        for part in parts:
            unit = self._unit(part)
            if not isinstance(unit, UnitValue):
                result = unit if result is Special.ANY else result
            elif first is None:
                first, result = (part, unit), unit
            elif not unit.equals(first[1]):
                self._warn_of_two(whole, first, (part, unit))
        return result

    def _warn_of_two(
        self, whole: Resolved, one: tuple[Resolved, UnitValue], other: tuple[Resolved, UnitValue]
    ) -> None:
        """Warn that two parts have different units."""
        here, there = (
            f"{self._quote(part)} is {self._units.described(unit)}" for part, unit in (one, other)
        )
        done = DONE.get(whole.operation, "mixed")
        ratio = self._units.ratio(one[1], other[1])
        message = f"{here} and {there}: they cannot be {done} as they are"
        self._warn(other[0], message, f"{ratio}; bring both to one unit" if ratio else "")

    def _need(self, part: Resolved, needed: UnitValue, message: str, hint: str = "") -> None:
        """Warn unless a part has the unit that is needed."""
        unit = self._unit(part)
        if isinstance(unit, UnitValue) and not unit.equals(needed):
            ratio = self._units.ratio(needed, unit)
            said = f"{message}, and {self._quote(part)} is {self._units.described(unit)}"
            self._warn(part, said, ratio or hint)

    def _warn(self, part: Resolved, message: str, hint: str = "") -> None:
        """Note a warning at a part."""
        self.problems.append(Problem(part.span.start, Severity.WARNING, CODE, message, hint))

    def _quote(self, part: Resolved) -> str:
        """Return a part as written, in quotes."""
        return quote(self._text, part.span)

    #: How each operation treats units.
    RULES: ClassVar["Mapping[str, Callable[[Fitting, Resolved], Found]]"] = {
        **dict.fromkeys(("number", "unknown"), _number),
        "name": _name,
        **dict.fromkeys(("quarter", "now", "since"), _quarters),
        **dict.fromkeys(
            ("add", "subtract", "negative", "min", "max", "clip", "abs", "fold_sum", "fold_mean",
             "fold_min", "fold_max"), _same),
        "where": _choice,
        **dict.fromkeys(("multiply", "divide"), _product),
        "power": _power,
        "sqrt": _root,
        **dict.fromkeys(("exp", "log", "logistic"), _pure_function),
        **dict.fromkeys(("smooth", "delay", "lag"), _memory),
        **dict.fromkeys(("step", "pulse"), _moment),
        "lookup": _lookup,
        **dict.fromkeys(("and", "or", "not", "flag", "stance"), _condition),
        **dict.fromkeys(
            ("less", "less_equal", "greater", "greater_equal", "equal", "not_equal"),
            _comparison),
    }  # fmt: skip


def _pure(found: Found) -> UnitValue:
    """Return a unit as it counts in a product: a bare number is a pure one."""
    return found if isinstance(found, UnitValue) else PURE
