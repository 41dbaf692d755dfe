"""The terminal game: what a player types, and what a player reads."""

import pytest
from text.talking import SIGNED, answers, begun, flat, played, talk

from game.content.loading import load
from game.session import saved
from game.session.commands import Choose, Note
from game.session.reading import read
from game.text.guide import Guide

RADIOS = load("two-valleys").decisions["colonels_radios"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "game.handshake"


def test_a_question_is_read_looked_ahead_of_answered_and_signed(path):
    said = played(path, ["1", "futures c", "c", "sign"])
    name, option = RADIOS.title, list(RADIOS.options)[2]
    assert name in answers(said, "1")
    assert "200 futures from here with this option" in answers(said, "futures c")
    assert "of 20 futures" in answers(said, "futures c")
    label = RADIOS.options[option].label
    assert answers(said, "c") == f"{name}: {label}. It is carried out when you sign."
    assert answers(said, "sign").startswith("Signed, with 1 order.")
    with saved.resume(path) as resumed:
        chosen = [x for x in resumed.game.log if isinstance(x, Choose)]
    assert chosen == [Choose(decision="colonels_radios", option=option)]


def test_a_forecast_that_was_shown_is_in_the_file(path):
    played(path, ["1", "futures c", "futures"])
    assert [f.about.split(".")[0] for f in read(path).forecasts] == ["colonels_radios", "draft"]


def test_a_game_without_forecasts_shows_none_and_says_why(path):
    said = played(path, ["futures", "1 a", "back"], forecasts=False, take_back=False)
    assert answers(said, "futures") == "This game is played without forecasts."
    assert answers(said, "back").startswith("No: ")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("sing", "Did you mean 'sign'?"),
        ("fhqwhgads", "Type 'help'"),
        ("9", "There is no question 9; there are 1 to 1."),
        ("b", "Read a question first"),
        ("1 q", "has options a to"),
        ("set 1 99", "can be set from 0 to"),
        ("set 1 much", "'village_grants' is set to a number"),
        ("set 77 1", "type 'desk'"),
        ("why wombats", "There is no indicator 'wombats'"),
        ("why moss", "no quarter has passed"),
        ("ask nobody about it", "Say whom and about what"),
        ("note", "Write the thought after the word"),
        ("back", "No: "),
        ("branch 1961Q1", "I do not understand"),
    ],
)
def test_every_refusal_says_why(path, line, answer):
    assert answer in answers(played(path, [line]), line)


def test_control_characters_are_neither_shown_nor_kept(path):
    said = played(path, ["note one\x1b[2Jtwo\x00"])
    assert "\x1b" not in said
    with saved.resume(path) as resumed:
        (note,) = [x for x in resumed.game.log if isinstance(x, Note)]
    assert note.text == "one [2Jtwo"


@pytest.mark.parametrize("width", [30, 80, 200])
def test_no_line_is_wider_than_the_terminal_unless_it_is_one_word(path, width):
    lines = ["1", "futures a", "desk", "people", "map", "sources", "help", "1 b", *SIGNED, "luck"]
    said = played(path, [*lines, "forecasts", "tradeoffs", "record", "why moss"], width)
    typed = {f"> {line}" for line in lines}
    wide = [x for x in said.splitlines() if len(x) > width and x not in typed]
    assert [x for x in wide if len(x.split()) > 1] == []
    assert "\x1b" not in said
    assert not set(said) & set("│─┌┐└┘═║█▲▼")


def test_a_game_goes_on_in_the_middle_where_it_was_left(path):
    whole = played(path.with_name("whole.handshake"), ["1 b", *SIGNED])
    played(path, ["1 b", *SIGNED[:7]])
    with saved.resume(path) as resumed:
        said, _ = talk(resumed, SIGNED[7:])
    end = "How it truly stands"
    results = [text[text.index(end) : text.index("Kept in")] for text in (whole, said)]
    assert results[0] == results[1]
    assert "Five years. Begin." in whole
    assert "Five years. Begin." not in said


def test_after_the_end_the_truth_is_told_and_causes_add_up_to_it(path):
    said = played(path, [*SIGNED, "why moss since 1961Q1", "table moss", "sign"])
    with saved.resume(path) as resumed:
        (true,) = [i.truth for i in resumed.view().indicators if i.name == "moss_total"]
    assert f"Redmoss in both valleys: {true[-1].value:,.0f} ha" in said
    assert f"{true[-1].value:,.0f}" in answers(said, "table moss")
    why = answers(said, "why moss since 1961Q1")
    assert f"from {true[0].value:,.0f} to {true[-1].value:,.0f}" in why
    assert "Scatter" not in why
    assert "No: the game is over. Type 'branch'" in flat(said)


def test_looking_back_answers_everything_that_it_offers(path):
    asked = ["turning", "luck", "forecasts", "tradeoffs", "record", "goals", "compare", "help"]
    said = played(path, ["1 a", *SIGNED, *asked])
    assert "must not be added" in answers(said, "turning")
    label = next(iter(RADIOS.options.values())).label
    assert f"{RADIOS.title}: you chose '{label}'" in answers(said, "turning")
    assert "luckier than" in answers(said, "luck")
    assert " held." in answers(said, "forecasts")
    assert "history's line" in answers(said, "tradeoffs")
    assert "It carries no points" in answers(said, "record")
    assert "Goals, from 0 to 100" in answers(said, "goals")
    assert answers(said, "compare").startswith("Say which file")


def test_a_branch_begins_a_new_file_and_the_two_can_be_compared(path):
    with begun(path) as game:
        said, branch = talk(game, [*SIGNED, "branch 2025Q1", "branch 1965q3"])
    assert "has not been in 2025Q1" in answers(said, "branch 2025Q1")
    assert branch is not None
    assert branch.path.name == "game-1965Q3.handshake"
    with branch:
        said, _ = talk(branch, ["set 1 0", "sign", "sign", f"compare {path}"])
    compared = answers(said, f"compare {path}")
    assert compared.startswith("They part in 1965Q3.")
    assert "Here: Village grants to 0.00." in compared
    assert "There: nothing else." in compared


def test_a_title_with_since_in_it_can_be_asked_about(path):
    said = played(path, [*SIGNED, "why people killed since 1961", "why deaths since 1961"])
    assert "in 1965Q4 (" in answers(said, "why people killed since 1961")
    assert "'1961' is no quarter. Write one as in" in answers(said, "why deaths since 1961")


def test_a_span_before_the_game_is_refused_with_the_span_that_is_known(path):
    said = played(path, ["sign", "sign", "why capital since 1950Q1"])
    assert "is known from 1961Q1 to 1961Q2, so not since 1950Q1" in flat(said)


def test_resigning_ends_the_game_and_it_is_judged_as_far_as_it_came(path):
    said = played(path, ["sign", "resign", "record", "luck"])
    assert "You have resigned." in said
    assert "1961Q1" in answers(said, "record")
    early = played(path.with_name("early.handshake"), ["resign", "turning"])
    assert "nothing to judge" in answers(early, "turning")


def test_a_newcomer_is_told_one_thing_at_a_time_and_then_left_alone(path):
    lines = ["1", "a", "sign", "why capital", "sign", "1", "sign", "sign", "look"]
    said = played(path, lines, 200, guide=True)
    hints = [line for line in said.splitlines() if line.startswith("Hint: ")]
    assert len(hints) == len(set(hints)) == 6
    assert hints[0].startswith("Hint: A question is open. Type 1")
    assert "Hint: " not in said[said.index("Quarter 4 of 20") :]
    assert "Hint: " not in played(path.with_name("other.handshake"), lines)


def test_a_hint_is_not_wasted_on_a_refusal(path):
    with begun(path) as game:
        guide = Guide(wanted=True)
        assert guide.after("option", game.view()) == []
        game.apply(Choose(decision="colonels_radios", option=list(RADIOS.options)[1]), 2.0)
        assert guide.after("option", game.view())[0].startswith("Hint: This is a draft")
        assert guide.after("set", game.view()) == []


def test_what_a_player_expects_is_kept_and_held_against_what_came(path):
    typed = "expect moss: upper valley up in 2 at 80%"
    said = played(path, [typed, *SIGNED, "forecasts"])
    assert answers(said, typed).startswith("You expect: ")
    assert "up within 2 quarters, 80% sure" in answers(said, typed)
    assert "You: 1 of 1 held." in answers(said, "forecasts") or (
        "You: 0 of 1 held." in answers(said, "forecasts")
    )
    with saved.resume(path) as resumed:
        (claim,) = resumed.game.foreseen
    assert (claim.command.within, claim.command.sure) == (2, 0.8)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("expect", "Say what, where to, by when and how sure"),
        ("expect moss sideways in 2 at 70%", "Say what, where to"),
        ("expect gold up in 2 at 70%", "There is no indicator"),
        ("expect moss up in 2 at 30%", "less sure than a coin"),
        ("expect moss up in 200 at 70%", "1 to 80 quarters"),
    ],
)
def test_a_forecast_that_cannot_be_held_against_anything_is_refused_in_words(path, typed, told):
    assert told in answers(played(path, [typed]), typed)
