"""Strands: an indicator so far and its futures, small enough for a card, drawn without delay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pygame

from game.judgement.futures import Fan
from game.model.arrays import Floats
from game.screens.drawing import shapes
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Ground

#: Quarters of the past that are shown at most.
PAST = 10
_BAND, _STRAND = 0.2, 0.5
_EDGE = 6
#: A strand may leave the band by this share of it before it is cut off.
_STRAY = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What is drawn of an indicator.

    Attributes:
        past: (quarters,) what is known, oldest first, the present last.
        ahead: quarters to the end of the period.
        low: least value of the scale.
        high: greatest value of the scale.
        strands: (strands, quarters) single futures; none where they are not known.
        band: (2, quarters) below which one in ten, and nine in ten, of all futures lie.
        median: (quarters,) the middle of them.
        without: (quarters,) the middle without what is looked at; empty where nothing is.
    """

    past: Floats
    ahead: int
    low: float
    high: float
    strands: Floats
    band: Floats
    median: Floats
    without: Floats


NONE: Floats = np.empty(0)


def course_of(past: Sequence[float], ahead: int, fan: Fan | None, plain: Fan | None) -> Course:
    """Return what is drawn of an indicator.

    Args:
        past: what is known, oldest first.
        ahead: quarters to the end of the period.
        fan: its futures with what is looked at; None where they are not known yet.
        plain: its futures without.
    """
    known = np.asarray(past[-PAST:], dtype=float)
    spread = [known, *(np.concatenate((f.low, f.high)) for f in (fan, plain) if f is not None)]
    flat = np.concatenate(spread)
    flat = flat[np.isfinite(flat)]
    low, high = (float(flat.min()), float(flat.max())) if len(flat) else (0.0, 1.0)
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    if fan is None:
        empty = np.empty((0, ahead))
        return Course(known, ahead, low - room, high + room, empty, empty, NONE, NONE)
    return Course(
        known,
        ahead,
        low - room,
        high + room,
        np.nan_to_num(fan.strands),
        np.nan_to_num(np.array((fan.low, fan.high))),
        np.nan_to_num(fan.median),
        NONE if plain is None or plain is fan else np.nan_to_num(plain.median),
    )


def between(one: Course, other: Course, share: float) -> Course:
    """Return what lies a share of the way from one to the other; the other where they differ."""
    if one.strands.shape != other.strands.shape or len(one.past) != len(other.past):
        return other

    def mixed(here: Floats, there: Floats) -> Floats:
        return here + (there - here) * share

    return replace(
        other,
        low=one.low + (other.low - one.low) * share,
        high=one.high + (other.high - one.high) * share,
        strands=mixed(one.strands, other.strands),
        band=mixed(one.band, other.band),
        median=mixed(one.median, other.median),
    )


@dataclass(frozen=True, slots=True)
class Strands:
    """Draws a course.

    Attributes:
        course: what is drawn.
        accent: of its futures.
        ground: that it is drawn on.
        rough: whether strands are drawn without smooth edges: while they move, nobody sees it.
    """

    course: Course
    accent: Accent
    ground: Ground
    rough: bool = False

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        """Draw it into a rectangle."""
        look = canvas.look
        sheet = rect.inflate(-2 * look.px(_EDGE), -2 * look.px(_EDGE))
        if sheet.width < 1 or sheet.height < 1:
            return
        self._present(canvas, sheet, rect)
        if len(self.course.median):
            with canvas.clipped(rect):
                self._futures(canvas, sheet)
        self._past(canvas, sheet)

    def _present(self, canvas: Canvas, sheet: pygame.Rect, rect: pygame.Rect) -> None:
        x = self._across(sheet, len(self.course.past) - 1)
        colour = canvas.mark("edge", self.ground)
        dash = (max(canvas.look.px(2), 1), max(canvas.look.px(4), 1))
        ends = ((float(x), float(rect.top)), (float(x), float(rect.bottom)))
        shapes.dashed(canvas.surface, colour, ends, dash)

    def _futures(self, canvas: Canvas, sheet: pygame.Rect) -> None:
        course, surface = self.course, canvas.surface
        low, high = self._ahead(sheet, course.band[0]), self._ahead(sheet, course.band[1])
        band = canvas.accent(self.accent, self.ground, _BAND)
        pygame.draw.polygon(surface, band, [*high, *low[::-1]])
        pale = canvas.accent(self.accent, self.ground, _STRAND)
        line = pygame.draw.lines if self.rough else pygame.draw.aalines
        for strand in course.strands:
            line(surface, pale, False, self._ahead(sheet, strand))  # noqa: FBT003 - pygame's own order
        if len(course.without):
            self._dashed(canvas, self._ahead(sheet, course.without))
        self._thick(
            canvas, canvas.mark(self.accent, self.ground), self._ahead(sheet, course.median)
        )

    def _past(self, canvas: Canvas, sheet: pygame.Rect) -> None:
        course = self.course
        points = self._points(sheet, np.arange(len(course.past)), course.past)
        white = canvas.tone("text", self.ground)
        if len(points) > 1:
            self._thick(canvas, white, points)
        canvas.disc(points[-1], canvas.look.px(4), white)

    def _ahead(self, sheet: pygame.Rect, values: Floats) -> list[tuple[float, float]]:
        now = len(self.course.past) - 1
        places = np.arange(now, now + len(values) + 1)
        return self._points(sheet, places, np.concatenate((self.course.past[-1:], values)))

    def _points(
        self, sheet: pygame.Rect, places: Floats, values: Floats
    ) -> list[tuple[float, float]]:
        course = self.course
        share = (np.nan_to_num(values) - course.low) / (course.high - course.low)
        y = sheet.bottom - np.clip(share, -_STRAY, 1 + _STRAY) * sheet.height
        return list(zip(self._across(sheet, places).tolist(), y.tolist(), strict=True))

    def _across(self, sheet: pygame.Rect, places: Floats | int) -> Floats:
        steps = max(len(self.course.past) - 1 + self.course.ahead, 1)
        return np.asarray(sheet.x + places * (sheet.width / steps))

    def _thick(
        self, canvas: Canvas, colour: tuple[int, int, int], points: Sequence[tuple[float, float]]
    ) -> None:
        """Draw a smooth line two units thick."""
        for step in range(max(canvas.look.px(2), 1)):
            moved = [(x, y + step) for x, y in points]
            pygame.draw.aalines(canvas.surface, colour, False, moved)  # noqa: FBT003 - pygame's own order

    def _dashed(self, canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
        """Draw every other stretch of a line: what would be without."""
        colour = canvas.tone("muted", self.ground)
        for here, there in list(zip(points, points[1:], strict=False))[::2]:
            pygame.draw.aaline(canvas.surface, colour, here, there)
