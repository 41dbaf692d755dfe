"""What the map says: of each region and place, as a sentence, and as a table."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from game.screens.map.spots import Group, Spot
from game.screens.map.state import LayerState, MapState
from game.screens.numbers import number, with_unit
from game.screens.widgets.table import Head, Table
from game.screens.wording import Words

#: A region whose colour is the palest bears no figure.
_PALEST = 0.04


class Host(Group, Protocol):
    """The map that spots are made for."""

    def pressed(self, decision: str) -> None:
        """Open a decision that is marked."""


def region_spot(say: Words, state: MapState, layer: LayerState, name: str, on: Host) -> Spot:
    """Return a region as a spot."""
    value = state.values.get((layer.id, name))
    bears = value is not None and value.share > _PALEST
    marks = [mark for place in state.inside(name) for mark in state.at(place)]
    told = [*_values(say, state, name), *_lately(say, state, state.inside(name))]
    return Spot(
        state.plan.regions[name].title,
        next((partial(on.pressed, mark.about) for mark in marks if mark.about), None),
        id=f"region-{name}",
        group=on,
        what="region",
        figure=number(say, value.value, layer.decimals) if value is not None and bears else "",
        told=tuple(told) or (say("map.nothing"),),
        share=0.0 if value is None else value.share,
    )


def place_spot(say: Words, state: MapState, name: str, on: Host) -> Spot:
    """Return a place as a spot."""
    place = state.plan.places[name]
    marks = state.at(name)
    region = next((r for r in state.plan.regions if name in state.inside(r)), None)
    told = list(_lately(say, state, (name,)))
    if region is not None:
        told.insert(0, say("map.in", region=state.plan.regions[region].title))
    return Spot(
        place.title,
        next((partial(on.pressed, mark.about) for mark in marks if mark.about), None),
        id=f"place-{name}",
        group=on,
        what="place",
        figure=place.title,
        told=tuple(told) or (say("map.nothing"),),
        marks=tuple(mark.kind for mark in marks),
    )


def _values(say: Words, state: MapState, region: str) -> Iterator[str]:
    for layer in state.layers:
        value = state.values.get((layer.id, region))
        if value is not None:
            said = with_unit(say, value.value, layer.unit, layer.decimals)
            yield say("map.value", layer=layer.title, value=said)


def _lately(say: Words, state: MapState, places: tuple[str, ...]) -> Iterator[str]:
    for mark in state.marks:
        if mark.place in places:
            yield say("map.open" if mark.about else "map.lately", title=mark.title)


def sentence_of(say: Words, state: MapState, layer: LayerState) -> str:
    """Return what the map shows, in sentences."""
    values = [
        say("map.item", region=region.title, value=number(say, value.value, layer.decimals))
        for name, region in state.plan.regions.items()
        if (value := state.values.get((layer.id, name))) is not None
    ]
    unit = layer.unit or say("map.no_unit")
    told = [say("map.sentence", layer=layer.title, unit=unit, values="; ".join(values))]
    for mark in state.marks:
        place = state.plan.places[mark.place].title
        told.append(say(f"map.said_{mark.kind}", title=mark.title, place=place))
    return " ".join(told)


def table_of(say: Words, state: MapState) -> Table:
    """Return all layers as a table: a row for each region."""
    heads: list[Head | str] = [say("map.region")]
    heads += [Head(_measured(layer), "right") for layer in state.layers]
    rows = []
    for name, region in state.plan.regions.items():
        values = [(layer, state.values.get((layer.id, name))) for layer in state.layers]
        cells = [number(say, v.value, layer.decimals) if v else "" for layer, v in values]
        rows.append([region.title, *cells])
    return Table(say("map.table"), heads, rows)


def _measured(layer: LayerState) -> str:
    return f"{layer.title} ({layer.unit})" if layer.unit else layer.title
