"""The other commands: each prints what it is for and ends with its code."""

import contextlib
import io
import json
import runpy
import sys
from types import SimpleNamespace

import pytest

from game.__main__ import main


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


def test_a_line_of_play_is_shown_as_it_goes_and_its_game_can_be_played_again(said, town, tmp_path):
    saved = str(tmp_path / "game.handshake")
    code, out, _ = said("play", town, "--policy", "history", "--seed", "3", "--save", saved)
    assert code == 0
    assert "Quarter 1 of 16." in out
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
