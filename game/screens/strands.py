"""Strands: an indicator so far and its futures, small enough for a card, drawn without delay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
    known = np.nan_to_num(np.asarray(past[-PAST:], dtype=float))
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
        x = self._across(sheet, len(course.past) - 1 + np.arange(1.0 + len(course.median)))
        now = np.full((len(course.strands) + 4, 1), course.past[-1])
        rows = [course.strands, course.band, course.median[None]]
        rows.append(course.without[None] if len(course.without) else course.median[None])
        y = self._down(sheet, np.concatenate((now, np.concatenate(rows)), axis=1))
        lines = np.stack((np.broadcast_to(x, y.shape), y), axis=-1).tolist()
        low, high, median, without = lines[-4:]
        band = canvas.accent(self.accent, self.ground, _BAND)
        pygame.draw.polygon(surface, band, [*high, *low[::-1]])
        pale = canvas.accent(self.accent, self.ground, _STRAND)
        draw = pygame.draw.lines if self.rough else pygame.draw.aalines
        for strand in lines[:-4]:
            draw(surface, pale, False, strand)  # noqa: FBT003 - pygame's own order
        if len(course.without):
            self._dashed(canvas, without)
        self._thick(canvas, canvas.mark(self.accent, self.ground), median)

    def _past(self, canvas: Canvas, sheet: pygame.Rect) -> None:
        course = self.course
        x = self._across(sheet, np.arange(float(len(course.past))))
        points = np.stack((x, self._down(sheet, course.past)), axis=-1).tolist()
        white = canvas.tone("text", self.ground)
        if len(points) > 1:
            self._thick(canvas, white, points)
        canvas.disc(points[-1], canvas.look.px(4), white)

    def _down(self, sheet: pygame.Rect, values: Floats) -> Floats:
        """Return how far down values lie; what strays far is cut off."""
        course = self.course
        share = (values - course.low) / (course.high - course.low)
        return np.asarray(sheet.bottom - np.clip(share, -_STRAY, 1 + _STRAY) * sheet.height)

    def _across(self, sheet: pygame.Rect, places: Floats | int) -> Floats:
        steps = max(len(self.course.past) - 1 + self.course.ahead, 1)
        return np.asarray(sheet.x + places * (sheet.width / steps))

    def _thick(
        self, canvas: Canvas, colour: tuple[int, int, int], points: Sequence[Sequence[float]]
    ) -> None:
        """Draw a smooth line two units thick."""
        for step in range(max(canvas.look.px(2), 1)):
            moved = [(place[0], place[1] + step) for place in points]
            pygame.draw.aalines(canvas.surface, colour, False, moved)  # noqa: FBT003 - pygame's own order

    def _dashed(self, canvas: Canvas, points: Sequence[Sequence[float]]) -> None:
        """Draw every other stretch of a line: what would be without."""
        colour = canvas.tone("muted", self.ground)
        for here, there in list(pairwise(points))[::2]:
            pygame.draw.aaline(canvas.surface, colour, here, there)
