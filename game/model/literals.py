"""Numbers written in generated source, made ready for numpy before it runs.

numpy turns a Python number into an array each time it meets it, which costs a third of an
operation on a few games. So each is turned into one once, when the source is compiled; the source
itself keeps its numbers, for whoever reads it.
"""

import re

import numpy as np

from game.model.arrays import Floats

#: A number with a decimal point or an exponent, with its sign; positions in arrays have neither.
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+)")


def with_named_numbers(source: str) -> tuple[str, dict[str, Floats]]:
    """Return generated source without its numbers, and the numbers by name; (): a single one.

    Args:
        source: as `game.model.lowering` writes it: around an infix minus there are spaces.
    """
    values: dict[str, Floats] = {}

    def named(found: re.Match[str]) -> str:
        value = float(found[0])
        name = f"n{value.hex()}".replace(".", "_").replace("-", "m").replace("+", "p")
        if name not in values:
            values[name] = np.array(value)
            values[name].flags.writeable = False
        return name

    return _NUMBER.sub(named, source), values
