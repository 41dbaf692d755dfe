"""Output: a stream to a file that is written whole or not at all, or to standard output."""

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

#: The name that means standard output.
STANDARD_OUTPUT = "-"

#: How a system tells of a pipe whose reader has left; Windows calls it an invalid argument.
_READER_LEFT = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}


class OutputError(Exception):
    """Something that cannot be written; its text is one sentence for the person who asked."""


def opened(out: str) -> AbstractContextManager[BinaryIO]:
    """Open `out` for bytes.

    A file takes its place only when the block has ended well; until then, and after any
    exception, what was there before stays. A reader of standard output that leaves early (as
    `head` does) ends the block quietly.

    Args:
        out: the path of a file, or `-` for standard output.

    Returns:
        A context manager; it raises `OutputError` where nothing can be written.
    """
    return _standard_output() if out == STANDARD_OUTPUT else _file(Path(out))


def check_output(out: str) -> None:
    """Find out early whether `out` can be written, before long work is done for it.

    Raises:
        OutputError: it is a folder, or in a folder that does not exist.
    """
    if out == STANDARD_OUTPUT:
        return
    path = Path(out)
    with _kindly(out):
        if path.is_dir():
            message = f"'{out}' is a folder; name a file, such as '{path / 'results.csv'}'"
            raise OutputError(message)
        if not path.parent.is_dir():
            message = f"'{out}' cannot be written: there is no folder '{path.parent}'"
            raise OutputError(message)


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    stream: BinaryIO | None = getattr(sys.stdout, "buffer", None)
    if stream is None:
        message = "there is no standard output to write to; name a file"
        raise OutputError(message)
    try:
        sys.stdout.flush()
        yield stream
        stream.flush()
    except OSError as error:
        _let_go(stream)
        if error.errno not in _READER_LEFT:
            message = f"standard output cannot be written: {_reason(error)}"
            raise OutputError(message) from error


def _let_go(stream: BinaryIO) -> None:
    """Send what is still buffered nowhere, or Python would complain of it as it ends."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    check_output(str(path))
    with _kindly(str(path)):
        # A device or a pipe is no file that could be replaced.
        straight = path.exists() and not path.is_file()
        with path.open("wb") if straight else _replacing(path.resolve()) as stream:
            yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    # Beside the file, since only within one file system is a move all or nothing.
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def _kindly(out: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"'{out}' cannot be written: {_reason(error)}"
        raise OutputError(message) from error


def _reason(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full"
    if isinstance(error, PermissionError):
        return "permission denied (is it open in another program?)"
    return error.strerror or str(error) or type(error).__name__
