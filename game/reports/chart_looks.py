"""Looks: how what a chart's role stands for is drawn, the same on paper and on a screen.

Roles differ by dash, width and shape first, and by colour after that, so that a chart can be read
in greyscale and by whoever sees colours otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from game.reports.charts import Axis, Role
from game.reports.wording import MINUS


@dataclass(frozen=True, slots=True)
class Look:
    """How a role is drawn.

    Attributes:
        colour: of lines and markers, as `#RRGGBB`; on paper it has a contrast of 4.5 or more,
            except for what stands behind everything else.
        width: of a line, in pixels at full size.
        dash: lengths of strokes and gaps; empty for a line that is whole.
        shape: the number of its marker in `game.reports.markers`.
        filled: whether the marker is filled.
        fill: of areas.
    """

    colour: str
    width: float
    dash: tuple[float, ...]
    shape: int
    filled: bool
    fill: str


CIRCLE, SQUARE, DIAMOND, UP, DOWN, CROSS = range(6)

LOOKS: Mapping[Role, Look] = {
    "mine": Look("#0B5C64", 3.0, (), CIRCLE, filled=True, fill="#0B5C64"),
    "history": Look("#A33A28", 2.2, (8.0, 4.0), SQUARE, filled=True, fill="#D9A79B"),
    "passive": Look("#4A565C", 2.0, (2.0, 4.0), UP, filled=False, fill="#C9CDCB"),
    "typical": Look("#1D2A32", 1.8, (11.0, 3.0, 2.0, 3.0), DIAMOND, filled=True, fill="#9FB0AE"),
    "possible": Look("#7B9697", 0.9, (), CIRCLE, filled=False, fill="#BFDCDB"),
    "frontier": Look("#1D2A32", 1.6, (), DIAMOND, filled=False, fill="#EAE3D3"),
    "luck": Look("#8A5A00", 2.0, (4.0, 3.0), CROSS, filled=False, fill="#F0DDAE"),
    "choice": Look("#0B5C64", 2.0, (), CIRCLE, filled=True, fill="#8FC1C0"),
    "other": Look("#5B4B8A", 2.0, (1.5, 3.0, 7.0, 3.0), DOWN, filled=True, fill="#CBC4DF"),
}


def figure(value: float, axis: Axis) -> str:
    """Return a value as an axis shows it.

    >>> figure(1234.56, Axis(title="Moss", decimals=1))
    '1,234.6'
    """
    text = f"{value:,.{axis.decimals}f}"
    if not any(digit in text for digit in "123456789"):
        return text.lstrip("-")
    return text.replace("-", MINUS)


def change(value: float, axis: Axis) -> str:
    """Return a change as an axis shows it, with its sign.

    >>> change(3.0, Axis(title="Moss"))
    '+3'
    """
    said = figure(value, axis)
    return said if value < 0 or not any(digit in said for digit in "123456789") else f"+{said}"


def measured(axis: Axis) -> str:
    """Return what an axis measures, with its unit in brackets."""
    return axis.title if axis.unit in {"", "1"} else f"{axis.title} ({axis.unit})"


def with_unit(value: float, axis: Axis) -> str:
    """Return a value with its unit; a scale such as `1990 = 100` stands in brackets.

    >>> with_unit(3.0, Axis(title="Moss", unit="ha"))
    '3 ha'
    >>> with_unit(83.0, Axis(title="Water", unit="1961 = 100"))
    '83 (1961 = 100)'
    """
    said = figure(value, axis)
    if axis.unit in {"", "1"}:
        return said
    return f"{said} ({axis.unit})" if is_scale(axis.unit) else f"{said} {axis.unit}"


def is_scale(unit: str) -> bool:
    """Say whether a unit is a scale, and no thing that can be counted.

    >>> is_scale("0 to 1"), is_scale("ha")
    (True, False)
    """
    return any(part in unit for part in ("=", " to ", " of ", ","))
