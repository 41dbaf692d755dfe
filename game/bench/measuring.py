"""Times, taken so that a noisy machine misleads as little as possible."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from time import perf_counter

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a report.

    Attributes:
        name: what was measured.
        unit: of the figures; empty for a ratio or a power.
        samples: what each round gave; empty where nothing could be measured.
        goal: what the median should not exceed; None where nothing is promised.
        note: what else is to be said, such as why nothing could be measured.
    """

    name: str
    unit: str
    samples: tuple[float, ...]
    goal: float | None = None
    note: str = ""

    @property
    def value(self) -> float | None:
        """The median; None where nothing was measured."""
        return median(self.samples) if self.samples else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or nothing was measured."""
        if self.goal is None or self.value is None:
            return None
        return self.value <= self.goal


def seconds(act: Act) -> float:
    """Return how long something takes, once."""
    start = perf_counter()
    act()
    return perf_counter() - start


def interleaved(rounds: int, *acts: Act) -> tuple[tuple[float, ...], ...]:
    """Return the seconds of each act in each round: A B A B, so that all meet the same noise."""
    for act in acts:
        act()  # warm: memory and caches are as they will be
    taken = [[seconds(act) for act in acts] for _ in range(rounds)]
    return tuple(zip(*taken, strict=True))


def ratios(over: Sequence[float], under: Sequence[float]) -> tuple[float, ...]:
    """Return the ratio of each round."""
    return tuple(a / b for a, b in zip(over, under, strict=True))


def fitted_power(sizes: Sequence[float], figures: Sequence[float]) -> float:
    """Return the power of the size that figures grow with: 1 is linear.

    >>> round(fitted_power([1, 2, 4], [3, 6, 12]), 6)
    1.0
    """
    xs, ys = [log(x) for x in sizes], [log(y) for y in figures]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    covered = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return covered / sum((a - x) ** 2 for a in xs)
