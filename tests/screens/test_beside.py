import pytest
from screens.stages import draw, named

from game.screens.beside import BesideScreen
from game.screens.dates import quarter_words
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.review.samples import finished_game, push_compare
from game.session import saved
from game.session.commands import Open, SetInstrument, Sign


@pytest.fixture
def stage():
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    yield stage
    stage.close()


def settle(stage):
    for _ in range(3):
        draw(stage)
        stage.work.wait()
    draw(stage)


def told(stage):
    return " ".join(w.name for w in stage.tree.walk() if w.role in {"text", "heading"})


def other_game(folder, pack="two-valleys", name="other"):
    game, _ = saved.begin(folder / f"{name}.handshake", Open(pack=pack, seed=7), 0.0)
    game.apply(SetInstrument(instrument="village_grants", to=0.8), 0.0)
    game.apply(Sign(), 0.0)
    game.close()
    return game.path


def test_a_kept_game_of_the_same_scenario_is_chosen_and_told_quarter_by_quarter(stage):
    playing = finished_game(stage)
    other_game(playing.saved.path.parent)
    stage.push(BesideScreen(playing))
    settle(stage)
    named(stage, "other", "button").press()
    settle(stage)
    words = told(stage)
    assert "This game and other" in words
    assert f"They part in {quarter_words(stage.say, '1961Q1')}." in words
    assert "Village grants: 0.8 million tal/quarter." in words
    assert "Not played." in words


def test_both_games_are_drawn_in_the_same_charts(stage):
    push_compare(stage, None, "courses")
    settle(stage)
    charts = [w for w in stage.tree.walk() if w.role == "chart"]
    assert charts
    assert all({line.role for line in w.data.lines} == {"mine", "other"} for w in charts)
    assert " here and " in charts[0].value


def test_every_indicator_is_compared_where_both_games_end(stage):
    push_compare(stage, None, "ends")
    settle(stage)
    (table,) = [w for w in stage.tree.walk() if w.role == "table"]
    indicators = stage.top.screen._playing.view.indicators
    assert len(table.rows) == len(indicators)


def test_a_file_that_is_no_game_says_why_and_others_can_be_chosen(stage, tmp_path):
    (tmp_path / "x.handshake").write_bytes(b"nothing of ours")
    playing = finished_game(stage)
    stage.push(BesideScreen(playing, str(tmp_path / "x.handshake")))
    settle(stage)
    assert stage.top.screen._pair is None
    assert "x.handshake" in told(stage)
    assert "There is no other game of this scenario" in told(stage)


def test_a_game_under_another_theory_cannot_be_compared(stage, tmp_path):
    playing = finished_game(stage)
    theory = next(iter(playing.scenario.theories))
    opening = Open(pack="two-valleys", seed=7, theory=theory)
    game, _ = saved.begin(tmp_path / "t.handshake", opening, 0.0)
    game.close()
    stage.push(BesideScreen(playing, str(game.path)))
    settle(stage)
    differs = playing.scenario.under(theory).digest != playing.game.board.program.digest
    assert ("of another theory" in told(stage)) is differs
