"""The timeline: the whole period on the bar, what was decided and what happened above it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.model.quarters import QUARTERS_A_YEAR, parse_quarter
from game.screens.dates import quarter_words
from game.screens.drawing import shapes
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Ground
from game.screens.drawing.type import STYLES
from game.screens.playing import Playing
from game.screens.widgets.chart import Chart
from game.screens.widgets.table import Table
from game.session.events import DecisionAnswered, EventHappened

_TONES: dict[str, Accent] = {"bad": "harm", "good": "livelihood", "mixed": "frontier"}
_GROUND: Ground = "bar"
_HIGH = 44


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a quarter.

    Attributes:
        quarter: when, as a number.
        accent: its colour.
        chosen: whether the player decided it: a disc; what happened is a diamond.
        words: what it was.
    """

    quarter: int
    accent: Accent
    chosen: bool
    words: str


def marks_of(playing: Playing) -> Iterator[Mark]:
    """Yield what the player decided and what happened, in order."""
    for passed in playing.game.past:
        for event in passed.events:
            if isinstance(event, DecisionAnswered) and event.who == "player":
                words = playing.ui.say("desk.timeline.chose", title=event.title, label=event.label)
                yield Mark(passed.quarter, "yours", chosen=True, words=words)
            elif isinstance(event, EventHappened):
                tone = _TONES.get(event.tone, "covert")
                yield Mark(passed.quarter, tone, chosen=False, words=event.title)


def timeline(playing: Playing) -> Chart:
    """Return the timeline of a game."""
    say, view = playing.ui.say, playing.view
    now = parse_quarter(view.quarter)
    first = now - view.elapsed + (1 if playing.over and view.elapsed == view.quarters else 0)
    marks = tuple(marks_of(playing))
    drawing = _Drawing(first, first + view.quarters, now, marks)

    def table() -> Table:
        rows = [[quarter_words(say, view_quarter(m.quarter)), m.words] for m in marks]
        heads = [say("desk.timeline.when"), say("desk.timeline.what")]
        return Table(say("desk.timeline.label"), heads, rows)

    sentence = say(
        "desk.timeline.sentence",
        quarter=quarter_words(say, view.quarter),
        number=min(view.elapsed + 1, view.quarters),
        of=view.quarters,
        marks=len(marks),
    )
    return Chart(
        say("desk.timeline.label"),
        (lambda: playing.open("quarter")) if playing.opens("quarter") and view.last else None,
        id="timeline",
        draw=drawing.draw,
        sentence=lambda: sentence,
        table=table if marks else None,
        high=_HIGH,
        wide=420,
        grow=1,
        version=(now, len(marks), first),
    )


def view_quarter(quarter: int) -> str:
    """Return a numbered quarter as views write it."""
    year, part = divmod(quarter, QUARTERS_A_YEAR)
    return f"{year}Q{part + 1}"


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The timeline between two quarters, drawn on the bar."""

    first: int
    end: int
    now: int
    marks: tuple[Mark, ...]

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Draw it into a rectangle."""
        look = canvas.look
        inside = rect.inflate(-look.px(24), 0)
        # Words below the line, marks above it: both keep their room at any size of text.
        y = rect.bottom - look.fonts.line(STYLES["small"]) - look.px(4)
        self._ticks(canvas, inside, y)
        thick = max(look.px(3), 1)
        x = self._at(inside, self.now)
        canvas.surface.fill(canvas.mark("track", _GROUND), (inside.x, y - 1, inside.width, thick))
        canvas.surface.fill(
            canvas.mark("yours", _GROUND), (inside.x, y - 1, round(x) - inside.x, thick)
        )
        self._happened(canvas, inside, y - look.px(15))
        spot = shapes.disc(
            look.px(7), canvas.tone("text", _GROUND), canvas.ground("primary"), look.px(3)
        )
        canvas.surface.blit(spot, spot.get_rect(center=(round(x), y)))

    def _at(self, inside: pygame.Rect, quarter: float) -> float:
        return inside.x + (quarter - self.first) * inside.width / max(self.end - self.first, 1)

    def _ticks(self, canvas: Canvas, inside: pygame.Rect, y: int) -> None:
        look = canvas.look
        short, long = look.px(6), look.px(10)
        grey, pale = canvas.mark("edge", _GROUND), canvas.mark("line", _GROUND)
        for quarter in range(self.first, self.end + 1):
            x = round(self._at(inside, quarter))
            year = quarter % QUARTERS_A_YEAR == 0
            high = long if year else short
            canvas.surface.fill(grey if year else pale, (x, y - high, max(look.px(1), 1), high))
        self._years(canvas, inside, y + look.px(4))

    def _years(self, canvas: Canvas, inside: pygame.Rect, top: int) -> None:
        """Write every year in the middle of its quarters, or every other one where that is all."""
        wide = canvas.look.type.full(str(self.end // QUARTERS_A_YEAR), "small")
        room = inside.width * QUARTERS_A_YEAR / max(self.end - self.first, 1)
        step = max(math.ceil((wide + canvas.look.px(8)) / max(room, 1)), 1)
        first = -(-self.first // QUARTERS_A_YEAR)
        for year in range(first, -(-self.end // QUARTERS_A_YEAR), step):
            middle = self._at(inside, (year + 0.5) * QUARTERS_A_YEAR)
            left = round(middle) - wide // 2
            if left + wide <= inside.right + canvas.look.px(12):
                tone = canvas.tone("muted", _GROUND)
                canvas.write(str(year), "small", (left, top), tone)

    def _happened(self, canvas: Canvas, inside: pygame.Rect, y: int) -> None:
        """Draw marks above the line: discs for what was decided, diamonds for what happened."""
        size = max(canvas.look.px(4), 2)
        for mark in self.marks:
            colour = canvas.mark(mark.accent, _GROUND)
            x = round(self._at(inside, mark.quarter + (0.3 if mark.chosen else 0.7)))
            if mark.chosen:
                canvas.disc((x, y), size, colour)
            else:
                corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
                pygame.draw.polygon(canvas.surface, colour, corners)
