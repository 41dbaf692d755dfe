"""A frontier as a file of the pack: dateless, so that it can be made again to the letter."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.judgement.frontier import Asked, Effort, Frontier, Point

#: Where it lies in a pack's folder.
PLACE = Path("data") / "frontier.json"
#: Of the file; an older one is not read.
FORMAT = 1


def write_frontier(frontier: Frontier, folder: Path) -> Path:
    """Write a frontier into a pack's folder, in place of the one that was there.

    Returns:
        The file.
    """
    file = folder / PLACE
    file.parent.mkdir(exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(as_json(frontier), encoding="utf-8")
    part.replace(file)
    return file


def read_frontier(folder: Path) -> Frontier | None:
    """Return the frontier in a pack's folder.

    Returns:
        None where there is none, or none that this version can read; whether it was built from
        the pack as it is now, `Frontier.fits` says.
    """
    file = folder / PLACE
    if not file.is_file():
        return None
    try:
        return from_json(file.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def as_json(frontier: Frontier) -> str:
    """Return a frontier as text, a line a point."""
    data = {"format": FORMAT, **asdict(frontier)}
    lines = []
    for name, value in data.items():
        if name == "tradeoffs":
            tradeoffs = [
                f"  {_text(key)}: [\n" + ",\n".join(f"   {_text(p)}" for p in points) + "\n  ]"
                for key, points in value.items()
            ]
            lines.append(f' "{name}": {{\n' + ",\n".join(tradeoffs) + "\n }")
        else:
            lines.append(f" {_text(name)}: {_text(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def from_json(text: str) -> Frontier:
    """Return the frontier that a text holds.

    Raises:
        ValueError: it is no JSON, or of another format.
        KeyError: something is missing.
        TypeError: something is of another kind.
    """
    data = json.loads(text)
    if data.pop("format") != FORMAT:
        message = f"only format {FORMAT} of a frontier can be read"
        raise ValueError(message)
    return Frontier(
        pack=data["pack"],
        digest=data["digest"],
        effort=Effort(**data["effort"]),
        played=data["played"],
        tradeoffs={
            name: tuple(_point(point) for point in points)
            for name, points in data["tradeoffs"].items()
        },
        policies={name: _point(point) for name, point in data["policies"].items()},
        spread={goal: tuple(values) for goal, values in data["spread"].items()},
        sample={goal: tuple(values) for goal, values in data.get("sample", {}).items()},
    )


def _point(data: dict[str, Any]) -> Point:
    settings = tuple(Asked(**asked) for asked in data["settings"])
    return Point(data["goals"], data["origin"], data["choices"], settings)


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
