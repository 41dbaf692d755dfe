"""The one door: a command is applied, or refused with a reason and nothing changes."""

from dataclasses import replace
from typing import assert_never, overload

from game.content.findings import PackError
from game.content.loading import load
from game.session import drafting, grounds
from game.session.advisers import in_office, report_of, watchers
from game.session.commands import (
    Ask,
    Choose,
    Command,
    Doing,
    Drafting,
    Foresee,
    Note,
    Open,
    Resign,
    SetInstrument,
    Setting,
    Sign,
    TakeBack,
)
from game.session.events import (
    AdviserReported,
    Event,
    GameEnded,
    GameOpened,
    InstrumentOrdered,
    Noted,
    OptionChosen,
    OrderTakenBack,
    Refused,
)
from game.session.foreseeing import foresee, unforeseeable
from game.session.game import Game, Library, Remark, begin, said
from game.session.naming import unknown
from game.session.orders import Order, Request, name_of
from game.session.signing import opened_now, sign
from game.session.wording import setting

#: The longest note, in characters: a save is no place for a book.
LONGEST_NOTE = 10_000

PLAYING = Refused(reason="playing", because="A game is being played already.")


@overload
def apply(
    game: Game, command: Command, library: Library = load
) -> tuple[Game, tuple[Event, ...]]: ...
@overload
def apply(
    game: Game | None, command: Command, library: Library = load
) -> tuple[Game | None, tuple[Event, ...]]: ...
def apply(
    game: Game | None, command: Command, library: Library = load
) -> tuple[Game | None, tuple[Event, ...]]:
    """Carry out a command, or refuse it and leave the game as it is.

    Args:
        game: the game; None before one is opened.
        command: what is asked.
        library: finds packs, for `Open`.

    Returns:
        The game after it, and what happened: one `Refused` where it was refused.
    """
    if game is None:
        return _open(command, library)
    if isinstance(command, Open):
        return game, (PLAYING,)
    if isinstance(command, SetInstrument | Choose | TakeBack):
        return _draft(game, command)  # which refuses by the same proposal that it carries out
    if refusal := refuse(game, command):
        return game, (refusal,)
    return _carry_out(game, command)


def repeat(game: Game, command: Command, *, trusting: bool) -> Game | Refused:
    """Return the game after a command that was applied once, or why it cannot be now.

    Args:
        game: as it stood before.
        command: what was commanded.
        trusting: whether orders are taken without asking again if they may be given. The engine
            asks on its own when the quarter is signed: what may not be done does not happen.
    """
    if not (trusting and isinstance(command, SetInstrument | Choose | TakeBack)):
        again, events = apply(game, command)
        return events[0] if isinstance(events[0], Refused) else again
    wish = drafting.wished(game, command)
    if isinstance(wish, Refused):
        return wish
    return replace(game, log=(*game.log, command), orders=wish.orders)


def _carry_out(game: Game, command: Doing) -> tuple[Game, tuple[Event, ...]]:
    match command:
        case Sign():
            return sign(game)
        case Ask():
            return _ask(game, command)
        case Note():
            return _note(game, command)
        case Foresee():
            return foresee(game, command)
        case Resign():
            resigned = replace(game, log=(*game.log, command), over="resigned")
            return resigned, (GameEnded(quarter=said(game.quarter), reason="resigned"),)
        case _:
            assert_never(command)


def refuse(game: Game, command: Command) -> Refused | None:
    """Say why a command would be refused; None where it can be applied. Changes nothing."""
    if isinstance(command, Open):
        return PLAYING
    if game.over is not None and not isinstance(command, Note):
        return _ended(game)
    found: Refused | None = None
    match command:
        case SetInstrument() | Choose() | TakeBack():
            proposed = drafting.propose(game, command)
            found = proposed if isinstance(proposed, Refused) else None
        case Note():
            found = _unfit(command)
        case Ask():
            found = _silent(game, command)
        case Foresee():
            found = unforeseeable(game, command)
        case Sign() | Resign():
            pass
        case _:
            assert_never(command)
    return found


def _ended(game: Game) -> Refused:
    ended = "You have resigned." if game.over == "resigned" else "The period is over."
    return Refused(reason="over", because=ended)


def _open(command: Command, library: Library) -> tuple[Game | None, tuple[Event, ...]]:
    if not isinstance(command, Open):
        return None, (Refused(reason="not_playing", because="No game has been opened."),)
    try:
        scenario = library(command.pack)
    except PackError as broken:
        said_of_it = "\n".join(finding.line() for finding in broken.findings)
        return None, (Refused(reason="pack", because=said_of_it),)
    if command.theory is not None and command.theory not in scenario.theories:
        return None, (unknown("theory", command.theory, scenario.theories),)
    if command.length not in {"core", "full"}:
        return None, (unknown("length", command.length, ("core", "full")),)
    game = begin(scenario, command)
    pack = scenario.pack
    opened = GameOpened(pack=pack.id, title=pack.title, quarter=said(game.quarter))
    return game, (opened, *opened_now(game))


def _draft(game: Game, command: Drafting) -> tuple[Game, tuple[Event, ...]]:
    proposed = _ended(game) if game.over else drafting.propose(game, command)
    if isinstance(proposed, Refused):
        return game, (proposed,)
    drafted = replace(game, log=(*game.log, command), orders=proposed)
    gone = [order for order in game.orders if order not in proposed]
    new = [order for order in proposed if order not in game.orders]
    if new:
        return drafted, (_ordered(game, new[0]),)
    if gone:
        return drafted, (_taken_back(game, gone[0]),)
    return drafted, (_ordered(game, proposed[-1]),)  # the same order once more


def _ordered(game: Game, order: Order) -> Event:
    board = game.board
    attention = grounds.attention_of(board.program, order)
    price = drafting.price_of(game, order)
    name = name_of(board.program, order)
    if isinstance(order, Request):
        instrument = board.program.instruments[order.instrument]
        return InstrumentOrdered(
            instrument=name,
            title=board.scenario.instruments[name].title,
            before=_asked_before(game, order.instrument),
            to=setting(instrument, order.to),
            price=price,
            attention=attention,
        )
    document = board.scenario.decisions[name]
    option = board.program.decisions[order.decision].options[order.option].id
    return OptionChosen(
        decision=name,
        option=option,
        title=document.title,
        label=document.options[option].label,
        price=price,
        attention=attention,
    )


def _asked_before(game: Game, instrument: int) -> Setting:
    """Return what was asked of an instrument before this quarter."""
    row = game.board.kernel.layout.asked.start + instrument
    return setting(game.board.program.instruments[instrument], float(game.world.values[row, 0]))


def _taken_back(game: Game, order: Order) -> Event:
    name = name_of(game.board.program, order)
    scenario = game.board.scenario
    if isinstance(order, Request):
        return OrderTakenBack(
            what=name,
            title=scenario.instruments[name].title,
            to=_asked_before(game, order.instrument),
        )
    return OrderTakenBack(what=name, title=scenario.decisions[name].title, to=None)


def _silent(game: Game, command: Ask) -> Refused | None:
    """Say why an adviser cannot be asked about an indicator."""
    scenario = game.board.scenario
    indicators = [indicator.name for indicator in game.board.program.indicators]
    if command.adviser not in scenario.people:
        return unknown("adviser", command.adviser, scenario.people)
    if command.indicator not in indicators:
        return unknown("indicator", command.indicator, indicators)
    person = scenario.people[command.adviser]
    if not in_office(person, game.quarter):
        return Refused(reason="office", because=f"{person.title} is not in office.")
    if command.indicator not in person.watches:
        others = [scenario.people[name].title for name in watchers(game, command.indicator)]
        hint = f" {'; '.join(others)} can be asked." if others else ""
        said_of_it = f"{person.title} does not report on '{command.indicator}'.{hint}"
        return Refused(reason="office", because=said_of_it)
    return None


def _ask(game: Game, command: Ask) -> tuple[Game, tuple[Event, ...]]:
    pair = (command.adviser, command.indicator)
    asked = replace(
        game,
        log=(*game.log, command),
        asked=game.asked if pair in game.asked else (*game.asked, pair),
    )
    latest = report_of(game, command.indicator, command.adviser)[-1]
    return asked, (
        AdviserReported(
            adviser=command.adviser,
            title=game.board.scenario.people[command.adviser].title,
            indicator=command.indicator,
            quarter=said(latest.quarter),
            value=latest.value,
        ),
    )


def _unfit(command: Note) -> Refused | None:
    if not command.text.strip():
        return Refused(reason="empty", because="There is nothing to note.")
    if len(command.text) > LONGEST_NOTE:
        because = (
            f"A note has at most {LONGEST_NOTE:,} characters; this one has {len(command.text):,}."
        )
        return Refused(reason="outside", because=because)
    return None


def _note(game: Game, command: Note) -> tuple[Game, tuple[Event, ...]]:
    remark = Remark(game.quarter, command.text, command.about)
    noted = Noted(quarter=said(game.quarter), text=command.text, about=command.about)
    return replace(game, log=(*game.log, command), notes=(*game.notes, remark)), (noted,)
