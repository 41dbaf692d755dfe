import pytest

from game.screens.drawing.theme import ACCENTS, INK, PAPER, THEMES, contrast

THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@THEME
def test_every_word_can_be_read_on_every_ground(theme):
    faint = {
        (ground, tone): round(contrast(theme.tone(tone, ground), theme.ground(ground)), 2)
        for ground, tone in theme.pairs()
        if contrast(theme.tone(tone, ground), theme.ground(ground)) < 4.5
    }
    assert faint == {}


@THEME
def test_what_bounds_a_control_or_tells_something_stands_out_three_to_one(theme):
    grounds = [*INK, "paper", "card", "chosen"]
    faint = {
        (ground, mark): round(contrast(theme.mark(mark, ground), theme.ground(ground)), 2)
        for ground in grounds
        for mark in ("edge", "focus", *ACCENTS)
        if contrast(theme.mark(mark, ground), theme.ground(ground)) < 3
    }
    assert faint == {}


def test_high_contrast_is_higher_on_every_pair():
    usual, high = THEMES["standard"], THEMES["contrast"]
    lower = [
        (ground, tone)
        for ground, tone in usual.pairs()
        if contrast(high.tone(tone, ground), high.ground(ground))
        < contrast(usual.tone(tone, ground), usual.ground(ground))
    ]
    assert lower == []


@THEME
def test_accents_differ_from_each_other(theme):
    for ground in ("desk", "paper"):
        assert len({theme.mark(accent, ground) for accent in ACCENTS}) == len(ACCENTS)


def test_paper_and_ink_are_apart():
    assert not set(INK) & set(PAPER)
