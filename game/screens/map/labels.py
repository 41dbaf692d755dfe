"""Labels: where names and figures stand on a map so that none lies over another."""

from collections.abc import Iterator, Mapping, Sequence
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
    figures: Mapping[str, str],
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
    maker = _Maker(look, sheet, state, list(taken))
    marked = tuple(dict.fromkeys(mark.place for mark in state.marks))
    for name in marked:
        maker.place(name)
    # The smallest region comes before all others: it has the least choice.
    order = sorted(state.plan.regions, key=lambda name: sheet.masks[name].count())
    for name in filter(figures.get, order):
        maker.region(name, figures[name])
    for name, place in state.plan.places.items():
        if name not in marked and place.member is not None:
            maker.place(name)
    maker.rest(order, marked)
    maker.around()
    return maker.found


@dataclass(slots=True)
class _Maker:
    """Gives room to one after another.

    Attributes:
        look: to measure with.
        sheet: where the outlines lie.
        state: what the map tells.
        full: boxes that are taken.
        found: where everything stands so far.
    """

    look: Look
    sheet: Sheet
    state: MapState
    full: list[pygame.Rect]
    found: Labels = field(default_factory=Labels)

    def region(self, name: str, figure: str = "") -> None:
        """Give a region a place for its figure, or at least for the keyboard to come to."""
        least = self.look.px(_LEAST)
        wide = self.look.type.full(figure, PLACE) + 2 * self.look.px(_PAD)
        for size in ((max(wide, least), max(self._tall, least)), (least, least)):
            middle = self.sheet.middle(name, self.full, size)
            if middle is not None:
                box = pygame.Rect((0, 0), size)
                box.center = round(middle[0]), round(middle[1])
                side = "" if size[0] < wide else "figure"
                self.found.regions[name] = Label(box.center, box, side)
                self.full.append(box)
                return

    def rest(self, order: Sequence[str], marked: Sequence[str]) -> None:
        """Let every region be reached, even where places must make room for it."""
        for name in order:
            if name not in self.found.regions:
                self.region(name)
        missing = [name for name in order if name not in self.found.regions]
        if missing:
            for place in [place for place in self.found.places if place not in marked]:
                self.full.remove(self.found.places.pop(place).box)
            for name in missing:
                self.region(name)

    def place(self, name: str) -> None:
        """Give a place the first side of its dot on which its name has room."""
        place = self.state.plan.places[name]
        x, y = (round(part) for part in self.sheet.spot(self.sheet.land.at(place.at)))
        whole = pygame.Rect((0, 0), self.sheet.size)
        for side, box in self._boxes(place.title, x, y):
            named = bool(side) or bool(self.state.at(name))
            if named and whole.contains(box) and box.collidelist(self.full) < 0:
                self.found.places[name] = Label((x, y), box, side)
                self.full.append(box)
                return

    def around(self) -> None:
        """Name what lies around, where there is room."""
        for title in self.sheet.land.ground:
            wide = self.look.type.full(title.upper(), "eyebrow")
            size = (wide + self.look.px(16), self.look.fonts.line(STYLES["eyebrow"]))
            middle = self.sheet.naming(title, self.full, size)
            if middle is not None:
                box = pygame.Rect((0, 0), size)
                box.center = round(middle[0]), round(middle[1])
                self.full.append(box)
                self.found.around[title] = box.center

    @property
    def _tall(self) -> int:
        return self.look.fonts.line(STYLES[PLACE])

    def _boxes(self, title: str, x: int, y: int) -> Iterator[tuple[str, pygame.Rect]]:
        """Yield the sides of a dot with the box that a name there takes; the dot alone last."""
        wide = self.look.type.full(title, PLACE) + self.look.px(2)
        dot, high = self.look.px(_DOT), max(self._tall, self.look.px(_LEAST))
        beside, below = (2 * dot + wide, high), (wide + 4, dot + self._tall + 4)
        yield "right", pygame.Rect((x - dot, y - high // 2), beside)
        yield "left", pygame.Rect((x - dot - wide, y - high // 2), beside)
        yield "below", pygame.Rect((x - wide // 2 - 2, y - dot), below)
        yield "above", pygame.Rect((x - wide // 2 - 2, y - self._tall - 4), below)
        yield "", pygame.Rect(x - high // 2, y - high // 2, high, high)
