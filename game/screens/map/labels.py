"""Labels: where names and figures stand on a map so that none lies over another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pygame

from game.screens.drawing.look import Look
from game.screens.drawing.type import STYLES, Style
from game.screens.map.sheet import Sheet
from game.screens.map.state import MapState

_DOT = 12
_LEAST, _SMALLEST = 28, 24
#: A region without room has its spot no further away than this, in pixels.
_FAR = 120
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
    maker = _Maker(look, sheet, state, list(taken), figures)
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
        figures: of regions.
        found: where everything stands so far.
    """

    look: Look
    sheet: Sheet
    state: MapState
    full: list[pygame.Rect]
    figures: Mapping[str, str]
    found: Labels = field(default_factory=Labels)

    def region(self, name: str, figure: str = "", least: float = _LEAST) -> None:
        """Give a region a place for its figure, or at least for the keyboard to come to."""
        side = self.look.px(least)
        wide = self.look.type.full(figure, PLACE) + 2 * self.look.px(_PAD)
        for size in ((max(wide, side), max(self._tall, side)), (side, side)):
            middle = self.sheet.middle(name, self.full, size)
            if middle is not None:
                box = pygame.Rect((0, 0), size)
                box.center = round(middle[0]), round(middle[1])
                fits = bool(figure) and size[0] >= wide
                self.found.regions[name] = Label(box.center, box, "figure" if fits else "")
                self.full.append(box)
                return

    def rest(self, order: Sequence[str], marked: Sequence[str]) -> None:
        """Let every region be reached, even where places and figures must make room for it."""
        for attempt in (self._as_it_is, self._without_places, self._without_figures):
            missing = [name for name in order if name not in self.found.regions]
            if missing:
                attempt(missing, order, marked)
        for name in order:
            if name not in self.found.regions:
                self._anyhow(name)

    def _as_it_is(self, missing: Sequence[str], *_: Sequence[str]) -> None:
        for name in missing:
            self.region(name)

    def _without_places(
        self, missing: Sequence[str], _: Sequence[str], marked: Sequence[str]
    ) -> None:
        for place in [place for place in self.found.places if place not in marked]:
            self.full.remove(self.found.places.pop(place).box)
        for name in missing:
            self.region(name)

    def _without_figures(
        self, _: Sequence[str], order: Sequence[str], marked: Sequence[str]
    ) -> None:
        """Give every region a spot first, of marked places the dots, then figures what is left."""
        for label in (*self.found.regions.values(), *self.found.places.values()):
            self.full.remove(label.box)
        self.found.regions.clear()
        self.found.places.clear()
        for name in marked:
            self.place(name, named=False)
        for name in order:
            self.region(name, least=_SMALLEST)
        for name in reversed(order):
            if self.figures.get(name) and name in self.found.regions:
                before = self.found.regions.pop(name)
                self.full.remove(before.box)
                self.region(name, self.figures[name], least=_SMALLEST)
                if name not in self.found.regions:
                    self.found.regions[name] = before
                    self.full.append(before.box)

    def _anyhow(self, name: str) -> None:
        """Give a region the free spot that is nearest to it, even beside it."""
        side = self.look.px(_SMALLEST)
        x, y = self.sheet.masks[name].centroid()
        whole = pygame.Rect((0, 0), self.sheet.size)
        box = pygame.Rect(0, 0, side, side)
        away = [(dx, dy) for dx in range(-_FAR, _FAR + 1, 4) for dy in range(-_FAR, _FAR + 1, 4)]
        for dx, dy in sorted(away, key=lambda by: by[0] ** 2 + by[1] ** 2):
            box.center = x + dx, y + dy
            if whole.contains(box) and box.collidelist(self.full) < 0:
                break
        self.full.append(box)
        self.found.regions[name] = Label(box.center, box, "")

    def place(self, name: str, *, named: bool = True) -> None:
        """Give a place the first side of its dot on which its name has room, or the dot alone."""
        place = self.state.plan.places[name]
        x, y = (round(part) for part in self.sheet.spot(self.sheet.land.at(place.at)))
        whole = pygame.Rect((0, 0), self.sheet.size)
        for side, box in self._boxes(place.title, x, y):
            wanted = named if side else bool(self.state.at(name))
            if wanted and whole.contains(box) and box.collidelist(self.full) < 0:
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
