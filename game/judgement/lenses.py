"""Lenses: readers who weigh a game each in their own way, and the sentences they say of it.

A lens adds up its weighted parts and its signatures (choices that it remembers), then its gates
have the last word: what caps the total first, what takes from it after that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from game.content.format.judging import Lens
from game.content.scenario import Scenario
from game.judgement.goals import FULL, PartScore, score_parts, weighted
from game.model.arrays import Floats, Masks
from game.model.ensembles import Results
from game.model.evaluating import evaluate
from game.model.program import Program

#: However much a lens remembers, no more than this is added or taken for it.
MOST_SIGNED = 12.0
#: Sentences that a reader says of one game.
MOST_SAID = 3

Chosen = Callable[[str, str], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class LensScore:
    """What a reader makes of games.

    Attributes:
        id: the lens.
        scores: (games,) the total, from 0 to 100.
        parts: what it looked at, and the score of each.
        signed: (games,) points for choices that it remembers, from -12 to 12.
        signatures: `decision.option` -> (games,) where it was chosen.
        gates: for each gate (games,) where its condition holds.
        verdicts: for each sentence (games,) where its condition holds.
    """

    id: str
    scores: Floats
    parts: tuple[PartScore, ...]
    signed: Floats
    signatures: dict[str, Masks]
    gates: tuple[Masks, ...]
    verdicts: tuple[Masks, ...]


def judge(scenario: Scenario, results: Results) -> dict[str, LensScore]:
    """Return what every lens of a scenario makes of each game, by the lens's id."""
    return {name: judge_by(scenario, name, results) for name in scenario.judgement.lenses}


def judge_by(scenario: Scenario, name: str, results: Results) -> LensScore:
    """Return what one lens makes of each game.

    Args:
        scenario: whose lens.
        name: of the lens.
        results: of games that were played to the end.
    """
    lens, program = scenario.judgement.lenses[name], scenario.program
    parts = score_parts(lens.parts, program, results)
    chosen = chosen_in(results, program)
    asks = partial(_holds, scenario, name, {part.id: part.values for part in parts}, chosen)
    signatures = {choice: _signed(choice, chosen) for choice in lens.signatures}
    gates = tuple(asks("gates", k) for k in range(len(lens.gates)))
    signed = _points(lens, signatures, results)
    return LensScore(
        id=name,
        scores=_gated(lens, weighted(parts) + signed, gates),
        parts=parts,
        signed=signed,
        signatures=signatures,
        gates=gates,
        verdicts=tuple(asks("verdicts", k) for k in range(len(lens.verdicts))),
    )


def sentences(lens: Lens, score: LensScore, game: int = 0) -> tuple[str, ...]:
    """Return what a reader says of one game: the first three sentences whose conditions hold.

    A sentence without a condition is what is left to say where none before it was said.

    Args:
        lens: the document.
        score: what it made of the games.
        game: position of the game among the results.
    """
    said: list[str] = []
    for verdict, holds in zip(lens.verdicts, score.verdicts, strict=True):
        if holds[game] and (verdict.when is not None or not said):
            said.append(verdict.says)
    return tuple(said[:MOST_SAID])


def gates_closed(lens: Lens, score: LensScore, game: int = 0) -> tuple[str, ...]:
    """Return why the total was capped or lowered in one game, in the reader's words."""
    return tuple(
        gate.says for gate, holds in zip(lens.gates, score.gates, strict=True) if holds[game]
    )


def chosen_in(results: Results, program: Program) -> Chosen:
    """Return a function that says in which games an option was the last answer to a decision."""

    def chosen(decision: str, option: str) -> Floats:
        position = [d.id for d in program.decisions].index(decision)
        options = [o.id for o in program.decisions[position].options]
        return np.asarray(results.answers[position] == options.index(option) + 1.0)

    return chosen


def _holds(
    scenario: Scenario,
    name: str,
    raw: dict[str, Floats],
    chosen: Chosen,
    section: str,
    position: int,
) -> Masks:
    """Return (games,) where a gate's or a sentence's condition holds; one without holds always."""
    games = next(iter(raw.values())).shape
    tree = scenario.formulas.get(f"lenses.{name}.{section}.{position}.when")
    if tree is None:
        return np.ones(games, dtype=np.bool_)
    return np.broadcast_to(np.asarray(evaluate(tree, raw, chosen), dtype=np.bool_), games)


def _signed(choice: str, chosen: Chosen) -> Masks:
    decision, _, option = choice.partition(".")
    return np.asarray(chosen(decision, option), dtype=np.bool_)


def _points(lens: Lens, signatures: dict[str, Masks], results: Results) -> Floats:
    total = np.zeros(results.values.shape[-1])
    for choice, where in signatures.items():
        total = total + np.where(where, lens.signatures[choice].points, 0.0)
    return np.clip(total, -MOST_SIGNED, MOST_SIGNED)


def _gated(lens: Lens, total: Floats, gates: tuple[Masks, ...]) -> Floats:
    for gate, where in zip(lens.gates, gates, strict=True):
        if gate.cap is not None:
            total = np.where(where, np.minimum(total, gate.cap), total)
    for gate, where in zip(lens.gates, gates, strict=True):
        if gate.deduct is not None:
            total = np.where(where, total - gate.deduct, total)
    return np.clip(total, 0.0, FULL)
