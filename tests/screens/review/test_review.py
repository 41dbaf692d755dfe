import pytest
from screens.stages import draw, named

from game.reports import kept_turns
from game.reports.output import OutputError
from game.screens.dates import quarter_words
from game.screens.desk.screen import DeskScreen
from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.screens.review.branching import free_file
from game.screens.review.samples import finished_game
from game.screens.review.screen import PAGES, ReviewScreen
from game.screens.review.turning import by_weight
from game.session import saved
from game.session.commands import Open, Resign, Sign


@pytest.fixture
def stage(monkeypatch, tmp_path):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    yield stage
    stage.close()


def settle(stage):
    for _ in range(4):
        draw(stage)
        stage.work.wait()
    draw(stage)


def told(stage):
    return " ".join(w.name for w in stage.tree.walk() if w.role in {"text", "heading"})


def shown(stage, page=""):
    playing = finished_game(stage)
    stage.push(ReviewScreen(playing, page))
    return playing


def found_of(stage):
    return stage.top.screen._judging.found


def test_every_page_is_shown_from_the_same_findings(stage):
    shown(stage)
    settle(stage)
    found, pages = found_of(stage), set()
    for page in PAGES:
        stage.top.screen._turn(page)
        draw(stage)
        assert found_of(stage) is found
        pages.add(told(stage))
    assert len(pages) == len(PAGES)


def test_the_first_page_tells_how_the_goals_stand_beside_history(stage):
    shown(stage)
    settle(stage)
    found = found_of(stage)
    history = found.lines["history"].goals
    ahead = sum(1 for goal in found.goals if found.goal(goal) > history[goal] + 0.5)
    assert f"Further than history on {ahead} of {len(found.goals)} goals" in told(stage)
    for lens in found.scenario.judgement.lenses.values():
        assert lens.title.strip() in told(stage)


def test_turning_points_are_found_after_the_rest_and_can_be_stopped(stage, monkeypatch):
    monkeypatch.setattr(kept_turns, "recall_turns", lambda _: None)
    shown(stage, "turning")
    judging = stage.top.screen._judging
    draw(stage)
    judging._gathered(stage, judging._gather(None))
    draw(stage)
    assert not judging.complete
    assert "Playing every decision again with its other options: 0 %" in told(stage)
    named(stage, "Stop").press()
    draw(stage)
    stage.work.wait()
    assert not judging.complete
    assert "Stopped. Turning points are not known." in told(stage)
    named(stage, "Look for turning points").press()
    settle(stage)
    assert judging.complete
    assert found_of(stage).turns.turns


def test_progress_is_shown_as_it_is_made(stage):
    shown(stage, "turning")
    judging = stage.top.screen._judging
    judging._gathered(stage, judging._gather(None))
    judging.complete = False
    judging._asked.add("turning points")
    judging._progressed(3, 12)
    stage.tick(0.1)
    draw(stage)
    assert "25 %" in told(stage)


def test_the_weightiest_decisions_come_first_and_the_players_own_before_others(stage):
    shown(stage)
    settle(stage)
    found = found_of(stage)
    rows = by_weight(found)
    stakes = [
        max(abs(e.mean) for b in turn.branches if b.option == option for e in b.effects.values())
        for turn, option in rows
    ]
    assert stakes == sorted(stakes, reverse=True)
    assert all(turn.by_player for turn, _ in rows)


def test_a_branch_opens_the_desk_of_that_quarter_in_a_file_of_its_own(stage, tmp_path):
    game, _ = saved.begin(tmp_path / "a.handshake", Open(pack="two-valleys", seed=1), 0.0)
    while game.game.over is None:
        game.apply(Sign(), 0.0)
    stage.push(DeskScreen(Playing(stage, game)))
    stage.push(ReviewScreen(stage.top.screen._playing, "quarters"))
    settle(stage)
    date = quarter_words(stage.say, "1963Q1")
    named(stage, date, "radio").press()
    draw(stage)
    named(stage, f"Play on from {date}").press()
    screen = stage.top.screen
    assert screen.name == "desk"
    branched = screen._playing
    assert branched.view.quarter == "1963Q1"
    assert not branched.over
    assert branched.saved.path == tmp_path / "a-1963Q1.handshake"
    again = saved.resume(tmp_path / "a.handshake")
    assert again.game.over == "period"
    again.close()


def test_a_branch_never_takes_the_name_of_a_file_that_is_there(tmp_path):
    source = tmp_path / "a.handshake"
    first = free_file(source, "1963Q1")
    first.write_text("")
    assert free_file(source, "1963Q1") != first


def test_what_cannot_be_branched_says_why_and_the_review_stays(stage):
    shown(stage, "quarters")
    settle(stage)
    stage.top.screen._branch(stage, "1999Q1")
    draw(stage)
    assert isinstance(stage.top.screen, ReviewScreen)
    assert "has not been in 1999Q1" in told(stage)


def test_the_report_is_saved_beside_the_game(stage):
    playing = shown(stage)
    settle(stage)
    named(stage, "Save the report").press()
    settle(stage)
    made = [p for p in playing.saved.path.parent.iterdir() if p.suffix == ".html"]
    assert len(made) == 1
    assert made[0].name in told(stage)


def test_a_report_that_cannot_be_written_says_why(stage, monkeypatch):
    shown(stage)
    settle(stage)
    judging = stage.top.screen._judging
    monkeypatch.setattr("game.screens.review.reporting.write_reports", _unwritable, raising=True)
    named(stage, "Save the report").press()
    settle(stage)
    assert "It could not be saved: no room" in told(stage)
    assert not judging.reporting


def _unwritable(*_):
    message = "no room"
    raise OutputError(message)


def test_a_game_that_was_never_played_is_not_judged(stage, tmp_path):
    game, _ = saved.begin(tmp_path / "a.handshake", Open(pack="two-valleys", seed=1), 0.0)
    game.apply(Resign(), 0.0)
    stage.push(ReviewScreen(Playing(stage, game, clock=lambda: 0.0)))
    settle(stage)
    assert "there is nothing to judge" in told(stage)
    game.close()


def test_a_game_that_goes_on_is_not_judged(stage, tmp_path):
    game, _ = saved.begin(tmp_path / "a.handshake", Open(pack="two-valleys", seed=1), 0.0)
    game.apply(Sign(), 0.0)
    stage.push(ReviewScreen(Playing(stage, game, clock=lambda: 0.0)))
    settle(stage)
    assert "not over yet" in told(stage)
    game.close()


def test_leaving_the_review_stops_what_is_being_computed(stage):
    shown(stage)
    draw(stage)
    assert stage.work.busy
    stage.pop()
    assert not stage.work.busy
