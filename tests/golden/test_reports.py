"""A review and a class report as they read, word for word.

`GOLDEN=write` rewrites the kept texts; the difference is then reviewed like code. The frontier is
left out, since it is built anew with every change of the pack.
"""

import os
import re
from pathlib import Path

import pytest
from reports.played_games import game_file, played

from game.reports import class_gathering
from game.reports.class_gathering import gather_class
from game.reports.class_groups import Shown
from game.reports.class_report import class_report
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.gathering import Comparison, gather
from game.reports.review import review

HERE = Path(__file__).parent
#: What changes with every version and says nothing of the report.
_CHANGING = re.compile(r"(?<=`)[0-9a-f]{64}(?=`)|(?<=`)[0-9]+[.][0-9]+[.][0-9]+(?=`)")


def compare(name, text):
    kept, said = HERE / name, _CHANGING.sub("...", text)
    if os.environ.get("GOLDEN") == "write":
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")


@pytest.mark.golden
def test_a_review_reads_as_it_was_read_before(tmp_path):
    file = game_file(played(tmp_path / "team-a.handshake", "balanced", seed=7))
    found = gather(file.name, file.game, Comparison(file.game.board.scenario, "no such pack"))
    compare("review.md", as_markdown(review(found)))


@pytest.mark.golden
def test_a_review_is_drawn_as_it_was_drawn_before(tmp_path):
    file = game_file(played(tmp_path / "team-a.handshake", "balanced", seed=7))
    found = gather(file.name, file.game, Comparison(file.game.board.scenario, "no such pack"))
    html = as_html(review(found))
    first = re.search(r"<svg .*?</svg>", html, re.DOTALL)
    assert first is not None
    compare("review_goals.svg", first[0] + "\n")


@pytest.mark.golden
def test_a_class_report_reads_as_it_was_read_before(tmp_path, monkeypatch):
    class Alone(Comparison):
        frontier = None

    monkeypatch.setattr(class_gathering, "Comparison", Alone)
    bots = ("balanced", "hard_line", "patient", "passive", "history")
    files = [game_file(played(tmp_path / f"{bot}.handshake", bot, seed=7)) for bot in bots]
    compare("class.md", as_markdown(class_report(gather_class(files), Shown(names=True))))
