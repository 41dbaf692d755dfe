"""Where things were written, down to one character of a formula."""

import pytest

from game.content.reading.places import Places
from game.content.reading.yaml_text import read_yaml

TEXT = """\
stocks:
  land:
    rate: growth * land
    quoted: 'it''s land'
    double: "a\\tb \\u00fc land"
    block: |
      growth
        * land

      - land
    folded: >-
      growth
      * land
    over: growth
      * land
    number: 0.5
    list: [a, b]
"""
LAST = len(TEXT.split("\n"))


@pytest.fixture(scope="module")
def places():
    tree, findings = read_yaml(TEXT, "m.yaml")
    assert not findings
    return Places(tree, {"m.yaml": tuple(TEXT.split("\n"))}), tree.entries["stocks"].entries["land"]


@pytest.mark.parametrize("key", ["rate", "quoted", "double", "block", "folded", "over"])
@pytest.mark.parametrize("word", ["land", "d"])
def test_a_character_of_a_text_is_found_where_it_was_written(places, key, word):
    places, land = places
    offset = land.entries[key].value.rindex(word)
    place, excerpt = places.inside(("stocks", "land", key), offset)
    assert excerpt.line == TEXT.split("\n")[place.line - 1]
    assert excerpt.line[place.column - 1 :].startswith(word)
    assert excerpt.column == place.column


@pytest.mark.parametrize("key", ["rate", "quoted", "block", "folded", "over"])
def test_the_end_of_a_text_is_just_after_its_last_letter(places, key):
    places, land = places
    text = land.entries[key].value.rstrip()
    place, excerpt = places.inside(("stocks", "land", key), len(text))
    assert excerpt.line[: place.column - 1].endswith("land")


def test_a_space_is_found_after_the_word_before_it(places):
    places, _ = places
    place, _ = places.inside(("stocks", "land", "rate"), len("growth"))
    assert str(place) == "m.yaml:3:17"


def test_a_number_has_a_place_inside_as_well(places):
    places, _ = places
    place, excerpt = places.inside(("stocks", "land", "number"), 2)
    assert str(place) == "m.yaml:16:15"
    assert excerpt.line == "    number: 0.5"


def test_a_path_that_leads_nowhere_stops_at_the_deepest_that_there_is(places):
    places, _ = places
    assert str(places.of(("stocks", "land", "unit"))) == "m.yaml:3:5"
    assert str(places.key(("stocks", "land", "unit"))) == "m.yaml:2:3"
    assert str(places.of(("stocks", "land", "list", 1))) == "m.yaml:17:15"
    assert str(places.key(("stocks", "land", "list", 1))) == "m.yaml:17:15"
    assert str(places.of(("stocks", "land", "list", 7))) == "m.yaml:17:11"
    assert str(places.of(("drivers",))) == "m.yaml:1:1"
    assert places.inside(("stocks", "land"), 3) == (places.of(("stocks", "land")), None)
