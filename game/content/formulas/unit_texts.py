"""How units are written: `USD/kg`, `ha per quarter`, `person*year`, `km^2`; definitions too.

Written by hand since pint's reader takes any expression, of any cost.
"""

import re
from dataclasses import dataclass

UNIT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
TERM = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z0-9_]{0,59}|%|1(?![0-9.]))(?:(?:\^|\*\*)(?P<power>-?[1-9]))?"
)
JOINT = re.compile(r"\s*(?:(?P<over>/)|(?P<times>\*))\s*|\s+(?:(?P<per>per)\s+)?")
FACTOR = re.compile(r"(?P<factor>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?:\s*\*\s*|\s+|$)")

LONGEST = 200  #: characters of a unit
#: Factors of definitions lie between this and its inverse.
LARGEST_FACTOR = 1e30

#: Units and their powers, in the order written; not yet looked up.
Powers = list[tuple[str, int]]


class UnitError(ValueError):
    """A unit that cannot be read; says why, and what was perhaps meant."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Definition:
    """So many of a product of other units; `of` is None for a new kind of thing."""

    factor: float
    of: Powers | None


def read_powers(text: str) -> Powers:
    """Return the units that `text` multiplies and divides, with their powers.

    Raises:
        UnitError: it is not the text of a unit.

    >>> read_powers("million_USD/ha/year"), read_powers("per year"), read_powers("1")
    ([('million_USD', 1), ('ha', -1), ('year', -1)], [('year', -1)], [])
    """
    said = text.strip()
    if not said or len(said) > LONGEST:
        message = "the unit is too long" if said else "a unit is missing"
        raise UnitError(message, "write 1 for a pure number")
    sign, at = (-1, 4) if said.startswith("per ") else (1, 0)
    powers: Powers = []
    while True:
        term = TERM.match(said, at)
        if term is None:
            raise _unreadable(said, said[at:])
        if term["name"] != "1":
            name = "percent" if term["name"] == "%" else term["name"]
            powers.append((name, sign * int(term["power"] or 1)))
        at = term.end()
        if at == len(said):
            return powers
        joint = JOINT.match(said, at)
        if joint is None:
            raise _unreadable(said, said[at:])
        sign, at = -1 if joint["over"] or joint["per"] else 1, joint.end()


def read_definition(text: str) -> Definition:
    """Return what a definition under `units:` says.

    Raises:
        UnitError: it is neither empty nor a number of some unit.

    >>> read_definition("60 kg")
    Definition(factor=60.0, of=[('kg', 1)])
    """
    said = text.strip()
    if not said:
        return Definition(1.0, None)
    found = FACTOR.match(said)
    factor = float(found["factor"]) if found else 1.0
    if not 1 / LARGEST_FACTOR <= factor <= LARGEST_FACTOR:
        message = f"a unit cannot be {said.split()[0]} of another"
        raise UnitError(
            message, f"write a number from {1 / LARGEST_FACTOR:g} to {LARGEST_FACTOR:g}"
        )
    rest = said[found.end() :] if found else said
    return Definition(factor, read_powers(rest or "1"))


def _unreadable(text: str, rest: str) -> UnitError:
    """Return the problem of a text that is not a unit from `rest` on."""
    message = f"'{text}' is not a unit"
    if rest[:1] in {"(", ")"}:
        return UnitError(message, "write a/b/c in place of a/(b*c)")
    if rest[:1].isdigit():
        hint = "give such a number of it a name under 'units:' in pack.yaml"
        return UnitError(message, hint)
    return UnitError(message, "write units as USD/kg, ha per quarter, km^2, or 1")
