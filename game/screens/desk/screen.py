"""The desk: the screen on which a quarter is played."""

from collections.abc import Callable, Mapping

from game.screens.bar import NARROW, top_bar
from game.screens.dates import quarter_words
from game.screens.desk.gauges import Gauges
from game.screens.desk.guide import Guide
from game.screens.desk.sheet import Hands, ended, footer, nothing_open, paper, sheet
from game.screens.desk.sights import Sights
from game.screens.desk.toolbar import by_urgency, toolbar
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.map import map_panel
from game.screens.passing import PassingScreen
from game.screens.playing import Foreseeing, Playing
from game.session.commands import Choose, Sign, TakeBack
from game.session.view import DecisionView


class DeskScreen(Foreseeing):
    """The desk of a game.

    Args:
        playing: the game.
        guided: whether there are hints for newcomers.
    """

    name = "desk"

    def __init__(self, playing: Playing, *, guided: bool = False) -> None:
        self._playing = playing
        self._guide = Guide(playing, wanted=guided)
        self._pointed: str | None = None
        self._sights = Sights(playing)
        self._gauges = Gauges(playing, self._sights)
        self._layer = ""
        #: Futures that the tags on the cards are taken from.
        self._tagged = 0

    def title(self, ui: Stage) -> str:
        """Return the quarter."""
        return ui.say("desk.title", quarter=quarter_words(ui.say, self._playing.view.quarter))

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - of no matter here
        """Begin at the question's number, so that it is read from its title on."""
        shown = self.shown()
        return "sign" if shown is None else f"number-{shown.id}"

    def build(self, ui: Stage) -> Widget:
        """Return the desk: wide with the map beside the paper, narrow with one under another."""
        playing = self._playing
        shown = self.shown()
        sight = self._sights.look(shown, self._pointed)
        self._tagged = self._sights.runs
        gauges = self._gauges.build(ui, sight)
        hands = Hands(self._choose, self._point, self._take_back, self._sign)
        body = self._body(ui, shown, hands)
        foot = footer(ui, playing, shown, lambda: self._pointed, hands)
        hint = self._guide.hint(ui, self._pointed)
        tools = Column([toolbar(ui, playing, shown, self._show), hint], gap=6, id="tools")
        title, view = ui.say("desk.question"), playing.view
        if ui.look.metrics.columns < NARROW:
            return self._narrow(ui, (tools, body, foot, gauges))
        about = shown.id if shown is not None else view.quarter
        sheet_ = paper(body, foot, (title, about))
        right = Column([tools, sheet_], gap=6, pad=(16, 8), grow=1.55, least=480, id="right")
        left = self._map(ui)
        left.grow, left.least = 1, 300
        middle = Row([left, right], gap=0, down="fill", grow=1, id="middle", stacks=False)
        below = Panel([gauges], pad=(16, 6), id="below", title=ui.say("desk.indicators"))
        return Column([top_bar(ui, playing), middle, below], gap=0, id="desk")

    def _body(self, ui: Stage, shown: DecisionView | None, hands: Hands) -> Widget:
        if self._playing.over:
            return ended(ui, self._playing)
        if shown is None:
            return nothing_open(ui, self._playing)
        return sheet(ui, self._playing, shown, self._sights, hands)

    def _narrow(self, ui: Stage, parts: tuple[Widget, Widget, Widget, Widget]) -> Widget:
        tools, body, foot, gauges = parts
        sheet_ = Panel([body], on="paper", raised=True, pad=(20, 16), id="paper")
        long = Column([tools, sheet_, gauges, self._map(ui)], gap=12, pad=(12, 8), id="long")
        pane = Scroll(long, title=ui.say("desk.question"), id="pane", high=60)
        signing = Panel([foot], on="paper", pad=(16, 10), radius=0, id="signing")
        return Column([top_bar(ui, self._playing), pane, signing], gap=0, id="desk")

    def _map(self, ui: Stage) -> Widget:
        """Return the map, which goes to the edges of its place."""
        playing = self._playing
        found = map_panel(
            ui.say, playing.scenario, playing.view, self._layer, self._colour, self._show
        )
        return found if found is not None else Space(high=0)

    def _colour(self, layer: str) -> None:
        self._layer = layer

    def shown(self) -> DecisionView | None:
        """Return the question on paper: the one that was asked for, or the most urgent."""
        listed = by_urgency(self._playing.view)
        asked = next((d for d in listed if d.id == self._playing.question), None)
        if asked is not None:
            return asked
        return next((d for d in listed if d.chosen is None), listed[0] if listed else None)

    def actions(self, ui: Stage) -> Mapping[str, Callable[[], None]]:
        """Return the keys that no widget stands for."""
        found = {
            "back": lambda: self._playing.open("menu"),
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "why": lambda: self._about(ui, "why"),
            "history": lambda: self._about(ui, "history"),
            "glossary": lambda: self._glossary(ui),
        }
        own = {"next", "previous"}
        pages = {"back": "menu"}
        return {
            key: act
            for key, act in found.items()
            if key in own or self._playing.opens(pages.get(key, key))
        }

    def tick(self, ui: Stage, seconds: float) -> bool:
        """Let futures glide; what is being computed gives way to the picture."""
        self._playing.give_way()
        return self._gauges.gliding.tick(seconds) and ui.settings.motion

    def left(self, ui: Stage) -> None:  # noqa: ARG002 - of no matter here
        """Let go of the game's file."""
        self._playing.close()

    def foreseen(self, ui: Stage) -> None:
        """Show new futures where they are; cards are built again once all have new tags."""
        self._gauges.look(ui, self._sights.at(self.shown(), self._pointed))
        if self._sights.runs != self._tagged:
            ui.refresh_next()

    def _show(self, decision: str) -> None:
        self._playing.question, self._pointed = decision, None
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
            self._playing.question = shown.id
            self._playing.apply(Choose(decision=shown.id, option=option))

    def _point(self, option: str | None) -> None:
        """Look at an option, or at none: what is drawn goes there, and nothing is built again."""
        if option == self._pointed:
            return
        self._pointed = option
        ui = self._playing.ui
        self._gauges.look(ui, self._sights.look(self.shown(), option))
        if self._guide.hears(option):
            ui.refresh()

    def _sign(self) -> None:
        """Let the quarter pass, and tell what came of it."""
        playing = self._playing
        self._pointed = None
        playing.apply(Sign())
        if not playing.refusal:
            playing.question = ""
            playing.ui.cue("quarter")
            playing.ui.push(PassingScreen(playing, self._passed))

    def _passed(self) -> None:
        """Go on after a quarter: to the desk, or to the review of a game that is over."""
        playing = self._playing
        if playing.over and playing.opens("review"):
            playing.ui.pop()
            playing.open("review")
        else:
            playing.ui.pop()
            # What was in focus belongs to the quarter before.
            playing.ui.focus_id(self.begin(playing.ui))

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
