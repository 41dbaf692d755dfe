import re

import pytest
from screens.stages import draw

from game.screens.frame.settings import Settings
from game.screens.frame.stage import Stage
from game.screens.review.record import RecordScreen
from game.screens.review.samples import finished_game


@pytest.fixture
def stage():
    stage = Stage((1280, 800), Settings(motion=False, sound=False))
    yield stage
    stage.close()


def told(stage):
    return " ".join(w.name for w in stage.tree.walk() if w.role in {"text", "heading"})


def test_the_record_tells_each_line_with_its_note_and_sources(stage):
    playing = finished_game(stage)
    stage.push(RecordScreen(playing))
    draw(stage)
    stage.work.wait()
    draw(stage)
    words = told(stage)
    for entry in playing.scenario.judgement.record:
        assert entry.title in words
        assert entry.note.strip()[:40] in words
    assert "Rests on" in words


def test_the_record_has_neither_points_nor_a_word_for_how_good_it_is(stage):
    stage.push(RecordScreen(finished_game(stage)))
    draw(stage)
    stage.work.wait()
    draw(stage)
    words = told(stage).replace("It carries no points.", "")
    assert not re.search(r"\bpoints\b|of 100|praise|criticism|better|worse", words)
