"""The player's own forecasts: said before it comes, kept, and held against what comes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from game.screens.claims import claim_words
from game.screens.dates import quarter_words
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.choices import Choice
from game.screens.widgets.marks import Rule
from game.screens.widgets.slider import Scale, Slider
from game.screens.widgets.text import Text
from game.session.commands import Direction
from game.session.foreseeing import FURTHEST, LEAST_SURE, MOST_SURE
from game.session.view import IndicatorView

_STEP = 0.05
_USUAL, _SURE = 4, 0.7


@dataclass(slots=True)
class Draft:
    """A forecast before it is put on record; see `game.session.commands.Foresee`."""

    indicator: str
    direction: Direction = "up"
    within: int = _USUAL
    sure: float = _SURE

    @classmethod
    def of(cls, playing: Playing) -> "Draft":
        """Return a forecast about the first indicator that is shown."""
        every = playing.view.indicators
        return cls(next((each.name for each in every if each.first), every[0].name))


def forecast_sheet(
    ui: Stage, playing: Playing, draft: Draft, foretell: Callable[[], None]
) -> Widget:
    """Return the form for a forecast, and those that were made.

    Args:
        ui: the stage.
        playing: the game.
        draft: the forecast as it stands in the form; changed by it.
        foretell: puts it on record.
    """
    say = ui.say
    items: list[Widget | None] = [
        Text(say("forecast.eyebrow"), "eyebrow", "yours"),
        Text(say("forecast.title"), "title"),
        Text(say("forecast.lead"), "body", "muted"),
        *(_form(ui, playing, draft, foretell) if not playing.over else ()),
        Rule(),
        Text(say("forecast.made"), "heading"),
        *_made(ui, playing),
    ]
    return Column(items, gap=10)


def _form(
    ui: Stage, playing: Playing, draft: Draft, foretell: Callable[[], None]
) -> tuple[Widget, ...]:
    say = ui.say
    claim = claim_words(ui, playing, draft.indicator, (draft.direction, draft.within, draft.sure))
    ways = [(way, say(f"forecast.{way}")) for way in get_args(Direction)]
    put = Button(say("forecast.put"), foretell, kind="primary", action="go", id="put")
    return (
        Text(say("forecast.what"), "small-strong"),
        _indicators(ui, playing, draft),
        _line(
            say("forecast.direction"),
            Choice(
                say("forecast.direction"),
                ways,
                draft.direction,
                lambda way: _point(draft, way),
                id="way",
            ),
        ),
        _line(say("forecast.within"), _within(ui, playing, draft)),
        _line(say("forecast.sure"), _sure(ui, draft)),
        Text(playing.refusal, "small", "harm") if playing.refusal else Column([]),
        Row([Text(claim, "strong", "yours", grow=1, least=200), put], gap=16),
    )


def _indicators(ui: Stage, playing: Playing, draft: Draft) -> Widget:
    """Return the indicators to choose from: those that are shown first come first."""
    ordered = sorted(playing.view.indicators, key=lambda each: not each.first)
    cards = [_indicator(ui, each, draft) for each in ordered]
    pane = Scroll(Column(cards, gap=2), title=ui.say("forecast.what"), high=150, id="indicators")
    return Panel([pane], on="card", edge="line", pad=(6, 6), id="what")


def _indicator(ui: Stage, indicator: IndicatorView, draft: Draft) -> Widget:
    def choose() -> None:
        draft.indicator = indicator.name
        ui.refresh()

    return Card(
        indicator.title,
        choose,
        chosen=indicator.name == draft.indicator,
        radio=True,
        bare=True,
        eager=True,
        pad=(8, 4),
        inside=Text(indicator.title, "small"),
        id=indicator.name,
    )


def _within(ui: Stage, playing: Playing, draft: Draft) -> Widget:
    left = max(min(playing.view.quarters - playing.view.elapsed, FURTHEST), 1)
    draft.within = min(draft.within, left)
    return Row(
        [
            Slider(
                ui.say("forecast.within"),
                scale=Scale(1, max(left, 2), 1),
                at=draft.within,
                on_change=lambda at: setattr(draft, "within", int(at)),
                says=lambda at: ui.say("claims.within", count=int(at)),
                grow=1,
                id="within",
            ),
            Column([Text(ui.say("claims.within", count=draft.within), "small")], least=110),
        ],
        gap=12,
        stacks=False,
    )


def _sure(ui: Stage, draft: Draft) -> Widget:
    return Row(
        [
            Slider(
                ui.say("forecast.sure"),
                scale=Scale(LEAST_SURE, MOST_SURE, _STEP),
                at=draft.sure,
                on_change=lambda at: setattr(draft, "sure", round(at, 2)),
                says=lambda at: f"{at:.0%}",
                grow=1,
                id="sure",
            ),
            Column([Text(_sure_words(ui, draft.sure), "small")], least=110),
        ],
        gap=12,
        stacks=False,
    )


def _sure_words(ui: Stage, sure: float) -> str:
    if sure <= LEAST_SURE:
        return ui.say("forecast.coin", sure=f"{sure:.0%}")
    return ui.say(
        "forecast.certain" if sure >= MOST_SURE else "forecast.so_sure", sure=f"{sure:.0%}"
    )


def _point(draft: Draft, way: str) -> None:
    draft.direction = next(known for known in get_args(Direction) if known == way)


def _line(label: str, control: Widget) -> Widget:
    control.grow = 1
    control.least = max(control.least, 220)
    return Row([Column([Text(label, "small-strong")], least=120), control], gap=16)


def _made(ui: Stage, playing: Playing) -> list[Widget]:
    made: list[Widget] = [
        Flow(
            [
                Text(quarter_words(ui.say, said.quarter), "small", "muted"),
                Text(
                    claim_words(
                        ui, playing, said.indicator, (said.direction, said.within, said.sure)
                    ),
                    "body",
                ),
            ],
            gap=10,
            id=f"made{position}",
        )
        for position, said in enumerate(playing.view.foretold)
    ]
    return made[::-1] or [Text(ui.say("forecast.none"), "body", "muted")]
