import csv
import io
import shutil
import subprocess
from dataclasses import replace

import numpy as np
import pytest
from reports.pages import check_page
from reports.played_games import game_file, played

from game.content.loading import load
from game.content.shipped import locate
from game.judgement.goals import score_goals
from game.judgement.lenses import judge
from game.model.world import digest
from game.reports.adjudication import odds_of, watch
from game.reports.document import Cards, Plates, plain
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.document_pdf import as_pdf
from game.reports.entering import EnteringError, enter_form
from game.reports.forms import FormError, read_form
from game.reports.gathering import STRATEGY, course_of, replay
from game.reports.lesson_pages import lesson_document
from game.reports.output import OutputError
from game.reports.paper_cards import briefs, injects, plates, roles
from game.reports.paper_forms import form_file, forms
from game.reports.printing import WantedPrint, facilitator, players, print_pack
from game.session.orders import Request, name_of
from game.session.wording import setting

PACK = "two-valleys"


@pytest.fixture(scope="module")
def scenario():
    return load(PACK)


# -- a paper game typed in ------------------------------------------------------------------


def entries_of(game):
    """Yield what was asked in a game, as forms have it: quarter, what, to."""
    program = game.board.program
    for passed in game.past:
        quarter = f"{passed.quarter // 4}Q{passed.quarter % 4 + 1}"
        for order in passed.orders:
            name = name_of(program, order)
            if isinstance(order, Request):
                yield quarter, name, setting(program.instruments[order.instrument], order.to)
            else:
                yield quarter, name, program.decisions[order.decision].options[order.option].id


def as_csv(game, **head):
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(["quarter", "what", "to"])
    rows.writerows(["", name, value] for name, value in head.items())
    rows.writerows([q, what, str(to).lower() if isinstance(to, bool) else to]
                   for q, what, to in entries_of(game))  # fmt: skip
    last = f"{game.past[-1].quarter // 4}Q{game.past[-1].quarter % 4 + 1}"
    rows.writerow([last, "note", "The end."])
    return stream.getvalue()


def as_yaml(game, seed):
    quarters = {}
    for quarter, what, to in entries_of(game):
        kind = "answers" if what in game.board.scenario.decisions else "orders"
        said = str(to).lower() if isinstance(to, bool) else to
        quarters.setdefault(quarter, {}).setdefault(kind, []).append(f"      {what}: {said}")
    lines = [f"pack: {PACK}", f"seed: {seed}", "quarters:"]
    quarters.setdefault("1965Q4", {})
    for quarter, kinds in sorted(quarters.items()):
        lines.append(f"  {quarter}:")
        for kind, entries in kinds.items():
            lines += [f"    {kind}:", *entries]
    return "\n".join(lines) + "\n"


def verdicts(game):
    board = game.board
    results = replay(board.kernel, course_of(game)).results(board.kernel)
    goals = {k: float(v.scores[0]) for k, v in score_goals(board.scenario, results).items()}
    lenses = {k: (float(v.scores[0]), [bool(x[0]) for x in v.verdicts])
              for k, v in judge(board.scenario, results).items()}  # fmt: skip
    return goals, lenses


@pytest.mark.parametrize("bot", ["balanced", "hard_line", "restless", "passive"])
@pytest.mark.parametrize("form", ["csv", "yaml"])
def test_a_paper_game_typed_in_gets_the_verdicts_of_the_same_decisions_on_screen(
    bot, form, tmp_path
):
    on_screen = game_file(played(tmp_path / "screen.handshake", bot, seed=23)).game
    typed = tmp_path / f"forms.{form}"
    text = as_csv(on_screen, pack=PACK, seed=23) if form == "csv" else as_yaml(on_screen, 23)
    typed.write_text(text, encoding="utf-8")
    entered = enter_form(typed, tmp_path / "paper.handshake", 20.0)
    assert entered.refused == ()
    assert entered.code == 0
    on_paper = game_file(tmp_path / "paper.handshake").game
    assert [digest(p.after) for p in on_paper.past] == [digest(p.after) for p in on_screen.past]
    assert verdicts(on_paper) == verdicts(on_screen)


def test_the_order_in_which_a_form_was_filled_in_means_nothing(tmp_path):
    game = game_file(played(tmp_path / "screen.handshake", "restless", seed=5)).game
    head, *rows = as_csv(game, pack=PACK, seed=5).splitlines()
    backwards = tmp_path / "forms.csv"
    backwards.write_text("\n".join([head, *rows[::-1]]), encoding="utf-8")
    entered = enter_form(backwards, tmp_path / "paper.handshake", 20.0)
    assert entered.refused == ()
    assert verdicts(game_file(tmp_path / "paper.handshake").game) == verdicts(game)


def test_answers_are_typed_by_the_letter_on_the_printed_form(tmp_path, scenario):
    typed = tmp_path / "forms.csv"
    typed.write_text(
        f"quarter,what,to\n,pack,{PACK}\n1961Q1,colonels_radios,B\n1961Q2,,\n", encoding="utf-8"
    )
    assert enter_form(typed, tmp_path / "paper.handshake", 20.0).quarters == 1
    game = game_file(tmp_path / "paper.handshake").game
    options = list(scenario.decisions["colonels_radios"].options)
    (answer,) = [e for e in game.past[0].events if getattr(e, "decision", "") == "colonels_radios"]
    assert answer.option == options[1]


def test_the_aim_on_the_form_is_the_aim_of_the_game(tmp_path):
    typed = tmp_path / "forms.yaml"
    typed.write_text(f"pack: {PACK}\naim: Water first.\nquarters:\n  1961Q1:\n", encoding="utf-8")
    enter_form(typed, tmp_path / "paper.handshake", 20.0)
    (note,) = game_file(tmp_path / "paper.handshake").game.notes
    assert (note.text, note.about) == ("Water first.", STRATEGY)


def test_what_the_rules_refuse_is_told_and_nothing_is_written_unless_it_is_to_be_left_out(tmp_path):
    typed = tmp_path / "forms.csv"
    typed.write_text(
        f"quarter,what,to\n,pack,{PACK}\n1961Q1,the_count,a\n1961Q1,road_works,0.4\n"
        "1961Q2,road_wroks,0.4\n1970Q1,road_works,0.4\n",
        encoding="utf-8",
    )
    path = tmp_path / "paper.handshake"
    entered = enter_form(typed, path, 20.0)
    assert entered.code == 1
    assert not path.exists()
    told = [refused.sentence() for refused in entered.refused]
    assert any("1961Q1, the_count answered with" in line for line in told)
    assert any("did you mean 'road_works'" in line for line in told)
    assert any("1970Q1, the whole page: The period is from 1961Q1" in line for line in told)
    assert enter_form(typed, path, 20.0, skip=True).path == path
    assert game_file(path).game.past[0].orders


def test_a_file_in_the_way_is_left_as_it_is(tmp_path):
    typed = tmp_path / "forms.csv"
    typed.write_text(f"quarter,what,to\n,pack,{PACK}\n1961Q1,note,x\n", encoding="utf-8")
    path = tmp_path / "paper.handshake"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(EnteringError):
        enter_form(typed, path, 20.0)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.yaml", "quarters: {}\n", "does not say of which pack"),
        ("a.yaml", "pack: x\nquartrs: {}\n", "nothing is called 'quartrs'; did you mean"),
        ("a.yaml", "pack: x\nquarters:\n  1961Q9: {}\n", "'1961Q9' is not a quarter"),
        ("a.yaml", "pack: x\nquarters:\n  1961Q1: {order: {}}\n", "nothing is called 'order'"),
        ("a.yaml", "pack: x\nquarters:\n  1961Q1: {orders: [1]}\n", "'orders' has names"),
        ("a.yaml", "pack: x\nseed: many\n", "the seed is a whole number"),
        ("a.yaml", "pack: [x\n", "a.yaml:"),
        ("a.yaml", "- pack\n", "a form begins with 'pack:'"),
        ("a.csv", "when,what,to\n", "the first line of a form is 'quarter,what,to'"),
        ("a.csv", "quarter,what,to\n,pack,x\n1961,roads,1\n", "'1961' is not a quarter"),
        ("a.csv", "quarter,what,to\n,length,long\n,pack,x\n", "the length is core or full"),
    ],
)
def test_a_form_that_cannot_be_read_says_what_is_wrong_with_it(name, text, told, tmp_path):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as wrong:
        read_form(path)
    assert told in str(wrong.value)


def test_a_form_from_a_spreadsheet_of_another_country_is_read_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffquarter;what;to\r\n;pack;x\r\n1961Q1;raids;on\r\n".encode())
    form = read_form(path)
    assert form.pack == "x"
    assert form.pages[0].entries == (("raids", True),)


def test_the_empty_form_file_is_a_form_in_which_nothing_is_asked(tmp_path, scenario):
    path = tmp_path / "a.csv"
    path.write_text(form_file(scenario), encoding="utf-8")
    form = read_form(path)
    assert form.pack == PACK
    assert all(not page.entries for page in form.pages)


# -- what is printed ------------------------------------------------------------------------


def everything(document):
    return as_markdown(document)


def test_what_is_private_stands_on_a_page_of_its_own(scenario):
    parts = roles(scenario).parts
    assert [part.anchor.partition("-")[0] for part in parts] == ["role", "private"] * 4
    assert all(part.apart for part in parts)
    public = as_markdown(roles(scenario)).split("for you alone")[0]
    assert "your figures" not in public
    assert "Three harvests without anybody changing the plan" not in public


def test_players_read_nothing_that_came_afterwards(scenario):
    text = everything(players(scenario, locate(PACK)))
    for decision in scenario.decisions.values():
        assert decision.briefing.split(".")[0] in text.replace("\\", "")
        if decision.history is not None:
            assert decision.history.came.split(".")[0] not in text
        assert (decision.learning or "?") not in text


def test_facilitators_read_what_came_afterwards(scenario):
    text = everything(facilitator(scenario, lambda *_: None)).replace("\\", "")
    for decision in scenario.decisions.values():
        assert decision.history is None or decision.history.came.split(".")[0] in text


def test_every_event_is_a_card_and_every_person_has_a_plate(scenario):
    (cards,) = [b for b in injects(scenario).blocks if isinstance(b, Cards)]
    assert [card.title for card in cards.cards] == [e.title for e in scenario.events.values()]
    (named,) = [b for b in plates(scenario).blocks if isinstance(b, Plates)]
    assert [name for name, _ in named.names] == [p.title for p in scenario.people.values()]


def test_there_is_a_form_for_every_quarter_two_to_a_page(scenario):
    parts = forms(scenario).parts
    assert len(parts) == scenario.program.quarters
    assert [part.apart for part in parts[:5]] == [False, False, True, False, True]


def test_the_letters_of_a_brief_are_the_letters_that_are_typed(scenario):
    for part, (_, decision) in zip(
        briefs(scenario), sorted(scenario.decisions.items(), key=lambda d: d[1].window.first or ""),
        strict=True,
    ):  # fmt: skip
        (table,) = [block for block in part.blocks if hasattr(block, "rows")]
        letters = [plain(row.cells[0]) for row in table.rows]
        assert letters == list("abcdefgh")[: len(decision.options)]


def test_odds_are_the_shares_of_games_in_which_it_happened(scenario):
    seen = watch(scenario, runs=40)
    for odds, position in zip(odds_of(scenario, seen), range(99), strict=False):
        assert 0.0 <= min(odds.by_state) <= odds.chance <= max(odds.by_state) <= 1.0
        assert (odds.chance > 0.0) == bool(seen.happened[:, position].any())


def test_what_an_event_is_looked_up_by_is_what_its_chance_hangs_on(scenario):
    seen = watch(scenario, runs=60)
    told = {o.event: o.indicator for o in odds_of(scenario, seen) if o.indicator is not None}
    assert told
    names = [each.name for each in scenario.program.indicators]
    column = names.index("moss_total")
    doubled = seen.before.copy()
    doubled[:, column] = np.arange(doubled.shape[-1])  # an indicator that tells nothing
    assert all(
        odds.indicator != column or "moss" in str(scenario.events[odds.event].chance)
        or "moss" in str(scenario.events[odds.event].when)
        for odds in odds_of(scenario, seen)
    )  # fmt: skip


def test_the_print_pack_is_written_whole_in_the_forms_that_are_asked_for(tmp_path):
    made = print_pack(PACK, WantedPrint(out=str(tmp_path), formats=("html", "md")))
    names = {path.name for path in made.files}
    assert {f"{PACK}-{part}.html" for part in (
        "players", "roles", "plates", "injects", "forms", "facilitator", "lesson-class"
    )} <= names  # fmt: skip
    assert f"{PACK}-forms.csv" in names
    for path in made.files:
        if path.suffix == ".html":
            check_page(path.read_text(encoding="utf-8"))


def test_cards_are_eight_to_a_page_on_both_papers(tmp_path, scenario):
    pytest.importorskip("typst")
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not there")
    document = injects(scenario)
    blocks = tuple(
        Cards(block.cards * 4) if isinstance(block, Cards) else block for block in document.blocks
    )
    for paper in ("a4", "letter"):
        path = tmp_path / f"{paper}.pdf"
        path.write_bytes(as_pdf(replace(document, blocks=blocks), paper).content)
        told = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
        (pages,) = [int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages")]
        assert pages == 1 + -(-4 * len(scenario.events) // 8)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "a").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written in"):
        print_pack(PACK, WantedPrint(out=str(tmp_path / "a" / "b")))


# -- lessons --------------------------------------------------------------------------------

LESSON = """# A lesson

Some **bold** and `code`,
on two lines.

## Aim

1. one
2. two
   on two lines

| a | b |
|---|---|
| 1 | <x> |

### Below

> Said | so.

- x

## Aim
"""


def test_a_lesson_is_printed_with_its_headings_lists_and_tables():
    document = lesson_document("lesson", LESSON, "en")
    html = as_html(document)
    check_page(html)
    assert document.title == "A lesson"
    assert [part.title for part in document.parts] == ["Aim", "Aim"]
    assert "<strong>bold</strong> and <code>code</code>, on two lines." in html
    assert "<li>two on two lines</li>" in html
    assert "&lt;x&gt;" in html
    assert "<blockquote>" in html


def test_every_shipped_lesson_can_be_printed(scenario):
    for name, text in scenario.lessons.items():
        check_page(as_html(lesson_document(name, text, "en")))
