import pytest
from hypothesis import given
from hypothesis import strategies as st
from screens.stages import draw, keys, named, staged

from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.flows import Flow, Grid
from game.screens.layout.scrolling import Scroll
from game.screens.layout.sharing import shared
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text

PROSE = "What is asked of you takes more words than fit on one line of a narrow window. " * 3
SIZES = st.lists(st.integers(0, 300), min_size=1, max_size=6)


@given(st.integers(0, 2000), SIZES, st.data())
def test_sharing_gives_everybody_their_need_and_never_more_than_there_is(room, needs, data):
    grows = data.draw(st.lists(st.floats(0, 3), min_size=len(needs), max_size=len(needs)))
    extra = data.draw(st.lists(st.integers(0, 200), min_size=len(needs), max_size=len(needs)))
    likes = [need + more for need, more in zip(needs, extra, strict=True)]
    given_ = shared(room, needs, grows, likes)
    assert all(g >= n for g, n in zip(given_, needs, strict=True))
    assert sum(given_) <= max(room, sum(needs))
    if sum(needs) <= room and any(g > 0.01 for g in grows) and sum(likes) <= room:
        assert abs(sum(given_) - room) <= 1


def test_a_row_stacks_where_its_words_do_not_fit_beside_each_other():
    def build():
        return Row([Text(PROSE, id="a", least=400), Text(PROSE, id="b", least=400)])

    def places(text):
        stage = staged(build, text=text)
        return [w.rect for w in stage.tree.walk() if w.id in {"a", "b"}]

    beside, under = places(1.0), places(2.0)
    assert beside[0].right <= beside[1].left
    assert under[0].bottom <= under[1].top
    assert under[0].left == under[1].left


def test_what_grows_takes_what_is_left():
    stage = staged(lambda: Column([Text("top"), Space(grow=1), Button("Sign", id="sign")]))
    assert named(stage, "Sign").rect.bottom == 800


def test_a_page_that_is_too_long_scrolls_to_what_is_in_focus():
    stage = staged(lambda: Column([Text(PROSE), *(Button(f"b{n}") for n in range(40))]))
    keys(stage, "shift+tab")
    draw(stage)
    last = named(stage, "b39")
    assert stage.focused == last.path
    assert stage.tree.rect.contains(last.rect)


def test_a_pane_keeps_its_place_when_the_screen_is_built_again():
    def build():
        words = Column([Text(PROSE * 80)])
        return Panel([Scroll(words, title="words", id="pane"), Button("Sign")], on="paper")

    stage = staged(build)
    pane = named(stage, "words")
    pane.scroll(100)
    stage.refresh()
    draw(stage)
    assert named(stage, "words").offset == 100
    assert named(stage, "Sign").rect.bottom <= 800


def test_a_flow_goes_on_in_the_next_line():
    stage = staged(lambda: Flow([Button(f"button {n}") for n in range(30)]), size=(1024, 640))
    rects = [w.rect for w in stage.tree.walk() if w.role == "button"]
    assert max(r.right for r in rects) <= 1024
    assert len({r.y for r in rects}) > 1


def test_a_grid_has_equal_columns_as_many_as_fit():
    def columns(size):
        stage = staged(lambda: Grid([Text("x", id=f"c{n}") for n in range(6)], cell=300), size=size)
        return {w.rect.x for w in stage.tree.walk() if w.id.startswith("c")}

    assert len(columns((1280, 800))) == 4
    assert len(columns((1024, 640))) == 3


def test_a_column_no_wider_than_it_may_be_stands_in_the_middle():
    stage = staged(lambda: Column([Text("x", id="x")], most=400))
    found = next(w for w in stage.tree.walk() if w.id == "x")
    assert (found.rect.width, found.rect.centerx) == (400, 640)


def test_two_widgets_of_one_name_are_a_mistake_that_is_told():
    with pytest.raises(ValueError, match="are called 'a'"):
        staged(lambda: Column([Text("x", id="a"), Text("y", id="a")]))
