"""The graph of causes: what moved, what moved it, and what is behind that, two steps deep."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.judgement.causes import Term
from game.screens.charts import strokes
from game.screens.charts.pen import Pen
from game.screens.charts.signs import colour_of
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Ground, Mark
from game.screens.layout.widget import Widget
from game.screens.widgets.text import Text

_GAP, _DROP, _PAD = 14, 44, (12, 7)
_WIDEST = 200
_HEAD = 7
#: Causes beside each other at each step.
BESIDE = 3
#: What somebody decided is teal, luck violet, all else quiet.
_HUES: dict[str, Mark] = {
    "choice": "yours",
    "price": "yours",
    "instrument": "yours",
    "event": "covert",
    "luck": "covert",
}


@dataclass(frozen=True, slots=True)
class Knot:
    """A node of the graph.

    Attributes:
        words: its name.
        spoken: its name with what it did.
        hue: of its outline.
        rises: whether it raised what it points to; None for what is explained.
        chosen: whether it is looked into.
        to: the position in the row above of what it points to.
    """

    words: str
    spoken: str
    hue: Mark
    rises: bool | None
    chosen: bool = False
    to: int = 0


def hue_of(term: Term) -> Mark:
    """Return the colour of a cause: what somebody decided, luck, or all else."""
    return _HUES.get(term.evidence.kind, "edge")


@dataclass(eq=False)
class Node(Widget):
    """A cause in the graph."""

    knot: Knot

    def __post_init__(self) -> None:
        self._text = Text(
            self.knot.words, "small-strong", side="centre", spoken=self.knot.spoken, wide=_WIDEST
        )

    @property
    def children(self) -> Sequence[Widget]:
        """Its name."""
        return (self._text,)

    @property
    def ground_inside(self) -> Ground:
        """Its own ground."""
        return "chosen" if self.knot.rises is None or self.knot.chosen else "card"

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what its name needs."""
        least, liked = self._text.widths(look)
        around = 2 * look.px(_PAD[0])
        return least + around, liked + around

    def measure_height(self, look: Look, width: int) -> int:
        """Return what its name needs."""
        room = max(width - 2 * look.px(_PAD[0]), 1)
        return self._text.height(look, room) + 2 * look.px(_PAD[1])

    def arrange(self, look: Look) -> None:
        """Place its name."""
        wide, high = look.px(_PAD[0]), look.px(_PAD[1])
        self._text.place(look, self.rect.inflate(-2 * wide, -2 * high))

    def paint_self(self, canvas: Canvas) -> None:
        """Draw its ground and outline."""
        round_ = min(self.rect.height / 2 / canvas.look.metrics.window, 17)
        canvas.box(self.rect, canvas.ground(self.ground_inside), round_)
        told = self.knot.rises is None
        colour = colour_of(canvas, "text" if told else self.knot.hue, self.ground_inside)
        strong = told or self.knot.chosen or self.knot.hue != "edge"
        canvas.frame(self.rect, colour, round_, 2 if strong else 1)


@dataclass(eq=False)
class CauseGraph(Widget):
    """Rows of causes, each pointing to what it moved; what lowers points with a dashed line.

    Attributes:
        rows: what moved first, then causes, then what is behind them.
        label: what it is.
    """

    rows: Sequence[Sequence[Knot]]
    label: str = field(kw_only=True)

    def __post_init__(self) -> None:
        self.role = "region"
        self._nodes = [
            [Node(knot, id=f"node{row}-{place}") for place, knot in enumerate(knots)]
            for row, knots in enumerate(self.rows)
        ]

    @property
    def name(self) -> str:
        """What it is."""
        return self.label

    @property
    def children(self) -> Sequence[Widget]:
        """All nodes, from the top."""
        return [node for row in self._nodes for node in row]

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what the widest row needs."""
        gap = look.px(_GAP)
        each = [[node.widths(look) for node in row] for row in self._nodes]
        least = max(sum(w[0] for w in row) + gap * (len(row) - 1) for row in each)
        liked = max(sum(w[1] for w in row) + gap * (len(row) - 1) for row in each)
        return least, liked

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of all rows, with room for arrows."""
        highs = [self._tall(look, row, width) for row in self._nodes]
        return sum(highs) + look.px(_DROP) * (len(highs) - 1)

    def arrange(self, look: Look) -> None:
        """Place each row in the middle, one below another."""
        gap, y = look.px(_GAP), self.rect.y
        need = self.measure_height(look, self.rect.width)
        spare = max(self.rect.height - need, 0) // max(len(self._nodes) - 1, 1)
        drop = look.px(_DROP) + min(spare, look.px(_DROP))
        for row in self._nodes:
            widths = self._widths(look, row, self.rect.width)
            high = self._tall(look, row, self.rect.width)
            used = sum(widths) + gap * (len(row) - 1)
            x = self.rect.x + max(self.rect.width - used, 0) // 2
            spread = max(self.rect.width - used, 0) // (len(row) + 1) if len(row) > 1 else 0
            x -= spread * (len(row) - 1) // 2
            for node, wide in zip(row, widths, strict=True):
                own = node.height(look, wide)
                node.place(look, pygame.Rect(x, y + (high - own) // 2, wide, own))
                x += wide + gap + spread
            y += high + drop

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the arrows."""
        pen = Pen(canvas, self.ground)
        for above, below in zip(self._nodes, self._nodes[1:], strict=False):
            for node in below:
                _arrow(pen, node, above[min(node.knot.to, len(above) - 1)])

    def _widths(self, look: Look, row: Sequence[Node], room: int) -> list[int]:
        room -= look.px(_GAP) * (len(row) - 1)
        each = [node.widths(look) for node in row]
        if sum(w[1] for w in each) <= room:
            return [w[1] for w in each]
        least = sum(w[0] for w in each)
        more = max(sum(w[1] - w[0] for w in each), 1)
        free = max(room - least, 0)
        return [w[0] + free * (w[1] - w[0]) // more for w in each]

    def _tall(self, look: Look, row: Sequence[Node], room: int) -> int:
        widths = self._widths(look, row, room)
        return max(n.height(look, w) for n, w in zip(row, widths, strict=True))


def _arrow(pen: Pen, node: Node, to: Node) -> None:
    """Draw an arrow from a cause to what it moved, with its sign beside it."""
    across = to.rect.width // 3
    x1 = min(max(node.rect.centerx, to.rect.centerx - across), to.rect.centerx + across)
    start, end = (node.rect.centerx, node.rect.top), (x1, to.rect.bottom + pen.px(2))
    head = pen.px(_HEAD)
    colour = pen.colour("muted")
    length = max(((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5, 1)
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    neck = (end[0] - ux * head, end[1] - uy * head)
    dash = () if node.knot.rises else (pen.px(5), pen.px(4))
    strokes.path(pen.canvas.surface, colour, (start, neck), pen.px(2), dash)
    wing = head * 0.6
    corners = [
        (float(end[0]), float(end[1])),
        (neck[0] - uy * wing, neck[1] + ux * wing),
        (neck[0] + uy * wing, neck[1] - ux * wing),
    ]
    strokes.area(pen.canvas.surface, colour, corners)
    sign = "+" if node.knot.rises else "\N{MINUS SIGN}"
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    pen.canvas.disc(middle, pen.tall("strong") // 2 - pen.px(2), pen.paper)
    pen.words(sign, middle, "centre", "text", "strong")
