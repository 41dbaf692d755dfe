"""What is measured in a fresh interpreter: memory, and cold starts.

`python -m game.bench.fresh WHAT ARGUMENTS` prints one number; `ask` runs it so.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

import game

_MEGABYTE = 2**20
_STATUS = Path("/proc/self/status")
_ROOT = Path(game.__file__).parent.parent


def ask(*arguments: str, environment: Mapping[str, str] | None = None) -> float:
    """Return the number that a fresh interpreter prints.

    Raises:
        RuntimeError: it failed; carries what it complained of.
    """
    return float(run_python(("-m", "game.bench.fresh", *arguments), environment))


def run_python(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Run a fresh interpreter that finds this very package, and return what it prints.

    Raises:
        RuntimeError: it failed; carries what it complained of.
    """
    places = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
    ended = subprocess.run(  # noqa: S603 - our own interpreter and our own module
        [sys.executable, *arguments],
        env={**surroundings, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode != 0:
        raise RuntimeError(ended.stderr.strip() or ended.stdout.strip())
    return ended.stdout


def peak_of(games: int, quarters: int, before: str) -> float:
    """Return the most memory this process has held, in megabytes, once the games are played.

    Args:
        games: how many.
        quarters: of each.
        before: `all` for all memory, `more` for what was added to what the start took.
    """
    from game.bench.model60 import NOBODY, made_up  # noqa: PLC0415 - not for a load
    from game.model.ensembles import Plan, run  # noqa: PLC0415 - not for a load

    program = made_up(quarters)
    run(Plan(program, NOBODY, 1, 1))
    start = held() if before == "more" else 0.0
    run(Plan(program, NOBODY, 1, games))
    return held() - start


def load_time(pack: str) -> float:
    """Return the milliseconds that a pack takes to load, with all that it imports to do so."""
    from game.content.loading import load  # noqa: PLC0415 - not for memory

    start = perf_counter()
    load(pack)
    return 1e3 * (perf_counter() - start)


def held() -> float:
    """Return the most memory this process has held so far, in megabytes.

    From Linux itself where it can be: what `getrusage` says there begins with the memory of the
    process that started this one.
    """
    if _STATUS.is_file():
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    import resource  # noqa: PLC0415 - not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MEGABYTE if sys.platform == "darwin" else most / 1024


def main(arguments: Sequence[str]) -> float:
    """Return the number that is asked for."""
    match arguments:
        case ["peak", games, quarters, before]:
            return peak_of(int(games), int(quarters), before)
        case ["load", pack]:
            return load_time(pack)
        case _:
            message = f"cannot measure {arguments}"
            raise ValueError(message)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1:])}\n")
