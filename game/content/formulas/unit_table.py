"""The units that every pack knows. Others stand under `units:` in `pack.yaml`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A unit as so many of another one; with no other, a kind of its own."""

    name: str
    factor: float
    of: str
    meaning: str


#: In an order in which each stands on those before it. `1` is the pure number.
BUILT_IN: tuple[BuiltIn, ...] = (
    BuiltIn("quarter", 1.0, "", "the step of the model"),
    BuiltIn("year", 4.0, "quarter", "four quarters"),
    BuiltIn("month", 1 / 3, "quarter", "a third of a quarter"),
    BuiltIn("day", 4 / 365.25, "quarter", "a year has 365.25 of them"),
    BuiltIn("week", 7.0, "day", "seven days"),
    BuiltIn("share", 1.0, "1", "a part of a whole, from 0 to 1"),
    BuiltIn("percent", 0.01, "1", "a hundredth; `%` is the same"),
    BuiltIn("index", 1.0, "", "a number that only compares with itself at another time"),
    BuiltIn("point", 1.0, "", "a point of a score or of attention"),
    BuiltIn("person", 1.0, "", "people"),
    BuiltIn("event", 1.0, "", "things that happen, counted"),
    BuiltIn("USD", 1.0, "", "United States dollars"),
    BuiltIn("kg", 1.0, "", "kilograms"),
    BuiltIn("tonne", 1000.0, "kg", "1,000 kilograms"),
    BuiltIn("ha", 1.0, "", "hectares"),
    BuiltIn("km2", 100.0, "ha", "square kilometres: 100 hectares"),
    BuiltIn("km", 1.0, "", "kilometres"),
)
