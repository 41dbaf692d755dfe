"""What the map tells, as plain data: layers, values, what is open and what happened where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from game.content.format.plan import Map
from game.content.scenario import Scenario
from game.screens.drawing.theme import Accent
from game.session.events import EventHappened
from game.session.view import MapValue, View

#: A layer whose scale ends above this is shown without decimals.
_LARGE = 10
Kind = Literal["open", "good", "bad", "neutral"]


@dataclass(frozen=True, slots=True)
class LayerState:
    """A layer: its title, what it measures, the ends of its scale, and its accent."""

    id: str
    title: str
    unit: str
    decimals: int
    low: float
    high: float
    accent: Accent


@dataclass(frozen=True, slots=True)
class MarkState:
    """Something at a place: a decision that is open, or what happened in the last quarter.

    Attributes:
        place: the place's id.
        kind: `open` for a decision, else the tone of what happened.
        title: what it is.
        about: the decision's id; empty for what happened.
    """

    place: str
    kind: Kind
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class MapState:
    """All that a map tells.

    Attributes:
        plan: regions and places, as the pack has them.
        layers: in the pack's order.
        values: by layer and region.
        marks: open decisions first.
    """

    plan: Map
    layers: tuple[LayerState, ...]
    values: Mapping[tuple[str, str], MapValue]
    marks: tuple[MarkState, ...]

    def layer(self, name: str) -> LayerState | None:
        """Return a layer by its id; the first where there is none of that id."""
        found = next((layer for layer in self.layers if layer.id == name), None)
        return found or (self.layers[0] if self.layers else None)

    def with_areas(self, layer: LayerState) -> "MapState":
        """Return it with the areas that only this layer has among the regions."""
        areas = self.plan.layers[layer.id].areas
        if not areas:
            return self
        return replace(self, plan=replace(self.plan, regions={**self.plan.regions, **areas}))

    def at(self, place: str) -> tuple[MarkState, ...]:
        """Return what is marked at a place."""
        return tuple(mark for mark in self.marks if mark.place == place)

    def inside(self, region: str) -> tuple[str, ...]:
        """Return the places that belong to a region."""
        member = self.plan.regions[region].member
        return tuple(
            name for name, place in self.plan.places.items() if member and place.member == member
        )


def state_of(scenario: Scenario, view: View) -> MapState | None:
    """Return what the map of a game tells now; None where the pack has no map."""
    plan = scenario.map
    if plan is None or not plan.regions:
        return None
    shown = {value.layer for value in view.map}
    layers = tuple(layer for layer in _layers(scenario, plan) if layer.id in shown)
    values = {(value.layer, value.region): value for value in view.map}
    return MapState(plan, layers, values, tuple(_marks(scenario, view)))


def _layers(scenario: Scenario, plan: Map) -> Iterator[LayerState]:
    for position, (name, layer) in enumerate(plan.layers.items()):
        quantity = scenario.quantity(layer.shows)
        shown = quantity.indicator
        unit = (shown.unit if shown else None) or quantity.unit
        yield LayerState(
            id=name,
            title=layer.title,
            unit="" if unit == "1" else unit.replace("_", " "),
            decimals=shown.decimals if shown else 0 if layer.high >= _LARGE else 2,
            low=layer.low,
            high=layer.high,
            accent=_accent(position, shown.better if shown else "neither"),
        )


def _accent(position: int, better: str) -> Accent:
    """Return the colour of a layer: the first is what the pack is about, others by their worth."""
    if position == 0:
        return "frontier"
    accents: Mapping[str, Accent] = {"less": "harm", "more": "livelihood"}
    return accents.get(better, "covert")


def _marks(scenario: Scenario, view: View) -> Iterator[MarkState]:
    places = scenario.map.places if scenario.map is not None else {}
    for decision in view.decisions:
        if decision.place in places and decision.place is not None:
            yield MarkState(decision.place, "open", decision.title, decision.id)
    kinds: Mapping[str, Kind] = {"good": "good", "bad": "bad"}
    for event in view.last.events if view.last is not None else ():
        if isinstance(event, EventHappened) and event.place in places and event.place:
            yield MarkState(event.place, kinds.get(event.tone, "neutral"), event.title, "")
