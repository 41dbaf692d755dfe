import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.screens.drawing.metrics import metrics_for
from game.screens.drawing.richtext import plain
from game.screens.drawing.type import STYLES, Fonts
from game.screens.drawing.typeset import Typesetter


@pytest.fixture(scope="module")
def setter():
    return Typesetter(Fonts(metrics_for((1280, 800), 1.0)))


PROSE = "A dye crop feeds one valley and poisons the other, and a mission has five years."
WORDS = st.lists(st.text("abcdefgiWM.,", min_size=1, max_size=9), min_size=1, max_size=30)


def test_text_of_its_own_width_stays_on_one_line(setter):
    wide = setter.full(PROSE, "body")
    assert setter.set(PROSE, "body", wide).lines == 1
    assert setter.set(PROSE, "body", wide - 1).lines == 2


@given(WORDS, st.integers(60, 400))
def test_no_line_is_longer_than_it_may_be_where_no_word_is(setter, words, width):
    text = " ".join(words)
    if setter.least(text, "body") <= width:
        made = setter.set(text, "body", width)
        assert made.width <= width
        assert not made.broken
        assert not made.clipped


@given(WORDS, st.integers(20, 400))
def test_no_letter_is_lost_however_narrow_it_is(setter, words, width):
    made = setter.set(" ".join(words), "body", width)
    assert "".join("".join(p.text for p in made.pieces).split()) == "".join(words)


def test_a_word_too_long_for_its_line_is_broken_and_that_is_told(setter):
    made = setter.set("incomprehensibilities", "body", 60)
    assert made.broken
    assert made.width <= 60


def test_what_is_left_out_ends_in_an_ellipsis_and_is_told(setter):
    made = setter.set(PROSE, "body", 150, most=2)
    assert made.clipped
    assert made.lines == 2
    assert made.pieces[-1].text.endswith("…")
    assert made.width <= 150


def test_marks_are_set_and_not_shown(setter):
    made = setter.set("a **bold** and *slanted* [link](to:it)", "body", 600, rich=True)
    assert "".join(p.text for p in made.pieces) == "aboldandslantedlink"
    families = {p.text: p.face.family for p in made.pieces}
    assert families["bold"] == "sans-bold"
    assert families["slanted"] == "sans-italic"
    assert [p.link for p in made.pieces if p.link] == ["to:it"]


def test_words_of_one_sentence_keep_their_spaces_where_the_face_changes(setter):
    made = setter.set("with a [new offer](x) in", "body", 600, rich=True)
    ends = [p.x + p.width for p in made.pieces]
    starts = [p.x for p in made.pieces]
    assert all(start - end >= 2 for end, start in zip(ends, starts[1:], strict=False))


def test_lists_and_paragraphs_stand_apart(setter):
    made = setter.set("one\n\n- two\n- three", "body", 600, rich=True)
    assert made.lines == 3
    assert made.height > 3 * setter.fonts.line(made.pieces[0].face)


def test_what_is_spoken_has_no_marks():
    assert plain("the **Upper** *Valley*, [see](x:y)\n\n- one") == "the Upper Valley, see\none"


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_body_text_grows_as_it_was_set(text):
    fonts = Fonts(metrics_for((1280, 800), text))
    assert fonts.pixels(STYLES["body"]) == round(15 * text)


def test_no_style_is_below_thirteen_pixels_at_the_size_of_the_design():
    fonts = Fonts(metrics_for((1280, 800), 1.0))
    assert min(fonts.pixels(face) for face in STYLES.values()) >= 13
