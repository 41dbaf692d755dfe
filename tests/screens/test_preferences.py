import pytest
from screens.stages import draw, keys, named

from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.preferences import PreferencesScreen


@pytest.fixture
def stage():
    stage = Stage((1280, 800), Settings(motion=True, sound=False))
    stage.kept = []
    stage.changed = stage.kept.append
    stage.push(PreferencesScreen())
    draw(stage)
    yield stage
    stage.close()


@pytest.mark.parametrize("name", ["motion", "sound", "full_screen"])
def test_every_switch_sets_its_setting_at_once(stage, name):
    before = getattr(stage.settings, name)
    stage.focus_id(name)
    keys(stage, "space")
    assert getattr(stage.kept[-1], name) is not before
    keys(stage, "space")
    assert getattr(stage.kept[-1], name) is before


def test_colours_change_at_once(stage):
    before = draw(stage).get_at((640, 30))
    stage.focus_id("theme")
    keys(stage, "right")
    assert stage.kept[-1].theme == "contrast"
    assert draw(stage).get_at((640, 30)) != before


def test_a_key_is_changed_by_pressing_it(stage):
    stage.focus_id("glossary")
    keys(stage, "enter")
    draw(stage)
    assert named(stage, "Glossary", "button").value == "Press a key ..."
    keys(stage, "g")
    draw(stage)
    assert stage.kept[-1].keys == {"glossary": "g"}
    assert named(stage, "Glossary", "button").value == "G"


def test_a_key_that_means_something_else_is_refused_with_the_reason(stage):
    stage.focus_id("glossary")
    keys(stage, "enter", "t")
    draw(stage)
    assert stage.kept == []
    assert named(stage, "t already does something else: A chart as a table.")


def test_escape_leaves_a_key_as_it_was_and_the_screen_open(stage):
    stage.focus_id("glossary")
    keys(stage, "enter", "escape")
    draw(stage)
    assert stage.kept == []
    assert named(stage, "Glossary", "button").value == "F1"


def test_the_usual_keys_come_back(stage):
    stage.set(keys={"glossary": "g"})
    stage.focus_id("usual")
    keys(stage, "enter")
    assert stage.kept[-1].keys == {}
