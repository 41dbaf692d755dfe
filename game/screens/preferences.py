"""Settings: text, colours, motion, sound, language and keys, in force as they are changed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.screens.drawing.theme import THEMES
from game.screens.frame.keys import ACTIONS, spelled
from game.screens.frame.screen import Screen
from game.screens.frame.settings import TEXT_SIZES
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow, Grid
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Key, Widget
from game.screens.widgets.buttons import Button
from game.screens.widgets.choices import Choice, Switch
from game.screens.widgets.marks import Rule
from game.screens.widgets.text import Text
from game.screens.wording import languages

_NAMES = {"en": "English", "es": "Español"}
#: Keys that move the focus, or that a control in focus needs, can mean nothing else.
_FIXED = frozenset({"tab", "space", "up", "down", "left", "right", "escape"})
_HELD = ("shift", "ctrl", "alt", "meta", "gui", "caps lock")


@dataclass(eq=False)
class KeyButton(Button):
    """A button that waits for a key after it was pressed.

    Attributes:
        does: what its key does; spoken before the key.
        caught: told the key; None while it does not wait.
    """

    does: str = field(default="", kw_only=True)
    caught: Callable[[Key], None] | None = field(default=None, kw_only=True)

    @property
    def name(self) -> str:
        """What its key does."""
        return self.does

    @property
    def value(self) -> str:
        """Its key."""
        return self.label

    def on_key(self, key: Key) -> bool:
        """Take any key while waiting."""
        if self.caught is None or any(part in key.name for part in _HELD):
            return self.caught is not None or super().on_key(key)
        self.caught(key)
        return True


class PreferencesScreen(Screen):
    """All settings on one sheet of paper."""

    name = "settings"

    def __init__(self) -> None:
        self._waiting = ""
        self._problem = ""

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("preferences.title")

    def build(self, ui: Stage) -> Widget:
        """Return the sheet."""
        say = ui.say
        sheet = Column(
            [
                Text(say("preferences.reading"), "eyebrow", "yours"),
                *self._reading(ui),
                Text(say("preferences.looks"), "eyebrow", "yours"),
                *self._looks(ui),
                Text(say("preferences.hearing"), "eyebrow", "yours"),
                *self._hearing(ui),
                Text(say("preferences.keys"), "eyebrow", "yours"),
                Text(self._problem, "body", "harm") if self._problem else None,
                self._keys(ui),
            ],
            gap=12,
            pad=(0, 8),
        )
        foot = Row(
            [
                Text(say("preferences.kept"), "small", "muted", grow=1),
                Button(say("preferences.done"), ui.pop, kind="primary", action="back", id="done"),
            ],
            gap=16,
        )
        page = Panel(
            [
                Text(say("preferences.title"), "title"),
                Scroll(sheet, title=say("preferences.title"), id="sheet"),
                foot,
            ],
            on="paper",
            pad=(32, 24),
            gap=14,
            raised=True,
            grow=1,
        )
        return Column([page], pad=16, most=760)

    def _reading(self, ui: Stage) -> list[Widget]:
        say, settings = ui.say, ui.settings
        sizes = [
            (f"{size:g}", say("preferences.percent", percent=round(size * 100)))
            for size in TEXT_SIZES
        ]
        rows = [
            _row(
                say("preferences.text"),
                Choice(
                    say("preferences.text"),
                    sizes,
                    f"{settings.text:g}",
                    lambda size: ui.set(text=float(size)),
                    id="text",
                ),
            )
        ]
        spoken = [(name, _NAMES.get(name, name)) for name in languages()]
        if len(spoken) > 1:
            choice = Choice(
                say("preferences.language"),
                spoken,
                settings.language,
                lambda language: ui.set(language=language),
                id="language",
            )
            rows.append(_row(say("preferences.language"), choice))
        return [*rows, Rule()]

    def _looks(self, ui: Stage) -> list[Widget]:
        say = ui.say
        themes = [(name, say(f"preferences.themes.{name}")) for name in THEMES]
        theme = Choice(
            say("preferences.theme"),
            themes,
            ui.settings.theme,
            lambda name: ui.set(theme=name),
            id="theme",
        )
        return [
            _row(say("preferences.theme"), theme),
            _switch(ui, "motion"),
            _switch(ui, "full_screen"),
            Rule(),
        ]

    def _hearing(self, ui: Stage) -> list[Widget]:
        return [_switch(ui, "sound"), _switch(ui, "speak"), Rule()]

    def _keys(self, ui: Stage) -> Widget:
        rows: list[Widget] = [self._key(ui, action) for action in ACTIONS]
        usual = Button(
            ui.say("preferences.usual"), lambda: self._usual(ui), kind="quiet", id="usual"
        )
        return Column([Grid(rows, cell=280, gap=16, most=2), Flow([usual])], gap=8)

    def _key(self, ui: Stage, action: str) -> Widget:
        label = ui.say(f"preferences.actions.{action}")
        waits = self._waiting == action
        shown = ui.say("preferences.waiting") if waits else ui.keys.cap(action)
        button = KeyButton(
            shown,
            lambda: self._wait(ui, action),
            id=action,
            style="small-strong",
            hint=ui.say("preferences.key_hint"),
            does=label,
        )
        if waits:
            button.caught = lambda key: self._caught(ui, action, key)
        return Row([Text(label, "small", grow=1), button], id=f"row-{action}")

    def _wait(self, ui: Stage, action: str) -> None:
        self._waiting, self._problem = action, ""
        ui.refresh()

    def _caught(self, ui: Stage, action: str, key: Key) -> None:
        """Give an action its key, unless that is needed elsewhere; Escape leaves it as it was."""
        self._waiting = ""
        named = spelled(key)
        other = next((a for a in ui.keys.actions(key) if a in ACTIONS and a != action), None)
        if other is not None and named not in _FIXED:
            does = ui.say(f"preferences.actions.{other}")
            self._problem = ui.say("preferences.taken", key=named, action=does)
            ui.cue("refused")
        elif named not in _FIXED:
            ui.set(keys={**ui.settings.keys, action: named})
        ui.refresh()

    def _usual(self, ui: Stage) -> None:
        self._problem = ""
        ui.set(keys={})


def _row(label: str, control: Widget) -> Widget:
    return Row([Text(label, "body", grow=1, least=140), control], gap=16)


def _switch(ui: Stage, name: str) -> Widget:
    say = ui.say
    hint = f"preferences.{name}_hint"
    switch = Switch(
        say(f"preferences.{name}"),
        id=name,
        on=bool(getattr(ui.settings, name)),
        on_change=lambda on: ui.set(**{name: on}),
        words=(say("common.off"), say("common.on")),
        hint=say(hint) if say.knows(hint) else "",
    )
    return _row(say(f"preferences.{name}"), switch)
