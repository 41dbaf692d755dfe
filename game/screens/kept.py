"""A kept game that can only be looked at: its pack is no longer what it was played on."""

from game.screens.dates import quarter_words
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import number
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Rule
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text
from game.session.saved import ReadOnlyGame
from game.session.view import View


class KeptScreen(Screen):
    """What was shown of a game, quarter by quarter.

    Args:
        game: as it was recorded.
    """

    name = "kept"

    def __init__(self, game: ReadOnlyGame) -> None:
        self._game = game
        self._place = max(len(game.views) - 1, 0)

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        view = self._view()
        return ui.say("kept.title") if view is None else view.title

    def build(self, ui: Stage) -> Widget:
        """Return why it cannot be played, and what was shown in a quarter."""
        say, view = ui.say, self._view()
        close = Button(say("common.close"), ui.pop, kind="primary", action="go", id="close")
        steps = self._steps(ui) if view is not None else []
        page = Panel(
            [
                Text(say("kept.eyebrow"), "eyebrow", "yours"),
                Text(self.title(ui), "title", wide=0),
                Text(say("kept.because", because=self._game.because), "body", "muted", wide=0),
                Scroll(_shown(ui, view), title=self.title(ui), id="shown", high=240),
                Rule(),
                Row([*steps, Space(grow=1), close], gap=8, id="foot"),
            ],
            on="paper",
            raised=True,
            pad=(32, 24),
            gap=12,
            grow=1,
            id="page",
        )
        return Panel([page], pad=24, id="around")

    def _steps(self, ui: Stage) -> list[Widget]:
        """Return the ways to the quarter before and after."""
        ends = {"before": self._place == 0, "after": self._place == len(self._game.views) - 1}
        return [
            Button(
                ui.say(f"kept.{name}"),
                lambda by=by: self._go(ui, by),  # type: ignore[misc]  # a default binds the step
                id=name,
                refusal=ui.say("kept.no_more") if ends[name] else None,
            )
            for name, by in (("before", -1), ("after", 1))
        ]

    def _view(self) -> View | None:
        return self._game.views[self._place] if self._game.views else None

    def _go(self, ui: Stage, by: int) -> None:
        self._place = min(max(self._place + by, 0), len(self._game.views) - 1)
        ui.refresh()


def _shown(ui: Stage, view: View | None) -> Widget:
    """Return what was known in a quarter, and what had been answered by then."""
    if view is None:
        return Text(ui.say("kept.nothing"), "body", "muted")
    heads: list[Head | str] = [
        ui.say("kept.indicator"),
        Head(ui.say("kept.value"), "right"),
        ui.say("kept.unit"),
    ]
    rows = [[i.title, number(ui.say, i.value, i.decimals), i.unit] for i in view.indicators]
    quarter = quarter_words(ui.say, view.quarter)
    return Column(
        [
            Text(ui.say("kept.quarter", quarter=quarter), "heading", id="quarter"),
            Table(ui.say("kept.quarter", quarter=quarter), heads, rows),
            *(
                Text(
                    ui.say(
                        "kept.answered",
                        quarter=quarter_words(ui.say, answer.quarter),
                        title=answer.title,
                        label=answer.label,
                    ),
                    "small",
                    wide=0,
                    id=f"answer-{place}",
                )
                for place, answer in enumerate(view.answered)
            ),
        ],
        gap=8,
        id="all",
    )
