"""Lines of play improved by an evolutionary algorithm (NSGA-II, Deb et al. 2002, from pymoo).

pymoo is an extra, `handshake[frontier]`: only whoever rebuilds a frontier needs it.
"""

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np

from game.model.arrays import Floats


class MissingExtraError(Exception):
    """A library that is needed is not installed; the text says how to get it."""

    exit_code = 2


def evolve(
    score: Callable[[Floats], Floats], begun: Floats, generations: int, seed: int
) -> tuple[Floats, Floats]:
    """Improve lines of play towards the frontier of several goals.

    Args:
        score: gives (lines, goals), more is better, for (lines, genes).
        begun: (lines, genes) the first generation, each number from 0 to below 1.
        generations: how many are bred after it.
        seed: of the algorithm.

    Returns:
        (lines, genes) all lines that were bred, and (lines, goals) what they reach.

    Raises:
        MissingExtraError: pymoo is not installed.
    """
    library = _Library()
    goals = score(begun[:1]).shape[1]
    problem = library.problem(
        n_var=begun.shape[1], n_obj=goals, xl=0.0, xu=float(np.nextafter(1.0, 0.0))
    )
    algorithm = library.nsga2(pop_size=len(begun), sampling=begun, eliminate_duplicates=True)
    algorithm.setup(problem, termination=("n_gen", generations + 1), seed=seed, verbose=False)
    lines, scores = [], []
    while algorithm.has_next():
        bred = algorithm.ask()
        if bred is None or len(bred) == 0:
            break
        lines.append(np.asarray(bred.get("X"), dtype=np.float64))
        scores.append(score(lines[-1]))
        # The library makes everything as small as it can.
        library.evaluator().eval(library.static(problem, F=-scores[-1]), bred)
        algorithm.tell(infills=bred)
    return np.concatenate(lines), np.concatenate(scores)


class _Library:
    """The parts of pymoo that are used, found when they are needed."""

    def __init__(self) -> None:
        self.nsga2: Any = _part("pymoo.algorithms.moo.nsga2", "NSGA2")
        self.problem: Any = _part("pymoo.core.problem", "Problem")
        self.static: Any = _part("pymoo.problems.static", "StaticProblem")
        self.evaluator: Any = _part("pymoo.core.evaluator", "Evaluator")


def _part(module: str, name: str) -> Any:  # noqa: ANN401 - an optional library has no type
    try:
        return getattr(importlib.import_module(module), name)
    except ImportError as error:
        message = "rebuilding a frontier needs pymoo: pip install 'handshake[frontier]'"
        raise MissingExtraError(message) from error
