"""The one place that knows pint: how units follow from one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from game.content.formulas.problems import nearest
from game.content.formulas.unit_table import BUILT_IN
from game.content.formulas.unit_texts import (
    UNIT_NAME,
    Definition,
    Powers,
    UnitError,
    read_definition,
)
from game.content.formulas.unit_values import LARGEST, UnitValue

if TYPE_CHECKING:
    import pint


#: Words that pint takes for numbers, whatever is defined.
NUMBERS_TO_PINT = frozenset({"nan", "inf", "infinity"})


@dataclass(frozen=True, slots=True)
class UnitProblem:
    """A definition under `units:` that cannot be used: the unit's name and what is wrong."""

    name: str
    message: str
    hint: str = ""


class UnitRegistry:
    """A pint registry with the built-in units and a pack's own; `problems` are in name order."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        self._pint = _empty()
        self._defined: set[str] = set()
        for unit in BUILT_IN:
            self._define(unit.name, _built_in(unit.factor, unit.of))
        problems: list[UnitProblem] = []
        waiting: dict[str, Definition] = {}
        for name, text in sorted(definitions.items()):
            try:
                waiting[name] = self._checked(name, text)
            except UnitError as error:
                problems.append(UnitProblem(name, error.message, error.hint))
        wrong = {problem.name for problem in problems}
        problems += self._define_all(waiting, wrong)
        self.problems = tuple(sorted(problems, key=lambda problem: problem.name))

    @property
    def names(self) -> tuple[str, ...]:
        """Every unit's name, in order."""
        return tuple(sorted(self._defined))

    def value(self, powers: Powers) -> UnitValue:
        """Take units and their powers down to the kinds they stand on.

        Raises:
            UnitError: a unit that is not known, or factors beyond all measure.
        """
        counted: dict[str, int] = {}
        for written, power in powers:
            name = self._name(written)
            counted[name] = counted.get(name, 0) + power
        product = self._pint.UnitsContainer({name: of for name, of in counted.items() if of})
        try:
            found, roots = self._pint.get_root_units(product)
            scale = cast("float", found)
        except (OverflowError, ZeroDivisionError):
            scale = 0.0
        if not 1 / LARGEST < scale < LARGEST:
            message = "this unit is too large or too small to reckon with"
            raise UnitError(message)
        dimensions = self._pint.UnitsContainer(dict(roots.dimensionality))
        kinds = sorted(
            (str(name)[1:-1], float(cast("float", of))) for name, of in dimensions.items()
        )
        return UnitValue(float(scale), tuple(kinds))

    def _name(self, written: str) -> str:
        """Return a unit's own name; the plural of one will do."""
        known = self._known(written)
        if known is None:
            own = "a pack's own units stand under 'units:' in pack.yaml"
            message = f"unknown unit '{written}'"
            raise UnitError(message, nearest(written, self.names) or own)
        return known

    def _known(self, written: str) -> str | None:
        """Return the name of the unit that is meant, or None if it is not defined."""
        single = written.removesuffix("s")
        return next((name for name in (written, single) if name in self._defined), None)

    def _checked(self, name: str, text: str) -> Definition:
        """Read a definition; refuse a bad name and one that is taken."""
        if not UNIT_NAME.fullmatch(name):
            message = f"'{name}' cannot be the name of a unit"
            raise UnitError(message, "use letters, digits and underscores, and begin with a letter")
        if self._known(name) is not None:
            message = f"the unit '{name}' is built in"
            raise UnitError(message, "choose another name")
        if name.lower() in NUMBERS_TO_PINT or name == "per":
            message = f"'{name}' cannot be the name of a unit"
            raise UnitError(message, "choose another name")
        return read_definition(text)

    def _define_all(self, waiting: dict[str, Definition], wrong: set[str]) -> list[UnitProblem]:
        """Define each unit once all that it stands on is defined; explain those that remain."""
        while ready := [name for name, of in waiting.items() if not self._unknown(of)]:
            for name in ready:
                self._define(name, waiting.pop(name))
        problems: list[UnitProblem] = []
        while found := [p for name in waiting if (p := self._hopeless(name, waiting, wrong))]:
            problems += found
            wrong |= {problem.name for problem in found}
            waiting = {name: of for name, of in waiting.items() if name not in wrong}
        hint = "make one of them a new kind, with an empty text"
        for name, of in waiting.items():
            message = f"'{name}' stands on '{next(iter(self._unknown(of)))}': they go in a circle"
            problems.append(UnitProblem(name, message, hint))
        return problems

    def _unknown(self, definition: Definition) -> list[str]:
        """Return the units in a definition that are not defined yet."""
        return [name for name, _ in definition.of or () if self._known(name) is None]

    def _hopeless(
        self, name: str, waiting: dict[str, Definition], wrong: set[str]
    ) -> UnitProblem | None:
        """Say why a unit can never be defined, or return None if it may yet be."""
        for unit in self._unknown(waiting[name]):
            if unit in wrong:
                return UnitProblem(name, f"'{name}' stands on '{unit}', which is wrong itself")
            if unit not in waiting:
                hint = nearest(unit, (*self.names, *waiting))
                return UnitProblem(name, f"'{name}' stands on '{unit}', an unknown unit", hint)
        return None

    def _define(self, name: str, definition: Definition) -> None:
        """Hand a checked definition on to pint."""
        self._defined.add(name)
        if definition.of is None:
            self._pint.define(f"{name} = [{name}]")
            return
        of = " * ".join(f"{self._name(unit)}**{power}" for unit, power in definition.of)
        self._pint.define(f"{name} = {definition.factor!r}" + (f" * {of}" if of else ""))


def _built_in(factor: float, of: str) -> Definition:
    """Return a row of the table of built-in units as a definition."""
    if not of:
        return Definition(factor, None)
    return Definition(factor, [] if of == "1" else [(of, 1)])


def _empty() -> "pint.UnitRegistry[float]":
    """Return a registry that knows nothing; pint takes a third of a second to import."""
    import pint  # noqa: PLC0415 - most starts of the program read no unit

    return pint.UnitRegistry(None)
