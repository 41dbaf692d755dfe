"""The guide: one hint at each right moment of the first quarters, then silence."""

from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Panel, Row
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Picture
from game.screens.widgets.text import Text

#: Quarters in which there are hints.
QUARTERS = 3


class Guide:
    """Gives hints.

    Args:
        playing: the game.
        wanted: whether there are any.
    """

    def __init__(self, playing: Playing, *, wanted: bool) -> None:
        self._playing = playing
        self._wanted = wanted
        self._has_pointed = False

    def hint(self, ui: Stage, pointed: str | None) -> Widget | None:
        """Return what to say now, as a strip; None where nothing needs to be said."""
        self._has_pointed = self._has_pointed or pointed is not None
        view = self._playing.view
        if not self._wanted or view.elapsed >= QUARTERS or view.phase != "drafting":
            return None
        words = ui.say(f"desk.guide.{self._moment()}")
        return Panel(
            [
                Row(
                    [
                        Picture("info", 18, "yours"),
                        Text(words, "small", wide=0, grow=1, least=180, id="words"),
                        Button(
                            ui.say("desk.guide.off"),
                            lambda: self._stop(ui),
                            kind="quiet",
                            style="small",
                            id="off",
                        ),
                    ],
                    gap=10,
                    stacks=False,
                    id="row",
                )
            ],
            on="raised",
            pad=(12, 4),
            id="guide",
            title=ui.say("desk.guide.label"),
        )

    def hears(self, pointed: str | None) -> bool:
        """Return whether there is another hint now that an option is pointed at."""
        return self._wanted and not self._has_pointed and pointed is not None

    def _moment(self) -> str:
        view = self._playing.view
        if view.elapsed:
            moment = "why" if view.elapsed == 1 and self._playing.opens("why") else "rest"
            return moment if not view.orders else "sign"
        if view.orders:
            return "sign"
        if not view.decisions:
            return "quiet"
        return "choose" if self._has_pointed or not self._playing.foresees else "point"

    def _stop(self, ui: Stage) -> None:
        self._wanted = False
        ui.refresh()
