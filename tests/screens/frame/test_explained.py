"""F1 is heard on every screen of a game, and brings one glossary at a time."""

import pytest
from screens.playing import game_on, quiet_stage, settle
from screens.stages import keys

from game.screens.desk.screen import DeskScreen

PAGES = ("policy", "advisers", "dispatches", "why", "history", "menu")


@pytest.mark.parametrize("page", PAGES)
def test_help_comes_to_whatever_page_is_open_and_goes_back_to_it(tmp_path, page):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path)
    stage.push(DeskScreen(playing))
    playing.open(page, playing.view.indicators[0].name if page in {"why", "history"} else "")
    settle(stage)
    assert stage.top.screen.name != "glossary"
    depth = len(stage.stack)
    keys(stage, "f1", "f1")
    settle(stage)
    assert (stage.top.screen.name, len(stage.stack)) == ("glossary", depth + 1)
    keys(stage, "escape")
    assert len(stage.stack) == depth
    playing.close()
