"""How long the desk makes somebody wait, and what it holds in memory."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from game.bench import fresh
from game.bench.fresh import run_python
from game.bench.measuring import Figure, seconds
from game.content.shipped import shipped_packs

MOST_TITLE, MOST_DESK, MOST_FRAME, MOST_INPUT, MOST_MEMORY = 500.0, 1200.0, 12.0, 50.0, 250.0
COUNT = 600
_SILENT = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
_TITLE = "first picture of the title, whole process"
_DESK = "first picture of the desk with futures, whole process"


def screens(rounds: int, pack: str = "", count: int = COUNT) -> tuple[Figure, ...]:
    """Return the figures of the desk, drawn by software without a display.

    Args:
        rounds: how often each cold start is measured.
        pack: whose desk; the longest that is shipped if empty.
        count: pictures that are timed.
    """
    wanted = pack or longest()
    return (*_starts(rounds, wanted), *_frames(wanted, count), _memory(wanted))


def longest() -> str:
    """Return the shipped pack with the most quarters."""
    from game.content.loading import load  # noqa: PLC0415 - not where a pack is named

    return max(shipped_packs(), key=lambda name: load(name).program.quarters)


def _starts(rounds: int, pack: str) -> tuple[Figure, ...]:
    with TemporaryDirectory() as home:
        surroundings = _SILENT | {"HANDSHAKE_CACHE": str(Path(home) / "cache")}
        try:
            kept = _run("keep", pack, home, surroundings=surroundings).strip()
            first = ("-m", "game.screens.firsts")
            title = partial(run_python, (*first, "title"), surroundings)
            desk = partial(run_python, (*first, "desk", kept), surroundings)
            desk()  # fills the cache
            titles = tuple(1e3 * seconds(title) for _ in range(rounds))
            desks = tuple(1e3 * seconds(desk) for _ in range(rounds))
        except RuntimeError as error:
            return (Figure(_TITLE, "ms", (), MOST_TITLE, str(error).splitlines()[-1]),)
    return (
        Figure(_TITLE, "ms", titles, MOST_TITLE),
        Figure(f"{_DESK}, {pack}", "ms", desks, MOST_DESK),
    )


def _frames(pack: str, count: int) -> tuple[Figure, ...]:
    names = (
        f"99 of 100 pictures of the desk at 1280x800, {pack}",
        f"from an event to the changed picture, {pack}",
    )
    try:
        told = _run("frames", str(count), pack, surroundings=_SILENT).split()
    except RuntimeError as error:
        because = str(error).splitlines()[-1]
        return tuple(Figure(name, "ms", (), None, because) for name in names)
    late, most, middle, turned = (float(word) for word in told)
    pointed = f"{count} pictures while futures are computed, the slowest {most:.1f} ms"
    return (
        Figure(names[0], "ms", (late,), MOST_FRAME, pointed),
        Figure(names[1], "ms", (middle,), MOST_INPUT, f"to another question {turned:.0f} ms"),
    )


def _memory(pack: str) -> Figure:
    name = f"most memory in a whole game with its review, {pack}"
    try:
        held = float(_run("memory", pack, surroundings=_SILENT))
    except RuntimeError as error:
        return Figure(name, "MB", (), MOST_MEMORY, str(error).splitlines()[-1])
    return Figure(name, "MB", (held,), MOST_MEMORY)


def _run(*arguments: str, surroundings: dict[str, str]) -> str:
    return run_python(("-m", "game.bench.screens", *arguments), surroundings)


def main(arguments: Sequence[str]) -> str:
    """Do what is to be measured, in a process of its own, and return what it prints.

    Raises:
        ValueError: nobody knows what is asked for.
    """
    from game.screens import pace  # noqa: PLC0415 - the process that asks draws nothing

    match arguments:
        case ["keep", pack, folder]:
            return str(pace.kept_game(pack, Path(folder)))
        case ["frames", count, pack]:
            taken = pace.frames(int(count), pack)
            late = quantiles(taken.pointed, n=100)[-1]
            turned = median(taken.turned or (0.0,))
            figures = (late, max(taken.pointed), median(taken.changed or (0.0,)), turned)
            return " ".join(str(1e3 * figure) for figure in figures)
        case ["memory", pack]:
            pace.whole_game(pack)
            return str(fresh.held())
        case _:
            message = f"cannot measure {arguments}"
            raise ValueError(message)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1:])}\n")
