"""The menu of a game: every page by name, settings, and two ways out."""

from collections.abc import Callable

from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.preferences import PreferencesScreen
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Rule
from game.screens.widgets.text import Text
from game.session.commands import Resign

_PAGES = (
    ("policy", "sliders-horizontal"),
    ("advisers", "users"),
    ("dispatches", "mail"),
    ("indicators", "chart-line"),
    ("quarter", "history"),
    ("sources", "book-open"),
    ("glossary", "circle-help"),
    ("review", "scale"),
)


class MenuScreen(Screen):
    """The menu.

    Args:
        playing: the game.
    """

    name = "menu"
    modal = True

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self._resigning = False

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("menu.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at going on."""
        return "on"

    def build(self, ui: Stage) -> Widget:
        """Return a sheet in the middle."""
        say = ui.say
        sheet = Panel(
            [
                Text(self.title(ui), "title"),
                Text(say("menu.kept", path=self._playing.saved.path.name), "small", "muted"),
                self._list(ui),
                Rule(),
                self._ways_out(ui),
            ],
            on="paper",
            raised=True,
            pad=(28, 22),
            gap=12,
            id="sheet",
        )
        return Column([Space(grow=1), sheet, Space(grow=1)], pad=(16, 24), most=560, id="around")

    def _list(self, ui: Stage) -> Widget:
        playing = self._playing
        pages = [
            self._entry(ui, page, icon, lambda page=page: self._open(ui, page))  # type: ignore[misc]  # a default binds the name
            for page, icon in _PAGES
            if playing.opens(page) and self._fits(page)
        ]
        settings = self._entry(ui, "settings", "settings", lambda: ui.swap(PreferencesScreen()))
        return Grid([*pages, settings], cell=220, most=2, gap=8, id="pages")

    def _fits(self, page: str) -> bool:
        """Return whether a page has something to show now."""
        over = self._playing.over
        past = {"quarter": self._playing.view.last is not None, "review": over}
        return past.get(page, page not in {"policy", "advisers", "dispatches"} or not over)

    def _entry(self, ui: Stage, page: str, icon: str, act: Callable[[], None]) -> Widget:
        return Button(ui.say(f"menu.{page}"), act, icon=icon, id=page)

    def _open(self, ui: Stage, page: str) -> None:
        ui.pop()
        self._playing.open(page)

    def _ways_out(self, ui: Stage) -> Widget:
        say = ui.say
        if self._resigning:
            really = Button(say("menu.resign_really"), lambda: self._resign(ui), id="really")
            stay = Button(
                say("menu.not"), lambda: self._ask(ui, resigning=False), kind="primary", id="on"
            )
            sure = Text(say("menu.sure"), "body", wide=0, id="words")
            return Column([sure, Row([really, stay], gap=8, id="ways")], gap=8, id="sure")
        resign = Button(
            say("menu.resign"), lambda: self._ask(ui, resigning=True), kind="quiet", id="resign"
        )
        return Row(
            [
                Button(say("menu.on"), ui.pop, kind="primary", id="on"),
                Button(say("menu.leave"), self._playing.leave, id="leave"),
                None if self._playing.over else resign,
            ],
            gap=8,
            id="ways",
        )

    def _ask(self, ui: Stage, *, resigning: bool) -> None:
        self._resigning = resigning
        ui.refresh()

    def _resign(self, ui: Stage) -> None:
        ui.pop()
        self._playing.apply(Resign())
        if self._playing.over and self._playing.opens("review"):
            self._playing.open("review")
