"""Viewing: the view of a game as it is now."""

from collections.abc import Iterator

from game.session import desk, known
from game.session.events import DecisionAnswered
from game.session.foreseeing import foretold
from game.session.game import Game, said
from game.session.orders import name_of
from game.session.view import AnsweredView, LastQuarter, NoteView, Phase, View


def view(game: Game) -> View:
    """Return all that the player may see now."""
    board = game.board
    open_now = desk.decisions(game)
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
        indicators=known.indicators(game),
        decisions=open_now,
        answered=tuple(_answered(game)),
        instruments=desk.instruments(game),
        purses=desk.purses(game),
        attention=desk.attention(game),
        last=_last(game),
        people=desk.people(game, open_now),
        map=tuple(known.colours(game)),
        foretold=foretold(game),
        notes=tuple(
            NoteView(quarter=said(note.quarter), text=note.text, about=note.about)
            for note in game.notes
        ),
        orders=tuple(name_of(board.program, order) for order in game.orders),
    )


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
