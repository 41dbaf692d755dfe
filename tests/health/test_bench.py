"""The benchmark measures all that goals are stated in; how fast this machine is it only tells."""

import json

import pytest

from game.bench import fresh, starting, twins
from game.bench.measuring import Figure, fitted_power, interleaved
from game.bench.model60 import EVENTS, PARAMETERS, made_up
from game.bench.report import Report, measure_all


@pytest.fixture(scope="module")
def quick():
    done = []
    return measure_all(done.append, quick=True), done


@pytest.mark.slow
def test_every_goal_has_a_row_that_was_measured(quick):
    report, _ = quick
    rows = {figure.name: figure for figure in report.figures}
    wanted = (
        "engine / twin",
        "60 variables, 40 events, 42 quarters",
        "peak memory",
        "time grows with games",
        "memory grows with games",
        "time grows with quarters",
        "memory grows with quarters",
        "import game",
        "handshake check two-valleys, cold",
        "load two-valleys, read afresh",
        "load two-valleys, cached",
    )
    for start in wanted:
        found = [figure for name, figure in rows.items() if name.startswith(start)]
        assert found, start
        assert all(figure.samples for figure in found), start


@pytest.mark.slow
def test_progress_ends_at_a_hundred(quick):
    _, done = quick
    assert done == sorted(done)
    assert done[-1] == 100


@pytest.mark.slow
def test_text_and_json_tell_of_the_same_rows(quick):
    report, _ = quick
    told = json.loads(report.as_json())["figures"]
    assert [row["name"] for row in told] == [figure.name for figure in report.figures]
    lines = report.as_text().splitlines()
    assert all(any(line.startswith(f"{row['name']}:") for line in lines) for row in told)


def test_a_missed_goal_is_called_missed():
    late, early = Figure("late", "ms", (5.0, 7.0, 6.0), 5.5), Figure("early", "ms", (5.0,), 5.5)
    assert (late.met, early.met) == (False, True)
    text = Report("a machine", (late, early)).as_text()
    assert "late: 6.00 ms (5.00 to 7.00), goal 5.50 ms, not met" in text
    assert "goals missed: 1" in text
    assert "every goal measured is met" in Report("a machine", (early,)).as_text()


def test_a_figure_without_samples_meets_nothing_and_says_why():
    absent = Figure("ratio", "", (), 1.25, "needs a checkout")
    assert (absent.value, absent.met) == (None, None)
    assert "ratio: not measured, needs a checkout" in Report("", (absent,)).as_text()


def test_without_a_checkout_the_twin_is_said_to_need_one(monkeypatch):
    monkeypatch.setattr(twins, "find_twin", lambda: None)
    assert {figure.note for figure in twins.against_twin(1, 1)} == {"needs a checkout"}


def test_a_twin_that_is_not_there_is_not_found(monkeypatch, tmp_path):
    monkeypatch.setattr(twins.game, "__file__", str(tmp_path / "game" / "__init__.py"))
    assert twins.find_twin() is None


def test_a_pack_that_cannot_be_read_is_a_row_that_says_so(monkeypatch):
    monkeypatch.setattr(starting, "EXAMPLE", "no-such-pack")
    monkeypatch.setattr(starting, "shipped_packs", lambda: ("no-such-pack",))
    assert "no-such-pack" in starting.checking(1).note
    (row,) = starting.loading(1)
    assert row.samples == ()
    assert "no-such-pack" in row.note


def test_acts_take_turns_after_one_round_to_warm_up():
    told = []
    times = interleaved(2, lambda: told.append("A"), lambda: told.append("B"))
    assert "".join(told) == "ABABAB"
    assert [len(row) for row in times] == [2, 2]


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_a_power_is_found_again(power):
    sizes = (10.0, 20.0, 80.0)
    assert fitted_power(sizes, [3.0 * size**power for size in sizes]) == pytest.approx(power)


def test_the_made_up_model_is_as_large_as_it_says():
    program = made_up(10)
    assert len(program.stocks) + len(program.auxiliaries) == 60
    assert len(program.events) == EVENTS
    assert len(program.parameters) == PARAMETERS
    assert all(event.effects for event in program.events)
    assert program.quarters == 10


def test_memory_and_loading_are_measured_in_megabytes_and_milliseconds():
    assert 10.0 < fresh.main(["peak", "5", "4", "all"]) < 5_000.0
    assert fresh.main(["peak", "5", "4", "more"]) < 100.0
    assert fresh.main(["load", "two-valleys"]) > 0.0


def test_what_cannot_be_measured_is_refused():
    with pytest.raises(ValueError, match="cannot measure"):
        fresh.main(["luck"])
