import pygame
from hypothesis import given, settings
from hypothesis import strategies as st
from screens.stages import SIZE, Plain, click, draw, focused, keys, mouse, named, staged

from game.screens.frame.steering import Steering
from game.screens.layout.boxes import Column
from game.screens.layout.scrolling import Scroll
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.chart import Chart
from game.screens.widgets.choices import Choice, Switch
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.entry import Entry
from game.screens.widgets.slider import Scale, Slider
from game.screens.widgets.table import Table
from game.screens.widgets.text import Text


class Room:
    """A bit of everything, and what came of using it."""

    def __init__(self):
        self.done = []
        self.at = 0.5
        self.tab = "one"
        self.on = False
        self.text = ""

    def build(self):
        return Column(
            [
                Button("First", lambda: self.done.append("first"), id="first"),
                Button("No", lambda: self.done.append("no"), id="no", refusal="It costs 3."),
                Slider("Aid", scale=Scale(0, 1, 0.1), at=self.at, on_change=self._aid, id="aid"),
                Choice("Desk", [("one", "One"), ("two", "Two"), ("three", "Three")], self.tab,
                       self._turn, id="desk"),
                Switch("Sound", on=self.on, on_change=self._switch, id="sound"),
                Entry("Note", text=self.text, on_change=self._type, id="note"),
                Disclosure("More", Button("Inside", lambda: self.done.append("inside")), id="more"),
                Chart("Trust", sentence=lambda: "It falls.", id="chart",
                      table=lambda: Table("Trust", ["Quarter"], [["1990Q1"]])),
                Text("See [the source](source:a) for it.", rich=True, id="words"),
                Button("Sign", lambda: self.done.append("sign"), kind="primary", action="go",
                       id="sign"),
            ]
        )  # fmt: skip

    def _aid(self, value):
        self.at = value

    def _turn(self, value):
        self.tab = value

    def _switch(self, value):
        self.on = value

    def _type(self, value):
        self.text = value


def entered():
    room = Room()
    return room, staged(room.build)


def test_tab_goes_round_in_reading_order_and_back():
    _, stage = entered()
    seen = []
    for _ in range(11):
        seen.append(focused(stage))
        keys(stage, "tab")
    assert seen == [
        "First", "No", "Aid", "One", "Sound", "Note", "More", "Trust", "the source", "Sign",
        "First",
    ]  # fmt: skip
    keys(stage, "shift+tab", "shift+tab", "shift+tab")
    assert focused(stage) == "the source"


def test_enter_and_space_press_what_is_in_focus():
    room, stage = entered()
    keys(stage, "enter", "space")
    assert room.done == ["first", "first"]


def test_a_key_of_an_action_presses_its_button_from_anywhere():
    room, stage = entered()
    keys(stage, "ctrl+enter")
    assert room.done == ["sign"]


def test_a_refused_button_does_nothing_and_says_why():
    room, stage = entered()
    keys(stage, "tab", "enter")
    click(stage, named(stage, "No").rect.center)
    assert room.done == []
    assert named(stage, "No").advice == "It costs 3."
    assert "disabled" in named(stage, "No").state


def test_a_slider_moves_by_steps_pages_and_ends():
    room, stage = entered()
    stage.focus_id("aid")
    keys(stage, "right", "right", "left")
    assert round(room.at, 3) == 0.6
    keys(stage, "home")
    assert room.at == 0
    keys(stage, "pageup")
    assert room.at == 1


def test_a_slider_follows_the_pointer_while_it_is_held():
    room, stage = entered()
    rect = named(stage, "Aid").rect
    steering = Steering(stage)
    steering.handle(mouse(pygame.MOUSEBUTTONDOWN, rect.center))
    draw(stage)
    steering.handle(mouse(pygame.MOUSEMOTION, (rect.right - 2, rect.y - 300)))
    assert room.at == 1
    steering.handle(mouse(pygame.MOUSEBUTTONUP, (rect.x + 1, rect.centery)))
    assert room.at == 0


def test_arrows_choose_within_a_group_and_tab_leaves_it():
    room, stage = entered()
    stage.focus_id("desk")
    keys(stage, "right", "right")
    draw(stage)
    assert room.tab == "three"
    assert focused(stage) == "Three"
    keys(stage, "tab")
    assert focused(stage) == "Sound"
    keys(stage, "shift+tab")
    assert focused(stage) == "Three"


def test_a_switch_turns_over():
    room, stage = entered()
    stage.focus_id("sound")
    keys(stage, "space")
    draw(stage)
    assert room.on
    assert named(stage, "Sound").value == "On"


def test_letters_are_typed_where_they_can_be_and_mean_no_action_there():
    room, stage = entered()
    stage.focus_id("note")
    steering = Steering(stage)
    for letter in "test":
        steering.handle(pygame.Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter))
        steering.handle(pygame.Event(pygame.TEXTINPUT, text=letter))
        draw(stage)
    keys(stage, "left", "backspace")
    assert room.text == "tet"
    assert "table" not in named(stage, "Trust").state


def test_a_fold_opens_and_stays_open():
    room, stage = entered()
    stage.focus_id("more")
    keys(stage, "enter", "tab", "enter")
    assert room.done == ["inside"]
    stage.refresh()
    assert "open" in named(stage, "More").state


def test_a_chart_becomes_a_table_or_a_sentence_and_a_chart_again():
    _, stage = entered()
    keys(stage, "t")
    assert any(w.role == "table" for w in stage.tree.walk())
    keys(stage, "s")
    assert named(stage, "It falls.").role == "text"
    keys(stage, "s")
    assert "chart" in named(stage, "Trust").state
    assert named(stage, "Trust").value == "It falls."


def test_a_link_leads_where_it_says_by_key_and_by_pointer():
    _, stage = entered()
    keys(stage, "shift+tab", "shift+tab", "enter")
    click(stage, named(stage, "the source").rect.center)
    assert stage.top.screen.followed == ["source:a", "source:a"]


def test_escape_goes_back_to_where_one_was_and_the_first_screen_stays():
    _, stage = entered()
    keys(stage, "tab", "tab")
    was = stage.focused
    stage.push(Plain(lambda: Button("Above")))
    draw(stage)
    assert focused(stage) == "Above"
    keys(stage, "escape", "escape", "escape")
    draw(stage)
    assert stage.focused == was
    assert not stage.leaving


def test_a_modal_screen_is_all_that_can_be_reached_while_it_is_up():
    room, stage = entered()
    stage.push(Plain(lambda: Column([Button("Yes"), Button("Not yet")], most=300), modal=True))
    draw(stage)
    keys(stage, "tab", "tab")
    assert focused(stage) == "Yes"
    keys(stage, "ctrl+enter")
    assert room.done == []


def test_pointing_is_told_once_and_leaving_too():
    told = []
    stage = staged(
        lambda: Column(
            [
                Card("A", id="a", inside=Text("A"), on_point=lambda: told.append("+a"),
                     on_unpoint=lambda: told.append("-a")),
                Card("B", id="b", inside=Text("B"), on_point=lambda: told.append("+b"),
                     on_unpoint=lambda: told.append("-b")),
            ]
        )
    )  # fmt: skip
    steering = Steering(stage)
    spot = named(stage, "B", "button").rect.center
    for shift in range(3):
        steering.handle(mouse(pygame.MOUSEMOTION, (spot[0] + shift, spot[1])))
    keys(stage, "down", "up")
    assert told == ["+b", "-b", "+a"]


def test_enter_on_the_chosen_card_goes_on():
    done = []
    stage = staged(
        lambda: Column(
            [
                Card("A", lambda: done.append("a"), chosen=True, inside=Text("A")),
                Button("Go", lambda: done.append("go"), action="go"),
            ]
        )
    )
    keys(stage, "enter")
    assert done == ["go"]
    keys(stage, "space")
    assert done == ["go", "a"]


def test_text_that_is_longer_than_its_pane_is_read_by_keys():
    stage = staged(lambda: Scroll(Text("word " * 3000), title="long", id="pane"), size=(1024, 640))
    pane = named(stage, "long")
    assert stage.focused == pane.path or pane.focusable
    keys(stage, "pagedown", "down")
    assert pane.offset > 500
    keys(stage, "end")
    assert pane.child.rect.bottom <= pane.rect.bottom
    keys(stage, "home")
    assert pane.offset == 0


def test_text_is_made_larger_and_smaller_by_keys_within_bounds():
    _, stage = entered()
    for _ in range(9):
        keys(stage, "ctrl+=")
    assert stage.settings.text == 2
    for _ in range(9):
        keys(stage, "ctrl+-")
    assert stage.settings.text == 1


EVENTS = st.one_of(
    st.sampled_from(
        ["tab", "shift+tab", "enter", "space", "up", "down", "left", "right", "escape", "pageup",
         "pagedown", "home", "end", "t", "s", "backspace", "delete", "ctrl+=", "ctrl+-", "f1", "m"]
    ),
    st.tuples(
        st.sampled_from([pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP]),
        st.tuples(st.integers(-5, SIZE[0] + 5), st.integers(-5, SIZE[1] + 5)),
    ),
    st.sampled_from(["é", "ñ", "a\u0301", "\U0001f600", "\x00"]),
)  # fmt: skip


@given(st.lists(EVENTS, max_size=25))
@settings(deadline=None)
def test_a_storm_of_events_ends_without_a_fault_and_with_something_in_focus(events):
    _, stage = entered()
    steering = Steering(stage)
    for event in events:
        if isinstance(event, tuple):
            steering.handle(mouse(*event))
        elif len(event) > 1 or event.isascii():
            keys(stage, event)
        else:
            steering.handle(pygame.Event(pygame.TEXTINPUT, text=event))
        draw(stage)
        assert any(w.path == stage.focused for w in stage.tree.walk())
