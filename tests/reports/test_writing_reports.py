import csv
import io
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from reports.pages import check_page
from reports.played_games import AIM, game_file, played

from game.reports import document_pdf, writing
from game.reports.class_debrief import class_facts, class_questions
from game.reports.class_gathering import gather_class
from game.reports.class_groups import Shown
from game.reports.class_report import class_report
from game.reports.clusters import clusters
from game.reports.debriefing import rules
from game.reports.document import Document, plain
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.document_pdf import MissingTypstError, as_pdf
from game.reports.grade_book import grade_books
from game.reports.output import OutputError
from game.reports.writing import WantedReports, write_reports

BOTS = ("balanced", "hard_line", "history", "patient", "restless", "passive")


@pytest.fixture(scope="module")
def games(tmp_path_factory):
    """A folder with six games of one seed, one damaged file and one that is no game."""
    folder = tmp_path_factory.mktemp("class")
    for bot in BOTS:
        played(folder / f"{bot}.handshake", bot)
    whole = (folder / "balanced.handshake").read_bytes()
    (folder / "torn.handshake").write_bytes(whole[: len(whole) // 2])
    (folder / "letter.handshake").write_text("Dear all", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(games):
    return gather_class([game_file(games / f"{bot}.handshake") for bot in BOTS])


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


# -- one game -------------------------------------------------------------------------------


def test_one_game_becomes_a_review_in_each_form_that_is_asked_for(games, tmp_path):
    out = tmp_path / "new" / "folder"
    wanted = WantedReports(out=str(out), formats=("html", "md", "csv"))
    made = write_reports([str(games / "balanced.handshake")], wanted)
    assert made.code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "balanced-claims.csv",
        "balanced-decisions.csv",
        "balanced-indicators.csv",
        "balanced-review.html",
        "balanced-review.md",
        "balanced-scores.csv",
    ]
    check_page((out / "balanced-review.html").read_text(encoding="utf-8"))


def test_the_same_game_gives_the_same_page_to_the_letter(games, tmp_path):
    pages = []
    for place in ("one", "two"):
        wanted = WantedReports(out=str(tmp_path / place))
        (path,) = write_reports([str(games / "patient.handshake")], wanted).files
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]
    assert len(pages[0]) < 3_000_000


def test_a_damaged_game_alone_is_named_and_nothing_is_written(games, tmp_path):
    made = write_reports([str(games / "torn.handshake")], WantedReports(out=str(tmp_path / "out")))
    assert made.code == 1
    assert made.files == ()
    assert "cut short" in made.left_out[0].because
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_without_games_says_so(tmp_path):
    made = write_reports([str(tmp_path)], WantedReports(out=str(tmp_path)))
    assert made.code == 1
    assert made.notes == ("There are no games to report on.",)


def test_a_file_in_the_way_of_the_folder_is_a_sentence(games, tmp_path):
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="a file of this name is in the way"):
        write_reports([str(games)], WantedReports(out=str(tmp_path / "out")))


# -- a class --------------------------------------------------------------------------------


def test_a_class_names_what_is_damaged_and_reports_the_rest(games, tmp_path):
    told = []
    made = write_reports(
        [str(games)], WantedReports(out=str(tmp_path)), lambda *done: told.append(done)
    )
    assert made.code == 1
    assert sorted(each.path.name for each in made.left_out) == [
        "letter.handshake",
        "torn.handshake",
    ]
    text = (tmp_path / "class-two-valleys.html").read_text(encoding="utf-8")
    check_page(text)
    assert "torn.handshake" in text
    assert f"{len(BOTS)} games, all with the same luck" in text
    assert told[-1] == ("judging two-valleys", len(BOTS), len(BOTS))


def test_names_are_shown_only_where_they_are_asked_for(found):
    hidden = as_html(class_report(found, Shown()))
    named = as_html(class_report(found, Shown(names=True)))
    assert "restless" not in hidden
    assert "restless" in named
    assert all(team.pseudonym in hidden for team in found.teams)


def test_research_holds_no_name_and_no_word_that_a_team_wrote(found):
    sheet = grade_books(found)["research"]
    assert len(rows(sheet)) == len(BOTS)
    assert not any(bot in sheet for bot in ("balanced", "hard_line", "restless"))
    assert AIM not in sheet
    assert {row["pseudonym"] for row in rows(sheet)} == {team.pseudonym for team in found.teams}


def test_which_name_hides_which_team_stands_in_one_sheet_alone(found):
    names = {row["file"]: row["pseudonym"] for row in rows(grade_books(found)["names"])}
    assert set(names) == set(BOTS)
    assert len(set(names.values())) == len(BOTS)


def test_grade_books_give_what_the_decisions_were_worth_and_not_the_luck(found):
    plain_rows = {row["team"]: row for row in rows(grade_books(found)["grades-plain"])}
    for team in found.teams:
        row = plain_rows[team.file.name]
        middling = [s.median for s in team.luck.goals.values()]
        assert float(row["points"]) == pytest.approx(sum(middling) / len(middling), abs=0.05)
        assert float(row["percent"]) == float(row["points"])
        assert float(row["goal_river"]) == pytest.approx(team.goals["river"])


def test_canvas_finds_the_points_possible_above_the_teams(found):
    listed = rows(grade_books(found)["grades-canvas"])
    assert listed[0]["Student"].strip() == "Points Possible"
    assert listed[0]["Handshake: Two Valleys"] == "100"
    assert {row["Student"] for row in listed[1:]} == set(BOTS)


def test_moodle_finds_a_username_and_a_grade(found):
    listed = rows(grade_books(found)["grades-moodle"])
    assert {row["Username"] for row in listed} == set(BOTS)
    assert all(0 <= float(row["Handshake: Two Valleys"]) <= 100 for row in listed)


def test_a_team_named_like_a_formula_stays_text_in_a_spreadsheet(found):
    team = found.teams[0]
    path = team.file.path.with_name("=HYPERLINK(1).handshake")
    cunning = replace(team, file=replace(team.file, path=path))
    books = grade_books(replace(found, teams=(cunning,)))
    assert rows(books["names"])[0]["file"].startswith("'=")


def test_games_of_one_luck_part_where_their_decisions_do(found):
    text = as_markdown(class_report(found, Shown()))
    assert "had the same luck and ended furthest apart" in text


def test_every_team_has_a_page_of_its_own(found):
    parts = {part.anchor: part for part in class_report(found, Shown()).parts}
    assert [part.apart for part in parts["teams"].parts] == [False] + [True] * (len(BOTS) - 1)
    assert [part.title for part in parts["teams"].parts] == [t.pseudonym for t in found.teams]


def test_games_of_another_version_of_a_pack_are_a_group_of_their_own(games, tmp_path, monkeypatch):
    real = writing.read_games

    def with_another(paths):
        for file in real(paths):
            if getattr(file, "name", "") == "restless":
                board = file.game.board
                program = replace(board.scenario.program, digest="another")
                pack = replace(board.scenario.pack, id="another-pack")
                scenario = replace(board.scenario, program=program, pack=pack)
                other = replace(file.game, board=replace(board, scenario=scenario))
                yield replace(file, game=other)
            else:
                yield file

    monkeypatch.setattr(writing, "read_games", with_another)
    made = write_reports([str(games)], WantedReports(out=str(tmp_path)))
    pages = sorted(path.name for path in made.files if path.suffix == ".html")
    assert pages == ["class-another-pack.html", "class-two-valleys.html"]


def test_teams_that_play_alike_are_put_together():
    near, far = 0.1, 0.9
    distances = np.array(
        [
            [0.0 if i == j else near if (i < 3) == (j < 3) else far for j in range(6)]
            for i in range(6)
        ]
    )
    assert clusters(distances) == ((0, 1, 2), (3, 4, 5))


def test_teams_that_differ_all_alike_are_one_group():
    assert clusters(1.0 - np.eye(5)) == ((0, 1, 2, 3, 4),)


# -- PDF ------------------------------------------------------------------------------------


def test_without_typst_whoever_asks_for_pdf_is_told_what_to_do(games, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    game = str(games / "balanced.handshake")
    with pytest.raises(MissingTypstError, match="pip install 'handshake\\[pdf\\]'"):
        write_reports([game], WantedReports(out=str(tmp_path), formats=("pdf",)))
    both = write_reports([game], WantedReports(out=str(tmp_path), formats=("html", "pdf")))
    assert [path.suffix for path in both.files] == [".html"]
    assert "print it from a browser" in both.notes[0]


def text_of_pdf(content, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not there")
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return told.stdout.decode()


def test_a_pdf_is_accessible_small_and_says_what_the_page_says(found, tmp_path):
    pytest.importorskip("typst")
    document = class_report(found, Shown())
    made = as_pdf(document)
    assert made.standard == "ua-1"
    assert len(made.content) < 2_000_000
    words = " ".join(text_of_pdf(made.content, tmp_path).split())
    for part in document.parts:
        assert part.title in words
    for team in found.teams:
        assert team.pseudonym in words


def test_nothing_in_a_document_becomes_markup_of_a_pdf(tmp_path):
    pytest.importorskip("typst")
    wild = '#panic("no") $x$ *b* [x] \\ "quoted" @ref <label> // gone'
    made = as_pdf(Document(wild, "en", (wild,), ()))
    assert plain(wild) in " ".join(text_of_pdf(made.content, tmp_path).split())


def test_letters_that_no_font_has_cost_the_standard_and_not_the_report():
    pytest.importorskip("typst")
    made = as_pdf(Document("Title", "en", ("\u0378 is no letter.",), ()))
    assert made.standard is None
    assert made.content.startswith(b"%PDF")


def test_the_same_document_gives_the_same_pdf():
    pytest.importorskip("typst")
    document = Document("Title", "en", ("Some words.",), ())
    assert document_pdf.as_pdf(document) == document_pdf.as_pdf(document)


# -- questions for a class ------------------------------------------------------------------


def test_a_class_is_asked_about_where_it_parted_and_what_divided_it(found):
    asked = class_questions(found, Shown())
    assert asked[0].startswith(("Alder", "Apple", "Ash", "Aspen", "Bay", "Beech"))
    assert any("divided the class" in text for text in asked)
    assert not any("{" in text for text in asked)


def test_every_rule_of_a_class_asks_by_facts_that_a_class_has(found):
    facts = set(class_facts(found, Shown()))
    named = {name for rule in rules("class") for name in re.findall(r"{(\w+)", rule.ask)}
    named |= {condition.fact for rule in rules("class") for condition in rule.when}
    assert {name for name in named - facts if not name.startswith(("flip", "agreed"))} == set()
