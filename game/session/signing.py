"""Signing: a quarter's orders go through the engine in one go, and what came of it is told."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from game.model.expressions import Read
from game.model.running import Batch
from game.model.world import World, digest
from game.session.commands import Setting, Sign
from game.session.events import (
    DecisionAnswered,
    DecisionLapsed,
    DecisionOpened,
    Event,
    EventHappened,
    GameEnded,
    InstrumentMoved,
    QuarterPassed,
)
from game.session.game import Board, Game, Passed, said
from game.session.listening import Listener
from game.session.naming import asks
from game.session.orders import Answer, as_one
from game.session.scratch import Scratch, desk_of
from game.session.wording import setting


def sign(game: Game) -> tuple[Game, tuple[Event, ...]]:
    """Let the drafted quarter pass."""
    before = game.past[-1].due if game.past else ()
    trace = Listener(game.board.kernel.layout, game.elapsed, before)
    after = _pass_quarter(game, trace)
    ended_with = QuarterPassed(quarter=said(game.quarter), digest=digest(after))
    events = (*_happened(game, after, trace), ended_with)
    passed = Passed(game.quarter, game.orders, game.world, after, events, trace, trace.later())
    ended = after.quarter > game.board.program.last
    signed = replace(
        game,
        log=(*game.log, Sign()),
        past=(*game.past, passed),
        world=after,
        orders=(),
        scratch=Scratch(game.board, after),
        asked=(),
        over="period" if ended else None,
    )
    if ended:
        return signed, (*events, GameEnded(quarter=said(game.quarter), reason="period"))
    return signed, (*events, *opened_now(signed))


def in_force(board: Board, world: World, position: int) -> Setting:
    """Return an instrument as it is in force, with what effects add to it."""
    instrument = board.program.instruments[position]
    value = np.asarray(desk_of(board, world).value(Read(instrument.id)))
    return setting(instrument, float(value.reshape(-1)[0]))


def _pass_quarter(game: Game, trace: Listener) -> World:
    """Play the quarter as `game.model.playing.step` does, with what the game has drawn already."""
    board = game.board
    values = game.world.values.copy()
    batch = Batch(board.kernel, board.draw, board.fortune, values, game.elapsed, trace=trace)
    batch.pass_quarter(as_one(game.orders))
    return batch.world()


def _happened(game: Game, after: World, heard: Listener) -> Iterator[Event]:
    """Yield what happened, in the order of a quarter: orders, agencies, instruments, the world."""
    yield from _answered_by_player(game)
    yield from _answered_by_agencies(game, heard)
    for position in _stirred(game, after):
        instrument = game.board.program.instruments[position]
        moved = [in_force(game.board, world, position) for world in (game.world, after)]
        if moved[0] != moved[1]:
            title = game.board.scenario.instruments[instrument.id].title
            yield InstrumentMoved(
                instrument=instrument.id, title=title, before=moved[0], after=moved[1]
            )
    happened = after.values[game.board.kernel.layout.happened.rows, 0]
    for event, quarter in zip(game.board.program.events, happened.tolist(), strict=True):
        if quarter == game.elapsed:
            document = game.board.scenario.events[event.id]
            yield EventHappened(
                event=event.id,
                title=document.title,
                told=document.told,
                tone=document.tone,
                place=document.place,
            )


def _stirred(game: Game, after: World) -> list[int]:
    """Return the instruments whose setting, or what effects add to it, is not what it was."""
    layout, program = game.board.kernel.layout, game.board.program
    changed = (game.world.values != after.values)[:, 0]
    shifts = [layout.shifts.get(instrument.id) for instrument in program.instruments]
    moved = changed[layout.force.rows].tolist()
    return [
        position
        for position, (shift, own) in enumerate(zip(shifts, moved, strict=True))
        if own or (shift is not None and changed[shift.rows].any())
    ]


def _answered_by_player(game: Game) -> Iterator[Event]:
    for order in game.orders:
        if isinstance(order, Answer):
            yield _answer(game, order, by_agency=False)


def _answered_by_agencies(game: Game, heard: Listener) -> Iterator[Event]:
    """Yield what the agencies decided when nobody else had."""
    board = game.board
    attended = {order.decision for order in game.orders if isinstance(order, Answer)}
    for position, option in heard.answers:
        if position in attended:
            continue
        if option is None:
            decision = board.program.decisions[position].id
            title = board.scenario.decisions[decision].title
            yield DecisionLapsed(decision=decision, title=title)
        else:
            yield _answer(game, Answer(position, option), by_agency=True)


def _answer(game: Game, answer: Answer, *, by_agency: bool) -> DecisionAnswered:
    decision = game.board.program.decisions[answer.decision]
    document = game.board.scenario.decisions[decision.id]
    option = decision.options[answer.option].id
    return DecisionAnswered(
        decision=decision.id,
        option=option,
        title=document.title,
        label=document.options[option].label,
        quarter=said(game.quarter),
        who="agency" if by_agency else "player",
        by=document.unattended.by if by_agency else document.decides,
        because=document.unattended.because if by_agency else None,
    )


def opened_now(game: Game) -> Iterator[Event]:
    """Yield the decisions that have opened for the present quarter."""
    rows = game.world.values[game.board.kernel.layout.opened.rows, 0].tolist()
    for decision, quarter in zip(game.board.program.decisions, rows, strict=True):
        if quarter == game.elapsed and asks(game, decision.id):
            yield DecisionOpened(
                decision=decision.id,
                title=game.board.scenario.decisions[decision.id].title,
                quarter=said(game.quarter),
                answer_by=said(game.quarter + decision.waits - 1),
            )
