"""Labels: where names and figures stand on a map so that none lies over another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.look import Look
from game.screens.drawing.type import STYLES, Style
from game.screens.map.sheet import Sheet
from game.screens.map.state import MapState

_DOT = 12
_LEAST = 28
_PAD = 6
PLACE: Style = "small-strong"


@dataclass(frozen=True, slots=True)
class Label:
    """Where something stands: its middle, the box that reaches it, and the side of its name."""

    spot: tuple[int, int]
    box: pygame.Rect
    side: str = "right"


@dataclass(slots=True)
class Labels:
    """Where everything that is named stands, in pixels from the map's corner.

    Attributes:
        places: by id; one that finds no room is left out.
        regions: by id.
        around: names of what lies around.
    """

    places: dict[str, Label] = field(default_factory=dict)
    regions: dict[str, Label] = field(default_factory=dict)
    around: dict[str, tuple[int, int]] = field(default_factory=dict)


def lay_out(
    look: Look,
    sheet: Sheet,
    state: MapState,
    figures: dict[str, str],
    taken: Sequence[pygame.Rect],
) -> Labels:
    """Find room for everything: what is marked first, then figures, then places, then neighbours.

    Args:
        look: to measure with.
        sheet: where the outlines lie.
        state: what the map tells.
        figures: of each region, as they are written; empty for none.
        taken: boxes that are not free.
    """
    found = Labels()
    full = list(taken)
    marked = dict.fromkeys(mark.place for mark in state.marks)
    for name in marked:
        _place(look, sheet, state, name, (found, full))
    for name in state.plan.regions:
        wide = look.type.full(figures.get(name) or "", PLACE) + 2 * look.px(_PAD)
        size = (max(wide, look.px(_LEAST)), max(_tall(look), look.px(_LEAST)))
        middle = sheet.middle(name, full, size) or sheet.middle(name, taken, (2, 2))
        if middle is not None:
            box = pygame.Rect((0, 0), size)
            box.center = round(middle[0]), round(middle[1])
            found.regions[name] = Label(box.center, box)
            full.append(box)
    for name, place in state.plan.places.items():
        if name not in marked and place.member is not None:
            _place(look, sheet, state, name, (found, full))
    _around(look, sheet, found, full)
    return found


def _tall(look: Look) -> int:
    return look.fonts.line(STYLES[PLACE])


def _place(
    look: Look,
    sheet: Sheet,
    state: MapState,
    name: str,
    into: tuple[Labels, list[pygame.Rect]],
) -> None:
    """Give a place the first side of its dot on which its name has room."""
    found, full = into
    place = state.plan.places[name]
    x, y = (round(part) for part in sheet.spot(sheet.land.at(place.at)))
    wide = look.type.full(place.title, PLACE) + look.px(2)
    dot, high = look.px(_DOT), max(_tall(look), look.px(_LEAST))
    boxes = {
        "right": pygame.Rect(x - dot, y - high // 2, 2 * dot + wide, high),
        "left": pygame.Rect(x - dot - wide, y - high // 2, 2 * dot + wide, high),
        "below": pygame.Rect(x - wide // 2 - 2, y - dot, wide + 4, dot + _tall(look) + 4),
        "above": pygame.Rect(
            x - wide // 2 - 2, y - _tall(look) - 4, wide + 4, dot + _tall(look) + 4
        ),
    }
    whole = pygame.Rect((0, 0), sheet.size)
    for side, box in boxes.items():
        if whole.contains(box) and box.collidelist(full) < 0:
            found.places[name] = Label((x, y), box, side)
            full.append(box)
            return


def _around(look: Look, sheet: Sheet, found: Labels, full: list[pygame.Rect]) -> None:
    for title in sheet.land.ground:
        wide = look.type.full(title.upper(), "eyebrow")
        size = (wide + look.px(16), look.fonts.line(STYLES["eyebrow"]))
        middle = sheet.naming(title, full, size)
        if middle is not None:
            box = pygame.Rect((0, 0), size)
            box.center = round(middle[0]), round(middle[1])
            full.append(box)
            found.around[title] = box.center
