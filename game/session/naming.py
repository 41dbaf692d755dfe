"""Names in commands: what they name in the program, or what was perhaps meant."""

from collections.abc import Iterable
from math import isfinite

from game.content.reading.suggestions import did_you_mean
from game.model.program import Decision, Instrument, Program
from game.session.commands import Setting
from game.session.events import Refused
from game.session.game import Game
from game.session.wording import number


def decision_named(game: Game, name: str) -> int | Refused:
    """Return the position of a decision, if this game asks the player about it."""
    decisions = game.board.program.decisions
    position = next((k for k, x in enumerate(decisions) if x.id == name), None)
    if position is None:
        return unknown("decision", name, open_decisions(game))
    if not asks(game, name):
        because = "This is a core game: smaller questions are left to those who own the file."
        return Refused(reason="length", because=because)
    return position


def open_decisions(game: Game) -> tuple[str, ...]:
    """Return the ids of the decisions that the player is asked about in this quarter.

    What can wait least comes first, and of those what belongs to the core of the game.
    """
    opened = game.world.values[game.board.kernel.layout.opened.rows, 0].tolist()
    program, documents = game.board.program, game.board.scenario.decisions
    waiting = {
        decision.id: program.first + int(quarter) + decision.waits
        for decision, quarter in zip(program.decisions, opened, strict=True)
        if quarter >= 0.0 and asks(game, decision.id)
    }
    core = {name: documents[name].tier == "core" for name in waiting}
    return tuple(sorted(waiting, key=lambda name: (waiting[name], not core[name], name)))


def asks(game: Game, decision: str) -> bool:
    """Say whether a game of this length asks the player about a decision."""
    tier = game.board.scenario.decisions[decision].tier
    return game.board.opening.length == "full" or tier == "core"


def option_named(decision: Decision, name: str) -> int | Refused:
    """Return the position of an option."""
    names = [option.id for option in decision.options]
    return names.index(name) if name in names else unknown("option", name, names)


def instrument_named(program: Program, name: str) -> int | Refused:
    """Return the position of an instrument."""
    names = [instrument.id for instrument in program.instruments]
    return names.index(name) if name in names else unknown("instrument", name, names)


def setting_named(instrument: Instrument, to: Setting) -> float | Refused:
    """Return a setting as the state holds it."""
    match instrument.kind, to:
        case "posture", str():
            if to in instrument.options:
                return float(instrument.options.index(to))
            return unknown("stance", to, instrument.options)
        case "channel", bool():
            return float(to)
        case "account", float() | int() if not isinstance(to, bool):
            return _amount(instrument, float(to))
    wanted = {
        "posture": f"the name of a stance: {', '.join(instrument.options)}",
        "channel": "on or off",
        "account": "a number",
    }
    because = f"'{instrument.id}' is set to {wanted[instrument.kind]}."
    return Refused(reason="unknown", because=because)


def _amount(instrument: Instrument, to: float) -> float | Refused:
    if isfinite(to) and instrument.lowest <= to <= instrument.highest:
        return to
    low, high = number(instrument.lowest), number(instrument.highest)
    because = f"'{instrument.id}' can be set from {low} to {high}."
    return Refused(reason="outside", because=because)


def unknown(kind: str, name: str, known: Iterable[str]) -> Refused:
    """Return the refusal of a name that nothing has."""
    hint = did_you_mean(name, known)
    said = f"There is no {kind} '{name}'"
    return Refused(reason="unknown", because=f"{said}; {hint}" if hint else f"{said}.")
