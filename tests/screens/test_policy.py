import pytest
from screens.stages import draw, keys, named

from game.screens.desk.samples import sample_game
from game.screens.desk.screen import DeskScreen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.screens.policy import PolicyScreen
from game.session import saved
from game.session.commands import Open, Options, SetInstrument


@pytest.fixture
def stage():
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    yield stage
    stage.close()


def shown(stage, quarters=0, about=""):
    playing = sample_game(stage, "two-valleys", quarters)
    stage.push(DeskScreen(playing))
    stage.push(PolicyScreen(playing, about))
    settle(stage)
    return playing


def settle(stage):
    for _ in range(3):
        draw(stage)
        stage.work.wait()
    draw(stage)


def told(stage):
    return " ".join(w.name for w in stage.tree.walk() if w.role in {"text", "tag"})


def instrument(playing, name):
    return next(each for each in playing.view.instruments if each.id == name)


def test_a_slider_that_rests_becomes_one_order_and_nothing_before(stage):
    playing = shown(stage, about="village_grants")
    keys(stage, "right", "right")
    draw(stage)
    assert playing.view.orders == ()
    stage.tick(0.1)
    assert playing.view.orders == ()
    stage.tick(0.5)
    assert playing.view.orders == ("village_grants",)
    assert instrument(playing, "village_grants").setting == pytest.approx(0.8)
    assert len([c for c in playing.game.log if isinstance(c, SetInstrument)]) == 1


def test_what_is_still_moving_is_ordered_when_the_desk_is_left(stage):
    playing = shown(stage, about="village_grants")
    keys(stage, "right")
    stage.top.screen.left(stage)
    assert playing.view.orders == ("village_grants",)


def spend_attention(playing):
    playing.apply(SetInstrument(instrument="raids", to="both_valleys"))
    playing.apply(SetInstrument(instrument="road_works", to=0.4))
    assert playing.refusal == ""


def test_what_cannot_be_had_is_grey_with_its_reason(stage):
    playing = shown(stage, about="village_grants")
    spend_attention(playing)
    draw(stage)
    slider = named(stage, "Village grants", "slider")
    assert not slider.enabled
    assert "attention" in slider.advice
    assert slider.advice in told(stage)
    assert slider.scale.allowed == pytest.approx(0.4)


def test_what_is_refused_while_it_moves_says_why_and_goes_back(stage):
    playing = shown(stage, about="village_grants")
    spend_attention(playing)
    stage.top.screen._move("village_grants", 1.2)
    stage.refresh()
    draw(stage)
    assert "attention" in stage.top.screen._draft.tried.refused["village_grants"]
    stage.tick(1.0)
    draw(stage)
    assert "village_grants" not in playing.view.orders
    assert named(stage, "Village grants", "slider").at == pytest.approx(0.4)
    assert playing.refusal in told(stage)


def test_all_that_can_be_asked_for_is_not_tinted(stage):
    shown(stage)
    assert named(stage, "Village grants", "slider").scale.allowed is None


def test_an_order_can_be_taken_back_alone_and_all_at_once(stage):
    playing = shown(stage)
    playing.apply(SetInstrument(instrument="village_grants", to=0.8))
    playing.apply(SetInstrument(instrument="road_works", to=0.4))
    draw(stage)
    named(stage, "Take back the order on Village grants").press()
    draw(stage)
    assert playing.view.orders == ("road_works",)
    named(stage, "Take all back").press()
    draw(stage)
    assert playing.view.orders == ()
    assert not named(stage, "Take all back").enabled


def test_a_stance_is_ordered_at_once_and_told_as_it_was(stage):
    playing = shown(stage, about="raids")
    named(stage, "Both valleys", "radio").press()
    draw(stage)
    assert instrument(playing, "raids").setting == "both_valleys"
    assert "Stand down (as it was)" in told(stage)
    named(stage, "Stand down", "radio").press()
    assert playing.view.orders == ()


def test_futures_say_what_the_draft_changes_under_the_same_luck(stage):
    playing = shown(stage)
    assert "Nothing is ordered yet" in told(stage)
    playing.apply(SetInstrument(instrument="village_grants", to=1.2))
    settle(stage)
    words = told(stage)
    assert "dashed: left as it is" in words
    assert " of 20, by " in words
    charts = [w for w in stage.tree.walk() if w.role == "chart" and "/charts/" in w.path]
    assert len(charts) == len([i for i in playing.view.indicators if i.first])
    assert "in the middle of the futures" in charts[0].value


def test_charts_do_not_vanish_while_a_slider_is_dragged(stage):
    shown(stage, about="village_grants")
    keys(stage, "right")
    draw(stage)
    assert "Looking ahead" not in told(stage)
    settle(stage)
    while stage.tick(0.01):
        draw(stage)
    assert stage.top.screen._late == {}


def test_an_instrument_tells_which_open_option_would_order_it_too(stage):
    playing = sample_game(stage, "peru-1990s", 1)
    stage.push(DeskScreen(playing))
    decision, option, order = next(
        (decision, option, order)
        for decision in playing.view.decisions
        for option in decision.options
        for order in option.orders
    )
    stage.push(PolicyScreen(playing, order.instrument))
    draw(stage)
    words = told(stage)
    assert decision.title in words
    assert f"“{option.label}” would set it to {order.said}" in words


def test_without_forecasts_the_desk_says_so(stage, tmp_path):
    opening = Open(pack="two-valleys", seed=1, options=Options(forecasts=False))
    game, _ = saved.begin(tmp_path / "a.handshake", opening, 0.0)
    stage.push(PolicyScreen(Playing(stage, game, clock=lambda: 0.0)))
    settle(stage)
    assert "played without looking at futures" in told(stage)
    game.close()
