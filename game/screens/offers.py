"""Offers: what is said of a pack before it is begun, and how it is to be played."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from game.screens.dates import span_words
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.widget import Widget
from game.screens.shelf import PackCard
from game.screens.widgets.choices import Choice, Switch
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.entry import Entry
from game.screens.widgets.text import Text
from game.screens.wording import Words
from game.session.commands import Length, Open, Options

#: Minutes up to which a pack is one to learn by, and one for a seminar.
_SHORT, _SEMINAR = 30, 90
_SEEDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Opening:
    """How a game is to be opened, as far as it was said.

    Attributes:
        length: core or full.
        seed: what was typed; any luck where that is no number.
        forecasts: whether futures may be looked at.
        take_back: whether orders can be taken back.
    """

    length: Length = "full"
    seed: str = ""
    forecasts: bool = True
    take_back: bool = True

    def of(self, pack: str) -> Open:
        """Return the command that opens a pack so."""
        number = self.seed.strip()
        return Open(
            pack=pack,
            seed=int(number) if number.isdecimal() else secrets.randbelow(_SEEDS),
            length=self.length,
            options=Options(forecasts=self.forecasts, take_back=self.take_back),
        )


def pack_facts(say: Words, card: PackCard) -> str:
    """Return when a pack plays, and how long it takes."""
    if not card.known:
        return card.wrong or say("title.reading")
    span = span_words(say, card.first, card.last)
    quarters = say("title.quarters", count=card.quarters)
    if card.full is None:
        return say("title.facts_untimed", span=span, quarters=quarters)
    same = card.core == card.full
    words = "title.minutes_same" if same else "title.minutes"
    minutes = say(words, core=card.core, full=card.full)
    return say("title.facts", span=span, quarters=quarters, minutes=minutes)


def pack_kind(say: Words, card: PackCard) -> str:
    """Return what a pack is for, by its length; empty where that is not known."""
    if card.full is None:
        return ""
    if card.full <= _SHORT:
        return say("title.kind.short")
    return say("title.kind.seminar" if card.full <= _SEMINAR else "title.kind.campaign")


def opening_sheet(
    ui: Stage, card: PackCard, opening: Opening, change: Callable[[Opening], None]
) -> Widget:
    """Return what is known of a pack, and how it is to be played.

    Args:
        ui: the stage.
        card: the pack.
        opening: how it is to be played now.
        change: told how it is to be played from now on.
    """
    say = ui.say
    words = [
        Text(card.summary, "body") if card.summary else None,
        Text(say("title.still"), "small", "frontier")
        if card.known and not card.questions
        else None,
        Text(card.note, "small", "muted") if card.note else None,
    ]
    items = [*words, _length(ui, card, opening, change), _class(ui, opening, change)]
    if not card.known:
        items = [Text(pack_facts(say, card), "body", "muted")]
    return Panel(
        items, on="panel", edge="line", pad=20, gap=12, title=say("title.about"), id="sheet"
    )


def _length(
    ui: Stage, card: PackCard, opening: Opening, change: Callable[[Opening], None]
) -> Widget | None:
    if card.core is None or card.core == card.full:
        return None
    options = [
        ("full", ui.say("title.full", minutes=card.full)),
        ("core", ui.say("title.core", minutes=card.core)),
    ]

    def choose(length: str) -> None:
        change(replace(opening, length="core" if length == "core" else "full"))

    return Choice(ui.say("title.length"), options, opening.length, choose, id="length")


def _class(ui: Stage, opening: Opening, change: Callable[[Opening], None]) -> Widget:
    say = ui.say
    seed = Entry(
        say("title.seed"),
        id="seed",
        text=opening.seed,
        hint=say("title.seed_hint"),
        empty=say("title.seed_empty"),
        most=9,
        on_change=lambda text: change(replace(opening, seed=text)),
        least=90,
    )
    return Disclosure(
        say("title.class"),
        Column(
            [
                Row([Text(say("title.seed"), "small", grow=1), seed], stacks=False),
                _switch(
                    ui,
                    "forecasts",
                    opening.forecasts,
                    lambda on: change(replace(opening, forecasts=on)),
                ),
                _switch(
                    ui,
                    "take_back",
                    opening.take_back,
                    lambda on: change(replace(opening, take_back=on)),
                ),
            ],
            gap=6,
        ),
        id="class",
    )


def _switch(ui: Stage, name: str, on: bool, change: Callable[[bool], None]) -> Widget:  # noqa: FBT001 - a state, not a mode
    label = ui.say(f"title.{name}")
    words = (ui.say("common.off"), ui.say("common.on"))
    switch = Switch(label, on=on, on_change=change, words=words, id=name)
    return Row([Text(label, "small", grow=1), switch])
