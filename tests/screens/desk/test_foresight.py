import time

import pytest
from screens.playing import game_on, quiet_stage
from screens.stages import Plain

from game.judgement.comparing import tags
from game.judgement.futures import Outlook
from game.screens.foresight import Foresight, Sight
from game.screens.widgets.text import Text
from game.session.commands import Choose, Sign
from game.session.events import Refused
from game.session.orders import as_one


@pytest.fixture
def stage():
    stage = quiet_stage()
    yield stage
    stage.close()


@pytest.fixture
def playing(stage, tmp_path):
    playing = game_on(stage, tmp_path)
    yield playing
    playing.close()


def sights(playing):
    """Return the draft, and each option of the first question."""
    decision = playing.view.decisions[0]
    rest = Sight("draft", (), ())
    options = [
        Sight(o.id, playing.orders_if(Choose(decision=decision.id, option=o.id)), ())
        for o in decision.options
    ]
    return [rest, *options]


def test_twenty_futures_come_first_and_all_of_them_after(stage, playing):
    came = []
    rest = sights(playing)[0]
    foresight = Foresight(
        playing.game,
        stage.work,
        lambda _: None,
        lambda: came.append(foresight.seen(rest).runs),
        runs=60,
    )
    foresight.look([rest])
    stage.work.wait()
    assert came == [20, 60]


def test_the_most_urgent_comes_first_then_a_few_futures_of_the_others_then_all_of_each(
    stage, playing
):
    rest, *options = sights(playing)
    kept, came = [], []
    foresight = Foresight(
        playing.game,
        stage.work,
        lambda new: kept.append(list(new)),
        lambda: came.append({s.about for s in [rest, *options] if foresight.runs_of(s) == 40}),
        runs=40,
    )
    foresight.look([rest, *options])
    foresight.look([options[-1], rest, *options])
    stage.work.wait()
    assert kept[0] == [options[-1].about]
    assert {name for names in kept[1:] for name in names} == {
        s.about for s in [rest, *options[:-1]]
    }
    assert len(kept) == 2
    assert came[:3] == [set(), set(), {options[-1].about}]
    assert came[-1] == {s.about for s in [rest, *options]}


def test_what_is_seen_is_what_the_model_foretells(stage, playing):
    option = sights(playing)[1]
    foresight = Foresight(playing.game, stage.work, lambda _: None, lambda: None, runs=40)
    foresight.look([option])
    stage.work.wait()
    outlook = Outlook(playing.game.board.kernel, playing.game.world, runs=40)
    after, before = outlook.whole(as_one(option.orders)), outlook.whole(as_one(()))
    seen = foresight.seen(option)
    assert seen.tags == tags(after, before)
    for name, fan in seen.fans.items():
        assert (fan.median == after.fan(name).median).all()
        assert (fan.strands == after.fan(name).strands).all()


def test_nothing_is_seen_that_could_not_be_kept(stage, playing):
    refused = Refused(reason="disk", because="The disk is full.")
    foresight = Foresight(playing.game, stage.work, lambda _: refused, lambda: None, runs=20)
    rest = sights(playing)[0]
    foresight.look([rest])
    stage.work.wait()
    assert foresight.seen(rest) is None
    assert foresight.refused == refused


def test_work_gives_way_to_a_picture_and_goes_on(stage, playing):
    foresight = Foresight(playing.game, stage.work, lambda _: None, lambda: None, runs=20)
    rest = sights(playing)[0]
    foresight.give_way(0.2)
    foresight.look([rest])
    stage.work.poll()
    assert foresight.seen(rest) is None
    stage.work.wait()
    assert foresight.seen(rest) is not None


def test_work_goes_on_however_often_it_is_asked_to_give_way(stage, playing):
    foresight = Foresight(playing.game, stage.work, lambda _: None, lambda: None, runs=20)
    rest = sights(playing)[0]
    foresight.look([rest])
    end = time.perf_counter() + 20.0
    while foresight.seen(rest) is None and time.perf_counter() < end:
        foresight.give_way()
        stage.work.poll()
        time.sleep(0.001)
    assert foresight.seen(rest) is not None


def test_no_future_of_an_earlier_quarter_is_shown(stage, playing):
    rest = sights(playing)[0]
    playing.look([rest])
    stage.push(Plain(lambda: Text("nothing")))
    stage.work.wait()
    assert playing.seen(rest) is not None
    playing.apply(Sign())
    assert playing.seen(rest) is None
