"""Games in the terminal with whatever comes along on the keyboard: none may end in a traceback.

python tests/soak/terminal.py 500 [PACK]
"""

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from game.__main__ import main
from game.model import chance
from game.session import saved
from game.session.saved import SavedGame
from game.text.words import COMMANDS, REVIEW

#: What is typed most, so that games get somewhere.
LIKELY = (
    b"sign", b"1", b"a", b"b", b"2", b"1 a", b"2 c", b"look all", b"desk", b"set 1 1", b"set 3 2",
    b"why 1", b"why capital", b"why capital since 1961Q2", b"table capital", b"futures a", b"back",
    b"sign", b"sign", b"sign", b"sign",
)  # fmt: skip
#: What nobody should type.
UNLIKELY = (
    b"", b"   ", b"\x00", b"\x1b[2J", b"\xff\xfe\xfa", b"\t\t", b"\x7f\x08", "ñandú 漢字".encode(),
    "\u0663".encode(), "²".encode(), "set 1 \u0661".encode(), "a\u202eb".encode(),
    b"99999999999999999999", b"-1", b"0", b"1 zz", b"1e309", b"set 1 1e309", b"set 1 nan",
    b"set 1 -inf", b"set 99999999999999999999 1", b"set", b"set x", b"set 1 " + b"9" * 400,
    b"futures 99999999999 a", b"futures zz", b"why " + b"x" * 5000, b"why since", b"why  since 1",
    b"why capital since 0000Q9", b"why capital since 99999999Q1", b"table", b"ask", b"ask a b",
    b"ask x " + b"y" * 3000, b"note", b"note \x00\x01 \xff", b"note " + b"long " * 1000,
    b"sources zzz", b"help me", b"y" * 20000, b"' OR 1=1; --", b"%s %n {0} {x}", b"signn",
    b"branch", b"branch 1990", b"branch 9999Q1", b"branch 1961Q3", b"compare", b"compare /",
    b"compare \x00", b"compare " + b"z" * 5000, b"look 1961Q1", b"resign now please",
    b"quit smoking", "\u2028".encode(),
)  # fmt: skip
#: Lines that are typed at most in one game.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Played:
    """What came of some games: how many ended well, and what went wrong, a sentence each."""

    games: int
    over: int  #: of these, games that were played to their end
    wrong: tuple[str, ...]


def play_games(count: int, pack: str, folder: Path, seed: int = 1) -> Played:
    """Play games by chance and look at what is left of each.

    Args:
        count: how many.
        pack: an id or a path.
        folder: where their files go.
        seed: of what is typed.
    """
    over, wrong = 0, []
    for number in range(count):
        path = folder / f"{number}.handshake"
        lines = typed(number, seed)
        code, told, faults = run_once(pack, path, number, lines)
        problem = problem_of(path, code, told + faults)
        if problem is not None:
            wrong.append(f"game {number}: {problem}")
        over += b"period is over" in told or b"resigned" in told
    return Played(count, over, tuple(wrong))


def typed(number: int, seed: int) -> bytes:
    """Return what is typed in a game; its last line may be cut off anywhere."""
    draws = iter(chance.once(seed, np.arange(5 * LONGEST), f"typed:{number}").tolist())
    words = [word.encode() for word in (*COMMANDS, *REVIEW) if word not in {"quit", "resign"}]
    lines = []
    for _ in range(int(next(draws) * LONGEST)):
        kind, which = next(draws), next(draws)
        pool = LIKELY if kind < 0.6 else words if kind < 0.75 else UNLIKELY
        line = pool[int(which * len(pool))]
        if kind > 0.97:  # rarely, so that most games go on
            line = b"resign" if which < 0.5 else b"quit"
        lines.append(line)
    text = b"\n".join(lines) + b"\n"
    return text if next(draws) < 0.5 else text[: int(next(draws) * len(text))]


def run_once(pack: str, path: Path, seed: int, lines: bytes) -> tuple[int, bytes, bytes]:
    """Play a game from the command line on, and return its exit code and what it said."""
    streams = [io.TextIOWrapper(io.BytesIO(x), encoding="utf-8") for x in (lines, b"", b"")]
    reader, writer, faults = streams
    before = sys.stdin
    sys.stdin = reader
    try:
        with contextlib.redirect_stdout(writer), contextlib.redirect_stderr(faults):
            code = main(["play", pack, "--seed", str(seed), "--save", str(path)])
            writer.flush()
            faults.flush()
    finally:
        sys.stdin = before
    return code, held(writer), held(faults)


def held(stream: io.TextIOWrapper) -> bytes:
    """Return what was written to a stream."""
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def problem_of(path: Path, code: int, told: bytes) -> str | None:
    """Return what is wrong with a game that was played; None if nothing is."""
    if code != 0:
        return f"exit code {code}: {told[-300:].decode(errors='replace')}"
    for sign in (b"Traceback", b"fault of its own", b"\x1b", b"\x00"):
        if sign in told:
            return f"it said {sign!r}"
    game = saved.resume(path)
    if not isinstance(game, SavedGame):
        return f"its file cannot be played on: {game.because}"
    game.close()
    return None


if __name__ == "__main__":
    with TemporaryDirectory() as home:
        result = play_games(int(sys.argv[1]), [*sys.argv, "two-valleys"][2], Path(home))
    lines = [f"{result.games} games, {result.over} of them to the end, {len(result.wrong)} wrong"]
    sys.stdout.writelines(f"{line}\n" for line in (*lines, *result.wrong))
    sys.exit(1 if result.wrong else 0)
