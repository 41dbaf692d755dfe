"""Viewing: the view of a game as it is now."""

from collections.abc import Iterator

from game.session import desk, known
from game.session.events import DecisionAnswered
from game.session.foreseeing import foretold
from game.session.game import Game, said
from game.session.orders import name_of
from game.session.view import AnsweredView, LastQuarter, NoteView, Phase, View


def view(game: Game, earlier: tuple[Game, View] | None = None) -> View:
    """Return all that the player may see now.

    Args:
        game: as it stands.
        earlier: the same game as it stood before, and what was seen of it: what cannot have
            changed since is taken from there.
    """
    board = game.board
    open_now = desk.decisions(game)
    seen = earlier[1] if earlier is not None and _knows_as_much(earlier[0], game) else None
    return View(
        pack=board.scenario.pack.id,
        title=board.scenario.pack.title,
        quarter=said(min(game.quarter, board.program.last)),
        elapsed=game.quarter - board.program.begins,
        quarters=board.program.last - board.program.begins + 1,
        phase=_phase(game),
        theory=board.opening.theory,
        length=board.opening.length,
        options=board.opening.options,
        indicators=known.indicators(game) if seen is None else seen.indicators,
        decisions=open_now,
        answered=tuple(_answered(game)) if seen is None else seen.answered,
        instruments=desk.instruments(game),
        purses=desk.purses(game),
        attention=desk.attention(game),
        last=_last(game) if seen is None else seen.last,
        people=desk.people(game, open_now),
        map=tuple(known.colours(game)) if seen is None else seen.map,
        foretold=foretold(game),
        notes=tuple(
            NoteView(quarter=said(note.quarter), text=note.text, about=note.about)
            for note in game.notes
        ),
        orders=tuple(name_of(board.program, order) for order in game.orders),
    )


def _knows_as_much(earlier: Game, game: Game) -> bool:
    """Say whether no quarter has passed since, and nobody has reported anything."""
    same = earlier.board is game.board and earlier.past is game.past
    return same and earlier.asked is game.asked and earlier.over == game.over


def _phase(game: Game) -> Phase:
    if game.over is None:
        return "drafting"
    return "resigned" if game.over == "resigned" else "ended"


def _last(game: Game) -> LastQuarter | None:
    if not game.past:
        return None
    passed = game.past[-1]
    return LastQuarter(
        quarter=said(passed.quarter), events=passed.events, changes=known.changes(game)
    )


def _answered(game: Game) -> Iterator[AnsweredView]:
    for passed in game.past:
        for event in passed.events:
            if isinstance(event, DecisionAnswered):
                document = game.board.scenario.decisions[event.decision]
                history = document.history
                yield AnsweredView(
                    id=event.decision,
                    title=event.title,
                    quarter=event.quarter,
                    option=event.option,
                    label=event.label,
                    who=event.who,
                    by=event.by,
                    because=event.because,
                    historical=history.option if history else None,
                    came=history.came if history else None,
                    learning=document.learning,
                )
