"""`map.yaml`: regions, places, layers and what colours them."""

from dataclasses import field
from typing import Annotated

from game.content.format.declare import (
    Limits,
    Name,
    Number,
    Prose,
    document,
)


@document
class Place:
    """A place on the map."""

    title: Prose
    """Its name."""
    at: tuple[Number, Number]
    """Where: across and down, from 0 to 1."""
    member: Annotated[str, Limits(least=3)] | None = None
    """The member of a set that it belongs to, as `set[member]`."""


@document
class Region:
    """An area on the map."""

    title: Prose
    """Its name."""
    outline: tuple[tuple[Number, Number], ...] = ()
    """Its outline: points across and down, from 0 to 1."""
    shapes: tuple[Annotated[str, Limits(least=1)], ...] = ()
    """Or ids of shapes in the map asset."""
    member: Annotated[str, Limits(least=3)] | None = None
    """The member of a set that it shows, as `set[member]`."""


@document
class Layer:
    """What colours the map."""

    title: Prose
    """Its name."""
    shows: Name
    """The stock or auxiliary that colours the regions, member by member; or `areas`, if single."""
    low: Number
    """The value of the palest colour."""
    high: Number
    """The value of the strongest."""
    areas: dict[Name, Region] = field(default_factory=dict)
    """Areas that only this layer has, all coloured by a single value."""


@document
class Map:
    """`map.yaml`: regions, places, layers and what colours them."""

    asset: Annotated[str, Limits(least=1)] | None = None
    """A file of the pack or of the assets with shapes."""
    regions: dict[Name, Region] = field(default_factory=dict)
    """Areas."""
    places: dict[Name, Place] = field(default_factory=dict)
    """Places."""
    layers: dict[Name, Layer] = field(default_factory=dict)
    """What colours the areas."""
