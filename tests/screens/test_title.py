from pathlib import Path

import pytest
from screens.stages import draw, focused, keys, named

from game.screens.entrance import Entrance
from game.screens.frame.screen import Screen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.shelf import saved_cards
from game.screens.title import TitleScreen
from game.screens.widgets.text import Text
from game.session.keeping import new_file
from game.session.saved import SavedGame


class Desk(Screen):
    """Stands for the desk."""

    def __init__(self, game):
        self.game = game

    def title(self, ui):
        return "desk"

    def build(self, ui):
        return Text("the desk")

    def left(self, ui):
        if isinstance(self.game, SavedGame):
            self.game.close()


@pytest.fixture
def stage(tmp_path):
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    stage.entrance = Entrance(stage, lambda _, game: Desk(game), tmp_path / "games")
    stage.push(stage.entrance.title)
    settle(stage)
    yield stage
    stage.close()


def settle(stage):
    for _ in range(3):
        draw(stage)
        stage.work.wait()
    draw(stage)


def test_packs_are_offered_with_their_real_length_the_shortest_first(stage):
    cards = [w for w in stage.tree.walk() if w.role == "radio" and w.path.count("/packs/")]
    assert cards[0].name == "Two Valleys"
    assert cards[0].value == "Jan 1961 to Dec 1965 · 20 quarters · 10 to 20 minutes"
    assert "chosen" in cards[0].state
    assert focused(stage) == "Two Valleys"


def test_enter_begins_the_chosen_pack_and_escape_comes_back(stage):
    keys(stage, "enter")
    settle(stage)
    assert isinstance(stage.top.screen, Desk)
    assert stage.top.screen.game.game.board.scenario.pack.id == "two-valleys"
    keys(stage, "escape")
    settle(stage)
    assert isinstance(stage.top.screen, TitleScreen)
    assert named(stage, "Continue").enabled


def test_a_class_gets_the_same_luck_and_what_was_switched_off(stage):
    stage.focus_id("class")
    keys(stage, "enter")
    draw(stage)
    stage.entrance.title._opening = stage.entrance.title._opening.__class__(
        length="core", seed="42", forecasts=False
    )
    stage.refresh()
    keys(stage, "ctrl+enter")
    settle(stage)
    opening = stage.top.screen.game.game.board.opening
    assert (opening.seed, opening.length) == (42, "core")
    assert (opening.options.forecasts, opening.options.take_back) == (False, True)


def test_arrows_choose_a_pack_and_tell_about_it(stage):
    keys(stage, "down")
    settle(stage)
    chosen = [w for w in stage.tree.walk() if w.role == "radio" and "chosen" in w.state]
    assert chosen[0].name == focused(stage) != "Two Valleys"


def test_a_game_goes_on_where_it_was(stage):
    keys(stage, "enter")
    settle(stage)
    path = stage.top.screen.game.path
    keys(stage, "escape")
    settle(stage)
    keys(stage, "tab")
    named(stage, "Continue").press()
    settle(stage)
    assert stage.top.screen.game.path == path


def test_a_damaged_game_is_listed_with_its_reason_and_cannot_be_chosen(stage, tmp_path):
    (tmp_path / "games").mkdir()
    (tmp_path / "games" / "x.handshake").write_bytes(b"nothing of ours")
    (card,) = saved_cards(tmp_path / "games")
    assert card.wrong
    stage.entrance.title.arrived(stage)
    stage.refresh()
    settle(stage)
    named(stage, "Saved games").press()
    settle(stage)
    shown = named(stage, "x", "button")
    assert "disabled" in shown.state
    keys(stage, "enter")
    settle(stage)
    assert not isinstance(stage.top.screen, Desk)


def test_a_folder_that_cannot_be_written_is_told_and_the_title_stays(stage, tmp_path):
    (tmp_path / "games").write_text("in the way")
    keys(stage, "enter")
    settle(stage)
    told = [
        w.name for w in stage.tree.walk() if w.role == "text" and "could not be begun" in w.name
    ]
    assert len(told) == 1
    assert named(stage, "Begin").enabled


def test_text_size_is_set_on_the_title_and_kept(stage):
    kept = []
    stage.changed = kept.append
    stage.focus_id("text")
    keys(stage, "right", "right")
    draw(stage)
    assert kept[-1].text == 2
    assert stage.look.metrics.text == 2


def test_quitting_leaves(stage):
    named(stage, "Quit").press()
    assert stage.leaving


def test_a_name_of_a_game_file_is_never_taken_twice(tmp_path):
    first = new_file("two-valleys", tmp_path)
    first.write_text("")
    second = new_file("two-valleys", tmp_path)
    assert first != second
    assert isinstance(second, Path)


def test_what_is_opened_does_not_wait_for_packs_that_are_only_to_be_described(tmp_path):
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    stage.entrance = Entrance(stage, lambda _, game: Desk(game), tmp_path / "games")
    stage.push(stage.entrance.title)
    draw(stage)
    assert stage.work.busy
    stage.entrance.title.left(stage)
    assert not stage.work.busy
    stage.refresh()
    draw(stage)
    assert stage.work.busy
    stage.work.wait()
    stage.close()
