"""The desk as a player sees it: what can be done, what it costs, and who says what about it."""

from game.content.format import play
from game.model.program import Instrument
from game.session import drafting, grounds
from game.session.advisers import in_office
from game.session.applying import refuse
from game.session.commands import Choose, SetInstrument, Setting
from game.session.events import Refused
from game.session.game import Game, said
from game.session.naming import open_decisions
from game.session.orders import Answer, Request
from game.session.signing import in_force
from game.session.view import (
    DecisionView,
    InstrumentView,
    OptionView,
    PersonView,
    Purse,
    StanceView,
    VoiceView,
)
from game.session.wording import setting


def decisions(game: Game) -> tuple[DecisionView, ...]:
    """Return the decisions that the player is asked about; none after the end."""
    if game.over is not None:
        return ()
    names = {decision.id: k for k, decision in enumerate(game.board.program.decisions)}
    return tuple(_decision(game, names[name]) for name in open_decisions(game))


def instruments(game: Game) -> tuple[InstrumentView, ...]:
    """Return the policy desk."""
    return tuple(_instrument(game, k) for k in range(len(game.board.program.instruments)))


def purses(game: Game) -> tuple[Purse, ...]:
    """Return the stocks that prices are paid from."""
    program = game.board.program
    listed = [instrument.price for instrument in program.instruments]
    listed += [option.price for decision in program.decisions for option in decision.options]
    stocks = sorted({stock for price in listed for stock, _ in price})
    documents = game.board.scenario.model.stocks
    layout = game.board.kernel.layout
    return tuple(
        _purse(
            game, stock, documents[stock].title, documents[stock].unit, layout.stocks[stock].start
        )
        for stock in stocks
    )


def attention(game: Game) -> Purse | None:
    """Return how much can be looked at this quarter; None where that is not counted."""
    counted = game.board.scenario.pack.attention
    if counted is None:
        return None
    row = game.board.kernel.layout.attention.start
    return _purse(game, "attention", "Attention", counted.unit, row)


def people(game: Game, open_now: tuple[DecisionView, ...]) -> tuple[PersonView, ...]:
    """Return who is in office, with what they say about open decisions."""
    return tuple(
        PersonView(
            id=name,
            title=person.title,
            agency=person.agency,
            speaks=person.speaks,
            wants=person.wants,
            watches=tuple(person.watches),
            says=tuple(
                (decision.id, voice)
                for decision in open_now
                for voice in decision.voices
                if voice.by == name
            ),
        )
        for name, person in game.board.scenario.people.items()
        if in_office(person, game.quarter)
    )


def _purse(game: Game, name: str, title: str, unit: str, row: int) -> Purse:
    had, left = (float(world.values[row, 0]) for world in (game.world, game.draft))
    return Purse(id=name, title=title, unit=unit, had=had, left=left)


def _decision(game: Game, position: int) -> DecisionView:
    scenario, program = game.board.scenario, game.board.program
    decision = program.decisions[position]
    document = scenario.decisions[decision.id]
    row = game.board.kernel.layout.opened.start + position
    opened = program.first + int(game.world.values[row, 0])
    answers = (x for x in game.orders if isinstance(x, Answer) and x.decision == position)
    chosen = next((decision.options[x.option].id for x in answers), None)
    last = opened + decision.waits - 1
    default = drafting.default_of(game, position)
    return DecisionView(
        id=decision.id,
        title=document.title,
        tier=document.tier,
        place=document.place,
        decides=document.decides,
        briefing=document.briefing,
        voices=tuple(_voice(game, voice) for voice in document.voices),
        options=tuple(
            _option(game, decision.id, name, Answer(position, k), chosen == name)
            for k, name in enumerate(document.options)
        ),
        attention=grounds.attention_of(program, Answer(position, 0)),
        opened=said(opened),
        answer_by=said(last),
        last_chance=game.quarter >= last,
        otherwise=document.unattended.by,
        default=default,
        default_label=None if default is None else document.options[default].label,
        chosen=chosen,
    )


def _option(game: Game, decision: str, name: str, answer: Answer, chosen: bool) -> OptionView:  # noqa: FBT001 - told apart by name at its one call
    document = game.board.scenario.decisions[decision].options[name]
    return OptionView(
        id=name,
        label=document.label,
        meaning=document.meaning,
        case=document.case,
        price=drafting.price_of(game, answer),
        orders=drafting.orders_of(game, answer),
        refusal=None if chosen else refuse(game, Choose(decision=decision, option=name)),
    )


def _voice(game: Game, voice: play.Voice) -> VoiceView:
    return VoiceView(
        by=voice.by,
        title=game.board.scenario.people[voice.by].title,
        says=voice.says,
        indicator=voice.indicator,
        direction=voice.direction,
        within=voice.within,
        sure=voice.sure,
        favours=voice.favours,
    )


def _instrument(game: Game, position: int) -> InstrumentView:
    instrument = game.board.program.instruments[position]
    document = game.board.scenario.instruments[instrument.id]
    row = game.board.kernel.layout.asked.start + position
    before, now = (float(world.values[row, 0]) for world in (game.world, game.draft))
    account = instrument.kind == "account"
    stances = () if account else _stances(game, position, document)
    nudged = _nudged(instrument, document, now)
    return InstrumentView(
        id=instrument.id,
        title=document.title,
        meaning=document.meaning,
        kind=instrument.kind,
        unit=document.unit,
        setting=setting(instrument, now),
        before=setting(instrument, before),
        in_force=in_force(game.board, game.world, position),
        lowest=instrument.lowest if account else None,
        highest=instrument.highest if account else None,
        step=document.step,
        limit=document.limit,
        delay=document.delay,
        stances=stances,
        attention=grounds.attention_of(game.board.program, Request(position, now)),
        price=drafting.price_of(game, Request(position, nudged)) if account else (),
        refusal=_stuck(stances)
        if stances
        else refuse(game, SetInstrument(instrument=instrument.id, to=nudged)),
    )


def _nudged(instrument: Instrument, document: play.Instrument, now: float) -> float:
    """Return an account's setting one step from where it stands, up if it can go up."""
    step = document.step or (instrument.highest - instrument.lowest) / 100.0
    up = now + step
    return up if up <= instrument.highest else max(now - step, instrument.lowest)


def _stuck(stances: tuple[StanceView, ...]) -> Refused | None:
    """Return why no other stance can be asked for; None where one can."""
    refusals = [stance.refusal for stance in stances]
    others = [x for x in refusals if x is not None and x.reason != "unchanged"]
    return others[0] if others and None not in refusals else None


def _stances(game: Game, position: int, document: play.Instrument) -> tuple[StanceView, ...]:
    instrument = game.board.program.instruments[position]
    listed: list[tuple[Setting, str, str]] = (
        [(False, "Closed", ""), (True, "Open", "")]
        if instrument.kind == "channel"
        else [(name, stance.title, stance.meaning) for name, stance in document.stances.items()]
    )
    return tuple(
        StanceView(
            to=to,
            title=title,
            meaning=meaning,
            price=drafting.price_of(game, Request(position, float(k))),
            refusal=refuse(game, SetInstrument(instrument=instrument.id, to=to)),
        )
        for k, (to, title, meaning) in enumerate(listed)
    )
