"""Storms of whatever a keyboard, a pointer and a window can send: nothing breaks."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from screens.states import SMALL, put

from game.screens.frame.steering import Steering

SIZES = [(1024, 640), (1280, 800), (1920, 1080), (2560, 1440)]
KEYS = [
    *(getattr(pygame, f"K_{letter}") for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_TAB, pygame.K_SPACE, pygame.K_BACKSPACE),
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_DELETE, pygame.K_F1, pygame.K_F2, pygame.K_F10),
    *(pygame.K_F11, pygame.K_LEFTBRACKET, pygame.K_RIGHTBRACKET, pygame.K_PLUS, pygame.K_MINUS),
    *(pygame.K_KP_ENTER, pygame.K_KP_5, pygame.K_CAPSLOCK, pygame.K_LSHIFT, 0, 0x40000FFF),
]
#: Keys that move about and press, so that storms get somewhere.
USUAL = [pygame.K_TAB, pygame.K_SPACE, pygame.K_RETURN, pygame.K_RIGHT, pygame.K_DOWN, pygame.K_a]
HELD = [0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_CTRL | pygame.KMOD_SHIFT]

#: A point as a share of the window; some lie outside of it.
shares = st.tuples(st.floats(-0.1, 1.1), st.floats(-0.1, 1.1))
pressed = st.tuples(st.just("key"), st.one_of(st.sampled_from(USUAL), st.sampled_from(KEYS)),
                    st.sampled_from(HELD))  # fmt: skip
moved = st.tuples(st.just("move"), shares)
clicked = st.tuples(st.just("click"), shares, st.sampled_from([1, 1, 1, 2, 3]))
dragged = st.tuples(st.just("drag"), shares, shares)
released = st.tuples(st.just("release"), shares)
wheeled = st.tuples(st.just("wheel"), shares, st.floats(-40, 40))
typed = st.tuples(st.just("text"), st.text(max_size=12))
resized = st.tuples(st.just("resize"), st.sampled_from(SIZES), st.sampled_from([1.0, 1.5, 2.0]))
lost = st.tuples(st.just("lost"))
waited = st.tuples(st.just("wait"), st.floats(0, 0.1))
storms = st.lists(
    st.one_of(pressed, pressed, moved, clicked, clicked, dragged, released, wheeled, typed,
              resized, lost, waited),
    max_size=25,
)  # fmt: skip


def blow(stage, storm):
    """Send a storm through, drawing after each gust, until it is over or the player has left."""
    steering = Steering(stage)
    surface = pygame.Surface(stage.look.metrics.size)
    for gust in storm:
        for event in events_of(stage, gust):
            steering.handle(event)
        if gust[0] == "resize":
            stage.resize(gust[1], gust[2] if gust[2] < 2 else 1.0)
            surface = pygame.Surface(gust[1])
        if not stage.stack or stage.leaving:
            return
        stage.tick(gust[1] if gust[0] == "wait" else 0.016)
        stage.draw(surface)


def events_of(stage, gust):
    """Return the events of a gust, its points taken from shares of the window."""
    width, height = stage.look.metrics.size
    kind, *told = gust
    return EVENTS.get(kind, lambda _, *__: [])(
        lambda share: (round(share[0] * width), round(share[1] * height)), *told
    )


def motion(where):
    return pygame.Event(pygame.MOUSEMOTION, pos=where, rel=(0, 0), buttons=(0, 0, 0))


def button(where, kind=pygame.MOUSEBUTTONDOWN, which=1):
    return pygame.Event(kind, pos=where, button=which)


UP = pygame.MOUSEBUTTONUP
EVENTS = {
    "key": lambda _, key, held: [pygame.Event(pygame.KEYDOWN, key=key, mod=held, unicode="")],
    "move": lambda at, share: [motion(at(share))],
    "click": lambda at, share, which: [
        motion(at(share)), button(at(share), which=which), button(at(share), UP, which)
    ],
    "drag": lambda at, start, end: [
        button(at(start)), motion(at(end)), motion(at(start)), button(at(end), UP)
    ],
    "release": lambda at, share: [button(at(share), UP)],
    "wheel": lambda at, share, lines: [
        pygame.Event(pygame.MOUSEWHEEL, x=0, y=round(lines), precise_y=lines, at=at(share))
    ],
    "text": lambda _, words: [pygame.Event(pygame.TEXTINPUT, text=words)],
    "lost": lambda _: [
        pygame.Event(kind) for kind in (pygame.WINDOWLEAVE, pygame.WINDOWFOCUSLOST)
    ],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("state", SMALL)
def test_no_storm_of_events_breaks_a_screen_or_what_it_leads_to(state):
    @settings(max_examples=max(settings.default.max_examples // 50, 1))
    @given(storms)
    def storm(gusts):
        stage = put(SMALL[state])
        try:
            blow(stage, gusts)
            if stage.stack and not stage.leaving:
                picture = pygame.Surface((1280, 800))
                stage.resize((1280, 800))
                assert stage.draw(picture)
                spots = [(x, y) for x in range(0, 1280, 8) for y in range(0, 800, 8)]
                assert len({tuple(picture.get_at(spot)) for spot in spots}) > 1
        finally:
            stage.close()

    storm()
