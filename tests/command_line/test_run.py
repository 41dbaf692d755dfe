"""`handshake run`: tables of many games, and how a line of play is named."""

import csv
import io
import sys

import pytest
from town import write_town

from game import __version__
from game.__main__ import main
from game.model.ensembles import run as run_ensemble

POLICY = "id: mine\ntitle: Mine\nchoices: {mill: refuse}\n"


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_a_run_prints_a_row_for_each_quarter_and_indicator(said, town):
    code, out, err = said("run", town, "--runs", "3", "--out", "-")
    rows = rows_of(out)
    assert (code, err) == (0, "")
    assert list(rows[0]) == [
        "quarter",
        "indicator",
        "unit",
        "mean",
        "p05",
        "p10",
        "p25",
        "p50",
        "p75",
        "p90",
        "p95",
    ]
    assert len(rows) == 16 * 4
    assert [row["indicator"] for row in rows[:4]] == [
        "favour",
        "income",
        "land[east]",
        "land[west]",
    ]
    assert (rows[0]["quarter"], rows[-1]["quarter"]) == ("1990Q1", "1993Q4")


def test_in_a_pipe_the_rows_are_printed_unasked(said, town):
    assert said("run", town, "--runs", "3")[1] == said("run", town, "--runs", "3", "--out", "-")[1]


def test_on_a_terminal_a_table_is_printed_that_people_can_read(said, town, monkeypatch):
    monkeypatch.setattr("game.text.terminal.is_terminal", lambda: True)
    code, out, _ = said("run", town, "--runs", "3")
    assert code == 0
    assert "favour" in out
    assert not out.startswith("quarter,indicator")


def test_every_game_can_be_had_with_games(said, town):
    _, out, _ = said("run", town, "--runs", "3", "--games", "--out", "-")
    rows = rows_of(out)
    assert list(rows[0]) == ["game", "quarter", "indicator", "unit", "value"]
    assert len(rows) == 3 * 16 * 4


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(said, town):
    one = said("run", town, "--runs", "20", "--seed", "4", "--policy", "random")[1]
    assert said("run", town, "--runs", "20", "--seed", "4", "--policy", "random")[1] == one
    assert said("run", town, "--runs", "20", "--seed", "5", "--policy", "random")[1] != one


@pytest.mark.slow
@pytest.mark.parametrize("games", [(), ("--games",)])
def test_workers_and_chunks_change_no_byte(said, town, monkeypatch, games):
    arguments = ("run", town, "--runs", "30", "--policy", "history", *games, "--out", "-")
    whole = said(*arguments)[1]
    for chunk, workers in ((7, "1"), (11, "2"), (1, "1")):
        monkeypatch.setattr(
            "game.model.ensembles.run",
            lambda plan, chunk=chunk, **given: run_ensemble(plan, chunk=chunk, **given),
        )
        assert said(*arguments, "--workers", workers)[1] == whole


def test_a_run_can_follow_a_theory_and_a_policy_from_a_file(said, town, tmp_path):
    (tmp_path / "mine.yaml").write_text(POLICY, encoding="utf-8")
    plain = said("run", town, "--runs", "3")[1]
    theory = said("run", town, "--runs", "3", "--theory", "lazy")[1]
    code, mine, _ = said("run", town, "--runs", "3", "--policy", str(tmp_path / "mine.yaml"))
    assert code == 0
    assert len({plain, theory, mine}) >= 2
    assert theory != plain


def test_a_mistake_in_a_policys_file_is_told_in_that_file(said, town, tmp_path):
    policy = tmp_path / "mine.yaml"
    policy.write_text(POLICY.replace("refuse", "refse"), encoding="utf-8")
    code, out, err = said("run", town, "--policy", str(policy))
    assert (code, out) == (1, "")
    assert err == (
        f"{policy}:3:17: error: decision 'mill' has no option 'refse'; did you mean 'refuse'? "
        "[unknown-option]\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--policy", "pasive"), "there is no policy 'pasive'; did you mean 'passive'?"),
        (("--policy", "zz"), "there is no policy 'zz'; there are: history, passive, random"),
        (("--theory", "lzy"), "there is no theory 'lzy'; did you mean 'lazy'?"),
        (("--policy", "gone.yaml"), "there is no file 'gone.yaml'"),
        (("--policy", "a" * 300), "there is no policy 'aaa"),
        (("--policy", "a\0b"), "there is no policy"),
    ],
)
def test_what_a_pack_does_not_have_is_wrong_usage(said, town, arguments, told):
    code, out, err = said("run", town, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(told)


def test_a_pack_without_theories_says_that_it_has_none(said, tmp_path):
    pack = str(write_town(tmp_path, **{"theories.yaml": None}))
    assert said("run", pack, "--theory", "lazy")[2] == (
        "there is no theory 'lazy'; there are: none\n"
    )


def test_a_broken_pack_is_explained_and_not_run(said, broken):
    code, out, err = said("run", broken)
    assert (code, out) == (1, "")
    assert "above its 'highest', 100 [range]" in err


def test_results_go_into_a_file_and_nothing_else_is_printed(said, town, tmp_path):
    file = tmp_path / "results.csv"
    assert said("run", town, "--runs", "3", "--out", str(file)) == (0, "", "")
    assert file.read_text(encoding="utf-8") == said("run", town, "--runs", "3")[1]


def test_where_nothing_can_be_written_nothing_is_played(said, town, monkeypatch):
    monkeypatch.setattr("game.model.ensembles.run", None)  # it is not asked
    code, _, err = said("run", town, "--out", "/nowhere/results.csv")
    assert code != 0
    assert "there is no folder '/nowhere'" in err


def test_a_progress_bar_is_shown_on_a_terminal_only(town, capsys, monkeypatch):
    main(["run", town, "--runs", "3"])
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    main(["run", town, "--runs", "3"])
    assert "3 games" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "two-valleys", "--runs", "0"),
        ("run", "two-valleys", "--runs", "many"),
        ("run", "two-valleys", "--workers", "-1"),
        ("check", "two-valleys", "--format", "xml"),
        ("dance",),
    ],
)
def test_what_no_command_is_ends_in_two_and_says_how_it_is_used(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: handshake" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"handshake {__version__}\n"
