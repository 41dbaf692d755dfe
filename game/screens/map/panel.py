"""The map as a widget: the picture, its legend, its layers, and spots that tell what is there."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pygame

from game.content.scenario import Scenario
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.layout.widget import Host, Widget
from game.screens.map import telling
from game.screens.map.card import paint_card
from game.screens.map.labels import Labels, lay_out
from game.screens.map.land import Land, land_of
from game.screens.map.legend import legend_of
from game.screens.map.picture import Picture, name_neighbours
from game.screens.map.sheet import Sheet
from game.screens.map.spots import Spot
from game.screens.map.state import LayerState, MapState, state_of
from game.screens.widgets.chart import Chart
from game.screens.widgets.choices import Choice
from game.screens.wording import Words
from game.session.view import View

_EDGE = 12
_WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
Choose = Callable[[str], None]


def map_panel(
    say: Words,
    scenario: Scenario,
    view: View,
    layer: str,
    on_layer: Choose,
    on_decision: Choose | None = None,
) -> "MapPanel | None":
    """Return the map of a game; None where the pack has none.

    Args:
        say: the words of the player's language.
        scenario: the pack.
        view: what may be seen.
        layer: the id of the layer that is shown; the first where there is none of that id.
        on_layer: told which layer is wanted.
        on_decision: told which decision is pressed where it is marked.
    """
    state = state_of(scenario, view)
    chosen = None if state is None else state.layer(layer)
    if state is None or chosen is None:
        return None
    state = state.with_areas(chosen)
    return MapPanel(
        say("map.title", layer=chosen.title),
        id="map",
        say=say,
        known=state,
        layer=chosen,
        on_layer=on_layer,
        on_decision=on_decision,
        sentence=lambda: telling.sentence_of(say, state, chosen),
        table=lambda: telling.table_of(say, state),
        high=380,
    )


@dataclass(eq=False)
class MapPanel(Chart):
    """The map of a game; it goes to the edges of its place.

    Attributes:
        say: the words of the player's language.
        known: what it tells.
        layer: that colours it.
        on_layer: told which layer is wanted.
        on_decision: told which decision is pressed.
    """

    say: Words = field(kw_only=True)
    known: MapState = field(kw_only=True)
    layer: LayerState = field(kw_only=True)
    on_layer: Choose = field(kw_only=True)
    on_decision: Choose | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "map"
        self.grow = self.grow or 1
        self._legend = legend_of(self.say, self.known, self.layer)
        layers = [(each.id, each.title) for each in self.known.layers]
        self._tabs = Choice(
            self.say("map.layers"), layers, self.layer.id, self.on_layer, kind="tab", id="layers"
        )
        self._spots = {spot.id: spot for spot in self._made()}
        self._hidden: frozenset[str] = frozenset()

    # -- what it is made of -------------------------------------------------------------

    @property
    def children(self) -> Sequence[Widget]:
        """Legend, regions, places that have room, and the layers; or the table, or the sentence."""
        if self._shown is not None:
            return (self._shown, self._tabs)
        spots = (spot for name, spot in self._spots.items() if name not in self._hidden)
        return (self._legend, *spots, self._tabs)

    def mount(self, host: Host, parent: Widget | None = None, name: str = "") -> None:
        """Be mounted, the table or the sentence on paper of its own."""
        self._hidden = frozenset()
        super().mount(host, parent, name)

    def _made(self) -> Iterator[Spot]:
        for name in self.known.plan.regions:
            yield telling.region_spot(self.say, self.known, self.layer, name, self)
        for name in self.known.plan.places:
            yield telling.place_spot(self.say, self.known, name, self)

    def pressed(self, decision: str) -> None:
        """Open a decision that is marked."""
        if self.on_decision is not None:
            self.on_decision(decision)

    # -- keys ---------------------------------------------------------------------------

    def keep(self, spot: Spot) -> None:
        """Remember where the focus is, so that Tab comes back to it."""
        for each in self._spots.values():
            each.chosen = each is spot
        self.remember("at", spot.id)

    def go(self, spot: Spot, way: str) -> bool:
        """Go to the nearest spot in a direction."""
        dx, dy = _WAYS[way]
        best, nearest = None, math.inf
        for other in self._spots.values():
            if other is spot or other.id in self._hidden:
                continue
            x = other.rect.centerx - spot.rect.centerx
            y = other.rect.centery - spot.rect.centery
            along, across = x * dx + y * dy, abs(x * dy) + abs(y * dx)
            if along > 0 and along + 2 * across < nearest:
                best, nearest = other, along + 2 * across
        if best is None:
            return False
        self.host.focus(best.path)
        return True

    # -- where it is --------------------------------------------------------------------

    def arrange(self, look: Look) -> None:
        """Place the layers at the foot, the legend on top, and what has room on the land."""
        edge = look.px(_EDGE)
        inside = self.rect.inflate(-2 * edge, -2 * edge)
        high = self._tabs.height(look, inside.width)
        foot = pygame.Rect(inside.x, inside.bottom - high, inside.width, high)
        self._tabs.place(look, foot)
        if self._shown is not None:
            room = pygame.Rect(inside.x, inside.y, inside.width, foot.top - inside.top - edge)
            self._shown.place(look, room)
            return
        wide = min(self._legend.widths(look)[1], inside.width)
        tall = self._legend.height(look, wide)
        self._legend.place(look, pygame.Rect(inside.x, inside.y, wide, tall))
        sheet, labels = self._laid_out(look)
        self._put(sheet, labels)

    def _laid_out(self, look: Look) -> tuple[Sheet, Labels]:
        """Return where everything stands: as it was kept, unless something has changed."""
        legend = self._legend.rect.move(-self.rect.x, -self.rect.y)
        tabs = self._tabs.rect.move(-self.rect.x, -self.rect.y)
        figures = {name: spot.figure for name, spot in self._spots.items()}
        key = (look.metrics, self.rect.size, tuple(legend), tuple(tabs), figures, self.known.marks)
        kept = self.remembered("laid out", None)
        if kept is None or kept[0] != key:
            sheet = self._fitted(look, legend, tabs)
            regions = {name: figures[f"region-{name}"] for name in self.known.plan.regions}
            taken = [legend, tabs]
            labels = lay_out(look, sheet, self.known, regions, taken)
            kept = (key, sheet, labels)
            self.remember("laid out", kept)
        return kept[1], kept[2]

    def _fitted(self, look: Look, legend: pygame.Rect, tabs: pygame.Rect) -> Sheet:
        """Return the land as large as it fits above the layers, and clear of the legend."""
        edge = look.px(_EDGE)
        foot = self.rect.height - tabs.top + edge
        sheet = self._sheet((edge, edge, edge, foot))
        corners = (legend.bottomright, legend.midbottom, legend.midright)
        if not any(sheet.region_at(corner) for corner in corners):
            return sheet
        beside = self._sheet((legend.right + edge, edge, edge, foot))
        below = self._sheet((edge, legend.bottom + edge, edge, foot))
        return max((beside, below), key=lambda each: each.scale)

    def _sheet(self, room: tuple[int, int, int, int]) -> Sheet:
        """Return the land in its place; outlines are found once for each size of it."""
        key = (self.rect.size, *self.known.plan.regions)
        known = self.remembered("sheets", None)
        if known is None or known[0] != key:
            known = (key, {})
            self.remember("sheets", known)
        sheets: dict[tuple[int, int, int, int], Sheet] = known[1]
        if room not in sheets:
            sheets[room] = Sheet(self._land(), self.rect.size, room)
        return sheets[room]

    def _land(self) -> Land:
        key, kept = tuple(self.known.plan.regions), self.remembered("land", None)
        if kept is None or kept[0] != key:
            kept = (key, land_of(self.known.plan))
            self.remember("land", kept)
        land: Land = kept[1]
        return land

    def _put(self, sheet: Sheet, labels: Labels) -> None:
        corner = self.rect.topleft
        for name in self.known.plan.regions:
            if name in labels.regions:
                spot = self._spots[f"region-{name}"]
                spot.put(corner, labels.regions[name], sheet.masks[name])
        for name, label in labels.places.items():
            self._spots[f"place-{name}"].put(corner, label, None)
        self._hidden = frozenset(
            name for name, spot in self._spots.items() if spot.label_at is None
        )
        shown = [spot for name, spot in self._spots.items() if name not in self._hidden]
        at = self.remembered("at", "")
        chosen = next((spot for spot in shown if spot.id == at), shown[0] if shown else None)
        for spot in shown:
            spot.chosen = spot is chosen

    # -- how it looks -------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        """Paint the picture, what stands on it, and what is to know of what is pointed at."""
        if self._shown is not None:
            self._shown.paint(canvas)
            self._tabs.paint(canvas)
            self.ring(canvas)
            return
        with canvas.clipped(self.rect):
            canvas.surface.blit(self._pictured(canvas), self.rect.topleft)
            lit = next((spot for spot in self._spots.values() if spot.lit), None)
            if lit is not None and lit.what == "region":
                self._paint_outline(canvas, lit)
            for child in self.children:
                child.paint(canvas)
            if lit is not None:
                room = self.rect.inflate(-16, -16)
                room.height = self._tabs.rect.top - room.top - 4
                paint_card(canvas, lit, room)
        if self.in_focus:
            inset = -canvas.look.px(10)
            self.ring(canvas, self.rect.inflate(inset, inset))

    def _pictured(self, canvas: Canvas) -> pygame.Surface:
        sheet, labels = self._laid_out(canvas.look)
        shares = {
            value.region: round(value.share, 3)
            for (layer, _), value in self.known.values.items()
            if layer == self.layer.id
        }
        look = canvas.look
        key = (sheet.room, labels, look.metrics, look.theme.name, self.layer.id, shares)
        kept = self.remembered("picture", None)
        if kept is None or kept[0] != key:
            drawn = Picture(canvas, sheet, self.layer.accent, shares).drawn()
            name_neighbours(canvas.on(drawn), labels.around)
            kept = (key, drawn)
            self.remember("picture", kept)
        picture: pygame.Surface = kept[1]
        return picture

    def _paint_outline(self, canvas: Canvas, spot: Spot) -> None:
        sheet, _ = self._laid_out(canvas.look)
        colour = canvas.mark("focus", "desk")
        for points in sheet.outlines[spot.id.removeprefix("region-")]:
            moved = [(x + self.rect.x, y + self.rect.y) for x, y in points]
            if len(moved) > 1:
                thick = canvas.look.px(2)
                pygame.draw.lines(canvas.surface, colour, closed=True, points=moved, width=thick)
