"""The draft of a quarter: orders held against the state in which each would be carried out."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.model.legality import conditions_hold, may_ask, may_choose
from game.model.world import World
from game.session import grounds
from game.session.commands import Choose, Drafting, SetInstrument, TakeBack
from game.session.events import Ordered, Price, Refused
from game.session.game import Board, Game
from game.session.naming import decision_named, instrument_named, option_named, setting_named
from game.session.orders import Answer, Order, Request, alike, in_turn, name_of
from game.session.scratch import desk_of
from game.session.wording import pushed_words, setting, setting_words


@dataclass(frozen=True, slots=True)
class Wish:
    """Orders that a command asks for, whether they can be carried out or not.

    Attributes:
        orders: all of the draft.
        new: the one that is being added; None where something is taken back.
    """

    orders: tuple[Order, ...]
    new: Order | None = None


def propose(game: Game, command: Drafting) -> tuple[Order, ...] | Refused:
    """Return the draft's orders as a command would leave them, or why it cannot."""
    wish = wished(game, command)
    if isinstance(wish, Refused):
        return wish
    refusal = _hindrance(game, wish)
    return wish.orders if refusal is None else refusal


def wished(game: Game, command: Drafting) -> Wish | Refused:
    """Return what a command asks for; refused where that is nothing that there is."""
    if isinstance(command, TakeBack):
        return _without(game, command)
    order = _order(game, command)
    if isinstance(order, Refused):
        return order
    present = next((x for x in game.orders if alike(x, order)), None)
    if present is not None and not game.board.opening.options.take_back:
        return grounds.no_take_back(name_of(game.board.program, order))
    others = tuple(x for x in game.orders if x is not present)
    if present is not None and isinstance(order, Request) and _stands(game, order):
        return Wish(others)
    return Wish((*others, order), order)


def price_of(game: Game, order: Order) -> tuple[Price, ...]:
    """Return what an order takes from each stock, as things stand in the draft without it."""
    others = tuple(x for x in game.orders if not alike(x, order))
    desk = desk_of(game.board, game.scratch.after(others))
    return grounds.prices(game.board.scenario, desk, order)


def orders_of(game: Game, answer: Answer) -> tuple[Ordered, ...]:
    """Return the standing orders that an option would change, as things stand before the draft."""
    program, desk = game.board.program, desk_of(game.board, game.world)
    first = desk.kernel.layout.asked.start
    found = []
    for name, tree in program.decisions[answer.decision].options[answer.option].orders:
        position = desk.kernel.fixed.positions[name]
        instrument = program.instruments[position]
        present = float(desk.values[first + position, 0])
        to = float(np.clip(desk.amount(tree)[0], instrument.lowest, instrument.highest))
        if to != present:
            document = game.board.scenario.instruments[name]
            found.append(
                Ordered(
                    instrument=name,
                    title=document.title,
                    to=setting(instrument, to),
                    said=setting_words(document, setting(instrument, to)),
                    said_before=setting_words(document, setting(instrument, present)),
                )
            )
    return (*found, *_pushed(game, answer))


def _pushed(game: Game, answer: Answer) -> Iterator[Ordered]:
    """Yield what an option adds to accounts, or takes from them, as its central value says."""
    desk = desk_of(game.board, game.world)
    program, documents = desk.kernel.program, game.board.scenario.instruments
    for effect in program.decisions[answer.decision].options[answer.option].effects:
        if effect.kind != "instrument":
            continue
        document, size = documents[effect.target], float(desk.amount(effect.change)[0])
        present = desk.values[
            desk.kernel.layout.asked.start + desk.kernel.fixed.positions[effect.target], 0
        ]
        instrument = program.instruments[desk.kernel.fixed.positions[effect.target]]
        yield Ordered(
            instrument=effect.target,
            title=document.title,
            to=size,
            said=pushed_words(document, size, effect.lasts),
            said_before=setting_words(document, setting(instrument, float(present))),
        )


def default_of(game: Game, decision: int) -> str | None:
    """Return the option that the owner of the file would take now, if nobody attends to it.

    The needs are looked at with the draft's orders carried out, as the owner does when the
    quarter is signed. None where no need holds and the question would go away.
    """
    asked = game.board.program.decisions[decision]
    desk = desk_of(game.board, game.draft)
    able = (k for k in asked.unattended if conditions_hold(desk, decision, k)[0])
    first = next(able, None)
    return None if first is None else asked.options[first].id


def why_not(board: Board, world: World, order: Order) -> Refused | None:
    """Say why an order cannot be carried out in a state, by the engine's own masks."""
    desk = desk_of(board, world)
    if isinstance(order, Request):
        allowed = may_ask(desk, order.instrument, np.array([order.to]))
    else:
        allowed = may_choose(desk, order.decision, order.option)
    return None if allowed[0] else grounds.because(board.scenario, desk, order)


def _order(game: Game, command: SetInstrument | Choose) -> Order | Refused:
    program = game.board.program
    if isinstance(command, Choose):
        decision = decision_named(game, command.decision)
        if isinstance(decision, Refused):
            return decision
        option = option_named(program.decisions[decision], command.option)
        return option if isinstance(option, Refused) else Answer(decision, option)
    instrument = instrument_named(program, command.instrument)
    if isinstance(instrument, Refused):
        return instrument
    to = setting_named(program.instruments[instrument], command.to)
    return to if isinstance(to, Refused) else Request(instrument, to)


def _stands(game: Game, order: Request) -> bool:
    """Say whether an instrument stood there before this quarter's orders."""
    row = game.board.kernel.layout.asked.start + order.instrument
    return bool(game.world.values[row, 0] == order.to)


def _without(game: Game, command: TakeBack) -> Wish | Refused:
    program = game.board.program
    if not game.board.opening.options.take_back:
        return grounds.no_take_back(command.what)
    named = [x for x in game.orders if command.what in {None, name_of(program, x)}]
    if not named:
        return grounds.nothing_to_take_back(
            command.what, [name_of(program, x) for x in game.orders]
        )
    return Wish(tuple(x for x in game.orders if x is not named[-1]))


def _hindrance(game: Game, wish: Wish) -> Refused | None:
    """Say why orders cannot all be carried out from the quarter's beginning, if they cannot.

    Where another than the new one is in the way, it is said that it rests on the new one.
    """
    new = wish.new
    turns = tuple(in_turn(game.board.program, wish.orders))
    for position, order in enumerate(turns):
        refusal = why_not(game.board, game.scratch.after(turns[:position]), order)
        if refusal is not None:
            if order is new:
                return refusal
            short = None if new is None else _falls_short(game, wish.orders, new)
            if short is not None:
                return short
            return grounds.rests_on_it(game.board.scenario, game.board.program, order, refusal)
    return None


def _falls_short(game: Game, orders: tuple[Order, ...], new: Order) -> Refused | None:
    """Say that a new order costs more than the others leave, if that is what is in the way."""
    others = tuple(order for order in orders if order is not new)
    refusal = why_not(game.board, game.scratch.after(others), new)
    wanting = refusal is not None and refusal.reason in {"price", "attention"}
    return refusal if wanting else None
