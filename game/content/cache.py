"""A cache of checked packs, keyed by content: it saves time and is never stale.

An entry is found by a digest of the pack's own files and of the code that reads them, and it is
used only if the packs that it extends still have the digests that it was made with. Whatever goes
wrong with the cache is ignored: the pack is then read as if there were none.
"""

import contextlib
import gc
import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from game.content.reading.pack_files import read_pack_files
from game.content.scenario import Scenario

_KEPT = 40  #: entries that are kept
_SWITCH = "HANDSHAKE_CACHE"


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario, and what the packs that it extends held when it was made."""

    scenario: Scenario
    ancestors: tuple[tuple[str, str], ...]


def recall(folder: Path, find_pack: Callable[[str], Path | None]) -> Scenario | None:
    """Return the scenario of a pack, if it was kept and nothing has changed since."""
    with contextlib.suppress(Exception):  # whatever is wrong with an entry, it is no entry
        place = _place(folder)
        if place is None or not place.is_file():
            return None
        entry = _read(place.read_bytes())
        if all(_same(find_pack(name), digest) for name, digest in entry.ancestors):
            return entry.scenario
    return None


def keep(folder: Path, scenario: Scenario, find_pack: Callable[[str], Path | None]) -> None:
    """Keep a scenario for the next time; quietly does nothing where that is not possible."""
    with contextlib.suppress(Exception):  # whatever is in the way, the pack was read all the same
        place = _place(folder)
        if place is None:
            return
        ancestors = []
        for name in scenario.ancestors:
            path = find_pack(name)
            digest = None if path is None else digest_of(path)
            if digest is None:  # it went away meanwhile
                return
            ancestors.append((name, digest))
        data = _written(Entry(scenario, tuple(ancestors)))
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, data)
        _forget_old(place.parent)


def digest_of(folder: Path) -> str | None:
    """Return a digest of the names and bytes of a pack's files, or None if it has wrong ones.

    They are the files that reading a pack reads, within the same limits: a folder that is no pack
    is not searched.
    """
    files, findings = read_pack_files(folder)
    if files is None or findings:
        return None
    content = hashlib.sha256()
    for file in files:
        content.update(f"{file.name}\0{len(file.data)}\0".encode())
        content.update(file.data)
    return content.hexdigest()


def _write(place: Path, data: bytes) -> None:
    """Write a file at once: whoever reads it meanwhile finds the old one or the new one whole."""
    with tempfile.NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as stream:
        stream.write(data)
    try:
        Path(stream.name).replace(place)
    except OSError:
        Path(stream.name).unlink(missing_ok=True)


def _place(folder: Path) -> Path | None:
    """Return the file in which a pack's entry belongs; None where there can be none."""
    chosen = os.environ.get(_SWITCH)
    if chosen == "off":
        return None
    if chosen:
        home = Path(chosen)
    else:
        import platformdirs  # noqa: PLC0415 - only here, and only without a choice

        home = Path(platformdirs.user_cache_dir("handshake", appauthor=False))
    digest = digest_of(folder)
    if digest is None:
        return None
    key = f"{digest}{_code()}{sys.version}"
    return home / "packs" / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.pack"


def _code() -> str:
    """Return a digest of the code that reads and compiles packs."""
    content = hashlib.sha256()
    package = Path(__file__).parent.parent
    for part in ("content", "model"):
        for path in sorted((package / part).rglob("*.py")):
            content.update(path.read_bytes())
    return content.hexdigest()


def _same(folder: Path | None, digest: str) -> bool:
    return folder is not None and digest_of(folder) == digest


def _forget_old(home: Path) -> None:
    entries = sorted(home.glob("*.pack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in entries[_KEPT:]:
        path.unlink(missing_ok=True)


class _Writer(pickle.Pickler):
    """Writes records as calls of their classes, which are read back twice as fast as states."""

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401 - pickle's own signature
        if is_dataclass(obj) and not isinstance(obj, type):
            parts = fields(obj)
            if all(part.init and not part.kw_only for part in parts):
                return type(obj), tuple(getattr(obj, part.name) for part in parts)
        return NotImplemented


def _written(entry: Entry) -> bytes:
    stream = io.BytesIO()
    _Writer(stream, protocol=5).dump(entry)
    return stream.getvalue()


class _Reader(pickle.Unpickler):
    """Reads nothing but our own frozen records: a cache must not be a way in."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's own signature
        if module.startswith(("game.content.", "game.model.")):
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        message = f"{module}.{name} does not belong in a cache"
        raise pickle.UnpicklingError(message)


def _read(data: bytes) -> Entry:
    # All that is read stays, so to look for rubbish meanwhile would take as long as to read.
    collects = gc.isenabled()
    gc.disable()
    try:
        entry = _Reader(io.BytesIO(data)).load()
    finally:
        if collects:
            gc.enable()
    if not isinstance(entry, Entry):
        message = "not an entry"
        raise pickle.UnpicklingError(message)
    return entry
