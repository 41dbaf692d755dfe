"""Land: the outlines of a map, read from the pack and from the asset that it names."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from game.content.format.plan import Map, Region
from game.content.shipped import root

#: Points across and down, from 0 to 1; a ring is closed.
Spot = tuple[float, float]
Ring = tuple[Spot, ...]
#: An outline is rounded so often: what is sketched in a few points becomes a coast.
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Land:
    """The outlines of a map, in the map's own measure: 1 across, `aspect` down.

    Attributes:
        aspect: height by width.
        regions: rings of each region.
        ground: rings of what lies around, by its title.
        rivers: open lines.
        box: the least rectangle around the regions: left, top, right, bottom.
    """

    aspect: float
    regions: Mapping[str, tuple[Ring, ...]]
    ground: Mapping[str, tuple[Ring, ...]]
    rivers: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def at(self, place: tuple[float, float]) -> Spot:
        """Return a place of the pack in the map's own measure."""
        return place[0], place[1] * self.aspect


def land_of(plan: Map) -> Land:
    """Return the outlines of a pack's map."""
    asset = _asset(plan.asset) if plan.asset else {}
    aspect = float(asset.get("aspect", 1.0))

    def ring(points: Sequence[Sequence[float]]) -> Ring:
        return tuple((float(x), float(y) * aspect) for x, y in points)

    regions = {
        name: tuple(ring(points) for points in _outlines(region, asset))
        for name, region in plan.regions.items()
    }
    ground = {
        str(shape["title"]): tuple(ring(points) for points in shape["rings"])
        for shape in asset.get("ground", {}).values()
    }
    rivers = tuple(ring(c) for lines in asset.get("lines", {}).values() for c in lines)
    spots = [spot for rings in regions.values() for part in rings for spot in part] or [(0, 0)]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return Land(aspect, regions, ground, rivers, (min(xs), min(ys), max(xs), max(ys)))


def _outlines(region: Region, asset: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    shapes = asset.get("shapes", {})
    for name in region.shapes:
        yield from shapes.get(name, {}).get("rings", ())
    if region.outline:
        yield _rounded(region.outline)


def _rounded(ring: Sequence[Spot]) -> Sequence[Spot]:
    """Cut the corners of a ring, again and again."""
    for _ in range(_ROUNDS):
        ring = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in pairwise([*ring, ring[0]])
            for share in (0.25, 0.75)
        ]
    return ring


@lru_cache(maxsize=4)
def _asset(name: str) -> dict[str, Any]:
    """Read a map asset, with the lines of the files that it names; empty where there is none."""
    path = root() / "assets" / name
    if not path.is_file():
        return {}
    read = _read(path)
    lines = dict(read.get("lines", {}))
    for other in read.get("also", ()):
        beside = path.parent / Path(other).name
        if beside.is_file():
            for kind, courses in _read(beside).get("lines", {}).items():
                lines[kind] = [*lines.get(kind, ()), *courses]
    return read | {"lines": lines}


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read
