"""The desk: the screen on which a quarter is played."""

from collections.abc import Callable, Mapping

from game.screens.art import MapArt
from game.screens.bar import NARROW, top_bar
from game.screens.dates import quarter_words
from game.screens.desk.gauges import Gauges
from game.screens.desk.sheet import Hands, footer, nothing_open, paper, sheet
from game.screens.desk.sights import Sights
from game.screens.desk.toolbar import by_urgency, toolbar
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.backdrop import Backdrop
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.session.commands import Choose, TakeBack
from game.session.view import DecisionView


class DeskScreen(Screen):
    """The desk of a game.

    Args:
        playing: the game.
        sign: carries the quarter out and tells what came of it.
    """

    name = "desk"

    def __init__(self, playing: Playing, sign: Callable[[], None]) -> None:
        self._playing = playing
        self._sign = sign
        self._wanted = ""
        self._pointed: str | None = None
        self._sights = Sights(playing)
        self._gauges = Gauges(playing, self._sights)
        self._art: MapArt | None = None

    def title(self, ui: Stage) -> str:
        """Return the quarter."""
        return ui.say("desk.title", quarter=quarter_words(ui.say, self._playing.view.quarter))

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the first option, or at the signature where no question is open."""
        return "options" if self._playing.view.decisions else "sign"

    def build(self, ui: Stage) -> Widget:
        """Return the desk: wide with the map beside the paper, narrow with one under another."""
        playing = self._playing
        shown = self.shown()
        sight = self._sights.look(shown, self._pointed)
        gauges = self._gauges.build(ui, sight)
        hands = Hands(self._choose, self._point, self._take_back, self._sign)
        body = (
            nothing_open(ui, playing)
            if shown is None
            else sheet(ui, playing, shown, self._sights, hands)
        )
        foot = footer(ui, playing, shown, self._pointed, hands)
        tools = toolbar(ui, playing, shown, self._show)
        title = ui.say("desk.question")
        if ui.look.metrics.columns < NARROW:
            return self._narrow(ui, (tools, body, foot, gauges))
        sheet_ = paper(body, foot, title, scrolls=True)
        right = Column([tools, sheet_], gap=6, pad=(16, 8), grow=1.55, least=480, id="right")
        left = self._map(ui)
        left.grow, left.least = 1, 300
        middle = Row([left, right], gap=0, down="fill", grow=1, id="middle", stacks=False)
        below = Panel([gauges], pad=(16, 8), id="below", title=ui.say("desk.indicators"))
        return Column([top_bar(ui, playing), middle, below], gap=0, id="desk")

    def _narrow(self, ui: Stage, parts: tuple[Widget, Widget, Widget, Widget]) -> Widget:
        tools, body, foot, gauges = parts
        sheet_ = Panel([body], on="paper", raised=True, pad=(20, 16), id="paper")
        long = Column([tools, sheet_, gauges, self._map(ui)], gap=12, pad=(12, 8), id="long")
        pane = Scroll(long, title=ui.say("desk.question"), id="pane")
        signing = Panel([foot], on="paper", pad=(16, 10), radius=0, id="signing")
        return Column([top_bar(ui, self._playing), pane, signing], gap=0, id="desk")

    def _map(self, ui: Stage) -> Widget:
        plan = self._playing.scenario.map
        if plan is None or not plan.regions:
            return Space(high=0)
        self._art = self._art or MapArt(plan)
        return Backdrop(Space(), self._art, high=360, id="map")

    def shown(self) -> DecisionView | None:
        """Return the question on paper: the one that was asked for, or the most urgent."""
        listed = by_urgency(self._playing.view)
        asked = next((d for d in listed if d.id == self._wanted), None)
        if asked is not None:
            return asked
        return next((d for d in listed if d.chosen is None), listed[0] if listed else None)

    def actions(self, ui: Stage) -> Mapping[str, Callable[[], None]]:
        """Return the keys that no widget stands for."""
        found = {
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "why": lambda: self._about(ui, "why"),
            "history": lambda: self._about(ui, "history"),
            "glossary": lambda: self._glossary(ui),
        }
        return {key: act for key, act in found.items() if key in {"next", "previous"}
                or self._playing.opens(key)}  # fmt: skip

    def tick(self, ui: Stage, seconds: float) -> bool:
        """Let futures glide."""
        return self._gauges.gliding.tick(seconds) and ui.settings.motion

    def left(self, ui: Stage) -> None:  # noqa: ARG002 - of no matter here
        """Let go of the game's file."""
        self._playing.close()

    def open_question(self, decision: str) -> None:
        """Show a question on paper."""
        self._show(decision)

    def _show(self, decision: str) -> None:
        self._wanted, self._pointed = decision, None
        self._playing.ui.refresh()

    def _step(self, by: int) -> None:
        listed = by_urgency(self._playing.view)
        shown = self.shown()
        if shown is not None:
            place = [d.id for d in listed].index(shown.id)
            self._show(listed[(place + by) % len(listed)].id)

    def _choose(self, option: str) -> None:
        shown = self.shown()
        if shown is not None:
            self._wanted = shown.id
            self._playing.apply(Choose(decision=shown.id, option=option))

    def _point(self, option: str | None) -> None:
        if option != self._pointed:
            self._pointed = option
            self._playing.ui.refresh()

    def _take_back(self) -> None:
        shown = self.shown()
        if shown is not None:
            self._playing.apply(TakeBack(what=shown.id))

    def _about(self, ui: Stage, page: str) -> None:
        """Open a page about the indicator in focus, or about the first."""
        names = [shown.name for shown in self._gauges.shown()]
        path = (ui.focused or "").split("/")
        found = next((name for name in names if name in path), names[0] if names else "")
        if found:
            self._playing.open(page, found)

    def _glossary(self, ui: Stage) -> None:  # noqa: ARG002 - what is in focus will say which term
        self._playing.open("glossary")
