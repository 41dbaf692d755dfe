"""Schemas for editors: they accept what the game accepts, and explain every key."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from game.content.reading.tree import plain
from game.content.reading.yaml_text import read_yaml
from game.content.schema import FILES, schemas
from game.content.shipped import root
from game.reports.output import OutputError
from game.reports.schema_writing import how_to_use, write_schemas

SCHEMAS = schemas()
PACK = root() / "scenarios" / "two-valleys"
YAML = sorted(path.relative_to(PACK).as_posix() for path in PACK.rglob("*.yaml"))


def complaints(kind, text):
    tree, findings = read_yaml(text, "f.yaml")
    assert not findings
    return [error.message for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(plain(tree))]


def objects(schema):
    """Every schema inside a schema that has keys of its own."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for below in schema.values():
            yield from objects(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from objects(below)


@pytest.mark.parametrize("name", YAML)
def test_every_file_of_the_shipped_pack_fits_its_schema(name):
    kind = name.partition("/")[0].removesuffix(".yaml")
    assert not complaints(kind, (PACK / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_one_and_every_key_and_document_in_it_is_described(kind):
    schema = SCHEMAS[kind]
    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert schema["description"]
    for part in objects(schema):
        assert part["description"], part
        for name, field in part["properties"].items():
            assert field.get("description"), (part["title"], name)


@pytest.mark.parametrize("kind", FILES)
def test_no_title_repeats_a_key_and_null_is_nowhere(kind):
    for part in objects(SCHEMAS[kind]):
        assert not [name for name, field in part["properties"].items() if "title" in field]
    assert '"null"' not in json.dumps(SCHEMAS[kind])
    assert "null" not in json.dumps(SCHEMAS[kind])


def test_a_misspelt_key_is_refused_and_a_private_one_is_not():
    assert complaints("sources", "a: {title: T, kind: book, yaer: 1990}")
    assert not complaints("sources", "a: {title: T, kind: book, x_yaer: 1990}\nx_b: 3")


def test_a_name_with_capitals_is_refused():
    assert complaints("instruments", "Raids: {title: R}")
    assert complaints("model", "flags: {Truce: {title: T}}")


def test_words_that_can_be_chosen_are_listed():
    tier = SCHEMAS["decisions"]["$defs"]["Decision"]["properties"]["tier"]
    assert tier["enum"] == ["core", "side"]
    assert tier["default"] == "core"


def test_a_file_may_hold_one_policy_or_a_list_of_them():
    assert not complaints("policies", "id: a\ntitle: A")
    assert not complaints("policies", "- {id: a, title: A}\n- {id: b, title: B}")
    assert complaints("policies", "a: {title: A}")


def test_a_pack_that_extends_another_takes_its_period_and_licence():
    own = "format: 1\nid: late\ntitle: Late\nversion: 1.0.0\n"
    assert not complaints("pack", f"{own}extends: whole")
    assert complaints("pack", own)


def test_schemas_are_written_beside_a_page_that_says_how_to_use_them(tmp_path):
    folder = tmp_path / "new" / "schemas"
    told = write_schemas(folder)
    names = {path.name for path in folder.iterdir()}
    assert names == {f"{kind}.schema.json" for kind in FILES} | {"README.md"}
    assert names == {Path(line).name for line in told[: len(names)]}
    kept = json.loads((folder / "decisions.schema.json").read_text(encoding="utf-8"))
    assert kept == SCHEMAS["decisions"]
    assert how_to_use(folder) in (folder / "README.md").read_text(encoding="utf-8")


def test_the_settings_for_the_editor_name_every_schema_and_can_be_pasted():
    told = how_to_use(Path("schemas"))
    settings = json.loads(told.split("```json\n")[1].split("```")[0])
    assert list(settings["yaml.schemas"]) == [f"schemas/{kind}.schema.json" for kind in FILES]
    assert "# yaml-language-server: $schema=schemas/decisions.schema.json" in told


def test_where_a_file_is_in_the_way_one_sentence_says_so(tmp_path):
    (tmp_path / "schemas").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be made: "):
        write_schemas(tmp_path / "schemas")
