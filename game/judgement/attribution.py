"""Attribution: how much of a formula's change each of its inputs accounts for.

The inputs are switched from their values at the start to those at the end, one at a time: first
in the order in which the formula reads them, then in the reverse order. An input's part is the
mean of what its switch changed in the two orders. The parts add up to the change; where inputs
multiply each other, what they do together is thereby halved between first and last. It is an
account, not a law of nature: another order would share out the joint part otherwise.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from game.judgement.hearing import evaluated
from game.judgement.scalars import Scalar


def attribute(
    scalar: Scalar, start: Mapping[str, float], end: Mapping[str, float]
) -> dict[str, float]:
    """Return what each input added to a formula's change.

    Args:
        scalar: the formula.
        start: the values of its atoms at the start.
        end: and at the end.

    Returns:
        By the atom's name; inputs that did not change are left out. The parts add up to the
        formula's change, unless it passed through what is no finite number on the way: then the
        parts that are none are left out.
    """
    moved = [name for name in scalar.atoms if start[name] != end[name]]
    there = _switched(scalar, start, end, moved)
    back = _switched(scalar, start, end, moved[::-1])
    parts = {name: (there[name] + back[name]) / 2 for name in moved}
    return {name: part for name, part in parts.items() if np.isfinite(part)}


def _switched(
    scalar: Scalar, start: Mapping[str, float], end: Mapping[str, float], order: Sequence[str]
) -> dict[str, float]:
    """Return what each switch changed, in one order."""
    values = dict(start)
    before = evaluated(scalar, values)
    parts = {}
    for name in order:
        values[name] = end[name]
        after = evaluated(scalar, values)
        with np.errstate(invalid="ignore"):
            parts[name] = float(np.subtract(after, before))
        before = after
    return parts
