"""Finding packs: by id, by path, beside one another, and nowhere else."""

import importlib.resources

import pytest
from town import write_town

from game.content import shipped
from game.content.findings import PackError


def test_the_packs_that_are_shipped_are_known_by_their_ids():
    assert "two-valleys" in shipped.shipped_packs()
    assert (shipped.find_shipped("two-valleys") / "pack.yaml").is_file()
    assert shipped.find_shipped("nowhere") is None


def test_a_pack_beside_another_comes_before_one_that_is_shipped(tmp_path):
    town = write_town(tmp_path)
    assert shipped.find_near(tmp_path / "other", "town") == town
    assert shipped.find_near(town, "two-valleys") == shipped.find_shipped("two-valleys")
    assert shipped.find_near(town, "nowhere") is None


@pytest.mark.parametrize("name", ["..", "../town", "/etc", "a/b", "a\\b", "C:town", "", "a" * 300])
def test_what_a_pack_extends_is_an_id_and_never_a_path(tmp_path, name):
    assert shipped.find_near(write_town(tmp_path), name) is None


def test_a_folder_or_its_pack_yaml_or_an_id_names_a_pack(tmp_path):
    town = write_town(tmp_path)
    assert shipped.locate(str(town)) == town
    assert shipped.locate(str(town / "pack.yaml")) == town
    assert shipped.locate("two-valleys") == shipped.find_shipped("two-valleys")


@pytest.mark.parametrize("name", ["", "two-valey", "a" * 5000, "a\0b", "pack.yaml", "no\nsuch"])
def test_what_names_no_pack_is_refused_with_those_that_there_are(name):
    with pytest.raises(PackError, match=r"no shipped pack of this name; .*two-valleys") as error:
        shipped.locate(name)
    assert "\n" not in str(error.value)


def test_an_installation_without_scenarios_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path / "game")
    with pytest.raises(FileNotFoundError, match="install it again"):
        shipped.root()


def test_scenarios_are_found_in_a_wheel_and_in_a_checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path / "game")
    (tmp_path / "scenarios").mkdir()
    assert shipped.root() == tmp_path
    (tmp_path / "game" / "_data" / "scenarios").mkdir(parents=True)
    assert shipped.root() == tmp_path / "game" / "_data"
