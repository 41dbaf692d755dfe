import pytest
from screens.playing import by_id, game_on, press, quiet_stage, settle, words_of
from screens.stages import keys

from game.screens.charts.falls import FallRow
from game.screens.reasons import source_words, spans_of, teller_of
from game.screens.why import WhyScreen
from game.screens.why_words import waterfall_of
from game.session.commands import Choose, Sign


def passed(playing, quarters):
    for _ in range(quarters):
        for decision in playing.view.decisions:
            able = [option.id for option in decision.options if option.refusal is None]
            if able:
                playing.apply(Choose(decision=decision.id, option=able[0]))
        playing.apply(Sign())


@pytest.fixture
def game(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path)
    yield stage, playing
    playing.close()
    stage.close()


def asked(stage, playing, about):
    screen = WhyScreen(playing, about)
    stage.push(screen)
    settle(stage)
    settle(stage)
    return screen


def test_all_reasons_of_every_indicator_over_every_span_add_up(game):
    stage, playing = game
    stage.push(WhyScreen(playing, ""))
    passed(playing, 5)
    for indicator in playing.view.indicators:
        for span in spans_of(indicator).values():
            found = teller_of(playing).reasons(playing.game, indicator, span)
            told = sum(reason.amount for reason in found.reasons)
            size = max(abs(found.before), abs(found.after), 1.0)
            assert found.after - found.before == pytest.approx(told, abs=1e-7 * size)


def test_the_page_shows_the_very_numbers_of_the_waterfall(game):
    stage, playing = game
    stage.push(WhyScreen(playing, ""))
    passed(playing, 3)
    moved = max(playing.view.last.changes, key=lambda change: len(change.causes)).indicator
    screen = asked(stage, playing, moved)
    rows = [w for w in stage.tree.walk() if isinstance(w, FallRow)]
    indicator = next(i for i in playing.view.indicators if i.name == moved)
    span = spans_of(indicator)["quarter"]
    found = teller_of(playing).reasons(playing.game, indicator, span)
    data = waterfall_of(stage.say, indicator, found)
    assert [row.label for row in rows[1:-1]] == [step.label for step in data.steps]
    assert screen.title(stage) in words_of(stage)


def test_before_the_first_quarter_it_says_that_nothing_has_moved(game):
    stage, playing = game
    asked(stage, playing, playing.view.indicators[0].name)
    assert stage.say("why.none_yet") in words_of(stage)


def test_choosing_a_cause_by_keys_tells_what_it_rests_on(game):
    stage, playing = game
    stage.push(WhyScreen(playing, ""))
    passed(playing, 4)
    asked(stage, playing, "")
    rows = [w for w in stage.tree.walk() if isinstance(w, FallRow) and w.focusable]
    assert stage.focused == rows[0].path
    assert rows[0].label in [w.name for w in by_id(stage, "detail").walk()]
    keys(stage, "down")
    settle(stage)
    assert rows[1].label in [w.name for w in by_id(stage, "detail").walk()]


def test_luck_is_named_as_luck(game):
    stage, playing = game
    stage.push(WhyScreen(playing, ""))
    passed(playing, 6)
    lucky = [
        (indicator, place)
        for indicator in playing.view.indicators
        for found in [
            teller_of(playing).reasons(playing.game, indicator, spans_of(indicator)["all"])
        ]
        for place, reason in enumerate(found.reasons)
        if reason.luck and reason.term is not None
    ]
    assert lucky
    indicator, place = lucky[0]
    screen = asked(stage, playing, indicator.name)
    screen._over, screen._chosen = "all", place
    stage.refresh()
    settle(stage)
    settle(stage)
    assert stage.say("why.luck") in words_of(stage)


def test_a_link_to_a_document_opens_it(game):
    stage, playing = game
    stage.push(WhyScreen(playing, ""))
    passed(playing, 4)
    screen = asked(stage, playing, "")
    for place in range(8):
        screen._choose(stage, place)
        settle(stage)
        links = [w for w in stage.tree.walk() if w.role == "link"]
        if links:
            break
    assert links
    source = screen._term().evidence.source[0]
    assert source_words(playing.scenario, source) == links[0].name
    stage.focus(links[0].path)
    press(stage, "enter")
    settle(stage)
    assert stage.top.screen.name == "sources"
