import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.screens.frame.settings import LEAST_SIZE, Settings, read_settings, write_settings

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
FIELDS = st.sampled_from(["text", "theme", "language", "motion", "size", "keys", "sound"])


def test_what_was_set_is_there_the_next_time(tmp_path):
    kept = Settings(text=1.75, theme="contrast", motion=False, size=(1600, 1000), keys={"go": "g"})
    assert write_settings(tmp_path / "deep" / "screens.json", kept)
    assert read_settings(tmp_path / "deep" / "screens.json") == kept


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1, 2]", b'{"text": "large"}'])
def test_a_damaged_file_is_as_if_there_were_none(tmp_path, damage):
    (tmp_path / "screens.json").write_bytes(damage)
    assert read_settings(tmp_path / "screens.json") == Settings()


def test_what_makes_no_sense_does_not_spoil_the_rest(tmp_path):
    raw = {"text": 9, "theme": "pink", "sound": False, "size": [10, 99_999_999]}
    (tmp_path / "screens.json").write_text(json.dumps(raw))
    assert read_settings(tmp_path / "screens.json") == Settings(sound=False)


@given(st.dictionaries(FIELDS, JSON))
def test_no_file_gives_settings_that_cannot_be_used(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(raw))
    settings = read_settings(path)
    assert 1 <= settings.text <= 2
    assert settings.theme in {"standard", "contrast"}
    assert settings.size[0] >= LEAST_SIZE[0]
    assert settings.size[1] >= LEAST_SIZE[1]


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("x")
    assert not write_settings(tmp_path / "file" / "screens.json", Settings())
