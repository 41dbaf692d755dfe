"""Markers of points: a shape for each source, filled or hollow, readable without colour."""

from game.reports.markup import Element, element

Place = tuple[float, float]

#: Corners of each shape around its middle; the first shape is a circle. A ninth source begins
#: again with the circle.
_CORNERS: tuple[tuple[Place, ...], ...] = (
    (),
    ((-4.6, -4.6), (4.6, -4.6), (4.6, 4.6), (-4.6, 4.6)),
    ((0, -6.4), (6.4, 0), (0, 6.4), (-6.4, 0)),
    ((0, -6.2), (6, 4.6), (-6, 4.6)),
    ((0, 6.2), (6, -4.6), (-6, -4.6)),
    ((-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2), (2, 6), (-2, 6), (-2, 2), (-6, 2),
     (-6, -2), (-2, -2)),
    ((-6.4, -3), (6.4, -3), (6.4, 3), (-6.4, 3)),
    ((-3, -6.4), (3, -6.4), (3, 6.4), (-3, 6.4)),
)  # fmt: skip
_RADIUS = 5.0
_PAPER = "#FCFAF5"


def marker(shape: int, at: Place, colour: str, *, filled: bool) -> Element:
    """Return the marker of a source.

    Args:
        shape: the number of the source.
        at: its middle.
        colour: of its line, and of its inside where it is filled.
        filled: whether it is filled; else hollow.
    """
    fill = colour if filled else _PAPER
    corners = _CORNERS[shape % len(_CORNERS)]
    x, y = at
    if not corners:
        return element("circle", cx=x, cy=y, r=_RADIUS, fill=fill, stroke=colour, stroke_width=1.6)
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return element("polygon", points=points, fill=fill, stroke=colour, stroke_width=1.6)
