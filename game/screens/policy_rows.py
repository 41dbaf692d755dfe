"""The rows of the policy desk: accounts with a slider, postures with stances, channels."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial

from game.screens.frame.stage import Stage
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Row, Space
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.policy_draft import PolicyDraft
from game.screens.policy_words import (
    figure,
    price_words,
    state_words,
    unit_words,
)
from game.screens.widgets.buttons import IconButton
from game.screens.widgets.cards import Card
from game.screens.widgets.choices import Switch
from game.screens.widgets.marks import Picture, Rule
from game.screens.widgets.slider import Scale, Slider
from game.screens.widgets.text import Text
from game.screens.wording import Words
from game.session.commands import Setting
from game.session.view import InstrumentView, StanceView

#: Widths that all rows share, so that sliders and numbers stand under each other.
_NAME, _SLIDER, _NUMBER, _UNDO = 170, 130, 62, 30


@dataclass(frozen=True, slots=True)
class Hands:
    """What a row can do.

    Attributes:
        move: an account, for as long as it is dragged.
        order: a stance, or a channel on or off.
        take_back: the order on an instrument.
        look: at an instrument: told its id and, of a posture, the stance that is pointed at.
    """

    move: Callable[[str, float], None]
    order: Callable[[str, Setting], None]
    take_back: Callable[[str], None]
    look: Callable[[str, Setting | None], None]


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the rows.

    Attributes:
        ui: the stage.
        draft: what is being moved.
        hands: what a row can do.
        ordered: ids of instruments that are ordered in the draft.
        marked: ids of instruments that an option on the desk would order too.
        kept: the rows as they were made before.
    """

    ui: Stage
    draft: PolicyDraft
    hands: Hands
    ordered: frozenset[str]
    marked: frozenset[str]
    kept: Kept

    def rows(self, instruments: tuple[InstrumentView, ...]) -> Widget:
        """Return the rows of instruments of one kind."""
        ways = {"account": self._account, "posture": self._posture, "channel": self._channel}
        made: list[Widget] = []
        for instrument in instruments:
            made += [Rule()] if made else []
            make = partial(ways[instrument.kind], instrument)
            made.append(self.kept.part(instrument.id, self.ui.look, self._facts(instrument), make))
        return Column(made, gap=8, pad=(0, 3))

    def _facts(self, instrument: InstrumentView) -> Hashable:
        """Return all that a row shows."""
        name = instrument.id
        moving, tried = self.draft.moving.get(name), self.draft.tried
        bound = self.draft.most(instrument) if instrument.kind == "account" else None
        return (
            (instrument, moving, name in tried.refused, bound),
            (name in self.ordered, name in self.marked),
        )

    def _account(self, instrument: InstrumentView) -> Widget:
        at, name = self.draft.at(instrument), instrument.id
        refused = name in self.draft.tried.refused
        return Row(
            [
                Column(self._named(instrument), gap=1, grow=1, least=_NAME),
                self._slider(instrument, at),
                Column(
                    [
                        Text(
                            figure(self.ui.say, at),
                            "figure",
                            "harm" if refused else "text",
                            side="right",
                            spoken=_amount(self.ui.say, instrument, at),
                        )
                    ],
                    least=_NUMBER,
                ),
                self._undo(instrument),
            ],
            gap=10,
            id=name,
        )

    def _slider(self, instrument: InstrumentView, at: float) -> Widget:
        low, high = instrument.lowest or 0.0, instrument.highest or 0.0
        step = instrument.step or (high - low) / 100.0
        return Slider(
            instrument.title,
            scale=Scale(
                low,
                high,
                step,
                before=float(instrument.before),
                allowed=self.draft.most(instrument),
            ),
            at=at,
            on_change=partial(self.hands.move, instrument.id),
            says=partial(_amount, self.ui.say, instrument),
            refusal=instrument.refusal.because if instrument.refusal else None,
            on_point=partial(self.hands.look, instrument.id, None),
            grow=1.15,
            least=_SLIDER,
            id="slider",
        )

    def _posture(self, instrument: InstrumentView) -> Widget:
        head = Row(
            [Column(self._named(instrument), gap=1, grow=1, least=_NAME), self._undo(instrument)],
            gap=10,
            stacks=False,
        )
        cards: list[Widget] = [self._stance(instrument, stance) for stance in instrument.stances]
        return Column([head, Grid(cards, cell=150, gap=8, most=3)], gap=6, id=instrument.id)

    def _stance(self, instrument: InstrumentView, stance: StanceView) -> Widget:
        say = self.ui.say
        chosen = stance.to == instrument.setting
        stands = stance.refusal is not None and stance.refusal.reason == "unchanged"
        refusal = None if stance.refusal is None or stands else stance.refusal.because
        before = stance.to == instrument.before
        title = say("policy.stood", stance=stance.title) if before and not chosen else stance.title
        return Card(
            stance.title,
            None if chosen else partial(self.hands.order, instrument.id, stance.to),
            chosen=chosen,
            radio=True,
            says=price_words(say, stance.price, 0.0),
            refusal=refusal,
            on_point=partial(self.hands.look, instrument.id, stance.to),
            pad=(10, 8),
            id=str(stance.to),
            inside=Text(title, "small-strong", "muted" if refusal else "text"),
        )

    def _channel(self, instrument: InstrumentView) -> Widget:
        say, on = self.ui.say, bool(instrument.setting)
        other = next(stance for stance in instrument.stances if stance.to is not on)
        switch = Switch(
            instrument.title,
            on=on,
            on_change=partial(self.hands.order, instrument.id),
            words=(say("policy.closed"), say("policy.open")),
            refusal=other.refusal.because if other.refusal else None,
            on_point=partial(self.hands.look, instrument.id, None),
            id="switch",
        )
        return Row(
            [
                Column(self._named(instrument), gap=1, grow=1, least=_NAME),
                switch,
                self._undo(instrument),
            ],
            gap=10,
            id=instrument.id,
        )

    def _named(self, instrument: InstrumentView) -> list[Widget]:
        """Return an instrument's name, what is in force of it, and whether more hangs on it."""
        say, title = self.ui.say, instrument.title
        moved = instrument.id in self.draft.moving
        changed = moved or instrument.setting != instrument.before
        told = state_words(say, instrument, changed=changed)
        name: Widget = Text(title, "strong")
        if instrument.id in self.marked:
            spoken = say("policy.on_desk", what=title)
            mark = Picture("message-square", 14, "yours")
            name = Row([Text(title, "strong", spoken=spoken), mark], gap=7, stacks=False, id="name")
        return [name, Text(told, "small", "muted")]

    def _undo(self, instrument: InstrumentView) -> Widget:
        moved = instrument.id in self.draft.moving
        if instrument.id not in self.ordered and not moved:
            return Column([Space()], least=_UNDO)
        return IconButton(
            self.ui.say("policy.take_back", what=instrument.title),
            partial(self.hands.take_back, instrument.id),
            icon="undo-2",
            side=_UNDO,
            id="undo",
        )


def _amount(say: Words, instrument: InstrumentView, value: float) -> str:
    """Return an amount with its unit, as it is spoken."""
    unit = unit_words(instrument.unit)
    said = figure(say, value)
    return say("numbers.unit", value=said, unit=unit) if unit else said
