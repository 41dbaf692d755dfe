"""The pages that things are looked up on: history, sources, glossary."""

import pytest
from screens.playing import by_id, game_on, press, quiet_stage, settle, words_of

from game.model.quarters import parse_quarter
from game.screens.desk.screen import DeskScreen
from game.screens.glossary import PARTS, TERMS, GlossaryScreen, term_at
from game.screens.index import Group, Item, found_in
from game.screens.indicator import IndicatorScreen
from game.screens.indicator_chart import MOST, chart_of, marked
from game.screens.sources import SourcesScreen, cited_by
from game.screens.wording import Words
from game.session.advisers import report_of
from game.session.commands import Resign, Sign


@pytest.fixture
def game(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path)
    stage.push(DeskScreen(playing))
    settle(stage)
    yield stage, playing
    stage.close()


def shown(stage, screen):
    stage.push(screen)
    settle(stage)
    settle(stage)
    return screen


# -- an indicator's history -----------------------------------------------------------------


def test_while_a_game_goes_on_only_what_is_known_is_drawn(game):
    _, playing = game
    for _ in range(4):
        playing.apply(Sign())
    for indicator in playing.view.indicators:
        data = chart_of(playing, indicator, history=(1.0, 2.0))
        assert [line.role for line in data.lines] == ["mine"]
        assert data.lines[0].values == tuple(point.value for point in indicator.history)
        assert data.lines[0].first == parse_quarter(indicator.history[0].quarter)


def test_once_it_is_over_reports_and_historys_line_stand_beside_the_truth(game):
    stage, playing = game
    for _ in range(5):
        playing.apply(Sign())
    playing.apply(Resign())
    people = playing.scenario.people
    watched = next(
        i for i in playing.view.indicators if any(i.name in p.watches for p in people.values())
    )
    screen = shown(stage, IndicatorScreen(playing, watched.name))
    roles = {line.role for line in screen._data().lines}
    assert {"mine", "other"} <= roles
    name = next(name for name, person in people.items() if watched.name in person.watches)
    told = {one.value for one in report_of(playing.game, watched.name, name)}
    line = next(line for line in screen._data().lines if line.label == people[name].title)
    assert set(line.values) <= told
    assert ("history" in roles) == ("history" in playing.scenario.lines)


def test_what_happened_is_told_in_order_and_not_without_end(game):
    _, playing = game
    for _ in range(12):
        playing.apply(Sign())
    for indicator in playing.view.indicators:
        found = marked(playing, indicator)
        assert len(found) <= MOST
        assert [each.quarter for each in found] == sorted(each.quarter for each in found)


def test_typing_a_part_of_a_name_shortens_the_list(game):
    stage, playing = game
    screen = shown(stage, IndicatorScreen(playing))
    wanted = playing.view.indicators[-1].title
    screen._type(stage, wanted.lower())
    settle(stage)
    rows = [w for w in stage.tree.walk() if w.id.startswith("item-")]
    assert wanted in [row.name for row in rows]
    assert len(rows) < len(playing.view.indicators)


def test_words_are_found_in_any_order_and_nothing_is_found_of_nonsense():
    groups = (Group("", (Item("a", "Upper valley moss"), Item("b", "Lower valley"))),)
    assert [item.id for item in found_in(groups, "moss upper")[0].items] == ["a"]
    assert found_in(groups, "xyzzy") == ()


# -- sources --------------------------------------------------------------------------------


def test_the_sources_of_a_decision_come_first_with_the_place_in_them(game):
    stage, playing = game
    decision = next(d for d in playing.view.decisions if playing.scenario.decisions[d.id].source)
    shown(stage, SourcesScreen(playing, decision.id))
    subject, cited = cited_by(playing.scenario, decision.id)
    assert subject == decision.title
    assert stage.say("sources.cited").upper() in [
        w.words for w in stage.tree.walk() if hasattr(w, "words")
    ]
    place = cited[0].partition(",")[2].strip()
    assert any(place in words for words in words_of(stage))


def test_citations_are_taken_as_they_are_written(game):
    _, playing = game
    assert cited_by(playing.scenario, "one, p. 3; two") == ("", ("one, p. 3", "two"))


def test_every_document_can_be_gone_to_by_an_arrow(game):
    stage, playing = game
    shown(stage, SourcesScreen(playing))
    names = list(playing.scenario.sources)
    for name in names:
        assert playing.scenario.sources[name].title in words_of(stage)
        assert stage.focused.endswith(f"item-{name}")
        stage.top.screen._choose(stage, names[min(names.index(name) + 1, len(names) - 1)])
        stage.focus_id(f"item-{names[min(names.index(name) + 1, len(names) - 1)]}")
        settle(stage)


# -- the glossary ---------------------------------------------------------------------------


def test_every_term_of_the_game_has_a_title_and_a_text():
    say = Words("en")
    for term in TERMS:
        assert say.knows(f"glossary.{term}.title")
        assert say.knows(f"glossary.{term}.text")
    assert set(PARTS.values()) <= set(TERMS)


def test_f1_explains_what_is_in_focus_and_escape_leads_back(game):
    stage, playing = game
    name = playing.view.indicators[0].name
    assert term_at(f"screen/gauges/{name}/chart", playing.scenario) == name
    assert term_at("screen/page/map/region-upper", playing.scenario) == "game:map"
    instrument = next(iter(playing.scenario.instruments))
    assert term_at(f"screen/rows/{instrument}/slider", playing.scenario) == instrument
    before = stage.focused
    playing.open("glossary")
    settle(stage)
    assert stage.top.screen.name == "glossary"
    press(stage, "escape")
    assert stage.focused == before


def test_an_indicator_in_the_glossary_leads_to_its_history(game):
    stage, playing = game
    shown(stage, GlossaryScreen(playing, playing.view.indicators[0].name))
    press(stage, "h")
    settle(stage)
    assert stage.top.screen.name == "history"
    assert by_id(stage, f"item-{playing.view.indicators[0].name}") is not None
