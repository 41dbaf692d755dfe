"""What is sound in a broken pack is looked at too, so that everything is told at once."""

import pytest
from town import told, write_town

from game.content.reading.draft import read_draft, read_what_is_sound

LAND, MONEY, PEOPLE = "model/land.yaml", "model/money.yaml", "people.yaml"
UNKNOWN_NAME = (MONEY, "formula: price *", "formula: prise *")


def lines_beside(folder, *changes, **files):
    """Return what is told beside an unknown name in a formula."""
    lines = told(write_town(folder, UNKNOWN_NAME, *changes, **files))
    assert any(line.startswith(f"{MONEY}:18:14: error: unknown name 'prise'") for line in lines)
    return [line for line in lines if "unknown name 'prise'" not in line]


def test_a_mistake_in_one_document_does_not_hide_one_in_another(tmp_path):
    lines = lines_beside(tmp_path, (LAND, "    highest: 100\n", "    higest: 100\n"))
    assert lines == [
        f"{LAND}:63:5: error: unknown key 'higest'; did you mean 'highest'? [unknown-key]"
    ]


def test_what_names_a_document_that_could_not_be_read_is_no_mistake(tmp_path):
    lines = lines_beside(
        tmp_path, ("decisions/mill.yaml", "title: A mill is offered", "titel: A mill is offered")
    )
    assert len(lines) == 2
    assert all(line.startswith("decisions/mill.yaml:") for line in lines)


def test_a_pack_that_lacks_its_title_is_looked_at_all_the_same(tmp_path):
    lines = lines_beside(tmp_path, ("pack.yaml", "title: A town on a river\n", ""))
    assert lines == ["pack.yaml:1:1: error: pack 'town' needs 'title' [missing-key]"]


def test_units_that_could_not_be_read_are_not_held_against_formulas(tmp_path):
    lines = lines_beside(tmp_path, ("pack.yaml", 'units: {sack: 60 kg, credit: ""}', "units: 3"))
    assert len(lines) == 1
    assert lines[0].startswith("pack.yaml:7:8: error: 'units' is 3")


def test_a_file_of_people_that_cannot_be_read_hides_people_alone(tmp_path):
    lines = lines_beside(tmp_path, **{PEOPLE: "mayor: [\n"})
    assert len(lines) == 1
    assert lines[0].startswith(f"{PEOPLE}:1:9: error: ")


def test_a_translation_that_cannot_be_read_hides_nothing(tmp_path):
    (line,) = lines_beside(tmp_path, **{"words/es.yaml": "a: [\n"})
    assert line.startswith("words/es.yaml:1:5: error: ")


def test_two_alike_hide_nothing_since_the_first_is_read(tmp_path):
    (line,) = lines_beside(tmp_path, **{"model/more.yaml": "flags: {bridge: {title: B}}\n"})
    assert line.startswith("model/more.yaml:1:9: error: flag 'bridge' is here and at ")


@pytest.mark.parametrize("name", ["modle.yaml", "zzz.yaml"])
def test_what_may_be_in_a_file_that_nobody_reads_is_not_missed(tmp_path, name):
    (line,) = told(write_town(tmp_path, UNKNOWN_NAME, **{name: "parameters: {}\n"}))
    assert line.startswith(f"{name}: error: unknown file '{name}' in a pack")


def test_without_a_calendar_there_is_nothing_to_look_at(tmp_path):
    period = "period: {first: 1990Q1, last: 1993Q4}\n"
    assert told(write_town(tmp_path, UNKNOWN_NAME, ("pack.yaml", period, ""))) == [
        "pack.yaml:1:1: error: pack 'town' needs 'period' [missing-key]"
    ]


def test_habits_of_half_a_pack_are_not_judged(tmp_path):
    pack = write_town(tmp_path, (PEOPLE, "  speaks: Loudly.\n", ""))
    assert told(pack, thorough=True) == [
        f"{PEOPLE}:1:1: error: person 'mayor' needs 'speaks' [missing-key]"
    ]


def test_what_is_sound_is_never_played(tmp_path):
    pack = write_town(tmp_path, (PEOPLE, "  speaks: Loudly.\n", ""))
    draft, findings = read_what_is_sound(pack, lambda _: None)
    assert draft.unread == {"mayor"}
    assert draft.people == {}
    assert read_draft(pack, lambda _: None) == (None, findings)
