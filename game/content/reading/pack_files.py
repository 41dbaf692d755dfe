"""The files of a pack: which belong to it, how large they may be, and their bytes."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.content.findings import Finding, Place, Severity
from game.content.reading.suggestions import did_you_mean

#: What a pack is made of: each is a file `NAME.yaml`, or a folder `NAME/` of them.
PARTS = (
    "pack",
    "sources",
    "model",
    "instruments",
    "decisions",
    "events",
    "people",
    "catalogue",
    "judgement",
    "policies",
    "theories",
    "checks",
    "map",
)  # fmt: skip
#: Folders, and the one file, that are read otherwise, with the ending of what is in them.
_ENDINGS = dict.fromkeys(PARTS, ".yaml") | {
    "words": ".yaml",
    "lessons": ".md",
    "observed": ".csv",
}
#: These are folders always: the name of each file in them says what it is.
_FOLDERS = frozenset({"words", "lessons"})
_IGNORED = frozenset({"README.md", "data"})
_LOOKS_READ = re.compile(r"\.(ya?ml|csv)\b", re.IGNORECASE)

LARGEST_FILE = 1024 * 1024  #: bytes
LARGEST_PACK = 32 * 1024 * 1024  #: bytes
MOST_FILES = 3000


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file: what part of the pack it is, its name in the pack and in findings, its bytes."""

    part: str
    name: str
    shown: str
    data: bytes


class _Refused(Exception):  # noqa: N818 - it only carries a finding up to `read_pack_files`
    """The pack as a whole cannot be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_pack_files(folder: Path) -> tuple[tuple[PackFile, ...] | None, tuple[Finding, ...]]:
    """Read every file that belongs to a pack, in the order of their names.

    Args:
        folder: the pack, as it is to be shown in findings.

    Returns:
        The files (None where the folder is no pack that can be read) and what is wrong.
    """
    findings: list[Finding] = []
    try:
        _check_folder(folder)
        entries = sorted(_Walk(folder, findings).entries(), key=lambda entry: entry.name)
        _check_size(folder, entries)
    except _Refused as refused:
        return None, (refused.finding,)
    read = [_read(entry, findings) for entry in entries]
    return tuple(file for file in read if file is not None), tuple(findings)


def shown_name(path: Path) -> str:
    """Return a path as findings show it: with slashes, and nothing that cannot be printed."""
    text = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else "?" for letter in text)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file that was found and not read yet."""

    part: str
    name: str
    path: Path
    size: int

    @property
    def shown(self) -> str:
        """The name that findings carry."""
        return shown_name(self.path)


class _Walk:
    """A walk through a pack's folder that follows no links and does not go on without end."""

    def __init__(self, folder: Path, findings: list[Finding]) -> None:
        self.folder = folder
        self.findings = findings
        self.seen = 0

    def entries(self) -> Iterator[_Entry]:
        """Go through the pack."""
        for entry in self._inside(self.folder):
            if _is_ignored(entry.name):
                continue
            path = self.folder / entry.name
            stem = entry.name.partition(".")[0]
            if entry.is_symlink():
                self._refuse_link(path)
            elif entry.is_dir():
                yield from self._top_folder(path, entry.name)
            elif stem in _FOLDERS and entry.name == f"{stem}{_ENDINGS[stem]}":
                hint = f"put it in the folder '{stem}/'"
                self._refuse(path, "unknown-file", f"'{stem}' is a folder, not a file", hint)
            elif stem in _ENDINGS and entry.name == f"{stem}{_ENDINGS[stem]}":
                yield from self._file(stem, path)
            elif _LOOKS_READ.search(entry.name):
                self._refuse_name(path)

    def _top_folder(self, path: Path, name: str) -> Iterator[_Entry]:
        if name in _ENDINGS:
            yield from self._below(path, name)
        elif name.partition(".")[0] in _ENDINGS and name.endswith((".yaml", ".csv")):
            self._refuse(path, "is-folder", "this is a folder; a file is wanted")
        else:
            self._refuse_name(path)

    def _below(self, top: Path, part: str) -> Iterator[_Entry]:
        folders = [top]
        while folders:
            folder = folders.pop()
            for entry in self._inside(folder):
                path = folder / entry.name
                if _is_ignored(entry.name):
                    continue
                if entry.is_symlink():
                    self._refuse_link(path)
                elif entry.is_dir():
                    folders.append(path)
                elif entry.name.endswith(_ENDINGS[part]):
                    yield from self._file(part, path)
                else:
                    name = shown_name(Path(entry.name))
                    said = f"unknown file '{name}'; '{part}/' holds {_ENDINGS[part]} files"
                    self._refuse(path, "unknown-file", said, "rename it or take it out")

    def _inside(self, folder: Path) -> list[os.DirEntry[str]]:
        found = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self.seen += 1
                    if self.seen > MOST_FILES:
                        message = f"the pack has more than {MOST_FILES} files"
                        raise _Refused(_error(self.folder, "too-many-files", message))
                    found.append(entry)
        except OSError as error:
            self._refuse(folder, "unreadable", f"the folder cannot be read: {_why(error)}")
        return sorted(found, key=lambda entry: entry.name)

    def _file(self, part: str, path: Path) -> Iterator[_Entry]:
        try:
            status = path.lstat()
        except OSError as error:
            self._refuse(path, "unreadable", f"the file cannot be read: {_why(error)}")
            return
        if not stat.S_ISREG(status.st_mode):
            self._refuse(path, "unreadable", "this is no ordinary file")
        elif status.st_size > LARGEST_FILE:
            self.findings.append(_too_large(path, status.st_size))
        else:
            part = f"words/{_language(self.folder, path)}" if part == "words" else part
            yield _Entry(part, path.relative_to(self.folder).as_posix(), path, status.st_size)

    def _refuse_link(self, path: Path) -> None:
        try:
            leaves = not path.resolve().is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError):  # a link that leads back to itself
            leaves = False
        message = "this link leaves the pack" if leaves else "this is a link, not a file"
        self._refuse(path, "leaves-pack", message, "put the file itself here")

    def _refuse_name(self, path: Path) -> None:
        possible = {f"{part}{ending}" for part, ending in _ENDINGS.items()}
        possible = possible - {"words.yaml", "lessons.md"} | {"words", "lessons", "data"}
        kind = "folder" if path.is_dir() else "file"
        written = shown_name(Path(path.name))
        name = re.sub(r"(?i)\.yml$", ".yaml", written)
        hint = did_you_mean(name, possible, listed=len(possible))
        self._refuse(path, "unknown-file", f"unknown {kind} '{written}' in a pack", hint)

    def _refuse(self, path: Path, code: str, message: str, hint: str = "") -> None:
        self.findings.append(_error(path, code, message, hint))


def _is_ignored(name: str) -> bool:
    return name in _IGNORED or name.startswith(".") or name.endswith("~")


def _language(folder: Path, path: Path) -> str:
    """Return the language of a file of `words/`: the name of the file, or of its folder."""
    return path.relative_to(folder).parts[1].removesuffix(".yaml")


def _check_folder(folder: Path) -> None:
    if folder.is_dir():
        if not any(os.path.lexists(folder / name) for name in ("pack.yaml", "pack")):
            hint = "a pack is a folder with a pack.yaml; is this one?"
            raise _Refused(_error(folder / "pack.yaml", "no-pack", "this file is missing", hint))
    elif os.path.lexists(folder):
        message = "this is a file; a pack is a folder"
        raise _Refused(_error(folder, "no-pack", message, f"try '{shown_name(folder.parent)}'"))
    else:
        raise _Refused(_error(folder, "no-pack", "there is no such folder"))


def _check_size(folder: Path, entries: list[_Entry]) -> None:
    size = sum(entry.size for entry in entries)
    if size > LARGEST_PACK:
        message = f"the pack has {_megabytes(size)}; at most {_megabytes(LARGEST_PACK)} are read"
        raise _Refused(_error(folder, "too-large", message))


def _read(entry: _Entry, findings: list[Finding]) -> PackFile | None:
    try:
        with entry.path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        message = f"the file cannot be read: {_why(error)}"
        findings.append(_error(entry.path, "unreadable", message))
        return None
    if len(data) > LARGEST_FILE:  # it grew since we looked at its size
        findings.append(_too_large(entry.path, len(data)))
        return None
    return PackFile(entry.part, entry.name, entry.shown, data)


def _too_large(path: Path, size: int) -> Finding:
    message = f"the file has {_megabytes(size)}; at most {_megabytes(LARGEST_FILE)} are read"
    return _error(path, "too-large", message, "divide it: any file may become a folder of files")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB"


def _why(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()


def _error(path: Path, code: str, message: str, hint: str = "") -> Finding:
    return Finding(Place(shown_name(path)), Severity.ERROR, code, message, hint=hint)
