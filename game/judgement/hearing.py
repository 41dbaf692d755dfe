"""Hearing a game: played again by a kernel that keeps everything, so that it can be questioned.

What a formula read in a quarter is read again from the states around it: before the quarter,
while the model ran, and after. Nothing is guessed; what these states cannot tell is left over as
a remainder by whoever asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.judgement.course import Course, Replayed, replay
from game.judgement.scalars import Atom, Scalar, Scalars
from game.model.arrays import Floats
from game.model.evaluating import evaluate
from game.model.expressions import Expression, Memory, Read, Since
from game.model.kernel import Kernel
from game.model.layout import lag_quarters
from game.model.program import Auxiliary, Program
from game.model.tracing import Trace


class Recorder(Trace):
    """A trace that also keeps the state as the model's formulas saw it.

    Attributes:
        before: the state at each quarter's beginning.
        during: with orders, luck and auxiliaries of the quarter, before stocks take new levels.
        after: at its end.
    """

    def __init__(self, kernel: Kernel) -> None:
        super().__init__(kernel.layout)
        self.before: list[Floats] = []
        self.during: list[Floats] = []
        self.after: list[Floats] = []
        self._live: Floats | None = None

    def begin(self, elapsed: int, values: Floats) -> None:
        """Keep the state before a quarter."""
        super().begin(elapsed, values)
        self._live = values
        self.before.append(values.copy())

    def moved(self, flows: tuple[Floats, ...], levels: Floats) -> None:
        """Keep the state as it is while stocks still have their old levels."""
        super().moved(flows, levels)
        if self._live is not None:
            self.during.append(self._live.copy())

    def end(self, values: Floats) -> None:
        """Keep the state after a quarter."""
        super().end(values)
        self.after.append(values.copy())
        if len(self.during) < len(self.after):  # a model without stocks tells of no levels
            self.during.append(values.copy())


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is read.

    Attributes:
        quarter: counted from the first that was played; -1 is the beginning.
        ended: whether after the quarter's flows, as what is shown at its end is.
    """

    quarter: int
    ended: bool


@dataclass(frozen=True, eq=False)
class Heard:
    """A game that was played again and heard.

    Attributes:
        kernel: that keeps everything.
        replayed: the game.
        recorder: what was told and kept.
    """

    kernel: Kernel
    replayed: Replayed
    recorder: Recorder

    @property
    def quarters(self) -> int:
        """How many quarters were heard."""
        return len(self.recorder.after)

    def level(self, symbol: str, member: int, quarter: int) -> float:
        """Return what is shown of a stock or auxiliary at a quarter's end; -1 is the beginning."""
        block = self._blocks[symbol]
        state = self.recorder.before[0] if quarter < 0 else self.recorder.after[quarter]
        return float(state[block + member, 0])

    def value(self, scalar: Scalar, moment: Moment) -> float:
        """Return the value of a formula at a moment."""
        return evaluated(scalar, self.read_all(scalar, moment))

    def read_all(self, scalar: Scalar, moment: Moment) -> dict[str, float]:
        """Return what a formula reads at a moment, by the names of its atoms."""
        return {name: self.read(atom, moment) for name, atom in scalar.atoms.items()}

    def read(self, atom: Atom, moment: Moment) -> float:
        """Return what a formula reads of one thing at a moment."""
        node = atom.node
        if isinstance(node, Memory):
            return self._remembered(node, atom.member or 0, moment)
        if isinstance(node, Read) and not moment.ended and moment.quarter >= 0:
            shown = self._shown_at_end.get(node.symbol)
            if shown is not None:  # what is kept of it is its value at the end
                return self.value(self.scalars.of(shown.formula, atom.member or 0), moment)
        now = self._elapsed(moment)
        function = self.kernel.formula(node)
        with np.errstate(all="ignore"):
            value = function(
                self._state(node, moment),
                self._parameters,
                now,
                np.float64(self.kernel.program.first + now),
            )
        return float(np.asarray(value, dtype=np.float64).reshape(-1)[0])

    def _state(self, node: Expression, moment: Moment) -> Floats:
        if moment.quarter < 0:
            return self.recorder.before[0]
        if moment.ended:
            return self.recorder.after[moment.quarter]
        # A quarter's events come after its formulas, which still see when it happened before.
        kept = self.recorder.before if isinstance(node, Since) else self.recorder.during
        return kept[moment.quarter]

    def _remembered(self, node: Memory, member: int, moment: Moment) -> float:
        """Return what a memory gave: its state at the quarter's beginning."""
        block = self.kernel.layout.memories[node]
        size = node.size or 1
        row = block.size - size
        if node.name == "lag":
            row = self._elapsed(moment) % lag_quarters(node) * size
        state = self.recorder.before[max(moment.quarter, 0)]
        return float(state[block.start + row + member, 0])

    def _elapsed(self, moment: Moment) -> int:
        begun = self.replayed.first - self.kernel.program.first
        return max(begun + moment.quarter, 0)

    @cached_property
    def scalars(self) -> Scalars:
        """Formulas taken apart into one row each."""
        return Scalars(self.kernel.program)

    @cached_property
    def _blocks(self) -> dict[str, int]:
        layout = self.kernel.layout
        return {name: block.start for name, block in (layout.stocks | layout.seen).items()}

    @cached_property
    def _shown_at_end(self) -> Mapping[str, Auxiliary]:
        return {a.id: a for a in self.kernel.program.auxiliaries if a.at_end}

    @cached_property
    def _parameters(self) -> Floats:
        course = self.replayed.course
        games = np.array([course.game], dtype=np.int64)
        return self.kernel.draw(course.seed, games, uncertain=course.uncertain).parameters


def watchful(program: Program) -> Kernel:
    """Return a kernel that keeps every auxiliary; built once, for all that is asked of a game."""
    return Kernel(program, frozenset(auxiliary.id for auxiliary in program.auxiliaries))


def hear(kernel: Kernel, course: Course) -> Heard:
    """Play a course again and hear everything.

    Args:
        kernel: from `watchful`.
        course: what was asked, as far as the game has come.
    """
    recorder = Recorder(kernel)
    return Heard(kernel, replay(kernel, course, recorder), recorder)


def evaluated(scalar: Scalar, values: Mapping[str, float]) -> float:
    """Return the value of a formula whose atoms have these values."""
    arrays = {name: np.asarray(value) for name, value in values.items()}
    return float(evaluate(scalar.tree, arrays))
