"""Which files are a pack's, and what happens to those that nobody should open."""

import os
import threading
from pathlib import Path

import pytest
from packs import write_pack

from game.content.reading import pack_files
from game.content.reading.pack_files import read_pack_files


def names(folder):
    files, findings = read_pack_files(folder)
    assert not findings
    return [(file.part, file.name) for file in files]


def refused(folder):
    files, findings = read_pack_files(folder)
    where = folder.as_posix()
    return files, [finding.line().replace(f"{where}/", "") for finding in findings]


def test_any_file_may_become_a_folder(tmp_path):
    pack = write_pack(
        tmp_path / "field",
        **{
            "model.yaml": None,
            "model/land/upper.yaml": "a: 1",
            "model/water.yaml": "a: 1",
            "observed/land.csv": "a",
            "words/es/one.yaml": "a: b",
            "words/fr.yaml": "a: b",
            "lessons/plan.md": "# Plan",
        },
    )
    assert names(pack) == [
        ("lessons", "lessons/plan.md"),
        ("model", "model/land/upper.yaml"),
        ("model", "model/water.yaml"),
        ("observed", "observed/land.csv"),
        ("pack", "pack.yaml"),
        ("policies", "policies.yaml"),
        ("words/es", "words/es/one.yaml"),
        ("words/fr", "words/fr.yaml"),
    ]


def test_what_is_not_ours_is_left_alone(tmp_path):
    others = {".git/config.yaml": "", "README.md": "", "LICENSE.txt": "", "data/big.yaml": "",
              "model.yaml~": "", "shapes.json": "", ".hidden.yaml": ""}  # fmt: skip
    pack = write_pack(tmp_path / "field", **others)
    assert [name for _, name in names(pack)] == ["model.yaml", "pack.yaml", "policies.yaml"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("modle.yaml", "unknown file 'modle.yaml' in a pack; did you mean 'model.yaml'?"),
        ("sources.yml", "unknown file 'sources.yml' in a pack; did you mean 'sources.yaml'?"),
        ("Sources.yaml", "unknown file 'Sources.yaml' in a pack; did you mean 'sources.yaml'?"),
        ("pack.yaml.txt", "unknown file 'pack.yaml.txt' in a pack; did you mean 'pack.yaml'?"),
        ("observd.csv", "unknown file 'observd.csv' in a pack; did you mean 'observed.csv'?"),
        ("events/a.yml", "unknown file 'a.yml'; 'events/' holds .yaml files; rename it or take"),
        ("lessons/a.txt", "unknown file 'a.txt'; 'lessons/' holds .md files; rename it or take"),
    ],
)
def test_a_file_that_would_be_read_by_nobody_is_an_error(tmp_path, name, told):
    pack = write_pack(tmp_path / "field", **{name: "a: 1"})
    _, (line,) = refused(pack)
    assert line.startswith(f"{name}: error: {told}")


def test_an_unknown_folder_is_an_error(tmp_path):
    pack = write_pack(tmp_path / "field", **{"decision/a.yaml": "a: 1"})
    _, (line,) = refused(pack)
    assert line.startswith("decision: error: unknown folder 'decision' in a pack; did you mean")


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path, monkeypatch):
    pack = write_pack(tmp_path / "field")
    with (pack / "sources.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    opened = []
    original = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, *rest: opened.append(self.name) or original(self, *rest)
    )
    _, (line,) = refused(pack)
    assert line == (
        "sources.yaml: error: the file has 200.0 MiB; at most 1.0 MiB are read; divide it: any"
        " file may become a folder of files [too-large]"
    )
    assert sorted(opened) == ["model.yaml", "pack.yaml", "policies.yaml"]


def test_a_file_that_grows_while_it_is_read_is_refused_too(tmp_path, monkeypatch):
    pack = write_pack(tmp_path / "field")
    monkeypatch.setattr(pack_files, "LARGEST_FILE", 100)
    monkeypatch.setattr(pack_files._Walk, "_file", _sized(0))
    _, lines = refused(pack)
    assert len(lines) == 2
    assert all("[too-large]" in line for line in lines)


def _sized(size):
    def file(_walk, part, path):
        yield pack_files._Entry(part, path.name, path, size)

    return file


def test_too_many_files_are_refused_as_a_pack(tmp_path, monkeypatch):
    monkeypatch.setattr(pack_files, "MOST_FILES", 10)
    pack = write_pack(tmp_path / "field", **{f"events/{i}.yaml": "a: 1" for i in range(8)})
    files, (line,) = refused(pack)
    assert files is None
    assert line == f"{pack}: error: the pack has more than 10 files [too-many-files]"


def test_too_much_altogether_is_refused_as_a_pack(tmp_path, monkeypatch):
    monkeypatch.setattr(pack_files, "LARGEST_PACK", 100)
    files, (line,) = refused(write_pack(tmp_path / "field"))
    assert files is None
    assert "[too-large]" in line


def test_a_link_out_of_the_pack_is_refused_and_not_followed(tmp_path):
    (tmp_path / "secret.yaml").write_text("a: 1")
    pack = write_pack(tmp_path / "field")
    (pack / "sources.yaml").symlink_to("../secret.yaml")
    (pack / "model").mkdir()
    (pack / "model" / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    files, lines = refused(pack)
    assert lines == [
        "model/a.yaml: error: this link leaves the pack; put the file itself here [leaves-pack]",
        "sources.yaml: error: this link leaves the pack; put the file itself here [leaves-pack]",
    ]
    assert all(b"a: 1" not in file.data for file in files)


def test_links_that_lead_in_a_circle_are_refused(tmp_path):
    pack = write_pack(tmp_path / "field")
    (pack / "events").mkdir()
    (pack / "events" / "again").symlink_to(pack / "events")
    (pack / "events" / "self.yaml").symlink_to(pack / "events" / "self.yaml")
    _, lines = refused(pack)
    assert len(lines) == 2
    assert all("[leaves-pack]" in line for line in lines)


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path):
    pack = write_pack(tmp_path / "field")
    os.mkfifo(pack / "sources.yaml")
    found = []
    reading = threading.Thread(target=lambda: found.extend(refused(pack)[1]), daemon=True)
    reading.start()
    reading.join(timeout=10)
    assert found == ["sources.yaml: error: this is no ordinary file [unreadable]"]


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    pack = write_pack(tmp_path / "field", **{"pack.yaml": None})
    (pack / "pack.yaml").mkdir()
    _, (line,) = refused(pack)
    assert line == "pack.yaml: error: this is a folder; a file is wanted [is-folder]"


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    pack = write_pack(tmp_path / "field")
    original = Path.open

    def denied(path, *rest):
        if path.name == "model.yaml":
            raise PermissionError(13, "Permission denied")
        return original(path, *rest)

    monkeypatch.setattr(Path, "open", denied)
    _, (line,) = refused(pack)
    assert line == "model.yaml: error: the file cannot be read: permission denied [unreadable]"


def test_a_file_or_folder_that_goes_away_is_told(tmp_path, monkeypatch):
    pack = write_pack(tmp_path / "field", **{"events/a.yaml": "a: 1"})
    original = os.scandir

    def gone(path):
        if Path(path).name == "events":
            raise FileNotFoundError(2, "No such file or directory")
        return original(path)

    monkeypatch.setattr(os, "scandir", gone)
    monkeypatch.setattr(Path, "lstat", _lost)
    _, lines = refused(pack)
    assert "events: error: the folder cannot be read: no such file or directory [unreadable]" in (
        lines
    )
    assert "model.yaml: error: the file cannot be read: gone [unreadable]" in lines


def _lost(_path):
    raise OSError(5, "gone")


def test_a_missing_folder_a_file_and_a_folder_without_pack_are_each_told_once(tmp_path):
    (tmp_path / "file.yaml").write_text("a: 1")
    write_pack(tmp_path / "field", pack=None)
    told = [read_pack_files(tmp_path / name) for name in ("none", "file.yaml", "field")]
    assert [(files, len(findings)) for files, findings in told] == [(None, 1)] * 3
    where = tmp_path.as_posix()
    assert [findings[0].line().replace(where, "") for _, findings in told] == [
        "/none: error: there is no such folder [no-pack]",
        "/file.yaml: error: this is a file; a pack is a folder; try '' [no-pack]",
        (
            "/field/pack.yaml: error: this file is missing; a pack is a folder with a pack.yaml;"
            " is this one? [no-pack]"
        ),
    ]


def test_names_are_shown_as_the_folder_was_given(tmp_path, monkeypatch):
    write_pack(tmp_path / "scenarios" / "field")
    monkeypatch.chdir(tmp_path)
    files, _ = read_pack_files(Path("scenarios/field"))
    assert files[0].shown == "scenarios/field/model.yaml"


def test_a_name_that_cannot_be_printed_does_no_harm(tmp_path):
    pack = write_pack(tmp_path / "field")
    (pack / os.fsdecode(b"bad\xff\n.yaml")).write_text("a: 1")
    _, (line,) = refused(pack)
    assert line.encode().isascii()
    assert "\n" not in line
