import pytest
from screens.stages import draw, keys, named

from game.screens.advisers import YOU, AdvisersScreen
from game.screens.desk.samples import sample_game
from game.screens.desk.screen import DeskScreen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.review.samples import finished_game
from game.session.commands import Ask, Foresee


@pytest.fixture
def stage():
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    yield stage
    stage.close()


def shown(stage, about="", quarters=1):
    playing = sample_game(stage, "two-valleys", quarters)
    stage.push(DeskScreen(playing))
    stage.push(AdvisersScreen(playing, about))
    draw(stage)
    return playing


def told(stage):
    return " ".join(w.name for w in stage.tree.walk() if w.role in {"text", "heading"})


def test_the_room_begins_with_whoever_speaks_of_the_question(stage):
    playing = shown(stage, quarters=0)
    decision = playing.view.decisions[0]
    stage.push(AdvisersScreen(playing, decision.id))
    draw(stage)
    words = told(stage)
    voice = decision.voices[0]
    assert voice.title in words
    assert voice.says.strip() in words
    assert f"{voice.sure:.0%} sure" in words


def test_an_adviser_is_told_with_manner_and_wishes(stage):
    playing = shown(stage)
    person = playing.view.people[0]
    words = told(stage)
    assert person.speaks in words
    assert all(want.rstrip(".") in words for want in person.wants)


def test_arrows_go_from_one_adviser_to_the_next(stage):
    playing = shown(stage)
    keys(stage, "down")
    draw(stage)
    assert playing.view.people[1].speaks in told(stage)


def test_whoever_is_asked_reports_and_is_held_against_the_others(stage):
    playing = shown(stage)
    stage.top.screen.choose("brandt")
    draw(stage)
    asked = [w for w in stage.tree.walk() if w.name == "Ask"]
    assert asked
    asked[0].press()
    draw(stage)
    assert any(isinstance(command, Ask) for command in playing.game.log)
    assert "less than Agnes Hale" in told(stage)
    assert len([w for w in stage.tree.walk() if w.name == "Ask"]) == len(asked) - 1


def test_bias_is_no_secret_once_the_period_is_over(stage):
    playing = finished_game(stage)
    stage.push(AdvisersScreen(playing))
    stage.top.screen.choose("brandt")
    draw(stage)
    words = told(stage)
    assert "25% too low on average." in words
    assert not [w for w in stage.tree.walk() if w.name == "Ask"]


def test_bias_is_not_told_during_a_game(stage):
    shown(stage)
    stage.top.screen.choose("brandt")
    draw(stage)
    assert "too low" not in told(stage)


def test_a_forecast_is_put_on_record_as_it_stands_in_the_form(stage):
    playing = shown(stage, YOU)
    stage.focus_id("way")
    keys(stage, "right")
    draw(stage)
    stage.focus_id("sure")
    keys(stage, "end")
    draw(stage)
    named(stage, "Put it on record").press()
    draw(stage)
    (made,) = [c for c in playing.game.log if isinstance(c, Foresee)]
    assert (made.direction, made.within, made.sure) == ("down", 4, 1.0)
    assert "will be lower in 4 quarters, 100% sure" in told(stage)


def test_a_forecast_reaches_no_further_than_the_period(stage):
    shown(stage, YOU, quarters=18)
    assert named(stage, "In", "slider").scale.high == 2
    assert stage.top.screen._draft.within == 2


def test_nothing_can_be_foretold_once_the_period_is_over(stage):
    playing = finished_game(stage)
    stage.push(AdvisersScreen(playing, YOU))
    draw(stage)
    assert not [w for w in stage.tree.walk() if w.name == "Put it on record"]
    assert "will be higher in 4 quarters, 70% sure" in told(stage)
