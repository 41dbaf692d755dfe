"""A policy that follows another says only what is different."""

from town import told, write_town

from game.content.loading import read

CAREFUL = """\
- id: passive
  title: Nobody does anything
- id: history
  title: As it was
  settings:
    - {id: first_seed, quarter: 1990Q2, instrument: seed, to: 2}
    - {id: tolls_up, quarter: 1991Q1, instrument: tolls, to: high}
  choices: {mill: accept}
  rules:
    - {id: no_boats, when: favour < 5, set: {ferry: false}}
- id: otherwise
  title: As it was, but with low tolls and no mill
  follows: history
  choices: {mill: refuse}
  rules:
    - {id: low_tolls, set: {tolls: low}}
"""


def line(tmp_path, text, name):
    scenario = read(write_town(tmp_path, **{"policies.yaml": text})).scenario
    assert scenario is not None
    return scenario.lines[name]


def test_what_is_said_goes_first_and_the_rest_is_the_other_s(tmp_path):
    found = line(tmp_path, CAREFUL, "otherwise")
    assert [choice for _, choice in found.choices] == [1, 0]  # refuse, and accept where it cannot
    assert [rule.settings[0][0] for rule in found.rules] == ["tolls", "ferry"]


def test_an_instrument_that_it_sets_is_no_longer_set_by_the_other_s_dates(tmp_path):
    found = line(tmp_path, CAREFUL, "otherwise")
    assert [setting.instrument for setting in found.settings] == ["seed"]


def test_the_one_that_is_followed_stays_as_it_is(tmp_path):
    found = line(tmp_path, CAREFUL, "history")
    assert [setting.instrument for setting in found.settings] == ["seed", "tolls"]
    assert len(found.choices) == 1


def test_a_chain_is_followed_to_its_end(tmp_path):
    longer = CAREFUL + "- {id: third, title: Once more, follows: otherwise}\n"
    assert line(tmp_path, longer, "third").settings == line(tmp_path, CAREFUL, "otherwise").settings


def test_a_policy_that_follows_nobody_known_is_told_who_was_perhaps_meant(tmp_path):
    wrong = CAREFUL.replace("follows: history", "follows: histori")
    said = told(write_town(tmp_path, **{"policies.yaml": wrong}))
    assert any("there is no policy 'histori'; did you mean 'history'?" in text for text in said)


def test_policies_that_follow_each_other_in_a_circle_are_an_error_with_the_circle(tmp_path):
    circle = CAREFUL.replace("  title: As it was\n", "  title: As it was\n  follows: otherwise\n")
    said = told(write_town(tmp_path, **{"policies.yaml": circle}))
    assert any("'otherwise' follows 'history' follows 'otherwise'" in text for text in said)
