"""Options: cards with what each means, what it costs, what it orders, and what its futures say."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

import pygame

from game.judgement.comparing import Tag as Found
from game.screens.desk.sights import Sights
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Ground
from game.screens.drawing.type import STYLES
from game.screens.foresight import Seen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Widget
from game.screens.numbers import plain, shows, with_unit
from game.screens.playing import Playing
from game.screens.widgets.cards import Card
from game.screens.widgets.marks import Tag
from game.screens.widgets.text import Text
from game.session.view import DecisionView, IndicatorView, OptionView

LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Tags on a card at most.
_MOST = 3
#: From this share of what luck moves by, a tag has a second arrow.
_STRONG = 0.25


def option_cards(
    ui: Stage,
    playing: Playing,
    decision: DecisionView,
    sights: Sights,
    hands: "tuple[Callable[[str], None], Callable[[str | None], None]]",
) -> Widget:
    """Return the cards of a question's options.

    Args:
        ui: the stage.
        playing: the game.
        decision: the question.
        sights: what is known of each option.
        hands: told which option is chosen, and which is pointed at.
    """
    # Tags come to all cards at once: what is still without would look as if nothing differed.
    known = sights.runs > 0
    cards = [
        _card(
            ui,
            playing,
            decision,
            (option, LETTERS[k], sights.of(option.id) if known else None),
            hands,
        )
        for k, option in enumerate(decision.options)
    ]
    return Column(cards, gap=8, id="options")


def _card(
    ui: Stage,
    playing: Playing,
    decision: DecisionView,
    shown: tuple[OptionView, str, Seen | None],
    hands: "tuple[Callable[[str], None], Callable[[str | None], None]]",
) -> Widget:
    option, letter, seen = shown
    choose, point = hands
    chosen = decision.chosen == option.id
    paid = {price.stock for price in option.price if price.amount}
    found = [*_costs(ui, option), *_effects(ui, playing, seen, paid)]
    return OptionCard(
        option.label,
        lambda: choose(option.id),
        id=f"option-{option.id}",
        chosen=chosen,
        radio=True,
        action=letter,
        refusal=option.refusal.because if option.refusal is not None else None,
        says=" ".join([option.meaning, *(tag.name for tag in found)]),
        on_point=lambda: point(option.id),
        on_unpoint=lambda: point(None),
        pad=(14, 9),
        inside=_inside(ui, playing, decision, option, found),
    )


def _inside(
    ui: Stage,
    playing: Playing,
    decision: DecisionView,
    option: OptionView,
    found: Sequence[Tag],
) -> Widget:
    """Return what a card shows."""
    refusal = option.refusal.because if option.refusal is not None else ""
    return Column(
        [
            Text(option.label, "strong", wide=0, id="label"),
            Text(option.meaning, "small", "muted", wide=0, id="meaning"),
            _orders(ui, option),
            _beside(ui, playing, decision, option),
            Text(refusal, "small", "harm", wide=0, id="refusal") if refusal else None,
            Flow(found, gap=6, pad=(0, 3), id="tags") if found else None,
        ],
        gap=2,
    )


@dataclass(eq=False)
class OptionCard(Card):
    """A card whose mark stands beside its label, however much stands below that."""

    def _paint_radio(self, canvas: Canvas, ground: Ground) -> None:
        full = self.rect
        line = canvas.look.fonts.line(STYLES["strong"]) + 2 * canvas.look.px(self.pad[1])
        self.rect = pygame.Rect(full.x, full.y, full.width, min(line, full.height))
        super()._paint_radio(canvas, ground)
        self.rect = full


def _orders(ui: Stage, option: OptionView) -> Widget | None:
    """Return the standing orders that it sets."""
    if not option.orders:
        return None
    forms = (
        [
            ui.say(form, title=order.title, said=order.said, before=order.said_before)
            for order in option.orders
        ]
        for form in ("desk.sets", "desk.sets_spoken")
    )
    words, spoken = ("; ".join(each) for each in forms)
    said = ui.say("desk.sets_all", orders=words)
    return Text(said, "small", wide=0, spoken=ui.say("desk.sets_all", orders=spoken), id="sets")


def _beside(
    ui: Stage, playing: Playing, decision: DecisionView, option: OptionView
) -> Widget | None:
    """Return who is for it, and whether it is what happens if nobody answers."""
    default = ui.say("desk.by_default") if decision.default == option.id else ""
    told = [
        _favoured(ui, playing, decision, option),
        Text(default, "small", "muted", wide=0, id="default") if default else None,
    ]
    return Flow(told, gap=5, id="beside") if any(told) else None


def _favoured(
    ui: Stage, playing: Playing, decision: DecisionView, option: OptionView
) -> Widget | None:
    """Return which advisers are for it."""
    people = playing.scenario.people
    for_it = [
        people[voice.by].agency.partition(",")[0]
        for voice in decision.voices
        if voice.favours == option.id and voice.by in people
    ]
    if not for_it:
        return None
    words = ui.say("desk.favoured", who=", ".join(for_it))
    return Text(words, "small", "yours", wide=0, id="favoured")


def _costs(ui: Stage, option: OptionView) -> Iterator[Tag]:
    for price in option.price:
        if price.amount:
            amount = plain(ui.say, price.amount)
            words = ui.say("desk.costs", amount=amount, title=price.title)
            spoken = ui.say("desk.costs_spoken", amount=amount, title=price.title)
            yield Tag(words, "plain", spoken=spoken, id=f"cost-{price.stock}")


def _effects(ui: Stage, playing: Playing, seen: Seen | None, paid: Container[str]) -> Iterator[Tag]:
    """Yield what differs from giving no answer, the weightiest first, beside what is paid."""
    if seen is None:
        return
    known = {shown.name: shown for shown in playing.view.indicators}
    told = [
        tag
        for tag in seen.tags
        if tag.indicator in known
        and tag.indicator not in paid
        and shows(tag.size, known[tag.indicator].decimals)
    ]
    # What is shown on the desk comes first; what else moves is told where there is room.
    told.sort(key=lambda tag: not known[tag.indicator].first)
    for tag in told[:_MOST]:
        yield _effect(ui, tag, known[tag.indicator])


def _effect(ui: Stage, tag: Found, shown: IndicatorView) -> Tag:
    good = (tag.direction == "up") == (shown.better == "more")
    kind: Ground = "plain" if shown.better == "neither" else "good" if good else "bad"
    arrow = ("▲" if tag.direction == "up" else "▼") * (2 if tag.weight >= _STRONG else 1)
    size = with_unit(ui.say, abs(tag.size), shown.unit, shown.decimals)
    spoken = ui.say(
        f"desk.effect.{tag.direction}", title=shown.title, size=size, share=f"{tag.share:.0%}"
    )
    words = ui.say("desk.effect.tag", title=shown.title, arrow=arrow)
    return Tag(words, kind, spoken=spoken, id=f"effect-{tag.indicator}")
