"""A rehearsal: a small ensemble that finds what never happens and what makes no difference.

All variants are played side by side in one batch, each on the same few games with the same luck:
random play, but with one instrument held at one end, or one decision always answered one way.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.content.compiling.book import Book
from game.content.findings import Severity
from game.model.arrays import Floats, Integers
from game.model.kernel import Kernel
from game.model.orders import Orders, View
from game.model.playing import begin, play
from game.model.policies import RandomPlay
from game.model.program import Program

#: Games for each variant, and games in which everything is left to chance.
_GAMES = 12
_FREE = 96
_SEED = 7
#: Games that must have asked before an option counts as one that can never be chosen.
_ASKED = 8


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing held fixed: an instrument at a value, or a decision's answer."""

    kind: str
    position: int
    value: float


def rehearse(book: Book, program: Program) -> None:
    """Note events and options that never come up, and choices that make no difference."""
    variants = list(_variants(program))
    games = np.concatenate([np.arange(_FREE), np.tile(np.arange(_GAMES), len(variants))])
    policy = _Held(program, tuple(variants), _columns(len(variants)))
    kernel = Kernel(program)
    played = play(kernel, policy, _SEED, games, uncertain=False)
    layout, end = kernel.layout, played.world.values
    # What came up in the quarters before play begins cannot be answered by a player.
    ever = end[layout.ever.rows] - _before(kernel, games)
    _check_numbers(book, program, played.values)
    _check_events(book, program, end[layout.times.rows])
    _check_openings(book, program, ever[:, :_FREE])
    results = {
        variant: played.values[:, :, policy.columns == number]
        for number, variant in enumerate(variants)
    }
    opened = {variant: ever[:, policy.columns == number] for number, variant in enumerate(variants)}
    answers = {
        variant: end[layout.answers.rows][:, policy.columns == number]
        for number, variant in enumerate(variants)
    }
    _check_instruments(book, program, results)
    _check_options(book, program, results, opened, answers)


def _before(kernel: Kernel, games: Integers) -> Floats:
    """Return (decisions, 1) how often each was opened and closed before play begins."""
    world = begin(kernel, _SEED, games[:1], uncertain=False)
    layout = kernel.layout
    waiting = world.values[layout.opened.rows] >= 0.0
    return np.asarray(world.values[layout.ever.rows] - waiting)


def _variants(program: Program) -> Iterator[Variant]:
    for position, instrument in enumerate(program.instruments):
        stops = (
            (instrument.lowest, instrument.highest)
            if instrument.kind == "account"
            else tuple(np.arange(instrument.lowest, instrument.highest + 1.0).tolist())
        )
        yield from (Variant("instrument", position, stop) for stop in stops)
    for position, decision in enumerate(program.decisions):
        yield from (Variant("option", position, float(k)) for k in range(len(decision.options)))


def _columns(variants: int) -> Integers:
    """Return which variant each game plays; -1 for those that are left to chance."""
    free = np.full(_FREE, -1, dtype=np.int64)
    return np.concatenate([free, np.repeat(np.arange(variants), _GAMES)])


@dataclass(frozen=True)
class _Held:
    """Random play with one thing held fixed in each game."""

    program: Program
    variants: tuple[Variant, ...]
    columns: Integers

    def orders(self, view: View) -> Orders:
        """Return random orders, with what is held put over them."""
        given = RandomPlay(self.program).orders(view)
        requests, answers = dict(given.requests), dict(given.answers)
        for number, variant in enumerate(self.variants):
            mine = self.columns == number
            if variant.kind == "instrument":
                held = requests[variant.position]
                requests[variant.position] = np.where(mine, variant.value, held)
            elif variant.position in answers:
                fixed = np.where(mine, int(variant.value), -1)
                others = (np.where(mine, -1, wanted) for wanted in answers[variant.position])
                answers[variant.position] = (fixed, *others)
        return Orders(requests, answers)


def _say(book: Book, path: tuple[str | int, ...], code: str, about: str, message: str) -> None:
    book.note(path, Severity.WARNING, code, message, about, "")


def _check_numbers(book: Book, program: Program, values: Floats) -> None:
    for column, indicator in enumerate(program.indicators):
        broken = ~np.isfinite(values[:, column])
        if broken.any():
            kind = "stocks" if indicator.symbol in book.draft.model.stocks else "auxiliaries"
            quarter = int(np.argmax(broken.any(axis=1))) + 1
            message = (
                f"'{indicator.name}' is no number in {broken.any(axis=0).mean():.0%} of "
                f"{values.shape[2]} random games, first in quarter {quarter}"
            )
            path = (kind, indicator.symbol)
            book.note(path, Severity.ERROR, "not-a-number", message, indicator.symbol, "")


def _check_events(book: Book, program: Program, times: Floats) -> None:
    for position, event in enumerate(program.events):
        if not times[position].any() and event.id not in book.draft.left_out("events"):
            message = f"event '{event.id}' never happened in {times.shape[1]} random games"
            _say(book, ("events", event.id), "never-happens", event.id, message)


def _check_openings(book: Book, program: Program, ever: Floats) -> None:
    for position, decision in enumerate(program.decisions):
        if not ever[position].any() and decision.id not in book.draft.left_out("decisions"):
            message = f"decision '{decision.id}' never opened in {ever.shape[1]} random games"
            _say(book, ("decisions", decision.id), "never-opens", decision.id, message)


def _check_instruments(book: Book, program: Program, results: dict[Variant, Floats]) -> None:
    for position, instrument in enumerate(program.instruments):
        ends = [
            values
            for variant, values in results.items()
            if variant.kind == "instrument" and variant.position == position
        ]
        if all(np.array_equal(ends[0], other) for other in ends[1:]):
            message = (
                f"instrument '{instrument.id}' held at each of its ends gives the same indicators "
                f"in {_GAMES} games"
            )
            _say(book, ("instruments", instrument.id), "no-difference", instrument.id, message)


def _check_options(
    book: Book,
    program: Program,
    results: dict[Variant, Floats],
    opened: dict[Variant, Floats],
    answers: dict[Variant, Floats],
) -> None:
    for position, decision in enumerate(program.decisions):
        variants = [Variant("option", position, float(k)) for k in range(len(decision.options))]
        if not any(opened[variant][position].any() for variant in variants):
            continue  # it never opens, which is said already, or is left out
        for number, (variant, option) in enumerate(zip(variants, decision.options, strict=True)):
            path = ("decisions", decision.id, "options", option.id)
            asked = opened[variant][position] > 0
            if (
                asked.sum() >= _ASKED
                and not (answers[variant][position] == variant.value + 1).any()
            ):
                message = (
                    f"option '{option.id}' could never be chosen in the {int(asked.sum())} random "
                    "games that asked"
                )
                _say(book, path, "never-possible", decision.id, message)
                continue
            for other in variants[number + 1 :]:
                if np.array_equal(results[variant], results[other]):
                    twin = decision.options[int(other.value)].id
                    message = f"options '{option.id}' and '{twin}' lead to the same in every game"
                    _say(book, path, "no-difference", decision.id, message)
