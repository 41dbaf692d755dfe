"""Progress: a bar on a terminal, silence in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how far something has come, on standard error, if that is a terminal.

    Args:
        what: what is being done.
        total: how many there are to do.

    Yields:
        A function that is told how many are done.
    """
    # disable=None: tqdm keeps silent where standard error is no terminal.
    with tqdm(total=total, desc=what, unit="", leave=False, disable=None) as shown:

        def tell(done: int) -> None:
            shown.update(done - shown.n)

        yield tell


@contextmanager
def stages() -> Iterator[Callable[[str, int, int], None]]:
    """Show how far something of several stages has come, on standard error, on a terminal.

    Yields:
        A function that is told what is being done, how many are done, and of how many.
    """
    present = ("", -1)
    with tqdm(unit="", leave=False, disable=None) as shown:

        def tell(what: str, done: int, of: int) -> None:
            nonlocal present
            if present != (what, of) and not shown.disable:
                shown.reset(total=of)
                shown.set_description(what)
            present = (what, of)
            shown.update(done - shown.n)

        yield tell
