"""Gauges: six indicators with where they stand, their futures, a count, and a why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pygame

from game.screens.desk import reckoning
from game.screens.desk.even import EvenGrid
from game.screens.desk.living import LivingText
from game.screens.desk.motion import Gliding
from game.screens.desk.sights import Sights
from game.screens.drawing.canvas import Canvas
from game.screens.drawing.theme import Accent, Tone
from game.screens.foresight import Seen, Sight
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Panel, Row, Space
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Widget
from game.screens.numbers import number, shows
from game.screens.playing import Playing
from game.screens.strands import Strands, course_of
from game.screens.widgets.buttons import Button
from game.screens.widgets.chart import Chart
from game.screens.widgets.table import Table
from game.screens.widgets.text import Text
from game.session.view import IndicatorView

COUNT = 6
_ACCENTS: tuple[Accent, ...] = ("frontier", "harm", "yours", "livelihood", "covert", "yours")
_HIGH = 58
#: From this width on a card has room for a count in words, in units that grow with text.
_ROOMY = 1200
_TONES: Mapping[bool, Tone] = {True: "livelihood", False: "harm"}


class Gauges:
    """The row of indicators below the desk.

    Args:
        playing: the game.
        sights: what is looked at.
    """

    def __init__(self, playing: Playing, sights: Sights) -> None:
        self._playing = playing
        self._sights = sights
        self._sight = sights.rest
        self.gliding = Gliding()

    def shown(self) -> tuple[IndicatorView, ...]:
        """Return the indicators that are shown: those that the pack shows first."""
        indicators = self._playing.view.indicators
        return tuple([i for i in indicators if i.first] or indicators)[:COUNT]

    def build(self, ui: Stage, sight: Sight) -> Widget:
        """Return the cards."""
        self._sight = sight
        cards = [
            self._card(ui, shown, _ACCENTS[k % len(_ACCENTS)])
            for k, shown in enumerate(self.shown())
        ]
        return EvenGrid(cards, cell=152, most=COUNT, gap=8, id="gauges")

    def look(self, ui: Stage, sight: Sight) -> None:
        """Look at something else: drawings glide to it and counts are told of it, where they are.

        Where its futures are not known yet, what was looked at stays until they are.
        """
        self._sight = sight
        for shown in self.shown():
            self._aim(ui, shown)
        ui.redraw()

    @property
    def _seen(self) -> Seen | None:
        return self._playing.seen(self._sight)

    def _card(self, ui: Stage, shown: IndicatorView, accent: Accent) -> Widget:
        return Panel(
            [
                Text(shown.title, "small", "muted", id="title"),
                self._level(ui, shown),
                Space(grow=1),
                self._chart(ui, shown, accent),
                self._foot(ui, shown),
            ],
            on="panel",
            edge="line",
            pad=(12, 8),
            gap=2,
            id=shown.name,
            title=shown.title,
        )

    def _level(self, ui: Stage, shown: IndicatorView) -> Widget:
        value = Text(number(ui.say, shown.value, shown.decimals), "number", id="value")
        return Flow([value, self._moved(ui, shown)], gap=6, id="level")

    def _foot(self, ui: Stage, shown: IndicatorView) -> Widget:
        """Return the spoken count, and the way to why it moved."""
        playing, say = self._playing, ui.say
        brief = ui.look.metrics.columns < _ROOMY

        def told() -> tuple[str, str]:
            if not playing.foresees:
                return shown.unit, ""
            said = reckoning.short_count(say, self._seen, self._sight, shown.name)
            if not brief:
                return said, ""
            form = reckoning.short_count(say, self._seen, self._sight, shown.name, "brief")
            return form, said

        why = (
            Button(
                say("desk.why"),
                lambda: playing.open("why", shown.name),
                kind="quiet",
                style="small",
                hint=say("desk.why_hint", title=shown.title),
                id="why",
            )
            if playing.opens("why") and shown.previous is not None
            else None
        )
        count = LivingText("", "small", "muted", grow=1, now=told, id="count")
        return Row([count, why], gap=4, stacks=False, id="foot")

    def _moved(self, ui: Stage, shown: IndicatorView) -> Widget | None:
        """Return how it moved since the last report; a sign says what the colour says."""
        change = shown.value - (shown.value if shown.previous is None else shown.previous)
        if not shows(change, shown.decimals):
            return None
        good = (change > 0) == (shown.better == "more")
        size = number(ui.say, abs(change), shown.decimals)
        way = "up" if change > 0 else "down"
        tone: Tone = "muted" if shown.better == "neither" else _TONES[good]
        return Text(
            ui.say(f"desk.moved.{way}", size=size),
            "small-strong",
            tone,
            spoken=ui.say(f"desk.moved.spoken_{way}", size=size),
            id="moved",
        )

    def _aim(self, ui: Stage, shown: IndicatorView) -> None:
        """Let a drawing go to what is looked at."""
        view, name = self._playing.view, shown.name
        seen, plain = self._seen, self._playing.seen(self._sights.rest)
        fan = None if seen is None else seen.fans[name]
        other = None if plain is None or plain is seen else plain.fans[name]
        course = course_of(
            [point.value for point in shown.history],
            max(view.quarters - view.elapsed, 0),
            fan,
            other,
        )
        version = (id(view), self._sight, seen and seen.runs, plain and plain.runs)
        if seen is not None or not self.gliding.knows(name, id(view)):
            self.gliding.aim(name, course, version, motion=ui.settings.motion)

    def _chart(self, ui: Stage, shown: IndicatorView, accent: Accent) -> Chart:
        playing, name = self._playing, shown.name
        self._aim(ui, shown)

        def table() -> Table:
            plain = playing.seen(self._sights.rest)
            return reckoning.table(ui.say, self._seen, plain, shown)

        return FanChart(
            shown.title,
            (lambda: playing.open("history", name)) if playing.opens("history") else None,
            id="chart",
            sentence=lambda: reckoning.sentence(ui.say, self._seen, self._sight, shown),
            table=table,
            high=_HIGH,
            hint=shown.unit if shown.unit != "1" else "",
            gliding=self.gliding,
            of=name,
            accent=accent,
        )


@dataclass(eq=False)
class FanChart(Chart):
    """An indicator's strands; drawn afresh only while they glide.

    Attributes:
        gliding: holds what is drawn.
        of: the indicator's name.
        accent: of its futures.
    """

    gliding: Gliding = field(kw_only=True)
    of: str = field(kw_only=True)
    accent: Accent = field(default="yours", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.draw = self._drawn

    def paint(self, canvas: Canvas) -> None:
        """Paint what it is on its way to."""
        self.version = self.gliding.version(self.of)
        super().paint(canvas)

    def _drawn(self, canvas: Canvas, rect: pygame.Rect) -> None:
        course = self.gliding.now(self.of)
        Strands(course, self.accent, self.ground, rough=self.gliding.moving).draw(canvas, rect)
