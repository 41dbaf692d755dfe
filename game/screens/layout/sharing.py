"""Sharing a length among those that need some of it and those that take what is left."""

from collections.abc import Sequence


def shared(
    room: int,
    needs: Sequence[int],
    grows: Sequence[float],
    likes: Sequence[int] | None = None,
) -> list[int]:
    """Return how much of a room each gets, in pixels.

    Everybody gets what they need, even where the room is too small; then what they like, in
    proportion where there is too little; what remains goes to those that grow, so that those
    with equal shares end up equally large where their needs allow it.

    >>> shared(100, [20, 20], [0, 1]), shared(50, [10, 10], [0, 0], [40, 20])
    ([20, 80], [32, 17])
    """
    given = list(needs)
    left = room - sum(given)
    if left <= 0:
        return given
    if likes is not None:
        wished = [max(like - need, 0) for like, need in zip(likes, needs, strict=True)]
        total = sum(wished)
        if total > left:
            return [g + left * w // total for g, w in zip(given, wished, strict=True)]
        given = [g + w for g, w in zip(given, wished, strict=True)]
    return _grown(room, given, grows)


def _grown(room: int, given: list[int], grows: Sequence[float]) -> list[int]:
    """Let those that grow end in proportion to their shares, none below what it was given."""
    growing = [i for i, share in enumerate(grows) if share > 0]
    free = room - sum(size for i, size in enumerate(given) if i not in growing)
    while growing:
        total = sum(grows[i] for i in growing)
        full = [i for i in growing if free * grows[i] / total < given[i]]
        if not full:
            reached = 0.0
            for i in growing:
                start = round(reached)
                reached += free * grows[i] / total
                given[i] = round(reached) - start
            break
        for i in full:
            growing.remove(i)
            free -= given[i]
    return given
