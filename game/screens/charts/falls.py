"""Causes that add up: a row for each, so that one can be chosen and looked into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.reports import charts
from game.reports.chart_looks import change, figure
from game.reports.scales import Scale, linear
from game.screens.charts import strokes
from game.screens.charts.pen import Pen
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import PAPER, Accent, Ground, Mark
from game.screens.layout.widget import Key, Widget
from game.screens.widgets.chart import Chart
from game.screens.widgets.control import SMALLEST, Control

#: The share of the width that labels have, and at most, in units that grow with text.
_LABELS, _MOST = 0.36, 250
_THICK, _ROW = 30, 44
_TORN = 5


def levels_of(chart: charts.Waterfall) -> list[float]:
    """Return where the sum stands: before, after each step, and at the end."""
    levels = [chart.before]
    for step in chart.steps:
        levels.append(levels[-1] + step.amount)
    return [*levels, chart.after]


def hue_of(step: charts.Step) -> Accent:
    """Return the colour of a step: luck is violet, what fell brick, what rose teal."""
    return "covert" if step.luck else "yours" if step.amount >= 0 else "harm"


@dataclass(eq=False)
class FallRow(Control):
    """One cause, or where the sum stood before and after.

    Attributes:
        chart: all causes.
        position: which of them, from 0; the first is the beginning, the last the end.
        chosen: whether it is looked into.
    """

    chart: charts.Waterfall = field(kw_only=True)
    position: int = field(kw_only=True)
    chosen: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "radio" if self.step is not None and self.on_do is not None else "text"

    @property
    def step(self) -> charts.Step | None:
        """The cause; None at the beginning and at the end."""
        inside = 0 < self.position <= len(self.chart.steps)
        return self.chart.steps[self.position - 1] if inside else None

    @property
    def value(self) -> str:
        """What it added, or where the sum stood."""
        return self.said

    @property
    def said(self) -> str:
        """Its figure."""
        if self.step is not None:
            return change(self.step.amount, self.chart.axis)
        return figure(
            self.chart.before if self.position == 0 else self.chart.after, self.chart.axis
        )

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is chosen."""
        return (*(("chosen",) if self.chosen else ()), *super().state)

    @property
    def focusable(self) -> bool:
        """Causes that can be looked into."""
        return self.on_do is not None and self.step is not None

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the longest word and room for a bar."""
        return look.type.least(self.label, "small") + look.px(120), look.px(420)

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of its label, with room for the bar."""
        label = look.type.set(self.label, "small", self._labels(look, width))
        return max(label.height + look.px(8), look.px(_ROW), look.px(SMALLEST))

    def on_key(self, key: Key) -> bool:
        """Look into it, or go to the next or the one before, which is looked into at once."""
        if key.name in {"up", "down"} and self.parent is not None:
            rows = [w for w in self.parent.children if isinstance(w, FallRow) and w.focusable]
            at = rows.index(self) + (1 if key.name == "down" else -1)
            if 0 <= at < len(rows):
                self.host.focus(rows[at].path)
                rows[at].press()
                return True
            return False
        return super().on_key(key)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the label, the bar, and the line that leads to the next."""
        ground: Ground = self.ground
        if self.chosen or self.hot:
            ground = ("chosen" if self.ground in PAPER else "raised") if self.chosen else ground
            canvas.box(self.rect, canvas.ground(ground), 5)
            mark: Mark = "yours" if self.chosen else "line"
            canvas.frame(self.rect, canvas.mark(mark, ground), 5, 2 if self.chosen else 1)
        pen = Pen(canvas, ground)
        self._paint_label(pen)
        sheet = self._sheet(pen)
        scale = linear(levels_of(self.chart), sheet.left, sheet.right)
        self._paint_links(pen, scale)
        if self.step is None:
            self._paint_whole(pen, scale)
        else:
            self._paint_step(pen, scale, self.step)
        self.ring(canvas)

    def _labels(self, look: Look, width: int) -> int:
        return max(min(round(_LABELS * width), look.em(_MOST)), look.px(60))

    def _paint_label(self, pen: Pen) -> None:
        look = pen.canvas.look
        wide = self._labels(look, self.rect.width)
        label = look.type.set(self.label, "small-strong" if self.chosen else "small", wide)
        corner = (self.rect.x + wide - label.width, self.rect.centery - label.height // 2)
        pen.canvas.set(label, corner, pen.colour("text"))

    def _sheet(self, pen: Pen) -> pygame.Rect:
        look = pen.canvas.look
        said = [change(step.amount, self.chart.axis) for step in self.chart.steps]
        figures = max((pen.wide(text, "strong") for text in said), default=0) + pen.px(16)
        left = self._labels(look, self.rect.width) + pen.px(14)
        wide = max(self.rect.width - left - figures, pen.px(20))
        return pygame.Rect(self.rect.x + left, self.rect.y, wide, self.rect.height)

    def _paint_links(self, pen: Pen, scale: Scale) -> None:
        """Draw dotted lines from the row before, and to the next."""
        levels = levels_of(self.chart)
        if self.position > 0:
            x = scale.at(levels[self.position - 1] if self.step is not None else levels[-1])
            pen.thin("edge", ((x, self.rect.top), (x, self.rect.centery)), (2, 3))
        if self.position <= len(self.chart.steps):
            x = scale.at(levels[self.position])
            pen.thin("edge", ((x, self.rect.centery), (x, self.rect.bottom)), (2, 3))

    def _box(self, pen: Pen, left: float, right: float) -> pygame.Rect:
        thick = min(pen.px(_THICK), self.rect.height - pen.px(6))
        box = pygame.Rect(round(left), 0, max(round(right - left), pen.px(2)), thick)
        box.centery = self.rect.centery
        return box

    def _paint_step(self, pen: Pen, scale: Scale, step: charts.Step) -> None:
        levels = levels_of(self.chart)
        ends = scale.at(levels[self.position - 1]), scale.at(levels[self.position])
        box = self._box(pen, min(ends), max(ends))
        colour = pen.colour(hue_of(step))
        pen.canvas.box(box, colour, 3)
        if step.amount < 0:  # never colour alone: what fell is hatched
            strokes.hatch(pen.canvas.surface, pen.paper, box, pen.px(7))
            pen.canvas.frame(box, colour, 3, 2)
        right = box.right + pen.px(8) + pen.wide(self.said, "strong") <= self.rect.right
        at = (box.right + pen.px(8) if right else box.left - pen.px(8), box.centery)
        pen.words(self.said, at, "left" if right else "right", hue_of(step), "strong")

    def _paint_whole(self, pen: Pen, scale: Scale) -> None:
        """Draw where the sum stood; its bar is torn where the scale does not begin at zero."""
        value = self.chart.before if self.position == 0 else self.chart.after
        begin = scale.at(0.0) if scale.low <= 0.0 <= scale.high else scale.begins
        ends = sorted((begin, scale.at(value)))
        box = self._box(pen, *ends)
        pen.canvas.box(box, pen.colour("track"), 3)
        if not scale.low <= 0.0 <= scale.high:
            _tear(pen, box)
        wide = pen.wide(self.said, "strong")
        inside = wide + pen.px(16) <= box.width
        at = (box.right - pen.px(8) if inside else box.right + pen.px(8), box.centery)
        pen.words(self.said, at, "right" if inside else "left", "text", "strong")


def _tear(pen: Pen, box: pygame.Rect) -> None:
    """Tear off the left end of a bar: it is longer than it is drawn."""
    size = pen.px(_TORN)
    points = [(float(box.left - 1), float(box.top - 1))]
    for position, y in enumerate(range(box.top - 1, box.bottom + size, size)):
        points.append((box.left + (size if position % 2 else 0), float(y)))
    points.append((float(box.left - 1), float(box.bottom)))
    with pen.canvas.clipped(box):
        pygame.draw.polygon(pen.canvas.surface, pen.paper, points)


@dataclass(eq=False)
class WaterfallChart(Chart):
    """Causes that add up, one under another; each can be looked into.

    Attributes:
        chart: what is drawn.
        on_choose: told the position of a cause that is looked into; None where none can be.
        chosen: the position of the one that is.
    """

    chart: charts.Waterfall = field(kw_only=True)
    on_choose: Callable[[int], None] | None = field(default=None, kw_only=True)
    chosen: int | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        steps = [self._row(step.label, k + 1) for k, step in enumerate(self.chart.steps)]
        first, last = (
            self._row(self.chart.before_label, 0),
            self._row(self.chart.after_label, len(steps) + 1),
        )
        self._rows = (first, *steps, last)

    @property
    def children(self) -> Sequence[Widget]:
        """Its rows, or the table or sentence that is shown in their place."""
        return super().children or self._rows

    def measure(self, look: Look) -> tuple[int, int]:
        """Return what the widest row needs."""
        each = [row.widths(look) for row in self._rows]
        return max(w[0] for w in each), max(w[1] for w in each)

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of all rows."""
        return sum(row.height(look, width) for row in self._rows)

    def arrange(self, look: Look) -> None:
        """Place the rows, sharing what is left over up to half as much again."""
        if self.children != self._rows:
            super().arrange(look)
            return
        need = self.measure_height(look, self.rect.width)
        extra = min(max(self.rect.height - need, 0), need // 2)
        y = self.rect.y
        for position, row in enumerate(self._rows):
            high = row.height(look, self.rect.width)
            share = extra * (position + 1) // len(self._rows) - extra * position // len(self._rows)
            row.place(look, pygame.Rect(self.rect.x, y, self.rect.width, high + share))
            y += high + share

    def paint(self, canvas: Canvas) -> None:
        """Paint the rows, or what is shown in their place."""
        for child in self.children:
            if canvas.sees(child.rect):
                child.paint(canvas)
        self.ring(canvas)

    def _row(self, label: str, place: int) -> FallRow:
        inside = 0 < place <= len(self.chart.steps)
        press = self.on_choose
        return FallRow(
            label,
            (lambda: press(place - 1)) if press is not None and inside else None,
            id=f"row{place}",
            chart=self.chart,
            position=place,
            chosen=self.chosen == place - 1 and inside,
        )
