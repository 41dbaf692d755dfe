"""What stands before a drawn program's formulas are: its names, and which are over the set."""

from dataclasses import dataclass

from formulas import Scope
from hypothesis import strategies as st

FIRST = 8000  #: the first quarter of every program
FIELDS = ("east", "north", "south")


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands before formulas are drawn: names, and which of them are over the set."""

    size: int
    tame: bool
    wholes: frozenset[str]
    stocks: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    parameters: tuple[str, ...]
    drivers: tuple[str, ...]
    luck: tuple[str, ...]
    flags: tuple[str, ...]
    instruments: tuple[str, ...]
    events: tuple[str, ...]
    decisions: tuple[tuple[str, tuple[str, ...]], ...]

    def members(self, symbol: str) -> int:
        return self.size if symbol in self.wholes else 1

    def set(self, symbol: str) -> str | None:
        return "fields" if symbol in self.wholes else None

    def scope(self, symbols: tuple[str, ...], **more) -> Scope:
        return Scope(
            singles=tuple(s for s in symbols if s not in self.wholes),
            wholes=tuple(s for s in symbols if s in self.wholes),
            members=self.size,
            flags=self.flags,
            tame=self.tame,
            **more,
        )

    @property
    def targets(self) -> list[tuple[str, str]]:
        """What effects may push: kinds and symbols."""
        pushed = [("stock", name) for name in self.stocks]
        pushed += [("parameter", name) for name in self.parameters]
        pushed += [("instrument", name) for name in self.instruments if name == "tax"]
        return pushed + [("flag", name) for name in self.flags]

    @property
    def given(self) -> tuple[str, ...]:
        """What has a value before anything is computed."""
        return self.parameters + self.drivers + self.luck + self.instruments

    @property
    def everything(self) -> Scope:
        """What a formula between quarters may read."""
        symbols = self.given + self.stocks + self.auxiliaries
        return self.scope(symbols, events=self.events, decisions=self.decisions)


def some(names: tuple[str, ...]) -> st.SearchStrategy:
    """Draw the first few of `names`."""
    return st.integers(0, len(names)).map(lambda count: names[:count])


@st.composite
def grounds(draw, *, tame: bool) -> Ground:
    stocks = draw(some(("cattle", "grain", "money")))
    auxiliaries = draw(some(("hunger", "price", "yield")))
    parameters = draw(some(("appetite", "patience")))
    drivers, luck = draw(some(("rain",))), draw(some(("harvest",)))
    mixed = (*stocks[:2], *auxiliaries[1:], *parameters[1:], *drivers, *luck)
    wholes = draw(st.frozensets(st.sampled_from(mixed))) if mixed else frozenset()
    decisions = draw(some((("dam", ("big", "small")), ("loan", ("take",)))))
    return Ground(
        size=draw(st.integers(1, 3)),
        tame=tame,
        wholes=wholes,
        stocks=stocks,
        auxiliaries=auxiliaries,
        parameters=parameters,
        drivers=drivers,
        luck=luck,
        flags=draw(some(("cattle", "war"))),  # one has the name of a stock: that is allowed
        instruments=draw(some(("guards", "market", "tax"))),
        events=draw(some(("flood", "plague", "raid"))),
        decisions=decisions,
    )
