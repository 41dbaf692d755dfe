"""All measures as one report: plain lines, or JSON."""

import json
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from game.bench import engine, starting
from game.bench.measuring import Figure
from game.bench.packs import many_games
from game.bench.playing import playing
from game.bench.reporting import reviewing
from game.bench.screens import screens
from game.bench.twins import against_twin
from game.content.shipped import shipped_packs

_CAVEAT = (
    "A machine that does other things is noisy: each figure is the median of its rounds, with the "
    "least and the most beside it. Ratios come from rounds that alternate, so they say more than "
    "times."
)


@dataclass(frozen=True, slots=True)
class Report:
    """Figures, and the machine they were taken on."""

    machine: str
    figures: tuple[Figure, ...]

    def as_text(self) -> str:
        """Return one line a figure."""
        lines = [self.machine, _CAVEAT, "", *(_line(figure) for figure in self.figures)]
        missed = [figure.name for figure in self.figures if figure.met is False]
        lines += ["", f"goals missed: {len(missed)}" if missed else "every goal measured is met"]
        return "\n".join(lines)

    def as_json(self) -> str:
        """Return an object with the machine and a list of figures."""
        figures = [
            {
                "name": figure.name,
                "unit": figure.unit,
                "median": figure.value,
                "least": min(figure.samples, default=None),
                "most": max(figure.samples, default=None),
                "rounds": len(figure.samples),
                "goal": figure.goal,
                "met": figure.met,
                "note": figure.note,
            }
            for figure in self.figures
        ]
        return json.dumps({"machine": self.machine, "figures": figures}, indent=2)


def measure_all(tell: Callable[[int], None], *, quick: bool = False) -> Report:
    """Measure everything that a goal is stated in.

    Args:
        tell: is told how many hundredths are done.
        quick: whether to measure small sizes once, to see that all can be measured.
    """
    figures: list[Figure] = []
    steps = tuple(_quick() if quick else _thorough())
    for number, step in enumerate(steps, start=1):
        figures += step()
        tell(100 * number // len(steps))
    return Report(_machine(), tuple(figures))


_Step = Callable[[], tuple[Figure, ...]]


def _thorough() -> Iterator[_Step]:
    yield lambda: against_twin(1, 60)
    yield lambda: against_twin(500, 25)
    yield lambda: against_twin(10_000, 7)
    yield lambda: engine.speed(7)
    yield lambda: (engine.memory(3),)
    yield lambda: engine.growth_in_games(3)
    yield lambda: engine.growth_in_quarters(3)
    yield lambda: (starting.importing(7),)
    yield lambda: (starting.checking(7),)
    yield lambda: starting.loading(5)
    yield lambda: many_games(9)
    for pack in shipped_packs():
        yield partial(playing, pack, 5)
        yield partial(reviewing, pack)
    yield lambda: screens(3)


def _quick() -> Iterator[_Step]:
    yield lambda: against_twin(3, 1)
    yield lambda: engine.speed(1, 2, 4)
    yield lambda: (engine.memory(1, 50),)
    yield lambda: engine.growth_in_games(1, (2, 4))
    yield lambda: engine.growth_in_quarters(1, (4, 8), 3)
    yield lambda: (starting.importing(1),)
    yield lambda: (starting.checking(1),)
    yield lambda: starting.loading(1)
    yield lambda: many_games(1, 4)
    yield lambda: playing(starting.EXAMPLE, 1, 20, 5)
    yield lambda: reviewing(starting.EXAMPLE)
    yield lambda: screens(1, starting.EXAMPLE, 20)


def _machine() -> str:
    python = f"Python {platform.python_version()}, numpy {np.__version__}"
    return f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}; {python}"


def _line(figure: Figure) -> str:
    """Return a figure in words.

    >>> _line(Figure("load", "ms", (2.0, 4.0, 3.0), 5.0))
    'load: 3.00 ms (2.00 to 4.00), goal 5.00 ms, met'
    >>> _line(Figure("ratio", "", (), 1.25, "needs a checkout"))
    'ratio: not measured, needs a checkout'
    """
    if figure.value is None:
        return f"{figure.name}: not measured, {figure.note}"
    unit = f" {figure.unit}" if figure.unit else ""
    told = f"{figure.name}: {_number(figure.value)}{unit}"
    if len(figure.samples) > 1:
        told += f" ({_number(min(figure.samples))} to {_number(max(figure.samples))})"
    if figure.goal is not None:
        told += f", goal {_number(figure.goal)}{unit}, {'met' if figure.met else 'not met'}"
    return f"{told}; {figure.note}" if figure.note else told


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"  # noqa: PLR2004 - 3 digits
