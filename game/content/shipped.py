"""What is shipped: where packs and assets lie, from a wheel, an editable install or a checkout."""

import contextlib
import importlib.resources
import re
from pathlib import Path

from game.content.findings import Finding, PackError, Place, Severity
from game.content.reading.pack_files import shown_name
from game.content.reading.suggestions import did_you_mean

#: Ids of packs, which are also the names of their folders.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def root() -> Path:
    """Return the folder that holds `scenarios` and `assets`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(str(importlib.resources.files("game")))
    for folder in (package / "_data", package.parent):  # a wheel; a checkout or editable install
        if (folder / "scenarios").is_dir():
            return folder
    message = "the scenarios that belong to Handshake are missing: install it again"
    raise FileNotFoundError(message)


def shipped_packs() -> tuple[str, ...]:
    """Return the ids of the packs that are shipped."""
    return tuple(sorted(p.parent.name for p in (root() / "scenarios").glob("*/pack.yaml")))


def find_shipped(name: str) -> Path | None:
    """Return the folder of a shipped pack, or None."""
    return root() / "scenarios" / name if name in shipped_packs() else None


def find_near(folder: Path, name: str) -> Path | None:
    """Return the folder of a pack by its id: beside `folder`, or among the shipped ones."""
    if not _PLAIN.fullmatch(name):  # a path, which might lead anywhere
        return None
    beside = folder.absolute().parent / name
    return beside if (beside / "pack.yaml").is_file() else find_shipped(name)


def locate(argument: str) -> Path:
    """Return the folder of a pack that somebody named by its path or its id.

    Raises:
        PackError: there is no such pack; says what there is.
    """
    path = Path(argument)
    with contextlib.suppress(OSError, ValueError):  # no name that a file could have
        if argument and path.is_dir():
            return path
        if path.name == "pack.yaml" and path.is_file():
            return path.parent
    shipped = find_shipped(argument)
    if shipped is not None:
        return shipped
    hint = did_you_mean(argument, shipped_packs())
    message = "there is no folder and no shipped pack of this name"
    place = Place(shown_name(path) if argument else "''")
    raise PackError((Finding(place, Severity.ERROR, "no-pack", message, hint=hint),))
