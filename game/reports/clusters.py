"""Clusters: which lines of play are alike, by what was decided and ordered."""

from collections.abc import Sequence

import numpy as np

from game.model.arrays import Floats

#: More clusters than this nobody keeps apart.
_MOST = 4
#: Fewer than this are no crowd to be divided.
_FEWEST = 4
#: Groups that are set apart by less than this (a silhouette, from -1 to 1) are no groups.
_APART = 0.08


def clusters(distances: Floats) -> tuple[tuple[int, ...], ...]:
    """Return groups of things that are alike, the largest first.

    The two groups that are nearest to each other on average are joined, again and again; of the
    divisions into two to four groups the one is kept whose groups are best set apart.

    Args:
        distances: (things, things), symmetric, zero on the diagonal.

    Returns:
        Positions of things, in order within each group; one group where none is set apart.
    """
    count = len(distances)
    everything: tuple[tuple[int, ...], ...] = (tuple(range(count)),)
    if count < _FEWEST:
        return everything
    groups: list[list[int]] = [[position] for position in range(count)]
    best, kept = _APART, everything
    while len(groups) > 1:
        _join(groups, distances)
        if 1 < len(groups) <= _MOST:
            apart = silhouette(distances, groups)
            if apart > best:
                best, kept = apart, tuple(tuple(sorted(group)) for group in groups)
    return tuple(sorted(kept, key=lambda group: (-len(group), group)))


def _join(groups: list[list[int]], distances: Floats) -> None:
    """Join the two groups that are nearest to each other; of equals the first."""
    pairs = [
        (float(distances[np.ix_(groups[i], groups[j])].mean()), i, j)
        for i in range(len(groups))
        for j in range(i + 1, len(groups))
    ]
    _, i, j = min(pairs)
    groups[i] += groups.pop(j)


def silhouette(distances: Floats, groups: Sequence[Sequence[int]]) -> float:
    """Return how well groups are set apart: 1 is best, 0 or less not at all (Rousseeuw 1987).

    >>> import numpy as np
    >>> float(silhouette(np.array([[0.0, 1.0], [1.0, 0.0]]), [[0], [1]]))
    0.0
    """
    values = []
    for own in groups:
        for thing in own:
            others = [other for other in own if other != thing]
            if not others:
                values.append(0.0)
                continue
            near = float(distances[thing, others].mean())
            far = min(
                float(distances[thing, list(group)].mean()) for group in groups if group is not own
            )
            values.append((far - near) / max(near, far, 1e-12))
    return float(np.mean(values))
