"""Units: what is measured in what, and whether two things can be added."""

import itertools
import math
from collections.abc import Iterator, Mapping

from game.content.formulas.unit_registry import UnitProblem, UnitRegistry
from game.content.formulas.unit_texts import UnitError, read_powers
from game.content.formulas.unit_values import PURE, UnitValue, close, kinds_as_text

__all__ = ["UnitError", "UnitProblem", "Units"]

#: A spelling: for each kind of a unit, a named unit of that kind and its factor.
Spelling = tuple[tuple[str, float], ...]


class Units:
    """The units of one pack: the built-in ones and its own.

    Nothing is worked out before the first unit is read.

    Args:
        definitions: what stands under `units:`: a name and so many of other units, such as
            `60 kg`; an empty text makes a new kind of thing.
    """

    def __init__(self, definitions: Mapping[str, str] | None = None) -> None:
        self._definitions = dict(definitions or {})
        self._registry: UnitRegistry | None = None
        self._read: dict[str, UnitValue] = {}
        self._written: dict[UnitValue, str] = {}

    @property
    def problems(self) -> tuple[UnitProblem, ...]:
        """What is wrong with the pack's own definitions, in the order of their names."""
        return self._started().problems if self._definitions else ()

    def read(self, text: str) -> UnitValue:
        """Return the unit that `text` means, such as `million_USD/year` or `ha per quarter`.

        Raises:
            UnitError: it is no unit, or one that is not known.
        """
        if text not in self._read:
            powers = read_powers(text)
            value = self._started().value(powers) if powers else PURE
            self._read[text] = value
            self._written.setdefault(value, text.strip())
        return self._read[text]

    def text(self, value: UnitValue) -> str:
        """Return a unit as the pack writes it, or in as few names as will do; `1` if pure."""
        if value.equals(PURE):
            return "1"
        return self._written.get(value) or next(self._spellings(value), str(value))

    def described(self, value: UnitValue) -> str:
        """Return a unit as it stands in a sentence: `in USD/kg`, `a pure number`."""
        return "a pure number" if value.equals(PURE) else f"in {self.text(value)}"

    def check(self, expected: UnitValue, found: UnitValue | None) -> str | None:
        """Say what is wrong with a value in `found` where `expected` belongs.

        Args:
            expected: the declared unit.
            found: the unit of a formula; None is a bare number, which fits everywhere.

        Returns:
            A sentence, or None if nothing is wrong.
        """
        if found is None or expected.equals(found):
            return None
        ratio = self.ratio(expected, found)
        said = f"this is {self.described(found)}, and {self.described(expected)} is expected"
        return f"{said}: {ratio}" if ratio else said

    def ratio(self, one: UnitValue, other: UnitValue) -> str:
        """Say how two units of one kind differ, such as `1 year is 4 quarter`; else nothing."""
        if one.kinds != other.kinds:
            return ""
        large, small = (one, other) if one.scale >= other.scale else (other, one)
        factor = f"{large.scale / small.scale:.6g}"
        if small.equals(PURE):
            return f"1 {self.text(large)} is the number {factor}"
        name = "the number 1" if large.equals(PURE) else _amount("1", self.text(large))
        return f"{name} is {_amount(factor, self.text(small))}"

    def _started(self) -> UnitRegistry:
        """Return the registry, built when it is first needed."""
        if self._registry is None:
            self._registry = UnitRegistry(self._definitions)
        return self._registry

    def _spellings(self, value: UnitValue) -> Iterator[str]:
        """Write a unit by named units of its kinds that together have its scale, fewest first."""
        choices = [self._named(kind) for kind, _ in value.kinds]
        powers = [power for _, power in value.kinds]
        for chosen in sorted(itertools.product(*choices), key=_unusual):
            scales = [scale for _, scale in chosen]
            if close(math.prod(map(pow, scales, powers)), value.scale):
                names = [name for name, _ in chosen]
                yield kinds_as_text(tuple(zip(names, powers, strict=True)))

    def _named(self, kind: str) -> list[tuple[str, float]]:
        """Return the units of one kind with their factors, the kind itself first."""
        registry = self._started()
        values = ((name, registry.value([(name, 1)])) for name in registry.names)
        found = [(name, value.scale) for name, value in values if value.kinds == ((kind, 1.0),)]
        return sorted(found, key=lambda unit: unit[0] != kind)


def _amount(number: str, unit: str) -> str:
    """Return so much of a unit: `4 kg`, `4/year`."""
    return number + unit[1:] if unit.startswith("1/") else f"{number} {unit}"


def _unusual(spelling: Spelling) -> int:
    """Count the units of a spelling that are not the kind itself."""
    return sum(scale != 1.0 for _, scale in spelling)
