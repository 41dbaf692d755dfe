"""Soak: packs that were spoiled at random either load or are explained, whatever was done to them.

    python tests/soak/mutate_packs.py --count 100000 --seed 1 --workers 2

Each pack has a number, and what is done to it follows from seed and number alone: a failure is
repeated by `--seed S --only N`, which leaves the spoiled pack in the folder named by `--keep`.
"""

import argparse
import contextlib
import functools
import itertools
import multiprocessing
import random  # noqa: TID251 - spoiling files is no luck of the model
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS.parent), str(TESTS)]

from soak.mutations import Spoiled, spoil  # noqa: E402 - found by the line above

from game.content.findings import Finding, Severity  # noqa: E402
from game.content.loading import Checked, read  # noqa: E402
from game.content.reading import collecting  # noqa: E402

DEFAULT = TESTS.parent / "scenarios" / "two-valleys"
THOROUGH_EVERY = 50
LONGEST = 10.0  #: seconds for one pack
SPAN = 20  #: packs that a worker takes at once


@dataclass(frozen=True, slots=True)
class Failure:
    """A pack that was neither loaded nor explained."""

    number: int
    story: tuple[str, ...]
    what: str


@dataclass
class Tally:
    """What came of some packs."""

    packs: int = 0
    loaded: int = 0
    findings: int = 0
    slowest: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.packs += other.packs
        self.loaded += other.loaded
        self.findings += other.findings
        self.slowest = max(self.slowest, other.slowest)
        self.codes.update(other.codes)
        self.failures += other.failures


class Bench:
    """A folder with a pack in it, spoiled and put right again, as often as is wished."""

    def __init__(self, pack: Path, room: Path, seed: int) -> None:
        self.seed = seed
        self.folder = room / pack.name
        shutil.copytree(pack, self.folder)
        self.files = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def spoiled(self, number: int) -> Spoiled:
        """Return what is done to the pack of a number."""
        return spoil(self.files, random.Random(f"{self.seed}:{number}"))  # noqa: S311 - no secret

    def write(self, spoiled: Spoiled) -> None:
        """Spoil the pack."""
        for name, data in spoiled.changes.items():
            path = self.folder / name
            path.unlink(missing_ok=True)
            if data is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    def mend(self, spoiled: Spoiled) -> None:
        """Put the pack right again."""
        for name in spoiled.changes:
            path = self.folder / name
            path.unlink(missing_ok=True)
            if name in self.files:
                path.write_bytes(self.files[name])
        for name in spoiled.changes.keys() - self.files.keys():
            for folder in itertools.takewhile(
                lambda folder: folder != self.folder, (self.folder / name).parents
            ):
                with contextlib.suppress(OSError):  # it holds something still
                    folder.rmdir()

    def tally(self, numbers: range) -> Tally:
        """Try the packs of some numbers."""
        tally = Tally()
        for number in numbers:
            spoiled = self.spoiled(number)
            self.write(spoiled)
            began = time.perf_counter()
            try:
                with _no_longer_than(LONGEST):
                    checked = read(self.folder, thorough=number % THOROUGH_EVERY == 0)
                wrong = list(_wrong(checked, self.folder))
                tally.loaded += checked.scenario is not None
                tally.findings += len(checked.findings)
                tally.codes.update(finding.code for finding in checked.findings)
            except Exception:  # noqa: BLE001 - to find any is what this is for
                wrong = [traceback.format_exc()]
            tally.packs += 1
            tally.slowest = max(tally.slowest, time.perf_counter() - began)
            tally.failures += [Failure(number, spoiled.story, what) for what in wrong]
            self.mend(spoiled)
        return tally


def _wrong(checked: Checked, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the answer to a spoiled pack."""
    errors = [f for f in checked.findings if f.severity is Severity.ERROR]
    if (checked.scenario is None) != bool(errors):
        yield f"{len(errors)} errors, and the scenario is {type(checked.scenario).__name__}"
    for finding in checked.findings:
        yield from _misplaced(finding, folder)


def _misplaced(finding: Finding, folder: Path) -> Iterator[str]:
    place, said = finding.place, finding.line()
    path = Path(place.file)
    if "\n" in said or not finding.message:
        yield f"not one line: {said!r}"
    if path != folder and not path.is_relative_to(folder):
        yield f"of another pack: {said}"
    elif place.line == 0:
        if not path.exists() and finding.code != "no-pack":
            yield f"no such file: {said}"
    elif not path.is_file():
        yield f"no such file: {said}"
    else:
        text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if place.line > len(lines) or not 1 <= place.column <= len(lines[place.line - 1]) + 1:
            yield f"outside its file: {said}"
        elif finding.excerpt is not None and finding.excerpt.line != lines[place.line - 1]:
            yield f"another line is quoted: {said}"


@contextlib.contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` after some seconds, where the system has an alarm clock."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(*_: object) -> None:
        message = f"longer than {seconds:g} seconds"
        raise TimeoutError(message)

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


_benches: list[Bench] = []


def _start(pack: Path, room: Path, seed: int) -> None:
    own = Path(tempfile.mkdtemp(dir=room))
    _benches[:] = [Bench(pack, own, seed)]
    # Nearly all files of a spoiled pack are as before; their trees are frozen, and kept.
    collecting.read_yaml = functools.lru_cache(maxsize=400)(collecting.read_yaml)


def _tally(numbers: range) -> Tally:
    return _benches[0].tally(numbers)


def soak(pack: Path, seed: int, numbers: range, *, workers: int = 1, quiet: bool = True) -> Tally:
    """Try spoiled packs.

    Args:
        pack: the folder of the pack that is spoiled; it is copied, and stays as it is.
        seed: of what is done.
        numbers: of the packs.
        workers: processes.
        quiet: whether to show no progress.
    """
    spans = [numbers[at : at + SPAN] for at in range(0, len(numbers), SPAN)]
    whole = Tally()
    with tempfile.TemporaryDirectory() as room, contextlib.ExitStack() as stack:
        arguments = (pack, Path(room), seed)
        if workers > 1:
            context = multiprocessing.get_context("spawn")
            pool = stack.enter_context(context.Pool(workers, _start, arguments))
            tallies: Iterator[Tally] = pool.imap_unordered(_tally, spans)
        else:
            plain = collecting.read_yaml
            stack.callback(lambda: setattr(collecting, "read_yaml", plain))
            _start(*arguments)
            tallies = map(_tally, spans)
        with tqdm(total=len(numbers), unit=" packs", disable=quiet) as shown:
            for tally in tallies:
                whole.add(tally)
                shown.update(tally.packs)
    return whole


def _told(failure: Failure, pack: Path, seed: int) -> Iterator[str]:
    yield f"pack {failure.number}: {'; '.join(failure.story)}"
    yield f"    {failure.what.rstrip()}"
    command = f"python tests/soak/mutate_packs.py {pack}"
    yield f"    repeat: {command} --seed {seed} --only {failure.number}"


def _keep(pack: Path, seed: int, number: int, into: Path) -> None:
    """Leave the pack of a number in a folder, to be looked at."""
    bench = Bench(pack, into, seed)
    bench.write(bench.spoiled(number))
    print(f"the spoiled pack is {bench.folder}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Spoil packs as the command line says; 1 where one was neither loaded nor explained."""
    parser = argparse.ArgumentParser(description="Spoil packs and see that each is explained.")
    parser.add_argument("packs", nargs="*", type=Path, default=[DEFAULT], help="folders of packs")
    parser.add_argument("--count", type=int, default=1000, help="spoiled packs of each (1000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", type=int, help="the pack of this number alone")
    parser.add_argument("--keep", type=Path, help="with --only: leave the spoiled pack here")
    options = parser.parse_args(arguments)
    only = options.only
    numbers = range(options.count) if only is None else range(only, only + 1)
    broken = 0
    for pack in options.packs:
        began = time.perf_counter()
        tally = soak(pack, options.seed, numbers, workers=options.workers, quiet=False)
        seconds = time.perf_counter() - began
        for failure in tally.failures:
            print(*_told(failure, pack, options.seed), sep="\n")
        if only is not None and options.keep is not None:
            _keep(pack, options.seed, only, options.keep)
        print(
            f"{pack.name}: {tally.packs} spoiled packs in {seconds:.0f} s "
            f"({tally.packs / seconds:.0f} a second), {tally.loaded} loaded, "
            f"{len(tally.codes)} kinds of findings, slowest {tally.slowest:.1f} s, "
            f"{len(tally.failures)} failures"
        )
        broken += len(tally.failures)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
