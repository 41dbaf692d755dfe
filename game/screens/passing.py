"""A quarter passing: what happened, told in order, with what it moved and why."""

from collections.abc import Callable, Mapping

from game.screens.bar import top_bar
from game.screens.dates import quarter_words
from game.screens.desk.gauges import COUNT
from game.screens.drawing.theme import Tone
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.happenings import Happening, happening_row, happenings
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import number, shows, signed
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Rule
from game.screens.widgets.text import Text
from game.session.view import Change, IndicatorView

#: Seconds between two happenings.
_EVERY = 0.45
#: From this width on numbers stand in columns, in units that grow with text.
_ROOMY = 1100


class PassingScreen(Screen):
    """What came of the last quarter.

    Args:
        playing: the game, after the signature.
        go_on: leaves the screen: back to the desk, or to the review of a game that is over.
        at_once: whether everything is told at once: it is read again.
    """

    name = "quarter"

    def __init__(
        self, playing: Playing, go_on: Callable[[], None], *, at_once: bool = False
    ) -> None:
        self._playing = playing
        self._go_on = go_on
        self._told = tuple(self._happenings())
        self._shown = float(len(self._told)) if at_once else 1.0

    def title(self, ui: Stage) -> str:
        """Return which quarter passed."""
        return ui.say("passing.title", quarter=quarter_words(ui.say, self._quarter))

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the button that goes on."""
        return "go_on"

    def build(self, ui: Stage) -> Widget:
        """Return what happened beside what moved."""
        say = ui.say
        count = self._count(ui)
        told = [
            happening_row(ui, self._playing, happening, self._changes(), place)
            for place, happening in enumerate(self._told[:count])
        ]
        ruled: list[Widget] = []
        for row in told or [Text(say("passing.nothing"), "body", "muted", id="nothing")]:
            ruled += [Rule(), row] if ruled else [row]
        left = self._left(ui, Column(ruled, gap=10))
        right = self._moved(ui)
        right.grow, right.least = 1, 310
        page = Panel(
            [
                Row([left, right], gap=32, down="fill", grow=1, id="both"),
                Rule(),
                Row([Space(grow=1), self._button(ui)], gap=12, id="foot"),
            ],
            on="paper",
            raised=True,
            pad=(28, 20),
            gap=12,
            grow=1,
            id="page",
        )
        return Column(
            [top_bar(ui, self._playing), Panel([page], pad=16, grow=1, id="around")], gap=0
        )

    def _left(self, ui: Stage, told: Widget) -> Widget:
        say = ui.say
        items = [
            Text(say("passing.eyebrow"), "eyebrow", "yours"),
            Text(self.title(ui), "title", wide=0, id="title"),
            Scroll(told, title=say("passing.told"), id="happened", high=240),
        ]
        return Column(items, gap=10, grow=1.6, least=300, id="left")

    def actions(self, ui: Stage) -> Mapping[str, Callable[[], None]]:
        """Let escape go on: there is no way back."""
        return {"back": lambda: self._press(ui)}

    def tick(self, ui: Stage, seconds: float) -> bool:
        """Tell one happening after another."""
        if not ui.settings.motion or self._shown >= len(self._told):
            return False
        before = self._count(ui)
        self._shown += seconds / _EVERY
        if self._count(ui) > before:
            ui.cue("tick")
            ui.refresh()
        return True

    def _count(self, ui: Stage) -> int:
        return int(self._shown) if ui.settings.motion else len(self._told)

    def _button(self, ui: Stage) -> Widget:
        end = self._playing.over
        return Button(
            ui.say("passing.review" if end else "passing.go_on"),
            lambda: self._press(ui),
            kind="primary",
            action="go",
            id="go_on",
        )

    def _press(self, ui: Stage) -> None:
        """Tell the rest, or go on where all is told."""
        if self._count(ui) < len(self._told):
            self._shown = float(len(self._told))
            ui.refresh()
        else:
            self._go_on()

    def _moved(self, ui: Stage) -> Widget:
        say, view = ui.say, self._playing.view
        shown = [i for i in view.indicators if i.first] or list(view.indicators)
        rows: list[Widget] = []
        for indicator in shown[: 2 * COUNT]:
            rows += [Rule()] if rows else []
            rows.append(self._row(ui, indicator))
        heading = Text(say("passing.moved"), "heading", id="heading")
        pane = Scroll(Column(rows, gap=6), title=say("passing.moved"), id="moved", high=240)
        return Column([heading, pane], gap=10, id="right")

    def _row(self, ui: Stage, shown: IndicatorView) -> Widget:
        """Return an indicator with its value, how it moved, what mostly moved it, and a why."""
        words = [
            Text(shown.title, "small", wide=0, id="title"),
            Text(self._because(ui, shown), "small", "muted", wide=0, id="because"),
        ]
        about = Column(words, gap=0, grow=1, least=90, id="about")
        level = number(ui.say, shown.value, shown.decimals)
        roomy = ui.look.metrics.columns >= _ROOMY
        value = Text(level, "figure", side="right", least=62 if roomy else 0, id="value")
        change = shown.value - (shown.value if shown.previous is None else shown.previous)
        moved = self._change(ui, shown, change)
        why = self._why(ui, shown) if shows(change, shown.decimals) else None
        return Row([about, value, moved, why], gap=10, stacks=False, id=shown.name)

    def _change(self, ui: Stage, shown: IndicatorView, change: float) -> Widget:
        moved = shows(change, shown.decimals)
        words = signed(ui.say, change, shown.decimals) if moved else ui.say("passing.same")
        good: Tone = "livelihood" if (change > 0) == (shown.better == "more") else "harm"
        tone: Tone = good if moved and shown.better != "neither" else "muted"
        least = 52 if ui.look.metrics.columns >= _ROOMY else 0
        return Text(words, "small-strong", tone, side="right", least=least, id="change")

    def _why(self, ui: Stage, shown: IndicatorView) -> Widget | None:
        if not self._playing.opens("why"):
            return None
        return Button(
            ui.say("desk.why"),
            lambda: self._playing.open("why", shown.name),
            kind="quiet",
            style="small",
            hint=ui.say("desk.why_hint", title=shown.title),
            id="why",
        )

    def _because(self, ui: Stage, shown: IndicatorView) -> str:
        """Return the largest cause of its change, or who reports it."""
        change = next((c for c in self._changes() if c.indicator == shown.name), None)
        if change is not None and change.causes:
            return ui.say("passing.mostly", cause=change.causes[0].title)
        if shown.by_title:
            return ui.say("passing.by", who=shown.by_title)
        return ui.say("passing.unit", unit=shown.unit)

    @property
    def _quarter(self) -> str:
        last = self._playing.view.last
        return self._playing.view.quarter if last is None else last.quarter

    def _changes(self) -> tuple[Change, ...]:
        last = self._playing.view.last
        return () if last is None else last.changes

    def _happenings(self) -> tuple[Happening, ...]:
        last, playing = self._playing.view.last, self._playing
        events = () if last is None else last.events
        return tuple(happenings(playing.ui.say, playing.scenario, events))
