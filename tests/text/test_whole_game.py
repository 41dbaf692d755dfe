"""A whole game, played by a script through the terminal, as it reads; and its verdicts again."""

import os
import re
from pathlib import Path

import pytest
from text.talking import begun, flat, talk

from game.content.loading import load
from game.content.scenario import Scenario
from game.judgement.course import Course, replay
from game.judgement.goals import score_goals
from game.judgement.lenses import judge, sentences
from game.judgement.record import record_of
from game.session.commands import Choose, SetInstrument, Sign
from game.session.game import kernel_of
from game.session.orders import as_one
from game.session.reading import read
from game.session.replaying import find_scenario, play_again

GOLDEN = Path(__file__).parent.parent / "golden" / "whole_game.txt"
#: What is typed in a quarter beside answers, counted from the first.
BESIDE = {
    0: ["help"],
    1: ["why image", "people", "desk", "set 1 1.2"],
    2: ["why moss", "map"],
    4: ["look all", "why courts since 1961Q1"],
    7: ["note The growers walked two days. Read what they bring.", "table moss"],
    9: ["set 2 0.8"],
    11: ["why image since 1963Q1", "sources ferry-lamp"],
    16: ["back", "sing"],
}
AFTER = ["turning", "luck", "forecasts", "tradeoffs", "record", "why moss since 1961Q1", "quit"]


def script(game):
    """Answer every question when it comes, each with the next of its options, and sign."""
    for quarter in range(20):
        yield from BESIDE.get(quarter, ())
        for number, decision in enumerate(game.view().decisions, 1):
            able = [k for k, option in enumerate(decision.options) if option.refusal is None]
            letter = "abc"[able[quarter % len(able)]]
            yield from (f"{number}", f"futures {letter}", letter)
        yield "sign"
    yield from AFTER


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("whole") / "whole.handshake"


@pytest.fixture(scope="module")
def transcript(file):
    with begun(file, seed=7) as game:
        said, branch = talk(game, script(game), guide=True)
    assert branch is None
    return said.replace(str(file), "whole.handshake")


@pytest.mark.golden
def test_a_whole_game_reads_as_it_did(transcript):
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")


def test_every_question_of_it_was_answered_by_the_player(file, transcript):
    record = read(file)
    commands = [written.command for written in record.written]
    assert sum(isinstance(command, Sign) for command in commands) == 20
    assert sum(isinstance(command, SetInstrument) for command in commands) == 2
    answered = {command.decision for command in commands if isinstance(command, Choose)}
    assert len(answered) >= 5
    assert {forecast.about.partition(".")[0] for forecast in record.forecasts} == answered
    assert " decided '" not in flat(transcript)


def test_its_verdicts_can_be_recomputed_from_its_journal_alone(file, transcript):
    record = read(file)
    scenario = find_scenario(record, load)
    assert isinstance(scenario, Scenario)
    # The commands give the orders, and these the course; nothing else of the file is looked at.
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
            assert said in told
    for entry in record_of(scenario, results):
        assert f"{entry.title}: {entry.values[-1, 0]:,.0f} " in told


@pytest.mark.parametrize("line", ["why courts since 1961Q1", "why image since 1963Q1", "why moss"])
def test_causes_that_are_told_add_up_to_the_change(transcript, line):
    said = f"\n{transcript.partition(f'> {line}')[2].partition('> ')[0]}"
    change = re.search(r"\(([-+][\d,.]+)\), because of:", flat(said))[1]
    amounts = re.findall(r"\n  ([-+][\d,.]+)  ", said)
    assert len(amounts) > 1
    rounding = 0.5 * 10.0 ** -len(change.partition(".")[2]) * (len(amounts) + 1)
    assert sum(map(amount, amounts)) == pytest.approx(amount(change), abs=rounding)


def amount(text):
    return float(text.replace(",", ""))
