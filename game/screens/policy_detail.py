"""What is told of the instrument that is pointed at: what it does, its price, who must agree."""

from game.reports.wording import sentence
from game.screens.citing import sources_button
from game.screens.drawing.look import Look
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.policy_draft import PolicyDraft
from game.screens.policy_words import (
    also_ordered,
    delay_words,
    figure,
    price_words,
    unit_words,
)
from game.screens.widgets.text import Text
from game.session.commands import Setting
from game.session.view import InstrumentView, StanceView

#: Kept free for it, so that nothing jumps while one is pointed at after another.
_HIGH = 132
#: The same in a low window.
_LOW = 86
_LOW_WINDOW = 700


def detail(
    ui: Stage, playing: Playing, draft: PolicyDraft, about: tuple[str, Setting | None]
) -> Widget:
    """Return what is told of an instrument, and of the stance of it that is pointed at.

    Args:
        ui: the stage.
        playing: the game.
        draft: what is being moved.
        about: the instrument's id, and a stance.
    """
    found = (each for each in playing.view.instruments if each.id == about[0])
    instrument = next(found, playing.view.instruments[0])
    stance = next((each for each in instrument.stances if each.to == about[1]), None)
    refusal = _refusal(draft, instrument, stance)
    named = Text(instrument.title if stance is None else stance.title, "strong", grow=1)
    cited = playing.scenario.instruments[instrument.id].source
    sources = sources_button(playing, cited, ui.say("policy.source"))
    words = [
        Row([named, sources], gap=8, stacks=False, id="named"),
        Text(refusal, "small", "harm") if refusal else None,
        Text(_meaning(instrument, stance), "small", wide=0),
        Text(_terms(ui, playing, draft, instrument, stance), "small", "muted", rich=True, wide=0),
        *_also(ui, playing, instrument),
    ]
    told = Scroll(
        Column(words, gap=3),
        title=ui.say("policy.about", what=instrument.title),
        high=40,
        id="told",
    )
    return _Reserved([told], on="card", edge="line", pad=(14, 9), id="detail")


class _Reserved(Panel):
    """A panel of a height that does not change with what is in it."""

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - the same at any width
        """Return the height that is kept free."""
        low = look.metrics.height < look.px(_LOW_WINDOW)
        return look.em(_LOW if low else _HIGH)

    def full_height(self, look: Look, width: int) -> int:
        """Return no less than what is kept free, however little there is to read."""
        return max(self.height(look, width), super().full_height(look, width))


def _refusal(
    draft: PolicyDraft, instrument: InstrumentView, stance: StanceView | None
) -> str | None:
    moved = draft.tried.refused.get(instrument.id)
    if moved is not None:
        return moved
    refused = instrument.refusal if stance is None else stance.refusal
    return None if refused is None or refused.reason == "unchanged" else refused.because


def _meaning(instrument: InstrumentView, stance: StanceView | None) -> str:
    told = "" if stance is None else stance.meaning
    return sentence(told or instrument.meaning)


def _terms(
    ui: Stage,
    playing: Playing,
    draft: PolicyDraft,
    instrument: InstrumentView,
    stance: StanceView | None,
) -> str:
    """Return the price, how far it moves, and who has a say."""
    say, document = ui.say, playing.scenario.instruments[instrument.id]
    told = [_price(ui, draft, instrument, stance), delay_words(say, instrument)]
    if instrument.limit is not None:
        limit = say(
            "policy.limit", limit=figure(say, instrument.limit), unit=unit_words(instrument.unit)
        )
        told.append(limit)
    if document.because:
        key = "policy.granted" if document.granted is not None else "policy.because"
        told.append(say(key, because=sentence(document.because)))
    return " ".join(told)


def _price(
    ui: Stage, draft: PolicyDraft, instrument: InstrumentView, stance: StanceView | None
) -> str:
    say = ui.say
    moving = draft.tried.prices.get(instrument.id)
    if moving is not None:
        price = price_words(say, moving, instrument.attention)
        return say("policy.costs_now", price=price)
    if instrument.kind == "account":
        price = price_words(say, instrument.price, instrument.attention)
        return say("policy.costs", price=price)
    listed = stance or next(s for s in instrument.stances if s.to != instrument.before)
    price = price_words(say, listed.price, instrument.attention)
    return say("policy.costs_change", price=price)


def _also(ui: Stage, playing: Playing, instrument: InstrumentView) -> list[Widget]:
    """Return which options on the desk would order the instrument too."""
    return [
        Text(
            ui.say("policy.also", decision=decision.title, option=option, said=said),
            "small",
            rich=True,
            wide=0,
            id=f"also{position}",
        )
        for position, (decision, option, said) in enumerate(
            also_ordered(playing.view.decisions, instrument.id)
        )
    ]
