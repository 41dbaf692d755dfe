"""`show`: what is in a pack, in words that a screen reader can read."""

import os
import re
from pathlib import Path

import pytest
from packs import write_pack
from reports.small_farm import SMALL

from game.content.loading import load
from game.content.shipped import root
from game.reports.describing import KINDS, UnclearNameError, covers, describe, describe_pack
from game.reports.sections import Section

VALLEYS = load(root() / "scenarios" / "two-valleys")
GOLDEN = Path(__file__).parent.parent / "golden"
EVERYTHING = [f"{kind}:{name}" for kind, known in KINDS.items() for name in known.things(VALLEYS)]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs")
    write_pack(folder / "field")
    return load(write_pack(folder / "farm", **SMALL))


def shown(scenario, name, width=500):
    return describe(scenario, name).as_text(width)


@pytest.mark.golden
@pytest.mark.parametrize("name", ["the_count", "bitter_summer", "moss_total"])
def test_a_decision_an_event_and_an_indicator_read_as_they_did(name):
    file = GOLDEN / f"show_{name}.txt"
    text = shown(VALLEYS, name, 90) + "\n"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_in_the_pack_can_be_shown_within_the_width(name):
    for width in (30, 72):
        lines = shown(VALLEYS, name, width).splitlines()
        assert len(lines) > 1
        # Only what cannot be broken, such as a name, may be longer.
        assert [x for x in lines if len(x) > width and " " in x.strip()] == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_nothing_is_drawn_and_nothing_is_python(name):
    text = shown(VALLEYS, name)
    assert not re.search("[\u2500-\u257f\x1b\t]|None|frozenset|\\(\\)|\\{", text)


def test_a_pack_lists_what_can_be_asked_for():
    text = describe_pack(VALLEYS).as_text(100)
    assert "From 1961Q1 to 1965Q4: 20 quarters." in text
    assert "\nDecisions: 6\n  after_toll_house: After the toll house\n" in text
    assert "  moss[upper]: Redmoss (ha)\n" in text
    assert re.search(r"Parameters: \d+; measured .* guess \d+ \(\d+%\)", text)
    listed = set(re.findall(r"^  ([a-z_0-9]+): ", text, re.MULTILINE))
    wanted = (VALLEYS.decisions, VALLEYS.events, VALLEYS.policies, VALLEYS.theories)
    assert listed >= {name for things in wanted for name in things}


def test_an_unknown_name_is_refused_with_what_was_perhaps_meant():
    with pytest.raises(UnclearNameError, match=r"no thing 'the_cuont'; did you mean 'the_count'"):
        describe(VALLEYS, "the_cuont")
    with pytest.raises(UnclearNameError, match=r"no kind of thing called 'decisoin'.*'decision'"):
        describe(VALLEYS, "decisoin:the_count")
    with pytest.raises(UnclearNameError, match=r"no event 'zzz'; 'show' with the pack alone"):
        describe(VALLEYS, "event:zzz")


def test_a_name_of_two_things_is_refused_until_its_kind_is_said():
    with pytest.raises(UnclearNameError) as told:
        describe(VALLEYS, "one_for_one")
    assert "ask for 'theory:one_for_one' or 'check:one_for_one'" in str(told.value)
    assert shown(VALLEYS, "theory:one_for_one").startswith("One for one\nTheory one_for_one.")


def test_a_member_shows_the_whole_and_an_indicator_may_be_called_one():
    assert describe(VALLEYS, "moss[upper]") == describe(VALLEYS, "stock:moss")
    assert describe(VALLEYS, "indicator:moss_total") == describe(VALLEYS, "moss_total")


def test_an_effect_says_how_much_when_how_long_and_why(small):
    text = shown(small, "flood")
    wages = "instrument wages +100 USD/quarter after 2 quarters, for 3 quarters, then fading over"
    assert wages in text
    assert "flag dry set at once, for 4 quarters" in text
    assert (
        "land[low] by -mood * 5, at once, for 1 quarter, then fading over 3 quarters: Mud!" in text
    )
    assert "  land[lower]" not in text


def test_what_an_event_pushes_beside_stocks_moves_a_quarter_later(small):
    text = shown(small, "storm")
    assert "flag dry cleared after 1 quarter, for good" in text
    assert "parameter pull +0.01 1/quarter after 1 quarter, over 2 quarters, for good" in text
    assert "Possible in 1990Q2, when since(storm) > 4." in text
    assert "It can happen again after 2 quarters or more." in shown(small, "sun")


def test_a_decision_says_when_it_opens_and_who_decides(small):
    text = shown(small, "flood")
    assert "Opens from 1990Q2 to 1991Q4, every 2 quarters, when mood < 0.5." in text
    assert "Waits 1 quarter for an answer. It can open again." in text
    assert "Decided by Mara (mara)." in text
    assert "Briefing\n  The water rises.\n  It will not stop.\n" in text
    assert "Otto (otto) chooses nothing. He is away." in text
    assert "policy busy: wait, always" in text


def test_an_instrument_says_its_limits_its_price_and_who_must_agree(small):
    text = shown(small, "wages")
    assert "an account from 0 to 1,200 that starts at 10 USD/quarter." in text
    assert "Granted: min(request, 1000)." in text
    assert "Price: 0.001 * change of mood." in text
    assert "Needs: mood > 0. Otherwise: Nobody listens." in text
    assert "a channel that starts at true" in shown(small, "gate")


def test_what_reads_a_name_is_found_in_every_formula(small):
    mood = shown(small, "mood")
    for reader in (
        "instrument wages, what it needs",
        "decision flood, when it opens",
        "decision flood, option drain, an effect",
        "policy busy, a setting",
        "policy busy, a rule",
    ):
        assert reader in mood
    assert "auxiliary show" in shown(small, "curve")
    assert "auxiliary show" in shown(small, "flag:dry")
    assert "lens farmer" in shown(small, "flood")
    assert "event storm, when it is possible" in shown(small, "storm")


def test_quantities_over_a_set_are_told_member_by_member(small):
    assert "Starts at high 10, low 1,234,567 ha." in shown(small, "land")
    worth = shown(small, "worth")
    assert "Value: high 1, low \N{MINUS SIGN}2 (guess)." in worth
    minus = "\N{MINUS SIGN}"
    assert f"In an uncertain game: high 0.5 to 1.5, low {minus}3 to {minus}1." in worth
    assert "low: 1990Q1 2" in shown(small, "rain")
    assert "Declared over it\n  hail\n  land\n  rain\n  worth" in shown(small, "fields")


def test_chance_and_series_say_what_shape_they_have(small):
    assert "evenly from minus to plus 0.5 (guess)" in shown(small, "wind")
    assert "with a standard deviation of 2 (guess).\n25% of it carries over" in shown(small, "hail")
    assert "joined by straight lines (guess).\n1990Q1 1, 1991Q1 2" in shown(small, "price")


def test_people_lenses_and_checks_say_what_they_look_at(small):
    assert "In office from 1990Q2 until 1991Q1." in shown(small, "mara")
    assert "In office until 1990Q4." in shown(small, "otto")
    farmer = shown(small, "farmer")
    assert "mean of mood to 1991Q1, 0 at 0, 100 at 1." in farmer
    assert "event storm (count)" in farmer
    assert "spring, weight 1: mood in 1990Q2" in farmer
    assert "Where land < 0.1, at most 40: Nothing grew." in farmer
    calm = shown(small, "check:calm")
    assert "policy passive, theory weak, 300 games." in calm
    assert "The median of mood must be at least 0 and at most 1." in calm
    assert "mean of mood from 1990Q2" in shown(small, "goal:calm")


def test_a_pack_says_what_it_extends_and_how_long_it_takes(small):
    text = describe_pack(small).as_text(100)
    assert "Extends field." in text
    assert "Takes about 20 minutes; 45 with everything." in text
    assert "Catalogue entries that are covered: 2\n  e-1: flood\n  e-2: flood" in text


def test_each_entry_of_a_catalogue_is_listed_with_the_cards_that_cover_it(small):
    assert covers(small) == {"e-1": ("flood",), "e-2": ("flood",)}
    assert covers(VALLEYS) == {}


def test_a_model_without_parameters_counts_none(tmp_path):
    model = "stocks: {land: {title: Land, unit: ha, start: 1, grade: guess}}"
    bare = load(write_pack(tmp_path / "bare", model=model))
    text = describe_pack(bare).as_text(80)
    assert "Parameters" not in text
    assert text.endswith("The model\n  Stocks: 1")
    assert "land: Land (ha)" in text


def test_a_pack_that_does_not_count_attention_does_not_speak_of_it(tmp_path):
    files = {name: SMALL[name] for name in SMALL if name != "pack"}
    write_pack(tmp_path / "field")
    pack = SMALL["pack"].replace("attention: {points: 2}\n", "")
    calm = load(write_pack(tmp_path / "farm", **files, pack=pack))
    assert "Attention" not in shown(calm, "flood") + shown(calm, "wages")
    assert "points of attention" not in shown(calm, "mood")


def test_a_section_breaks_lines_between_words_and_keeps_long_words():
    section = Section("T", ("one two three four five six",), (Section("P", ("a" * 40,)),))
    assert section.as_text(22) == f"T\none two three four\n  five six\n\nP\n  {'a' * 40}"
