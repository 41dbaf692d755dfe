import numpy as np
import pygame
from hypothesis import given
from hypothesis import strategies as st

from game.judgement.futures import Fan
from game.screens.desk.motion import Gliding
from game.screens.drawing.canvas import Canvas
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.strands import Strands, between, course_of

AHEAD = 6


def fan(level, spread=1.0):
    """Return futures around a level."""
    strands = np.linspace(level - spread, level + spread, 20)[:, None] * np.ones((20, AHEAD))
    median = np.full(AHEAD, level)
    return Fan(None, 8000, 1.0, median, median - spread, median + spread, strands)


def drawn(course, *, rough=False):
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    surface = pygame.Surface((200, 80))
    rect = surface.get_rect()
    Strands(course, "yours", "panel", rough=rough).draw(Canvas(surface, stage.look), rect)
    return pygame.surfarray.array3d(surface)


numbers = st.floats(-1e9, 1e9)


@given(
    st.lists(st.one_of(numbers, st.just(float("nan"))), min_size=1, max_size=30),
    st.one_of(st.none(), st.tuples(numbers, st.floats(0, 1e6))),
)
def test_any_past_and_any_futures_can_be_drawn(past, ahead):
    course = course_of(past, AHEAD, None if ahead is None else fan(*ahead), None)
    assert drawn(course).any()


def test_the_scale_holds_the_past_and_the_futures_with_and_without():
    course = course_of([1.0, 2.0], AHEAD, fan(10.0), fan(-10.0))
    assert course.low < -11.0
    assert course.high > 11.0


def test_what_would_be_without_is_drawn_only_where_it_differs_from_what_is_looked_at():
    same = fan(3.0)
    assert len(course_of([1.0], AHEAD, same, same).without) == 0
    assert len(course_of([1.0], AHEAD, same, fan(4.0)).without) == AHEAD


def test_halfway_from_one_future_to_another_lies_between_them():
    one, other = course_of([1.0], AHEAD, fan(0.0), None), course_of([1.0], AHEAD, fan(4.0), None)
    assert (between(one, other, 0.5).median == 2.0).all()
    assert (between(one, other, 1.0).strands == other.strands).all()


def test_futures_that_cannot_be_compared_are_shown_at_once():
    one, other = course_of([1.0], AHEAD, None, None), course_of([1.0], AHEAD, fan(4.0), None)
    assert between(one, other, 0.1) is other


def test_a_glide_ends_where_it_aimed_and_is_kept_only_then():
    gliding = Gliding()
    ends = [course_of([1.0], AHEAD, fan(level), None) for level in (0.0, 4.0)]
    gliding.aim("a", ends[0], (1, "first"), motion=True)
    assert not gliding.moving
    gliding.aim("a", ends[1], (1, "second"), motion=True)
    assert gliding.tick(0.05)
    assert gliding.version("a") is None
    assert 0.0 < gliding.now("a").median[0] < 4.0
    while gliding.tick(0.05):
        pass
    assert gliding.version("a") is not None
    assert gliding.now("a") is ends[1]


def test_rough_strands_lie_where_smooth_ones_do():
    course = course_of([1.0, 2.0], AHEAD, fan(4.0), None)
    smooth, rough = (drawn(course, rough=rough).astype(int) for rough in (False, True))
    assert np.abs(smooth - rough).mean() < 12
