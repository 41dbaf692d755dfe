import re
from dataclasses import replace

import pytest
from reports.pages import check_page
from reports.played_games import AIM, findings, game_file, played

from game.judgement.frontier import Effort, build_frontier
from game.judgement.turning import CAVEAT, RUNS, turning_points
from game.reports import kept_turns
from game.reports.charting import course_chart, waterfall
from game.reports.charting_judged import goal_bars, luck_distribution, tradeoff_scatter
from game.reports.charts import Bars, CourseChart, Waterfall
from game.reports.debrief_facts import facts_of
from game.reports.debriefing import FEW, questions, rules
from game.reports.document import Document, Part, Picture, Table, plain
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.gathering import Comparison, course_of, gather
from game.reports.review import review
from game.reports.review_csv import review_sheets
from game.reports.review_log import known_then, quarters_of
from game.session.applying import apply
from game.session.game import begin
from game.session.viewing import view


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("games")


@pytest.fixture(scope="module")
def found(folder):
    return findings(folder)


@pytest.fixture(scope="module")
def document(found):
    return review(found)


def parts_of(document: Document):
    def below(part: Part):
        yield part
        for one in part.parts:
            yield from below(one)

    return {part.anchor: part for top in document.parts for part in below(top)}


def tables_of(part: Part):
    return [block for block in part.blocks if isinstance(block, Table)]


def texts_of(part: Part) -> str:
    return "\n".join(plain(b) for b in part.blocks if isinstance(b, str | tuple))


def test_a_review_is_a_page_that_reads_anywhere_and_loads_nothing(document):
    check_page(as_html(document))


def test_the_aim_is_quoted_in_the_players_own_words_and_is_never_markup(document):
    html = as_html(document)
    assert "Water first, and &lt;no&gt; deal that a judge could not read." in html
    assert AIM not in html


def test_every_picture_says_in_a_sentence_and_a_table_what_it_shows(document):
    pictures = [
        block
        for part in parts_of(document).values()
        for block in part.blocks
        if isinstance(block, Picture)
    ]
    assert len(pictures) > 10
    for picture in pictures:
        assert picture.sentence.endswith((".", "!"))
        assert picture.table is not None
        assert picture.table.rows
        assert all(len(row.cells) == len(picture.table.columns) for row in picture.table.rows)


def test_the_hurried_find_aim_result_course_turns_and_questions_in_this_order(document):
    short = document.parts[0]
    assert short.title == "In short"
    assert [part.anchor for part in short.parts] == ["aim", "result", "went", "mattered", "talk"]


def test_the_record_has_a_page_of_its_own_and_no_points(document):
    record = parts_of(document)["record"]
    after = document.parts[[p.anchor for p in document.parts].index("record") + 1]
    assert record.apart
    assert after.apart
    assert "carries no points" in texts_of(record)
    assert "points" not in " ".join(
        plain(cell) for table in tables_of(record) for row in table.rows for cell in row.cells
    )


def test_every_decision_of_the_player_is_told_with_what_was_known_and_what_came(found, document):
    parts = parts_of(document)
    for quarter in quarters_of(found.game):
        for answer in quarter.own:
            title = found.scenario.decisions[answer.decision].title
            told = [p for p in parts["decisions"].parts if p.title.endswith(title)]
            assert len(told) == 1
            captions = [table.caption for table in tables_of(told[0])]
            assert captions[:2] == ["What was known", "What was said beforehand"]
            assert "You chose" in texts_of(told[0])
            assert "What was really done" in texts_of(told[0])


def test_what_was_known_then_is_what_the_player_was_shown_then(found):
    again = begin(found.game.board.scenario, found.game.board.opening)
    for command in found.game.log[1:]:
        if again.elapsed in {0, 5, 13}:
            shown = {indicator.name: indicator for indicator in view(again).indicators}
            for indicator in again.board.program.indicators:
                known = known_then(found.game, indicator, again.quarter)
                assert known.told == shown[indicator.name].value, indicator.name
                assert known.by == shown[indicator.name].by
        again, _ = apply(again, command)


def test_effects_of_other_options_never_stand_without_their_caveat(document):
    parts = parts_of(document)
    assert CAVEAT in texts_of(parts["turning-points"])
    assert CAVEAT in texts_of(parts["decisions"])


def test_a_waterfall_adds_up_from_the_first_value_to_the_last(found):
    for indicator in found.game.board.program.indicators:
        values = found.truth(indicator.name)
        why = found.explainer.why(indicator, 0, found.played - 1)
        chart = waterfall(found.scenario, why, indicator, values[0])
        summed = chart.before + sum(step.amount for step in chart.steps)
        assert isinstance(chart, Waterfall)
        assert summed == pytest.approx(chart.after, abs=1e-6 * max(1.0, abs(values[-1])))
        assert chart.after == pytest.approx(values[-1])


def test_the_players_own_line_lies_on_top_of_history_and_of_nobodys(found):
    indicator = found.game.board.program.indicators[0]
    chart = course_chart(found, indicator)
    assert isinstance(chart, CourseChart)
    assert [line.role for line in chart.lines] == ["passive", "history", "mine"]
    assert chart.lines[-1].values == found.truth(indicator.name)
    assert chart.lines[-1].first == found.first - 1


def test_goal_bars_show_the_scores_that_judge_the_game(found):
    chart = goal_bars(found)
    assert isinstance(chart, Bars)
    goals = list(found.scenario.judgement.goals)
    assert [bar.value for bar in chart.bars] == [found.goal(name) for name in goals]
    assert all(bar.low is not None and 0 <= bar.low <= 100 for bar in chart.bars)


def test_without_a_frontier_choice_is_not_guessed_at(found):
    alone = Comparison(found.scenario, "no such pack")
    again = gather("again", found.game, alone, found.turns)
    assert again.frontier is None
    assert again.choice == {}
    assert luck_distribution(again, "river") is None
    assert "cannot be said" in texts_of(parts_of(review(again))["luck"])


def test_with_a_frontier_a_trade_off_shows_how_far_anybody_has_come(found):
    frontier = build_frontier(found.scenario, Effort(runs=4, lines=12, generations=0))
    comparison = Comparison(found.scenario)
    comparison.frontier = frontier  # type: ignore[misc] # kept as if it had been read
    again = gather("again", found.game, comparison, found.turns)
    roles = [cloud.role for cloud in tradeoff_scatter(again, "speed_or_judges").clouds]
    assert roles == ["possible", "frontier", "history", "passive", "mine"]
    assert set(again.choice) == set(found.scenario.judgement.goals)
    assert luck_distribution(again, "river") is not None


def test_a_game_that_was_not_finished_says_so_and_is_judged_to_the_end(folder):
    file = game_file(played(folder / "half.handshake", quarters=6))
    half = gather(file.name, file.game)
    told = review(half)
    assert "is not over yet" in as_markdown(told)
    assert half.played == 6
    assert len(half.replayed.values) == half.game.board.program.quarters
    check_page(as_html(told))


def test_a_game_in_which_nothing_was_ever_decided_can_be_reviewed(folder):
    file = game_file(played(folder / "idle.handshake", "passive"))
    told = review(gather(file.name, file.game))
    assert "You answered no question yourself." in texts_of(parts_of(told)["decisions"])
    assert tables_of(parts_of(told)["decided-by-others"])[0].rows
    check_page(as_html(told))


# -- questions ------------------------------------------------------------------------------


def test_every_rule_of_the_debrief_asks_by_facts_that_a_game_has(folder):
    seen = set()
    for bot in ("balanced", "history", "restless", "passive"):
        seen |= set(facts_of(findings(folder, bot)))
    asked = {condition.fact for rule in rules() for condition in rule.when}
    filled = {name for rule in rules() for name in re.findall(r"{(\w+)", rule.ask)}
    absent = {name for name in asked | filled if name not in seen}
    # Where the pack has no frontier for its present version, nobody knows how good choices were.
    assert {name for name in absent if not name.startswith(("lucky_", "unlucky_"))} <= {
        "reversed_title", "gap_by", "gap_indicator", "gap_percent", "gap_title",
    }  # fmt: skip


def test_questions_are_filled_in_and_none_is_asked_twice(folder):
    for bot in ("balanced", "history", "restless"):
        asked = questions(findings(folder, bot))
        assert len(asked) == len(set(asked)) >= FEW
        assert all(text.endswith("?") or "." in text for text in asked)
        assert not any("{" in text for text in asked)


def test_the_aim_is_asked_about_where_there_was_one(folder):
    told = "\n".join(questions(findings(folder)))
    assert "You wrote at the beginning" in told
    assert "No aim was written down" not in told


def test_a_pack_asks_by_what_happened_and_only_then(found):
    taken = next(a for quarter in quarters_of(found.game) for a in quarter.own)
    lessons = {
        "debrief.md": (
            f"# Debrief\n\n1. `{taken.decision}.{taken.option}` Why did you\n   do that?\n"
            "2. `no_such.choice` Never asked?\n3. Always asked?\n\n# Marking\n\n- No question.\n"
        )
    }
    scenario = replace(found.scenario, lessons=lessons)
    board = replace(found.game.board, scenario=scenario)
    asked = questions(replace(found, game=replace(found.game, board=board)))
    assert asked[0] == "Why did you do that?"
    assert "Always asked?" in asked
    assert "Never asked?" not in asked
    assert "No question." not in asked


# -- sheets, and what is kept ---------------------------------------------------------------


def test_the_sheets_hold_every_quarter_of_every_indicator(found):
    lines = review_sheets(found)["indicators"].splitlines()
    program = found.game.board.program
    assert len(lines) == 1 + len(program.indicators) * (found.played + 1)
    assert lines[0].startswith("quarter,indicator")


def test_turning_points_are_found_once_and_are_the_same_from_what_was_kept(
    found, tmp_path, monkeypatch
):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path))
    assert kept_turns.recall_turns(found.game) is None
    kept_turns.keep_turns(found.game, found.turns)
    assert kept_turns.recall_turns(found.game) == found.turns
    (file,) = (tmp_path / "turns").iterdir()
    file.write_text('{"turns": [{}]}', encoding="utf-8")
    assert kept_turns.recall_turns(found.game) is None


def test_what_is_kept_is_what_would_be_found(found):
    board = found.game.board
    again = turning_points(board.scenario, board.kernel, course_of(found.game), runs=RUNS)
    assert again == found.turns
