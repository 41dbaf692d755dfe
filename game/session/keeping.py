"""Where games are kept, what a new file is called, and what time it is.

Nothing here is wanted by the model, which has no clock: front ends ask, and hand the answer on.
"""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

#: How the file of a game ends.
ENDING = ".handshake"


def games_folder() -> Path:
    """Return the folder that games are kept in where no file is named; it may not be there."""
    import platformdirs  # noqa: PLC0415 - not wanted before the first picture

    return Path(platformdirs.user_data_path("handshake", appauthor=False)) / "games"


def new_file(pack: str, folder: Path) -> Path:
    """Return a file for a new game that is not there yet; its folder is made.

    Args:
        pack: its id, or a folder.
        folder: of games.

    Raises:
        OSError: the folder cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{Path(pack).name}-{datetime.now(tz=UTC).astimezone():%Y-%m-%d-%H%M%S}"
    path = folder / f"{stem}{ENDING}"
    return path if not path.exists() else folder / f"{stem}-{secrets.token_hex(2)}{ENDING}"


def kept_files(folder: Path) -> Iterator[Path]:
    """Yield the games of a folder, the one that was played last first; none where it is missing."""
    try:
        found = sorted(folder.glob(f"*{ENDING}"), key=changed, reverse=True)
    except OSError:
        return
    yield from found


def changed(path: Path) -> float:
    """Return when a file was last changed, in seconds since 1970; 0 where it has gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def now() -> float:
    """Return the time, in seconds since 1970."""
    return datetime.now(tz=UTC).timestamp()
