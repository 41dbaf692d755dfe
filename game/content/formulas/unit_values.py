"""A unit in terms of the kinds that stand on nothing else: small, cheap, and comparable."""

import math
from dataclasses import dataclass

#: How far two factors may differ and still be the same unit.
CLOSE = 1e-9

#: Factors stay within this and its inverse, so that no arithmetic of units overflows.
LARGEST = 1e200

Kinds = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class UnitValue:
    """A unit: so many (`scale`) of a product of kinds with their powers.

    `kinds` are in the order of their names, and none has power 0.

    >>> str(UnitValue(1.0, (("USD", 1.0),)).over(UnitValue(4.0, (("quarter", 1.0),))))
    '0.25 USD/quarter'
    """

    scale: float = 1.0
    kinds: Kinds = ()

    def times(self, other: "UnitValue") -> "UnitValue":
        """Return the unit of a product."""
        return UnitValue(_within(self.scale * other.scale), _joined(self.kinds, other.kinds, 1.0))

    def over(self, other: "UnitValue") -> "UnitValue":
        """Return the unit of a quotient."""
        return UnitValue(_within(self.scale / other.scale), _joined(self.kinds, other.kinds, -1.0))

    def to_power(self, power: float) -> "UnitValue":
        """Return the unit of a power."""
        kinds = tuple((name, of * power) for name, of in self.kinds) if power else ()
        try:
            scale = self.scale**power
        except OverflowError:
            scale = LARGEST
        return UnitValue(_within(scale), kinds)

    def equals(self, other: "UnitValue") -> bool:
        """Say whether two things in these units can be added as they are."""
        return self.kinds == other.kinds and close(self.scale, other.scale)

    def __str__(self) -> str:
        """Return the unit as text, such as `USD/kg` or `4 quarter`."""
        names = kinds_as_text(self.kinds)
        scale = "" if close(self.scale, 1.0) else f"{self.scale:g}"
        return f"{scale} {names}" if scale and names != "1" else scale or names


#: The unit of a pure number.
PURE = UnitValue()
#: The unit of time, one step of the model.
QUARTER = UnitValue(1.0, (("quarter", 1.0),))


def close(one: float, other: float) -> bool:
    """Say whether two factors are the same but for rounding."""
    return math.isclose(one, other, rel_tol=CLOSE)


def kinds_as_text(kinds: Kinds) -> str:
    """Return kinds as people write them.

    >>> kinds_as_text((("USD", 1.0), ("ha", -2.0)))
    'USD/ha^2'
    """
    above = "*".join(_power_as_text(name, power) for name, power in kinds if power > 0)
    below = "".join(f"/{_power_as_text(name, -power)}" for name, power in kinds if power < 0)
    return (above or "1") + below


def _power_as_text(name: str, power: float) -> str:
    """Return one kind with its power, left out where it is 1."""
    return name if close(power, 1.0) else f"{name}^{power:g}"


def _joined(one: Kinds, other: Kinds, sign: float) -> Kinds:
    """Return the kinds of a product (sign 1) or quotient (sign -1)."""
    if not other:
        return one
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, 0.0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _within(scale: float) -> float:
    """Return a factor that can be multiplied and divided further."""
    return min(max(scale, 1 / LARGEST), LARGEST)
