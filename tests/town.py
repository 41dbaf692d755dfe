"""A small town with one of everything that a pack can hold, and ways to spoil it."""

from pathlib import Path

from packs import write_pack

from game.content.loading import read

TOWN = Path(__file__).parent / "a-town"
FILES = {
    path.relative_to(TOWN).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(TOWN.rglob("*.*"))
}


def write_town(folder: Path, *changes: tuple[str, str, str], **files: str | None) -> Path:
    """Write the town, with changes.

    Args:
        folder: of packs; the town becomes a folder in it.
        changes: file, a text in it, and what takes its place.
        files: files that are added, or take the place of the town's own.

    Returns:
        The town's folder.
    """
    texts: dict[str, str | bytes | None] = {"model.yaml": None, **FILES, **files}
    for name, old, new in changes:
        text = texts[name]
        assert isinstance(text, str)
        assert text.count(old) == 1, f"{text.count(old)} of {old!r} in {name}"
        texts[name] = text.replace(old, new)
    return write_pack(folder / "town", **texts)


def told(pack: Path, *, thorough: bool = False) -> list[str]:
    """Return what reading a pack finds, line by line, without the folder's name."""
    checked = read(pack, thorough=thorough)
    assert (checked.scenario is None) == bool(checked.errors)
    return [line.line().replace(f"{pack.as_posix()}/", "") for line in checked.findings]
