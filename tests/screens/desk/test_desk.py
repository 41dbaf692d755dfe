import json
import sqlite3

import pygame
import pytest
from screens.playing import by_id, game_on, press, quiet_stage, settle, words_of

from game.judgement.comparing import tags
from game.judgement.futures import Outlook
from game.screens.desk.screen import DeskScreen
from game.session.commands import Choose, Sign
from game.session.orders import as_one


@pytest.fixture
def desk(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path)
    stage.push(DeskScreen(playing, guided=True))
    settle(stage)
    yield stage, playing
    stage.close()


def options(stage):
    return [w for w in stage.tree.walk() if w.id.startswith("option-")]


def counts(stage):
    return [w.name for w in stage.tree.walk() if w.id == "count"]


def test_pointing_at_an_option_counts_its_futures_against_going_without(desk):
    stage, _ = desk
    before = counts(stage)
    stage.focus(options(stage)[-1].path)
    settle(stage)
    after = counts(stage)
    assert before != after
    assert all("of 20" in count or "all 20" in count for count in after)


def test_an_options_tags_are_what_its_futures_differ_by(desk):
    stage, playing = desk
    view = playing.view
    decision = view.decisions[0]
    outlook = Outlook(playing.game.board.kernel, playing.game.world, runs=40)
    known = {i.name: i for i in view.indicators}
    for card, option in zip(options(stage), decision.options, strict=True):
        orders = playing.orders_if(Choose(decision=decision.id, option=option.id))
        found = tags(outlook.whole(as_one(orders)), outlook.whole(as_one(())))
        shown = [w.id for w in card.walk() if w.id.startswith("effect-")]
        assert {name.removeprefix("effect-") for name in shown} <= {t.indicator for t in found}
        assert len(shown) <= 3
        assert all(name.removeprefix("effect-") in known for name in shown)


def test_a_forecast_is_in_the_file_before_it_is_seen(desk):
    stage, playing = desk
    with sqlite3.connect(playing.saved.path) as file:
        rows = dict(file.execute("SELECT about, content FROM forecasts"))
    decision = playing.view.decisions[0]
    assert {"draft", *(f"{decision.id}.{o.id}" for o in decision.options)} <= set(rows)
    assert json.loads(rows["draft"])["futures"] == 20
    stage.focus(options(stage)[0].path)
    settle(stage)
    with sqlite3.connect(playing.saved.path) as file:
        again = [about for (about,) in file.execute("SELECT about FROM forecasts")]
    assert len(again) == len(rows)


def test_a_game_without_forecasts_shows_no_futures(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path, forecasts=False)
    stage.push(DeskScreen(playing))
    settle(stage)
    stage.focus(options(stage)[0].path)
    settle(stage)
    assert not [w for w in stage.tree.walk() if w.id.startswith("effect-")]
    assert not any("of 20" in count for count in counts(stage))
    stage.close()


def test_a_letter_chooses_enter_signs_and_enter_goes_on(desk):
    stage, playing = desk
    press(stage, "b")
    settle(stage)
    decision = playing.view.decisions[0]
    assert decision.chosen == decision.options[1].id
    assert "chosen" in options(stage)[1].state
    stage.focus_id("sign")
    press(stage, "enter")
    settle(stage)
    assert stage.top.screen.name == "quarter"
    assert playing.view.elapsed == 1
    press(stage, "enter")
    settle(stage)
    assert stage.top.screen.name == "desk"


def test_what_was_chosen_can_be_taken_back(desk):
    stage, playing = desk
    press(stage, "a")
    settle(stage)
    by_id(stage, "take_back").press()
    settle(stage)
    assert playing.view.orders == ()
    assert by_id(stage, "take_back") is None


def test_a_refusal_is_told_at_the_foot_until_the_next_command(desk):
    stage, playing = desk
    decision = playing.view.decisions[0]
    playing.apply(Choose(decision=decision.id, option="no such option"))
    settle(stage)
    assert playing.refusal
    assert by_id(stage, "case").name == playing.refusal
    press(stage, "a")
    settle(stage)
    assert playing.refusal == ""


def test_the_map_the_timeline_and_every_gauge_can_be_read_as_a_table(desk):
    stage, _ = desk
    charts = [w for w in stage.tree.walk() if w.role == "chart"]
    assert len(charts) >= 7
    gauge = next(w for w in charts if w.id == "chart")
    stage.focus(gauge.path)
    press(stage, "t")
    settle(stage)
    assert any(w.role == "table" for w in stage.tree.walk())
    assert "20 futures" in gauge.value


def test_hints_lead_to_a_first_decision_and_end(desk):
    stage, playing = desk

    def hint():
        guide = by_id(stage, "guide")
        return None if guide is None else next(w.name for w in guide.walk() if w.id == "words")

    said = [hint()]
    stage.focus(options(stage)[0].path)
    settle(stage)
    said.append(hint())
    press(stage, "a")
    settle(stage)
    said.append(hint())
    assert None not in said
    assert len(set(said)) == 3
    for _ in range(3):
        playing.apply(Sign())
    settle(stage)
    assert hint() is None


def test_hints_can_be_switched_off(desk):
    stage, _ = desk
    by_id(stage, "off").press()
    settle(stage)
    assert by_id(stage, "guide") is None


def test_a_drawing_glides_from_one_option_to_the_next_and_stands_still_where_nothing_may(tmp_path):
    moved = {}
    for motion in (True, False):
        stage = quiet_stage(motion=motion)
        folder = tmp_path / str(motion)
        folder.mkdir()
        stage.push(DeskScreen(game_on(stage, folder)))
        settle(stage)
        for _ in range(30):
            stage.tick(0.05)
        stage.focus(options(stage)[-1].path)
        settle(stage, seconds=0.0)
        moved[motion] = stage.tick(0.01)
        stage.close()
    assert moved == {True: True, False: False}


def test_what_advisers_say_is_folded_until_somebody_wants_it_and_stays_as_it_was_left(desk):
    stage, playing = desk
    says = playing.view.decisions[0].voices[0].says.strip()
    assert says not in words_of(stage)
    stage.focus(by_id(stage, "fold").path)
    press(stage, "enter")
    settle(stage)
    assert says in words_of(stage)
    playing.apply(Sign())
    settle(stage)
    assert "Fold" in by_id(stage, "fold").name


def test_new_cards_come_in_the_picture_after_the_one_in_which_futures_came(desk):
    stage, playing = desk
    playing.apply(Sign())
    stage.draw(pygame.Surface(stage.look.metrics.size))
    built = stage.tree
    stage.work.wait()
    assert stage.tree is not built  # outside a tick it is built again at once
    built = stage.tree
    stage.work.ask("more", lambda _: None, lambda _: stage.refresh_next())
    while stage.work.busy:
        assert stage.tree is built
        moves = stage.tick(0.01)
    assert moves
    assert stage.tree is built
    stage.tick(0.01)
    assert stage.tree is not built
