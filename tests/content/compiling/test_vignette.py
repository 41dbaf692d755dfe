"""A vignette: a pack that begins where another one's history had come to."""

from dataclasses import replace

import numpy as np
import pytest
from town import told, write_town

from game.content.loading import load, read
from game.model.ensembles import Plan, run
from game.model.expressions import Number
from game.model.kernel import Kernel, watched_by
from game.model.playing import begin, play
from game.model.policies import FollowedLine
from game.model.program import Window
from game.model.quarters import parse_quarter

CHILD = """\
format: 1
id: later
title: The town after the flood
version: 1.0.0
extends: town
period: {first: 1991Q3, last: 1993Q1}
select: {decisions: [], events: [fair]}
warm_up:
  policy: history
  events:
    - {event: flood, quarter: 1990Q4}
    - {event: fair, quarter: 1991Q2}
"""
GAMES = np.arange(3)


def write_child(folder, text=CHILD, **files):
    folder.joinpath("later").mkdir()
    for name, written in {"pack.yaml": text, **files}.items():
        folder.joinpath("later", name).write_text(written, encoding="utf-8")
    return folder / "later"


@pytest.fixture
def packs(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))
    return write_town(tmp_path), write_child(tmp_path)


def test_a_vignette_is_compiled_whole_and_knows_when_its_play_begins(packs):
    scenario = load(packs[1])
    program = scenario.program
    assert scenario.ancestors == ("town",)
    assert program.first == parse_quarter("1990Q1")
    assert program.last == parse_quarter("1993Q1")
    assert program.warm_up.quarters == 6
    assert program.warm_up.policy == scenario.lines["history"]
    assert program.warm_up.events == (
        ("fair", parse_quarter("1991Q2")),
        ("flood", parse_quarter("1990Q4")),
    )
    assert load(packs[1]) == scenario


def test_what_is_not_selected_is_closed_when_play_begins_and_open_until_then(packs):
    parent, child = load(packs[0]).program, load(packs[1]).program
    assert child.decisions[0].window == replace(
        parent.decisions[0].window, last=parse_quarter("1991Q2")
    )
    windows = {event.id: event.window.last for event in child.events}
    assert windows == {"fair": parent.last, "flood": parse_quarter("1991Q2")}


def recorded(program):
    """The parent's program with the events of record as certainties, and no luck but them."""
    happened = {"flood": parse_quarter("1990Q4"), "fair": parse_quarter("1991Q2")}
    return replace(
        program,
        quarters=6,
        luck=tuple(replace(luck, spread=0.0) for luck in program.luck),
        events=tuple(
            replace(
                event,
                window=Window(happened[event.id], happened[event.id]),
                when=None,
                chance=Number(1.0),
            )
            for event in program.events
        ),
    )


def test_the_warm_up_ends_where_the_parents_history_was_with_those_events(packs):
    parent, child = load(packs[0]), load(packs[1])
    history = parent.lines["history"]
    program = recorded(parent.program)
    kernel = Kernel(program, watched_by((history,)))
    told_by_parent = play(kernel, FollowedLine(program, history), 1, GAMES, uncertain=False)
    own = Kernel(child.program, watched_by((history,)))
    began = begin(own, 1, GAMES, uncertain=False)
    assert began.quarter == parse_quarter("1991Q3")
    for name in ("stocks", "instruments"):
        for entry in getattr(child.program, name):
            expected = rows(kernel, told_by_parent.world, name, entry.id)
            np.testing.assert_array_equal(rows(own, began, name, entry.id), expected)


def rows(kernel, world, kind, name):
    if kind == "stocks":
        return world.values[kernel.layout.stocks[name].rows]
    position = [instrument.id for instrument in kernel.program.instruments].index(name)
    return world.values[kernel.layout.force.start + position]


def test_a_vignette_is_played_to_its_end_and_only_its_own_quarters_are_told(packs):
    scenario = load(packs[1])
    results = run(Plan(scenario.program, scenario.lines["passive"], seed=5, runs=40))
    assert results.first == parse_quarter("1991Q3")
    assert results.values.shape == (7, 4, 40)
    assert np.isfinite(results.values).all()
    floods = [event.id for event in scenario.program.events].index("flood")
    assert set(results.times[floods]) == {1.0}  # the one of record, and no other


def test_a_decision_that_was_left_out_never_asks(packs):
    scenario = load(packs[1])
    results = run(Plan(scenario.program, None, seed=5, runs=40))
    assert set(results.asked[0]) == {1.0}  # once, in the warm-up
    assert set(results.answers[0]) == {1.0}  # as history answered


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("policy: history", "policy: histry",
         ("later/pack.yaml:9:11: error: there is no policy 'histry'; did you mean 'history'? "
          "[unknown-policy]")),
        ("event: flood", "event: flod",
         ("later/pack.yaml:11:15: error: there is no event 'flod'; did you mean 'flood'? "
          "[unknown-event]")),
        ("1990Q4", "1991Q3",
         "later/pack.yaml:11:31: error: 1991Q3 is not before play begins [outside-period]"),
        ("1990Q4", "1989Q4",
         "later/pack.yaml:11:31: error: 1989Q4 is not before play begins [outside-period]"),
        ("first: 1991Q3", "first: 1989Q3",
         ("later/pack.yaml:6:17: error: the period begins in 1989Q3, before the parent's; 'town', "
          "which is extended, goes from 1990Q1 to 1993Q4 [period]")),
        ("events: [fair]", "events: [fare]",
         ("later/pack.yaml:7:34: error: the parent has no event 'fare'; did you mean 'fair'? "
          "[unknown-id]")),
        (CHILD[CHILD.index("warm_up") :], "",
         ("later/pack.yaml:6:17: error: this pack begins later than the one it extends, and does "
          "not say how it gets there; add 'warm_up:' with the 'policy' that was followed until "
          "then [warm-up]")),
        ("extends: town", "extends: twon",
         "later/pack.yaml:5:10: error: there is no pack 'twon'; possible: "),
        ("extends: town", "extends: later",
         ("later/pack.yaml:5:10: error: pack 'later' extends itself; end the circle [extends]")),
        ("extends: town", "extends: ../town",
         "later/pack.yaml:5:10: error: there is no pack '../town'"),
    ],
)  # fmt: skip
def test_a_mistake_of_a_vignette_is_told_in_its_own_file(tmp_path, old, new, line):
    write_town(tmp_path)
    lines = [told.line() for told in read(write_child(tmp_path, CHILD.replace(old, new))).findings]
    told_here = [one.replace(f"{tmp_path.as_posix()}/", "") for one in lines]
    assert [one for one in told_here if one.startswith(line)]


def test_a_mistake_of_the_parent_is_told_in_the_parents_file(tmp_path):
    write_town(tmp_path, ("model/land.yaml", "start: 20", "start: 2000"))
    (finding,) = read(write_child(tmp_path)).findings
    assert finding.place.file == f"{tmp_path.as_posix()}/town/model/land.yaml"


def test_a_circle_of_packs_is_named(tmp_path):
    write_town(tmp_path, ("pack.yaml", "licence:", "extends: later\nlicence:"))
    lines = told(write_child(tmp_path))
    assert "'later' extends 'town' extends 'later'" in lines[0]


def test_a_vignette_from_the_first_quarter_needs_no_warm_up(tmp_path):
    write_town(tmp_path)
    text = CHILD.replace("1991Q3", "1990Q1")[: CHILD.index("warm_up")]
    assert read(write_child(tmp_path, text)).scenario.program.warm_up is None
