"""Packs and games that lack what most have: reports say less, and never fail."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from reports.pages import check_page
from session.harbour import library as harbour

from game.content.format.judging import Judgement
from game.content.loading import load
from game.reports.class_gathering import gather_class
from game.reports.class_groups import Shown
from game.reports.class_report import class_report
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.document_typst import as_typst
from game.reports.game_files import GameFile, read_games
from game.reports.gathering import gather
from game.reports.grade_book import grade_books
from game.reports.paper_cards import injects, plates, roles
from game.reports.paper_forms import forms
from game.reports.printing import facilitator, players
from game.reports.review import review
from game.reports.review_csv import review_sheets
from game.session import saved
from game.session.bots import quarter_of, restless
from game.session.commands import Open, Resign

TOWN = Path(__file__).parent.parent / "a-town"


@cache
def bare(name):
    """A pack that judges nothing, has no line of play, nobody and no map."""
    return replace(
        load(name), judgement=Judgement(), lines={}, policies={}, map=None, lessons={}, words={}
    )


PACKS = {
    "harbour": ("harbour", harbour),
    "town": (str(TOWN), load),
    "bare": ("two-valleys", bare),
}


def game_of(pack, library, path, quarters, *, resign):
    game, _ = saved.begin(path, Open(pack=pack, seed=4), 1.0, library)
    assert game is not None
    with game:
        while game.game.over is None and game.game.elapsed < quarters:
            for command in quarter_of(game.game, restless):
                game.apply(command, 2.0)
        if resign:
            game.apply(Resign(), 3.0)
    (found,) = read_games([path], library)
    assert isinstance(found, GameFile), found
    return found


@pytest.mark.parametrize(("quarters", "resign"), [(99, False), (1, False), (2, True)])
@pytest.mark.parametrize("name", PACKS)
def test_any_game_of_any_pack_can_be_reported_on(name, quarters, resign, tmp_path):
    pack, library = PACKS[name]
    file = game_of(pack, library, tmp_path / "a.handshake", quarters, resign=resign)
    found = gather(file.name, file.game)
    for document in (review(found), class_report(gather_class([file]), Shown())):
        check_page(as_html(document))
        assert as_markdown(document).startswith(f"# {document.title}")
        assert as_typst(document).count("#heading(level: 1") == 1
    assert all(text.count("\r\n") >= 1 for text in review_sheets(found).values())
    assert set(grade_books(gather_class([file]))) >= {"names", "research"}


@pytest.mark.parametrize("name", PACKS)
def test_any_pack_can_be_printed(name, tmp_path):
    pack, library = PACKS[name]
    scenario = library(pack)
    documents = (
        players(scenario, tmp_path), roles(scenario), plates(scenario), injects(scenario),
        forms(scenario), facilitator(scenario, lambda *_: None),
    )  # fmt: skip
    for document in documents:
        check_page(as_html(document))
