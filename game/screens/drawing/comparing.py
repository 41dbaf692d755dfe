"""Comparing pictures: the share of pixels that differ by more than a little."""

from dataclasses import dataclass

import pygame

#: A pixel within this of its neighbour counts as the same, in each of red, green and blue.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """How two pictures differ: the share of pixels, and where, in pixels."""

    share: float
    where: tuple[int, int, int, int] | None


def difference(one: pygame.Surface, other: pygame.Surface, near: int = NEAR) -> Difference:
    """Compare two pictures.

    Args:
        one: a picture.
        other: a picture.
        near: difference in a channel, 0-255, that does not count.

    Returns:
        The share (0-1) of pixels that differ and the smallest rectangle around them; all of
        them where the sizes differ.
    """
    if one.get_size() != other.get_size():
        return Difference(1.0, (0, 0, *one.get_size()))
    import numpy as np  # noqa: PLC0415 - slow to import, and only tests compare

    first = np.frombuffer(pygame.image.tobytes(one, "RGB"), dtype=np.uint8)
    second = np.frombuffer(pygame.image.tobytes(other, "RGB"), dtype=np.uint8)
    apart = np.abs(first.astype(np.int16) - second.astype(np.int16)).reshape(-1, 3)
    width, height = one.get_size()
    differs = (apart.max(axis=1) > near).reshape(height, width)
    if not differs.any():
        return Difference(0.0, None)
    rows, columns = np.nonzero(differs.any(axis=1))[0], np.nonzero(differs.any(axis=0))[0]
    left, top = int(columns[0]), int(rows[0])
    where = (left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)
    return Difference(float(differs.mean()), where)
