import pygame
from screens.stages import staged

from game.screens.audit import audit
from game.screens.layout.boxes import Column, Row
from game.screens.layout.widget import Widget
from game.screens.widgets.buttons import Button
from game.screens.widgets.choices import Choice
from game.screens.widgets.control import Control
from game.screens.widgets.marks import Meter
from game.screens.widgets.text import Text


def kinds(build, **how):
    return {fault.kind for fault in audit(staged(build, **how))}


class Placed(Widget):
    """Puts two widgets where it should not."""

    def __init__(self, first, second, apart):
        super().__init__()
        self._held, self._apart = (first, second), apart

    @property
    def children(self):
        return self._held

    def measure_height(self, look, width):
        return 60

    def arrange(self, look):
        for position, child in enumerate(self._held):
            spot = (self.rect.x + position * self._apart, self.rect.y)
            child.place(look, pygame.Rect(spot, (120, 40)))


def test_a_sound_screen_has_no_faults():
    assert kinds(lambda: Column([Text("A word"), Button("Sign")])) == set()


def test_words_that_are_left_out_are_reported():
    assert "clipped" in kinds(lambda: Text("many words " * 80, most=1))


def test_words_that_do_not_fit_their_place_are_reported():
    assert "clipped" in kinds(lambda: Placed(Text("two words " * 20), Text("b"), 600))


def test_a_broken_word_is_reported():
    tall = Text("incomprehensibilities", "display")
    assert "broken" in kinds(lambda: Placed(tall, Text("b"), 600))


def test_texts_and_controls_over_each_other_are_reported():
    assert "overlap" in kinds(lambda: Placed(Button("One"), Button("Two"), 20))
    assert "overlap" not in kinds(lambda: Placed(Button("One"), Button("Two"), 200))


def test_what_lies_outside_the_window_is_reported():
    assert "out of reach" in kinds(lambda: Placed(Button("One"), Button("Two"), 1500))
    wide = [Button(f"a long label {n}") for n in range(20)]
    assert "out of reach" in kinds(lambda: Row(wide, stacks=False))


def test_what_is_too_small_to_hit_is_reported():
    class Tiny(Control):
        def measure_height(self, look, width):
            return 12

    assert kinds(lambda: Column([Tiny("x"), Button("Sign")])) == {"small"}


def test_what_has_no_name_or_role_is_reported():
    class Nothing(Control):
        def __post_init__(self):
            super().__post_init__()
            self.role = ""

    assert "role" in kinds(lambda: Nothing("x", least=100))
    assert "name" in kinds(lambda: Meter("", 0.5))
    assert "name" in kinds(lambda: Button(""))


def test_what_tab_never_comes_to_is_reported():
    class Skipped(Button):
        @property
        def tab_stop(self):
            return False

    assert kinds(lambda: Column([Skipped("x"), Button("Sign")])) == {"tab"}


def test_members_of_a_group_are_reached_by_arrows_if_one_of_them_by_tab():
    options = [("a", "A"), ("b", "B")]
    assert kinds(lambda: Choice("Letters", options, "a", lambda _: None)) == set()
    assert kinds(lambda: Choice("Letters", options, "neither", lambda _: None)) == {"tab"}
