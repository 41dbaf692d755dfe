"""Dominance: which points no other beats on both goals, and how far inside them a result lies."""

import numpy as np

from game.model.arrays import Floats, Integers


def non_dominated(points: Floats) -> Integers:
    """Return the positions of the points that no other beats: (points, 2), more is better.

    They come from the best on the first axis to the best on the second; of equals the first.
    """
    order = np.lexsort((np.arange(len(points)), -points[:, 1], -points[:, 0]))
    best, kept = -np.inf, []
    for position in order.tolist():
        if points[position, 1] > best:
            best = points[position, 1]
            kept.append(position)
    return np.array(kept, dtype=np.int64)


def inside(points: Floats, result: tuple[float, float]) -> float:
    """Return how far inside a frontier a result lies.

    Args:
        points: (points, 2) the frontier, at least one.
        result: on both goals.

    Returns:
        By how many points some line of play does better on both goals at once; negative where the
        result lies beyond the frontier.

    >>> import numpy as np
    >>> inside(np.array([[80.0, 20.0], [50.0, 60.0]]), (40.0, 45.0))
    10.0
    """
    room = points - np.array(result)
    return float(room.min(axis=1).max())
