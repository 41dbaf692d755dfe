"""The after-action review, a page at a time."""

from collections.abc import Callable, Mapping
from functools import partial

from game.screens.bar import NARROW, top_bar
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.review import branching
from game.screens.review.claims import claims_page
from game.screens.review.courses import courses_page
from game.screens.review.judging import Judging
from game.screens.review.luck import luck_page
from game.screens.review.overview import overview_page
from game.screens.review.page import Page
from game.screens.review.quarters import quarters_page
from game.screens.review.readers import readers_page
from game.screens.review.tradeoffs import tradeoffs_page
from game.screens.review.turning import turning_page
from game.screens.widgets.buttons import Button
from game.screens.widgets.choices import Choice
from game.screens.widgets.text import Text

Make = Callable[[Page], Widget]
#: The pages, in the order of their tabs.
PAGES: Mapping[str, Make] = {
    "overview": overview_page,
    "tradeoffs": tradeoffs_page,
    "readers": readers_page,
    "turning": turning_page,
    "courses": courses_page,
    "luck": luck_page,
    "claims": claims_page,
    "quarters": quarters_page,
}


class ReviewScreen(Screen):
    """The review of a game that is over.

    Args:
        playing: the game.
        about: the page to begin with; empty for the first.
    """

    name = "review"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._page = about if about in PAGES else "overview"
        self._judging = Judging(playing.saved.path.stem, playing.game)
        self._told = -1
        self._failed = ""

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("review.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the tabs."""
        return "tabs"

    def build(self, ui: Stage) -> Widget:
        """Return the tabs above the page."""
        wide = ui.look.metrics.columns >= NARROW
        return Column(
            [
                top_bar(ui, self._playing) if wide else None,
                Column([self._head(ui), self._body(ui)], gap=10, pad=(16, 10), grow=1, id="body"),
            ],
            gap=0,
        )

    def tick(self, ui: Stage, seconds: float) -> bool:  # noqa: ARG002 - nothing moves by itself
        """Show how far the turning points are."""
        if self._judging.percent != self._told:
            self._told = self._judging.percent
            ui.refresh()
        return False

    def left(self, ui: Stage) -> None:
        """Want nothing any more."""
        self._judging.pause(ui)

    def _head(self, ui: Stage) -> Widget:
        say = ui.say
        tabs = [(name, say(f"review.tab.{name}")) for name in PAGES]
        choice = Choice(
            say("review.title"), tabs, self._page, self._turn, kind="tab", id="tabs", grow=1
        )
        record = Button(
            say("review.tab.record"),
            partial(self._leave, ui, "record"),
            kind="quiet",
            style="small-strong",
            id="record",
        )
        back = Button(
            say("common.back"), ui.pop, kind="quiet", style="small-strong", action="back", id="back"
        )
        keeps = bool(self._playing.scenario.judgement.record)
        ends = Row([record if keeps else None, back], gap=4, stacks=False)
        return Row([choice, ends], gap=8, id="head")

    def _body(self, ui: Stage) -> Widget:
        if not self._playing.game.past:
            return _told(ui.say("review.nothing"))
        if not self._playing.over:
            return _told(ui.say("review.not_over"))
        self._judging.go_on(ui)
        found = self._judging.found
        if found is None:
            return _told(ui.say("review.judging"))
        page = Page(ui, self._playing, self._judging, found, self._turn, partial(self._branch, ui))
        made = PAGES[self._page](page)
        failed = Text(self._failed, "body", "harm") if self._failed else None
        whole = Column([failed, made], gap=8)
        return Scroll(whole, title=ui.say(f"review.tab.{self._page}"), id=self._page, high=300)

    def _turn(self, page: str) -> None:
        self._page, self._failed = page, ""
        self._playing.ui.refresh()

    def _leave(self, ui: Stage, page: str) -> None:
        """Open a page that needs the thread for itself."""
        self._judging.pause(ui)
        self._playing.open(page)

    def _branch(self, ui: Stage, quarter: str) -> None:
        self._judging.pause(ui)
        self._failed = branching.branch(ui, self._playing, quarter)
        ui.refresh()


def _told(words: str) -> Widget:
    return Panel([Text(words, "body")], on="panel", edge="line", pad=20, id="told")
