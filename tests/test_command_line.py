"""The command line: what is printed, where, and what it exits with."""

import contextlib
import csv
import io
import json
import os
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest
from town import write_town

import game.__main__ as command_line
from game import __version__
from game.__main__ import main
from game.reports.output import OutputError

POLICY = "id: mine\ntitle: Mine\nchoices: {mill: refuse}\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def town(tmp_path):
    return str(write_town(tmp_path))


@pytest.fixture
def broken(tmp_path):
    return str(write_town(tmp_path / "broken", ("model/land.yaml", "start: 20", "start: 2000")))


@pytest.fixture
def said(capsys):
    """Run a command; return its exit code, what it printed, and what it complained of."""

    def run(*arguments):
        code = main(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return code, captured.out, captured.err

    return run


# -- check ---------------------------------------------------------------------------------


def test_a_good_pack_has_nothing_to_complain_of(said, town):
    assert said("check", town) == (0, f"{town}: nothing to complain of\n", "")


def test_an_error_is_printed_with_its_place_and_ends_in_one(said, broken):
    code, out, err = said("check", broken)
    assert code == 1
    told = "model/land.yaml:61:12: error: it starts at 2000, above its 'highest', 100 [range]"
    assert out.splitlines() == [f"{broken}/{told}", f"{broken}: 1 error"]
    assert err == ""


def test_a_warning_is_printed_and_ends_well(said, tmp_path):
    pack = str(write_town(tmp_path, ("model/land.yaml", "rate: -favour /", "rate: favour /")))
    (tmp_path / "town" / "sources.yaml").write_text(
        "almanac: {title: A, kind: book}\natlas: {title: A, kind: book}\n", encoding="utf-8"
    )
    code, out, _ = said("check", pack)
    assert code == 0
    assert "warning: nothing cites 'atlas' [unused-name]" in out
    assert out.endswith("town: 1 warning\n")


def test_several_packs_are_checked_one_after_the_other(said, town, broken):
    code, out, _ = said("check", town, broken)
    assert code == 1
    assert [line for line in out.splitlines() if line.endswith(("of", "1 error"))] == [
        f"{town}: nothing to complain of",
        f"{broken}: 1 error",
    ]


def test_a_program_reads_findings_as_json(said, broken):
    code, out, _ = said("check", broken, "--format", "json")
    (pack,) = json.loads(out)["packs"]
    assert code == 1
    assert pack["pack"] == broken
    assert pack["behaviour"] == []
    (finding,) = pack["findings"]
    assert finding == {
        "file": f"{broken}/model/land.yaml",
        "line": 61,
        "column": 12,
        "severity": "error",
        "code": "range",
        "about": "favour",
        "message": "it starts at 2000, above its 'highest', 100",
        "hint": "",
    }


def test_behaviour_that_holds_is_told_with_its_value(said, town):
    code, out, _ = said("check", town, "--behaviour", "--runs", "5")
    assert code == 0
    assert "fields: held. Fields grow." in out
    assert "share over 5 games is 1; it must be 0.9 or more" in out


def test_behaviour_that_does_not_hold_ends_in_one(said, tmp_path):
    change = ("checks.yaml", "between: {least: 0.9}", "between: {most: 0.1}")
    pack = str(write_town(tmp_path, change))
    code, out, _ = said("check", pack, "--behaviour", "--runs", "5")
    assert code == 1
    assert "fields: DID NOT HOLD. Fields grow." in out
    code, out, _ = said("check", pack, "--behaviour", "--runs", "5", "--format", "json")
    ((outcome,),) = [one["behaviour"] for one in json.loads(out)["packs"]]
    assert (code, outcome["held"], outcome["value"]) == (1, False, 1.0)


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ("{least: 0.5, most: 1}", "it must be from 0.5 to 1"),
        ("{most: 1}", "it must be 1 or less"),
        ("{}", "it must be a number"),
    ],
)
def test_where_a_value_must_lie_is_told_beside_it(said, tmp_path, between, told):
    change = ("checks.yaml", "between: {least: 0.9}", f"between: {between}")
    code, out, _ = said("check", str(write_town(tmp_path, change)), "--behaviour", "--runs", "5")
    assert code == 0
    assert told in out


def test_behaviour_of_a_broken_pack_is_not_run(said, broken):
    code, out, _ = said("check", broken, "--behaviour")
    assert code == 1
    assert "held" not in out


def test_what_is_no_pack_is_wrong_usage(said):
    code, out, err = said("check", "two-valey")
    assert (code, out) == (2, "")
    assert "did you mean 'two-valleys'?" in err


# -- run -----------------------------------------------------------------------------------


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
    original = command_line_run()
    for chunk, workers in ((7, "1"), (11, "2"), (1, "1")):
        monkeypatch.setattr(
            "game.model.ensembles.run",
            lambda plan, chunk=chunk, **given: original(plan, chunk=chunk, **given),
        )
        assert said(*arguments, "--workers", workers)[1] == whole


def command_line_run():
    from game.model.ensembles import run  # noqa: PLC0415 - before it is replaced

    return run


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


# -- show, schema, bench -------------------------------------------------------------------


def test_a_pack_and_what_is_in_it_are_shown_in_words(said, town):
    code, out, _ = said("show", town)
    assert code == 0
    assert "A town on a river" in out
    code, out, _ = said("show", town, "flood")
    assert code == 0
    assert "A flood" in out


def test_what_is_not_in_a_pack_cannot_be_shown(said, town):
    code, _, err = said("show", town, "flod")
    assert code == 2
    assert "did you mean 'flood'?" in err


def test_schemas_are_printed_or_written(said, tmp_path):
    code, out, _ = said("schema")
    assert code == 0
    assert "pack" in json.loads(out)
    code, out, _ = said("schema", "--out", str(tmp_path / "schemas"))
    assert code == 0
    written = tmp_path / "schemas" / "pack.schema.json"
    assert str(written) in out.splitlines()
    assert json.loads(written.read_text(encoding="utf-8"))


def test_benchmarks_are_told_in_words_or_as_json(said, monkeypatch):
    told = []

    def measure_all(tell):
        tell(100)
        told.append(True)
        return SimpleNamespace(as_text=lambda: "quick", as_json=lambda: '{"quick": true}')

    monkeypatch.setitem(sys.modules, "game.bench.report", SimpleNamespace(measure_all=measure_all))
    assert said("bench") == (0, "quick\n", "")
    assert said("bench", "--format", "json") == (0, '{"quick": true}\n', "")
    assert len(told) == 2


# -- playing and judging -------------------------------------------------------------------


def test_a_line_of_play_is_shown_as_it_goes_and_its_game_can_be_played_again(said, town, tmp_path):
    saved = str(tmp_path / "game.handshake")
    code, out, _ = said("play", town, "--policy", "history", "--seed", "3", "--save", saved)
    assert code == 0
    assert "A town on a river" in out
    code, out, _ = said("replay", saved)
    assert code == 0
    assert out


def test_what_is_no_saved_game_cannot_be_played_again(said, town):
    code, out, err = said("replay", f"{town}/pack.yaml")
    assert code != 0
    assert out + err


def test_a_line_of_play_is_judged(said, town):
    code, out, _ = said("judge", town, "--runs", "5")
    assert code == 0
    assert "Bread" in out
    code, out, _ = said("judge", town, "--runs", "5", "--format", "json")
    assert code == 0
    assert json.loads(out)


def test_history_is_held_against_what_was_observed(said, town):
    code, out, _ = said("history", town, "--runs", "5")
    assert code == 1  # it forgets favours faster than the almanac says
    assert "observed 20" in out


def test_rules_are_written_with_their_sources(said, town):
    code, out, _ = said("rules", town)
    assert code == 0
    assert "almanac" in out


def test_a_frontier_needs_nothing_beside_us_for_a_first_look(said, town):
    code, out, _ = said("frontier", town, "--generations", "0")
    assert code == 0
    assert town in out


def test_the_module_is_the_command(town, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["handshake", "check", town])
    monkeypatch.delitem(sys.modules, "game.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("game", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.endswith("nothing to complain of\n")


def test_output_that_cannot_be_told_how_to_write_a_letter_is_written_as_it_is(town):
    kept = io.StringIO()
    with contextlib.redirect_stdout(kept):
        assert main(["check", town]) == 0
    assert kept.getvalue() == f"{town}: nothing to complain of\n"


# -- what goes wrong -----------------------------------------------------------------------


def fail_with(error, monkeypatch):
    def fail(_):
        raise error

    monkeypatch.setitem(command_line.COMMANDS, "schema", fail)


def test_whoever_interrupts_is_told_that_it_stopped(said, monkeypatch):
    fail_with(KeyboardInterrupt(), monkeypatch)
    assert said("schema") == (130, "", "stopped\n")


def test_too_little_memory_says_what_to_do(said, monkeypatch):
    fail_with(MemoryError(), monkeypatch)
    code, _, err = said("schema")
    assert code == 1
    assert err == "there is not enough memory for this; ask for fewer games with --runs\n"


def test_what_cannot_be_written_is_one_sentence(said, monkeypatch):
    fail_with(OutputError("'x' is a folder"), monkeypatch)
    assert said("schema") == (1, "", "'x' is a folder\n")


def test_a_fault_of_our_own_keeps_its_details_in_a_file(said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fail_with(ZeroDivisionError("oh"), monkeypatch)
    code, _, err = said("schema")
    assert code == 1
    first, second = err.splitlines()
    assert first == "Handshake met a fault of its own: ZeroDivisionError: oh"
    (details,) = tmp_path.glob("handshake-fault-*.txt")
    assert str(details) in second
    assert "Traceback" in details.read_text(encoding="utf-8")


def test_a_fault_without_room_for_its_details_is_told_all_the_same(said, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    fail_with(ZeroDivisionError("oh"), monkeypatch)
    assert said("schema")[2] == "Handshake met a fault of its own: ZeroDivisionError: oh\n"


# -- real processes ------------------------------------------------------------------------


def started(*arguments, **given):
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        capture_output=True, text=True, timeout=120, check=False, **given,
    )  # fmt: skip


@pytest.mark.slow
def test_a_process_prints_the_same_as_we_do_and_ends_with_its_code(said, town, broken):
    ran = started("run", town, "--runs", "3")
    assert (ran.returncode, ran.stdout) == (0, said("run", town, "--runs", "3")[1])
    assert ran.stderr == ""
    assert started("check", broken).returncode == 1


@pytest.mark.slow
def test_a_reader_who_has_had_enough_is_no_error(town):
    writing = subprocess.Popen(
        [sys.executable, "-m", "game", "run", town, "--runs", "200", "--games"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert writing.stdout.readline() == "game,quarter,indicator,unit,value\n"
    writing.stdout.close()
    assert writing.stderr.read() == ""
    assert writing.wait(timeout=60) == 0
    writing.stderr.close()


def test_a_reader_who_left_before_the_first_word_is_no_error(said, monkeypatch):
    fail_with(BrokenPipeError(), monkeypatch)
    assert said("schema") == (0, "", "")


@pytest.mark.slow
def test_the_worst_of_packs_is_explained_in_a_moment(tmp_path):
    deep = "a: " + "[" * 10_000 + "]" * 10_000 + "\n"
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    pack = write_town(
        tmp_path,
        **{
            "people.yaml": deep,
            "map.yaml": bomb,
            "words/es.yaml": b"pack.title: \xff\xfe",
            "instruments/loop.yaml": "a: *b\n",
        },
    )
    with (pack / "checks.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (pack / "decisions" / "other.yaml").symlink_to("/etc/hostname")
    ran = started("check", str(pack), env=os.environ | {"PYTHONFAULTHANDLER": "1"})
    assert ran.returncode == 1
    assert ran.stderr == ""
    for told in (
        "people.yaml:1:", "[too-deep]", "map.yaml:", "[alias]", "words/es.yaml:1:13: error",
        "checks.yaml: error: the file has 200.0 MiB", "other.yaml: error: this link leaves",
    ):  # fmt: skip
        assert told in ran.stdout
