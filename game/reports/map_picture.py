"""The map of a pack as a picture: its regions and places, for print."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.content.format.plan import Map, Region
from game.content.shipped import root
from game.reports.chart_paper import wide
from game.reports.course_frame import MUTED, RULE, SMALL, TEXT, text
from game.reports.document import Picture, Row, Table
from game.reports.markup import Element, element

WIDTH = 700
_PAPER, _WATER = "#F6F2E9", "#9DB8C4"
#: Grounds of regions, pale enough for names; neighbours differ mostly by their borders.
_GROUNDS = ("#E4DCC6", "#D3DFD5", "#DCD3E0", "#E8D6C8", "#CFDCE4", "#E6E2B8", "#DDD")
_SANS = "'IBM Plex Sans','Atkinson Hyperlegible','DejaVu Sans',Verdana,sans-serif"

Ring = list[list[float]]
#: A place on the paper, in pixels.
Place = tuple[float, float]


def map_picture(document: Map, folder: Path) -> Picture:
    """Return a pack's map.

    Args:
        document: what `map.yaml` says.
        folder: of the pack, where its asset may lie; otherwise it is among the shipped assets.
    """
    asset = _asset(document, folder)
    height = WIDTH * float(asset.get("aspect", 1.0))
    regions = ", ".join(region.title for region in document.regions.values())
    sentence = f"Map of {len(document.regions)} regions: {regions}."
    drawing = element(
        "svg",
        element("title", "Map", id="map-title"),
        element("desc", sentence, id="map-said"),
        element("clipPath", element("rect", width=WIDTH, height=height), id="map-paper"),
        element("rect", width=WIDTH, height=height, fill=_PAPER),
        element("g", *_grounds(document, asset, height), clip_path="url(#map-paper)"),
        *_named(document, _names(document, asset, height), height),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        width=WIDTH,
        height=height,
        role="img",
        aria_labelledby="map-title map-said",
        font_family=_SANS,
        font_size=SMALL,
    )
    rows = tuple(
        Row((place.title, _region_of(document, place.member))) for place in document.places.values()
    )
    table = Table("Places", ("Place", "Region"), rows) if rows else None
    return Picture(drawing, sentence, table)


def _asset(document: Map, folder: Path) -> dict[str, Any]:
    """Return the shapes that a map rests on; none where it has none or they cannot be read."""
    if document.asset is None:
        return {}
    for place in (folder / document.asset, root() / "assets" / document.asset):
        try:
            found: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return found
    return {}


def _grounds(document: Map, asset: dict[str, Any], height: float) -> Iterator[Element]:
    for shape in dict(asset.get("ground", {})).values():
        yield from (_area(ring, height, "#EFEADD", RULE) for ring in shape["rings"])
    shapes = dict(asset.get("shapes", {}))
    for position, region in enumerate(document.regions.values()):
        colour = _GROUNDS[position % len(_GROUNDS)]
        yield from (_area(ring, height, colour, MUTED) for ring in _rings(region, shapes))
    for line in dict(asset.get("lines", {})).get("rivers", ()):
        yield element("path", d=_path(line, height), fill="none", stroke=_WATER, stroke_width=1.2)


def _names(document: Map, asset: dict[str, Any], height: float) -> dict[str, Place]:
    """Return where the name of each region stands: in the middle of its largest part."""
    shapes = dict(asset.get("shapes", {}))
    found = {}
    for region in document.regions.values():
        rings = _rings(region, shapes)
        if rings:
            x, y = _middle(max(rings, key=len))
            found[region.title] = (x * WIDTH, y * height)
    return found


def _rings(region: Region, shapes: dict[str, Any]) -> list[Ring]:
    rings: list[Ring] = [[list(point) for point in region.outline]] if region.outline else []
    return rings + [
        ring for name in region.shapes for ring in shapes.get(name, {}).get("rings", [])
    ]


def _middle(ring: Ring) -> tuple[float, float]:
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


def _area(ring: Ring, height: float, fill: str, stroke: str) -> Element:
    return element("path", d=f"{_path(ring, height)}Z", fill=fill, stroke=stroke)


def _path(points: Ring, height: float) -> str:
    return "M" + "L".join(f"{x * WIDTH:.1f} {y * height:.1f}" for x, y in points)


def _named(document: Map, names: dict[str, Place], height: float) -> Iterator[Element]:
    """Yield the names of regions, and places with theirs; no name stands on another."""
    taken: list[tuple[float, float, float]] = []
    for place in document.places.values():
        yield element("circle", cx=place.at[0] * WIDTH, cy=place.at[1] * height, r=3.2, fill=TEXT)
    for title, (x, y) in names.items():
        half = wide(title) / 2
        foot = _free(taken, y, x - half, x + half)
        yield element(
            "text", title, x=x, y=foot, fill=TEXT, font_weight="bold", text_anchor="middle",
            stroke=_PAPER, stroke_width=3, paint_order="stroke",
        )  # fmt: skip
    for place in document.places.values():
        x, y = place.at[0] * WIDTH, place.at[1] * height
        length = wide(place.title)
        left = x + 7 if x + length + 10 < WIDTH else x - 7 - length
        yield text(place.title, left, _free(taken, y + 4.5, left, left + length))


def _free(taken: list[tuple[float, float, float]], foot: float, left: float, right: float) -> float:
    """Return the nearest foot at which a name hides no other, and note that it is taken."""
    steps = (0.0, *(sign * SMALL * k for k in range(1, 9) for sign in (1.0, -1.0)))
    free = (
        foot + step
        for step in steps
        if not any(abs(foot + step - f) < SMALL and a < right and left < b for f, a, b in taken)
    )
    found = next(free, foot)
    taken.append((found, left, right))
    return found


def _region_of(document: Map, member: str | None) -> str:
    named = (region.title for region in document.regions.values() if region.member == member)
    return next(named, "") if member else ""
