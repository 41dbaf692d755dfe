"""The longest pack there is, played through the terminal to its end, as it reads."""

import os
from pathlib import Path

import pytest
from text.talking import begun, flat, talk

from game.content.loading import load
from game.judgement.course import Course, replay
from game.judgement.goals import score_goals
from game.judgement.lenses import judge, sentences
from game.judgement.record import record_of
from game.session.commands import Choose, Foresee, Sign
from game.session.game import kernel_of
from game.session.orders import as_one
from game.session.reading import read
from game.session.replaying import play_again

GOLDEN = Path(__file__).parent.parent / "golden" / "whole_decade.txt"
QUARTERS = 42
#: What is typed in a quarter beside answers, counted from the first.
BESIDE = {
    1: ["people", "why political_capital", "expect poverty down in 8 at 70%"],
    4: ["desk", "map", "set 9 2"],
    8: ["why us_trust since 1990Q3", "ask pentagon sendero_strength", "sources roundtable-1992"],
    16: ["look all", "note What is asked of Lima has to be something that Lima can give."],
    26: ["table coca_peru", "why coca since 1995Q1"],
    38: ["why us_image since 1998Q1"],
}
AFTER = ["luck", "forecasts", "tradeoffs", "record", "why poverty since 1990Q3", "quit"]


def script(game):
    """Answer what there is attention for, each question with the next of its options, and sign."""
    for quarter in range(QUARTERS):
        yield from BESIDE.get(quarter, ())
        for number, decision in enumerate(game.view().decisions, 1):
            now = game.view().decisions[number - 1]
            able = [k for k, option in enumerate(now.options) if option.refusal is None]
            if able:
                letter = "abcde"[able[(quarter + number) % len(able)]]
                yield from (f"{number}", *([f"futures {letter}"] if number == 1 else []), letter)
            assert now.id == decision.id
        yield "sign"
    yield from AFTER


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("decade") / "decade.handshake"


@pytest.fixture(scope="module")
def transcript(file):
    with begun(file, seed=11, length="core", pack="peru-1990s") as game:
        said, branch = talk(game, script(game))
    assert branch is None
    return said.replace(str(file), "decade.handshake")


@pytest.mark.golden
@pytest.mark.slow
def test_a_whole_decade_reads_as_it_did(transcript):
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")


def test_a_decade_of_questions_is_asked_and_answered(file, transcript):
    commands = [written.command for written in read(file).written]
    assert sum(isinstance(command, Sign) for command in commands) == QUARTERS
    assert 25 <= sum(isinstance(command, Choose) for command in commands) <= 80
    assert sum(isinstance(command, Foresee) for command in commands) == 1
    assert "I do not understand" not in transcript


def test_what_is_said_at_its_end_can_be_recomputed_from_its_journal_alone(file, transcript):
    record = read(file)
    scenario = load("peru-1990s")
    past = play_again(record, scenario).game.past
    kernel = kernel_of(scenario, record.opening.theory)
    course = Course(record.opening.seed, tuple(as_one(passed.orders) for passed in past))
    results = replay(kernel, course).results(kernel)
    told = flat(transcript)
    for name, goal in score_goals(scenario, results).items():
        title = scenario.judgement.goals[name].title
        assert f"{title}: {goal.scores[0]:.0f} (history's line:" in told
    for name, score in judge(scenario, results).items():
        lens = scenario.judgement.lenses[name]
        assert f"{lens.title}: {score.scores[0]:.0f} of 100" in told
        for said in sentences(lens, score):
            assert flat(said) in told
    for entry in record_of(scenario, results):
        assert f"{entry.title}: {entry.values[-1, 0]:,.0f} " in told
