"""The legend: what a layer's colours and hatching mean, and the marks that are on the map."""

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.screens.charts import strokes
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.widget import Widget
from game.screens.map.land import Land
from game.screens.map.picture import Picture, hatching_of
from game.screens.map.sheet import Sheet
from game.screens.map.spots import MARKS
from game.screens.map.state import Kind, LayerState, MapState
from game.screens.numbers import plain
from game.screens.widgets.text import Text
from game.screens.wording import Words

_STEPS = 5
_NOWHERE = Sheet(Land(1.0, {}, {}, (), (0, 0, 1, 1)), (1, 1), (0, 0, 0, 0))


@dataclass(eq=False)
class Ramp(Widget):
    """The colours of a layer from palest to strongest, with their hatching."""

    layer: LayerState

    def measure(self, look: Look) -> tuple[int, int]:
        """Return a width in which five steps can be told apart."""
        return look.em(100), look.em(150)

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of a line."""
        del width
        return look.em(12)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw five steps."""
        picture = Picture(canvas, _NOWHERE, self.layer.accent, {})
        for step in range(_STEPS):
            left = self.rect.x + self.rect.width * step // _STEPS
            right = self.rect.x + self.rect.width * (step + 1) // _STEPS
            box = pygame.Rect(left, self.rect.y, right - left - 1, self.rect.height)
            share = step / (_STEPS - 1)
            canvas.surface.fill(picture.colour(share), box)
            gap = hatching_of(share)
            if gap:
                strokes.hatch(canvas.surface, canvas.ground("desk"), box, canvas.look.px(gap))


@dataclass(eq=False)
class MarkSample(Widget):
    """A mark as it stands on the map."""

    kind: Kind

    def measure(self, look: Look) -> tuple[int, int]:
        """Return its width."""
        return look.px(18), look.px(18)

    def measure_height(self, look: Look, width: int) -> int:
        """Return its height."""
        del width
        return look.px(18)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw it."""
        shape, accent = MARKS[self.kind]
        colours = (canvas.mark(accent, self.ground), canvas.ground(self.ground))
        radius = canvas.look.px(6)
        strokes.point(canvas.surface, (shape, True), self.rect.center, radius, colours)


def legend_of(say: Words, state: MapState, layer: LayerState) -> Widget:
    """Return the legend of a layer."""
    ends = [plain(say, layer.low), plain(say, layer.high)]
    scale = Column(
        [
            Ramp(layer),
            Row(
                [
                    Text(ends[0], "small", "muted"),
                    Space(grow=1),
                    Text(say("map.or_more", value=ends[1]), "small", "muted"),
                ],
                stacks=False,
            ),
        ],
        gap=2,
    )
    return Panel(
        [
            Text(layer.title, "small-strong", wide=190),
            Text(layer.unit, "small", "muted", wide=190) if layer.unit else None,
            scale,
            *_marks(say, state),
        ],
        on="bar",
        pad=(12, 9),
        gap=4,
        id="legend",
        title=say("map.legend"),
    )


def _marks(say: Words, state: MapState) -> Iterator[Widget]:
    for kind in dict.fromkeys(mark.kind for mark in state.marks):
        yield Row(
            [MarkSample(kind), Text(say(f"map.mark_{kind}"), "small", wide=170)],
            gap=6,
            stacks=False,
            id=kind,
        )
