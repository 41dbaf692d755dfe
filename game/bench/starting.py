"""Cold starts: what a person waits for before anything is shown."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from game.bench.fresh import ask, run_python
from game.bench.measuring import Figure, seconds
from game.content.shipped import shipped_packs

EXAMPLE = "two-valleys"
MOST_IMPORT, MOST_CHECK, MOST_CACHED = 20.0, 700.0, 50.0
_IMPORT = """
from time import perf_counter
start = perf_counter()
import game
print(1e3 * (perf_counter() - start))
"""


def importing(rounds: int) -> Figure:
    """Return the time of `import game` in a fresh interpreter."""
    samples = tuple(float(run_python(("-c", _IMPORT))) for _ in range(rounds))
    return Figure("import game", "ms", samples, MOST_IMPORT)


def checking(rounds: int) -> Figure:
    """Return the time of `handshake check` of the example, from process start to its end."""
    name = f"handshake check {EXAMPLE}, cold"

    def check() -> None:
        run_python(("-m", "game", "check", EXAMPLE), {"HANDSHAKE_CACHE": "off"})

    try:
        check()
    except RuntimeError as error:
        return Figure(name, "ms", (), MOST_CHECK, str(error).splitlines()[-1])
    return Figure(name, "ms", tuple(1e3 * seconds(check) for _ in range(rounds)), MOST_CHECK)


def loading(rounds: int) -> tuple[Figure, ...]:
    """Return the times of loading each shipped pack, read afresh and from the cache."""
    with TemporaryDirectory() as home:
        return tuple(
            figure for pack in sorted(shipped_packs()) for figure in _loading(pack, rounds, home)
        )


def _loading(pack: str, rounds: int, home: str) -> tuple[Figure, ...]:
    def times(cache: str) -> Callable[[], float]:
        return lambda: ask("load", pack, environment={"HANDSHAKE_CACHE": cache})

    afresh, kept = times("off"), times(str(Path(home)))
    try:
        kept()  # fills the cache
    except RuntimeError as error:
        return (Figure(f"load {pack}", "ms", (), None, str(error).splitlines()[-1]),)
    return (
        Figure(f"load {pack}, read afresh", "ms", tuple(afresh() for _ in range(rounds))),
        Figure(f"load {pack}, cached", "ms", tuple(kept() for _ in range(rounds)), MOST_CACHED),
    )
