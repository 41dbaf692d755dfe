"""What is played and how it is scored, as one digest, whatever words are around it."""

from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from game.content.scenario import Scenario
from game.model.program import Decision, Instrument, Option

_Needing = TypeVar("_Needing", Option, Instrument)


def rules_digest(scenario: Scenario) -> str:
    """Return a digest of what is played and how goals are scored, whatever words are around it.

    A sentence that is mended in a briefing does not undo hours of breeding.
    """
    program = scenario.program
    told = replace(program, digest="", decisions=tuple(map(_wordless, program.decisions)))
    told = replace(told, instruments=tuple(map(_wordless_needs, program.instruments)))
    goals = {
        name: [(key, p.measure, p.zero_at, p.full_at, p.weight) for key, p in goal.parts.items()]
        for name, goal in sorted(scenario.judgement.goals.items())
    }
    pairs = {name: pair.goals for name, pair in sorted(scenario.judgement.tradeoffs.items())}
    return sha256(repr((told, goals, pairs)).encode()).hexdigest()


def _wordless(decision: Decision) -> Decision:
    return replace(decision, options=tuple(map(_wordless_needs, decision.options)))


def _wordless_needs(holder: _Needing) -> _Needing:
    return replace(holder, needs=tuple(replace(need, says="") for need in holder.needs))
