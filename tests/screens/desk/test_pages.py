from functools import partial

import pygame
import pytest
from screens.playing import by_id, game_on, press, quiet_stage, settle, words_of

from game.screens import start
from game.screens.briefing import BriefingScreen
from game.screens.desk.screen import DeskScreen
from game.screens.desk.toolbar import by_urgency
from game.screens.entrance import Wanted
from game.screens.frame.steering import Steering
from game.screens.frame.window import NoDisplayError
from game.screens.happenings import happenings
from game.screens.kept import KeptScreen
from game.screens.numbers import fitting, number, plain, signed, with_unit
from game.screens.pages import PAGES
from game.screens.passing import PassingScreen
from game.session import saved
from game.session.commands import Choose, SetInstrument, Sign
from game.session.events import EventHappened, InstrumentMoved
from game.session.reading import read
from game.session.saved import ReadOnlyGame


@pytest.fixture
def stage():
    stage = quiet_stage()
    yield stage
    stage.close()


@pytest.fixture
def playing(stage, tmp_path):
    playing = game_on(stage, tmp_path)
    stage.push(DeskScreen(playing))
    return playing


def happened(stage):
    return [w for w in stage.tree.walk() if w.id.startswith("happening-")]


# A quarter passing.


def test_what_happened_is_told_in_its_order_and_with_its_claims(stage, playing):
    told = []
    for _ in range(20):
        playing.apply(Sign())
        events = playing.view.last.events
        told = list(happenings(stage.say, playing.scenario, events))
        world = [e.title for e in events if isinstance(e, EventHappened)]
        assert [h.title for h in told if h.icon == "dices"] == world
        for found in told:
            claims = playing.scenario.events[found.cause].claims if found.icon == "dices" else ()
            assert found.claims == tuple((claim.who, claim.says) for claim in claims)


def test_settings_that_moved_are_told_in_one(stage, playing):
    instruments = playing.view.instruments
    for instrument in [i for i in instruments if i.kind == "account"][:2]:
        playing.apply(SetInstrument(instrument=instrument.id, to=instrument.lowest))
    playing.apply(Sign())
    events = playing.view.last.events
    moved = [e for e in events if isinstance(e, InstrumentMoved)]
    told = list(happenings(stage.say, playing.scenario, events))
    assert len(moved) > 1
    assert [h.told.count("\n") + 1 for h in told if h.icon == "sliders-horizontal"] == [len(moved)]


def test_one_thing_is_told_after_another_and_a_key_tells_the_rest(tmp_path):
    stage = quiet_stage(motion=True)
    playing = game_on(stage, tmp_path)
    decision = playing.view.decisions[0]
    playing.apply(Choose(decision=decision.id, option=decision.options[2].id))
    playing.apply(Sign())
    left = []
    screen = PassingScreen(playing, lambda: left.append("on"))
    stage.push(screen)
    settle(stage, 0.0)
    assert len(happened(stage)) == 1
    press(stage, "enter")
    settle(stage, 0.0)
    assert len(happened(stage)) == len(screen._told) > 1
    assert left == []
    press(stage, "enter")
    assert left == ["on"]
    playing.close()
    stage.close()


def test_where_nothing_may_move_all_is_told_at_once(stage, playing):
    playing.apply(Sign())
    screen = PassingScreen(playing, stage.pop)
    stage.push(screen)
    settle(stage)
    assert len(happened(stage)) == len(screen._told)
    assert not stage.tick(0.1)


# Dispatches, menu, briefing.


def test_the_most_urgent_question_comes_first(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path, pack="peru-1990s", seed=1)
    for _ in range(3):
        playing.apply(Sign())
    listed = by_urgency(playing.view)
    assert len(listed) > 3
    ranks = [(not d.last_chance, d.tier != "core", d.answer_by) for d in listed]
    assert ranks == sorted(ranks)
    playing.close()
    stage.close()


def test_a_dispatch_says_what_happens_without_an_answer_and_opens_on_the_desk(stage, playing):
    settle(stage)
    decision = playing.view.decisions[0]
    playing.open("dispatches")
    settle(stage)
    assert any(decision.default_label in words for words in words_of(stage))
    by_id(stage, decision.id).press()
    settle(stage)
    assert stage.top.screen.name == "desk"
    assert playing.question == decision.id


def test_the_menu_leads_to_every_page_that_there_is_and_back(stage, playing):
    settle(stage)
    playing.open("menu")
    settle(stage)
    pages = [w.id for w in stage.tree.walk() if w.parent is not None and w.parent.id == "pages"]
    assert {"dispatches", "settings"} <= set(pages)
    assert set(pages) - {"settings"} <= set(PAGES)
    for page in pages:
        by_id(stage, page).press()
        settle(stage)
        assert stage.top.screen.name != "menu"
        while stage.top.screen.name != "desk":
            stage.pop()
        playing.open("menu")
        settle(stage)


def test_resigning_is_asked_twice_and_ends_the_game(stage, playing):
    settle(stage)
    playing.open("menu")
    settle(stage)
    by_id(stage, "resign").press()
    settle(stage)
    assert not playing.over
    by_id(stage, "really").press()
    settle(stage)
    assert playing.over
    assert playing.view.phase == "resigned"


def test_leaving_takes_every_screen_of_a_game_off_and_lets_go_of_its_file(stage, playing):
    playing.open("menu")
    settle(stage)
    by_id(stage, "leave").press()
    assert stage.leaving
    assert not isinstance(saved.resume(playing.saved.path), ReadOnlyGame)


def test_a_briefing_gives_way_to_the_desk_or_lets_go_of_the_file(stage, tmp_path):
    for going in (True, False):
        folder = tmp_path / str(going)
        folder.mkdir()
        playing = game_on(stage, folder)
        stage.push(DeskScreen(playing))
        came = []
        stage.push(BriefingScreen(playing, partial(came.append, "desk")))
        settle(stage)
        assert playing.scenario.pack.title in words_of(stage)
        if going:
            press(stage, "enter")
            assert came == ["desk"]
        else:
            stage.pop()
            refused = playing.saved.keep_forecast("draft", "{}", 0.0)
            assert refused is not None


def test_a_game_that_is_over_says_so_and_can_be_left(stage, playing):
    for _ in range(playing.view.quarters):
        playing.apply(Sign())
    settle(stage)
    assert playing.over
    assert not [w for w in stage.tree.walk() if w.id.startswith("option-")]
    assert by_id(stage, "ended") is not None
    press(stage, "enter")
    assert playing.view.indicators[0].by is None


def test_a_game_of_another_pack_can_be_looked_at_quarter_by_quarter(stage, tmp_path):
    playing = game_on(stage, tmp_path)
    for _ in range(3):
        playing.apply(Sign())
    record = _record(playing)
    screen = KeptScreen(record)
    stage.push(screen)
    settle(stage)
    assert any("not what it was" in words for words in words_of(stage))
    before = words_of(stage)
    by_id(stage, "before").press()
    settle(stage)
    assert words_of(stage) != before
    playing.close()


def _record(playing):
    class Changed:
        def sentence(self):
            return "The pack is not what it was."

    return ReadOnlyGame(playing.saved.path, read(playing.saved.path), (Changed(),))


# The start, and numbers.


def test_without_a_display_the_start_says_so_and_begins_nothing(monkeypatch):
    def enter(*_):
        raise NoDisplayError

    monkeypatch.setattr(start, "enter", enter)
    assert start.run(Wanted()) == start.NO_DISPLAY


def test_a_new_game_begins_with_its_briefing_and_an_old_one_at_the_desk(stage, tmp_path):
    playing = game_on(stage, tmp_path)
    first = start.desk(stage, playing.saved)
    assert first.name == "briefing"
    playing.apply(Sign())
    assert start.desk(stage, playing.saved).name == "desk"
    playing.close()


def test_numbers_are_written_as_they_are_read():
    say = quiet_stage().say
    minus = "\N{MINUS SIGN}"
    assert number(say, -1234.56, 1) == f"{minus}1,234.6"
    assert number(say, -0.001, 2) == "0.00"
    assert (plain(say, 8.0), plain(say, 0.25)) == ("8", "0.25")
    assert (signed(say, 3.0), signed(say, -3.0), signed(say, 0.1)) == ("+3", f"{minus}3", "0")
    assert [fitting(say, x) for x in (2855.84, 37.5, 0.493)] == ["2,856", "37.5", "0.49"]
    assert with_unit(say, 3.0, "ha") == "3 ha"
    assert with_unit(say, 3.0, "1990 = 100") == "3 (1990 = 100)"
    assert with_unit(say, 3.0, "1") == "3"


def test_a_storm_of_keys_and_clicks_ends_no_game(stage, playing):
    steering = Steering(stage)
    keys = [pygame.K_TAB, pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_SPACE, pygame.K_UP,
            pygame.K_DOWN, pygame.K_a, pygame.K_b, pygame.K_t, pygame.K_s, pygame.K_n,
            pygame.K_RIGHTBRACKET, pygame.K_F10, pygame.K_PAGEDOWN]  # fmt: skip
    surface = pygame.Surface((1280, 800))
    state = 7
    for _ in range(250):
        state = (state * 1103515245 + 12345) % 2**31
        if not stage.stack:
            break
        if state % 3:
            key = keys[(state >> 8) % len(keys)]
            event = pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode="")
        else:
            at = ((state >> 8) % 1280, (state >> 4) % 800)
            kind = pygame.MOUSEBUTTONDOWN if state % 2 else pygame.MOUSEBUTTONUP
            event = pygame.Event(kind, pos=at, button=1)
        steering.handle(event)
        stage.tick(0.05)
        stage.draw(surface)
    assert playing.view.quarters == 20
