"""Two games of one pack side by side, in the terminal."""

from pathlib import Path

from game.session.branching import Comparison, Deeds, compare
from game.session.game import Game
from game.session.known import title_of
from game.session.replaying import game_in
from game.text.lines import number

#: Quarters whose deeds are told.
_TOLD = 6


def tell_beside(game: Game, file: str) -> list[str]:
    """Return how another saved game differs from this one; nothing is written in its file."""
    if not file:
        return ["Say which file, as in 'compare my-game.handshake'."]
    found = game_in(Path(file).expanduser())
    if isinstance(found, str):
        return [found]
    _, other = found
    if other.board.program.digest != game.board.program.digest:
        return ["That game is of another pack, or of another theory or version of this one."]
    compared = compare(game, other)
    if compared.parted is None:
        return ["Both games are the same, quarter by quarter."]
    return [f"They part in {compared.parted}.", *_deeds(game, compared), *_ends(game, compared)]


def _deeds(game: Game, compared: Comparison) -> list[str]:
    lines = []
    for quarter, (own, other) in list(compared.deeds.items())[:_TOLD]:
        lines.append(f"{quarter}:")
        lines.append(f"  Here: {_said(game, own, other)}.")
        lines.append(f"  There: {_said(game, other, own)}.")
    rest = len(compared.deeds) - _TOLD
    return [*lines, f"And {rest} more quarters differ."] if rest > 0 else lines


def _said(game: Game, own: Deeds | None, other: Deeds | None) -> str:
    """Return what was done and happened in one game and not in the other."""
    if own is None:
        return "not played"
    scenario = game.board.scenario
    settings = set(own.settings) - set(other.settings if other else ())
    answers = set(own.answers) - set(other.answers if other else ())
    events = set(own.events) - set(other.events if other else ())
    told = [f"{scenario.instruments[name].title} to {_to(to)}" for name, to in sorted(settings)]
    for decision, option, who in sorted(answers):
        document = scenario.decisions[decision]
        by = "" if who == "player" else " (by others)"
        told.append(f"'{document.title}' answered with '{document.options[option].label}'{by}")
    told += [scenario.events[event].title for event in sorted(events)]
    return "; ".join(told) or "nothing else"


def _to(value: float | str | bool) -> str:  # noqa: FBT001 - a setting may be on or off
    if isinstance(value, bool):
        return "on" if value else "off"
    return value.replace("_", " ") if isinstance(value, str) else number(value, 2)


def _ends(game: Game, compared: Comparison) -> list[str]:
    """Return where the indicators end that are shown first, here and there."""
    scenario = game.board.scenario
    lines = ["Where they end:"]
    for indicator in game.board.program.indicators:
        shown = scenario.quantity(indicator.symbol).indicator
        pairs = [
            both for both in compared.indicators[indicator.name] if both.difference is not None
        ]
        if shown is None or not shown.first or not pairs:
            continue
        here, there = pairs[-1].first or 0.0, pairs[-1].second or 0.0
        title = title_of(scenario, indicator)
        one, two = number(here, shown.decimals), number(there, shown.decimals)
        lines.append(f"  {title} in {pairs[-1].quarter}: {one} here, {two} there.")
    return lines
